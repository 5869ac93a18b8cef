"""The app as people use it: in headless Chromium, over invented texts, with every request watched."""

import gc
import json
import re
import socket
from dataclasses import replace
from pathlib import Path

import pytest

import ui
from corpus.errors import BadData, BadSetting, NetralError, NotInCorpus, StaleIndex, WriterBusy
from corpus.model import Answer, Verdict
from corpus.reference import Ref
from corpus.store.journal import Journal
from screens import guide
from screens.address import qr_svg, qr_text
from screens.app import LONGEST, MOST_TURNS
from screens.article import article, articles_of
from screens.guide import Choice
from screens.history import history
from screens.page import page
from screens.talk import EMPTY, TOO_LONG, asked
from screens.tanya import SAMPLES, answered
from tests.fixtures.apps import HOSTILE, TODAY, app_in

CHROMIUM = Path("/usr/bin/chromium")
ATTENDING = "boleh ga dateng ke kampanye cuma mau denger?"
WIDTHS = (375, 1440)
# Gradio and Playwright each leave event loops behind; what they forget to close is theirs to mend.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::DeprecationWarning"
)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    yield app_in(tmp_path_factory.mktemp("home"))
    gc.collect()  # here, where their warnings are let pass, and not in a later module


# --- without a browser ---------------------------------------------------------------------------------------------


def test_an_empty_question_is_asked_for(app):
    question, turns, html = answered(app, "  \n ", "", ())
    assert (question, turns) == ("  \n ", ())
    assert EMPTY in html


def test_a_day_that_cannot_be_read_is_said_and_the_question_stays(app):
    question, turns, html = answered(app, ATTENDING, "kemarin", ())
    assert (question, turns) == (ATTENDING, ())
    assert "Tanggal tidak terbaca" in html


def test_a_very_long_question_is_answered_and_said_to_be_cut(app):
    question, turns, html = answered(app, ATTENDING + " lagi" * 2500, "", ())
    assert (question, len(turns)) == ("", 1)
    assert TOO_LONG in html
    assert len(turns[0].reply.question) <= LONGEST


def test_a_follow_up_inherits_and_old_turns_are_let_go(app):
    turns = asked(app, ATTENDING, None, ())
    turns = asked(app, "kalau PPPK?", None, turns)
    assert turns[1].query.conduct == turns[0].query.conduct
    assert turns[1].query.subjects == ("pppk",)
    for _ in range(MOST_TURNS + 2):
        turns = asked(app, "kalau PPPK?", None, turns)
    assert len(turns) == MOST_TURNS
    assert turns[-1].number == MOST_TURNS + 4


class Broken:
    """An assistant that cannot answer."""

    def __init__(self, error: NetralError) -> None:
        self.error = error

    def ask(self, *_, **__):
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StaleIndex("The vectors are old"), "Indeks pencarian perlu dibuat ulang."),
        (WriterBusy("netral ingest"), "Naskah sedang diperbarui."),
        (NotInCorpus("uu-1-2001"), "belum terpasang"),
        (BadData("norms", "norm x", "wrong"), "kesalahan pada data"),
    ],
)
def test_errors_are_indonesian_sentences_and_the_question_stays(app, error, said):
    question, turns, html = answered(replace(app, assistant=Broken(error)), ATTENDING, "", ())
    assert (question, turns) == (ATTENDING, ())
    assert said in html
    assert str(error) not in html


def test_a_port_that_is_taken_is_said(app, monkeypatch):
    monkeypatch.setattr(ui, "app_of", lambda *_: app)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadSetting, match=f"NETRAL_PORT='{port}' cannot be used"):
            ui.launch(replace(app.settings, port=port))


def test_every_sample_question_is_answered(app):
    questions = SAMPLES.read_text(encoding="utf-8").split("\n")
    replies = {question: asked(app, question, None, ())[-1].reply for question in filter(None, questions)}
    assert [question for question, reply in replies.items() if not isinstance(reply, Answer)] == []


def test_a_card_marks_the_cited_part_and_keeps_the_whole_article(app):
    reply = asked(app, ATTENDING, None, ())[-1].reply
    cards = {str(card.ref): card for card in articles_of(reply.citations, TODAY, app)}
    shown = cards["pp-94-2021/pasal-5"]
    marked = {str(line.ref) for line in shown.lines if line.numbers}
    assert "pp-94-2021/pasal-5/huruf-n/angka-1" in marked
    assert "pp-94-2021/pasal-5/huruf-m" not in marked
    assert [line.text for line in shown.lines][:2] == ["Pasal 5\nPegawai jangan:", "m. lupa menyiram bunga; atau"]
    assert all(number == reply.citations.index(one) + 1 for card in cards.values() for number, one in card.numbered)


