"""A regulation as a text names it: by kind and number, by a known name, with its title and the acts that changed it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citation.names import Names, split_id
from corpus.citation.numbers import Number, read_number
from corpus.citation.scan import Tokens, at, scan
from corpus.citation.titles import read_title
from corpus.citation.words import Series, words

_WORDS_BEFORE_NUMBER = 5  # "UU Pemilu yang baru No. 7 Tahun 2017"
_WORDS_OF_UNKNOWN = 3
_SIGNERS_BEFORE_NUMBER = 60  # a joint decree names every signer before its first number


@dataclass(frozen=True, slots=True)
class Instrument:
    """A regulation read from tokens `start` to `end`; `candidates` are ids it may mean, best first."""

    start: int
    end: int
    series: Series | None
    number: str
    year: int | None
    candidates: tuple[str, ...]
    title: tuple[int, int] = (0, 0)  # tokens of the words after "tentang"
    amenders: "tuple[Instrument, ...]" = ()
    named_until: int = 0  # where the name and number end, in case title and amenders follow

    @property
    def own_end(self) -> int:
        """The token after its own number and title, before the acts that changed it."""
        return self.title[1] or self.named_until


def read_instrument(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    """The regulation that begins at `i`, with its title and its chain of amendments; None where none does."""
    base = _base(tokens, i, names)
    if base is None:
        return None
    base = _titled(tokens, base, names)
    amenders = _amenders(tokens, base.end, names)
    return replace(base, amenders=amenders, end=amenders[-1].end) if amenders else base


def read_unknown(tokens: Tokens, i: int, *, before_place: bool = False) -> Instrument | None:
    """A regulation at `i` that is named, but by no name we know ("UU Xyz"): its places must not go to another act.

    "Undang-Undang ini" names none. With `before_place` an article must follow, else any "PP" would be a citation.
    """
    kind = words().spellings.longest(tokens, i)
    if kind is None or kind[0].open or kind[0].kind == "mk":
        return None
    end = kind[1]
    while end < kind[1] + _WORDS_OF_UNKNOWN and _nameable(tokens, end):
        end += 1
    named = end > kind[1] and (not before_place or words().levels.get(at(tokens, end).low) == "pasal")
    return Instrument(i, end, kind[0], "", None, (), named_until=end) if named else None


def begins_kind(text: str) -> bool:
    """Whether the text begins with the name of a kind of regulation ("Peraturan Wali Kota Bontang"), known or not."""
    tokens = scan(text)
    start = next((i for i in range(len(tokens)) if not words().are("into", at(tokens, i).low)), 0)
    return words().spellings.longest(tokens, start) is not None


def _nameable(tokens: Tokens, i: int) -> bool:
    token = at(tokens, i)
    small = any(words().are(name, token.low) for name in ("title_ends", "that", "and", "into"))
    return token.kind == "word" and not small and token.low not in words().levels


def begins(tokens: Tokens, i: int, names: Names) -> bool:
    """Whether a regulation begins at `i`."""
    return _base(tokens, i, names) is not None


def _titled(tokens: Tokens, base: Instrument, names: Names) -> Instrument:
    title = read_title(tokens, base.end, lambda place: _span(tokens, place, names))
    if title is None:
        return replace(base, named_until=base.end)
    return replace(base, named_until=base.end, title=title, end=title[1])


def _span(tokens: Tokens, i: int, names: Names) -> int | None:
    found = _base(tokens, i, names)
    return found.end if found else None


def _base(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    token = at(tokens, i)
    if token.kind == "number" or words().levels.get(token.low) == "nomor":
        return _signers_number(tokens, i, names)
    if token.kind in {"other", "blank", "end"}:
        return None
    if token.kind == "ref":
        return _printed(token.low.split("/")[0], i, names)
    if token.kind == "code":
        return _coded(tokens, i, names)
    found = [one for one in (_numbered(tokens, i, names), _named(tokens, i, names)) if one]
    return max(found, key=lambda one: one.end, default=None)


def _printed(id: str, i: int, names: Names) -> Instrument | None:
    """An id in its own form, "pp-94-2021", as part of a printed reference."""
    parts = split_id(id)
    if parts is None and id not in names.ids and id != "uud-1945":
        return None
    series, number, year = parts or (None, "", id[-4:])
    return Instrument(i, i + 1, series, number, int(year), (id,))


def _coded(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    """A number that tells its own kind, "136/PUU-XXII/2024", or that the names know."""
    number = read_number(tokens, i)
    return _of_bare(i, number, names) if number else None


def _signers_number(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    """A number with no kind before it, "Nomor 800-5474 Tahun 2022", if the names know it; a plain one tells nothing."""
    number = read_number(tokens, i)
    if number is None or number.year is None or not ("-" in number.text or number.full):
        return None
    return _of_bare(i, number, names)


def _of_bare(i: int, number: Number, names: Names) -> Instrument | None:
    series = words().series.get(number.series)
    candidates = names.candidates(series, number)
    return Instrument(i, number.end, series, number.text, number.year, candidates) if candidates else None


def _numbered(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    kind = words().spellings.longest(tokens, i)
    if kind is None:
        return None
    series, after = kind
    if series.ids:
        return Instrument(i, after, series, "", None, series.ids)
    number = read_number(tokens, _past_fillers(tokens, after)) or _number_further_on(tokens, after, series)
    return _of_number(tokens, i, series, number, names) if number else None


def _of_number(tokens: Tokens, i: int, series: Series, number: Number, names: Names) -> Instrument | None:
    told = words().series.get(number.series)
    if told and (series.open or series.id == series.kind):
        series = told
    candidates = names.candidates(series, number)
    if number.year is None and not candidates:
        return None
    end = number.end
    while series.kind == "skb" and (further := _further_number(tokens, end)):
        candidates = _agreeing(candidates, names.candidates(series, further), names)
        end = further.end
    return Instrument(i, end, series, number.text, number.year, candidates)


def _further_number(tokens: Tokens, i: int) -> Number | None:
    """The next number of a joint decree, after a comma or "dan"."""
    j = i
    while at(tokens, j).low in {",", ";"} or words().are("and", at(tokens, j).low):
        j += 1
    number = read_number(tokens, j) if j > i else None
    return number if number and number.year else None


def _agreeing(first: Sequence[str], other: Sequence[str], names: Names) -> tuple[str, ...]:
    """What the first number means; where only a later one is in the catalogue, that."""
    known = [id for id in (*first, *other) if id in names.ids]
    return (known[0],) if known else tuple(first)


def _number_further_on(tokens: Tokens, i: int, series: Series) -> Number | None:
    """A number after some words between it and the kind; it must then say "Nomor"."""
    limit = _SIGNERS_BEFORE_NUMBER if series.kind == "skb" else _WORDS_BEFORE_NUMBER
    for j in range(i, i + limit):
        token = at(tokens, j)
        level = words().levels.get(token.low)
        if level == "nomor":
            number = read_number(tokens, j)
            return number if number and number.year else None
        skipped = token.kind == "word" or (series.kind == "skb" and token.low in {",", "/", "-", "."})
        if not skipped or level or (series.kind != "skb" and words().spellings.longest(tokens, j)):
            return None
    return None


def _named(tokens: Tokens, i: int, names: Names) -> Instrument | None:
    called = names.called(tokens, i)
    if called is None:
        return None
    known, end = called
    kind = words().spellings.longest(tokens, i)
    number = read_number(tokens, end)
    if kind and number and number.year:
        return _of_number(tokens, i, kind[0], number, names)
    year, end = _year_after(tokens, end)
    same_year = tuple(name for name in known if name.year == year)
    ids = tuple(name.id for name in (same_year or known))
    return Instrument(i, end, kind[0] if kind else None, "", year, ids)


def _year_after(tokens: Tokens, i: int) -> tuple[int | None, int]:
    j = i + words().are("year", at(tokens, i).low)
    token = at(tokens, j)
    if token.kind == "number" and len(token.low) == 4 and token.low[:2] in {"19", "20"}:
        return int(token.low), j + 1
    return None, i


def _past_fillers(tokens: Tokens, i: int) -> int:
    while words().are("fillers", at(tokens, i).low):
        i += 1
    return i + 1 if at(tokens, i).low == "." else i


def _amenders(tokens: Tokens, i: int, names: Names) -> tuple[Instrument, ...]:
    """The acts named after "sebagaimana telah diubah (beberapa kali, terakhir) dengan"."""
    found: list[Instrument] = []
    said = False
    while (start := _past_amending(tokens, i, said=said)) is not None:
        said = True
        base = _base(tokens, start, names)
        if base is None:
            break
        act = _titled(tokens, base, names)
        found.append(act)
        i = act.end
    return tuple(found)


def _past_amending(tokens: Tokens, i: int, *, said: bool) -> int | None:
    """The place after the words that say that a change follows; `said` where the chain has begun already."""
    i += at(tokens, i).low in {",", "("}
    changed = by = False
    while words().are("amending", at(tokens, i).low) or (at(tokens, i).low == "," and (changed or by)):
        changed = changed or words().are("amended", at(tokens, i).low)
        by = words().are("by", at(tokens, i).low)
        i += 1
    return i if by and (changed or said) else None
