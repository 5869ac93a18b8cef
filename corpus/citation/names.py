"""Which regulation a name or a number means: by rule, and by the names that a catalogue gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from corpus.citation.numbers import Number, read_number, slug
from corpus.citation.scan import Phrases, Tokens, at, scan
from corpus.citation.words import Series, words
from corpus.model import Name

_SILENT = frozenset({"-", "nomor", "no", "tahun"})
_FOUNDED = 2002  # the Mahkamah Konstitusi numbers its years in Roman from 2003: 136/PUU-XXII/2024


@dataclass(frozen=True, slots=True)
class Names:
    """The regulation names that the grammar may resolve. `Names.of(())` resolves by rule alone."""

    aliases: Phrases[tuple[Name, ...]]
    numbered: Mapping[tuple[str, int], tuple[Name, ...]]
    ids: Mapping[str, Name]

    @classmethod
    def of(cls, names: Iterable[Name]) -> Self:
        """From the names of a catalogue; where several regulations share a name, the newest comes first."""
        newest = sorted(names, key=lambda name: -name.year)
        numbered: dict[tuple[str, int], tuple[Name, ...]] = {}
        for key, name in (pair for each in newest for pair in _numbers(each)):
            known = numbered.get(key, ())
            numbered[key] = known if name in known else (*known, name)
        aliases = ((_canonical(scan(alias)), name) for name in newest for alias in name.aliases if _worded(alias))
        return cls(Phrases.gathered(aliases, _SILENT), numbered, {name.id: name for name in newest})

    def called(self, tokens: Tokens, i: int) -> tuple[tuple[Name, ...], int] | None:
        """The regulations of the longest alias that begins at `i`, and the place after it."""
        kind = words().spellings.longest(tokens, i)
        typed = self.aliases.longest(tokens, kind[1], after=_typed(kind[0])) if kind else None
        plain = self.aliases.longest(tokens, i)
        return max((found for found in (typed, plain) if found), key=lambda found: found[1], default=None)

    def candidates(self, series: Series | None, number: Number) -> tuple[str, ...]:
        """The ids that a number may mean, best first; empty where neither the names nor a rule tell."""
        if number.year is None:
            return tuple(name.id for name in self._every(number.text) if _fits(series, name))
        if exact := self.numbered.get((slug(number.full), number.year)):
            return tuple(name.id for name in exact)
        known = tuple(n.id for n in self.numbered.get((_key(number.text), number.year), ()) if _fits(series, n))
        if known or series is None or series.open or series.ids:
            return known
        return (f"{series.id}-{_by_rule(series, number.text, number.year)}-{number.year}",)

    def _every(self, number: str) -> Iterator[Name]:
        key = _key(number)
        found = {name.id: name for (text, _), names in self.numbered.items() if text == key for name in names}
        return iter(sorted(found.values(), key=lambda name: -name.year))


def _numbers(name: Name) -> Iterator[tuple[tuple[str, int], Name]]:
    """The numbers a regulation has: its own, and those among its aliases (a joint decree has one from each signer)."""
    yield (_key(name.number), name.year), name
    yield (slug(name.number), name.year), name
    if parts := split_id(name.id):
        yield (_key(parts[1]), name.year), name
    for alias in name.aliases:
        number = _number_in(alias)
        if number and number.year:
            yield (_key(number.text), number.year), name
            yield (slug(number.full or number.text), number.year), name


def split_id(id: str) -> tuple[Series, str, str] | None:
    """The series, number and year of an id; None where it is of no known series.

    >>> split_id("se-menpanrb-b-71-2017")[1:]
    ('b-71', '2017')
    """
    rest, _, year = id.rpartition("-")
    steps = rest.split("-")
    for cut in range(len(steps) - 1, 0, -1):
        if series := words().series.get("-".join(steps[:cut])):
            return series, "-".join(steps[cut:]), year
    return None


def _number_in(alias: str) -> Number | None:
    """The number of an alias that is nothing but a number, with or without its kind in front."""
    tokens = scan(alias)
    kind = words().spellings.longest(tokens, 0)
    number = read_number(tokens, kind[1] if kind else 0)
    return number if number and number.year and number.end == len(tokens) else None


def _worded(alias: str) -> bool:
    return _number_in(alias) is None and any(character.isalpha() for character in alias)


def _canonical(tokens: Tokens) -> tuple[str, ...]:
    """The words of an alias, its kind replaced by a mark, so that "UU" and "Undang-Undang" are the same name."""
    kind = words().spellings.longest(tokens, 0)
    if kind is None or kind[0].ids or kind[1] == len(tokens):
        return tuple(token.low for token in tokens)
    return (_typed(kind[0]), *(at(tokens, i).low for i in range(kind[1], len(tokens))))


def _typed(series: Series) -> str:
    return f"<{series.id}>"


def _fits(series: Series | None, name: Name) -> bool:
    if series is None or name.id.startswith(f"{series.id}-"):
        return True
    bare = series.id == series.kind  # "Permen 14/2014": any ministry
    return bare and series.kind in {name.kind, name.id.split("-")[0]} and series.id != "uu"


def _by_rule(series: Series, number: str, year: int) -> str:
    if series.id == "mk" and "puu" not in number.lower():
        return f"{slug(number)}-puu-{roman(year - _FOUNDED)}" if year > _FOUNDED else slug(number)
    return slug(number) if series.kind in {"se", "surat"} else _key(number)


def _key(number: str) -> str:
    """The number with neither its marks nor leading zeros."""
    return slug(number).lstrip("0") or "0"


def roman(number: int) -> str:
    """The number in Roman, lower case.

    >>> roman(24)
    'xxiv'
    """
    steps = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    digits = []
    for value, sign in steps:
        digits.append(sign * (number // value))
        number %= value
    return "".join(digits)
