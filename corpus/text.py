"""The one normalisation that the indexes, the check of quotes and the audit of drafts share.

Two texts that differ only in how a word processor or a PDF wrote them (curly quotes, dashes, soft hyphens, odd spaces,
control characters) are equal after `normalise`. Words, digits and case are never touched: "tidak" and "Pasal 5" decide
cases. NFKC alone would break that promise: it turns a footnote mark into a digit ("Pasal 5¹" into "Pasal 51"), so
numbers that are not plain digits are kept as they are.
"""

import re
import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a`\u00b4\u02bc"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_PLAIN = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"')})
_ASCII = {**{code: None for code in (*range(128),) if not (chr(code).isspace() or chr(code).isprintable())}, **_PLAIN}
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control, format (soft hyphen, zero width, direction), lone surrogates
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def normalise(text: str) -> str:
    """The text in its comparable form: same words, digits and case, one way of writing them.

    >>> normalise("“Pasal\u00a05” –  huruf\\n n")
    '"Pasal 5" - huruf n'
    """
    if text.isascii():  # nearly all that is searched and compared: the same in one step
        return " ".join(text.translate(_ASCII).split())
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join(_compatible(seen.translate(_PLAIN)).translate(_PLAIN).split())


def fold(text: str) -> str:
    """The normalised text in lower case without punctuation, for searching; "Jum'at" becomes "jumat".

    >>> fold("Pasal 280 ayat (1a): UU 7/2017")
    'pasal 280 ayat 1a uu 7 2017'
    """
    return " ".join(tokens(text))


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of the text, folded, in order.

    >>> tokens("Tidak boleh, Pak!")
    ('tidak', 'boleh', 'pak')
    """
    lowered = normalise(normalise(text).lower())
    return tuple(_WORD.findall(_APOSTROPHE.sub("", lowered)))


def _compatible(text: str) -> str:
    """NFKC of everything but numbers that are not plain digits (superscripts, fractions, circled numbers)."""
    if text.isascii():
        return text
    parts: list[str] = []
    run: list[str] = []
    for char in text:
        if unicodedata.category(char) == "No":
            parts += [unicodedata.normalize("NFKC", "".join(run)), char]
            run.clear()
        else:
            run.append(char)
    return "".join((*parts, unicodedata.normalize("NFKC", "".join(run))))
