"""Single steps of a place: "ayat (1)", "huruf n", "angka 3", and ranges between two of a kind."""

from corpus.citation.numbers import is_roman
from corpus.citation.scan import Tokens, at
from corpus.citation.values import Path
from corpus.citation.words import words

_LONGEST_RANGE = 100  # Pasal 488 to 554 of UU 7/2017 is 67; a longer one is given by its two ends
Value = tuple[str, int]  # "133a" and the place after it


def level_at(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The level word at `i` ("pasal" for "Psl.") and the place after it."""
    level = words().levels.get(at(tokens, i).low)
    if level is None:
        return None
    dotted = at(tokens, i + 1).low == "." and at(tokens, i + 1).glued
    return level, i + 2 if dotted else i + 1


def value_at(tokens: Tokens, i: int, level: str) -> Value | None:
    """The number or letter that a level has at `i`."""
    if level == "pasal":
        return roman_at(tokens, i) or article_at(tokens, i)
    if level == "huruf":
        return _bracketed(tokens, i, letter=True) or letter_at(tokens, i)
    if level == "ayat":
        return _bracketed(tokens, i, letter=False) or number_at(tokens, i)
    return number_at(tokens, i) or _bracketed(tokens, i, letter=False)


def number_at(tokens: Tokens, i: int, longest: int = 3) -> Value | None:
    """A number with the letter it may have ("1a"); None where it goes on as an amount, a date or a percentage."""
    token = at(tokens, i)
    if token.kind != "number" or len(token.low) > longest or int(token.low) == 0:
        return None
    suffix = at(tokens, i + 1)
    lettered = suffix.glued and suffix.kind == "word"
    if lettered and (len(suffix.low) > 2 or suffix.low in {"th", "rb", "jt"}):
        return None
    end = i + 2 if lettered else i + 1
    mark, after = at(tokens, end), at(tokens, end + 1)
    if mark.low == "%" or (mark.glued and mark.low in {".", ",", "/", ":"} and after.glued and after.kind == "number"):
        return None
    return f"{int(token.low)}{suffix.low if lettered else ''}", end


def article_at(tokens: Tokens, i: int) -> Value | None:
    """The number of a pasal; a letter that stands apart belongs to it where an ayat follows ("Pasal 28 D ayat (1)")."""
    found = number_at(tokens, i, longest=4)
    if found is None:
        return None
    apart = at(tokens, found[1])
    if apart.kind == "word" and len(apart.low) == 1 and found[0].isdigit():
        after = level_at(tokens, found[1] + 1)
        if after and after[0] == "ayat":
            return f"{found[0]}{apart.low}", found[1] + 1
    return found


def roman_at(tokens: Tokens, i: int) -> Value | None:
    """A Roman number, written in capitals."""
    token = at(tokens, i)
    return (token.low, i + 1) if token.capital and is_roman(token.low) else None


def letter_at(tokens: Tokens, i: int) -> Value | None:
    """A letter: "n", doubled "aa", or with a number "b1"."""
    token, suffix = at(tokens, i), at(tokens, i + 1)
    if token.kind != "word" or not token.low.isascii() or token.low not in {token.low[0], token.low[0] * 2}:
        return None
    if suffix.glued and suffix.kind == "number" and len(suffix.low) <= 2:
        return token.low + suffix.low, i + 2
    return token.low, i + 1


def _bracketed(tokens: Tokens, i: int, *, letter: bool) -> Value | None:
    if at(tokens, i).low != "(":
        return None
    found = letter_at(tokens, i + 1) if letter else number_at(tokens, i + 1, longest=2)
    if found is None and not letter:
        return None
    if found and not letter and found[0].isdigit() and at(tokens, found[1]).kind == "word":
        suffix = letter_at(tokens, found[1])  # "(1 a)"
        found = (found[0] + suffix[0], suffix[1]) if suffix else found
    return (found[0], found[1] + 1) if found and at(tokens, found[1]).low == ")" else None


def bracketed_ayat(tokens: Tokens, i: int) -> Value | None:
    """The ayat of "Ps 280 (3)": brackets on the same line, straight after the article."""
    return None if at(tokens, i).wrapped else _bracketed(tokens, i, letter=False)


def level_of(path: Path) -> str:
    """The level of the last step of the path."""
    return path[-1].split("-", 1)[0]


def placed(path: Path, level: str, value: str) -> Path:
    """The path with this step in the place of its own level; below everything where the level is not there yet."""
    for depth in range(len(path) - 1, -1, -1):
        if path[depth].split("-", 1)[0] == level:
            return (*path[:depth], f"{level}-{value}")
    keep = path[: _depth_above(path, level)]
    return (*keep, f"{level}-{value}")


def _depth_above(path: Path, level: str) -> int:
    if level != "ayat":
        return len(path)
    return next((depth for depth, step in enumerate(path, 1) if step.startswith("pasal-")), len(path))


def between(first: str, last: str) -> tuple[str, ...]:
    """The values from after `first` up to `last`; only `last` where they are not of one row.

    >>> between("1", "4"), between("72a", "72c"), between("a", "d"), between("5", "2")
    (('2', '3', '4'), ('72b', '72c'), ('b', 'c', 'd'), ('2',))
    """
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return tuple(map(str, range(low + 1, high + 1))) if low < high <= low + _LONGEST_RANGE else (last,)
    if first[:-1] == last[:-1] and first[-1].isalpha() and last[-1].isalpha() and first[-1] < last[-1]:
        return tuple(f"{first[:-1]}{chr(code)}" for code in range(ord(first[-1]) + 1, ord(last[-1]) + 1))
    return (last,)
