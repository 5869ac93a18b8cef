"""The newest answer in other words, where a language model is set: a place in the answer, and what comes into it.

Our own answer stands there at once and stays; the rewriting comes beside it when all of it has been checked. It is put
into its place by the page's own script, so that nothing that a reader has opened meanwhile is closed again.
"""

import json
from typing import Any

import gradio as gr

from corpus.model import Answer
from qa.writer import Rewriting
from screens.app import App
from screens.events import HIDDEN
from screens.markup import esc, paragraph
from screens.render import place_of, shown_link_of
from screens.talk import Turns

AT_ONCE: dict[str, Any] = HIDDEN | {"concurrency_limit": 2}
PLACED = (
    "written => { if (!written) return; const {place, html} = JSON.parse(written);"
    " const slot = document.getElementById(place); if (slot) slot.innerHTML = html; }"
)


def rewritten_html(written: Rewriting, turn: int) -> str:
    """The rewriting, or why there is none, as HTML."""
    link = shown_link_of(turn)
    said = "".join(paragraph(part, link) for part in written.text.split("\n\n") if part)
    title = "<h3>Dengan kata lain</h3>" if said else ""
    return f"{title}{said}<p class='aside'><small>{esc(written.note)}</small></p>"


def told(app: App, turns: Turns, before: str = "") -> str:
    """What the script puts where, as JSON; empty where there is nothing to rewrite.

    `before` is what was told last: an answer that is shown again keeps its words and is not sent once more.
    """
    if not turns or app.rewriter is None or not isinstance(turns[-1].reply, Answer):
        return ""
    reply, turn = turns[-1].reply, turns[-1].number
    place = place_of(reply, turn)
    if before.startswith(json.dumps({"place": place})[:-1]):
        return before
    written = app.rewriter.rewritten(reply)
    return "" if written is None else json.dumps({"place": place, "html": rewritten_html(written, turn)})


def follow(app: App, asked: Any, turns: gr.State) -> None:
    """Have each answer rewritten after the event that brought it; nothing where no model is set."""
    if app.rewriter is None:
        return
    written = gr.Textbox(visible=False)
    told_now = asked.then(lambda now, before: told(app, now, before or ""), [turns, written], written, **AT_ONCE)
    told_now.then(None, written, None, js=PLACED)
