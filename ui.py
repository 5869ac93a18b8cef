"""The app: builds the assistant once and serves the screens. `python ui.py` and `netral serve` both come here."""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as in cli.py, before native libraries are loaded
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
os.environ.setdefault("LANGSMITH_TRACING", "false")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import sys
from datetime import date
from functools import partial
from threading import Timer
from typing import Any

import gradio as gr

from api import Running, desk_of, running, web_app
from corpus.errors import BadSetting, NetralError
from corpus.settings import Settings
from screens import originals
from screens.address import EVERYWHERE, lan_address, qr_text
from screens.app import App, app_of
from screens.early import Early
from screens.events import QUEUE
from screens.kuis import Hall, routes
from screens.labels import translations
from screens.loops import looped
from screens.page import ICON, STYLES, early, head, page
from screens.uploads import LARGEST

SOON = 5.0  # seconds after the start, in which the first page is opened
FONTS = ["system-ui", "Segoe UI", "Roboto", "sans-serif"]


def launch(settings: Settings, *, lan: bool = False) -> None:
    """Serve the app until it is stopped; with `lan` to the whole local network, with the address and a QR code.

    Raises:
        BadSetting: the port is taken.
    """
    print("Netral is getting ready; the very first start takes up to a minute.", file=sys.stderr)
    address = lan_address(settings.port) if lan else None
    app = app_of(settings, date.today, address)
    _tell(settings, address, lan=lan)
    try:
        served = serve(app, host=EVERYWHERE if lan else settings.host, port=settings.port)
    except OSError as error:  # the port is taken
        raise BadSetting("NETRAL_PORT", str(settings.port), "Another program listens there; set another.") from error
    _prepare_soon(app)
    served.wait()


def serve(app: App, *, host: str, port: int) -> Running:
    """Start serving the page, the API and the MCP tools; returns as soon as they answer."""
    return running(_mounted(app, host, port), host, port)


@looped
def _mounted(app: App, host: str, port: int) -> Any:
    """The page on the API's application."""
    blocks: gr.Blocks = page(app)
    blocks.queue(max_size=QUEUE, default_concurrency_limit=4)
    web = web_app(desk_of(app.assistant, app.library, app.today, app.rewriter))
    web.add_route(originals.PATH, partial(originals.served, app))
    web.router.routes.extend(routes(Hall(app.rooms, app.address)))
    mounted = gr.mount_gradio_app(
        web,
        blocks,
        path="/",
        server_name=host,
        server_port=port,
        show_error=False,
        max_file_size=LARGEST,
        run_history=False,  # Gradio would keep the questions in the browser
        footer_links=["settings"],  # where the language of the labels is changed
        i18n=translations(),
        pwa=True,
        favicon_path=str(ICON),
        css_paths=STYLES,
        head=head(),
        theme=gr.themes.Base(font=FONTS, font_mono=["ui-monospace", "monospace"]),
    )
    mounted.add_middleware(Early, script=early())
    return mounted


def _prepare_soon(app: App) -> None:
    """Load what makes questions cheaper, when the first reader has the page; until then they are answered without."""
    timer = Timer(SOON, app.library.load_for_many)
    timer.daemon = True
    timer.start()


def _tell(settings: Settings, address: str | None, *, lan: bool) -> None:
    """Say where the app is; to stderr, as everything that is no answer."""
    print(f"Netral: http://{settings.host}:{settings.port}/  (Ctrl+C to stop)", file=sys.stderr)
    if address:
        print(f"In this network: {address}\n{qr_text(address)}", file=sys.stderr)
    elif lan:
        print("No local network was found; only this machine can open the app.", file=sys.stderr)


def main() -> int:
    """Serve by the settings of the environment; the exit code says how it ended."""
    try:
        launch(Settings.from_env(os.environ), lan="--lan" in sys.argv[1:])
    except NetralError as error:
        print(f"netral: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
