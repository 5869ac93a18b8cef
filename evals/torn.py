"""How sure ayat are joined to numbers torn from them: `python -m evals.torn [FOLDER ...]`.

Articles that read well are torn on purpose, seeded, as scans tear them: their ayat numbers become one heap before the
sentences, behind them or among them, or one of them is lost as well. Each is read anew. An article is restored where
every ayat has its own words again; joined wrongly where some ayat has others and no flag says so.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NetralError
from corpus.model import Provision
from evals.corpus_runs import files
from ingest.clean import Line
from ingest.parse import parse
from ingest.read import read
from ingest.structure import structure_lines

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "bulk"
WAYS = ("before", "behind", "among", "one lost")
_HEAD = f"{'numbers torn':<14} {'articles':>9} {'restored':>9} {'flagged':>9} {'in doubt':>9} {'wrong':>6} {'sure':>10}"
_MOST = 12  # ayat; longer articles are torn by no page
_FEWEST = 4  # words of an ayat that is one
_DOUBT = ("nomor-lepas", "penomoran", "nomor-ganda")

Ayat = tuple[str, str]  # number and words


@dataclass(frozen=True, slots=True)
class Whole:
    """An article that reads well: where it is from, and its ayat with all their words."""

    name: str
    provision: Provision
    ayat: tuple[Ayat, ...]


def wholes(paths: Iterable[Path]) -> Iterator[Whole]:
    """The articles without a flag whose ayat count from 1, of all texts that can be read."""
    for name, path in files(paths):
        try:
            parsed = parse(read(path))
        except NetralError:
            continue
        yield from _of_text(name, parsed.provisions)


def torn(whole: Whole, way: str, source: random.Random) -> tuple[Line, ...]:
    """The article as a scan may give it, with its numbers in a heap."""
    numbers = [f"({number})" for number, _ in whole.ayat]
    texts = [words for _, words in whole.ayat]
    if way == "one lost":
        del numbers[source.randrange(len(numbers))]
    at = {"before": 0, "behind": len(texts), "among": source.randrange(1, len(texts))}.get(way, len(texts))
    parts = [*texts[:at], " ".join(numbers), *texts[at:]]
    return tuple(Line(part) for part in (f"Pasal {whole.provision.number}", *parts))


def outcome(whole: Whole, way: str, source: random.Random) -> str:
    """What reading makes of the torn article: restored, flagged (restored too), in doubt, or wrong."""
    found = structure_lines(torn(whole, way, source), whole.provision.ref)
    flags = {flag.rule for provision in found for flag in provision.flags}
    same = _ayat(found, whole.provision) == whole.ayat
    if flags & set(_DOUBT):
        return "in doubt"
    if same:
        return "flagged" if flags else "restored"
    return "flagged wrong" if flags else "wrong"


def measure(found: Sequence[Whole], seed: int = 0) -> dict[str, Counter[str]]:
    """For each way of tearing, how often each outcome came."""
    source = random.Random(seed)
    return {way: Counter(outcome(whole, way, source) for whole in found) for way in WAYS}


def report(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """The table; `sure` is the share of articles joined without a flag that are right."""
    yield _HEAD
    for way, count in counts.items():
        joined = count["restored"] + count["wrong"]
        share = f"{100 * count['restored'] / joined:.2f} %" if joined else "-"
        flagged = count["flagged"] + count["flagged wrong"]
        yield (
            f"{way:<14} {count.total():>9} {count['restored']:>9} {flagged:>9} {count['in doubt']:>9} "
            f"{count['wrong']:>6} {share:>10}"
        )


def _of_text(name: str, provisions: Sequence[Provision]) -> Iterator[Whole]:
    flagged = {p.ref.article for p in provisions if p.flags}
    for article in (p for p in provisions if p.level == "pasal" and len(p.ref.path) == 1):
        ayat = _ayat(provisions, article)
        counted = [number for number, _ in ayat] == [str(n) for n in range(1, len(ayat) + 1)]
        well = all(len(words.split()) >= _FEWEST and not words.startswith("Pasal ") for _, words in ayat)
        if counted and well and 1 < len(ayat) <= _MOST and not article.text and article.ref not in flagged:
            yield Whole(name, article, ayat)


def _ayat(provisions: Iterable[Provision], article: Provision) -> tuple[Ayat, ...]:
    """The ayat of an article, each with the words of all its items."""
    found: dict[str, list[str]] = {}
    for provision in provisions:
        below = provision.ref.path[len(article.ref.path) :]
        own = article.ref.contains(provision.ref) and below[:1] and below[0].startswith("ayat-")
        if own and not any(step.startswith("penjelasan") for step in below):
            item = provision.marker if len(below) > 1 else ""
            found.setdefault(below[0][5:], []).append(f"{item} {provision.text}".strip())
    return tuple((number, re.sub(r"\s+", " ", " ".join(words)).strip()) for number, words in found.items())


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 where an article was joined wrongly without a flag."""
    parser = argparse.ArgumentParser(prog="python -m evals.torn", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders or files; default: bulk of the test corpus")
    parser.add_argument("--seed", type=int, default=0, help="of the tearing")
    args = parser.parse_args(argv)
    counts = measure(tuple(wholes(args.folders or [DEFAULT])), args.seed)
    print("\n".join(report(counts)))
    return 1 if any(count["wrong"] for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
