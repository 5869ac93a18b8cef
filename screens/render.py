"""An answer as HTML: the verdict in words and colour, the short answer, then what it depends on, then the law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from corpus.model import Abstention, Answer, RuledCase, Verdict
from corpus.reference import Ref
from qa.sentences import VERDICT_LABELS, capital, day, unlabelled
from screens.article import Article
from screens.labels import both
from screens.markup import Section, esc, inline, listed, paragraph, sections
from screens.render_article import cards
from screens.share import markdown_link, share_text, whatsapp_link
from screens.words import REASONS, VERDICT_SIGNS

THUMB = (
    '<svg class="thumb{down}" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="none" '
    'stroke="currentColor" stroke-width="2"><path d="M7 10v11H3V10zM7 10l5-8c2 0 2.5 1.5 2 3.5L13 9h6.5a2 2 0 0 1 '
    '2 2.4l-1.5 8a2 2 0 0 1-2 1.6H7"/></svg>'
)  # drawn, because an office computer may have no emoji
THUMBS = (("Membantu", "", "helped"), ("Kurang membantu", " down", "not-helped"))
LEAD = 1  # paragraphs that are the short answer; the others explain it


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply with the articles to open beside it; `turn` keeps its marks apart from those of other replies."""

    reply: Answer | Abstention
    articles: tuple[Article, ...] = ()
    turn: int = 1
    writing: bool = False  # a language model is about to say it in other words
    follow_ups: tuple[str, ...] = ()  # questions that go on from here; none where the reader cannot ask on


def conversation(shown: tuple[Shown, ...]) -> str:
    """All replies, the newest first and whole, the earlier ones folded."""
    if not shown:
        return ""
    earlier = "".join(map(_folded, reversed(shown[:-1])))
    past = f'<section class="past"><h2>Pertanyaan sebelumnya</h2>{earlier}</section>' if earlier else ""
    return reply_html(shown[-1]) + past


def reply_html(shown: Shown) -> str:
    """One reply, whole."""
    body = _answer(shown, shown.reply) if isinstance(shown.reply, Answer) else _abstention(shown, shown.reply)
    return f'<article class="reply" id="jawaban-{shown.turn}" aria-label="Jawaban">{body}</article>'


def badge(verdict: Verdict) -> str:
    """The verdict as a sign, a word and a colour; any one of them is enough to read it."""
    sign = f'<span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span>'
    return f'<strong class="badge v-{verdict.value}">{sign} {VERDICT_LABELS[verdict]}</strong>'


# --- an answer -----------------------------------------------------------------------------------------------------


def _answer(shown: Shown, answer: Answer) -> str:
    parts = sections(answer.text)
    law = cards(shown.articles, shown.turn, answer.as_of)
    return (
        f'<div class="said">{_asked(answer.question)}'
        f'<p class="verdict">{badge(answer.verdict)} <span class="asof">hukum per {day(answer.as_of)}</span></p>'
        f"{_opening(shown, parts[0])}{_writing(shown)}{_contents(shown, answer)}{_body(shown, answer, parts)}"
        f"{_asks(answer.asks)}{_near('Bukan itu maksud Anda?', answer.near)}{_next(shown)}{_actions(shown)}</div>"
        f'<aside class="law" id="dasar-{shown.turn}" aria-label="Dasar hukum"><h3>Dasar hukum</h3>{law}</aside>'
    )


def _asked(question: str) -> str:
    return f'<h2 class="asked">{esc(question)}</h2>' if question else ""


def _opening(shown: Shown, opening: Section) -> str:
    """The short answer, then what explains it; the verdict stands in the badge already."""
    lines = [unlabelled(line) for line in opening.lines]
    lead = "".join(paragraph(line, shown_link(shown)) for line in lines[:LEAD])
    rest = "".join(paragraph(line, shown_link(shown)) for line in lines[LEAD:])
    return f'<div class="lead">{lead}</div>' + (f'<div class="more">{rest}</div>' if rest else "")


def place_of(reply: Answer | Abstention, turn: int) -> str:
    """The id of the place where other words for this reply come; that of no other reply, whatever its turn."""
    return f"tulis-{turn}-{sha256(f'{reply.question} {reply.text}'.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _writing(shown: Shown) -> str:
    if not shown.writing:
        return ""
    place = place_of(shown.reply, shown.turn)
    return f'<div class="rephrased" id="{place}" role="status">Model bahasa sedang menulis ulang…</div>'


