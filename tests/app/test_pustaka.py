"""The tab Pustaka: addresses, history, comparison, search."""

import pytest

from corpus.reference import Ref
from screens.article import article
from screens.history import history
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
