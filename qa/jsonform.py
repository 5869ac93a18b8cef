"""Answers and citations as JSON: the stable interface of `ask`, `batch`, the HTTP API and the MCP tools."""

from typing import Any

from corpus.model import Abstention, Answer, AnswerStatus, Citation, RuledCase

Json = dict[str, Any]
ORDER = (
    *("question", "as_of", "status", "reason", "verdict", "answer", "conditions", "cases", "asks"),
    *("sanctions", "conflicts", "caveats", "citations", "elapsed_ms"),
)


def answer_json(reply: Answer | Abstention, elapsed_ms: float) -> Json:
    """The reply as the interface names it; what a declined question lacks is empty."""
    shared = {
        "question": reply.question,
        "as_of": reply.as_of.isoformat(),
        "answer": reply.text,
        "asks": list(reply.asks),
        "caveats": list(reply.caveats),
        "citations": [citation_json(citation) for citation in reply.citations],
        "elapsed_ms": round(elapsed_ms, 1),
    }
    own = _answered(reply) if isinstance(reply, Answer) else _declined(reply)
    return {key: (shared | own)[key] for key in ORDER}


def _answered(answer: Answer) -> Json:
    return {
        "status": AnswerStatus.ANSWERED.value,
        "reason": None,
        "verdict": answer.verdict.value,
        "conditions": list(answer.conditions),
        "cases": [_case(case) for case in answer.cases],
        "sanctions": [{"text": s.text, "citations": list(map(str, s.citations))} for s in answer.sanctions],
        "conflicts": list(answer.conflicts),
    }


def _declined(abstention: Abstention) -> Json:
    nothing: Json = {key: [] for key in ("conditions", "cases", "sanctions", "conflicts")}
    return {"status": abstention.status.value, "reason": abstention.reason.value, "verdict": None, **nothing}


def _case(case: RuledCase) -> Json:
    row = {"when": case.when, "verdict": case.verdict.value, "citations": list(map(str, case.citations))}
    return row | ({"text": case.text} if case.text else {})


def citation_json(citation: Citation) -> Json:
    """One citation as the interface names it."""
    return {
        "ref": str(citation.ref),
        "aliases": list(map(str, citation.aliases)),
        "label": citation.label,
        "quote": citation.quote,
        "text": citation.text.value,
        "status": citation.status.value,
        "amended_later": citation.amended_later,
        "valid_from": str(citation.span.start) if citation.span.start else None,
        "valid_until": str(citation.span.end) if citation.span.end else None,
        "checked_until": citation.checked_until.isoformat() if citation.checked_until else None,
        "url": citation.url,
    }
