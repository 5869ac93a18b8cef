"""From a pinpoint to a citation: the stored words where a text is held, our own digest where it is not.

A quote is the provision's words as stored; where they are long, whole lines from the start of it (never the middle of a
sentence). Without a held text there is no quote, and the norm that carries the pinpoint stands in (`ikhtisar`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.citation import label
from corpus.dates import Span
from corpus.model import Basis, Citation, Flag, TextKind, Version
from corpus.reference import Ref
from qa.standing import Standing, doubts

LONGEST_QUOTE = 1500  # characters; a whole pasal of ordinary length


@dataclass(frozen=True, slots=True)
class Citer:
    """Makes citations as of a day."""

    standing: Standing
    shorts: Mapping[str, str]

    def cite(self, basis: Basis, on: date, norm: str | None = None, *, worded: date | None = None) -> Citation:
        """The citation of a pinpoint with its status on a day.

        `norm` is the id of the norm that carries it; `worded` the day whose words are quoted, where it is another: the
        law of today beside the law of the conduct.
        """
        ref, catalogue, texts = basis.ref, self.standing.catalogue, self.standing.texts
        regulation = catalogue.get(ref.regulation)
        read = worded or on
        version = texts.version(ref, read) if ref.path else None
        quote = quotable(texts.full_text(ref, read)) if version else None
        return Citation(
            ref=ref,
            label=label(ref, self.shorts),
            quote=quote or None,
            text=self._kind(ref, version) if quote else TextKind.IKHTISAR,
            status=self.standing.status(basis, on),
            aliases=version.aliases if version else (),
            amended_later=self._amended_later(ref, read, version),
            span=_span(version, basis, regulation.span),
            checked_until=regulation.checked_until,
            url=regulation.urls[0] if regulation.urls else None,
            norm=norm,
            flags=doubts(self.standing.texts, ref, read) if quote else (),
            worded=worded,
        )

    def flagged(self, citations: tuple[Citation, ...]) -> tuple[tuple[Citation, Flag], ...]:
        """Every flag on a quoted text, with its citation."""
        return tuple((citation, flag) for citation in citations for flag in citation.flags)

    def _kind(self, ref: Ref, version: Version | None) -> TextKind:
        """The kind of the file that the wording was read from: the act that set it, else the act itself."""
        maker = version.set_by.regulation if version else ref.regulation
        source = self.standing.texts.source(maker) or self.standing.texts.source(ref.regulation)
        return source.kind if source else TextKind.SALINAN

    def _amended_later(self, ref: Ref, on: date, version: Version | None) -> bool:
        if version is not None:
            return version.span.end is not None
        return bool(self.standing.catalogue.amended_after(ref, on))


def quotable(text: str) -> str:
    """The text, or whole lines from its start where it is too long for a quote."""
    if len(text) <= LONGEST_QUOTE:
        return text
    kept, length = list[str](), 0
    for line in text.splitlines():
        if kept and length + len(line) > LONGEST_QUOTE:
            break
        kept.append(line)
        length += len(line) + 1
    return "\n".join(kept)


def _span(version: Version | None, basis: Basis, whole: Span) -> Span:
    if version is not None:
        return version.span
    return Span(basis.span.start or whole.start, basis.span.end or whole.end)
