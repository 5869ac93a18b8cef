"""A count of article headings that shares nothing with the parser: plain rules on the raw text, to check it by.

A heading is "Pasal N" alone on a line, or right after the end of a sentence and before "(1)" or a capital letter.
What follows the heading PENJELASAN is not counted. Acts that amend others count their Roman pasal only, because the
articles that they quote are not theirs.
"""

import re

_ALONE = re.compile(r"(?m)^[ \t#*]*P(?:asal|ASAL)[ \t]+(?P<n>\d[\dOlIT]{0,2}[A-Z]{0,2})[ \t]*\.?[ \t]*\r?$")
_INLINE = re.compile(
    r"(?<=[.;:] )Pasal (?P<n>\d{1,3}[A-Z]?)\.? (?=\(1\) |[A-Z][a-z]+ (?!Dasar))(?!Undang|Peraturan|Kitab|Keputusan)"
)
_ROMAN = re.compile(r"(?m)^[ \t#*]*P(?:asal|ASAL)[ \t]+(?P<n>[IVX]{1,5})[ \t]*\.?[ \t]*\r?$")
_END = re.compile(r"(?m)^\s*P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N\s*$|PENJELASAN\s+ATAS|PENJEI.{0,2}ASAN\s+ATAS")
_FIRST = re.compile(r"(?m)^[ \t#*]*P(?:asal|ASAL) [1I]\b")
_AMENDS = re.compile(
    r"(?:diubah|perubahan)\s+sebagai\s+berikut|sehingga\s+(?:keseluruhannya\s+)?berbunyi|berbunyi\s+sebagai\s+berikut|menjadi\s+berbunyi",
    re.IGNORECASE,
)
_DIGITS = str.maketrans({"O": "0", "l": "1", "I": "1", "T": "7"})


def counted(text: str) -> tuple[str, ...]:
    """The numbers of the act's own articles, each once, in the order met."""
    text = _ratified(text)
    body = text[: _body_end(text)]
    roman = [match["n"] for match in _ROMAN.finditer(body)]
    if "II" in roman and _AMENDS.search(body):
        return tuple(dict.fromkeys(roman))
    found = sorted((m for p in (_ALONE, _INLINE) for m in p.finditer(body)), key=lambda m: m.start())
    return tuple(dict.fromkeys(_plain(match["n"]) for match in found))


def _ratified(text: str) -> str:
    """The annexed act where a law ratifies a Perppu: its articles are the ones that count."""
    decisions = [match.start() for match in re.finditer(r"MEMUTUSKAN", text)]
    ratifies = re.search(r"TENTANG\s+PENETAPAN\s+PERATURAN\s+PEMERINTAH\s+PENGGANTI", text[:1500])
    far = [start for start in decisions if start > decisions[0] + 3000] if ratifies else []
    return text[far[0] :] if far else text


def quotes_articles(text: str) -> bool:
    """Whether the act quotes articles of others, so that a count of headings says nothing of its own articles."""
    return bool(_AMENDS.search(text[: _body_end(text)]))


def _body_end(text: str) -> int:
    first = _FIRST.search(text)
    end = _END.search(text, first.start() if first else 0)
    return end.start() if end and first else len(text)


def _plain(number: str) -> str:
    digits = number.translate(_DIGITS)
    return str(int(digits)) if digits.isdigit() and len(digits) <= 3 else number
