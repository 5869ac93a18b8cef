"""What an article says of its own ayat: "sebagaimana dimaksud pada ayat (2)" names one that it must have.

Where it has parts but none of that number, the scan lost the number and its words stand in some other part: a quote
must say so. An article read as one piece is quoted whole, and one that quotes another act speaks of that one's ayat.
"""

import re
from collections.abc import Iterable

from corpus.model import Flag
from ingest.structure.source import Mark, Source

_NAMED = re.compile(r"\bdimaksud\s+(?:pada|dalam)\s+ayat\s*\((?P<n>\d{1,2})\)(?P<then>[^.;:]{0,50})")
_ELSEWHERE = re.compile(r"\b(?:pasal|undang|peraturan|keputusan)\b", re.IGNORECASE)
QUOTES = re.compile(r"\b(?:diubah|berbunyi|disisipkan)\b")
_LOST = Flag(
    "nomor-lepas", "Pasal ini menyebut ayat miliknya yang nomornya tidak terbaca dalam naskah; pembagiannya meragukan."
)


def lost_ayat(source: Source, start: int, end: int, inside: Iterable[Mark]) -> tuple[Flag, ...]:
    """A flag where the article between two offsets names an ayat of its own that is not among its marks."""
    parts = tuple(inside)
    held = {mark.number.rstrip("abcdefgh") for mark in parts if mark.level == "ayat"}
    if not held:  # older acts call the points of an article ayat
        held = {mark.number for mark in parts if mark.level == "angka"}
    named = {match["n"] for match in _NAMED.finditer(source.text, start, end) if not _ELSEWHERE.search(match["then"])}
    return (_LOST,) if parts and named - held and not QUOTES.search(source.text, start, end) else ()
