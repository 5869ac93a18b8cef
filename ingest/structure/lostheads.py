"""Headings of pasal that the usual signs do not show: looked for only where the numbers around say one is missing.

Between Pasal 30 and Pasal 32 a "Pasal 31" behind a torn sentence is a heading, and where none is printed, an ayat (1)
that begins anew begins the article whose heading the source lost. What rests on the order alone carries a flag.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Flag
from ingest.structure.chain import Candidate, best_chain
from ingest.structure.pasal import HOPELESS, LEAST, certain, is_mention, pasal, stands_before_article
from ingest.structure.source import Source

_TORN = Flag("judul-rusak", "Judul pasal ini hanya dikenali dari urutannya; tata letak naskah di sini rusak.")
_LOST = Flag("judul-hilang", "Judul pasal ini tidak terbaca dalam naskah; nomornya diberi menurut urutannya.")
_FIRST = re.compile(r"(?<!ayat )(?<!Ayat )(?<![\w(])\(\s?[1lI]\s?\)(?=\s*[“\"]?[A-Z])")
_TURNED = re.compile(r"(?<![\w.,/()-])(?P<n>\d{1,3}) Pas(?:al)?(?=\s)")
_HEADED = re.compile(r"\b(?:B\s?A\s?B|B[ae]g[ir]+an|Paragraf)\s+[\w ]{1,20}[^.;:]{0,160}$")
_FEWEST = 40  # characters; less than that before an ayat (1) is the heading of its own article
_LIFT = 12.0  # what makes a mention a heading where its number, and only that, is missing

Found = tuple[Candidate, tuple[Flag, ...]]


def lost_heads(source: Source, chain: Sequence[Candidate]) -> list[Found]:
    """The articles missing between the neighbours of a chain, as far as the text shows where they begin."""
    found = [one for before, then in _gaps(chain) for one in _printed(source, before, then)]
    closer = sorted([*chain, *(candidate for candidate, _ in found)], key=lambda candidate: candidate.start)
    for before, then in _gaps(closer):
        found += _printed(source, before, then) or _unprinted(source, before, then)
    return found


def _gaps(chain: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    return ((before, then) for before, then in pairwise(chain) if then.number > before.number + 1)


def _printed(source: Source, before: Candidate, then: Candidate) -> list[Found]:
    """The likeliest headings of the missing numbers, with a flag where the place alone does not prove them."""
    weak = [*pasal(source, before.end, then.start, above=LEAST), *_turned(source, before.end, then.start)]
    inside = [c for c in weak if before.number < c.number < then.number and not c.suffix]
    lifted = best_chain([replace(c, score=c.score - HOPELESS) for c in inside if c.score > HOPELESS])
    if not lifted and then.number == before.number + 2:
        likely = [c for c in inside if stands_before_article(source, c.end) or not is_mention(source, c)]
        lifted = best_chain([replace(c, score=c.score + _LIFT) for c in likely])
    alone = then.number == before.number + 2 and len(inside) == 1
    return [(c, () if certain(source, c) or (alone and _only_turned(source, before, c)) else (_TORN,)) for c in lifted]


def _turned(source: Source, start: int, end: int) -> Iterator[Candidate]:
    """Headings set the wrong way round: "26 Pasal" and, torn, "26 Pas"."""
    for match in _TURNED.finditer(source.text, start, end):
        if stands_before_article(source, match.end()):
            yield Candidate(match.start(), match.end(), int(match["n"]), "", 0.0)


def _only_turned(source: Source, before: Candidate, candidate: Candidate) -> bool:
    """Whether nothing but the order of its two words is wrong: all before it is closed, and "Pasal" is whole."""
    said = source.text[candidate.start : candidate.end]
    behind = source.text[before.end : candidate.start]
    return said == f"{candidate.number} Pasal" and bool(behind.strip()) and _closed(behind)


def _unprinted(source: Source, before: Candidate, then: Candidate) -> list[Found]:
    """The one missing article, at the one place where ayat (1) comes anew; nothing where that is not certain."""
    if then.number != before.number + 2:
        return []
    text = source.text
    firsts = [m.start() for m in _FIRST.finditer(text, before.end, then.start)]
    anew = [at for at in firsts if len(text[before.end : at].strip()) > _FEWEST and _closed(text[before.end : at])]
    if len(anew) != 1:
        return []
    return [(Candidate(anew[0], anew[0], before.number + 1, "", 0.0), (_LOST,))]


def _closed(said: str) -> bool:
    """Whether a sentence, or a heading, ends right here."""
    return said.rstrip()[-1:] in '.;:”"' or bool(_HEADED.search(said))
