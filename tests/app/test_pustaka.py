"""The tab Pustaka: addresses, history, comparison, search."""

from dataclasses import replace
from hashlib import sha256

import pytest

from corpus.dates import Span
from corpus.model import TextKind
from corpus.reference import Ref
from screens import originals, pustaka
from screens.article import article
from screens.history import Wording, history
from screens.render_library import history_html
from screens.shelves import place
from tests.app.pages import WIDTHS, overflow
from tests.fixtures.apps import TODAY


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


THREE = tuple(
    Wording(Span.of(start), f"Pasal 1\nPenjaga {verb} di bawah pohon.", (by,))
    for start, verb, by in (
        ("2001-05-01", "tidur", "UU 1/2001"),
        ("2010-01-01", "duduk", "UU 5/2010"),
        ("2020-01-01", "berdiri", "UU 9/2020"),
    )
)


def test_any_two_wordings_are_compared():
    shown = history_html(THREE, "uu-1-2001/pasal-1", (0, 2))
    compared = shown[shown.index('<section id="banding"') : shown.index("</section>")]
    assert "<del>tidur</del> <ins>berdiri</ins>" in compared
    assert "duduk" not in compared
    assert 'name="dari" value="0" checked' in shown
    assert 'name="ke" value="2" checked' in shown


def test_two_wordings_need_no_choice():
    assert "<form" not in history_html(THREE[:2], "uu-1-2001/pasal-1")


def test_a_pair_that_is_not_there_is_not_compared(app):
    assert 'id="banding"' not in place(app, Ref.parse("uu-1-2001/pasal-1"), TODAY, (0, 7))


def test_the_official_file_opens_only_while_it_is_what_was_read(app):
    held = app.library.source("pp-94-2021")
    file = app.settings.home / "fetched" / "pp-94-2021.pdf"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"%PDF-1.4 resmi")
    official = replace(held, kind=TextKind.NASKAH_RESMI, sha256=sha256(b"%PDF-1.4 resmi").hexdigest())
    assert originals.file_of(app, held) is None  # a copy; its file is not kept
    assert originals.file_of(app, official) == file
    assert originals.file_of(app, replace(official, sha256="0")) is None
    assert originals.file_of(app, replace(official, regulation="uu-1-2001")) is None
    assert originals.address(official, 7) == "naskah/pp-94-2021#page=7"


@pytest.mark.browser
def test_a_file_that_is_not_kept_is_said(visit, address):
    tab = visit()
    told = tab.evaluate("fetch('naskah/pp-94-2021').then(async one => [one.status, await one.text()])")
    assert told == [404, originals.MISSING]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("zzz-1-2001", pustaka.UNKNOWN),  # nobody knows of it and nothing is held
        ("zzz-1-2001/pasal-1", pustaka.UNKNOWN),
        ("<b>", pustaka.UNKNOWN),
        ("uu-7-2017/pasal-999", "Tidak ada naskah ketentuan ini di komputer ini."),
    ],
)
def test_an_address_that_points_nowhere_says_so(app, ref, said):
    assert said in pustaka.opened(app, ref, None)
