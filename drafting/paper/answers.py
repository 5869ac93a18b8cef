"""An answer as a printed page: question, verdict and day, the short answer, its parts, then every citation whole."""

import re
from collections.abc import Iterable, Iterator

from corpus.model import Abstention, Answer, Citation
from corpus.reference import Ref
from drafting.paper.blocks import Block, Kind, Paper
from qa.sentences import STATUS_LABELS, TEXT_LABELS, VERDICT_LABELS, day, unlabelled

_TITLED = re.compile(r"\*\*[^*]+\*\*\n")
UNASKED = "Periksa diri"


def answer_paper(reply: Answer | Abstention, headline: str, foot: str) -> Paper:
    """The page of a reply; `headline` is its verdict or why there is none, `foot` what it is not."""
    question = " ".join(reply.question.split()) or UNASKED
    blocks = (
        Block(Kind.TITLE, question),
        Block(Kind.VERDICT, f"{headline}. Hukum per {day(reply.as_of)}."),
        *(Block(Kind.TEXT, _plain(unlabelled(part))) for part in _opening(reply.text)),
        *(_answered(reply) if isinstance(reply, Answer) else _listed("Mungkin maksud Anda", reply.asks)),
        *_listed("Catatan", reply.caveats),
        *_sources(reply.citations),
        Block(Kind.SMALL, foot),
    )
    return Paper(question[:120], blocks)


def _opening(text: str) -> Iterator[str]:
    """The paragraphs before the first titled list."""
    for paragraph in filter(None, text.split("\n\n")):
        if _TITLED.match(paragraph):
            return
        yield paragraph


def _answered(answer: Answer) -> Iterator[Block]:
    numbers = {citation.ref: at for at, citation in enumerate(answer.citations, 1)}
    cases = (
        f"{case.when}: {VERDICT_LABELS[case.verdict].lower()}. {case.text}{_marks(case.citations, numbers)}"
        for case in answer.cases
    )
    sanctions = (f"{sanction.text}{_marks(sanction.citations, numbers)}" for sanction in answer.sanctions)
    yield from _listed("Kasus per kasus", cases)
    yield from _listed("Syarat", answer.conditions)
    yield from _listed("Yang mengubah jawaban ini", answer.changes)
    yield from _listed("Sanksi", sanctions)
    yield from _listed("Sumber yang berbeda", answer.conflicts)


def _listed(title: str, lines: Iterable[str]) -> Iterator[Block]:
    items = tuple(Block(Kind.ITEM, _plain(line)) for line in lines)
    if items:
        yield Block(Kind.HEADING, title)
        yield from items


def _sources(citations: tuple[Citation, ...]) -> Iterator[Block]:
    if citations:
        yield Block(Kind.HEADING, "Dasar hukum")
    for number, citation in enumerate(citations, 1):
        where = f". {citation.url}" if citation.url else ""
        kind, status = TEXT_LABELS[citation.text], STATUS_LABELS[citation.status]
        yield Block(Kind.SOURCE, f"[{number}] {citation.label} ({kind}, {status}){where}")
        if citation.quote:
            yield Block(Kind.QUOTE, f"“{' '.join(citation.quote.split())}”")


def _marks(refs: Iterable[Ref], numbers: dict[Ref, int]) -> str:
    return "".join(f" [{numbers[ref]}]" for ref in refs if ref in numbers)


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").replace("\n>", "\n").removeprefix(">").split())
