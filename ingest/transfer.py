"""One address to one file, going on where a broken transfer stopped.

What has arrived stays beside the destination as `.part`, with a note of which version of which address it is. It is
continued only when the host confirms, by `If-Range`, that the file is still that version; else it starts anew.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from corpus.errors import FetchFailed
from ingest.web import FetchRules, Interrupted, Web, read_some

_LONGEST_WAIT = 60.0
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_BROKEN = "Try again later; what has arrived is kept, and the transfer goes on from there."
_LARGE = "Raise the limit if this is right."
_SLOW = "Try again when the line is better; what has arrived is kept."


@dataclass(frozen=True, slots=True)
class Arrived:
    """A whole file as it came: the address it was found at in the end, and what the host called it."""

    url: str
    content_type: str


@dataclass(frozen=True, slots=True)
class _Note:
    """What a part is a part of; `version` is the host's strong ETag or its date, empty where it gave neither."""

    url: str
    version: str = ""


def download(url: str, part: Path, rules: FetchRules, web: Web) -> Arrived:
    """The address as a whole file at `part`.

    Raises:
        FetchFailed: not allowed, too large, too slow, or broken off at every attempt; a part of it is kept.
    """
    until = web.clock() + rules.seconds
    for attempt in range(1, rules.attempts + 1):
        try:
            return _attempt(url, part, rules, web, until=until)
        except Interrupted as error:
            reason, wait = str(error), max(error.wait, rules.pause * 2**attempt)
        if attempt < rules.attempts:
            web.sleep(min(wait, _LONGEST_WAIT))
    raise FetchFailed(url, f"{reason}, {rules.attempts} times", _BROKEN)


def discard(part: Path) -> None:
    """Remove a part and its note."""
    part.unlink(missing_ok=True)
    _note_file(part).unlink(missing_ok=True)


def _attempt(url: str, part: Path, rules: FetchRules, web: Web, *, until: float) -> Arrived:
    have, version = _kept(url, part)
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": version}
    final, response = web.open(url, rules, headers)
    with response:
        if response.status == 416 or (response.status == 206 and not _continues(response, have, version)):
            discard(part)
            raise Interrupted("the part that was kept does not fit any more")
        start = have if response.status == 206 else 0
        total = _total(final, response, start, rules)
        _write_note(part, _Note(url, _version(response)))
        with part.open("r+b" if start else "wb") as out:
            out.seek(start)
            size = _copy(final, _pieces(final, response, web, until), out, rules.size)
    if size != total and (total is not None or _cut(part)):
        raise Interrupted(f"broke off after {size} of {total or 'an unknown number of'} bytes")
    return Arrived(final, response.headers.get_content_type())


def _pieces(url: str, response: Any, web: Web, until: float) -> Iterator[bytes]:
    """What arrives, as it arrives."""
    while piece := read_some(response):
        if web.clock() > until:
            raise FetchFailed(url, "takes longer than its time limit", _SLOW)
        yield piece


def _copy(url: str, pieces: Iterator[bytes], out: IO[bytes], limit: int) -> int:
    """Bytes in the file, from its beginning, once everything is copied."""
    for piece in pieces:
        if out.tell() + len(piece) > limit:
            raise FetchFailed(url, f"sends more than {limit} bytes", _LARGE)
        out.write(piece)
        out.flush()
    return out.tell()


def _cut(part: Path) -> bool:
    """Whether a PDF of unknown length lacks its end."""
    with part.open("rb") as file:
        head = file.read(1024)
        file.seek(max(0, part.stat().st_size - 4096))
        return b"%PDF-" in head and b"%%EOF" not in file.read()


def _kept(url: str, part: Path) -> tuple[int, str]:
    """How much of this address is there already, and of which version; nothing where that is not certain."""
    try:
        note = _Note(**json.loads(_note_file(part).read_text("utf-8")))
        size = part.stat().st_size
    except (OSError, ValueError, TypeError):  # no note, or one that was cut off by a crash: begin anew
        return 0, ""
    return (size, note.version) if note.url == url and note.version else (0, "")


def _continues(response: Any, have: int, version: str) -> bool:
    """Whether a partial answer is the rest of the very file that was begun."""
    given = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    now = _version(response)
    return given is not None and int(given[1]) == have > 0 and now in {"", version}


def _total(url: str, response: Any, start: int, rules: FetchRules) -> int | None:
    """Size of the whole file in bytes, where the host says it."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise FetchFailed(url, "sends a packed answer that was not asked for", "Fetch it with a browser.")
    length = response.headers.get("Content-Length", "")
    total = start + int(length) if length.isdigit() else None
    if total is not None and total > rules.size:
        raise FetchFailed(url, f"is {total} bytes large, more than {rules.size}", _LARGE)
    return total


def _version(response: Any) -> str:
    tag = response.headers.get("ETag", "")
    return str(tag) if tag.startswith('"') else str(response.headers.get("Last-Modified", ""))


def _note_file(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _write_note(part: Path, note: _Note) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    _note_file(part).write_text(json.dumps(asdict(note)), encoding="utf-8")
