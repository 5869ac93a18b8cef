"""The tab Sosialisasi and the live quiz: material made and taken away, a table sorted, a room led and played."""

import io
import re
import tempfile
from base64 import b64decode
from pathlib import Path

import openpyxl
import pytest

from drafting.pack.matter import Desk
from drafting.pack.teaching import load_teaching
from screens.pack_view import live_html
from screens.sosialisasi import (
    BAD_COLUMN,
    BAD_DAY,
    BAD_TABLE,
    BAD_WISH,
    CHOICES,
    NO_RULE,
    NO_TABLE,
    Filled,
    made,
    opened,
    sorted_file,
)
from screens.talk import day_of
from tests.app.pages import WIDTHS, overflow
from tests.fixtures.apps import HOSTILE, TODAY

RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
ORDINARY = Filled("guru", "pilkada", "", "", "", 30, 1)


@pytest.fixture(scope="module")
def desk(app):
    return Desk(app.assistant, load_teaching(app.norms), TODAY)


def handed(tmp_path: Path, name: str, data: bytes) -> str:
    """A file as Gradio hands it over: in a folder of its own."""
    folder = tmp_path / "upload"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return str(folder / name)


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """The folder for temporary files, for this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


# --- without a browser -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [code for _, code in CHOICES])
def test_every_kind_is_shown_and_held_by_its_link(app, desk, kind, temporary):
    html = made(app, desk, ORDINARY, kind)
    links = re.findall(r'download="([^"]+)" href="data:[^;]+(?:;charset=utf-8)?;base64,([^"]+)"', html)
    name, suffix = kind.split(".")
    assert links[0][0] == f"{name}-guru-pilkada.{suffix}"
    assert all(len(b64decode(data)) > 500 for _, data in links)
    assert "Maret 2026" in html
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        (Filled("guru", "pilkada", "", "", "kemarin", 30, 1), BAD_DAY),
        (Filled("guru", "pilkada", "24", "", "", 30, 1), BAD_WISH),
        (Filled("guru", "pilkada", "", "", "", 0, 1), BAD_WISH),
        (Filled("guru", "pilkada", "", "", "1 Januari 1970", 30, 1), NO_RULE),
    ],
)
def test_what_cannot_be_made_is_said(app, desk, filled, said):
    assert said in made(app, desk, filled, "handout.docx")
    assert said in opened(app, desk, filled, 30)


def test_the_day_of_the_law_is_the_day_chosen(app, desk):
    html = made(app, desk, Filled("guru", "pilkada", "2024", "kampanye", "10 Oktober 2024", 30, 1), "message.txt")
    assert f"Hukum per 10 Oktober {day_of('10 Oktober 2024').year}." in html


def test_a_table_is_sorted_and_its_upload_is_gone(app, tmp_path, temporary):
    book = openpyxl.Workbook()
    for row in (("No", "Uraian", "Tanggal"), (1, "PNS menyukai unggahan calon bupati", "2024-10-10"), (2, "", "")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    upload = handed(tmp_path, "laporan.xlsx", out.getvalue())
    html = sorted_file(app, [upload], "", "")
    assert "2 baris: 1 diputus, 1 tidak" in html
    assert 'download="laporan-netral.xlsx"' in html
    assert (Path(upload).exists(), list(temporary.iterdir())) == (False, [])


@pytest.mark.parametrize(
    ("name", "data", "column", "said"),
    [
        ("a.xlsx", b"PK\x03\x04broken", "", BAD_TABLE),
        ("a.csv", b"", "", BAD_TABLE),
        ("a.csv", b"Uraian\nx\n", "Kasus", BAD_COLUMN),
    ],
)
def test_a_table_that_cannot_be_sorted_is_said(app, tmp_path, name, data, column, said):
    assert said in sorted_file(app, [handed(tmp_path, name, data)], column, "")


def test_no_table_is_asked_for(app):
    assert NO_TABLE in sorted_file(app, [], "", "")


def test_markup_in_a_table_stays_words(app, tmp_path):
    html = sorted_file(app, [handed(tmp_path, "a.csv", f'Uraian,{HOSTILE!r}\n"{"bolehkah"}",x\n'.encode())], "", "")
    assert "<img" not in html


def test_the_hosts_link_keeps_its_token_out_of_the_address():
    assert "/kuis/ABCD/layar#token" in live_html("ABCD", "token", reachable=True)


# --- in the browser ----------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_sheet_is_made_shown_and_taken_away(visit, width):
    tab = visit("?tab=sosialisasi", width=width, accept_downloads=True)
    tab.locator("#pack-make").wait_for()
    tab.click("#pack-make")
    tab.locator("#pack h2").wait_for()
    assert "TIDAK BOLEH" in tab.inner_text("#pack")
    with tab.expect_download() as waiting:
        tab.click("#pack a[download]")
    assert waiting.value.suggested_filename == "handout-guru-pilkada.docx"
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    assert overflow(tab) <= 0


@pytest.mark.browser
def test_a_table_goes_in_and_a_table_comes_out(visit, tmp_path):
    file = tmp_path / "laporan.csv"
    file.write_text("Uraian;Tanggal\nPNS ikut yel-yel kampanye calon bupati;10 Oktober 2024\n", encoding="utf-8")
    tab = visit("?tab=sosialisasi")
    tab.locator("#sorting button").first.click()
    tab.set_input_files("#sort-file input[type=file]", str(file))
    tab.locator("#sort-file", has_text="laporan").wait_for()
    tab.click("#sort-start")
    tab.locator("#sorted table").wait_for()
    assert "Dilarang" in tab.inner_text("#sorted table")


@pytest.fixture
def room(app, desk):
    """A live quiz of the running app: its code and token."""
    html = opened(app, desk, ORDINARY, 60)
    return re.search(r"/kuis/(\w{4})/layar#([\w-]+)", html).groups()


def page(visit, path: str, width: int):
    """A plain page of the app, in a browser of its own."""
    context = visit.browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    visit.contexts.append(context)
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    tab.on("request", lambda request: visit._watch(request.url))
    tab.on("pageerror", lambda error: visit.faults.append(str(error)))
    tab.goto(visit.address + path)
    return tab


@pytest.mark.browser
def test_a_quiz_is_led_from_the_projector_and_played_on_a_phone(visit, app, room):
    code, token = room
    host = page(visit, f"kuis/{code}/layar#{token}", 1920)
    host.locator(".kode", has_text=code).wait_for()
    assert host.locator("#ajakan img").evaluate("image => image.complete && image.naturalWidth > 0")
    phone = page(visit, f"kuis/{code}", 375)
    phone.locator("#teks", has_text="Anda sudah bergabung").wait_for()
    host.locator("#hitung", has_text="1 bergabung").wait_for()
    host.focus("#lanjut")
    host.keyboard.press("Enter")
    phone.locator("#opsi button").first.wait_for()
    assert phone.locator("#opsi button").count() == 4
    phone.locator("#opsi button").nth(1).click()
    phone.locator("#opsi button[aria-pressed=true]").wait_for()
    host.locator("#hitung", has_text="1 dari 1").wait_for()
    phone.reload()  # the choice is still there
    phone.locator("#opsi button[aria-pressed=true]").wait_for()
    host.reload()
    host.locator("#lanjut", has_text="Tutup soal").click()
    phone.locator("#penjelasan .dasar").first.wait_for()
    host.locator("#penjelasan h2", has_text="Jawaban:").wait_for()
    assert host.locator("#opsi li strong").count() == 4
    assert (overflow(phone), overflow(host)) == (0, 0)
    host.click("#akhiri")
    phone.locator("#teks", has_text="Kuis selesai").wait_for()


@pytest.mark.browser
def test_a_stranger_sees_but_does_not_lead(visit, room):
    stranger = page(visit, f"kuis/{room[0]}/layar#salah", 1440)
    stranger.locator(".kode").wait_for()
    stranger.click("#lanjut")
    stranger.locator("#pesan", has_text="Hanya pemandu").wait_for()


@pytest.mark.browser
def test_a_code_is_typed_and_a_wrong_one_is_said(visit):
    tab = page(visit, "kuis", 375)
    tab.fill("#kode", "zzzz")
    tab.keyboard.press("Enter")
    tab.locator("#teks", has_text="tidak ada atau sudah berakhir").wait_for()
    assert overflow(tab) == 0


@pytest.mark.browser
def test_axe_finds_nothing_in_the_quiz_and_the_tab(visit, room):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    code, token = room
    host, phone = page(visit, f"kuis/{code}/layar#{token}", 1440), page(visit, f"kuis/{code}", 375)
    phone.locator("#teks", has_text="Anda sudah bergabung").wait_for()
    host.click("#lanjut")
    phone.locator("#opsi button").first.click()
    tab = visit("?tab=sosialisasi")
    tab.click("#pack-make")
    tab.locator("#pack h2").wait_for()
    found = []
    for one in (host, phone, page(visit, "kuis", 375), tab):
        result = axe.Axe().run(one, options=RULES)
        found += [
            f"{rule['id']}: {node['html'][:90]}" for rule in result.response["violations"] for node in rule["nodes"]
        ]
    assert found == []


@pytest.mark.browser
def test_the_pages_of_the_quiz_let_nothing_else_in(visit, room):
    answer = page(visit, f"kuis/{room[0]}", 375).request.get(f"{visit.address}kuis/{room[0]}")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    posted = visit.contexts[-1].request.post(f"{visit.address}kuis/{room[0]}/gabung", form={"a": "1"})
    assert (posted.status, posted.json()) == (409, {"pesan": "Permintaan tidak terbaca."})
