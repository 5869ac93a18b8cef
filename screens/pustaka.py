"""The tab Pustaka: the list of regulations, a regulation's tree, an article with its history, and search."""

from collections.abc import Callable

import gradio as gr

from corpus.errors import BadReference, NetralError
from corpus.reference import Ref
from screens.app import App
from screens.events import QUICK
from screens.labels import word
from screens.shelves import ALL, FILTERS, found, place, shelf
from screens.talk import BAD_DAY, day_of, notice_html, sentence

UNKNOWN = "Alamat ini tidak menunjuk ketentuan mana pun."
HOME = "home"

# Links to provisions in our own HTML: a click opens the place in the app, and leaves its address to be copied.
OPENING = (
    "element.addEventListener('click', event => {"
    " const link = event.target.closest('a[data-ref]');"
    " if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;"
    " event.preventDefault();"
    " history.replaceState(null, '', link.getAttribute('href'));"
    " trigger('select', {ref: link.dataset.ref}); });"
)
# Two wordings to compare, in the history of an article.
COMPARING = (
    "element.addEventListener('click', event => {"
    " const button = event.target.closest('[data-compare]');"
    " if (!button) return;"
    " const side = name => Number(button.form.elements[name].value);"
    " trigger('apply', {ref: button.dataset.compare, pair: [side('dari'), side('ke')]}); });"
)
SEEN = "() => setTimeout(() => document.getElementById('banding')?.scrollIntoView({block: 'start'}), 60)"


def shown(app: App, read: Callable[[], str]) -> str:
    """The HTML, or a sentence to the reader where it cannot be had."""
    try:
        return read()
    except BadReference:
        return notice_html(UNKNOWN)
    except NetralError as error:
        return notice_html(sentence(error))


def opened(app: App, ref: str, day: str | None, pair: tuple[int, int] | None = None) -> str:
    """The place that an address names, on the day in the field; `pair` are two wordings to compare."""
    try:
        on = day_of(day) or app.today()
    except ValueError:
        return notice_html(BAD_DAY)
    return shown(app, lambda: place(app, Ref.parse(ref), on, pair))


def searched(app: App, words: str, day: str | None) -> str:
    """What a search shows; without words, the list of regulations."""
    try:
        on = day_of(day) or app.today()
    except ValueError:
        return notice_html(BAD_DAY)
    return shown(app, lambda: found(app, words.strip(), on) if words.strip() else shelf(app, ALL))


def layout(app: App) -> tuple[gr.HTML, gr.Textbox]:
    """Lay the tab out; returns the component that shows places, and the field of the day."""
    with gr.Row(elem_classes="askrow"):
        words = gr.Textbox(
            label=word("search-words"),
            placeholder=word("search-example"),
            elem_id="search",
            scale=4,
        )
        day = gr.Textbox(label=word("day"), placeholder=word("day-example"), scale=2)
        send = gr.Button(word("search"), variant="primary", scale=1, min_width=110)
    choice = gr.Radio(FILTERS, value=ALL, label=word("shelf"), elem_id="filter")
    view = gr.HTML(shelf(app, ALL), js_on_load=OPENING + COMPARING, elem_id="shelf")

    def search(text: str, written: str | None) -> str:
        return searched(app, text, written)

    def filtered(chosen: str) -> str:
        return shown(app, lambda: shelf(app, chosen))

    def follow(written: str | None, event: gr.EventData) -> str:
        return opened(app, str(event._data["ref"]), written)

    def compare(written: str | None, event: gr.EventData) -> str:
        older, newer = event._data["pair"]
        return opened(app, str(event._data["ref"]), written, (int(older), int(newer)))

    gr.on([send.click, words.submit], search, [words, day], view, **QUICK)
    choice.input(filtered, choice, view, **QUICK)
    view.select(follow, day, view, **QUICK)
    view.apply(compare, day, view, **QUICK).then(None, js=SEEN)
    return view, day