def test_an_article_names_who_made_its_wording(app):
    shown = article(Ref.parse("uu-1-2001/pasal-1"), TODAY, app)
    assert (shown.set_by, shown.versions) == ("Pasal I angka 1 UU 5/2010", 2)
    assert [line.text for line in shown.elucidation] == ["Yang dimaksud pohon ialah juga perdu."]


def test_the_history_of_an_article(app):
    past = history(Ref.parse("uu-1-2001/pasal-1"), app)
    assert [(str(w.span.start), w.text, w.set_by) for w in past] == [
        ("2001-05-01", "Pasal 1\nPenjaga kebun dilarang tidur di bawah pohon.", ("UU 1/2001",)),
        ("2010-01-01", "Pasal 1\nPenjaga kebun boleh tidur di bawah pohon.", ("UU 5/2010",)),
    ]


def test_every_way_through_the_self_check_ends_in_an_answer(app):
    choice = Choice("pns", "pilkada", "kampanye")
    ruled = guide.ruled(app, choice, TODAY)
    ways = [id for _, area in guide.areas(ruled) for _, id in guide.conducts(ruled, area)]
    replies = [guide.answer(app, choice, id, TODAY) for id in ways[::5]]
    assert sorted(ways) == sorted(conduct.id for conduct in ruled)
    assert len(ways) > 20
    assert [reply.conduct for reply in replies if isinstance(reply, Answer)] == ways[::5]


def test_the_self_check_gives_the_answer_that_the_question_gets(app):
    choice = Choice("pppk")
    by_question = asked(app, "kalau PPPK?", None, asked(app, ATTENDING, None, ()))[-1].reply
    by_choice = guide.answer(app, choice, by_question.conduct, TODAY)
    # words of a question may narrow what is said further; what decides is the same
    parts = ("verdict", "conduct", "cases", "sanctions", "asks", "as_of")
    assert [getattr(by_choice, part) for part in parts] == [getattr(by_question, part) for part in parts]


def test_no_handler_is_public(app):
    assert {fn.api_visibility for fn in page(app).fns.values()} == {"private"}


def test_the_address_for_phones_is_drawn():
    pytest.importorskip("segno", reason="segno, which draws QR codes, is not installed")
    assert qr_svg("http://10.0.0.5:7860/").startswith("<svg")
    assert len(qr_text("http://10.0.0.5:7860/").splitlines()) > 10


