"""What a change of parsing did: `python -m evals.corpus [FOLDER ...]` reads a corpus anew, beside its last run.

Prints, for each file that differs, its provisions gained, lost and changed; then the sums, and how fast files of each
size were read and parsed. The run is kept in NETRAL_HOME (or `--last FILE`) for the next one, as digests, never words.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import NetralError
from corpus.settings import Settings
from evals.corpus_runs import Difference, Reading, differences, files, load, reading, save

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "texts"
LAST = "corpus-last.json"
_HEAD = f"{'file':<34} {'articles':>8} {'flagged':>8} {'provisions':>10} {'gained':>7} {'lost':>7} {'changed':>8}"
_SPEED = (
    f"{'size (characters)':<24} {'files':>6} {'MB':>8} {'read s':>8} {'parse s':>8} {'parse MB/s':>11} {'pages/s':>8}"
)
_SIZES = (10_000, 30_000, 100_000, 300_000)  # characters; the upper ends of the classes of size
_NAMED = 12  # references shown of each sort


def report(found: Sequence[Difference], *, every: bool = False) -> Iterator[str]:
    """The table as lines: files that differ (or `every` file), the references, the sums, the speed by size."""
    yield _HEAD
    for one in found:
        if every or not one.same:
            yield _line(one)
            yield from _named(one)
    yield _sums(found)
    yield ""
    yield from speed([one.now for one in found if one.now])


def speed(rows: Iterable[Reading]) -> Iterator[str]:
    """How fast files were read and parsed, for each class of size: a steady rate means that time grows as they do."""
    read = [row for row in rows if not row.error]
    yield _SPEED
    for least, most in zip((0, *_SIZES), (*_SIZES, None), strict=True):
        rows_of = [row for row in read if least <= row.size and (most is None or row.size < most)]
        if rows_of:
            yield _rate(f"{least:,} to {most:,}" if most else f"{least:,} and more", rows_of)
    if read:
        yield _rate("all", read)


def as_json(found: Sequence[Difference]) -> dict[str, Any]:
    """The run as values that JSON knows."""
    return {"files": [_values(one) for one in found], "totals": _totals(found)}


def _line(one: Difference) -> str:
    if one.now is None:
        return f"{one.name:<34} gone; it had {one.before.articles if one.before else 0} articles"
    if one.now.error:
        return f"{one.name:<34} not read: {one.now.error}"
    counts = (one.now.articles, one.now.flagged, len(one.now.provisions))
    shown = f"{one.name:<34} {counts[0]:>8} {counts[1]:>8} {counts[2]:>10}"
    if one.before is None:
        return f"{shown}     new"
    return f"{shown} {len(one.gained):>7} {len(one.lost):>7} {len(one.changed):>8}"


def _named(one: Difference) -> Iterator[str]:
    if one.now is None or one.now.error or one.before is None:
        return
    for sign, refs in (("+", one.gained), ("-", one.lost), ("~", one.changed)):
        if refs:
            more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
            yield f"  {sign} {', '.join(ref.partition('/')[2] or ref for ref in refs[:_NAMED])}{more}"


def _sums(found: Sequence[Difference]) -> str:
    t = _totals(found)
    return (
        f"{t['files']} files ({t['new']} new, {t['gone']} gone, {t['not_read']} not read), {t['same']} as before; "
        f"{t['articles']} articles, {t['flagged']} flagged; {t['provisions']} provisions: "
        f"{t['gained']} gained, {t['lost']} lost, {t['changed']} changed"
    )


def _totals(found: Sequence[Difference]) -> dict[str, int]:
    now = [one.now for one in found if one.now]
    return {
        "files": len(now),
        "new": sum(one.before is None for one in found),
        "gone": sum(one.now is None for one in found),
        "not_read": sum(bool(row.error) for row in now),
        "same": sum(one.same for one in found),
        "articles": sum(row.articles for row in now),
        "flagged": sum(row.flagged for row in now),
        "provisions": sum(len(row.provisions) for row in now),
        "gained": sum(len(one.gained) for one in found),
        "lost": sum(len(one.lost) for one in found),
        "changed": sum(len(one.changed) for one in found),
    }


def _values(one: Difference) -> dict[str, Any]:
    row = one.now
    own: dict[str, Any] = {"name": one.name, "state": _state(one)}
    if row is not None:
        own |= {"regulation": row.regulation, "articles": row.articles, "flagged": row.flagged, "error": row.error}
        own |= {"provisions": len(row.provisions), "size": row.size, "pages": row.pages}
        own |= {"read_seconds": round(row.read_seconds, 3), "parse_seconds": round(row.parse_seconds, 3)}
    return own | {"gained": one.gained, "lost": one.lost, "changed": one.changed}


def _state(one: Difference) -> str:
    if one.now is None:
        return "gone"
    if one.before is None:
        return "new"
    return "same" if one.same else "changed"


def _rate(name: str, rows: Sequence[Reading]) -> str:
    size, parsed = sum(row.size for row in rows) / 1e6, sum(row.parse_seconds for row in rows)
    took = sum(row.read_seconds for row in rows)
    paged = [row for row in rows if row.pages]
    pages, paged_seconds = sum(row.pages or 0 for row in paged), sum(r.read_seconds + r.parse_seconds for r in paged)
    rate = f"{pages / paged_seconds:>8.1f}" if paged_seconds else f"{'-':>8}"
    return (
        f"{name:<24} {len(rows):>6} {size:>8.2f} {took:>8.1f} {parsed:>8.1f} {size / max(parsed, 1e-9):>11.3f} {rate}"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the comparison; 1 where a provision was lost or a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.corpus", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders or files; default: the texts of the test corpus")
    parser.add_argument("--last", type=Path, help="file of the last run; default: in NETRAL_HOME")
    parser.add_argument("--keep", action="store_true", help="leave the last run as it is, to compare with it again")
    parser.add_argument("--all", action="store_true", help="show files without a difference too")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    folders = args.folders or [DEFAULT]
    last = args.last or Settings.from_env(os.environ).home / LAST
    try:
        found = _run(folders, last, keep=args.keep)
    except NetralError as error:
        print(f"evals.corpus: {error}", file=sys.stderr)
        return error.exit_code
    print(json.dumps(as_json(found), indent=1) if args.json else "\n".join(report(found, every=args.all)))
    return 1 if any(one.lost or (one.now and one.now.error) for one in found) else 0


def _run(folders: Sequence[Path], last: Path, *, keep: bool) -> tuple[Difference, ...]:
    before = load(last)
    rows = [reading(name, file) for name, file in files(folders)]
    found = differences(rows, before, [folder.resolve().name for folder in folders if folder.is_dir()])
    if not keep:
        save(last, found, before)
    return found


if __name__ == "__main__":
    sys.exit(main())