def shown_link(shown: Shown) -> "_Link":
    """How citation marks of this reply are written."""
    return shown_link_of(shown.turn)


def shown_link_of(turn: int) -> "_Link":
    """How citation marks of the reply of this turn are written."""
    return _Link(turn)


@dataclass(frozen=True, slots=True)
class _Link:
    turn: int

    def __call__(self, number: int) -> str:
        return (
            f'<a class="mark" href="#k{self.turn}-{number}" data-cite="{self.turn}-{number}" '
            f'aria-label="Dasar hukum {number}">{number}</a>'
        )


def _contents(shown: Shown, answer: Answer) -> str:
    """Where to jump to on a long answer, with how much is there."""
    counted = (
        ("kasus", "Kasus", len(_joined_cases(answer.cases))),
        ("syarat", "Syarat", len(answer.conditions)),
        ("sanksi", "Sanksi", len(answer.sanctions)),
        ("beda", "Sumber berbeda", len(answer.conflicts)),
        ("dasar", "Dasar hukum", len(answer.citations)),
    )
    links = (
        f'<a href="#{part}-{shown.turn}" data-jump="{part}-{shown.turn}">{name} <span>{many}</span></a>'
        for part, name, many in counted
        if many
    )
    return f'<nav class="contents" aria-label="Isi jawaban">{"".join(links)}</nav>'


def _body(shown: Shown, answer: Answer, parts: tuple[Section, ...]) -> str:
    link, titled = shown_link(shown), {part.title: part.lines for part in parts}
    numbers = {citation.ref: at for at, citation in enumerate(answer.citations, 1)}
    said = frozenset(_bare(line) for line in parts[0].lines)
    penalties = [f"{item.text}{_marks(item.citations, numbers)}" for item in answer.sanctions]
    sanctions = _part(shown, "sanksi", "Sanksi", listed(penalties, link) if penalties else "")
    first = [part.title for part in parts[1:2]] == ["Sanksi"]  # whoever asks for the sanction has it first
    return "".join(
        (
            sanctions if first else "",
            _part(shown, "kasus", "Kasus per kasus", _cases(answer.cases, numbers, (link, said))),
            _part(shown, "syarat", "Syarat", listed(answer.conditions, link, "checks") if answer.conditions else ""),
            _part(shown, "ubah", "Yang mengubah jawaban ini", listed(answer.changes, link) if answer.changes else ""),
            "" if first else sanctions,
            _part(shown, "beda", "Sumber yang berbeda", _conflicts(answer, link)),
            _part(shown, "lapor", "Pelaporan", listed(titled.get("Pelaporan", ()), link)),
            _part(shown, "catatan", "Catatan", listed(answer.caveats, link) if answer.caveats else ""),
        )
    )


def _part(shown: Shown, name: str, title: str, body: str) -> str:
    if not body or body == "<ul></ul>":
        return ""
    return (
        f'<details class="part p-{name}" id="{name}-{shown.turn}" open><summary><h3>{title}</h3></summary>'
        f"{body}</details>"
    )


def _conflicts(answer: Answer, link: _Link) -> str:
    if not answer.conflicts:
        return ""
    note = "<p>Sumber-sumber ini tidak sejalan. Perbedaan bukan izin: aturan yang lebih tinggi yang menentukan.</p>"
    return note + listed(answer.conflicts, link)


def _joined_cases(cases: Iterable[RuledCase]) -> tuple[RuledCase, ...]:
    """Cases that say the same of different people or elections, as one."""
    joined: dict[tuple[object, ...], list[RuledCase]] = {}
    for case in cases:
        joined.setdefault((case.verdict, case.text or case.when, case.citations), []).append(case)
    return tuple(
        RuledCase("; ".join(case.when for case in same), same[0].verdict, same[0].citations, same[0].text)
        for same in joined.values()
    )


def _cases(cases: tuple[RuledCase, ...], numbers: Mapping[Ref, int], how: tuple[_Link, frozenset[str]]) -> str:
    """The cases with their verdicts; what the short answer has said already is not said again."""
    link, said = how
    rows = []
    for case in _joined_cases(cases):
        text = "" if case.text in said else f" {case.text}"
        marks = _marks(case.citations, numbers)
        rows.append(
            f"<li>{badge(case.verdict)}<div><strong>{esc(capital(case.when))}</strong>"
            f"<p>{inline(f'{text}{marks}'.strip(), link)}</p></div></li>"
        )
    return f'<ul class="cases">{"".join(rows)}</ul>' if rows else ""


