"""A reader in its own process: whatever it does, the application goes on and can say what happened."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import MissingTool, UnreadableFile
from corpus.model import Block, Place
from ingest import child
from ingest.reading import Job, Limits, Reading

HARM = "It may be damaged or made to do harm; try another copy."


def job(folder: Path, reader: str, **limits: int) -> Job:
    file = folder / "file"
    file.write_text("isi")
    return Job(f"tests.fixtures.readers:{reader}", file, "surat.txt", Limits(**limits))


def test_a_job_survives_the_way_to_the_child(tmp_path):
    asked = Job("a:b", tmp_path / "é", "nama", Limits(pages=3), page=9)
    assert Job.loads(asked.dumps()) == asked


@pytest.mark.parametrize("reader", ["fine", "chatter"])
def test_a_reading_comes_back_whole(tmp_path, reader):
    expected = Reading("txt", (Block("isi", Place(2, 3), ocr=True),), 7, ("hati-hati",), (4, 5))
    assert child.run(job(tmp_path, reader), 60) == expected


@pytest.mark.parametrize(
    ("reader", "seconds", "message"),
    [
        ("hang", 1, "surat.txt: took longer than 1 seconds to read. It may be damaged; try another copy, or split it."),
        ("stumble", 60, f"surat.txt: crashed its reader (KeyError: 'halaman'). {HARM}"),
        ("leave", 60, f"surat.txt: crashed its reader (exit code 0). {HARM}"),
        ("refuse", 60, "surat.txt: tidak disukai. Coba yang lain."),
    ],
)
def test_what_goes_wrong_is_said(tmp_path, reader, seconds, message):
    with pytest.raises(UnreadableFile) as caught:
        child.run(job(tmp_path, reader), seconds)
    assert str(caught.value) == message


def test_an_abort_in_a_foreign_library_ends_only_the_child(tmp_path):
    with pytest.raises(UnreadableFile, match="crashed its reader"):
        child.run(job(tmp_path, "crash"), 60)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="memory of a process cannot be bounded here")
def test_memory_is_bounded(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        child.run(job(tmp_path, "swell", memory=300 * 1024 * 1024), 60)
    assert str(caught.value) == f"surat.txt: needs more than 300 MiB of memory to read. {HARM}"


def test_too_many_characters_are_refused(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        child.run(job(tmp_path, "fine", characters=3), 60)
    assert str(caught.value) == "surat.txt: holds more than 3 characters. Split it, or raise the limit."


def test_a_missing_program_is_not_the_fault_of_the_file(tmp_path):
    with pytest.raises(MissingTool) as caught:
        child.run(job(tmp_path, "lack"), 60)
    assert str(caught.value) == "Palu is not available. Belilah."


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are of POSIX")
def test_programs_started_by_a_hanging_reader_end_with_it(tmp_path):
    asked = job(tmp_path, "hang_in_a_program")
    with pytest.raises(UnreadableFile):
        child.run(asked, 3)
    assert not _runs(int((tmp_path / "file.pid").read_text()))


def test_the_child_is_found_from_any_folder(tmp_path):
    root = Path(child.__file__).resolve().parent.parent
    code = (
        "from ingest.read import read_bytes;"
        "assert [b.text for b in read_bytes('a.txt', b'Pasal 1').blocks] == ['Pasal 1']"
    )
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)


def _runs(pid: int) -> bool:
    """Whether the process is there after a moment; a killed one may wait for its new parent to take note."""
    for _ in range(50):
        with suppress(FileNotFoundError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True
