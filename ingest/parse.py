"""A document as a tree: cleaned, recognised, structured, with everything that was done to it on record."""

from dataclasses import replace

from corpus.model import Document, Header, Parsed, Provision, Repair
from corpus.store.order import misread
from ingest.amend import amendments
from ingest.clean import clean
from ingest.recognise import recognised
from ingest.structure import structure

_UNKNOWN = "tidak-dikenal"
_COUNTED = ("ayat", "huruf", "angka")
_IN_ARTICLES = frozenset(
    {"uu", "perppu", "pp", "perpres", "perda", "perda-provinsi", "pergub", "perbup", "perwali"}
    | {"permen", "pkpu", "perbawaslu", "bkn"}
)


def parse(document: Document, regulation_id: str | None = None) -> Parsed:
    """The document's provisions under `regulation_id`, or under the id that it gives itself; and what it amends.

    Where the two differ, or it gives none, a warning says so; `regulation_id` wins.
    """
    cleaned = clean(document)
    header = recognised(document, cleaned)
    id = regulation_id or header.id or _UNKNOWN
    provisions = structure(cleaned, id, "" if regulation_id else header.kind or "")
    return Parsed(
        header=header,
        provisions=provisions,
        amendments=amendments(cleaned.lines, replace(header, id=id)),
        repairs=(*cleaned.repairs, *_number_repairs(provisions)),
        removals=cleaned.removals,
        warnings=(
            *document.warnings,
            *cleaned.warnings,
            *_identity_warnings(header, regulation_id),
            *_article_warnings(header, provisions),
        ),
    )


def _identity_warnings(header: Header, asked: str | None) -> tuple[str, ...]:
    if header.id is None:
        return ("Naskah ini tidak menyebut jenis, nomor, dan tahunnya dengan jelas pada halaman pertama.",)
    if asked and asked != header.id:
        return (f"Naskah ini menyebut dirinya {header.id}, bukan {asked}.",)
    return ()


def _article_warnings(header: Header, provisions: tuple[Provision, ...]) -> tuple[str, ...]:
    """A warning where an act that is divided into pasal shows none."""
    if header.kind not in _IN_ARTICLES or any(provision.level == "pasal" for provision in provisions):
        return ()
    return ("Tidak ada pasal yang dikenali dalam naskah ini; periksa apakah berkasnya lengkap.",)


def _number_repairs(provisions: tuple[Provision, ...]) -> tuple[Repair, ...]:
    """One repair for every number that was read other than it stands: "(21" as ayat 2, "f ." as angka 1.

    A number that does not stand before its words at all, but in a heap with others, is joined to them.
    """
    return tuple(
        Repair("number" if provision.marker else "number-joined", provision.place, provision.marker, provision.number)
        for provision in provisions
        if misread(provision) or (provision.level in _COUNTED and provision.number and not provision.marker)
    )
