"""Which act is amended: the first act that a title or an opening sentence names as the one that it changes."""

import re
from functools import cache

from corpus.loading import DATA, keyed_rows

_NUMBER = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "T": "1", "t": "1"})
_CHANGES = re.compile(r"\bPERUBAHAN\b[A-Z\s]{0,40}?\b(?:ATAS|TERHADAP|DALAM)\b", re.IGNORECASE)


@cache
def _named() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for "<kind> Nomor <n> Tahun <year>", and the id prefix of each kind in small letters."""
    prefixes = {row.text("long").lower(): row.text("prefix").rstrip("-") for row in keyed_rows(DATA / "kinds.toml")}
    longest = sorted(prefixes, key=len, reverse=True)
    kinds = "|".join(re.escape(name).replace(r"\-", r"[-.\s]?\s?").replace(r"\ ", r"\s+") for name in longest)
    number = r"(?P<number>[0-9lIO|]{1,4})"
    pattern = rf"(?P<kind>{kinds})(?:\s+Republik\s+Indonesia)?\s+Nomor\s+{number}\s+Tahun\s+(?P<year>[0-9OolIT]{{4}})"
    return re.compile(pattern, re.IGNORECASE), prefixes


def first_named(text: str) -> str | None:
    """Id of the first act that the text names by kind, number and year; None where it names none.

    >>> first_named("Beberapa ketentuan dalam Lampiran Undang-Undang Nomor 1 Tahun 2O15 tentang Penetapan")
    'uu-1-2015'
    """
    pattern, prefixes = _named()
    match = pattern.search(text)
    if match is None:
        return None
    kind = re.sub(r"[-.\s]+", " ", match["kind"].lower())
    prefix = next(value for name, value in prefixes.items() if name.replace("-", " ") == kind.replace("-", " "))
    return f"{prefix}-{match['number'].translate(_NUMBER).lstrip('0')}-{match['year'].translate(_NUMBER)}"


def amended_act(title: str | None) -> str | None:
    """Id of the act that a title says it changes ("Perubahan Kedua atas Undang-Undang Nomor 1 Tahun 2015 ...").

    >>> amended_act("Penetapan Perppu Nomor 2 Tahun 2020 tentang Perubahan atas Undang-Undang Nomor 1 Tahun 2015")
    'uu-1-2015'
    >>> amended_act("Desa") is None
    True
    """
    match = _CHANGES.search(title or "")
    return first_named((title or "")[match.end() :]) if match else None