def _marks(refs: Iterable[Ref], numbers: Mapping[Ref, int]) -> str:
    marks = "".join(f"[{numbers[ref]}]" for ref in refs if ref in numbers)
    return f" {marks}" if marks else ""


def _bare(line: str) -> str:
    """A statement without its label and marks, to know it again."""
    return unlabelled(line).split(" [")[0]


# --- what surrounds it ---------------------------------------------------------------------------------------------


def _asks(asks: tuple[str, ...]) -> str:
    if not asks:
        return ""
    return f'<div class="asks"><h3>Agar lebih pasti, sebutkan</h3>{listed(asks, _Link(0))}</div>'


def _next(shown: Shown) -> str:
    """Questions that go on from this answer; each inherits what it leaves out."""
    if not shown.follow_ups:
        return ""
    chips = "".join(f'<button type="button" data-ask="{esc(ask)}">{esc(ask)}</button>' for ask in shown.follow_ups)
    return f'<div class="next" role="group" aria-label="Tanya lanjutan">{chips}</div>'


def _actions(shown: Shown) -> str:
    """Copy, send, keep, print, ask on. Text for others never holds an address of this machine."""
    reply = shown.reply
    short = share_text(reply)
    onward = f'<button type="button" data-again>{both("ask-on")} ↑</button>' if shown.follow_ups else ""
    files = "".join(
        f'<button type="button" data-take="{form}" data-turn="{shown.turn}">{form.upper()}</button>'
        for form in ("pdf", "docx")
    )
    return (
        '<div class="actions" role="group" aria-label="Bawa jawaban ini">'
        f'<button type="button" data-copy="{esc(short)}">{both("copy-short")}</button>'
        f'<a class="button" href="{esc(whatsapp_link(short))}" target="_blank" rel="noopener noreferrer">WhatsApp</a>'
        f'{files}<a class="button" href="{esc(markdown_link(reply))}" download="{_file(reply)}">Markdown</a>'
        f'<button type="button" data-print>{both("print")}</button>'
        f"{onward}</div>{_thumbs(shown)}"
    )


def _thumbs(shown: Shown) -> str:
    """Whether the answer helped, with one press; what is wrong is told in the form below."""
    thumbs = "".join(
        f'<button type="button" data-opinion="{opinion}" data-turn="{shown.turn}">'
        f"{THUMB.format(down=down)} {both(label)}</button>"
        for opinion, down, label in THUMBS
    )
    return f'<div class="thumbs" role="group" aria-label="Apakah jawaban ini membantu?">{thumbs}</div>'


def _file(reply: Answer | Abstention) -> str:
    return f"netral-{reply.as_of.isoformat()}.md"


def _abstention(shown: Shown, reply: Abstention) -> str:
    lines = "".join(paragraph(line, shown_link(shown)) for line in reply.text.split("\n\n"))
    law = cards(shown.articles, shown.turn, reply.as_of)
    return (
        f'<div class="said">{_asked(reply.question)}'
        f'<p class="verdict"><strong class="badge v-none"><span aria-hidden="true">?</span> {REASONS[reply.reason]}'
        f'</strong> <span class="asof">hukum per {day(reply.as_of)}</span></p>'
        f'<div class="lead plain">{lines}</div>{_near("Mungkin maksud Anda", reply.asks)}{_actions(shown)}</div>'
        + (f'<aside class="law"><h3>Yang terdekat</h3>{law}</aside>' if law else "")
    )


def _near(title: str, asks: tuple[str, ...]) -> str:
    """Other questions to ask with one press."""
    if not asks:
        return ""
    items = "".join(f'<li><button type="button" data-ask="{esc(ask)}">{esc(ask)}</button></li>' for ask in asks)
    return f'<div class="asks"><h3>{title}</h3><ul class="suggested">{items}</ul></div>'


def _folded(shown: Shown) -> str:
    """An earlier reply: question and verdict to see, the short answer to open."""
    reply = shown.reply
    word = badge(reply.verdict) if isinstance(reply, Answer) else f"<em>{REASONS[reply.reason]}</em>"
    return (
        f'<details><summary>{word} {esc(reply.question)}</summary><p class="pre">{esc(share_text(reply))}</p></details>'
    )
