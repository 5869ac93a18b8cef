"""What a reader does with an answer: takes it away as PDF or DOCX, says whether it helped.

The file is made in memory and handed to the browser as text; nothing of it lies on the server, not even for a moment.
"""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import gradio as gr

from corpus.model import Answer
from drafting.paper import Paper, answer_paper, docx_bytes, pdf_bytes
from qa.answering import Reply
from qa.sentences import VERDICT_LABELS
from screens import feedback
from screens.app import App
from screens.events import HIDDEN, QUICK
from screens.words import DISCLAIMER, REASONS

FORMS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": ("application/pdf", pdf_bytes),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_bytes),
}
# Buttons in our own HTML of an answer.
TAKING = (
    "element.addEventListener('click', event => {"
    " const file = event.target.closest('[data-take]'), thumb = event.target.closest('[data-opinion]');"
    " if (file) trigger('download', {form: file.dataset.take, turn: file.dataset.turn});"
    " else if (thumb) trigger('like', {opinion: thumb.dataset.opinion, turn: thumb.dataset.turn}); });"
)
SAVE = "(file) => window.netralSave(file)"

Found = Callable[[Any, int], Reply | None]  # the answer of a number in what a reader's session holds
File = dict[str, str]


def file_of(reply: Reply, form: str) -> File | None:
    """The answer as a file for the browser: its name, its media type, its bytes as base64; None for an unknown form."""
    if form not in FORMS:
        return None
    media, made = FORMS[form]
    headline = VERDICT_LABELS[reply.verdict] if isinstance(reply, Answer) else REASONS[reply.reason]
    data = made(answer_paper(reply, headline, DISCLAIMER))
    return {"name": f"netral-{reply.as_of}.{form}", "type": media, "data": b64encode(data).decode("ascii")}


def wire(app: App, view: gr.HTML, held: gr.State, found: Found) -> gr.HTML:
    """Let the buttons in `view` work; returns where thanks are shown."""
    file = gr.JSON(visible="hidden")
    thanks = gr.HTML("", elem_classes="thanks")

    def take(state: Any, event: gr.EventData) -> File | None:
        reply = found(state, int(event._data["turn"]))
        return file_of(reply, str(event._data["form"])) if reply else None

    def rate(state: Any, event: gr.EventData) -> str:
        return feedback.rated(app, found(state, int(event._data["turn"])), str(event._data["opinion"]))

    view.download(take, held, file, **QUICK).then(None, file, None, js=SAVE)
    view.like(rate, held, thanks, **HIDDEN)
    return thanks
