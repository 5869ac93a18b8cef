"""The whole page: the head, a tab for each screen, the foot."""

from pathlib import Path

import gradio as gr

from corpus.status import held
from screens import tanya
from screens.app import App
from screens.installed import installed_html
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
    with gr.Blocks(title="Netral", analytics_enabled=False, fill_width=False) as blocks:
        gr.HTML(HEAD)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Tanya", id="tanya"):
                tanya.layout(app)
                texts = gr.HTML("")
        gr.HTML(FOOT)
        blocks.load(lambda: _installed(app), None, texts, api_visibility="private", show_progress="hidden")
    return blocks


def _installed(app: App) -> str:
    return installed_html(held(app.library, app.catalogue, app.today()))


def head() -> str:
    """What stands in the head of the page: our one script, inline, so that nothing is fetched."""
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    )
