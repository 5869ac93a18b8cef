"""The functions of the app for programs: HTTP endpoints with OpenAPI, and MCP tools. They take content, never paths."""

from api.desk import Desk, desk_of
from api.http import web_app
from api.running import Running, running

__all__ = ["Desk", "Running", "desk_of", "running", "web_app"]
