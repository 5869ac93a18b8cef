"""References printed the way lawyers write them; `find` reads every label back."""

import re
from collections.abc import Mapping

from corpus.citation.names import split_id
from corpus.citation.values import Path
from corpus.citation.words import words
from corpus.reference import Ref

_ISSUED = re.compile(r"(?P<issuer>[a-z]{3,}(?:-[a-z]{2,})*)-(?P<number>\d[\w-]*)")
_UNKNOWN = re.compile(r"(?P<name>(?:peraturan|keputusan|instruksi)(?:-[a-z]{2,})+)-(?P<number>\d+)-(?P<year>\d{4})")


def label(ref: Ref, short_names: Mapping[str, str] | None = None) -> str:
    """The reference in words; `short_names` gives what to call regulations, by id.

    >>> label(Ref.parse("pp-94-2021/pasal-5/huruf-n/angka-1/penjelasan"))
    'Penjelasan Pasal 5 huruf n angka 1 PP 94/2021'
    >>> label(Ref.parse("skb-2-2022/lampiran-ii/kode-etik/butir-1"), {"skb-2-2022": "SKB Netralitas 2022"})
    'Lampiran II kode etik nomor 1 SKB Netralitas 2022'
    """
    name = (short_names or {}).get(ref.regulation) or _regulation(ref.regulation)
    return f"{_place(ref.path)} {name}" if ref.path else name


def _regulation(id: str) -> str:
    for series in words().series.values():
        if id in series.ids and series.label != series.id:
            return series.label
    parts = split_id(id)
    if parts is None:
        match = _UNKNOWN.fullmatch(id)
        return f"{match['name'].replace('-', ' ').title()} {match['number']}/{match['year']}" if match else id
    series, number, year = parts
    if series.id == "mk":
        case, _, court = number.partition("-")
        return f"{series.label} {case}/{court.upper()}/{year}" if court else f"{series.label} {case}/{year}"
    if match := _ISSUED.fullmatch(number):  # perda-kabupaten-sleman-4-2031
        return f"{series.label} {match['issuer'].replace('-', ' ').title()} {match['number']}/{year}"
    written = "/".join(number.upper().split("-", 1)) if number[0].isalpha() else number.upper()
    return f"{series.label} {written}/{year}"


def _place(path: Path) -> str:
    if path[-1] == "penjelasan":
        return f"Penjelasan {_place(path[:-1])}" if path[:-1] else "Penjelasan"
    if path[-2:] == ("penjelasan", "umum"):
        return "Penjelasan Umum"
    annex = path[0].startswith("lampiran")
    printed = [_step(step, annex=annex) for step in path]
    text = " ".join(printed).replace(" Pasal ", ", Pasal ") if annex else " ".join(printed)
    return text[:1].upper() + text[1:]


def _step(step: str, *, annex: bool) -> str:
    level, _, value = step.partition("-")
    match level:
        case "pasal" | "lampiran" | "bab":
            return f"{level.title()} {value.upper()}".strip()
        case "ayat":
            return f"ayat ({value})"
        case "butir" if annex:
            return f"nomor {value}"
        case "diktum":
            return f"diktum {value.title()}"
        case _:
            return step.replace("-", " ")
