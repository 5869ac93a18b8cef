"""Whether a rewritten sentence says what our sentence says: what decides must be the same, and nothing may be new.

One sentence is compared with one sentence, never a draft with a heap of evidence: in a heap every number and every
"boleh" can be found somewhere. The rules are strict on purpose, since a good rewriting withheld costs a reader nothing
(our own text stands there), and a bad one let through may cost a career.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.citation import Names
from qa.writer.lexicon import Wording
from qa.writer.reading import CITATION, DAY, IDEA, NUMBER, QUOTE, Reading, neighbours, read, windows


class Wrong(StrEnum):
    """What is wrong with a rewriting."""

    KOSONG = "kosong"
    PANJANG = "panjang"
    TERLAMBAT = "terlambat"
    GAGAL = "gagal"
    BENTUK = "bentuk"
    BARIS = "baris"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    SITASI = "sitasi"
    KUTIPAN = "kutipan"
    MODALITAS = "modalitas"
    INGKAR = "ingkar"
    SYARAT = "syarat"
    WAKTU = "waktu"
    BATAS = "batas"
    PILIHAN = "pilihan"
    CAKUPAN = "cakupan"
    BOBOT = "bobot"
    SANKSI = "sanksi"
    LEMBAGA = "lembaga"
    ORANG = "orang"
    PEMILIHAN = "pemilihan"
    KATA = "kata"
    HILANG = "hilang"
    SASARAN = "sasaran"
    URUTAN = "urutan"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with the words it hangs on (for whoever runs Netral; readers see the kind only)."""

    wrong: Wrong
    found: str = ""


Same = Callable[[tuple[str, ...], tuple[str, ...]], bool]


def _in_order(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return ours == theirs


def _runs(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Equal where what stands twice in a row counts once."""
    return _collapsed(ours) == _collapsed(theirs)


def _no_more(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """The same values, none more often than in ours: a name may be replaced by "ia", never by another name."""
    return set(ours) == set(theirs) and not Counter(theirs) - Counter(ours)


def _first_seen(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """As `_no_more`, and what comes first in ours comes first in theirs."""
    return _no_more(ours, theirs) and tuple(dict.fromkeys(ours)) == tuple(dict.fromkeys(theirs))


def _as_often(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return Counter(ours) == Counter(theirs)


def _collapsed(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for at, value in enumerate(values) if at == 0 or values[at - 1] != value)


TURNING = frozenset((IDEA, "person", "body"))
RULES: tuple[tuple[str, Wrong, Same], ...] = (
    (NUMBER, Wrong.ANGKA, _in_order),
    (DAY, Wrong.TANGGAL, _in_order),
    (CITATION, Wrong.SITASI, _first_seen),
    (QUOTE, Wrong.KUTIPAN, _in_order),
    ("modality", Wrong.MODALITAS, _runs),
    ("negation", Wrong.INGKAR, _as_often),
    ("condition", Wrong.SYARAT, _as_often),
    ("time", Wrong.WAKTU, _as_often),
    ("unit", Wrong.WAKTU, _no_more),
    ("bound", Wrong.BATAS, _in_order),
    ("choice", Wrong.PILIHAN, _as_often),
    ("scope", Wrong.CAKUPAN, _no_more),
    ("weight", Wrong.BOBOT, _no_more),
    ("penalty", Wrong.SANKSI, _first_seen),
    ("body", Wrong.LEMBAGA, _first_seen),
    ("subject", Wrong.ORANG, _first_seen),
    ("person", Wrong.ORANG, _no_more),
    ("election", Wrong.PEMILIHAN, _no_more),
)
WHO = ("subject", "person", "body")  # beside whom something familiar must stand
BOUND = ("modality", "negation", "condition")  # what they govern is compared as well


@dataclass(frozen=True, slots=True)
class Verifier:
    """Compares rewritten sentences with ours."""

    names: Names
    wording: Wording

    def faults(self, ours: str, theirs: str) -> tuple[Fault, ...]:
        """Everything that keeps the rewriting from saying what our sentence says; empty: nothing was found."""
        mine, draft = read(ours, self.names, self.wording), read(theirs, self.names, self.wording)
        return tuple(dict.fromkeys((*_deciding(mine, draft), *_ideas(mine, draft), *_targets(mine, draft))))


def _deciding(ours: Reading, theirs: Reading) -> Iterator[Fault]:
    for kind, wrong, same in RULES:
        mine, draft = ours.values(kind), theirs.values(kind)
        if not same(mine, draft):
            extra = (Counter(draft) - Counter(mine)) or (Counter(mine) - Counter(draft))
            yield Fault(wrong, ", ".join(extra) or ", ".join(draft))


def _ideas(ours: Reading, theirs: Reading) -> Iterator[Fault]:
    """New ideas, lost ideas, and ideas that changed places within a clause."""
    mine, draft = Counter(ours.ideas), Counter(theirs.ideas)
    if new := draft - mine:
        yield Fault(Wrong.KATA, ", ".join(sorted(new)))
    if lost := mine - draft:
        yield Fault(Wrong.HILANG, ", ".join(sorted(lost)))
    # an active verb made passive, or the other way round, turns a sentence rightly
    if ours.passives == theirs.passives and (turned := _turned(ours, theirs)):
        yield Fault(Wrong.URUTAN, ", ".join(turned))


def _targets(ours: Reading, theirs: Reading) -> Iterator[Fault]:
    """Deciding words that govern other ideas than before: "tidak hadir dan memakai" for "hadir dan tidak memakai"."""
    for kind in BOUND:
        if len(ours.values(kind)) == len(theirs.values(kind)) and _moved(ours, theirs, kind):
            yield Fault(Wrong.SASARAN, kind)
    mine_near, draft_near = neighbours(ours, WHO), neighbours(theirs, WHO)
    for value in sorted(mine_near.keys() & draft_near.keys()):
        if draft_near[value] and not mine_near[value] & draft_near[value]:
            yield Fault(Wrong.SASARAN, value)


def _moved(ours: Reading, theirs: Reading, kind: str) -> bool:
    """Whether one of the values governs nothing of what it governed; ideas count, or all where it governs no idea."""
    ideas = zip(windows(ours, kind, ideas=True), windows(theirs, kind, ideas=True), strict=True)
    whole = zip(windows(ours, kind, ideas=False), windows(theirs, kind, ideas=False), strict=True)
    for (mine, draft), (all_mine, all_draft) in zip(ideas, whole, strict=True):
        before, after = (mine, draft) if mine and draft else (all_mine, all_draft)
        if before and after and not before & after:
            return True
    return False


def _turned(ours: Reading, theirs: Reading) -> tuple[str, ...]:
    """The first two ideas or names of one clause that stand the other way round in one clause of the rewriting."""
    places = {piece.value: (at, piece.clause) for at, piece in reversed(list(enumerate(ours.pieces)))}
    unique = {piece.value for piece in ours.pieces if sum(p.value == piece.value for p in ours.pieces) == 1}
    said = [piece for piece in theirs.pieces if piece.value in unique and piece.kind in TURNING]
    for first, second in pairwise(said):
        here, there = places[first.value], places[second.value]
        if first.clause == second.clause and here[1] == there[1] and here[0] > there[0]:
            return first.value, second.value
    return ()
