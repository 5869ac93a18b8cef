"""The whole page: the head, a tab for each screen, the foot."""

from pathlib import Path

import gradio as gr

from screens import pustaka
from screens.app import App
from screens.events import HIDDEN, Update
from screens.labels import word
from screens.markup import esc
from screens.tabs import IDS, LIBRARY, TABS
from screens.words import DISCLAIMER

HERE = Path(__file__).parent
STYLES = HERE / "styles.css"
SCRIPT = HERE / "page.js"
UPLOADS = (600, 600)  # seconds: what an upload that nothing came of leaves behind is cleared away this often, this old
HEAD = """<header class="top"><p class="name" role="heading" aria-level="1">Netral</p>
<p>Tanya jawab netralitas ASN dengan pasal yang dikutip. Berjalan di komputer ini, tanpa internet.</p></header>"""
OFFLINE = ", tanpa internet"  # not said where a language model is set, which may be elsewhere
FOOT = f'<footer class="foot"><p>{esc(DISCLAIMER)}</p></footer>'


def page(app: App) -> gr.Blocks:
    """All tabs over one app; nothing of a reader is kept outside the reader's session."""
    blocks: gr.Blocks = gr.Blocks(title="Netral", analytics_enabled=False, delete_cache=UPLOADS)
    laid = {}
    with blocks:
        gr.HTML(HEAD if app.rewriter is None else HEAD.replace(OFFLINE, ""))
        with gr.Tabs(elem_id="tabs") as tabs:
            for tab in TABS:
                with gr.Tab(word(tab.label), id=tab.id):
                    laid[tab.id] = tab.layout(app)
        gr.HTML(FOOT)
        view, day = laid.pop(LIBRARY)

        def follow(written: str | None, event: gr.EventData) -> tuple[Update, str]:
            return gr.Tabs(selected=LIBRARY), pustaka.opened(app, str(event._data["ref"]), written)

        def arrive(request: gr.Request) -> tuple[Update, Update]:
            return _arrival(app, request.query_params.get("ref", ""), request.query_params.get("tab", ""))

        for source in (component for components in laid.values() for component in components):
            source.select(follow, day, [tabs, view], **HIDDEN)
        blocks.load(arrive, None, [tabs, view], **HIDDEN)
    return blocks


def _arrival(app: App, ref: str, tab: str) -> tuple[Update, Update]:
    """The tab and the place of someone who comes with an address; without one nothing moves under the reader."""
    if ref:
        return gr.Tabs(selected=LIBRARY), pustaka.opened(app, ref, None)
    return gr.Tabs(selected=tab) if tab in IDS else gr.skip(), gr.skip()


def head() -> str:
    """What stands in the head of the page: our one script, inline, so that nothing is fetched."""
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    )
