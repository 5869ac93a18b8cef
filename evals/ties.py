"""How every pinpoint of the norms is tied to the law: `python -m evals.ties [--world FOLDER] [--home STORE]`.

A pinpoint whose text is held must have a wording on every day that it claims, and its anchors must stand there. Where
the text is not held, or the copy lacks the place (tests/data/lacking.toml), a collected fact must speak of the place
and be sourced no worse than the pinpoint says. Prints a line for each pinpoint that fails, and for each
sentence with an amount that its bases do not give; then counts by instrument.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from corpus.model import Basis
from corpus.norms import Norms, every_basis, load_norms
from corpus.text import fold
from evals.amounts import unsupported
from evals.facts import Fact, best, rank
from evals.law import WORLD, Lack, Law, nearest, opened
from evals.wordings import Wordings


class Tie(StrEnum):
    """What a pinpoint stands on."""

    TEXT = "text"
    ABOVE = "above"  # the parser misses the place; its anchors stand in the nearest place above it
    FACT = "fact"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Tied:
    """One pinpoint of a norm and what it stands on; `problem` is empty where nothing is wrong."""

    norm: str
    basis: Basis
    tie: Tie
    problem: str = ""
    lack: Lack | None = None


def ties(norms: Norms, law: Law) -> tuple[Tied, ...]:
    """Every pinpoint of every norm with what it stands on; the same pinpoint of a norm once."""
    pairs = ((norm.id, basis) for norm in norms.norms.values() for basis in every_basis(norm))
    return tuple(tied(norm, basis, law) for norm, basis in dict.fromkeys(pairs))


def unused(found: Iterable[Tied], lacking: Iterable[Lack]) -> tuple[Lack, ...]:
    """Listed places that no pinpoint needs listed: the copy has them now, or nothing cites them."""
    used = {one.lack for one in found}
    return tuple(lack for lack in lacking if lack not in used)


def tied(norm: str, basis: Basis, law: Law) -> Tied:
    """What one pinpoint of a norm stands on."""
    if not law.wordings.catalogue.known(basis.ref.regulation):
        return Tied(norm, basis, Tie.NEITHER, "the catalogue does not know the instrument")
    held = law.wordings.worded(basis.ref)
    problem = _in_text(basis, law.wordings) if held else ""
    if held and not problem:
        return Tied(norm, basis, Tie.TEXT)
    lack = next((lack for lack in law.lacking if lack.covers(basis.ref)), None)
    if held and lack is None:
        return Tied(norm, basis, Tie.NEITHER, problem)
    above = nearest(basis.ref, law.wordings) if lack and lack.unparsed else None
    if above:
        return Tied(norm, basis, Tie.ABOVE, _in_text(replace(basis, ref=above), law.wordings), lack)
    return _in_facts(Tied(norm, basis, Tie.FACT, lack=lack), law.facts)


def _in_text(basis: Basis, wordings: Wordings) -> str:
    """What is wrong with a pinpoint as a place of the held text; empty where nothing is."""
    if not wordings.known(basis.ref):
        return "no such place in the held text"
    if basis.ref.path and not basis.anchors:
        return "no anchors"
    if early := wordings.outside(basis):
        return f"not law on {', '.join(map(str, early))}"
    for day in wordings.days(basis):
        words = wordings.words(basis.ref, day)
        if not words:
            return f"no wording on {day}"
        if missing := _missing(basis, words):
            return f"not there on {day}: {', '.join(missing)}"
    return ""


def _missing(basis: Basis, words: str) -> tuple[str, ...]:
    """The anchors that the folded words lack; a copy may run the words of an anchor together."""
    text = f" {words} "
    return tuple(anchor for anchor in basis.anchors if not any(form in text for form in _forms(fold(anchor))))


def _forms(anchor: str) -> tuple[str, str]:
    return f" {anchor} ", f" {anchor.replace(' ', '')} "


def _in_facts(one: Tied, facts: tuple[Fact, ...]) -> Tied:
    fact = best(one.basis.ref, facts)
    if fact is None:
        return replace(one, tie=Tie.NEITHER, problem="no fact speaks of it")
    if rank(one.basis.confidence) > rank(fact.confidence):
        return replace(one, problem=f"{one.basis.confidence}, but the fact is {fact.confidence}")
    return one


def _lines(found: Sequence[Tied]) -> Iterator[str]:
    for one in found:
        if one.problem:
            yield f"{one.norm}: {one.basis.ref}: {one.problem}"
    counts = Counter((one.basis.ref.regulation, one.tie) for one in found)
    yield f"{'instrument':32}" + "".join(f"{tie:>9}" for tie in Tie)
    for regulation in sorted({regulation for regulation, _ in counts}):
        yield f"{regulation:32}" + "".join(f"{counts[regulation, tie]:9}" for tie in Tie)
    yield f"{'all':32}" + "".join(f"{sum(one.tie is tie for one in found):9}" for tie in Tie)
    yield f"{sum(bool(one.problem) for one in found)} of {len(found)} pinpoints have a problem"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where something fails."""
    parser = argparse.ArgumentParser(prog="python -m evals.ties", description=__doc__)
    parser.add_argument("--world", type=Path, default=WORLD, help="a folder with corpus and facts")
    parser.add_argument("--home", type=Path, help="a store that holds the texts already")
    args = parser.parse_args(argv)
    norms = load_norms()
    with opened(args.world, args.home) as law:
        found, bare = ties(norms, law), unsupported(norms, law)
    for one in bare:
        print(f"{one.norm}: no basis gives {', '.join(one.amounts)}: {one.text}")
    print("\n".join(_lines(found)))
    return 1 if bare or any(one.problem for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
