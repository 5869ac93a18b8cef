"""The JSON values of the API as pydantic models: what the design names, so that OpenAPI and MCP describe it.

The functions that make these values are in `qa` and `drafting`; nothing is computed here. A field that a newer version
adds is let through, since a program that reads an older description must not lose it.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.desk import LONGEST_LETTER, LONGEST_QUERY, LONGEST_QUESTION, MOST_HITS
from corpus.model import AnswerStatus, Reason, Status, TextKind, Verdict

Day = Annotated[date | None, Field(description="YYYY-MM-DD; kosong berarti hari ini")]
Question = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\S", description="Pertanyaan")]
Query = Annotated[str, Field(min_length=1, max_length=LONGEST_QUERY, pattern=r"\S", description="Kata yang dicari")]
Limit = Annotated[int, Field(ge=1, le=MOST_HITS, description="Paling banyak sekian hasil")]
Place = Annotated[str, Field(min_length=1, max_length=200, description="pp-94-2021/pasal-5 atau Pasal 5 PP 94/2021")]


class Value(BaseModel):
    """A JSON value that Netral gives."""

    model_config = ConfigDict(extra="allow")


class Asked(BaseModel):
    """What must come in; a field that is not known is refused, so that a slip is not silently ignored."""

    model_config = ConfigDict(extra="forbid")


# --- what comes in -----------------------------------------------------------------------------------------------


class AskIn(Asked):
    """A question, and the day of the conduct."""

    question: Question
    as_of: Day = None
    rephrase: Annotated[bool, Field(description="Sertakan tulisan ulang oleh model bahasa")] = False


class SearchIn(Asked):
    """Words to search for, and the day whose wordings count."""

    query: Query
    as_of: Day = None
    limit: Limit = 10


class CheckIn(Asked):
    """A draft letter as text, and its day where the text does not say it."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_LETTER, pattern=r"\S", description="Isi surat")]
    date: Day = None


# --- answers -----------------------------------------------------------------------------------------------------


class CitationOut(Value):
    """One pinpoint under an answer, with the stored words where the text is held."""

    ref: str
    aliases: list[str]
    label: str
    quote: str | None
    text: TextKind
    status: Status
    amended_later: bool
    valid_from: str | None
    valid_until: str | None
    checked_until: str | None
    url: str | None


class CaseOut(Value):
    """One branch of an answer."""

    when: str
    verdict: Verdict
    citations: list[str]
    text: str = ""


class SanctionOut(Value):
    """A sanction with the refs of its citations."""

    text: str
    citations: list[str]


class RephrasedOut(Value):
    """The opening of an answer in other words, checked against it; or why it was withheld."""

    text: str | None
    model: str
    note: str


class AnswerOut(Value):
    """An answer with its verdict, or a declined question with its reason."""

    question: str
    as_of: date
    status: AnswerStatus
    reason: Reason | None
    verdict: Verdict | None
    answer: Annotated[str, Field(description="Markdown, bahasa Indonesia")]
    conditions: list[str]
    cases: list[CaseOut]
    asks: list[str]
    sanctions: list[SanctionOut]
    conflicts: list[str]
    caveats: list[str]
    citations: list[CitationOut]
    elapsed_ms: float
    rephrased: RephrasedOut | None = None


# --- texts -------------------------------------------------------------------------------------------------------


class RegulationId(Value):
    """Who a regulation is."""

    id: str
    kind: str | None
    number: str | None
    year: int | None
    title: str | None


class HitOut(Value):
    """One search result."""

    ref: str
    aliases: list[str]
    label: str
    regulation: RegulationId
    text: str
    score: float
    valid_from: str | None
    valid_until: str | None


class HitsOut(Value):
    """Search results, the best first."""

    hits: list[HitOut]


class ChildOut(Value):
    """A part of a provision."""

    ref: str
    text: str


class VersionOut(Value):
    """A wording of a provision, and which act set it."""

    valid_from: str | None
    valid_until: str | None
    set_by: str
    deleted: bool
    text: str


class RulingOut(Value):
    """What a court said of a provision."""

    ruling: str
    since: str | None
    text: str


class ProvisionOut(Value):
    """A provision on a day."""

    ref: str
    aliases: list[str]
    label: str
    as_of: date
    status: Status
    in_force: bool
    text: str
    heading_path: list[str]
    children: list[ChildOut]
    elucidation: str
    set_by: str | None
    flags: list[str]
    versions: list[VersionOut]
    rulings: list[RulingOut]


class RegulationOut(Value):
    """A regulation: its pasal, its general elucidation, its appendices."""

    regulation: RegulationId
    articles: list[str]
    elucidation: str
    appendices: list[str]
    aliases: list[str]


class HeldOut(Value):
    """One instrument: its status today, and what is held of it."""

    id: str
    title: str
    status: Status
    text: TextKind
    articles: int
    missing: str | None
    checked_until: str | None


class StatusOut(Value):
    """What is held and what is missing."""

    regulations: list[HeldOut]
    failed: Annotated[int, Field(description="Berkas yang tidak terbaca")]
    counts: dict[str, int]
    generation: int | None
    views: list[str]


# --- letters -----------------------------------------------------------------------------------------------------


class FindingOut(Value):
    """Something that must be corrected or looked at in a letter."""

    severity: str
    kind: str
    place: str
    found: str
    ref: str | None
    message: str
    correction: str | None


class CitedOut(Value):
    """One citation of the letter."""

    found: str
    ref: str | None
    label: str
    status: str
    place: str


class AuditOut(Value):
    """The audit of a letter."""

    date: date
    date_found: bool
    findings: list[FindingOut]
    citations: list[CitedOut]


class Problem(BaseModel):
    """Why a request was not done, and what to do."""

    code: str
    message: str
    what_to_do: str


class ProblemOut(BaseModel):
    """Every error of the API."""

    error: Problem
