"""Rows of the catalogue's files read into values: regulations, kinds, elections, misquotations."""

import re
from collections.abc import Collection, Mapping

from corpus.dates import Span
from corpus.loading import Row
from corpus.model import Election, Kind, Misquote, Regulation, Relation, RelationKind, Status, Survivor

_REGULATION = frozenset(
    {"kind", "number", "year", "title", "short", "aliases", "enacted", "promulgated", "from", "until"}
    | {"ended_as", "ended_by", "surviving", "doubtful_from", "relations", "gazette", "bound_to", "urls"}
    | {"checked_until", "sources", "note"}
)
_MISQUOTE = frozenset(
    {"written", "kind", "number", "year", "place", "topic", "not_topic", "really", "meant", "sentence", "source"}
)
_ENDS = (Status.DICABUT, Status.BERAKHIR)


def regulation_of(row: Row, kinds: Mapping[str, Kind], elections: Collection[str]) -> Regulation:
    """The instrument a row describes; its entry is the id."""
    row.only(_REGULATION)
    kind = row.text("kind")
    if kind not in kinds:
        raise row.bad(f"kind {kind!r} is not in kinds.toml")
    if not row.entry.startswith(kinds[kind].prefix):
        raise row.bad(f"the id of a {kind} begins with {kinds[kind].prefix}")
    bound = row.texts("bound_to", ())
    if unheard := sorted(set(bound) - set(elections)):
        raise row.bad(f"bound_to names {', '.join(unheard)}, not in elections.toml")
    regulation = Regulation(
        id=row.entry,
        kind=kind,
        number=row.text("number"),
        year=row.number("year"),
        title=row.text("title"),
        short=row.text("short"),
        aliases=row.texts("aliases", ()),
        enacted=row.partial("enacted"),
        promulgated=row.partial("promulgated"),
        span=row.span(),
        ended_as=row.choice("ended_as", Status) if "ended_as" in row.values else None,
        ended_by=row.text("ended_by", ""),
        relations=tuple(_relation_of(part) for part in row.rows("relations")),
        gazette=row.text("gazette", ""),
        bound_to=bound,
        urls=row.texts("urls", ()),
        checked_until=row.day("checked_until"),
        sources=row.texts("sources"),
        note=row.text("note", ""),
        surviving=tuple(_survivor_of(part) for part in row.rows("surviving")),
        doubtful_from=row.partial("doubtful_from"),
    )
    _check_dates(row, regulation)
    return regulation


def kind_of(row: Row) -> Kind:
    """The kind of instrument a row describes; its entry is the code."""
    row.only(["label", "long", "aliases", "prefix", "rank", "binding", "source"])
    return Kind(
        code=row.entry,
        label=row.text("label"),
        long=row.text("long"),
        aliases=row.texts("aliases"),
        prefix=row.text("prefix"),
        rank=row.number("rank"),
        binding=row.flag("binding"),
        source=row.text("source"),
    )


def election_of(row: Row) -> Election:
    """The election a row describes, with the stages whose days a source gives."""
    row.only(["regime", "name", "stages", "sources"])
    regime = row.text("regime")
    if regime not in ("pemilu", "pilkada"):
        raise row.bad("regime must be pemilu or pilkada")
    stages = tuple(_stage_of(part) for part in row.rows("stages"))
    return Election(row.entry, regime, row.text("name"), stages, row.texts("sources"))


def misquote_of(row: Row, regulations: Collection[str]) -> Misquote:
    """The false citation a row describes, with what it meant and the sentence that sets it right."""
    row.only(_MISQUOTE)
    meant = row.refs("meant")
    if unheard := sorted({ref.regulation for ref in meant} - set(regulations)):
        raise row.bad(f"means {', '.join(unheard)}, which is not in the catalogue")
    return Misquote(
        id=row.entry,
        written=row.texts("written"),
        kind=row.text("kind"),
        number=row.text("number", ""),
        year=row.number("year", 0),
        place=row.text("place", ""),
        topic=row.texts("topic", ()),
        not_topic=row.texts("not_topic", ()),
        really=row.text("really"),
        meant=meant,
        sentence=row.text("sentence"),
        source=row.text("source"),
    )


def _relation_of(row: Row) -> Relation:
    row.only(["kind", "target", "since", "partial", "note", "articles"])
    return Relation(
        kind=row.choice("kind", RelationKind),
        target=row.ref("target"),
        since=row.partial("since"),
        partial=row.flag("partial", False),
        note=row.text("note", ""),
        articles=tuple(step for written in row.texts("articles", ()) for step in _steps(row, written)),
    )


def _steps(row: Row, written: str) -> list[str]:
    """The steps that one word of `articles` stands for: `pasal-71`, `pasal-10..14`, `pasal-178a..h`, `lampiran-ii`."""
    steps: list[str] = []
    if numbers := re.fullmatch(r"pasal-(?P<first>\d+)\.\.(?P<last>\d+)", written):
        steps = [f"pasal-{number}" for number in range(int(numbers["first"]), int(numbers["last"]) + 1)]
    elif letters := re.fullmatch(r"pasal-(?P<number>\d+)(?P<first>[a-z])\.\.(?P<last>[a-z])", written):
        span = range(ord(letters["first"]), ord(letters["last"]) + 1)
        steps = [f"pasal-{letters['number']}{chr(code)}" for code in span]
    elif re.fullmatch(r"pasal-\d+[a-z]*|lampiran-[ivx]+", written):
        steps = [written]
    if not steps:
        raise row.bad(f"articles must be steps such as pasal-71, pasal-10..14 or pasal-178a..h, not {written}")
    return steps


def _survivor_of(row: Row) -> Survivor:
    row.only(["ref", "kept_by", "from", "until", "note"])
    return Survivor(row.ref("ref"), row.ref("kept_by"), row.span(), row.text("note", ""))


def _stage_of(row: Row) -> tuple[str, Span]:
    row.only(["stage", "from", "until", "source"])
    row.text("source")
    return row.text("stage"), row.span()


def _check_dates(row: Row, regulation: Regulation) -> None:
    """Refuse dates that cannot all be true, and an end without its manner."""
    start, promulgated, enacted = regulation.span.start, regulation.promulgated, regulation.enacted
    if start is None:
        raise row.bad("missing key from; write at least the year")
    if promulgated and start.latest < promulgated.earliest:
        raise row.bad("from comes before promulgated")
    if enacted and promulgated and promulgated.latest < enacted.earliest:
        raise row.bad("promulgated comes before enacted")
    if (regulation.span.end is None) != (regulation.ended_as is None):
        raise row.bad("until and ended_as go together")
    if regulation.ended_as not in (None, *_ENDS):
        raise row.bad("ended_as must be dicabut or berakhir")
