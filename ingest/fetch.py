"""Official texts from official addresses: checked on the way, whole, what they say they are, and the right ones.

The network itself is in `ingest.web`, a single transfer in `ingest.transfer`. Here the addresses of one text are tried
in turn; a web page that only shows the way to the file (as JDIH pages do) is followed once, on its own host.
"""

import hashlib
import html
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from corpus.errors import FetchFailed
from ingest.transfer import Arrived, discard, download
from ingest.web import FetchRules, Web, direct_opener, official_rules

__all__ = ["FetchRules", "Fetched", "Web", "direct_opener", "fetch", "official_rules"]

_LINK = re.compile(r"""href\s*=\s*["']([^"'<>]*/download/[^"'<>]*)["']""", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_DECLARED = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_WHOLE_PAGE = 4 * 1024 * 1024  # bytes of a web page that are searched for the link
_BROWSER = "Fetch it with a browser and `netral ingest` the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text as it was fetched. `asked` is the address of the catalogue, `url` where it was found in the end."""

    path: Path
    asked: str
    url: str
    sha256: str
    size: int
    media: str


def fetch(
    urls: Sequence[str],
    destination: Path,
    *,
    rules: FetchRules,
    accept: Callable[[Path], str | None] = lambda path: None,
    web: Web | None = None,
) -> Fetched:
    """The first of the addresses that gives the text; moved whole to `destination` plus the ending of what it is.

    `accept` looks at the file before it is moved and returns why it is not the right one, or None.

    Raises:
        FetchFailed: no address gave it; says why for each.
    """
    visitor = web or Web()
    failures: list[FetchFailed] = []
    for url in urls:
        try:
            return _fetched(url, destination, rules, visitor, accept=accept)
        except FetchFailed as error:
            failures.append(error)
    if len(failures) == 1:
        raise failures[0]
    told = "; ".join(str(error) for error in failures) or "the catalogue names no official address"
    raise FetchFailed(destination.name, told, _BROWSER)


def _fetched(
    url: str, destination: Path, rules: FetchRules, web: Web, *, accept: Callable[[Path], str | None]
) -> Fetched:
    part = destination.with_name(destination.name + ".part")
    arrived = download(url, part, rules, web)
    if _media(part) == "html" and "html" not in rules.media and _declared(arrived) is None:
        link = _link(arrived.url, part)
        discard(part)
        arrived = download(link, part, rules, web)
    media = _checked(arrived, part, rules)
    if (refusal := accept(part)) is not None:
        discard(part)
        raise FetchFailed(arrived.url, f"is another text: {refusal}", "Correct the address in the catalogue.")
    with part.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    path = destination.with_name(f"{destination.name}.{media}")
    size = part.stat().st_size
    os.replace(part, path)
    discard(part)
    return Fetched(path, url, arrived.url, digest, size, media)


def _checked(arrived: Arrived, part: Path, rules: FetchRules) -> str:
    """What the file is; it must be what the host declared, and of a wanted kind."""
    media, declared = _media(part), _declared(arrived)
    if declared not in {None, media}:
        discard(part)
        raise FetchFailed(arrived.url, f"lies about its type: declared {declared}, sent {media}", _BROWSER)
    if media not in rules.media:
        discard(part)
        raise FetchFailed(arrived.url, f"sent {media}, not {' or '.join(rules.media)}", _BROWSER)
    return media


def _declared(arrived: Arrived) -> str | None:
    return _DECLARED.get(arrived.content_type)


def _media(part: Path) -> str:
    """pdf, docx (any archive: reading it will tell), html, or `something else`."""
    with part.open("rb") as file:
        head = file.read(4096)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if _PAGE.search(head) else "something else"


def _link(page: str, part: Path) -> str:
    """The address of the file that a web page leads to: on the same host, a PDF before anything else.

    Raises:
        FetchFailed: the page has no such link.
    """
    with part.open("rb") as file:
        text = file.read(_WHOLE_PAGE).decode("utf-8", "replace")
    links = [urljoin(page, html.unescape(found)) for found in _LINK.findall(text)]
    own = [link for link in links if urlsplit(link).netloc == urlsplit(page).netloc]
    if not own:
        discard(part)
        raise FetchFailed(page, "is a web page without a link to the file", _BROWSER)
    return next((link for link in own if urlsplit(link).path.lower().endswith(".pdf")), own[0])
