"""How an answer is set out: the sections as Markdown, the law behind them, and what a reader must know of it."""

from collections.abc import Iterable
from datetime import date

from corpus.citation import label
from corpus.dates import PartialDate
from corpus.model import Citation
from corpus.reference import Ref
from qa.sentences import day

MEANWHILE = 366  # days: what was checked longer before the last is told apart


def reading_caveats(as_of: date, citations: Iterable[Citation]) -> tuple[str, ...]:
    """What a reader must know of the citations: later than checked, flagged text."""
    citations = tuple(citations)
    lines = list(_checked(as_of, citations))
    lines += [f"Naskah {c.label} bertanda: {flag.message}" for c in citations for flag in c.flags]
    return unique(lines)


def _checked(as_of: date, citations: tuple[Citation, ...]) -> Iterable[str]:
    """Until when changes of the law were looked for; instruments that were checked long before the others by name."""
    known = {citation.ref.regulation: citation.checked_until for citation in citations if citation.checked_until}
    if not known or as_of <= min(known.values()):
        return
    last = max(known.values())
    common = min(until for until in known.values() if (last - until).days <= MEANWHILE)
    if common < as_of:
        yield f"Perubahan aturan diperiksa sampai {day(common)}; sesudah tanggal itu periksa JDIH."
    for act, until in known.items():
        if until < common:
            yield f"Perubahan {label(Ref(act))} hanya diperiksa sampai {day(until)}; periksa JDIH."


def markdown(
    sections: Iterable[tuple[str, tuple[str, ...]]], citations: tuple[Citation, ...], caveats: tuple[str, ...]
) -> str:
    """The answer as Markdown: paragraphs first, then a list for each section, the law, and the caveats."""
    parts = []
    for title, lines in sections:
        if lines and title:
            parts.append(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
        else:
            parts += lines
    sources = "\n".join(f"{at}. {_source(citation)}" for at, citation in enumerate(citations, 1))
    parts.append(f"**Dasar hukum**\n{sources}")
    if caveats:
        parts.append("**Catatan**\n" + "\n".join(f"- {line}" for line in caveats))
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    quote = f" — “{' '.join(citation.quote.split())}”" if citation.quote else ""
    return f"{citation.label} ({citation.text}, {citation.status}){quote}"


def unique(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line for line in lines if line))


def since(start: PartialDate | None) -> str:
    """ "sejak 22 September 2022", as precise as the date is known; empty where it is not."""
    if start is None:
        return ""
    return f"sejak {day(start.earliest)}" if start.earliest == start.latest else f"sejak {start}"
