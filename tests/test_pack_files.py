"""The files of packs: their structure, that LibreOffice opens them, and that they fit their pages."""

import io
import shutil
import subprocess
from itertools import product
from pathlib import Path

import docx
import pptx
import pypdf
import pytest

from corpus.errors import BadSetting
from corpus.model import Verdict
from corpus.reference import Ref
from drafting.pack.cards_docx import cards_docx
from drafting.pack.cases import Card, Cards
from drafting.pack.files import KINDS, files
from drafting.pack.handout import handout
from drafting.pack.matter import Desk, Line
from drafting.pack.ordering import Wish, order_of
from drafting.pack.quiz import Option, Question, Quiz, quiz
from drafting.pack.quiz_docx import key_docx, quiz_docx
from drafting.pack.slides import slides
from drafting.pack.teaching import load_teaching
from drafting.pack.words import CHOICES, DIGEST
from tests.fixtures.apps import TODAY, app_in

ORDINARY = tuple(product(("guru", "camat-lurah", "kepala-desa", "tni"), ("pemilu", "pilkada")))
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    assistant = app_in(tmp_path_factory.mktemp("home")).assistant
    return Desk(assistant, load_teaching(assistant.norms), TODAY)


def order(desk, audience="guru", election="pilkada"):
    return order_of(desk.teaching, Wish(audience, election, TODAY))


def texts(data: bytes) -> list[str]:
    """Every paragraph of a DOCX, those of tables too, in the order of the file."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = ("".join(node.text or "" for node in part.iter(f"{W}t")) for part in body.iter(f"{W}p"))
    return [text for text in found if text]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_sheet_says_in_word_what_it_says(desk):
    sheet = handout(order(desk), desk)
    (made,) = files("handout", ".docx", order(desk), desk)
    said = texts(made.data)
    assert said[:2] == [sheet.title, sheet.lead]
    rows = [f"{r.number}. {r.label}{r.mark}. {r.text + ' ' if r.text else ''}{r.articles}" for r in sheet.rows]
    assert [text for text in said if text in rows] == rows
    section = docx.Document(io.BytesIO(made.data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(("audience", "election"), ORDINARY)
def test_the_sheet_is_one_page_of_pdf(desk, audience, election):
    (made,) = files("handout", ".pdf", order(desk, audience, election), desk)
    read = pypdf.PdfReader(io.BytesIO(made.data))
    assert len(read.pages) == 1
    assert "TIDAK BOLEH" in read.pages[0].extract_text()
    assert files("handout", ".pdf", order(desk, audience, election), desk)[0].data == made.data


def test_the_key_is_a_file_of_its_own_and_the_questions_hold_no_answer(desk):
    made = quiz(order(desk), desk)
    asked, key = files("quiz", ".docx", order(desk), desk)
    assert (asked.part, key.part) == ("", "kunci")
    assert [t for t in texts(asked.data) if "BENAR" in t or "Salah" in t] == []
    right = [t for t in texts(key.data) if "BENAR." in t]
    assert [t[0] for t in right] == [question.key for question in made.questions]


def test_slides_hold_notes_and_their_words(desk):
    deck = slides(order(desk), desk)
    (made,) = files("slides", ".pptx", order(desk), desk)
    pages = pptx.Presentation(io.BytesIO(made.data)).slides
    assert [page.shapes[0].text_frame.paragraphs[0].text for page in pages] == [slide.title for slide in deck.slides]
    assert [page.notes_slide.notes_text_frame.text for page in pages] == ["\n\n".join(s.notes) for s in deck.slides]
    sizes = {run.font.size.pt for page in pages for p in page.shapes[1].text_frame.paragraphs for run in p.runs}
    assert min(sizes) >= 18


def test_a_form_that_a_kind_does_not_come_in_is_refused(desk):
    with pytest.raises(BadSetting, match=r"ends in .docx or .pdf"):
        files("handout", ".odt", order(desk), desk)


# --- files of invented content, whole ----------------------------------------------------------------------------

REF = Ref.parse("uu-1-2001/pasal-1")
WHY = Line("Tidur di kebun dilarang.", "tidur", (REF,))
RIGHT = Option("Tidak boleh", True, (WHY,), "Pasal 1 UU 1/2001")
WRONG = tuple(
    Option(f"Boleh, asal {why}", False, (WHY,), "Pasal 1 UU 1/2001") for why in ("siang", "malam", "sebentar")
)
INVENTED = Quiz(
    "Kuis kebun", "Hukum per 1 Maret 2026.", 4, (Question(1, 1, "Bolehkah tidur?", (RIGHT, *WRONG), ("tidur",)),)
)
CARD = Card(
    number=1,
    case="Seorang penjaga mengantuk.",
    ask="Bolehkah tidur?",
    choices=CHOICES,
    verdict=Verdict.DILARANG,
    answer="Dilarang",
    lines=(WHY,),
    statements=1,
    sanctions=(Line("Menyapu halaman.", "tidur", (REF,)),),
    articles="Pasal 1 UU 1/2001",
    conduct="tidur",
)


def test_the_whole_sheet_of_questions():
    assert texts(quiz_docx(INVENTED)) == [
        "Kuis kebun",
        "Hukum per 1 Maret 2026.",
        "Nama: ______________________   Unit kerja: ______________________",
        "1.  Bolehkah tidur?",
        "A.  Tidak boleh",
        "B.  Boleh, asal siang",
        "C.  Boleh, asal malam",
        "D.  Boleh, asal sebentar",
    ]


def test_the_whole_key():
    law = "Tidur di kebun dilarang. Pasal 1 UU 1/2001."
    assert texts(key_docx(INVENTED)) == [
        "Kunci: Kuis kebun",
        "Hukum per 1 Maret 2026.",
        f"Urutan nomor 4. {DIGEST}",
        "1.  Bolehkah tidur?",
        f"A.  Tidak boleh. BENAR. {law}",
        f"B.  Boleh, asal siang. Salah. {law}",
        f"C.  Boleh, asal malam. Salah. {law}",
        f"D.  Boleh, asal sebentar. Salah. {law}",
    ]


def test_a_whole_card():
    assert texts(cards_docx(Cards("Kartu kebun", "Hukum per 1 Maret 2026.", (CARD,)))) == [
        "Kartu kebun. Hukum per 1 Maret 2026.",
        "KASUS 1",
        "Seorang penjaga mengantuk.",
        "Bolehkah tidur?",
        "☐  Boleh",
        "☐  Boleh bersyarat",
        "☐  Dilarang",
        "☐  Wajib",
        "JAWABAN 1: DILARANG",
        "Tidur di kebun dilarang.",
        "Sanksi: Menyapu halaman.",
        "Dasar: Pasal 1 UU 1/2001",
    ]


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("audience", "election"), ORDINARY)
def test_libreoffice_opens_every_file_and_the_sheet_fits_its_page(desk, tmp_path, audience, election):
    names = []
    for kind, forms in KINDS.items():
        suffix = next(iter(forms))
        for one in files(kind, suffix, order(desk, audience, election), desk) if suffix != ".txt" else ():
            names.append(f"{kind}{one.part}{one.suffix}")
            (tmp_path / names[-1]).write_bytes(one.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *(tmp_path / n for n in names)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    pages = {name: len(pypdf.PdfReader(tmp_path / f"{Path(name).stem}.pdf").pages) for name in names}
    assert (pages["handout.docx"], pages["pledge.docx"], pages["cards.docx"]) == (1, 1, 5)
    assert pages["slides.pptx"] == len(slides(order(desk, audience, election), desk).slides)
