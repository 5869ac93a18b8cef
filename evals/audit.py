"""How well the audit of letters finds planted faults: `python -m evals.audit HOME [--bare]`.

The letters are ours (`evals/letters`), with invented offices. Quotations stand in them as references, `{{uu-20-2023/
pasal-9/ayat-2 | wajib => dapat}}`, and are filled from the store in HOME, so no words of the law are kept here.
With `--bare` the letters are filled from HOME and then audited as if no text were held.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.loading import Row
from corpus.model import Block, Document, Place
from corpus.reference import Ref
from corpus.store import Reader
from corpus.text import normalise
from drafting.audit import Audit, Finding, Grounds, Severity, audit, load_grounds
from qa.standing import Texts

LETTERS = Path(__file__).parent / "letters"
_SLOT = re.compile(r"\{\{\s*(?P<ref>[a-z0-9/-]+)\s*(?:\|\s*(?P<before>.+?)\s*=>\s*(?P<after>.*?)\s*)?\}\}")


@dataclass(frozen=True, slots=True)
class Expected:
    """A fault that was planted: a finding of one of these kinds and severities must stand near these words."""

    kinds: tuple[str, ...]
    severities: tuple[str, ...]
    near: str = ""
    needs_texts: bool = False

    def met_by(self, finding: Finding) -> bool:
        """Whether the finding is the one wanted."""
        said = finding.severity.value in self.severities and finding.kind.value in self.kinds
        return said and normalise(self.near) in normalise(finding.found)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with the faults planted in it; a clean one has none."""

    name: str
    day: date
    text: str
    expected: tuple[Expected, ...] = ()

    @property
    def quoting(self) -> bool:
        """Whether law texts must be filled in."""
        return _SLOT.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A letter audited: what was missed, and what was called a fault without being planted."""

    case: Case
    result: Audit
    missed: tuple[Expected, ...]
    alarms: tuple[Finding, ...]


def load_cases(folder: Path = LETTERS) -> tuple[Case, ...]:
    """Every letter of the folder, by name."""
    return tuple(_case(path) for path in sorted(folder.glob("*/*.toml")))


def filled(case: Case, texts: Texts) -> Document:
    """The letter as a file would be read, its quotations taken from the texts held on its day."""
    text = _SLOT.sub(lambda slot: _quoted(slot, texts, case.day), case.text)
    lines = text.split("\n")
    blocks = tuple(Block(line, Place(line=number)) for number, line in enumerate(lines, 1))
    return Document(f"{case.name}.txt", "txt", "", blocks)


def run(cases: Iterable[Case], grounds: Grounds, fill: Texts) -> tuple[Outcome, ...]:
    """Each letter audited as of its own day; `fill` gives the quotations."""
    return tuple(_outcome(case, audit(filled(case, fill), grounds, today=date.max)) for case in cases)


def recall(outcomes: Sequence[Outcome], *, texts: bool = True) -> tuple[int, int]:
    """How many planted faults were found, and of how many; without texts, those that need none."""
    planted = [(e, o) for o in outcomes for e in o.case.expected if texts or not e.needs_texts]
    return sum(expected not in outcome.missed for expected, outcome in planted), len(planted)


def _case(path: Path) -> Case:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    row = Row(str(path), path.stem, values)
    row.only(("day", "text", "expected"))
    day = row.day("day")
    if day is None:
        raise row.bad("missing key day")
    return Case(path.stem, day, row.text("text"), tuple(map(_expected, row.rows("expected"))))


def _expected(row: Row) -> Expected:
    row.only(("kinds", "severities", "near", "needs_texts"))
    return Expected(row.texts("kinds"), row.texts("severities"), row.text("near", ""), row.flag("needs_texts", False))


def _quoted(slot: re.Match[str], texts: Texts, day: date) -> str:
    words = " ".join(version.provision.text for version in texts.subtree(Ref.parse(slot["ref"]), day))
    if slot["before"] is None:
        return words
    if slot["before"] not in words:
        raise ValueError(f"{slot['ref']} does not have {slot['before']!r} on {day}; the letter must be changed")
    return words.replace(slot["before"], slot["after"], 1)


def _outcome(case: Case, result: Audit) -> Outcome:
    missed = tuple(e for e in case.expected if not any(e.met_by(finding) for finding in result.findings))
    faults = [finding for finding in result.findings if finding.severity is Severity.SALAH]
    alarms = tuple(finding for finding in faults if not any(_planted(e, finding) for e in case.expected))
    return Outcome(case, result, missed, alarms)


def _planted(expected: Expected, finding: Finding) -> bool:
    return finding.kind.value in expected.kinds or normalise(expected.near) in normalise(finding.found)


class Bare:
    """No texts at all, as on the first day."""

    def holds(self, regulation: str) -> bool:
        """Never."""
        return False

    def version(self, ref: Ref, on: date | None = None) -> None:
        """None."""
        return None

    def versions(self, ref: Ref) -> tuple[()]:
        """None."""
        return ()

    def full_text(self, ref: Ref, on: date | None = None) -> str:
        """Empty."""
        return ""

    def subtree(self, ref: Ref, on: date | None = None) -> tuple[()]:
        """None."""
        return ()

    def elucidation(self, ref: Ref, on: date | None = None) -> str:
        """Empty."""
        return ""

    def source(self, regulation: str) -> None:
        """None."""
        return None

    def articles(self, regulation: str, on: date | None = None) -> tuple[()]:
        """None."""
        return ()


def main(arguments: Sequence[str]) -> int:
    """Print recall, false alarms on clean letters, and what went wrong."""
    bare = "--bare" in arguments
    home = Path(next(argument for argument in arguments if not argument.startswith("--")))
    with Reader.read(home) as texts:
        outcomes = run(load_cases(), load_grounds(Bare() if bare else texts), texts)
    for outcome in outcomes:
        for missed in outcome.missed:
            print(f"missed  {outcome.case.name}: {missed.kinds} {missed.severities} near {missed.near!r}")
        for alarm in outcome.alarms:
            where = "planted" if outcome.case.expected else "clean"
            print(f"alarm   ({where}) {outcome.case.name}: {alarm.kind} {alarm.found[:80]!r}: {alarm.message[:160]}")
        if "--all" in arguments:
            for finding in outcome.result.findings:
                print(f"        {outcome.case.name}: {finding.severity} {finding.kind} {finding.message[:140]}")
    found, planted = recall(outcomes, texts=not bare)
    clean = [outcome for outcome in outcomes if not outcome.case.expected]
    alarms = sum(bool(outcome.alarms) for outcome in clean)
    share = f"recall {found}/{planted} = {found / planted:.3f}"
    print(f"{len(outcomes)} letters; {share}; {alarms} of {len(clean)} clean letters with a false alarm")
    return 0 if found >= 0.95 * planted and not alarms else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
