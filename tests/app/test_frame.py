"""What all tabs share: the page, its languages, its colours, what it says to machines, who can read it."""

import json
import socket
from dataclasses import replace

import pytest

import ui
from corpus.errors import BadSetting
from corpus.model import Verdict
from screens.address import qr_svg, qr_text
from screens.page import page
from tests.app.pages import ATTENDING, ask, contrast


def test_a_port_that_is_taken_is_said(app, monkeypatch):
    monkeypatch.setattr(ui, "app_of", lambda *_: app)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadSetting, match=f"NETRAL_PORT='{port}' cannot be used"):
            ui.launch(replace(app.settings, port=port))


def test_no_handler_is_public(app):
    assert {fn.api_visibility for fn in page(app).fns.values()} == {"private"}


def test_the_address_for_phones_is_drawn():
    pytest.importorskip("segno", reason="segno, which draws QR codes, is not installed")
    assert qr_svg("http://10.0.0.5:7860/").startswith("<svg")
    assert len(qr_text("http://10.0.0.5:7860/").splitlines()) > 10


@pytest.mark.browser
def test_the_public_api_is_empty(visit, address):
    tab = visit()
    told = json.loads(tab.evaluate("fetch('gradio_api/info').then(r => r.text())"))
    assert told == {"named_endpoints": {}, "unnamed_endpoints": {}}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("id-ID", ["Tanya", "Periksa Diri", "Cek Surat", "Surat Imbauan", "Pustaka", "Tentang"]),
        ("en-GB", ["Ask", "Self-check", "Check a letter", "Letter", "Library", "About"]),
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
