"""The whole page: the head, a tab for each screen, the foot."""

from pathlib import Path

import gradio as gr

from corpus.status import held
from screens import periksa, pustaka, tanya, tentang
from screens.app import App
from screens.events import HIDDEN, Update
from screens.installed import installed_html
from screens.labels import word
from screens.markup import esc
from screens.words import DISCLAIMER

HERE = Path(__file__).parent
STYLES = HERE / "styles.css"
SCRIPT = HERE / "page.js"
HEAD = """<header class="top"><p class="name" role="heading" aria-level="1">Netral</p>
<p>Tanya jawab netralitas ASN dengan pasal yang dikutip. Berjalan di komputer ini, tanpa internet.</p></header>"""
FOOT = f'<footer class="foot"><p>{esc(DISCLAIMER)}</p></footer>'


def page(app: App) -> gr.Blocks:
    """All tabs over one app; nothing of a reader is kept outside the reader's session."""
    blocks: gr.Blocks = gr.Blocks(title="Netral", analytics_enabled=False)
    with blocks:
        gr.HTML(HEAD)
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab(word("tab-ask"), id="tanya"):
                replies, texts = tanya.layout(app)
            with gr.Tab(word("tab-check"), id="periksa"):
                checked = periksa.layout(app)
            with gr.Tab(word("tab-library"), id="pustaka"):
                view, day = pustaka.layout(app)
            with gr.Tab(word("tab-about"), id="tentang"):
                gr.HTML(tentang.about(app))
        gr.HTML(FOOT)

        def follow(written: str | None, event: gr.EventData) -> tuple[Update, str]:
            return gr.Tabs(selected="pustaka"), pustaka.opened(app, str(event._data["ref"]), written)

        def arrive(request: gr.Request) -> tuple[str, Update, Update]:
            return _installed(app), *_arrival(app, request.query_params.get("ref", ""))

        for source in (replies, texts, checked):
            source.select(follow, day, [tabs, view], **HIDDEN)
        blocks.load(arrive, None, [texts, tabs, view], **HIDDEN)
    return blocks


def _installed(app: App) -> str:
    return installed_html(held(app.library, app.catalogue, app.today()))


def _arrival(app: App, ref: str) -> tuple[Update, Update]:
    """The tab and the place of someone who comes with an address; without one nothing moves under the reader."""
    if not ref:
        return gr.skip(), gr.skip()
    return gr.Tabs(selected="pustaka"), pustaka.opened(app, ref, None)


def head() -> str:
    """What stands in the head of the page: our one script, inline, so that nothing is fetched."""
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    )
