"""The tab Tanya as people use it."""

import io
import re
from pathlib import Path

import docx
import pypdf
import pytest

from corpus.store.journal import Journal
from screens.talk import EMPTY
from tests.app.pages import ATTENDING, WIDTHS, ask, overflow
from tests.fixtures.apps import HOSTILE


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_question_is_answered_with_articles_to_open(visit, width):
    tab = visit(width=width)
    ask(tab, ATTENDING)
    assert tab.inner_text(".verdict .badge").split(maxsplit=1)[1] == "Boleh bersyarat"
    assert "hukum per 1 Maret 2026" in tab.inner_text(".verdict")
    assert tab.locator("details.card[open]").count() == 0
    tab.locator("a.mark").first.click()
    card = tab.locator("details.card[open]")
    assert card.count() == 1
    assert "lupa menyiram bunga" in card.inner_text()  # the whole article
    assert "turut berpawai" in tab.inner_text("mark.now >> nth=0")  # with the cited part marked
    assert "salinan" in card.inner_text()
    assert "Pasal 5 huruf n angka 1 PP 94/2021" in card.inner_text()  # each pinpoint by name
    assert overflow(tab) <= 0
    assert tab.evaluate("indexedDB.databases().then(all => all.length)") == 0  # nothing is kept in the browser
    assert not any("boleh ga" in kept for kept in tab.evaluate("Object.values({...localStorage, ...sessionStorage})"))


@pytest.mark.browser
def test_no_markup_of_a_question_or_a_text_runs(visit):
    tab = visit()
    ask(tab, "Apa bunyi Pasal 5 huruf n PP 94/2021? " + HOSTILE)
    tab.click("details.card summary")
    assert HOSTILE in tab.inner_text("details.card")
    assert HOSTILE in tab.inner_text(".asked")
    assert (tab.title(), tab.locator("#replies img").count()) == ("Netral", 0)
    tab.goto(tab.url.split("?")[0] + "?ref=" + HOSTILE)
    tab.locator("#shelf .notice").wait_for()
    assert tab.title() == "Netral"


@pytest.mark.browser
def test_templates_in_a_question_stay_words(visit):
    tab = visit()
    question = "${document.title='jebol'} {{value}} boleh like postingan caleg?"
    ask(tab, question)
    assert (tab.inner_text(".asked"), tab.title()) == (question, "Netral")


@pytest.mark.browser
def test_a_conversation_by_keyboard_and_chips(visit):
    tab = visit(width=375)
    tab.focus("#question textarea")
    tab.keyboard.type(ATTENDING)
    tab.keyboard.press("Enter")
    tab.locator(".reply .verdict").wait_for()
    tab.click("button[data-ask='Kalau PPPK?']")
    tab.locator(".reply .asked", has_text="Kalau PPPK?").wait_for()
    assert ATTENDING in tab.inner_text(".past")
    tab.click("#fresh")
    tab.locator(".reply").wait_for(state="detached")
    assert tab.locator(".samples button").first.is_visible()


@pytest.mark.browser
def test_a_citation_is_visited_and_left_by_keyboard(visit):
    tab = visit()
    ask(tab, ATTENDING)
    tab.locator("a.mark").nth(1).focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"
    tab.locator("details.card[open] [data-back]").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.dataset.cite") == "1-2"


@pytest.mark.browser
def test_readers_do_not_see_each_other(visit):
    one, other = visit(), visit()
    ask(one, ATTENDING)
    assert other.locator(".reply").count() == 0


@pytest.mark.browser
def test_empty_questions_and_odd_days_are_said_in_indonesian(visit):
    tab = visit()
    tab.click("#send")
    assert tab.inner_text(".notice") == EMPTY
    tab.fill("#question textarea", ATTENDING)
    tab.fill("#asof textarea, #asof input", "kemarin")
    tab.click("#send")
    tab.locator(".notice", has_text="Tanggal tidak terbaca").wait_for()


@pytest.mark.browser
def test_an_answer_is_taken_away_as_text(visit):
    tab = visit(accept_downloads=True)
    ask(tab, ATTENDING)
    link = tab.get_attribute(".actions a[href^='https://wa.me']", "href")
    assert "127.0.0.1" not in link
    assert "Pasal%205" in link
    saved = {name: taken(tab, selector) for name, selector in FILES.items()}
    assert saved["md"].decode().splitlines()[0] == f"# {ATTENDING}"
    assert all(phrase in pdf_text(saved["pdf"]) for phrase in IN_A_FILE)
    assert all(phrase in docx_text(saved["docx"]) for phrase in IN_A_FILE)


FILES = {"md": ".actions a[download]", "pdf": "[data-take=pdf]", "docx": "[data-take=docx]"}
IN_A_FILE = (
    ATTENDING,
    "Boleh bersyarat. Hukum per 1 Maret 2026.",
    "Dasar hukum",
    "turut berpawai",
    "bukan nasihat hukum",
)


def taken(tab, selector: str) -> bytes:
    """The file that a press brings; named after the day of the law."""
    with tab.expect_download() as waiting:
        tab.click(selector)
    assert waiting.value.suggested_filename.startswith("netral-2026-03-01.")
    return Path(waiting.value.path()).read_bytes()


def pdf_text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def docx_text(data: bytes) -> str:
    return " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.browser
def test_one_press_says_whether_an_answer_helped(visit, app):
    tab = visit()
    ask(tab, ATTENDING)
    with Journal.open(app.settings.home) as journal:
        before = len(journal.feedback())
    tab.click("[data-opinion='Kurang membantu']")
    tab.locator(".thanks .notice", has_text="Terima kasih").wait_for()
    with Journal.open(app.settings.home) as journal:
        (left,) = journal.feedback()[before:]
    assert (left.verdict, left.comment, left.question) == ("Kurang membantu", "", None)


@pytest.mark.browser
def test_a_reload_in_the_middle_of_an_answer_leaves_a_page_that_works(visit):
    tab = visit()
    tab.fill("#question textarea", ATTENDING)
    tab.click("#send")
    tab.reload()
    ask(tab, "kades boleh ikut kampanye?")
    assert tab.locator(".reply").count() == 1


@pytest.mark.browser
def test_an_opinion_is_kept_when_sent_and_without_the_question(visit, app):
    tab = visit()
    assert tab.locator("#feedback").count() == 0
    ask(tab, ATTENDING)
    with Journal.open(app.settings.home) as journal:
        before = journal.feedback()
    tab.locator("#feedback button").first.click()
    tab.get_by_label("Ada kekeliruan").check()
    tab.get_by_label("Keterangan (boleh kosong)").fill("pasalnya kurang")
    tab.get_by_role("button", name="Kirim").click()
    tab.locator("#feedback .notice", has_text="Terima kasih").wait_for()
    with Journal.open(app.settings.home) as journal:
        (left,) = journal.feedback()[len(before) :]
    assert (left.verdict, left.comment, left.question) == ("Ada kekeliruan", "pasalnya kurang", None)
    assert "pp-94-2021/pasal-5/huruf-n/angka-1" in left.refs


@pytest.mark.browser
def test_what_is_installed_is_told_and_tells_why_it_matters(visit):
    tab = visit()
    tab.locator(".installed summary").click()
    shown = tab.inner_text(".installed")
    assert re.search(r"Naskah terpasang: 3 dari \d+", shown)
    assert "tanpa kutipan" in shown
