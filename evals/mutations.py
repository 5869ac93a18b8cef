"""Letters with one thing made wrong, by a seed: what the audit must find in what it would else pass.

Each way of going wrong changes the text of a finished letter in one place (the election's year and the addressee in all
places where they stand), never in a place where the change would leave the letter right.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from drafting.audit.making import day as written_day
from drafting.letter.data import Plans

_CITED = re.compile(r"\bPasal (?P<number>\d+)\b")
_STEP = re.compile(r"\b(?P<level>ayat|angka|huruf) \(?(?P<value>\d+|[a-z])\b\)?")
_YEAR = re.compile(r"\bNomor \d+ Tahun (?P<year>\d{4})\b")
_NUMBER = re.compile(r"\bNomor (?P<number>\d+) Tahun \d{4}\b")
_QUOTE = re.compile(r"“(?P<words>[^”]+)”")
_TURNS = {"dilarang": "dapat", "wajib": "dapat", "tidak": "", "harus": "dapat", "paling": "sedikitnya", "dan": "atau"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One thing made wrong: what kind of thing, what stood there, what stands there now, and the whole text."""

    kind: str
    before: str
    after: str
    text: str


Turn = Callable[[str, Random], Mutation | None]


def article(text: str, dice: Random) -> Mutation | None:
    """Another article of the same act."""
    return _turned("pasal", _outside(_CITED, text), dice, lambda m: _other_number(m["number"], dice, by=9))


def step(text: str, dice: Random) -> Mutation | None:
    """Another ayat, huruf or angka of the same article."""

    def other(match: re.Match[str]) -> str:
        value = match["value"]
        if value.isdigit():
            return _other_number(value, dice, by=3)
        return dice.choice([sign for sign in "abcdefghijklmn" if sign != value])

    return _turned("bagian", _outside(_STEP, text), dice, other, group="value")


def year(text: str, dice: Random) -> Mutation | None:
    """Another year of an instrument."""
    return _turned("tahun", _outside(_YEAR, text), dice, lambda m: _other_number(m["year"], dice, by=4))


def number(text: str, dice: Random) -> Mutation | None:
    """Another number of an instrument."""
    return _turned("nomor", _outside(_NUMBER, text), dice, lambda m: str(int(m["number"]) + dice.randint(11, 60)))


def quote(text: str, dice: Random) -> Mutation | None:
    """A word of a quotation turned, dropped, or "tidak" put in."""
    found = list(_QUOTE.finditer(text))
    if not found:
        return None
    chosen = dice.choice(found)
    words = chosen["words"].split()
    turning = [at for at, word in enumerate(words) if word in _TURNS]
    at = dice.choice(turning) if turning else dice.randrange(1, len(words))
    turned = _TURNS.get(words[at], f"tidak {words[at]}")
    after = " ".join(filter(None, (*words[:at], turned, *words[at + 1 :])))
    whole = text[: chosen.start("words")] + after + text[chosen.end("words") :]
    return Mutation("kutipan", words[at], turned, whole)


def _turned(
    kind: str, found: Sequence[re.Match[str]], dice: Random, other: Callable[[re.Match[str]], str], *, group: str = ""
) -> Mutation | None:
    if not found:
        return None
    match = dice.choice(found)
    text = match.string
    name = group or next(iter(match.groupdict()))
    after = other(match)
    whole = text[: match.start(name)] + after + text[match.end(name) :]
    return Mutation(kind, match[0], match[0].replace(match[name], after), whole)


def _other_number(value: str, dice: Random, *, by: int) -> str:
    own = int(value)
    return str(dice.choice([n for n in range(max(1, own - by), own + by + 1) if n != own]))


def _outside(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches that stand neither in a quotation nor in a note to the writer."""
    shut = [match.span() for match in re.finditer(r"“[^”]*”|\[[^\]]*\]", text)]
    return [m for m in pattern.finditer(text) if not any(start <= m.start() < end for start, end in shut)]


# --- the letter itself --------------------------------------------------------------------------------------------


def moved(text: str, day: date, to: date) -> Mutation:
    """The letter of another day."""
    before, after = written_day(day), written_day(to)
    return Mutation("tanggal", before, after, text.replace(f", {before}", f", {after}", 1))


def election(text: str, before: str, after: str) -> Mutation:
    """Another election wherever it is named: "Tahun 2024" without a number before it."""
    turned = re.sub(rf"(?<!\d )Tahun {before}\b", f"Tahun {after}", text)
    return Mutation("pemilihan", before, after, turned)


def readdressed(text: str, plans: Plans, before: str, after: str) -> Mutation:
    """The letter sent to somebody else."""
    old, new = plans.addressees[before].to[0], plans.addressees[after].to[0]
    return Mutation("penerima", old, new, text.replace(f"Yth. {old}", f"Yth. {new}", 1))


TURNS: tuple[Turn, ...] = (article, step, year, number, quote)
