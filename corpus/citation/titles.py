"""The title after "tentang": where it ends is the question, for it has commas, "dan", and other acts inside it."""

from collections.abc import Callable

from corpus.citation.scan import Tokens, at
from corpus.citation.words import words

_LONGEST = 60  # words; the longest title among the acts of the catalogue has about forty
_LONGEST_CHAT = 5  # in lower case nothing marks the end, so only the first words count
_LONGEST_LISTED = 4  # "Pemilihan Gubernur, Bupati, dan Wali Kota"


def read_title(tokens: Tokens, i: int, instrument: Callable[[int], int | None]) -> tuple[int, int] | None:
    """First and last token (exclusive) of the title after the "tentang" at `i`; None where there is none.

    `instrument` tells where a regulation named inside the title ends ("... atas Undang-Undang Nomor 1 Tahun 2015").
    """
    start = i + 1
    if not words().are("about", at(tokens, i).low) or at(tokens, start).kind != "word" or _ends(tokens, start):
        return None
    end = _formal(tokens, start, instrument) if tokens[start].capital else _chat(tokens, start)
    while end > start and (words().are("title_links", at(tokens, end - 1).low) or at(tokens, end - 1).kind == "other"):
        end -= 1
    return (start, end) if end > start else None


def _formal(tokens: Tokens, start: int, instrument: Callable[[int], int | None]) -> int:
    """A title written with capitals: it runs on over small linking words and over lists."""
    i, limit = start, start + _LONGEST
    while i < limit and not _ends(tokens, i):
        nested = instrument(i) if words().are("title_nests", at(tokens, i - 1).low) else None
        if nested:
            i, limit = nested, nested + _LONGEST
        elif _belongs(tokens, i):
            i += 1
        else:
            break
    return i


def _belongs(tokens: Tokens, i: int) -> bool:
    token = at(tokens, i)
    if token.kind == "word":
        return token.capital or words().are("title_links", token.low)
    return token.low in {"-", "/"} or (token.low == "," and _listed(tokens, i))


def _listed(tokens: Tokens, i: int) -> bool:
    """Whether the comma at `i` stands in a list that a "dan" closes soon."""
    for j in range(i + 1, i + 2 + _LONGEST_LISTED):
        if words().are("and", at(tokens, j).low):
            return at(tokens, j + 1).capital and not _ends(tokens, j + 1)
        if at(tokens, j).low == ",":
            return j > i + 1 and _listed_again(tokens, j)
        if not at(tokens, j).capital:
            return False
    return False


def _listed_again(tokens: Tokens, i: int) -> bool:
    """The same for the rest of a longer list, looked at once."""
    if words().are("and", at(tokens, i + 1).low):
        return at(tokens, i + 2).capital and not _ends(tokens, i + 2)
    return any(words().are("and", at(tokens, j).low) for j in range(i + 1, i + 2 + 2 * _LONGEST_LISTED))


def _chat(tokens: Tokens, start: int) -> int:
    i = start
    while i < start + _LONGEST_CHAT and at(tokens, i).kind == "word" and not _ends(tokens, i):
        i += 1
    return i


def _ends(tokens: Tokens, i: int) -> bool:
    token = at(tokens, i)
    level = words().levels.get(token.low) in {"pasal", "ayat", "huruf"}
    return token.kind in {"end", "blank"} or level or words().are("title_ends", token.low)
