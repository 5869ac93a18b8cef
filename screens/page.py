"""The whole page: the head, a tab for each screen, the foot."""

import json
from pathlib import Path

import gradio as gr

from screens import pustaka
from screens.app import App
from screens.events import HIDDEN, Update
from screens.labels import both, row, word
from screens.loops import looped
from screens.markup import esc
from screens.tabs import IDS, LIBRARY, TABS
from screens.words import DISCLAIMER

HERE = Path(__file__).parent
STYLES = HERE / "styles.css"
SCRIPT = HERE / "page.js"
EARLY = HERE / "early.js"
ICON = HERE / "icon.png"
UPLOADS = (600, 600)  # seconds: what an upload that nothing came of leaves behind is cleared away this often, this old
FOOT = f'<footer class="foot"><p>{esc(DISCLAIMER)}</p></footer>'


@looped
def page(app: App) -> gr.Blocks:
    """All tabs over one app; nothing of a reader is kept outside the reader's session."""
    blocks: gr.Blocks = gr.Blocks(title="Netral", analytics_enabled=False, delete_cache=UPLOADS)
    laid = {}
    with blocks:
        gr.HTML(_top("tagline" if app.rewriter is None else "tagline-model"))  # a model may be elsewhere
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


def _top(tagline: str) -> str:
    """The head of the page: the name, what this is, the switches."""
    return (
        '<header class="top"><p class="name" role="heading" aria-level="1">Netral</p>'
        f'<p class="tagline">{both(tagline)}</p><span class="switches">'
        f'<button type="button" data-install hidden>{both("install-app")}</button>'
        '<button type="button" data-switch><span class="l-id" lang="en">English</span>'
        '<span class="l-en" lang="id">Bahasa Indonesia</span></button></span></header>'
    )


def _arrival(app: App, ref: str, tab: str) -> tuple[Update, Update]:
    """The tab and the place of someone who comes with an address; without one nothing moves under the reader."""
    if ref:
        return gr.Tabs(selected=LIBRARY), pustaka.opened(app, ref, None)
    return gr.Tabs(selected=tab) if tab in IDS else gr.skip(), gr.skip()


def head() -> str:
    """What stands in the head of the page: our one script, inline, so that nothing is fetched."""
    tabs = json.dumps([row(tab.label) for tab in TABS], ensure_ascii=False)
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<script>const TABS = {tabs};\n{SCRIPT.read_text(encoding='utf-8')}</script>"
    )


def early() -> str:
    """The script that must run before all others."""
    return EARLY.read_text(encoding="utf-8")
