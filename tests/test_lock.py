"""At most one writer, whatever the other is and however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from corpus.errors import WriterBusy
from corpus.lock import WriterLock
from corpus.store import Store

ROOT = Path(__file__).resolve().parent.parent
HOLD = """
import sys
from pathlib import Path
from corpus.store import Store
with Store.open(Path(sys.argv[1]), command="netral ingest naskah"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path: Path):
    """Another process that is writing to the same folder until it is told to stop."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_writes(tmp_path, holder):
    with pytest.raises(WriterBusy) as refused:
        Store.open(tmp_path, wait=0.2)
    assert str(refused.value) == (
        f"The store is being written by process {holder.pid} (netral ingest naskah). Wait for it to finish, or stop it."
    )


def test_a_second_process_waits_its_turn(tmp_path, holder):
    def let_go():
        holder.stdin.write("\n")
        holder.stdin.flush()

    with pytest.raises(WriterBusy):
        Store.open(tmp_path)
    Thread(target=let_go).start()
    Store.open(tmp_path, wait=30).close()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_the_lock_falls_with_its_process(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    Store.open(tmp_path, wait=5).close()


def test_two_threads_of_one_process_do_not_both_write(tmp_path):
    refused: list[str] = []

    def other():
        try:
            Store.open(tmp_path).close()
        except WriterBusy as error:
            refused.append(str(error))

    with Store.open(tmp_path, command="netral ui"):
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert refused == [str(WriterBusy(f"process {os.getpid()} (netral ui)"))]
    Store.open(tmp_path).close()


def test_one_thread_does_not_write_twice(tmp_path):
    with Store.open(tmp_path, command="first"), pytest.raises(WriterBusy, match="first"):
        Store.open(tmp_path)


def test_a_lock_without_a_name_is_still_a_lock(tmp_path):
    lock = WriterLock.acquired(tmp_path, command="netral")
    (tmp_path / "writer.json").write_text("{half", encoding="utf-8")
    with pytest.raises(WriterBusy, match="written by another process"):
        WriterLock.acquired(tmp_path, command="netral")
    lock.release()
    lock.release()
    WriterLock.acquired(tmp_path, command="netral").release()
