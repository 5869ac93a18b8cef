"""From the lines of an amending act to its amendments, in the amended act's own references.

Lines, not the tree: an instruction is a sentence, and the articles it quotes belong to another act, so the act's own
tree keeps them as the words of its angka. Where an article is printed anew though only parts of it are changed, the
amendment `tetap` carries the whole, so that a reader of the act finds every word that it prints.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from corpus.model import Amendment, Flag, Header, Provision
from corpus.reference import Ref
from ingest.amend.explained import explained
from ingest.amend.instructions import Instruction, instructions
from ingest.amend.quoted import Quoted, quoted, unquoted
from ingest.amend.sentence import Change
from ingest.amend.target import amended_act
from ingest.clean.lines import Line
from ingest.structure import structure_lines

_MARKER = re.compile(r"\W*(?:\(\w{1,3}\)|\w{1,2}\d?\.)\s+")
_MIXED = Flag("penomoran", "Nomor sebagian ayat, huruf, atau angka pasal ini tidak terbaca dalam naskah perubahan.")
_FOREIGN = "penjelasan"  # the flag of an elucidation whose article is in another text: here it always is


@dataclass(frozen=True, slots=True)
class _Read:
    """An instruction with the words that it quotes."""

    instruction: Instruction
    quoted: Quoted


def amendments(lines: Sequence[Line], header: Header, target: str | None = None) -> tuple[Amendment, ...]:
    """Every change that the act makes, in its order; empty for an act that amends none.

    `target` is the amended act as the catalogue knows it; where it is not given, the act's own words tell.
    """
    found = instructions(lines, header.id or "tidak-dikenal")
    named = {instruction.target for instruction in found}
    sure = target if target not in named and len(named) == 1 else None
    result: list[Amendment] = []
    for pasal, group in groupby(found, key=lambda instruction: instruction.source.path[0]):
        of_pasal = list(group)
        act = sure or of_pasal[0].target or target or amended_act(header.title)
        if act is not None:
            result.extend(_of_pasal(lines, pasal.removeprefix("pasal-"), act, of_pasal))
    return tuple(result)


def _of_pasal(lines: Sequence[Line], pasal: str, act: str, found: Sequence[Instruction]) -> Iterator[Amendment]:
    read = [_Read(each, quoted(each.body, act, [change.path for change in each.changes])) for each in found]
    quotes = (provision.ref for each in read for part in each.quoted.parts.values() for provision in part)
    named = (Ref(act, change.path) for each in found for change in each.changes)
    known = tuple(dict.fromkeys(ref for ref in chain(quotes, named) if ref.path[0].startswith("pasal-")))
    elucidations = _plain(explained(lines, pasal, known=known, bare=set(_bare(found)))) if known else ()
    for each in read:
        yield from _amendments(each, act, elucidations)


def _plain(found: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(replace(each, flags=tuple(f for f in each.flags if f.rule != _FOREIGN)) for each in found)


def _bare(found: Iterable[Instruction]) -> Iterator[int]:
    """The angka that change no article."""
    for each in found:
        number = each.source.path[-1].removeprefix("angka-")
        if number.isdigit() and not any(map(_article, each.changes)):
            yield int(number)


def _article(change: Change) -> bool:
    return change.path[0].startswith("pasal-")


def _amendments(read: _Read, act: str, elucidations: Sequence[Provision]) -> Iterator[Amendment]:
    source = read.instruction.source
    for change in read.instruction.changes:
        if change.action != "tetap":
            words = () if change.action == "hapus" else _words(read, act, change, elucidations)
            yield Amendment(change.action, Ref(act, change.path), source, words)
    for step in _unnamed(read):
        words = (*read.quoted.parts[(step,)], *_below(Ref(act, (step,)), elucidations))
        yield Amendment(read.instruction.changes[0].action, Ref(act, (step,)), source, words)
    for step in _restated(read.instruction.changes):
        words = (*_printed(read, step), *_below(Ref(act, (step,)), elucidations))
        yield Amendment("tetap", Ref(act, (step,)), source, words)


def _printed(read: _Read, step: str) -> tuple[Provision, ...]:
    """An article as printed anew; flagged where a part that the sentence names cannot be told in it."""
    article = read.quoted.parts.get((step,), ())
    found = {provision.ref.path for provision in article}
    named = [c.path for c in read.instruction.changes if c.action in ("ubah", "sisip") and c.path[0] == step]
    if all(path in found or path[-1] == "penjelasan" for path in named):
        return article
    return tuple(replace(provision, flags=(*provision.flags, _MIXED)) for provision in article)


def _restated(changes: Collection[Change]) -> Iterator[str]:
    """The articles of which only parts are changed."""
    whole = {change.path[0] for change in changes if len(change.path) == 1 and change.action != "tetap"}
    yield from dict.fromkeys(change.path[0] for change in changes if _article(change) and change.path[0] not in whole)


def _unnamed(read: _Read) -> Iterator[str]:
    """The articles that stand in the words of an inserted or changed bab without being named."""
    named = {change.path[0] for change in read.instruction.changes}
    for path in read.quoted.parts:
        if path[0].startswith("pasal-") and path[0] not in named:
            yield path[0]


def _words(read: _Read, act: str, change: Change, elucidations: Sequence[Provision]) -> tuple[Provision, ...]:
    target = Ref(act, change.path)
    if change.path[-1] == "penjelasan":
        found = _below(Ref(act, change.path[:-1]), elucidations)
        return found if any(each.text for each in found) else ()
    if not _article(change):
        return tuple(replace(title, ref=target) for title in read.quoted.parts.get(change.path[-1:], ()))
    article = read.quoted.parts.get(change.path[:1]) or _without_heading(read, target)
    own = tuple(provision for provision in article if target.contains(provision.ref))
    return (*own, *_below(target, elucidations)) if own else ()


def _below(target: Ref, elucidations: Sequence[Provision]) -> tuple[Provision, ...]:
    return tuple(each for each in elucidations if target.contains(each.ref))


def _without_heading(read: _Read, target: Ref) -> tuple[Provision, ...]:
    """The words of an instruction that quotes only the part it changes: "(2) Setiap warga negara ..."."""
    loose = read.quoted.loose
    if not loose:
        return ()
    lines = unquoted([Line(loose[0].text.lstrip('“" '), loose[0].place, loose[0].ocr), *loose[1:]])
    found = structure_lines(lines, target.article)
    if any(target.contains(provision.ref) for provision in found):
        return found
    marked = Line(_MARKER.sub("", lines[0].text, count=1), lines[0].place, lines[0].ocr)
    return structure_lines([marked, *lines[1:]], target) if len(read.instruction.changes) == 1 else ()
