"""The tab Periksa Diri: at most six choices, no typing, and the same answer with its articles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

import gradio as gr

from corpus.errors import NetralError
from corpus.model import Conduct
from qa.answering import Reply
from screens import guide
from screens.app import App
from screens.article import articles_of
from screens.events import HIDDEN, QUICK, Update
from screens.guide import Choice
from screens.labels import word
from screens.pustaka import OPENING
from screens.render import Shown, reply_html
from screens.take import TAKING, wire
from screens.talk import notice_html, sentence

INTRO = (
    '<div class="intro"><h2>Periksa diri sebelum bertindak</h2><p>Pilih paling banyak lima hal. Tidak perlu mengetik, '
    "dan tidak ada yang disimpan.</p></div>"
)
TURN = 900  # marks of this tab's answer, apart from those of the conversation


def result(app: App, choice: Choice, conduct: str) -> tuple[str, Reply | None]:
    """The answer for the choice as HTML, and as it is."""
    try:
        reply = guide.answer(app, choice, conduct, app.today())
        titled = replace(reply, question=guide.title(app, choice, conduct))
        return reply_html(Shown(titled, articles_of(titled.citations, titled.as_of, app), TURN)), titled
    except NetralError as error:
        return notice_html(sentence(error)), None


def layout(app: App) -> tuple[gr.HTML]:
    """Lay the tab out; returns the component whose links open provisions."""
    gr.HTML(INTRO)
    who = gr.Radio(guide.people(app), label=word("who"), elem_id="who", elem_classes="step")
    which = gr.Radio(guide.regimes(), label=word("which"), elem_id="which", elem_classes="step", visible=False)
    when = gr.Radio(guide.stages(app), label=word("when"), elem_id="when", elem_classes="step", visible=False)
    area = gr.Radio([], label=word("area"), elem_id="area", elem_classes="step", visible=False)
    what = gr.Radio([], label=word("what"), elem_id="what", elem_classes="step", visible=False)
    view = gr.HTML("", js_on_load=OPENING + TAKING, elem_id="checked")
    held = gr.State(None)
    wire(app, view, held, lambda reply, _: reply)
    again = gr.Button(word("restart"), elem_id="restart")
    steps = (who, which, when, area, what)

    ruled = _remembered(app)

    def areas(subject: str, regime: str, stage: str) -> Update:
        return _offered(guide.areas(ruled(Choice(subject, regime, stage))))

    def conducts(subject: str, regime: str, stage: str, chosen: str) -> Update:
        return _offered(guide.conducts(ruled(Choice(subject, regime, stage)), chosen))

    def check(subject: str, regime: str, stage: str, conduct: str) -> tuple[str, Reply | None]:
        return result(app, Choice(subject, regime, stage), conduct)

    who.input(lambda: _from(2), None, [*steps[1:], view], **HIDDEN).then(None, js=_to("which"))
    which.input(lambda: _from(3), None, [*steps[2:], view], **HIDDEN).then(None, js=_to("when"))
    emptied = when.input(lambda: _from(4), None, [*steps[3:], view], **HIDDEN)
    emptied.then(areas, [who, which, when], area, **QUICK).then(None, js=_to("area"))
    narrowed = area.input(lambda: _from(5), None, [what, view], **HIDDEN)
    narrowed.then(conducts, [who, which, when, area], what, **QUICK).then(None, js=_to("what"))
    what.input(check, [who, which, when, what], [view, held], **QUICK).then(None, js=_to("checked"))
    again.click(lambda: (gr.Radio(value=None), *_from(2, shown=False)), None, [*steps, view], **HIDDEN)
    return (view,)


def _remembered(app: App) -> Callable[[Choice], tuple[Conduct, ...]]:
    """Which conducts are ruled for a choice, found once for a day and a state of the texts."""

    @lru_cache(maxsize=512)
    def found(choice: Choice, day: date, revision: int) -> tuple[Conduct, ...]:
        return guide.ruled(app, choice, day)

    return lambda choice: found(choice, app.today(), app.library.revision)


def _offered(choices: guide.Choices) -> Update:
    return gr.Radio(choices=choices, value=None, visible=True)


def _from(step: int, *, shown: bool = True) -> tuple[Update, ...]:
    """Updates of all steps from this one on: it is shown anew, those behind it are hidden; the result is emptied."""
    first = gr.Radio(value=None, visible=shown)
    return (first, *(gr.Radio(value=None, visible=False) for _ in range(5 - step)), "")


def _to(place: str) -> str:
    """Script that brings the next step into view."""
    return f"() => setTimeout(() => document.getElementById('{place}')?.scrollIntoView({{block: 'start'}}), 60)"
