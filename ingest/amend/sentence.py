"""What one sentence of change says: which parts are changed, inserted, deleted, or stay with a new penjelasan.

The sentence is read verb by verb. Parts named before "diubah" or "dihapus" are its objects; of "disisipkan" and
"ditambahkan" the objects are the list that follows, and the parts before it only say where. What stands after
"sehingga" tells how the whole then reads and names no further change.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ingest.amend.mentions import LEVELS, Mention, Place, mentions, places
from ingest.amend.words import either, words

_ELUCIDATION = re.compile(r"\bpenjelasan\b", re.IGNORECASE)
_OTHER_LAW = re.compile(
    r"\b(?:sebagaimana\s+tercantum\s+dalam|(?:Undang-\s?Undang|Peraturan\s+\w+)\s+Nomor)\b", re.IGNORECASE
)


_FAR = 3  # letters between the one expected and one that is still believed


@dataclass(frozen=True, slots=True)
class Change:
    """One part and what happens to it; `path` holds the steps of a ref in the amended act."""

    action: str  # ubah, sisip, hapus, tetap
    path: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """How far the sentence is read, and the article that the next clause lies in if it names none."""

    text: str
    home: dict[str, str] = field(default_factory=dict)
    pending: list[tuple[str, ...]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def changes(sentence: str) -> tuple[Change, ...]:
    """Every change that the sentence makes, in its own order; empty where it makes none."""
    text = _with_trailing_verb(" ".join(sentence.split()))
    head, tail = _turned(text)
    annex = _annex(text)
    if annex:
        return annex
    reading = _Reading(head, home=_home(head, tail))
    done = 0
    while match := _verb(head, done):
        done = _clause(reading, done, match)
    _left_over(reading, head[done:])
    return tuple(dict.fromkeys(reading.changes))


def _with_trailing_verb(text: str) -> str:
    """Older acts open with the verb ("Mengubah ketentuan Pasal 7, 8 dan Pasal 9"); the newer order is made of it."""
    match = re.match(rf"({either(words().leading)})\b(.*)", text, re.IGNORECASE)
    if match is None:
        return text
    objects, _ = _turned(match[2])
    other = _OTHER_LAW.search(objects)
    named = re.sub(r"(?<=\d)((?:,| dan) )(?=\d+\b)", r"\1Pasal ", objects[: other.start()] if other else objects)
    verb = {"ubah": "diubah", "hapus": "dihapus"}[words().leading[match[1].lower()]]
    return f"{named.strip()} {verb}"


def _turned(text: str) -> tuple[str, str]:
    """What is changed, and how it then reads. "menjadi berbunyi" is a verb of its own and stays in the first part."""
    match = re.search(rf"(?<!menjadi )(?:\b{either(words().turns)}\b)", text, re.IGNORECASE)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


def _home(head: str, tail: str) -> dict[str, str]:
    """The article that the sentence is about where a clause names none: the first of the head, else of the tail."""
    for mention in (*mentions(head), *mentions(tail)):
        if mention.level == "pasal":
            return {"pasal": mention.number}
    return {}


def _annex(text: str) -> tuple[Change, ...]:
    """A table in an annex of the amended act; its rows are not provisions, so the annex itself is the target."""
    if not re.search(r"\b(?:tabel|baris|lampiran)\b", text[:200], re.IGNORECASE) or "pasal" in text[:40].lower():
        return ()
    found = [mention for mention in mentions(text) if mention.level == "lampiran"]
    return (Change("ubah", (f"lampiran-{found[0].number}",)),) if found else ()


def _verb(text: str, start: int) -> re.Match[str] | None:
    return re.compile(rf"\b{either(words().verbs)}\b", re.IGNORECASE).search(text, start)


def _clause(reading: _Reading, start: int, verb: re.Match[str]) -> int:
    """Read the clause that ends with `verb`; returns where the next one begins."""
    action = words().verbs[" ".join(verb[0].lower().split())]
    before = reading.text[start : verb.start()]
    if action == "sisip":
        return _insertion(reading, before, verb.end())
    _take(reading, action, before)
    return verb.end()


def _take(reading: _Reading, action: str, before: str) -> None:
    """The objects of "diubah", "dihapus" and "tetap"; those after "penjelasan" are the elucidations of the parts."""
    own, *elucidated = _ELUCIDATION.split(before)
    reading.changes.extend(Change(action, path) for path in reading.pending)
    reading.pending.clear()
    for path in _paths(reading, own):
        reading.changes.append(Change(action, path))
    for part in elucidated:
        named = _paths(reading, part) or [tuple(f"{level}-{number}" for level, number in reading.home.items())]
        reading.changes.extend(Change(action, (*path, "penjelasan")) for path in named if path)


def _paths(reading: _Reading, text: str) -> list[tuple[str, ...]]:
    found = places(text, mentions(text), home=reading.home)
    for place in found:
        if "pasal" in place.parts:
            reading.home = {"pasal": place.parts["pasal"]}
    return [place.path for place in found]


def _left_over(reading: _Reading, rest: str) -> None:
    """What follows the last verb: "tetap, dengan perubahan penjelasan Pasal 20 huruf c"."""
    if _ELUCIDATION.search(rest) and re.search(r"\bperubahan\b", rest, re.IGNORECASE):
        _take(reading, "ubah", rest)


def _insertion(reading: _Reading, before: str, start: int) -> int:
    """The objects of "disisipkan" and "ditambahkan"; returns where their list ends."""
    marker = re.search(rf"\b{either(words().between)}\b", before, re.IGNORECASE)
    anchor = before[marker.end() :] if marker else before
    if marker:  # parts named before "setelah" wait for the verb that changes them
        reading.pending.extend(_paths(reading, before[: marker.start()]))
    level, count, listed = _announced(reading.text, start)
    anchors = places(anchor, mentions(anchor), home=reading.home)
    found = list(islice(_of_level(mentions(reading.text[start:]), level), count))
    for number in _numbers(anchors, found, level, count):
        reading.changes.append(Change("sisip", (*_holder(reading, anchors, level), f"{level}-{number}")))
    if anchors and "pasal" in anchors[-1].parts and level != "pasal":
        reading.home = {"pasal": anchors[-1].parts["pasal"]}
    return start + max((mention.end for mention in found), default=listed - start)


def _announced(text: str, start: int) -> tuple[str, int, int]:
    """What is inserted: "2 (dua) ayat" gives ayat and 2; also where these words end."""
    units = either(LEVELS)
    counts = either(words().counts)
    match = re.compile(rf"(?:\S+\s*\(\s*)?(?P<count>{counts})\s*\)?\s*(?P<unit>{units})\b", re.IGNORECASE).search(
        text, start
    )
    if match:
        return match["unit"].lower(), words().counts[" ".join(match["count"].lower().split())], match.end()
    first = next(iter(mentions(text[start:])), None)
    return (first.level, 1, start + first.end) if first else ("pasal", 0, start)


def _of_level(found: Sequence[Mention], level: str) -> Iterator[Mention]:
    """The unbroken run of mentions of one level at the beginning of a list."""
    for mention in found:
        if mention.level != level:
            return
        yield mention


def _numbers(anchors: Sequence[Place], found: Sequence[Mention], level: str, count: int) -> list[str]:
    """The numbers inserted; of articles a misread one ("Pasal 168" after Pasal 16A) is told by its neighbours."""
    read = [mention.number for mention in found]
    if level != "pasal" or len(anchors) < 2:
        return read
    first = anchors[0].parts.get("pasal", "")
    if len(read) < count:
        read = [""] * count
    return [_after(first, number, index) for index, number in enumerate(read, 1)]


def _after(anchor: str, number: str, index: int) -> str:
    """The number as read where it may come after the anchor, else the one that the count gives."""
    match = re.fullmatch(r"(\d+)([a-z]?)", anchor)
    if match is None:
        return number
    expected = ord(match[2] or "`") + index
    read = re.fullmatch(rf"{match[1]}([a-z])", number)
    return number if read and abs(ord(read[1]) - expected) <= _FAR else f"{match[1]}{chr(expected)}"


def _holder(reading: _Reading, anchors: Sequence[Place], level: str) -> tuple[str, ...]:
    """The steps above an inserted part."""
    parts: Mapping[str, str] = {**reading.home, **(anchors[-1].parts if anchors else {})}
    above = LEVELS[LEVELS.index("pasal") : LEVELS.index(level)] if level in LEVELS else ()
    return tuple(f"{name}-{parts[name]}" for name in above if name in parts)
