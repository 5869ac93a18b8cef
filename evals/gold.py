"""Gold questions: what a good answer to each must and may cite, and what it must say. Format in
evals/gold/README.md.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpus.errors import BadData, BadReference
from corpus.model import AnswerStatus, Reason, Verdict
from corpus.reference import Ref

GOLD = Path(__file__).parent / "gold"
PRACTICE = "latih-"  # how the topics of questions begin that were written to improve with
FRESH = "baru-"  # and of those written last, asked once and never looked at
KEYS = frozenset(
    (
        *("id", "topic", "question", "as_of", "register", "persona", "status", "reason", "verdict"),
        *("also_ok", "required", "acceptable", "must_say", "source"),
    )
)
REGISTERS = frozenset({"formal", "chat", "lookup", "adversarial"})
Alternatives = tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One question with its expected answer."""

    id: str
    topic: str
    question: str
    as_of: date | None
    register: str
    persona: str
    status: AnswerStatus
    reason: Reason | None
    verdicts: tuple[Verdict, ...]  # the expected one first; empty for a question to decline
    required: tuple[Alternatives, ...]  # of each, one must be cited
    acceptable: tuple[Ref, ...]  # a ref covers all below it
    must_say: tuple[tuple[str, ...], ...]

    @property
    def tuned(self) -> bool:
        """Whether it belongs to the half that may be looked at while improving. Split by topic, not by question; what
        was written for practice belongs there whatever its topic, and what was written last to the other.
        """
        if self.topic.startswith(FRESH):
            return False
        return self.topic.startswith(PRACTICE) or sha256(self.topic.encode()).digest()[0] % 2 == 0

    @property
    def historic(self) -> bool:
        """Whether it asks about a day before this year."""
        return self.as_of is not None and self.as_of.year < 2026


def load_gold(folder: Path = GOLD) -> tuple[Gold, ...]:
    """Every question of every file.

    Raises:
        BadData: a line is not a question, or an id is there twice.
    """
    found: dict[str, Gold] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for row in _rows(file):
            gold = _gold(file, row)
            if gold.id in found:
                raise BadData(file.name, gold.id, "is there twice")
            found[gold.id] = gold
    return tuple(found.values())


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadData(file.name, f"line {number}", f"is not JSON: {error}") from error
        if unknown := row.keys() - KEYS:
            raise BadData(file.name, f"line {number}", f"unknown {', '.join(sorted(unknown))}")
        yield row


def _gold(file: Path, row: dict[str, Any]) -> Gold:
    try:
        return Gold(
            id=row["id"],
            topic=row["topic"],
            question=row["question"],
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else None,
            register=_known(row["register"], REGISTERS),
            persona=row["persona"],
            status=AnswerStatus(row["status"]),
            reason=Reason(row["reason"]) if row.get("reason") else None,
            verdicts=tuple(Verdict(v) for v in (row.get("verdict"), *row.get("also_ok", ())) if v),
            required=tuple(_alternatives(item) for item in row.get("required", ())),
            acceptable=tuple(map(Ref.parse, row.get("acceptable", ()))),
            must_say=tuple(tuple(s.lower() for s in group) for group in row.get("must_say", ())),
        )
    except (KeyError, ValueError, BadReference) as error:
        raise BadData(file.name, str(row.get("id")), f"{type(error).__name__}: {error}") from error


def _alternatives(item: str | list[str]) -> Alternatives:
    return tuple(map(Ref.parse, [item] if isinstance(item, str) else item))


def _known(value: str, known: frozenset[str]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is not one of {', '.join(sorted(known))}")
    return value
