"""What a reader takes away as text: a short form for messages, the whole as Markdown. No loopback address."""

from urllib.parse import quote

from corpus.model import Abstention, Answer
from qa.sentences import STATUS_LABELS, VERDICT_LABELS, day
from screens.markup import Section, plain, sections
from screens.words import DISCLAIMER, KINDS, REASONS

MOST_PINPOINTS, MOST_SANCTIONS = 6, 3
Reply = Answer | Abstention


def share_text(reply: Reply) -> str:
    """The short form: question, verdict, short answer, the sanctions where they were asked for, pinpoints, day."""
    parts = sections(reply.text) if reply.text else ()
    opening = plain(parts[0].lines[0]) if parts else ""
    asked = f"*{' '.join(reply.question.split())}*" if reply.question else ""
    return "\n\n".join(filter(None, (asked, opening, _sanctions(parts), _law(reply), _foot(reply))))


def _sanctions(parts: tuple[Section, ...]) -> str:
    """The sanctions as a list, where they stand right behind the short answer: the question was about them."""
    if [part.title for part in parts[1:2]] != ["Sanksi"]:
        return ""
    return "\n".join(("Sanksi:", *(f"- {plain(line)}" for line in parts[1].lines[:MOST_SANCTIONS])))


def _law(reply: Reply) -> str:
    labels = list(dict.fromkeys(citation.label for citation in reply.citations))
    if not labels:
        return ""
    more = len(labels) - MOST_PINPOINTS
    rest = f"; dan {more} lainnya" if more > 0 else ""
    return f"Dasar: {'; '.join(labels[:MOST_PINPOINTS])}{rest}."


def _foot(reply: Reply) -> str:
    return f"Hukum per {day(reply.as_of)}. Informasi hukum dari Netral, bukan nasihat hukum."


def whatsapp_link(text: str) -> str:
    """The address that opens WhatsApp with the text; nothing is sent before the reader follows it."""
    return f"https://wa.me/?text={quote(text, safe='')}"


def markdown(reply: Reply) -> str:
    """The whole answer as a Markdown file."""
    word = VERDICT_LABELS[reply.verdict] if isinstance(reply, Answer) else REASONS[reply.reason]
    title = " ".join(reply.question.split()) or "Periksa diri"
    links = [f"- {c.label}: {KINDS[c.text]}, {STATUS_LABELS[c.status]}, {c.url}" for c in reply.citations if c.url]
    official = "**Alamat resmi**\n" + "\n".join(dict.fromkeys(links)) if links else ""
    parts = (f"# {title}", f"{word}. Hukum per {day(reply.as_of)}.", reply.text, official, f"_{DISCLAIMER}_")
    return "\n\n".join(filter(None, parts)) + "\n"


def markdown_link(reply: Reply) -> str:
    """The Markdown file as an address that holds its whole content, so that no file is kept on the server."""
    return f"data:text/markdown;charset=utf-8,{quote(markdown(reply), safe='')}"
