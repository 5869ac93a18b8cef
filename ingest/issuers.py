"""The id of a regulation, from its series and from who issued it, where the series alone would name several.

Every region counts its Perda from one each year, and so does every ministry: "Permen 6/2031" and "Perda 4/2031" are
many texts, and one must not take the place of another. An office that the data do not know gives its own name to the
id (`permen-ketenagakerjaan-6-2031`, `peraturan-ombudsman-6-2031`); where no issuer is said, there is no id.
"""

import re

from corpus.citation.words import Series, words

_HEADS = ("pergub", "perbup", "perwali")
_REGIONAL = ("perda", "perda-provinsi", *_HEADS)
_PROVINCE = re.compile(r"daerah-(?:istimewa|khusus)-.+|aceh")  # provinces whose names do not say so
_AREA = re.compile(r"\b(?:PROVINSI|KABUPATEN|KOTA|DAERAH (?:ISTIMEWA|KHUSUS)|ACEH)\b[A-Z ]*")
_HEAD = re.compile(r"\b(?P<head>GUBERNUR|BUPATI|WALI ?KOTA)\s+(?P<area>[A-Z][A-Z ]+)")
_SORTS = {"PERATURAN": "permen", "KEPUTUSAN": "kepmen", "INSTRUKSI": "inpres", "SURAT EDARAN": "se"}
_NAMED = re.compile(rf"^(?P<sort>{'|'.join(_SORTS)})\s+(?P<office>[A-Z][A-Z ,.&/-]{{2,110}})$")
_NO_OFFICE = re.compile(r"(?:BERSAMA|PRESIDEN|PEMERINTAH|DAERAH|MPR|MAJELIS PERMUSYAWARATAN RAKYAT)\b")
_JOINT = re.compile(r"PERATURAN\s+BERSAMA\s+(?P<first>[A-Z ]{4,90}?)(?=\s+DAN\b|,|$)")
_FILED = re.compile(r"[A-Z]{1,2}|\d{2,3}(?:\.\d+)*")  # how letters are filed: "B/71/...", "800/1234/SJ"


def id_of(series: Series, number: str, year: int, name: str) -> str | None:
    """The id; None where the name says too little. `name` is the name in capitals, without its number."""
    issuer = _issuer(series, name)
    return None if issuer is None else "-".join(filter(None, (series.id, issuer, _slug(number), str(year))))


def _issuer(series: Series, name: str) -> str | None:
    """Who issued it, where the series does not say; None where it should be said and is not."""
    rest = _office(name)
    if series.id in _REGIONAL:
        area = _region(name)
        own = {"perda-provinsi": "provinsi-", "pergub": "provinsi-", "perbup": "kabupaten-", "perwali": "kota-"}
        return area.removeprefix(own.get(series.id, "")) or None
    if series.open or series.id in ("permen", "kepmen"):
        return _slug(rest.removeprefix("MENTERI ")) or None
    branch = _AREA.search(rest) if series.kind in ("se", "kepmen", "surat") else None
    return _slug(branch.group()) if branch else ""


def unknown_series(name: str) -> Series | None:
    """The series of an office that the data do not know; None where the name tells no office."""
    if joint := _JOINT.match(_plain(name)):
        return _joint(joint["first"])
    match = _NAMED.match(_plain(name))
    if match is None or _NO_OFFICE.match(match["office"]):
        return None
    office = _slug(match["office"])
    head = "se" if match["sort"] == "SURAT EDARAN" else match["sort"].lower()
    label = f"{match['sort'].title()} {office.replace('-', ' ').title()}"
    return Series(f"{head}-{office}", _SORTS[match["sort"]], label) if office else None


def _joint(first: str) -> Series:
    """The series of joint regulations that a first office leads: each office numbers them by itself."""
    office = _slug(re.sub(r"^(?:MENTERI|KETUA|KEPALA) ", "", first))
    return Series(f"peraturan-bersama-{office}", "permen", f"Peraturan Bersama {first.title()}")


def filed(number: tuple[str, ...]) -> str:
    """The number of a circular or letter: with its file mark in front, where the parts begin with one.

    >>> filed(("B", "71", "M.SM.00.00", "2017")), filed(("800", "1234", "SJ")), filed(("SE", "15", "M.PAN", "2004"))
    ('B-71', '800-1234', '15')
    """
    number = number[1:] if number[0] == "SE" and len(number) > 1 else number
    marked = len(number) > 2 and _FILED.fullmatch(number[0]) and re.fullmatch(r"\d+(?:\.\d+)?", number[1])
    return f"{number[0]}-{number[1]}" if marked else number[0]


def regional(series: Series, name: str) -> Series:
    """The series of regulations of a province where the name says "Daerah" and means one: "Qanun Aceh"."""
    province = words().series.get("perda-provinsi")
    return province if series.id == "perda" and province and _PROVINCE.fullmatch(_region(name)) else series


def _region(name: str) -> str:
    """The region of a regional regulation; its head's title says of which sort it is."""
    if match := _HEAD.search(_plain(name)):
        return _slug(match["area"])
    area = _AREA.search(re.sub(r"^PERATURAN DAERAH\s+(?=DAERAH )", "", _plain(name)))
    return _slug(area.group()) if area else ""


def _office(name: str) -> str:
    """Who issued it: the name without its sort."""
    return re.sub(rf"^(?:{'|'.join(_SORTS)})\s*", "", _plain(name))


def _plain(name: str) -> str:
    return " ".join(re.sub(r"\bREPUBLIK\s+INDONESIA\b", " ", name.upper()).split())


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
