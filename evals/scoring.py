"""One answer against its gold: what was right, in numbers that add up."""

from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.model import Abstention, Answer, Citation, Status
from corpus.reference import Ref
from evals.gold import Gold

CONVERTING = frozenset({"uu-1-2023", "uu-1-2026"})
PAST = frozenset({Status.DICABUT, Status.BERAKHIR, Status.BELUM_BERLAKU})


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer got right. Counts of citations where a share would hide how many there were."""

    gold: Gold
    answered: bool
    verdict: str
    verdict_right: bool
    declined_right: bool  # declined, and for the right reason
    required: int
    found_article: int
    found_pinpoint: int
    cited: int
    on_point: int
    said: int
    to_say: int
    past_as_current: int  # cited as in force though it was not on the day
    status_right: int
    conduct: str
    missing: tuple[str, ...]
    off_point: tuple[str, ...]


def score(gold: Gold, reply: Answer | Abstention, catalogue: Catalogue) -> Score:
    """The score of a reply."""
    answered = isinstance(reply, Answer)
    refs = [ref for citation in reply.citations for ref in (citation.ref, *citation.aliases)] if answered else []
    missing = [group for group in gold.required if not any(_pinpoint(alt, refs) for alt in group)]
    own = reply.citations if answered else ()
    off = [citation for citation in own if not (_on_point(citation, gold) or _converts(citation, reply, gold))]
    text = reply.text.lower()
    return Score(
        gold=gold,
        answered=answered,
        verdict=reply.verdict.value if isinstance(reply, Answer) else reply.reason.value,
        verdict_right=isinstance(reply, Answer) and reply.verdict in gold.verdicts,
        declined_right=isinstance(reply, Abstention) and (reply.status, reply.reason) == (gold.status, gold.reason),
        required=len(gold.required) if gold.verdicts else 0,
        found_article=sum(any(_article(alt, refs) for alt in group) for group in gold.required),
        found_pinpoint=len(gold.required) - len(missing),
        cited=len(own),
        on_point=len(own) - len(off),
        said=sum(any(words in text for words in group) for group in gold.must_say),
        to_say=len(gold.must_say),
        past_as_current=sum(_past_as_current(citation, reply, catalogue) for citation in own),
        status_right=sum(citation.status is not Status.TIDAK_DIKETAHUI for citation in own),
        conduct=reply.conduct if isinstance(reply, Answer) else "",
        missing=tuple("|".join(map(str, group)) for group in missing),
        off_point=tuple(str(citation.ref) for citation in off),
    )


def _pinpoint(wanted: Ref, refs: list[Ref]) -> bool:
    return any(wanted.contains(ref) for ref in refs)


def _article(wanted: Ref, refs: list[Ref]) -> bool:
    """Whether the same pasal is cited; outside pasal (an annex, a ruling) whether the places touch."""
    return any(wanted.article.contains(ref) or (ref.path and ref.contains(wanted)) for ref in refs)


def _on_point(citation: Citation, gold: Gold) -> bool:
    wanted = (*gold.acceptable, *(ref for group in gold.required for ref in group))
    refs = (citation.ref, *citation.aliases)
    return any(place.contains(ref) or (ref.path and ref.contains(place)) for place in wanted for ref in refs)


def _converts(citation: Citation, reply: Answer | Abstention, gold: Gold) -> bool:
    """Whether it belongs to a penalty whose article is on point: an old penalty is told with the articles of UU 1/2023
    and UU 1/2026 that say what it is today, and stands or falls with them.
    """
    if not isinstance(reply, Answer) or citation.ref.regulation not in CONVERTING:
        return False
    by_ref = {each.ref: each for each in reply.citations}
    together = [s.citations for s in reply.sanctions if citation.ref in s.citations]
    return any(_on_point(by_ref[ref], gold) for refs in together for ref in refs if ref != citation.ref)


def _past_as_current(citation: Citation, reply: Answer | Abstention, catalogue: Catalogue) -> bool:
    claimed = citation.status in (Status.BERLAKU, Status.BERLAKU_SEBAGIAN)
    return claimed and catalogue.status(citation.ref, reply.as_of) in PAST
