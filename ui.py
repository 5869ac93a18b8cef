"""The app: builds the assistant once and serves the screens. `python ui.py` and `netral serve` both come here."""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as in cli.py, before native libraries are loaded
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

from datetime import date

import gradio as gr

from corpus.settings import Settings
from screens.app import App, app_of
from screens.events import QUEUE
from screens.page import STYLES, head, page


def launch(settings: Settings, *, lan: bool = False) -> None:
    """Serve the app until it is stopped; with `lan` to the whole local network, whose address is printed."""
    serve(app_of(settings, date.today), host="0.0.0.0" if lan else settings.host, port=settings.port)


def serve(app: App, *, host: str, port: int, block: bool = True) -> gr.Blocks:
    """Start serving; returns at once where `block` is false, for tests and for whoever embeds the app."""
    blocks = page(app).queue(max_size=QUEUE, default_concurrency_limit=4)
    blocks.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=not block,
        share=False,
        show_error=False,
        footer_links=[],
        css_paths=STYLES,
        head=head(),
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
    )
    return blocks


if __name__ == "__main__":
    launch(Settings.from_env(os.environ))
