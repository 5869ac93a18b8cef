"""`netral eval`: the gold questions asked, scored, and compared with the last run.

Reported for the half of the topics that may be looked at while improving ("tuned") and for the half that may not
("held out"): only the second says how good answers are.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.reach import Reach, load_reach
from evals.gold import Gold
from evals.scoring import Score, score
from qa.answering import Assistant

Json = dict[str, Any]
LAST = "eval-last.json"
ORDER = (
    *("questions", "in_scope_answered", "verdict", "required_article", "required_pinpoint", "citation_precision"),
    *(
        "refusal_precision",
        "refusal_recall",
        "reason",
        "must_say",
        "past_as_current",
        "status_known",
        "p50_ms",
        "p95_ms",
    ),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Every score of a run, and how long each answer took in milliseconds."""

    scores: tuple[Score, ...]
    times: tuple[float, ...]


def run(golds: Iterable[Gold], assistant: Assistant, catalogue: Catalogue, today: date) -> Run:
    """Ask every question."""
    scores, times = [], []
    for gold in golds:
        start = time.perf_counter()
        reply, _ = assistant.ask(gold.question, as_of=gold.as_of, today=today)
        times.append((time.perf_counter() - start) * 1000)
        scores.append(score(gold, reply, catalogue))
    return Run(tuple(scores), tuple(times))


def measures(scores: Sequence[Score], times: Sequence[float] = ()) -> Json:
    """The measures over some scores; None where nothing was there to measure."""
    in_scope = [s for s in scores if s.gold.verdicts]
    declined = [s for s in scores if not s.answered]
    out = [s for s in scores if not s.gold.verdicts]
    answered = [s for s in in_scope if s.answered]
    return {
        "questions": len(scores),
        "in_scope_answered": _share(len(answered), len(in_scope)),
        "verdict": _share(sum(s.verdict_right for s in in_scope), len(in_scope)),
        "required_article": _share(sum(s.found_article for s in in_scope), sum(s.required for s in in_scope)),
        "required_pinpoint": _share(sum(s.found_pinpoint for s in in_scope), sum(s.required for s in in_scope)),
        "citation_precision": _share(sum(s.on_point for s in answered), sum(s.cited for s in answered)),
        "refusal_precision": _share(sum(not s.gold.verdicts for s in declined), len(declined)),
        "refusal_recall": _share(sum(not s.answered for s in out), len(out)),
        "reason": _share(sum(s.declined_right for s in out), len(out)),
        "must_say": _share(sum(s.said for s in in_scope), sum(s.to_say for s in in_scope)),
        "past_as_current": sum(s.past_as_current for s in scores),
        "status_known": _share(sum(s.status_right for s in answered), sum(s.cited for s in answered)),
        "p50_ms": _quantile(times, 0.5),
        "p95_ms": _quantile(times, 0.95),
    }


def report(done: Run) -> Json:
    """All measures: by half, and of both together by verdict, register, persona, regime and time."""
    held = [s for s in done.scores if not s.gold.tuned]
    groups: Json = {
        "all": measures(done.scores, done.times),
        "tuned": measures([s for s in done.scores if s.gold.tuned]),
        "held_out": measures(held),
    }
    for name, key in (
        ("verdict", lambda s: s.gold.verdicts[0].value if s.gold.verdicts else "declined"),
        ("register", lambda s: s.gold.register),
        ("persona", lambda s: s.gold.persona),
        ("regime", partial(_regime, load_reach())),
        ("time", lambda s: "historic" if s.gold.historic else "today"),
    ):
        groups[f"by_{name}"] = _grouped(done.scores, key)
    return groups


def table(found: Json, last: Json | None = None) -> str:
    """The measures by half as text, with the change since the last run."""
    halves = ("all", "tuned", "held_out")
    lines = [f"{'':<20}" + "".join(f"{half:>20}" for half in halves)]
    for name in ORDER:
        cells = (_cell(found[half][name], (last or {}).get(half, {}).get(name)) for half in halves)
        lines.append(f"{name:<20}" + "".join(f"{cell:>20}" for cell in cells))
    for group in ("by_verdict", "by_register", "by_time", "by_regime", "by_persona"):
        lines.append(f"\n{group:<20}{'questions':>10}{'verdict':>10}{'article':>10}{'pinpoint':>10}{'precision':>10}")
        lines += [_row(name, values) for name, values in found[group].items()]
    return "\n".join(lines)


def remembered(home: Path) -> Json | None:
    """The report of the last run; None where there was none."""
    file = home / LAST
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def remember(home: Path, found: Json) -> None:
    """Keep the report to compare the next run with."""
    (home / LAST).write_text(json.dumps(found), encoding="utf-8")


def failures(done: Run, *, tuned_only: bool = True) -> list[str]:
    """What went wrong, a line a question; of the held-out half only on request, for it must not be tuned to."""
    return [_failure(s) for s in done.scores if (s.gold.tuned or not tuned_only) and not _clean(s)]


def _clean(s: Score) -> bool:
    if not s.gold.verdicts:
        return not s.answered
    return s.verdict_right and s.found_pinpoint == s.required and not s.off_point


def _failure(s: Score) -> str:
    wanted = s.gold.verdicts[0].value if s.gold.verdicts else f"declined {s.gold.reason}"
    return (
        f"{s.gold.id} [{s.gold.topic}] {s.gold.question[:150]!r}"
        f"\n    wanted {wanted}, got {s.verdict} by {s.conduct or '-'}"
        f"\n    missing {', '.join(s.missing) or '-'}\n    off {', '.join(s.off_point) or '-'}"
    )


def _grouped(scores: Sequence[Score], key: Callable[[Score], str]) -> Json:
    groups: dict[str, list[Score]] = {}
    for item in scores:
        groups.setdefault(key(item), []).append(item)
    return {name: measures(items) for name, items in sorted(groups.items())}


def _regime(reach: Mapping[str, Reach], item: Score) -> str:
    """The election that the required places speak of: one, both, or none of them."""
    places = (ref for group in item.gold.required for ref in group if ref.regulation in reach)
    named = {reach[ref.regulation].regime for ref in places} - {""}
    return named.pop() if len(named) == 1 else "both" if named else "none"


def _row(name: str, values: Json) -> str:
    keys = ("questions", "verdict", "required_article", "required_pinpoint", "citation_precision")
    return f"{name:<20}" + "".join(f"{_cell(values[key], None):>10}" for key in keys)


def _cell(value: float | None, before: float | None) -> str:
    if value is None:
        return "-"
    shown = f"{value:.3f}" if isinstance(value, float) else str(value)
    changed = before is not None and value != before
    return f"{shown} ({value - before:+.3f})" if changed and before is not None else shown


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _quantile(times: Sequence[float], q: float) -> float | None:
    ordered = sorted(times)
    return round(ordered[min(len(ordered) - 1, int(q * len(ordered)))], 1) if ordered else None
