"""How sure ayat are joined to numbers torn from them: `python -m evals.torn [FOLDER ...]`.

Articles that read well are torn on purpose, seeded, as scans tear them: their ayat numbers become one heap before the
sentences, behind them or among them, or one of them is lost as well; and of neighbours the numbers of a page become
one heap, or two. Each is read anew. An article is restored where every ayat has its own words again; joined wrongly
where some ayat has others and no flag says so.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals import torn_pages
from evals.torn_whole import Whole, judged, wholes
from ingest.clean import Line
from ingest.structure import structure_lines

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "bulk"
WAYS = ("before", "behind", "among", "one lost")
_HEAD = (
    f"{'numbers torn':<14} {'articles':>9} {'restored':>9} {'flagged':>9} {'in doubt':>9} {'in one':>7} {'wrong':>6} "
    f"{'sure':>9}"
)


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
    return judged(whole, structure_lines(torn(whole, way, source), whole.provision.ref))


def measure(found: Sequence[Whole], seed: int = 0) -> dict[str, Counter[str]]:
    """For each way of tearing, how often each outcome came."""
    source = random.Random(seed)
    several = [whole for whole in found if len(whole.ayat) > 1]
    alone = {way: Counter(outcome(whole, way, source) for whole in several) for way in WAYS}
    return alone | torn_pages.measure(found, seed)


def report(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """The table; `sure` is the share of articles joined without a flag that are right."""
    yield _HEAD
    for way, count in counts.items():
        joined = count["restored"] + count["wrong"]
        share = f"{100 * count['restored'] / joined:.2f} %" if joined else "-"
        flagged = count["flagged"] + count["flagged wrong"]
        yield (
            f"{way:<14} {count.total():>9} {count['restored']:>9} {flagged:>9} {count['in doubt']:>9} "
            f"{count['in one']:>7} {count['wrong']:>6} {share:>9}"
        )


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
