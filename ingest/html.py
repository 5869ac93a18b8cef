"""HTML as lines in reading order.

The standard library's parser, because it only streams: a tree builder mends broken pages by moving text about (words
between rows leave their table) and stops at a depth; a stream loses nothing and keeps the order of the file.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from corpus.errors import UnreadableFile
from corpus.model import Block, Place
from ingest.characters import clean, decode
from ingest.numbering import written
from ingest.reading import Job, Reading
from ingest.rows import row_line

_BREAKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure
        footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot
        th thead tr ul""",
    )
)
_SILENT = frozenset({"script", "style", "title", "template", "svg", "button", "select", "noscript", "iframe", "object"})
_NAVIGATION = frozenset({"nav", "footer"})
_WRITTEN = re.compile(r"\(?(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{2,4})[.)](?:\s|$)")  # an item that brings its own marker
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
_LONG = 1500  # characters; a cell above holds a page, not a datum


@dataclass(slots=True)
class _Line:
    text: str
    item: "_Item | None" = None


@dataclass(slots=True)
class _Item:
    number: int
    used: bool = False


@dataclass(slots=True)
class _List:
    style: str
    numbered: bool
    next: int = 1
    pending: _Item | None = None
    lines: list[_Line] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    cells: list[list[_Line]] = field(default_factory=list)
    layout: bool = False  # whether this row holds headings, lists or tables: then its cells are read one after another


def read_html(job: Job) -> Reading:
    """The lines of a page: paragraphs, headings, list items and rows, without scripts and navigation."""
    text, warnings = _text(job.file.read_bytes())
    page = _parsed(text, _SILENT | _NAVIGATION)
    lines, aside = page.finished(), page.set_aside
    if sum(map(len, aside)) > 4 * sum(map(len, lines)):  # a <nav> that was never closed has swallowed the page
        page = _parsed(text, _SILENT)
        lines, aside = page.finished(), page.set_aside
    if not lines:
        raise UnreadableFile(job.name, "is a web page without text", "Save the page that shows the text itself.")
    if aside:
        warnings = (*warnings, f"{len(aside)} pieces of navigation were set aside")
    return Reading("html", tuple(Block(line, Place(line=n)) for n, line in enumerate(lines, 1)), None, warnings)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The page as text; the encoding it names is used where it is not UTF-8 and the name is a known one."""
    named = _CHARSET.search(data[:2048])
    encoding = named[1].decode("ascii").lower() if named else ""
    if encoding.startswith(("utf-16", "unicode", "ucs-2")):
        return decode(data)  # said in single bytes, it is not so: the page was saved anew
    if encoding in {"", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252"}:
        return decode(data)
    try:
        return clean(data.decode(encoding, "replace"))
    except LookupError:
        text, warnings = decode(data)
        return text, (f"the page names an unknown encoding, {encoding}", *warnings)


def _parsed(text: str, drop: frozenset[str]) -> "_Lines":
    page = _Lines(drop)
    page.feed(text)
    return page


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise


class _Lines(HTMLParser):
    """Collects lines; `set_aside` holds what stood in navigation."""

    def __init__(self, drop: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._drop = drop
        self._dropping: list[str] = []
        self._text: list[str] = []
        self._sink: list[list[_Line]] = [[]]
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._pre = 0
        self.set_aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._drop:
            self._flush()
            self._dropping.append(tag)
        if self._dropping:
            return
        if tag in _BREAKS:
            self._flush()
        opener = getattr(self, f"_open_{tag}", None)
        if opener is not None:
            opener(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag in self._dropping:
                del self._dropping[self._dropping.index(tag) :]
            return
        if tag in _BREAKS:
            self._flush()
        closer = getattr(self, f"_close_{tag}", None)
        if closer is not None:
            closer()

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._text.append(data)
        elif self._dropping[0] in _NAVIGATION and data.strip():
            self.set_aside.append(" ".join(data.split()))

    def finished(self) -> list[str]:
        """All lines, once everything is fed."""
        self.close()
        self._flush()
        while self._tables:
            self._close_table()
        while self._lists:
            self._close_ol()
        return [line.text for line in self._sink[0]]

    def _flush(self) -> None:
        raw = "".join(self._text)
        self._text.clear()
        for part in raw.splitlines() if self._pre else (raw,):
            if text := " ".join(part.split()):
                self._put(text)

    def _put(self, text: str) -> None:
        line = _Line(text)
        if self._lists and self._lists[-1].pending is not None:
            line.item, self._lists[-1].pending = self._lists[-1].pending, None
            self._lists[-1].lines.append(line)
        self._sink[-1].append(line)

    # lists

    def _open_ol(self, attrs: dict[str, str | None]) -> None:
        css = re.search(r"list-style(?:-type)?:\s*([\w-]+)", attrs.get("style") or "")
        style = _STYLES.get(css[1], "1") if css else attrs.get("type") or "1"
        self._open_list(_List(style, True, _whole(attrs.get("start"), 1)))

    def _open_ul(self, attrs: dict[str, str | None]) -> None:
        self._open_list(_List("", False))

    def _open_list(self, started: _List) -> None:
        self._in_layout()
        self._lists.append(started)

    def _open_li(self, attrs: dict[str, str | None]) -> None:
        if self._lists:
            current = self._lists[-1]
            number = _whole(attrs.get("value"), current.next)
            current.pending, current.next = _Item(number), number + 1

    def _close_ol(self) -> None:
        if not self._lists:
            return
        done = self._lists.pop()
        lone = done.next == 2 and len(done.lines) < 2  # one consideration has no number in print
        if done.numbered and not lone and not any(_WRITTEN.match(line.text) for line in done.lines):
            for line in done.lines:
                if line.item is not None:
                    line.text = f"{written(line.item.number, done.style)}. {line.text}"

    _close_ul = _close_ol

    # tables

    def _open_table(self, attrs: dict[str, str | None]) -> None:
        self._in_layout()
        self._tables.append(_Table())

    def _open_tr(self, attrs: dict[str, str | None]) -> None:
        self._close_tr()

    def _open_td(self, attrs: dict[str, str | None]) -> None:
        if self._tables:
            self._close_td()
            self._tables[-1].cells.append([])
            self._sink.append(self._tables[-1].cells[-1])

    _open_th = _open_td

    def _close_td(self) -> None:
        if self._tables and self._tables[-1].cells and self._sink[-1] is self._tables[-1].cells[-1]:
            self._sink.pop()

    _close_th = _close_td

    def _close_tr(self) -> None:
        if not self._tables:
            return
        self._close_td()
        row = self._tables[-1]
        lines = [line for cell in row.cells for line in cell]
        if row.layout or any(sum(len(line.text) for line in cell) > _LONG for cell in row.cells):
            self._sink[-1].extend(lines)
        elif text := row_line(" ".join(line.text for line in cell) for cell in row.cells):
            self._sink[-1].append(_Line(text))
        self._tables[-1] = _Table()

    def _close_table(self) -> None:
        if self._tables:
            self._close_tr()
            self._tables.pop()

    def _in_layout(self) -> None:
        if self._tables and self._tables[-1].cells:
            self._tables[-1].layout = True

    def _open_h1(self, attrs: dict[str, str | None]) -> None:
        self._in_layout()

    _open_h2 = _open_h3 = _open_h4 = _open_h5 = _open_h6 = _open_h1

    def _open_pre(self, attrs: dict[str, str | None]) -> None:
        self._pre += 1

    def _close_pre(self) -> None:
        self._pre = max(0, self._pre - 1)
