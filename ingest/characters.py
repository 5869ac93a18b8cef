"""From bytes to text that every later step can store: nothing undecodable, no NUL, no half of a surrogate pair."""

import re
import unicodedata

_ESCAPED = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of a byte that is not UTF-8
_UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and a warning for each doubt about it.

    UTF-8 (with or without a byte order mark) or UTF-16; bytes that are not UTF-8 are read as Windows-1252 one by one,
    so that one stray byte does not spoil a file that is otherwise right.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return clean(data[len(bom) :].decode(encoding, "replace"))
    if (half := _utf16_half(data)) is not None:
        text, warnings = clean(data.decode(half, "replace"))
        return text, ("read as UTF-16 without a byte order mark", *warnings)
    raw = data.decode("utf-8", "surrogateescape")
    text, stray = _ESCAPED.subn(lambda m: _windows(ord(m[0]) - 0xDC00), raw)
    text, warnings = clean(text)
    if stray:
        warnings = (f"{stray} bytes are not UTF-8 and were read as Windows-1252", *warnings)
    return text, warnings


def wide(data: bytes) -> bool:
    """Whether the bytes are UTF-16, with or without a byte order mark."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or _utf16_half(data) is not None


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without control characters and lone surrogates, and a warning that counts them."""
    kept, removed = _UNWANTED.subn("", text)
    return kept, (f"{removed} control characters or lone surrogates were removed",) if removed else ()


def garbage_share(text: str) -> float:
    """The share of characters that no text holds: control, private use, unassigned, or the replacement sign."""
    seen = [c for c in text if not c.isspace()]
    bad = sum(c == "\ufffd" or unicodedata.category(c) in {"Cc", "Co", "Cn", "Cs"} for c in seen)
    return bad / len(seen) if seen else 0.0


def _windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _utf16_half(data: bytes) -> str | None:
    """The byte order of text whose every second byte is NUL; None for anything else."""
    head = data[:2000]
    if len(head) < 8:
        return None
    for encoding, nuls in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if nuls.count(0) > 0.8 * len(nuls) and head.count(0) < 0.6 * len(head):
            return encoding
    return None