# --- in the browser ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(app):
    """The running app."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = ui.serve(app, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/"
    served.close()


@pytest.fixture(scope="module")
def browser():
    """Chromium, once for all tests."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright, which drives Chromium, is not installed"
    )
    if not CHROMIUM.exists():
        pytest.skip(f"Chromium is not at {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, address):
    """Opens a page of the app; afterwards no request may have left it and no script may have failed."""
    contexts, strays, faults = [], [], []

    def opened(query: str = "", width: int = 1440, **more):
        context = browser.new_context(viewport={"width": width, "height": 800}, **({"locale": "id-ID"} | more))
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("request", lambda r: strays.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto(address + query)
        tab.wait_for_selector("#question textarea", state="attached")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert (strays, faults) == ([], [])


def ask(tab, question: str) -> None:
    tab.fill("#question textarea", question)
    tab.click("#send")
    tab.locator(".reply .asked", has_text=question[:40]).first.wait_for()


def overflow(tab) -> int:
    """How many pixels the page is wider than its window."""
    return tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")


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
    with tab.expect_download() as waiting:
        tab.click(".actions a[download]")
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert (waiting.value.suggested_filename, saved.splitlines()[0]) == ("netral-2026-03-01.md", f"# {ATTENDING}")


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
    assert (before, left.verdict, left.comment, left.question) == ((), "Ada kekeliruan", "pasalnya kurang", None)
    assert "pp-94-2021/pasal-5/huruf-n/angka-1" in left.refs


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_the_self_check_needs_no_typing(visit, width):
    tab = visit(width=width)
    tab.get_by_role("tab", name="Periksa Diri").click()
    tab.get_by_label("PPPK", exact=True).check()
    tab.get_by_label("Keduanya / belum tahu").check()
    tab.get_by_label("Belum tahu", exact=True).check()
    tab.locator("#area").get_by_label("Media sosial").check()
    tab.locator("#what label").first.click()
    tab.locator("#checked .verdict").wait_for()
    assert tab.inner_text("#checked .verdict .badge").split(maxsplit=1)[1] in {
        "Dilarang",
        "Wajib",
        "Boleh",
        "Boleh bersyarat",
        "Informasi",
    }
    assert "(PPPK" in tab.inner_text("#checked .asked")
    assert overflow(tab) <= 0


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_provision_has_an_address_a_history_and_neighbours(visit, width):
    tab = visit("?ref=uu-1-2001/pasal-1", width=width)
    tab.locator("#shelf h2", has_text="Pasal 1 UU 1/2001").wait_for()
    shown = tab.inner_text("#shelf")
    assert "boleh tidur di bawah pohon" in shown
    assert "Riwayat (2 rumusan)" in shown
    tab.locator(".history summary").first.click()
    assert (tab.inner_text(".pre del"), tab.inner_text(".pre ins")) == ("dilarang", "boleh")
    tab.get_by_text("Pasal berikutnya").click()
    tab.locator("#shelf h2", has_text="Pasal 2 UU 1/2001").wait_for()
    assert tab.url.endswith("?ref=uu-1-2001/pasal-2")
    assert overflow(tab) <= 0


@pytest.mark.browser
def test_the_library_is_searched_by_citation_and_by_words(visit):
    tab = visit()
    tab.get_by_role("tab", name="Pustaka").click()
    tab.locator("#search textarea, #search input").fill("Pasal 6 PP 94/2021")
    tab.get_by_role("button", name="Cari").click()
    tab.locator("#shelf", has_text="Pegawai menjaga taman").wait_for()
    tab.locator("#search textarea, #search input").fill("menyiram bunga")
    tab.keyboard.press("Enter")
    tab.locator(".hits li").first.wait_for()
    assert "Pasal" in tab.inner_text(".hits li >> nth=0")


@pytest.mark.browser
def test_what_is_installed_is_told_and_tells_why_it_matters(visit):
    tab = visit()
    tab.locator(".installed summary").click()
    shown = tab.inner_text(".installed")
    assert re.search(r"Naskah terpasang: 3 dari \d+", shown)
    assert "tanpa kutipan" in shown


@pytest.mark.browser
def test_the_public_api_is_empty(visit, address):
    tab = visit()
    told = json.loads(tab.evaluate("fetch('gradio_api/info').then(r => r.text())"))
    assert told == {"named_endpoints": {}, "unnamed_endpoints": {}}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("id-ID", ["Tanya", "Periksa Diri", "Pustaka", "Tentang"]),
        ("en-GB", ["Ask", "Self-check", "Library", "About"]),
    ],
)
def test_labels_follow_the_language_of_the_browser(visit, locale, expected):
    tab = visit(locale=locale)
    assert [one.inner_text() for one in tab.locator("#tabs [role=tab]:visible").all()] == expected


PLACES = {"light": {"Periksa Diri": "#who", "Pustaka": ".catalogue", "Tentang": ".about"}, "dark": {}}
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.mark.browser
@pytest.mark.parametrize("theme", PLACES)
def test_axe_finds_nothing_serious(visit, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    tab = visit(f"?__theme={theme}")
    ask(tab, ATTENDING)
    tab.locator("a.mark").first.click()
    tab.locator(".installed").wait_for()
    found = serious(axe.Axe().run(tab, options=RULES))
    for name, part in PLACES[theme].items():
        tab.get_by_role("tab", name=name).click()
        tab.locator(part).wait_for()
        found += serious(axe.Axe().run(tab, options=RULES))
    assert found == []


def serious(results) -> list[str]:
    """What axe finds serious or critical, with the elements it concerns."""
    found = [rule for rule in results.response["violations"] if rule["impact"] in ("serious", "critical")]
    return [f"{rule['id']}: {node['html'][:90]}" for rule in found for node in rule["nodes"]]


@pytest.mark.browser
def test_dark_mode_keeps_words_readable(visit):
    tab = visit("?__theme=dark", width=375)
    ask(tab, ATTENDING)
    assert contrast(tab, ".lead p") > 7
    assert contrast(tab, ".verdict .badge") > 4.5
    assert Verdict.BOLEH_BERSYARAT.value in tab.get_attribute(".verdict .badge", "class")


def contrast(tab, selector: str) -> float:
    """The WCAG contrast of an element's text with what lies behind it."""
    script = """selector => {
      const part = document.querySelector(selector);
      let back = part;
      const clear = c => c === 'transparent' || c.endsWith(', 0)');
      while (back.parentElement && clear(getComputedStyle(back).backgroundColor)) back = back.parentElement;
      return [getComputedStyle(part).color, getComputedStyle(back).backgroundColor];
    }"""
    light, dark = sorted(map(luminance, tab.evaluate(script, selector)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(float(part)) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
