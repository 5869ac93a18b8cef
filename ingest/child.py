"""A reader run in a process of its own, with limits, so that no file can hang, crash or flood the application.

The parent writes a `Job` to the child's standard input; the child writes its reply as JSON to a file beside the one it
read. Whatever else happens (a crash in a foreign library, memory running out, an endless loop) is the end of the child
only, and becomes an `UnreadableFile` that says so. A fresh interpreter rather than a fork: a fork copies threads' locks
and open databases of the application.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.errors import MissingTool, NetralError, UnreadableFile
from ingest.reading import Job, Limits, Reading
from ingest.sniff import load

_ROOT = Path(__file__).resolve().parent.parent
_TAIL = 300  # characters of a crash message worth showing


def run(job: Job, seconds: float) -> Reading:
    """What the job's reader finds, within `seconds` of wall time.

    Raises:
        UnreadableFile: the reader refused the file, or broke a limit.
        MissingTool: the reader needs a program that is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="netral-", ignore_cleanup_errors=True) as folder:
        reply = Path(folder) / "reply.json"
        code, complaint = _spawn(job, reply, seconds)
        if code == 0 and reply.is_file():
            return _understood(job, json.loads(reply.read_text("utf-8")))
        raise _broken(job, code, complaint)


def _spawn(job: Job, reply: Path, seconds: float) -> tuple[int, str]:
    """Exit code of the child and the end of what it wrote to standard error."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "ingest.child", str(reply), str(int(seconds) + 10)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(reply.parent), "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    )
    try:
        _, complaint = process.communicate(job.dumps().encode(), timeout=seconds)
    except subprocess.TimeoutExpired as error:
        advice = "It may be damaged; try another copy, or split it."
        raise UnreadableFile(job.name, f"took longer than {seconds:g} seconds to read", advice) from error
    finally:
        _end(process)
    return process.returncode, complaint.decode("utf-8", "replace").strip()[-_TAIL:]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running: the child, and the programs it started (its own session is its process group)."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.communicate()


def _understood(job: Job, reply: dict[str, Any]) -> Reading:
    match reply:
        case {"reading": row}:
            return Reading.of(row)
        case {"refused": {"reason": reason, "advice": advice}}:
            raise UnreadableFile(job.name, reason, advice)
        case {"missing": {"tool": tool, "advice": advice}}:
            raise MissingTool(tool, advice)
        case _:
            raise _broken(job, 0, "the reply is not understood")


def _broken(job: Job, code: int, complaint: str) -> NetralError:
    advice = "It may be damaged or made to do harm; try another copy."
    last = complaint.splitlines()[-1] if complaint else f"exit code {code}"
    if "MemoryError" in last or "bad_alloc" in complaint:
        return UnreadableFile(job.name, f"needs more than {job.limits.memory >> 20} MiB of memory to read", advice)
    return UnreadableFile(job.name, f"crashed its reader ({last})", advice)


def _confine(limits: Limits, seconds: int) -> None:
    """Bound this process's memory and, should the parent die, its time. Windows knows neither."""
    try:
        import resource
    except ImportError:
        return
    for kind, amount in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):  # macOS refuses some; a lower limit may be set already
            resource.setrlimit(kind, (amount, amount))


def _reply(job: Job) -> dict[str, Any]:
    try:
        return {"reading": _within(job, load(job.reader)(job)).row()}
    except UnreadableFile as error:
        return {"refused": {"reason": error.reason, "advice": error.advice}}
    except MissingTool as error:
        return {"missing": {"tool": error.tool, "advice": error.advice}}


def _within(job: Job, reading: Reading) -> Reading:
    if sum(len(block.text) + 1 for block in reading.blocks) > job.limits.characters:
        raise UnreadableFile(
            job.name, f"holds more than {job.limits.characters} characters", "Split it, or raise the limit."
        )
    return reading


def main() -> int:
    """Read one job from standard input and write the reply; run as `python -m ingest.child REPLY SECONDS`."""
    job = Job.loads(sys.stdin.read())
    _confine(job.limits, int(sys.argv[2]))
    Path(sys.argv[1]).write_text(json.dumps(_reply(job)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
