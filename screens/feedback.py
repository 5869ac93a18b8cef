"""What a reader says of an answer: kept only when sent, and without the question unless the reader adds it."""

import gradio as gr

from corpus.store.journal import Feedback, Journal
from qa.answering import Reply
from screens.app import LONGEST, App
from screens.events import HIDDEN, Update
from screens.labels import word
from screens.markup import esc
from screens.talk import Turns

OPINIONS = ("Membantu", "Kurang membantu", "Ada kekeliruan")
THANKS = "Terima kasih. Masukan disimpan di komputer yang menjalankan Netral, tanpa nama Anda."
NOTHING = "Pilih dulu salah satu: membantu, kurang membantu, atau ada kekeliruan."
PROMISE = (
    "Hanya yang Anda kirim yang disimpan, di komputer yang menjalankan Netral. Pertanyaan tidak ikut kecuali dicentang."
)


def kept(app: App, reply: Reply, opinion: str, said: tuple[str, bool]) -> None:
    """Write the opinion on an answer down; `said` is the comment, and whether the question goes along."""
    comment, with_question = said
    refs = tuple(str(citation.ref) for citation in reply.citations)
    question = reply.question if with_question else None
    with Journal.open(app.settings.home) as journal:
        journal.leave(Feedback(app.today().isoformat(), opinion, comment.strip()[:LONGEST], question, refs))


def rated(app: App, reply: Reply | None, opinion: str) -> str:
    """What is said to one press of a thumb, which is written down without the question."""
    if reply is None or opinion not in OPINIONS:
        return ""
    kept(app, reply, opinion, ("", False))
    return f'<p class="notice" role="status">{THANKS}</p>'


def layout(app: App, turns: gr.State) -> gr.Accordion:
    """Lay the form out; it is shown once there is an answer."""
    form: gr.Accordion = gr.Accordion(word("opinion"), open=False, visible=False, elem_id="feedback")
    with form:
        gr.HTML(f'<p class="asof">{esc(PROMISE)}</p>')
        opinion = gr.Radio(OPINIONS, label=word("opinion-kind"))
        comment = gr.Textbox(label=word("comment"), lines=2, max_lines=6)
        along = gr.Checkbox(False, label=word("with-question"))
        send = gr.Button(word("send"))
        said = gr.HTML("")

    def leave(chosen: str | None, text: str, with_question: bool, held: Turns) -> tuple[Update, ...]:
        if not chosen or not held:
            return chosen, text, with_question, f'<p class="notice" role="status">{NOTHING}</p>'
        kept(app, held[-1].reply, chosen, (text, with_question))
        return None, "", False, f'<p class="notice" role="status">{THANKS}</p>'

    send.click(leave, [opinion, comment, along, turns], [opinion, comment, along, said], **HIDDEN)
    return form
