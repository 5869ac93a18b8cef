"""How the handlers of the screens are registered: none is public (the API is `api.py`), and none waits without end."""

from typing import Any

HIDDEN: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
QUICK: dict[str, Any] = {"api_visibility": "private", "show_progress": "minimal", "concurrency_limit": 4}
QUEUE = 60  # questions that may wait; more are told to come back
