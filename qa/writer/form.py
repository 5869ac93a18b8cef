"""A model's reply taken apart into its lines, or refused for its form: markup, links, strange signs, missing lines."""

import re
from collections.abc import Iterator

from qa.writer.verify import Fault, Wrong

_LINE = re.compile(r"K(?P<number>\d{1,2})\s*:\s*(?P<text>.*)")
_MARK = re.compile(r"\s*\[\d{1,3}\]")
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)  # what a reasoning model says to itself is not shown
# Letters of Indonesian, digits, and the punctuation of a plain sentence; nothing that Markdown or HTML would read
_ALLOWED = re.compile(r"[A-Za-z0-9 .,;:()/%'\"“”‘’–—-]*")
_LINK = re.compile(r"https?:|www\.|://|\b[a-z0-9-]+\.(?:com|id|net|org|io)\b", re.IGNORECASE)
LONGER = 3  # a line may be so many times as long as ours
ROOM = 80  # characters more, for short sentences
LONGEST_REPLY = 20_000  # characters, thoughts included; what is longer has no end


def spoken(reply: str) -> str:
    """The reply without the thoughts before it; empty while the model still thinks."""
    bare = _THOUGHT.sub("", reply, count=1)
    return "" if bare.lstrip().startswith("<think>") else bare


def numbered(reply: str) -> Iterator[tuple[int, str]]:
    """The number and the text of each line; 0 for a line that is none of ours."""
    for line in filter(None, map(str.strip, spoken(reply).splitlines())):
        match = _LINE.fullmatch(line)
        yield (int(match["number"]), match["text"].strip()) if match else (0, line)


def unmarked(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without citation numbers, and these numbers.

    >>> unmarked("Dilarang. [1][2]")
    ('Dilarang.', (1, 2))
    """
    numbers = tuple(int(mark.strip(" []")) for mark in _MARK.findall(text))
    return _MARK.sub("", text).strip(), numbers


def ill_formed(text: str, ours: str) -> Fault | None:
    """What is wrong with the form of one line; None where it is a plain sentence of a fitting length."""
    if not text:
        return Fault(Wrong.KOSONG)
    if len(text) > LONGER * len(ours) + ROOM:
        return Fault(Wrong.PANJANG)
    if _LINK.search(text):
        return Fault(Wrong.BENTUK, "link")
    strange = _ALLOWED.sub("", text)
    return Fault(Wrong.BENTUK, ascii(strange[:20])) if strange else None
