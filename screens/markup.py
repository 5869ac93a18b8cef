"""Safe HTML from plain words, and the little Markdown of our own answers (`qa.compose.markdown`) taken apart.

Nothing becomes HTML here without being escaped first: words of the law and of readers are both strangers.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_MARK = re.compile(r"\[(\d{1,3})\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_TITLE = re.compile(r"\*\*(?P<title>[^*]+)\*\*")
_ITEM = re.compile(r"(?:- |\d{1,3}\. )")

Link = Callable[[int], str]


def esc(text: str) -> str:
    """The text as HTML shows it, inside an element or a quoted attribute.

    >>> esc('<img src=x onerror="a()">')
    '&lt;img src=x onerror=&quot;a()&quot;&gt;'
    """
    return html.escape(text, quote=True)


def inline(text: str, link: Link) -> str:
    """A line as HTML: bold words, and citation marks as links.

    >>> inline("**Dilarang.** <b>x</b> [2]", lambda n: f"<a>{n}</a>")
    '<strong>Dilarang.</strong> &lt;b&gt;x&lt;/b&gt; <a>2</a>'
    """
    bold = _BOLD.sub(r"<strong>\1</strong>", esc(text))
    return _MARK.sub(lambda match: link(int(match[1])), bold)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer: its title (empty for what opens it) and its lines."""

    title: str
    lines: tuple[str, ...]


def sections(markdown: str) -> tuple[Section, ...]:
    """The parts of an answer in order; the paragraphs before the first titled list are the first part.

    >>> sections("A. [1]\\n\\nB.\\n\\n**Syarat**\\n- c")
    (Section(title='', lines=('A. [1]', 'B.')), Section(title='Syarat', lines=('c',)))
    """
    opening: list[str] = []
    titled: list[Section] = []
    for paragraph in filter(None, markdown.split("\n\n")):
        first, *rest = paragraph.split("\n")
        match = _TITLE.fullmatch(first)
        if match and rest:
            titled.append(Section(match["title"], tuple(_ITEM.sub("", line, count=1) for line in rest)))
        else:
            opening.append(paragraph)
    return (Section("", tuple(opening)), *titled)


def paragraph(text: str, link: Link) -> str:
    """One paragraph as HTML; lines behind `>` are a quotation."""
    lines = text.split("\n")
    if not all(line.startswith(">") for line in lines):
        return f"<p>{'<br>'.join(inline(line, link) for line in lines)}</p>"
    said = "\n".join(line.removeprefix(">").strip() for line in lines)
    return f"<blockquote>{esc(said)}</blockquote>"


def listed(lines: Iterable[str], link: Link, kind: str = "") -> str:
    """Lines as an HTML list."""
    style = f' class="{esc(kind)}"' if kind else ""
    return f"<ul{style}>" + "".join(f"<li>{inline(line, link)}</li>" for line in lines) + "</ul>"


def plain(text: str) -> str:
    """A line without bold marks and citation numbers, for messages.

    >>> plain("**Dilarang.** Jangan. [1][2]")
    'Dilarang. Jangan.'
    """
    return " ".join(_MARK.sub("", _BOLD.sub(r"\1", text)).split())
