"""A letter as the audit reads it: one text with places, its paragraphs and sentences, its subject, its addressees.

Files come as lines; a sentence may run over many. Lines are joined again where nothing says that a new one begins: a
list mark, a label ("Yth."), an empty line, a full stop. Citations are blanked out (`plain`) before words are looked
for, so that "PP Disiplin PNS" does not make a letter speak of PNS.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.citation import Mention
from corpus.model import Document, Place
from corpus.text import fold
from drafting.audit.dates import WRITTEN

Span = tuple[int, int]

_BEGINS = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s|[-•–*·]\s|yth\b|kepada\s+yth|tembusan\b|dengan hormat|assalam|"
    r"(?:nomor|no|sifat|lampiran|perihal|hal|dasar)\s*:)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;]['”\"’)]*\s+(?=[A-Z“\"(\d•-])|\n\s*\n")
_SHORT = re.compile(
    r"(?:\b(?:No|Nomor|Yth|jo|Jo|dr|Dr|Drs|Ir|Hj?|tgl|Tgl|ps|Psl|Sdr|Kab|Kec|Prov|hlm|dll|dst|dkk|[A-Z])|\n\s*\w{1,2}|^\s*\w{1,2})\.$"
)
_DATED = re.compile(rf"[\s,(]*(?:tertanggal|tanggal|tgl\.?)\s+{WRITTEN.pattern}\)?", re.IGNORECASE)
_LABEL = re.compile(r"(?im)^\s*(?:perihal|hal)\s*:\s*(?P<text>\S.*)$")
_HEADLINE = re.compile(r"(?m)^\s*(?:TENTANG|Tentang)\s*\n\s*(?P<text>\S.*(?:\n[^a-z\n]+$)*)")
_TO = re.compile(r"(?im)^\s*(?:kepada\b|yth\b|kepada\s+yth)")
_TO_ENDS = re.compile(
    r"(?im)^\s*(?:di\s*[-–]?\s*(?:tempat|\S+)?\s*$|tempat\s*$|dengan hormat|assalam|dasar\b|sehubungan|"
    r"berdasarkan|dalam rangka)"
)
_COPIES = re.compile(r"(?im)^\s*tembusan\b")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in one text. `plain` is as long as `text`, with the citations blanked out."""

    text: str
    plain: str
    starts: tuple[int, ...]  # where each block begins
    places: tuple[Place, ...]
    paragraphs: tuple[Span, ...]

    def place(self, at: int) -> Place:
        """Where in the file an offset lies."""
        return self.places[max(0, bisect_right(self.starts, at) - 1)]

    def paragraph(self, at: int) -> Span:
        """The paragraph around an offset."""
        index = max(0, bisect_right([start for start, _ in self.paragraphs], at) - 1)
        return self.paragraphs[index]

    def sentence(self, at: int) -> Span:
        """The sentence around an offset, within its paragraph."""
        start, end = self.paragraph(at)
        for stop in _STOP.finditer(self.text, start, end):
            if _SHORT.search(self.text[max(start, stop.start() - 12) : stop.start() + 1]):
                continue
            if stop.end() <= at:
                start = stop.end()
            else:
                return start, stop.start() + 1
        return start, end

    def words(self, span: Span) -> str:
        """The folded words of a stretch without its citations."""
        return fold(self.plain[span[0] : span[1]])

    def subject(self) -> str:
        """The folded line that says what the letter is about; empty where there is none."""
        match = _LABEL.search(self.plain)
        if match is not None:
            return self.words(self.paragraph(match.start("text")))
        headline = _HEADLINE.search(self.plain)
        return self.words(headline.span("text")) if headline else ""

    def subject_span(self) -> Span:
        """Where the subject line stands; the start of the letter where there is none."""
        match = _LABEL.search(self.plain) or _HEADLINE.search(self.plain)
        return match.span("text") if match else (0, 0)

    def addressed(self) -> Span:
        """Where the addressees stand; an empty span where none are found."""
        opening = _TO.search(self.text)
        if opening is None:
            return 0, 0
        closing = _TO_ENDS.search(self.text, opening.end())
        end = closing.start() if closing else min(len(self.text), opening.end() + 400)
        return opening.start(), min(end, opening.end() + 1500)

    def copies(self) -> Span:
        """Where the tembusan stand."""
        match = _COPIES.search(self.text)
        return (match.start(), len(self.text)) if match else (0, 0)


def read_letter(document: Document, mentions: Iterable[Mention] = ()) -> Letter:
    """The letter of a file, with these citations blanked out."""
    blocks, cited = document.blocks, tuple(mentions)
    lines = [block.text for block in blocks]
    starts, at = list[int](), 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    text = document.text
    return Letter(
        text=text,
        plain=_blanked(text, cited),
        starts=tuple(starts) or (0,),
        places=tuple(block.place for block in blocks) or (Place(),),
        paragraphs=tuple(_paragraphs(document, starts, cited)) or ((0, len(text)),),
    )


def after_date(text: str, at: int) -> re.Match[str] | None:
    """The date that stands right behind a citation: ", tanggal 22 September 2022"."""
    return _DATED.match(text, at)


def _blanked(text: str, mentions: Iterable[Mention]) -> str:
    parts, at = list[str](), 0
    for mention in mentions:
        dated = after_date(text, mention.end)
        end = dated.end() if dated else mention.end
        if mention.start >= at:
            parts += [text[at : mention.start], " " * (end - mention.start)]
            at = end
    return "".join((*parts, text[at:]))


def _paragraphs(document: Document, starts: list[int], cited: tuple[Mention, ...]) -> Iterator[Span]:
    """Paragraphs in order; none begins inside a citation ("Pasal 9 ayat", new line, "(2) UU 20/2023")."""
    begin, inside = 0, [range(mention.start + 1, mention.end) for mention in cited]
    paged = document.media == "docx"
    for index in range(1, len(starts)):
        before, here = document.blocks[index - 1], document.blocks[index]
        if any(starts[index] in stretch for stretch in inside):
            continue
        apart = paged and before.place.page != here.place.page
        ended = before.text.rstrip().endswith((".", ":", ";")) and not _SHORT.search(before.text.rstrip())
        if apart or ended or not here.text.strip() or not before.text.strip() or _BEGINS.match(here.text):
            yield begin, starts[index]
            begin = starts[index]
    if starts:
        yield begin, len(document.text)
