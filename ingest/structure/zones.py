"""The great parts of an act: what opens it, its body, its signatures, its penjelasan, its lampiran."""

import re
from dataclasses import dataclass

from ingest.structure.source import Source

_ELUCIDATION = re.compile(
    r"(?<![\w\"“])P\s?E\s?N\s?J\s?E\s?[LI1].{0,2}?A?\s?S\s?A\s?N"
    r"(?=\W*(?:$|\n|ATAS|A\s?T\s?A\s?S|UMUM|I\.? ?UMUM|MENGENAI|TENTANG|UNDANG|PERATURAN|RANCANGAN))",
    re.MULTILINE,
)
_FIRST_ARTICLE = re.compile(r"(?<!\w)Pasal\s+[1lI](?![\w])")
_GENERAL = re.compile(r"(?:^|\n|(?<=[A-Z.)] ))\s*(?:[I1l][.,]?\s*)?(?:PENJELASAN\s+)?(?:UMUM|U\s?M\s?U\s?M)\s*:?(?=\s)")
_BY_ARTICLE = re.compile(
    r"(?:[Il1]{2}[.,]?\s*)?(?:PENJELASAN\s+)?P?ASAL\s+DEM[IL]\s+PASAL\b\.?:?|Pasal demi Pasal\.?(?=\s*\n)"
)
_ANNEX = re.compile(
    r"(?:(?<=\n)|(?<=[.;:] )|^)[“\"']?(?:L\s?A\s?M\s?P\s?I\s?R\s?A\s?N|Lampiran)"
    r"(?P<n>\s+(?:[IVX]+|\d{1,2})\b(?:\.\w+)?)?"
    r"(?=\s*:?\s*(?:\n|$|(?:SURAT\s+)?(?:PERATURAN|UNDANG|KEPUTUSAN|PENETAPAN|PERPU|EDARAN|NOMOR|[Nn]omor|No\.)|"
    r"(?:Peraturan|Undang|Keputusan)(?!(?:[-\s][\w-]+){0,4}?\s+ini\b)))"
    # "[... Lampiran I ...]": parts left out
    r"|(?<=\n)\[[.…\s]*Lampiran(?P<cut>\s+(?:[IVX]+|\d{1,2})\b)?(?=[^\n\]]*\])"
)
_SIGNING = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;:”…] )|(?<=Agar ))(?:Agar\s+(?:supaya\s+)?(?:setiap|semua|tiap)|Supaya\s+setiap|"
    r"(?:Disahkan|Ditetapkan|Diundangkan|Dikeluarkan)\s+d[il]\s+\w+)|(?<=\s)Agar(?=[\s.]+(?:setiap|SK\b))|"
    r"(?<=\s)Ditetapkan d[il] (?=Jakarta)|(?<=\s)Disahkan d[il] (?=Jakarta)"
)
_DECIDES = re.compile(
    r"(?:M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|Memutuskan|M\s?E\s?N\s?E\s?T\s?A\s?P\s?K\s?A\s?N)\b|Menetapkan\s*:"
)
_FIRST_UNIT = re.compile(
    r"(?:(?<![\w“])(?P<unit>B\s?U\s?K\s?U\s+(?:KESATU|PERTAMA|I)\b|B\s?A\s?B\s+(?:[I1l]\b|\|(?=\s)))"
    r"|(?:^|\n|(?<=[.;:] ))\s*(?P<pasal>P(?:asal|ASAL)\s?\.?\s?[1lI]\b))"
)
_ANY_UNIT = re.compile(r"(?:^|\n)\s*(?P<unit>BAB [IVXL]+\b|Pasal \d+[A-Z]?\.?[ ]*(?=\n))")
_GENERAL_LINE = re.compile(r"(?:\n|[.;:] )\s*(?P<unit>(?:[I1l][.,]?\s*)?(?:PENJELASAN\s+)?UMUM\b)")
_FIRST_DICTUM = re.compile(r"(?:^|\n)[ \t]*(?P<unit>KESATU|PERTAMA)\b(?=\s*:|\s+[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the text: opening, body, closing, elucidation, annex."""

    kind: str
    start: int
    end: int
    number: str = ""


def zones(source: Source, start: int = 0, end: int | None = None) -> tuple[Zone, ...]:
    """The parts of the act between two offsets, in order, covering all of it."""
    stop = len(source.text) if end is None else end
    text = source.text[:stop]
    body = _body_start(text, start)
    alone = _elucidation_alone(text, start, body)
    if alone is not None:
        opening = (Zone("opening", start, alone),) if alone > start else ()
        return (*opening, Zone("elucidation", alone, stop))
    annexed = annexes(text, body)
    elucidation = _elucidation(text, body)
    closing = _closing(text, body, min([stop, *(a[0] for a in annexed), *([elucidation] if elucidation else [])]))
    cuts = [(start, "opening", ""), (body, "body", ""), (closing, "closing", "")]
    cuts += [(elucidation, "elucidation", "")] if elucidation else []
    cuts += [(at, "annex", number) for at, number in annexed]
    cuts.sort(key=lambda cut: cut[0])
    ends = [*(cut[0] for cut in cuts[1:]), stop]
    return tuple(
        Zone(kind, at, until, number)
        for (at, kind, number), until in zip(cuts, ends, strict=True)
        if at < until or kind == "body"
    )


def parts_of_elucidation(source: Source, zone: Zone) -> tuple[int | None, int | None, int]:
    """Where the general part begins, where the heading of the part by article begins, and where that ends."""
    general = _GENERAL.search(source.text, zone.start, zone.end)
    by_article = _BY_ARTICLE.search(source.text, zone.start, zone.end)
    start = general.start() if general and (not by_article or general.start() < by_article.start()) else None
    if by_article:
        return start, by_article.start(), by_article.end()
    first = _FIRST_ARTICLE.search(source.text, zone.start, zone.end)
    return start, None, first.start() if first and general else zone.start


def _body_start(text: str, start: int) -> int:
    """Where the articles begin: at the first bab or pasal after the decision."""
    decided = _DECIDES.search(text, start)
    offset = decided.end() if decided else start
    found = [unit for pattern in (_FIRST_UNIT, _ANY_UNIT) if (unit := pattern.search(text, offset))]
    dictum = _FIRST_DICTUM.search(text, offset)
    starts = [unit.start(unit.lastgroup or 0) for unit in found]
    starts += [dictum.start("unit")] if dictum else []
    return min(starts, default=offset)


def _elucidation_alone(text: str, start: int, body: int) -> int | None:
    """Where the penjelasan begins of a file that holds nothing else: before any article, and nothing is decided."""
    found = _ELUCIDATION.search(text, start, body)
    return found.start() if found and not _DECIDES.search(text, start, body) else None


def _elucidation(text: str, body: int) -> int | None:
    found = _ELUCIDATION.search(text, body)
    if found:
        return found.start()
    by_article = _BY_ARTICLE.search(text, body)
    if by_article is None:
        return None
    general = list(_GENERAL_LINE.finditer(text, body, by_article.start()))
    return general[-1].start("unit") if general else by_article.start()


def annexes(text: str, body: int) -> list[tuple[int, str]]:
    """Where annexes begin after `body`, with their numbers; "Lampiran IV" written small only after the signatures."""
    found = []
    signed = _SIGNING.search(text, body)
    for match in _ANNEX.finditer(text, body):
        before = text[max(0, match.start() - 20) : match.start()].rstrip()
        small = match.group().lstrip("“\"'").startswith("Lampiran")
        if small and (signed is None or signed.start() > match.start() or before[-1:] not in '.;:)”"'):
            continue
        found.append((match.start(), " ".join((match["n"] or match["cut"] or "").split()).lower().replace(".", "-")))
    return found


def _closing(text: str, body: int, stop: int) -> int:
    """Where the signatures begin: at the last order to publish, else at the first place of signing after it."""
    signs = list(_SIGNING.finditer(text, body, stop))
    orders = [m for m in signs if m.group().startswith(("Agar", "Supaya"))]
    if orders:
        return orders[-1].start()
    near = [m for m in signs if stop - m.start() < 3000]
    return near[0].start() if near else stop
