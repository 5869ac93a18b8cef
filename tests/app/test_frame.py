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
from tests.fixtures.apps import PASSWORD


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


TABS = ("Tanya", "Periksa Diri"), ("Ask", "Self-check")


def labels(tab) -> tuple[str, ...]:
    """The first tabs as they are read."""
    return tuple(one.inner_text() for one in tab.locator("#tabs [role=tab]:visible").all()[:2])


@pytest.mark.browser
def test_labels_are_indonesian_until_the_reader_switches(visit):
    indonesian, english = TABS
    tab = visit(locale="en-GB")  # many offices have a browser in English
    assert (labels(tab), tab.evaluate("document.documentElement.lang")) == (indonesian, "id")
    ask(tab, ATTENDING)
    tab.get_by_role("button", name="English").click()
    tab.get_by_role("tab", name="Library").wait_for()
    assert (labels(tab), tab.inner_text("#send"), tab.inner_text("[data-print]")) == (english, "Ask", "Print")
    assert tab.inner_text(".verdict .badge").endswith("Boleh bersyarat")  # answers stay, and stay Indonesian
    tab.reload()
    tab.get_by_role("tab", name="Library").wait_for()
    tab.get_by_role("button", name="Bahasa Indonesia").click()
    tab.get_by_role("tab", name="Pustaka").wait_for()
    assert labels(tab) == indonesian


@pytest.mark.browser
def test_the_tabs_that_do_not_fit_have_a_name_in_both_languages(visit):
    tab = visit(width=375)
    tab.get_by_role("button", name="Tab lainnya").wait_for()
    tab.locator("[data-switch]").first.click()
    tab.get_by_role("button", name="More tabs").wait_for()


@pytest.mark.browser
def test_the_page_can_be_installed(visit, address):
    tab = visit()
    session = tab.context.new_cdp_session(tab)
    manifest = session.send("Page.getAppManifest")
    faults = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert (manifest["url"], manifest["errors"]) == (address + "manifest.json", [])
    assert faults == ["in-incognito"]  # as every page of a test
    assert tab.evaluate("fetch('pwa_icon/192').then(icon => icon.headers.get('content-type'))") == "image/png"
    assert tab.locator("[data-install]").is_hidden()  # claimed only where the browser offers it


@pytest.mark.browser
def test_there_is_something_to_read_before_gradio_is_there_and_every_tab_has_an_address(visit):
    tab = visit("?tab=periksa")
    tab.locator("#who").wait_for()
    assert "Netral sedang dibuka" in tab.evaluate("fetch('.').then(page => page.text())").split("</style>")[0]


OTHER_TABS = {
    "periksa": "#who",
    "cek-surat": ".intro:visible",
    "surat": ".intro:visible",
    "pustaka": ".catalogue",
    "korpus": "#texts table",
    "tentang": ".about",
}
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture
def examined():
    """What axe finds serious on a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    return lambda tab: serious(axe.Axe().run(tab, options=RULES))


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_an_answer(visit, examined, theme):
    tab = visit(f"?__theme={theme}", width=375 if theme == "dark" else 1440)
    ask(tab, ATTENDING)
    tab.locator("a.mark").first.click()
    tab.locator(".installed").wait_for()
    assert examined(tab) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", OTHER_TABS)
def test_axe_finds_nothing_serious_in_any_tab(visit, examined, name):
    tab = visit(f"?tab={name}&__theme=dark")
    if name == "korpus":
        tab.locator("#password input").fill(PASSWORD)
        tab.click("#open-corpus")
    tab.locator(OTHER_TABS[name]).first.wait_for()
    assert examined(tab) == []


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
