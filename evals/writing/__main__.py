"""`python -m evals.writing`: how many lies the check withholds, and how many faithful rewritings it lets through.

The sentences are all those of our norms (statements, cases, conditions, sanctions). With `--slips N` the first lies
that passed are listed. The exit code is 1 where one of the ten kinds of the bar has a lie that passed.
"""

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from corpus.catalogue import load_catalogue
from corpus.citation import Names
from corpus.model import Norm
from corpus.norms import load_norms
from evals.writing.lies import LIES, TEN
from qa.writer.lexicon import load_wording
from qa.writer.passages import sentences
from qa.writer.verify import Verifier

PAIRS = Path(__file__).parent / "paraphrases.toml"
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Told:
    """Lies of one kind: how many were told, and which were let through."""

    kind: str
    many: int
    passed: tuple[tuple[str, str], ...]  # our sentence, the lie


def ours() -> tuple[str, ...]:
    """Every sentence of the norms, once."""
    return tuple(dict.fromkeys(text for norm in load_norms().norms.values() for text in _sentences(norm)))


def pairs(path: Path = PAIRS) -> tuple[tuple[str, str], ...]:
    """The faithful rewritings by hand: our sentence, and what was made of it."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    return tuple((row["source"], row["said"]) for row in rows)


def told(kind: str, texts: Iterable[str], verifier: Verifier, seed: int = SEED) -> Told:
    """A lie of one kind in every sentence that has a place for one, each put to the check."""
    lies = [(text, LIES[kind](text, Random(f"{seed} {kind} {text}"))) for text in texts]
    real = [(text, lie) for text, lie in lies if lie is not None and lie != text]
    return Told(kind, len(real), tuple((text, lie) for text, lie in real if not verifier.faults(text, lie)))


def verifier() -> Verifier:
    """The check over the shipped data."""
    return Verifier(Names.of(load_catalogue().names()), load_wording())


def _sentences(norm: Norm) -> Iterable[str]:
    points = (point.text for point in (*norm.conditions, *norm.conflicts, *norm.reports))
    cases = (case.text for case in norm.cases)
    for text in (norm.statement, *cases, *points, *(sanction.text for sanction in norm.sanctions)):
        yield from sentences(text)


def main(arguments: Sequence[str]) -> int:
    """Print the shares."""
    check, texts = verifier(), ours()
    shown = int(arguments[arguments.index("--slips") + 1]) if "--slips" in arguments else 0
    print(f"{len(texts)} sentences\n\n{'lie':<20}{'told':>7}{'withheld':>10}")
    failed = False
    for kind in LIES:
        found = told(kind, texts, check)
        failed |= kind in TEN and bool(found.passed)
        share = 1 - len(found.passed) / found.many if found.many else 1.0
        print(f"{kind + (' *' if kind in TEN else ''):<20}{found.many:>7}{share:>10.3f}")
        for text, lie in found.passed[:shown]:
            print(f"    {text}\n    -> {lie}")
    known = [check.faults(text, text) == () for text in texts]
    print(f"\nunchanged sentences let through: {sum(known)} of {len(known)}")
    for name, start in (("used to mend the lists", 0), ("only measured", 1)):
        half = pairs()[start::2]
        through = sum(not check.faults(text, said) for text, said in half)
        print(f"faithful rewritings let through, {name}: {through} of {len(half)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
