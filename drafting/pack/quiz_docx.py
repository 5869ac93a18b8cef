"""The quiz as DOCX: the sheet of questions, and the key in a file of its own."""

from docx.document import Document as Docx
from docx.shared import Mm, Pt

from drafting.pack.docx_page import SOFT, Run, page, saved, write
from drafting.pack.quiz import LETTERS, Option, Question, Quiz
from drafting.pack.words import DIGEST, GREEN, RED

SIZE = 11


def quiz_docx(made: Quiz) -> bytes:
    """The questions, without any answer, as a file."""
    document = _opened(made, made.title)
    write(document.add_paragraph(), Run("Nama: ______________________   Unit kerja: ______________________"), after=10)
    for question in made.questions:
        _asked(document, question)
        for letter, option in zip(LETTERS, question.options, strict=True):
            paragraph = write(document.add_paragraph(), Run(f"{letter}.  {option.text}"), after=2)
            paragraph.paragraph_format.left_indent = Mm(8)
            paragraph.paragraph_format.keep_with_next = letter != LETTERS[-1]
    return saved(document)


def key_docx(made: Quiz) -> bytes:
    """The key as a file: the right option, and why each option is right or wrong."""
    document = _opened(made, f"Kunci: {made.title}")
    write(document.add_paragraph(), Run(f"Urutan nomor {made.seed}. {DIGEST}", colour=SOFT), size=9, after=8)
    for question in made.questions:
        _asked(document, question)
        for letter, option in zip(LETTERS, question.options, strict=True):
            _reasoned(document, letter, option)
    return saved(document)


def _opened(made: Quiz, title: str) -> Docx:
    document = page(title, SIZE, Mm(18))
    write(document.add_paragraph(), Run(title, bold=True), size=16, after=2)
    write(document.add_paragraph(), Run(made.dated, colour=SOFT), size=9.5, after=6)
    return document


def _asked(document: Docx, question: Question) -> None:
    paragraph = write(document.add_paragraph(), Run(f"{question.number}.  {question.text}", bold=True), after=3)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def _reasoned(document: Docx, letter: str, option: Option) -> None:
    word, colour = ("BENAR", GREEN) if option.right else ("Salah", RED)
    why = " ".join(line.text for line in option.reasons)
    law = Run(f" {option.articles}.", italic=True, colour=SOFT)
    head = (Run(f"{letter}.  {option.text}. ", bold=option.right), Run(f"{word}. ", bold=True, colour=colour))
    paragraph = write(document.add_paragraph(), *head, Run(why), law, size=9.5, after=3)
    paragraph.paragraph_format.left_indent = Mm(8)
