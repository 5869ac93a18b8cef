"""How complete the trees of a folder of texts are: `python -m evals.completeness [FOLDER ...]`.

Prints a line a text: articles found, articles by the independent count of evals.headings, those it has and the tree
lacks, numbers that neither has, flagged articles, repairs and removals; then sums and the throughput.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NetralError
from corpus.model import Parsed
from evals.headings import counted, quotes_articles
from ingest.parse import parse
from ingest.read import read

_SUFFIXES = {".md", ".txt", ".html", ".pdf", ".docx"}
_HEAD = "text                         found count flags  rep.  rem.  missing from the tree | from the source"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one text. `missing` is what the count has and the tree lacks, `gaps` what neither has."""

    name: str
    found: int
    counted: int
    missing: tuple[str, ...]
    gaps: tuple[int, ...]
    flagged: int
    repairs: int
    removals: int
    size: int
    seconds: float
    quoting: bool = False
    error: str = ""


def measure(path: Path) -> Row:
    """Reads and parses one text and compares its articles with the independent count."""
    try:
        document = read(path)
    except NetralError as error:
        return Row(path.name, 0, 0, (), (), 0, 0, 0, 0, 0.0, error=str(error))
    began = time.perf_counter()
    parsed = parse(document)
    seconds = time.perf_counter() - began
    articles, expected = article_numbers(parsed), counted(document.text)
    return Row(
        name=path.name,
        found=len(articles),
        counted=len(expected),
        missing=tuple(number for number in expected if number not in articles),
        gaps=_gaps({*articles, *expected}),
        flagged=len(flagged_articles(parsed)),
        repairs=len(parsed.repairs),
        removals=len(parsed.removals),
        size=len(document.text),
        seconds=seconds,
        quoting=quotes_articles(document.text),
    )


def article_numbers(parsed: Parsed) -> tuple[str, ...]:
    """The numbers of the act's own articles in the tree."""
    return tuple(p.number for p in parsed.provisions if p.level == "pasal" and len(p.ref.path) == 1)


def flagged_articles(parsed: Parsed) -> frozenset[str]:
    """The articles of which some part carries a flag."""
    return frozenset(
        str(p.ref.article)
        for p in parsed.provisions
        if p.flags
        and p.ref.article.path[-1:]
        and p.ref.article.path[-1].startswith("pasal-")
        and not any(step.startswith("penjelasan") for step in p.ref.path)
    )


def table(rows: Iterable[Row]) -> str:
    """The rows and their sums, for a terminal."""
    kept = tuple(rows)
    return "\n".join((_HEAD, *(_line(row) for row in kept), _sums(kept)))


def _line(row: Row) -> str:
    if row.error:
        return f"{row.name:28} not read: {row.error}"
    missing = " ".join(row.missing[:12]) or "-"
    note = " (quotes articles of other acts)" if row.quoting else ""
    return (
        f"{row.name:28} {row.found:5} {row.counted:5} {row.flagged:5} {row.repairs:5} {row.removals:5}  "
        f"{missing} | {' '.join(map(str, row.gaps[:14])) or '-'}{note}"
    )


def _sums(rows: Sequence[Row]) -> str:
    counts = sum(row.counted for row in rows)
    lost = sum(len(row.missing) for row in rows)
    found, flagged = sum(row.found for row in rows), sum(row.flagged for row in rows)
    size, seconds = sum(row.size for row in rows) / 1e6, sum(row.seconds for row in rows)
    return (
        f"{len(rows)} texts, {found} articles; of {counts} counted {counts - lost} are in the trees "
        f"({100 * (counts - lost) / max(counts, 1):.1f} %); {flagged} articles flagged "
        f"({100 * flagged / max(found, 1):.1f} %); "
        f"{size:.2f} MB in {seconds:.1f} s ({size / max(seconds, 1e-9):.2f} MB/s)"
    )


def _gaps(numbers: Iterable[str]) -> tuple[int, ...]:
    plain = {int(digits) for number in numbers if (digits := number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))}
    return tuple(number for number in range(1, max(plain, default=0)) if number not in plain)


def main(arguments: Sequence[str]) -> int:
    """Prints the table for the folders or files given, by default the texts of the test corpus."""
    given = [Path(argument) for argument in arguments] or [Path("../shared/corpus/texts")]
    files = [
        f for path in given for f in (sorted(path.iterdir()) if path.is_dir() else [path]) if f.suffix in _SUFFIXES
    ]
    print(table(map(measure, files)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
