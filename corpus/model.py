"""The values that everything else passes around. All frozen; none knows how to fetch, parse or render itself.

Terms of art stay Indonesian where English blurs them (pasal, ayat, huruf, penjelasan, lampiran); see docs/glossary.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.dates import ALWAYS, PartialDate, Span
from corpus.reference import Ref


class TextKind(StrEnum):
    """What stands behind a quote: the official file, another copy, or our own digest."""

    NASKAH_RESMI = "naskah-resmi"
    SALINAN = "salinan"
    IKHTISAR = "ikhtisar"


class Status(StrEnum):
    """Where a rule stands on a given day. Repealed, expired and not yet in force are three different things."""

    BERLAKU = "berlaku"
    BERLAKU_SEBAGIAN = "berlaku-sebagian"
    BELUM_BERLAKU = "belum-berlaku"
    DICABUT = "dicabut"
    BERAKHIR = "berakhir"
    TIDAK_DIKETAHUI = "tidak-diketahui"


class Verdict(StrEnum):
    """What a rule says of a conduct. `strictness` orders them where cases differ."""

    DILARANG = "dilarang"
    WAJIB = "wajib"
    BOLEH_BERSYARAT = "boleh-bersyarat"
    BOLEH = "boleh"
    INFORMASI = "informasi"


class AnswerStatus(StrEnum):
    """Whether a question was answered."""

    ANSWERED = "answered"
    INSUFFICIENT = "insufficient"
    OUT_OF_SCOPE = "out_of_scope"


class Reason(StrEnum):
    """Why a question was declined."""

    DI_LUAR_CAKUPAN = "di-luar-cakupan"
    TIDAK_DIATUR = "tidak-diatur"
    NASKAH_TIDAK_ADA = "naskah-tidak-ada"


class Confidence(StrEnum):
    """How well a fact is sourced: two agreeing quotations or the text read; one good source; a weak source or
    absence.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


# --- the catalogue -----------------------------------------------------------------------------------------------


class RelationKind(StrEnum):
    """What one instrument does to another."""

    MENGUBAH = "mengubah"
    MENCABUT = "mencabut"
    MENGAKHIRI = "mengakhiri"  # an act that sets the day on which a provision expires
    MENETAPKAN = "menetapkan"  # a UU that turns a Perppu into law
    MELAKSANAKAN = "melaksanakan"
    MENAFSIRKAN = "menafsirkan"  # a court ruling on a provision


@dataclass(frozen=True, slots=True)
class Relation:
    """`target` may be a regulation or a provision of one; `partial` where only the named part is touched.

    A `mengubah` that is partial touches the named articles without being an amendment of its own number.
    """

    kind: RelationKind
    target: Ref
    since: PartialDate | None = None
    partial: bool = False
    note: str = ""
    articles: tuple[str, ...] = ()  # steps of the target that are touched ("pasal-71"); empty: not listed


@dataclass(frozen=True, slots=True)
class Survivor:
    """A part of a repealed instrument that a later one keeps in force, by the provision `kept_by`."""

    ref: Ref
    kept_by: Ref
    span: Span = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True)
