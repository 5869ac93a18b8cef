"""The tab Korpus: nobody without the password, one work at a time, every file told, nothing left behind."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import FetchFailed
from corpus.reference import Ref
from corpus.store.journal import Journal
from screens import korpus, tasks
from screens.gate import ASKED, MOST_MISSES, OFF, PAUSE, WRONG, Gate
from screens.korpus import Desk
from screens.page import page
from screens.reasons import OTHERWISE, reason
from screens.render_corpus import work_html
from screens.uploads import taken
from screens.work import State, Step, Work
from tests.fixtures.apps import PASSWORD

# An invented regulation of a number that no catalogue knows.
INVENTED = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 3 TAHUN 1999
TENTANG
KEBUN RAYA

Pasal 1
Penjaga kebun menyiram anggrek setiap pagi.

Pasal 2
Penjaga kebun tidak tidur di bawah pohon.
"""


class Clock:
    """Seconds that go on only when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(app):
    return Desk(app, Gate(PASSWORD, Clock()), Work())


@pytest.fixture
def upload(tmp_path):
    """Makes a file as Gradio keeps it: alone in a folder of its own."""

    def made(name: str, content: bytes) -> str:
        folder = tmp_path / f"cache-{name}"
        folder.mkdir()
        (folder / name).write_bytes(content)
        return str(folder / name)

    return made


# --- the gate ------------------------------------------------------------------------------------------------------


def test_a_gate_without_a_password_is_shut():
    gate = Gate(None, Clock())
    assert (gate.off, gate.refusal("", "a"), gate.refusal("x", "a")) == (True, OFF, OFF)


def test_a_gate_opens_to_the_password_alone():
    gate = Gate("kunci", Clock())
    assert [gate.refusal(word, "a") for word in ("kunci", "Kunci", "", None)] == ["", WRONG, ASKED, ASKED]


def test_many_misses_shut_the_gate_for_a_while_also_to_the_right_word():
    clock = Clock()
    gate = Gate("kunci", clock)
    said = [gate.refusal("salah", "a") for _ in range(MOST_MISSES)]
    assert said == [WRONG] * MOST_MISSES
    assert gate.refusal("kunci", "a") == "Terlalu banyak percobaan. Coba lagi dalam 5 menit."
    assert gate.refusal("kunci", "b") == ""  # somebody else
    clock.now = PAUSE + 1
    assert gate.refusal("kunci", "a") == ""


def test_every_handler_refuses_a_wrong_password_and_writes_it_down(desk, upload):
    file = upload("a.txt", INVENTED.encode())
    shown = [
        [*korpus.uploaded(desk, "salah", [file], "10.0.0.9")],
        [*korpus.fetched(desk, "salah", "pp-94-2021", "10.0.0.9")],
        [*korpus.removed(desk, "salah", "pp-94-2021", "10.0.0.9")],
        [*korpus.rebuilt(desk, "salah", "10.0.0.9")],
    ]
    assert all(len(steps) == 1 and WRONG in steps[0][0] for steps in shown)
    assert (desk.work.steps, desk.app.library.holds("pp-94-2021")) == ((), True)
    assert not Path(file).exists()  # not even the upload of a stranger is kept
    with Journal.open(desk.app.settings.home) as journal:
        assert [(act.action, act.detail) for act in journal.acts()[-4:]] == [("refused", "10.0.0.9")] * 4


def test_without_a_password_there_is_nothing_to_call(app):
    closed = page(replace(app, settings=replace(app.settings, admin_password=None)))
    open_one = page(app)
    assert len(closed.fns) < len(open_one.fns)
    assert not any("korpus" in fn.fn.__module__ for fn in closed.fns.values() if fn.fn)


# --- the work ------------------------------------------------------------------------------------------------------


def test_files_are_installed_told_and_removed_again(desk, upload):
    files = [upload("pp-3-1999.txt", INVENTED.encode()), upload("rusak.pdf", b"PK\x03\x04zz"), upload("a.zip", b"PK")]
    html, texts = [*korpus.uploaded(desk, PASSWORD, files, "x")][-1]
    told = {step.name: (step.state, step.said) for step in desk.work.steps}
    assert told == {
        "a.zip": (State.FAILED, tasks.SKIPPED),
        "pp-3-1999.txt": (State.DONE, "pp-3-1999: 2 pasal, 0 perbaikan, 0 tanda"),
        "rusak.pdf": (State.FAILED, reason("is a damaged archive")),
        tasks.INDEX: (State.DONE, "diperbarui; jawaban memakai naskah yang baru"),
    }
    assert "4 dari 4 langkah, 2 gagal" in html
    assert "pp-3-1999" in texts
    assert "rusak.pdf" in texts  # in quarantine, with its reason
    assert not any(Path(file).exists() for file in files)
    found = desk.app.library.search("menyiram anggrek")  # the running app has picked the new texts up
    assert str(found[0].version.provision.ref) == "pp-3-1999/pasal-1"
    assert desk.app.library.ledger()[-1].path in {"pp-3-1999.txt", "rusak.pdf"}  # names, not paths of this machine
    html, _ = [*korpus.removed(desk, PASSWORD, "pp-3-1999", "x")][-1]
    assert "tidak dipasang lagi" in html
    assert (desk.app.library.holds("pp-3-1999"), desk.app.library.version(Ref.parse("pp-3-1999/pasal-1"))) == (
        False,
        None,
    )


def test_one_work_at_a_time(desk):
    going = threading.Event()
    assert desk.work.begin(("a",), lambda work: going.wait(10)) is True
    assert korpus.BUSY in next(korpus.rebuilt(desk, PASSWORD, "x"))[0]
    going.set()


def test_offline_every_fetch_says_so(desk, monkeypatch):
    def unreachable(regulation, *_):
        raise FetchFailed(regulation.urls[0], "cannot be reached (no route), 4 times", "Try later.")

    monkeypatch.setattr(tasks, "fetch_official", unreachable)
    html, _ = [*korpus.fetched(desk, PASSWORD, "PP-94-2021, xx-1-1", "x")][-1]
    assert [(step.name, step.state) for step in desk.work.steps] == [
        ("pp-94-2021", State.FAILED),
        ("xx-1-1", State.FAILED),
    ]
    assert "tidak dapat dihubungi" in html
    assert "tidak ada dalam katalog" in html


def test_a_fault_leaves_no_step_unfinished():
    work = Work()
    work.begin(("a", "b"), lambda work: work.tell("a", State.DONE))
    while work.busy:
        pass
    assert work.steps == (Step("a", State.DONE), Step("b", State.FAILED, "Terhenti sebelum selesai."))
    assert "2 dari 2 langkah, 1 gagal" in work_html(work.steps, busy=False)


def test_uploads_of_one_name_are_both_kept(upload, tmp_path):
    other = tmp_path / "lain"
    other.mkdir()
    (other / "a.txt").write_text("dua")
    folder = taken([upload("a.txt", b"satu"), str(other / "a.txt")])
    assert sorted(file.read_text() for file in folder.iterdir()) == ["dua", "satu"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("a.pdf: is protected by a password. Save it.", "Berkas dikunci dengan kata sandi. Simpan ulang tanpa kunci."),
        ("uu-1-2001: no official address is known. Find it.", reason("no official address is known")),
        (
            "a.pdf: lies about its type: it is named pdf but holds txt. Rename it to .txt and look.",
            "Isi berkas tidak sesuai dengan akhiran namanya. Beri akhiran yang benar, atau simpan ulang.",
        ),
        ("something new", OTHERWISE),
    ],
)
def test_reasons_are_indonesian(message, expected):
    assert reason(message) == expected


@pytest.mark.browser
def test_an_administrator_installs_looks_and_removes(visit, tmp_path):
    file = tmp_path / "pp-3-1999.txt"
    file.write_text(INVENTED, encoding="utf-8")
    tab = visit("?tab=korpus")
    tab.locator("#password input").fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.locator("#texts table").wait_for()
    tab.locator("#files input[type=file]").set_input_files([str(file)])
    tab.locator("#files", has_text="pp-3-1999").wait_for()
    tab.click("#install")
    tab.locator("#work", has_text="Selesai: 2 dari 2 langkah").wait_for()
    tab.locator("[data-look='pp-3-1999']").click()
    tab.locator("#looked", has_text="yang perlu dilihat").wait_for()
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.locator("[data-remove='pp-3-1999']").click()
    tab.locator("#work", has_text="tidak dipasang lagi").wait_for()
    tab.locator("[data-remove='pp-3-1999']").wait_for(state="detached")
