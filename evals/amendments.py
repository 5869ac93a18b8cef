"""How well amending acts are read: their instructions against a table made by hand from the same sentences.

Run `python -m evals.amendments`. For every act of the table: instructions and targets found, articles given words, and
each miss by name.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Amendment, Header
from ingest.amend import amendments
from ingest.amend.instructions import Instruction, instructions
from ingest.clean import Line, clean
from ingest.read import read

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tests" / "data" / "amendments.toml"
CORPUS = ROOT.parent / "shared" / "corpus"

Change = tuple[str, str]  # action and path: ("ubah", "pasal-71/ayat-1")


@dataclass(frozen=True, slots=True)
class Expected:
    """One act of the hand table: what each angka changes."""

    act: str
    amends: str
    file: str
    rows: Mapping[str, frozenset[Change]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One act as read, beside what the table expects."""

    expected: Expected
    found: Mapping[str, frozenset[Change]]
    amendments: tuple[Amendment, ...]

    @property
    def misses(self) -> tuple[str, ...]:
        """Every angka whose changes differ from the table's, with both sides."""
        angka = dict.fromkeys((*self.expected.rows, *self.found))
        sides = ((n, self.expected.rows.get(n, frozenset()), self.found.get(n, frozenset())) for n in angka)
        return tuple(f"angka {n}: table {_said(want)}, read {_said(got)}" for n, want, got in sides if want != got)

    @property
    def wordless(self) -> tuple[str, ...]:
        """Targets that should have new words and have none."""
        return tuple(str(a.target) for a in self.amendments if a.action in ("ubah", "sisip") and not a.provisions)


def table(path: Path = TABLE) -> tuple[Expected, ...]:
    """The hand table."""
    acts = tomllib.loads(path.read_text(encoding="utf-8"))["act"]
    return tuple(Expected(a["id"], a["amends"], a["file"], dict(map(_row, a["rows"]))) for a in acts)


def lines_of(path: Path) -> tuple[Line, ...]:
    """A file's lines as amending acts are read from them."""
    return clean(read(path)).lines


def outcome(expected: Expected, lines: Sequence[Line]) -> Outcome:
    """The act read and set beside the table."""
    header = Header(kind=None, number=None, year=None, title=None, id=expected.act)
    found = {_angka(each): _changes(each) for each in instructions(lines, expected.act)}
    return Outcome(expected, found, amendments(lines, header))


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The table as lines of text, then every miss."""
    yield f"{'act':<12} {'amends':<11} {'angka':>9} {'targets':>9} {'articles set':>13} {'without words':>14}"
    for each in outcomes:
        want, got = _sizes(each.expected.rows), _sizes(each.found)
        articles = {a.target.article for a in each.amendments if a.provisions and a.target.path[0].startswith("pasal-")}
        yield (
            f"{each.expected.act:<12} {each.expected.amends:<11} {got[0]:>4}/{want[0]:<4} {got[1]:>4}/{want[1]:<4} "
            f"{len(articles):>13} {len(each.wordless):>14}"
        )
    for each in outcomes:
        yield from (f"MISS {each.expected.act} {miss}" for miss in each.misses)
        yield from (f"without words: {target} by {each.expected.act}" for target in each.wordless)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the report; 1 where an instruction is missed or misread."""
    parser = argparse.ArgumentParser(prog="python -m evals.amendments", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with texts/ and pdf/")
    parser.add_argument("--table", type=Path, default=TABLE, help="the hand table")
    args = parser.parse_args(argv)
    outcomes = [outcome(each, lines_of(args.corpus / each.file)) for each in table(args.table)]
    print("\n".join(report(outcomes)))
    return 1 if any(each.misses for each in outcomes) else 0


def _row(text: str) -> tuple[str, frozenset[Change]]:
    """ "46: ubah pasal-68/ayat-4; sisip pasal-68/ayat-5" as its angka and its changes."""
    angka, _, rest = text.partition(":")
    clauses = (clause.split() for clause in rest.split(";"))
    changes = ((action, path) for action, *written in clauses for word in written for path in _expanded(word))
    return angka.strip(), frozenset(changes)


def _expanded(word: str) -> Iterator[str]:
    match = re.search(r"\{([^}]*)\}", word)
    if match is None:
        yield word
        return
    for part in match[1].split(","):
        yield from _expanded(word[: match.start()] + part + word[match.end() :])


def _angka(instruction: Instruction) -> str:
    """The number of an instruction; 1 for a pasal that is one instruction."""
    last = instruction.source.path[-1]
    return last.removeprefix("angka-") if last.startswith("angka-") else "1"


def _changes(instruction: Instruction) -> frozenset[Change]:
    return frozenset((change.action, "/".join(change.path)) for change in instruction.changes)


def _sizes(rows: Mapping[str, frozenset[Change]]) -> tuple[int, int]:
    return len(rows), sum(len(changes) for changes in rows.values())


def _said(changes: frozenset[Change]) -> str:
    return ", ".join(f"{action} {path}" for action, path in sorted(changes)) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
