"""Which norms of a ruling answer the very question: a conduct may have many, and a reader asked about one thing.

Of a topic that informs (who, when, how, what sanction) only the norms near the question are kept, nearest first. Of a
conduct that is forbidden or allowed every norm that carries the verdict is kept, for there each is part of the answer
(discipline, ethics, election law, crime); others only where they are near the question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.model import Norm, Verdict
from corpus.norms import Norms
from corpus.reference import Ref
from qa.judge import Branch, Ruling, strictest

INFORMING = frozenset({Verdict.INFORMASI, Verdict.WAJIB})
NEAR = 0.75  # share of the best relevance that keeps a norm of a topic that informs
BESIDE = 0.9  # the same for a norm that does not carry the verdict of a conduct
ASIDE = 0.65  # share of the best relevance below which a case of a topic that informs is another matter
MOST = 3  # norms of a branch that informs

Relevance = Mapping[str, float]


def focused(ruling: Ruling, relevance: Relevance) -> Ruling:
    """The ruling with only the norms that answer the question. Where it informs, they alone give the verdict: that
    one of a topic's duties binds somebody does not make an answer about another thing a duty.
    """
    best = max((relevance.get(norm.id, 0.0) for norm in ruling.norms), default=0.0)
    branches = tuple(_branch(branch, ruling, relevance, best) for branch in ruling.branches)
    if ruling.verdict not in INFORMING:
        return replace(ruling, branches=branches)
    near = tuple(branch for branch in branches if _nearest(branch, relevance) >= ASIDE * best) or branches
    return replace(ruling, branches=near, verdict=strictest(branch.verdict for branch in near))


def _branch(branch: Branch, ruling: Ruling, relevance: Relevance, best: float) -> Branch:
    if ruling.verdict in INFORMING:
        ordered = sorted(branch.norms, key=lambda norm: -relevance.get(norm.id, 0.0))
        near = tuple(norm for norm in ordered if relevance.get(norm.id, 0.0) >= NEAR * best)[:MOST] or (ordered[0],)
        return replace(branch, norms=near, verdict=near[0].modality)
    kept = tuple(
        norm for norm in branch.norms if _carries(norm, branch) or relevance.get(norm.id, 0.0) >= BESIDE * best
    )
    return replace(branch, norms=kept or branch.norms[:1])


def _nearest(branch: Branch, relevance: Relevance) -> float:
    return max(relevance.get(norm.id, 0.0) for norm in branch.norms)


def _carries(norm: Norm, branch: Branch) -> bool:
    return norm.modality is branch.verdict


def told(norms: Norms, cited: Iterable[Ref], relevance: Relevance) -> tuple[tuple[Ref, Norm | None], ...]:
    """For each place that a question cites the norm that tells best what it says; none for a whole instrument."""
    return tuple(
        (ref, max(norms.at(ref), key=lambda norm: relevance.get(norm.id, 0.0), default=None) if ref.path else None)
        for ref in cited
    )
