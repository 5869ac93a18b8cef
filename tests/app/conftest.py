"""One app, one server and one Chromium for all tests of the screens; nothing may leave the machine."""

import gc
import os
import socket
import warnings
from pathlib import Path

import pytest

from tests.app.pages import Visit
from tests.fixtures.apps import app_in

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items):
    """Gradio and Playwright each leave event loops behind; what they forget to close is theirs to mend."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for warning in ("ResourceWarning", "pytest.PytestUnraisableExceptionWarning", "DeprecationWarning"):
                item.add_marker(pytest.mark.filterwarnings(f"ignore::{warning}"))


@pytest.fixture(scope="package")
def app(tmp_path_factory):
    """The app over invented texts; what its tests change they put back."""
    yield app_in(tmp_path_factory.mktemp("home"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()  # here, where their warnings are let pass, and not in a later module


@pytest.fixture(scope="package")
def address(app):
    """The running app."""
    import ui

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = ui.serve(app, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/"
    served.close()


@pytest.fixture(scope="package")
def browser():
    """Chromium, once for all tests."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright, which drives Chromium, is not installed"
    )
    if not CHROMIUM.exists():
        pytest.skip(f"Chromium is not at {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, address):
    """Opens a page of the app; afterwards no request may have left it and no script may have failed."""
    visit = Visit(browser, address)
    yield visit
    visit.close()
    assert (visit.strays, visit.faults) == ([], [])