class Regulation:
    """An instrument as the catalogue knows it, whether or not its text is held."""

    id: str
    kind: str  # a code of data/kinds.toml: uu, perppu, pp, perpres, permen, pkpu, perbawaslu, skb, se, mk ...
    number: str
    year: int
    title: str
    short: str  # how people cite it: "PP 94/2021", "SKB Netralitas 2022"
    aliases: tuple[str, ...] = ()
    enacted: PartialDate | None = None
    promulgated: PartialDate | None = None
    span: Span = ALWAYS  # in force from; until (exclusive) where repealed or expired
    ended_as: Status | None = None  # DICABUT or BERAKHIR where the span has an end
    ended_by: str = ""  # id of the instrument that repealed it
    relations: tuple[Relation, ...] = ()
    gazette: str = ""  # LN/TLN or BN number
    bound_to: tuple[str, ...] = ()  # elections (ids of data/elections.toml) that it is bound to; empty: none
    urls: tuple[str, ...] = ()
    checked_until: date | None = None
    sources: tuple[str, ...] = ()
    note: str = ""  # Indonesian; what a reader must know (practice, doubt)
    surviving: tuple[Survivor, ...] = ()
    doubtful_from: PartialDate | None = None  # from then on no source says whether it still holds


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of instrument: its names, how its ids begin, and its place in the hierarchy of norms (1 is highest)."""

    code: str
    label: str
    long: str
    aliases: tuple[str, ...]
    prefix: str
    rank: int
    binding: bool  # false for circulars, letters and statements, which bind nobody outside the office
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """What an instrument is called, for recognising citations of it."""

    id: str
    kind: str
    number: str
    year: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misquote:
    """A false or confused citation that people make, what was meant by it, and the sentence that sets it right.

    It matches a citation of this kind, number and year (a number left empty matches any; a year of 0 any) and place
    (empty: anywhere in it), near one of the `topic` words (none given: always) and none of the `not_topic` words.
    """

    id: str
    written: tuple[str, ...]  # as people write it
    kind: str
    number: str
    year: int
    really: str  # what that number is, Indonesian
    meant: tuple[Ref, ...]
    sentence: str
    source: str
    place: str = ""  # path of the cited provision, "pasal-134"
    topic: tuple[str, ...] = ()
    not_topic: tuple[str, ...] = ()


# --- texts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: page (PDF) or paragraph (DOCX), and line, all counted from 1."""

    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a file as read, with its place."""

    text: str
    place: Place = Place()
    ocr: bool = False
    note: bool = False  # a footnote or endnote: words about the text, not of it


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, before anything is cleaned or recognised."""

    name: str
    media: str  # pdf, docx, html, md, txt
    sha256: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All blocks, a line each."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that cleaning made: the rule, what stood there, what stands there now."""

    rule: str
    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Words that are not law (running heads, page feet, catch-words) and were set aside, not lost."""

    rule: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something uncertain about a provision that a reader must be told."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says it is, on its own first page."""

    kind: str | None
    number: str | None
    year: int | None
    title: str | None
    id: str | None
    enacted: PartialDate | None = None
    promulgated: PartialDate | None = None
    gazette: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of law, holding only its own words: a parent keeps its opening words, children keep theirs.

    `level` is one of: regulation, pembukaan, buku, bab, bagian, paragraf, pasal, ayat, huruf, angka, penutup (closing
    text of a list), penjelasan, lampiran, isi, butir, amar, and `bagian-lain`. Headings above pasal (buku, bab, bagian,
    paragraf) are structure only: they have provisions of their own, and pasal name them in `heading_path`; the ref of a
    pasal never contains them (`uu-7-2017/pasal-280`). A penjelasan of a provision has that provision's ref plus
    `/penjelasan`; the general one is `<regulation>/penjelasan/umum`.
    """

    ref: Ref
    level: str
    number: str  # "280", "133A", "2", "n", "1", "VII"
    text: str
    position: int  # order within the document
    heading: str = ""  # title of a bab, of a bagian; empty where none
    heading_path: tuple[str, ...] = ()  # for pasal and below: ("Bab VII Kampanye Pemilu", "Bagian Keempat ...")
    flags: tuple[Flag, ...] = ()
    place: Place = Place()
    marker: str = ""  # the number as the text writes it: "Pasal 5", "(2)", "a.", "Huruf b"; heading and text follow it


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change that an amending act makes: `target` in the amended act's own refs, `source` in the amending act's
    tree.

    For `ubah` and `sisip`, `provisions` are the new words with refs of the amended act (the target and all below it).
    """

    action: str  # ubah, sisip, hapus
    target: Ref
    source: Ref
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as a tree, with everything that was changed or set aside on the way."""

    header: Header
    provisions: tuple[Provision, ...]
    amendments: tuple[Amendment, ...] = ()
    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A provision's wording over a span of days. `set_by` is the act or the amending provision that made the
    wording.
    """

    provision: Provision
    span: Span
    set_by: Ref
    aliases: tuple[Ref, ...] = ()  # uu-10-2016/pasal-71 for uu-1-2015/pasal-71
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a held text came from."""

    regulation: str
    kind: TextKind
    sha256: str
    origin: str  # an address, or the file's name; never a path of the machine
    ingested: str  # ISO time
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: a wording and how well it matched."""

    version: Version
    score: float


