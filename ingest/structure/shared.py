"""Numbers of several articles in one heap: "(1) (2) Pasal 5 Satu. Dua. (1) (2) (3) Pasal 6 Tiga. Empat. Lima."

Some scans give the numbers of a page, or of half a page, together. Where the loose numbers of neighbouring articles
are, in their order, just those that the sentences of these articles lack, all but the first of them from (1) on, every
number belongs to the sentence it meets in that order. One number too many or too few, one sentence too many or too
few, and nothing is joined.

Where no stop among the words may or may not end a sentence, that is sure (`python -m evals.torn` tears neighbours so
and counts what comes back); else there is a flag. An article that is divided and lacks a number which another one near
it has too many carries a flag.
"""

from collections.abc import Collection, Mapping, Sequence

from corpus.model import Flag
from ingest.structure.ayat import within
from ingest.structure.candidates import Number
from ingest.structure.heaps import AMBIGUOUS, JOINED, REFERS
from ingest.structure.leftover import left_over
from ingest.structure.loose import Pieces, Sentence, set_apart
from ingest.structure.namesakes import lost_ayat
from ingest.structure.numbers import means
from ingest.structure.source import Mark

TORN = Flag(
    "nomor-lepas", "Nomor ayat atau butir dalam pasal ini terlepas dari teksnya; urutannya tidak dapat dipastikan."
)
_MOST = 8  # articles; no page holds the beginnings of more
_FARTHEST = 6000  # characters between a number and its sentence; two pages

Ways = Sequence[Pieces]
Read = tuple[list[Mark], tuple[Flag, ...]]


def shared(ways: Sequence[Ways]) -> Mapping[int, Read]:
    """The marks and flags, by index, of the articles whose numbers are found with those of their neighbours."""
    found: dict[int, Read] = {}
    at = 0
    while at < len(ways):
        group = _group(ways, at)
        found |= dict(enumerate(_joined(group), at)) if len(group) > 1 or any(map(_mixed, group)) else {}
        at += max(1, len(group))
    return found


def near(ways: Sequence[Ways], at: int, joined: Collection[int]) -> bool:
    """Whether an article may lack a number that an article near it has too many."""
    around = [i for i in range(max(0, at - _MOST), min(len(ways), at + _MOST + 1)) if i != at and i not in joined]
    wanted = ways[at][0].wanted if ways[at] else ()
    over = [number for i in around if ways[i] for number in ways[i][0].surplus]
    close = [number for number in over if abs(number.start - ways[at][0].start) < _FARTHEST]
    return any(means(number.raw, str(value)) for value in wanted for number in close)


def _group(ways: Sequence[Ways], at: int) -> tuple[Pieces, ...]:
    """The fewest neighbours from `at` on that need just the numbers that are loose among them; empty where none do."""
    groups: list[tuple[Pieces, ...]] = [()]
    for own in ways[at : at + _MOST]:
        longer = ((*group, way) for group in groups for way in own if way.sentences)
        groups = [group for group in longer if (group[0].loose or group[0].needs) and _may_meet(group)]
        whole = next((group for group in groups if _meet(group)), ())
        if whole or not groups:
            return whole
    return ()


def _may_meet(group: Sequence[Pieces]) -> bool:
    """Whether the loose numbers are, as far as there are both, those that the sentences need, in order."""
    loose = [number for piece in group for number in piece.loose]
    needs = [need for piece in group for need in piece.needs]
    begins = len(group) == 1 or all(value == 1 for value, _ in group[-1].needs[:1])
    return begins and all(map(_fits, loose, needs)) and _agrees(group[-1])


def _meet(group: Sequence[Pieces]) -> bool:
    """Whether there are as many loose numbers as sentences that need one."""
    return sum(len(piece.loose) for piece in group) == sum(len(piece.needs) for piece in group)


def _fits(number: Number, need: tuple[int, Sentence]) -> bool:
    value, sentence = need
    return means(number.raw, str(value)) and abs(number.start - sentence.start) < _FARTHEST


def _agrees(piece: Pieces) -> bool:
    """Whether no sentence names an ayat that is not before it."""
    named = [REFERS.findall(piece.blank.text[s.start : s.end]) for s in piece.sentences]
    return all(int(number) < value for value, numbers in enumerate(named, 1) for number in numbers)


def _joined(group: Sequence[Pieces]) -> list[Read]:
    flags = () if all(map(_sure, group)) else (JOINED,)
    return [_read(piece, flags) for piece in group]


def _mixed(piece: Pieces) -> bool:
    """Whether some numbers of an article stand where they belong and others are a heap."""
    return any(len(run) > 1 for run in piece.runs) and any(sentence.number for sentence in piece.sentences)


def _sure(piece: Pieces) -> bool:
    """Whether no stop in the article may or may not end a sentence ("B.P.U. Cara")."""
    return not any(AMBIGUOUS.search(piece.blank.text, s.start, s.end) for s in piece.sentences)


def _read(piece: Pieces, joined: tuple[Flag, ...]) -> Read:
    """The marks inside the article, each ayat under the number it has by the count, and the article's own flags."""
    marks = set_apart(piece) if piece.apart else []
    for value, sentence in enumerate(piece.sentences, 1) if len(piece.sentences) > 1 else ():
        ayat, number = piece.ref / f"ayat-{value}", sentence.number
        inside, flags = within(piece.blank, ayat, sentence.start, sentence.end)
        span = (number.start if number else sentence.start, sentence.start)
        own = flags if number else (*joined, *flags)
        marks += [Mark(*span, "ayat", str(value), ayat, flags=own), *inside]
    if len(piece.sentences) == 1:
        inside, flags = within(piece.blank, piece.ref, piece.start, piece.end)
        return [*marks, *inside], flags or _doubts(piece, inside)
    return marks, _doubts(piece, marks)


def _doubts(piece: Pieces, marks: Sequence[Mark]) -> tuple[Flag, ...]:
    if not piece.apart:
        return (TORN,)
    source, reach = piece.blank, (piece.start, piece.end)
    return lost_ayat(source, *reach, marks) or left_over(source, *reach, marks)
