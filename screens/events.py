"""How the handlers of the screens are registered: none is public (the API is `api.py`), and none waits without end."""

from typing import Any

Update = Any  # what Gradio takes to change a component: a component, or a value

HIDDEN: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
QUICK: dict[str, Any] = {"api_visibility": "private", "show_progress": "minimal", "concurrency_limit": 4}
QUEUE = 60  # questions that may wait; more are told to come back
