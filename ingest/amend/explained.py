"""What an amending act's own penjelasan says of the amended articles, as penjelasan of the amended act.

The penjelasan of an amending act is ordered by its own pasal and angka ("Pasal I, Angka 5, Pasal 26, Ayat (1)").
Without these two upper steps it reads like the penjelasan of the amended act, and is read as one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.model import Provision
from corpus.reference import Ref
from ingest.amend.mentions import article_number
from ingest.amend.quoted import reads_as
from ingest.clean.lines import Line
from ingest.structure.elucidation import Known, elucidation
from ingest.structure.source import Source
from ingest.structure.tree import provisions
from ingest.structure.zones import Zone

_BEGINS = re.compile(r"\W*(?:[IVl1]+\s?[.,]?\s*)?(?:PENJELASAN\s+)?PASAL\s?DEMI\s?PASAL\W*", re.IGNORECASE)
_ROMAN = re.compile(r"\W*Pasal\s+(?P<number>[IVX]+|l{1,3})\s*")
_ANGKA = re.compile(r"\W*Angka\s?(?P<number>[\dlIO]{1,3}|\d \d)\W*")
_ARTICLE = re.compile(r"\W*[Pp]asa[l1IJ]\s?(?P<number>[\dlIOTSBZ]\w*(?:\s[A-Z])?)\W*")
_JOINED = re.compile(r"([.”\"])\s+(?:Angka\s\d{1,3}|Pasal\s(?:\d{1,3}[A-Z]?|[IVX]+))\s*$")
_ENDS = re.compile(r"\W*(?:TAMBAHAN\s+LEMBARAN|LAMPIRAN\b)")


def explained(
    lines: Sequence[Line], pasal: str, *, known: Sequence[Ref], bare: Collection[int] = ()
) -> tuple[Provision, ...]:
    """The penjelasan that the act's pasal `pasal` ("i") gives to articles of the amended act.

    `known` are the provisions that it may explain, in their order; `bare` the angka that change no article.
    """
    steps = {ref.article.path[0] for ref in known}
    apart = [part for line in lines for part in _apart(line)]
    kept = list(_of_articles(list(_section(apart, pasal)), steps, bare))
    if not kept or not known:
        return ()
    regulation = known[0].regulation
    return tuple(found for step, block in _blocks(kept) for found in _explained(Ref(regulation, (step,)), block, known))


def _apart(line: Line) -> Iterator[Line]:
    """The line, and a heading that was joined to its end ("Cukup jelas. Angka 2"), each by itself."""
    match = _JOINED.search(line.text)
    cut = match.end(1) if match else len(line.text)
    yield from (Line(part.strip(), line.place, line.ocr) for part in (line.text[:cut], line.text[cut:]) if part.strip())


def _blocks(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each article, without its heading."""
    blocks: list[tuple[str, list[Line]]] = []
    for line in lines:
        if match := _ARTICLE.fullmatch(line.text):
            blocks.append((f"pasal-{article_number(match['number'])}", []))
        elif blocks:
            blocks[-1][1].append(line)
    return blocks


def _explained(article: Ref, lines: Sequence[Line], known: Sequence[Ref]) -> Iterator[Provision]:
    """The penjelasan of one article.

    Each is read as if it were of article 1: amended articles make no running series by which headings could be told.
    """
    first = Ref(article.regulation, ("pasal-1",))
    source = Source.of([Line("PASAL DEMI PASAL:"), Line("Pasal 1"), *lines])
    inside = Known.of(_moved(ref, article, first) for ref in known if article.contains(ref))
    marks = elucidation(source, Zone("elucidation", 0, len(source.text)), Ref(article.regulation), inside)
    for found in provisions(source, marks, first):
        if first.contains(found.ref):
            marker = (
                f"Pasal {article.path[0][6:].upper()}" if found.ref.path == ("pasal-1", "penjelasan") else found.marker
            )
            yield replace(found, ref=_moved(found.ref, first, article), marker=marker)


def _moved(ref: Ref, old: Ref, new: Ref) -> Ref:
    return Ref(new.regulation, (*new.path, *ref.path[len(old.path) :]))


def _section(lines: Sequence[Line], pasal: str) -> Iterator[Line]:
    """The lines about one Roman pasal, in the part by articles that speaks of Roman pasal."""
    for index, line in enumerate(lines):
        if not _BEGINS.fullmatch(line.text):
            continue
        following = list(takewhile(lambda each: not _ENDS.match(each.text), lines[index + 1 :]))
        if any(_ROMAN.fullmatch(each.text) for each in following[:8]):
            yield from _under(following, pasal)
            return


def _under(lines: Sequence[Line], pasal: str) -> Iterator[Line]:
    inside = False
    for line in lines:
        match = _ROMAN.fullmatch(line.text)
        if match:
            inside = match["number"].replace("l", "I").lower() == pasal
        elif inside:
            yield line


def _of_articles(lines: Sequence[Line], steps: Collection[str], bare: Collection[int]) -> Iterator[Line]:
    """The lines without the act's own angka, the headings of articles as the amended act numbers them."""
    skipping = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else Line("")
        heading = _heading(line, steps)
        angka = _ANGKA.fullmatch(line.text)
        if heading:
            skipping = False
            yield heading
        elif angka and (_heading(following, steps) or int(article_number(angka["number"]) or 0) in bare):
            skipping = _heading(following, steps) is None
        elif not skipping:
            yield line


def _heading(line: Line, steps: Collection[str]) -> Line | None:
    """The line as the heading of an article that the act changes; None where it is none."""
    match = _ARTICLE.fullmatch(line.text)
    if match is None:
        return None
    number = article_number(match["number"])
    if f"pasal-{number}" not in steps:
        read = [step[6:] for step in steps if step.startswith("pasal-") and reads_as(match["number"], step[6:])]
        if len(read) != 1:
            return Line(f"Pasal {number.upper()}", line.place, line.ocr) if number else None
        number = read[0]
    return Line(f"Pasal {number.upper()}", line.place, line.ocr)