# --- the law as data ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Basis:
    """A pinpoint that carries a statement, with words that must stand there (`anchors`) and how well it is sourced.

    `span` narrows the span of the regulation (from the catalogue) where the provision's own differs.
    """

    ref: Ref
    anchors: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    span: Span = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of ours (condition, conflict, caveat, report rule) with the pinpoints that carry it."""

    text: str
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One branch of an answer that depends on a fact the question may leave out."""

    when: str
    verdict: Verdict
    text: str = ""
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows from a breach: class (disiplin-berat, etik, pidana ...), who imposes it, and where it says so."""

    text: str
    kind: str
    bases: tuple[Basis, ...]
    authority: str = ""
    span: Span = ALWAYS
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Conduct:
    """Something people do or ask about, in their own words. Norms rule on conducts; questions are matched to them."""

    id: str
    area: str
    label: str
    phrasings: tuple[str, ...]
    related: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()  # deciding facts worth asking back for
    transitional: bool = False  # which law an earlier deed is judged by: told by the law of the day it is asked
    apart: tuple[str, ...] = ()  # conducts in nearly the same words that somebody else does: never told beside it


@dataclass(frozen=True, slots=True)
class Norm:
    """What the law says of a conduct, for whom, in which regime and stage; with its dated bases."""

    id: str
    conduct: str
    statement: str  # the short answer, in our own words (Indonesian)
    modality: Verdict
    subjects: tuple[str, ...]  # codes of data/subjects.toml
    regimes: tuple[str, ...]  # pemilu, pilkada, umum
    field: str  # disiplin, etik, kepegawaian, pidana, pemilu (administrative election law), kelembagaan
    stages: tuple[str, ...]  # codes of data/stages.toml, or ("selalu",)
    bases: tuple[Basis, ...]
    conditions: tuple[Point, ...] = ()
    cases: tuple[Case, ...] = ()
    changes: tuple[str, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    conflicts: tuple[Point, ...] = ()
    caveats: tuple[str, ...] = ()
    reports: tuple[Point, ...] = ()
    confidence: Confidence = Confidence.HIGH
    asked: tuple[str, ...] = ()  # questions that this norm answers, and its neighbours do not
    silent: bool = False  # says only that no rule is found: a question it is nearest to is declined with it
    duty: bool = (
        False  # what it sets as the condition is a duty by itself: "must I resign?" is answered by it with wajib
    )


# --- answers -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """A pinpoint under an answer: the stored words, or a norm of ours that says the same (then `quote` is None)."""

    ref: Ref
    label: str
    quote: str | None
    text: TextKind
    status: Status
    aliases: tuple[Ref, ...] = ()
    amended_later: bool = False
    span: Span = ALWAYS
    checked_until: date | None = None
    url: str | None = None
    norm: str | None = None  # id of the norm that carries it, where the text is not held
    flags: tuple[Flag, ...] = ()
    worded: date | None = None  # the day whose words are quoted, where it is not the day asked about


@dataclass(frozen=True, slots=True)
class RuledCase:
    """A case of an answer, with citations already checked."""

    when: str
    verdict: Verdict
    citations: tuple[Ref, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class RuledSanction:
    """A sanction of an answer, with the refs of its citations."""

    text: str
    citations: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with a verdict. It cannot exist without a citation; the alternative is an Abstention."""

    question: str
    as_of: date
    verdict: Verdict
    text: str
    citations: tuple[Citation, ...]
    conditions: tuple[str, ...] = ()
    cases: tuple[RuledCase, ...] = ()
    asks: tuple[str, ...] = ()
    sanctions: tuple[RuledSanction, ...] = ()
    conflicts: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    conduct: str = ""
    near: tuple[str, ...] = ()  # other conducts that the question may be about, as a reader would ask for them

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("an Answer needs a Citation; without one, return an Abstention")


@dataclass(frozen=True, slots=True)
class Abstention:
    """A declined question: why, and what to do next. Citations may still point to what is near."""

    question: str
    as_of: date
    status: AnswerStatus
    reason: Reason
    text: str
    citations: tuple[Citation, ...] = ()
    asks: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Election:
    """One election with the days that bound its stages, as far as a source gives them."""

    id: str  # pemilu-2024, pilkada-2020
    regime: str  # pemilu, pilkada
    name: str
    stages: tuple[tuple[str, Span], ...] = ()
    sources: Sequence[str] = field(default_factory=tuple)
