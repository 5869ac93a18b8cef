"""The tab Tanya: a conversation with answers, their articles and what to take away."""

from pathlib import Path

import gradio as gr

from corpus.errors import NetralError
from screens import feedback, rephrase
from screens.app import LONGEST, App
from screens.events import HIDDEN, QUICK, Update
from screens.holdings import holdings
from screens.installed import installed_html
from screens.labels import word
from screens.markup import esc
from screens.pustaka import OPENING
from screens.take import TAKING, wire
from screens.talk import BAD_DAY, EMPTY, TOO_LONG, Turns, asked, day_of, reply_of, sentence, talk_html

SAMPLES = Path(__file__).parent / "samples.txt"
# Buttons in our own HTML that ask a question: the click carries the question to the handler.
ASKING = (
    "element.addEventListener('click', event => {"
    " const button = event.target.closest('[data-ask]');"
    " if (button) trigger('click', {ask: button.dataset.ask}); });"
)

# The newest answer is brought into view, since on a phone it begins below the fold.
SEEN = "() => setTimeout(() => document.getElementById('replies')?.scrollIntoView({block: 'start'}), 60)"

Told = tuple[str, Turns, str]  # what stays in the question box, the conversation, its HTML


def samples_html() -> str:
    """Real questions to begin with, as buttons."""
    questions = SAMPLES.read_text(encoding="utf-8").splitlines()
    chips = "".join(f'<button type="button" data-ask="{esc(q)}">{esc(q)}</button>' for q in filter(None, questions))
    return f'<div class="samples" role="group" aria-label="Contoh pertanyaan">{chips}</div>'


def answered(app: App, question: str, day: str | None, turns: Turns) -> Told:
    """What the tab shows after a question; a question that cannot be asked stays in its box."""
    if not question.strip():
        return question, turns, talk_html(app, turns, EMPTY)
    try:
        as_of = day_of(day)
    except ValueError:
        return question, turns, talk_html(app, turns, BAD_DAY)
    try:
        later = asked(app, question, as_of, turns)
        return "", later, talk_html(app, later, TOO_LONG if len(question) > LONGEST else "")
    except NetralError as error:
        return question, turns, talk_html(app, turns, sentence(error))


def layout(app: App) -> tuple[gr.HTML, gr.HTML]:
    """Lay the tab out; returns the two components whose links open provisions: the answers, the texts installed."""
    turns = gr.State(())
    question, day, send, fresh = _fields()
    chips = gr.HTML(samples_html(), js_on_load=ASKING)
    replies = gr.HTML("", js_on_load=ASKING + OPENING + TAKING, elem_id="replies")
    thanks = wire(app, replies, turns, reply_of)
    opinion = feedback.layout(app, turns)
    texts = gr.HTML("", js_on_load=OPENING)

    def ask(text: str, written: str | None, before: Turns) -> tuple[Update, ...]:
        told = answered(app, text, written, before)
        return (*told, gr.HTML(visible=not told[1]), gr.Accordion(visible=bool(told[1])), "")

    def ask_clicked(written: str | None, before: Turns, event: gr.EventData) -> tuple[Update, ...]:
        return ask(str(event._data["ask"]), written, before)

    told = [question, turns, replies, chips, opinion, thanks]
    typed = gr.on([send.click, question.submit], ask, [question, day, turns], told, **QUICK)
    clicked = gr.on([chips.click, replies.click], ask_clicked, [day, turns], told, **QUICK)
    for event in (typed, clicked):
        event.then(None, js=SEEN)
        rephrase.follow(app, event, turns)
    fresh.click(_begun, None, [*told, day], **HIDDEN)
    gr.on(None, lambda: _installed(app), None, texts, **HIDDEN)  # when the page is opened
    return replies, texts


def _installed(app: App) -> str:
    return installed_html(holdings(app))


def _begun() -> tuple[Update, ...]:
    """The tab as it was before the first question."""
    return "", (), "", gr.HTML(visible=True), gr.Accordion(visible=False), "", ""


def _fields() -> tuple[gr.Textbox, gr.Textbox, gr.Button, gr.Button]:
    """The question, the day, and the buttons to ask and to begin anew."""
    question = gr.Textbox(
        label=word("question"), placeholder=word("question-example"), lines=1, max_lines=8, elem_id="question"
    )
    with gr.Row(elem_classes="askrow"):
        day = gr.Textbox(
            label=word("day"),
            placeholder=word("day-example"),
            elem_id="asof",
            scale=3,
        )
        send = gr.Button(word("ask"), variant="primary", elem_id="send", scale=1, min_width=110)
        fresh = gr.Button(word("fresh"), elem_id="fresh", scale=1, min_width=110)
    return question, day, send, fresh
