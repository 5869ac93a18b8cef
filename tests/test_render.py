"""What the screens show is right and safe: pure functions from values to HTML and text."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from random import Random

import pytest

from corpus.dates import Span
from corpus.model import (
    Abstention,
    Answer,
    AnswerStatus,
    Citation,
    Flag,
    Reason,
    RuledCase,
    RuledSanction,
    Status,
    TextKind,
    Verdict,
)
from corpus.reference import Ref
from screens.article import Article, Digest, Line
from screens.history import Piece, Wording, compared
from screens.markup import Section, esc, inline, plain, sections
from screens.render import Shown, badge, conversation, reply_html
from screens.render_article import cards, kind_chip, status_chip
from screens.render_library import catalogue_html, history_html, hits_html
from screens.share import markdown, markdown_link, share_text, whatsapp_link
from screens.talk import day_of, notice_html
from screens.words import DISCLAIMER, cited_as, spanned

DAY = date(2026, 3, 1)
HOSTILE = "<img src=x onerror=\"alert('x')\"></p><script>1</script>"
VOID = {"br", "img", "meta", "input", "hr"}


class Tags(HTMLParser):
    """Every element that a browser would make of a text, and whether each is closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.handlers: set[str] = set()
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def safe(text: str) -> bool:
    """Whether the HTML is whole, and holds nothing that runs or fetches."""
    tags = Tags(text)
    clean = not tags.handlers and not tags.names & {"img", "script", "iframe", "object", "style", "link"}
    return clean and not tags.open and not tags.crossed


def citation(place: str, **more) -> Citation:
    values = {"label": f"Kutipan {place}", "quote": None, "text": TextKind.IKHTISAR, "status": Status.BERLAKU}
    return Citation(ref=Ref.parse(place), **(values | more))


FIRST = citation("uu-1-2001/pasal-1", label="Pasal 1 UU 1/2001", url="https://contoh.go.id/uu-1")
SECOND = citation(
    "uu-1-2001/pasal-2/ayat-1", label="Pasal 2 ayat (1) UU 1/2001", quote="(1) wajib\nmenyiram", text=TextKind.SALINAN
)
ANSWER = Answer(
    question="Boleh tidur?",
    as_of=DAY,
    verdict=Verdict.DILARANG,
    text=(
        "**Dilarang.** Penjaga jangan tidur. [1]\n\nMenyiram tetap wajib. [2]\n\n**Kasus per kasus**\n- x\n\n"
        "**Pelaporan**\n- Lapor kepada mandor. [2]\n\n**Dasar hukum**\n1. Pasal 1"
    ),
    citations=(FIRST, SECOND),
    conditions=("Hanya siang. [1]",),
    cases=(
        RuledCase("mandor", Verdict.BOLEH, (FIRST.ref,), "Mandor beristirahat."),
        RuledCase("tukang", Verdict.BOLEH, (FIRST.ref,), "Mandor beristirahat."),
    ),
    sanctions=(RuledSanction("Teguran.", (SECOND.ref,)),),
    asks=("Siang atau malam?",),
)
DECLINED = Abstention(
    "Resep?", DAY, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, "Di luar cakupan.\n\nCoba lain."
)


def words(html: str) -> str:
    """What a reader sees of HTML whose labels are Indonesian."""
    return " ".join(re.sub(r'<span class="l-en".*?</span>|<[^>]+>', " ", html).split())


# --- escaping ------------------------------------------------------------------------------------------------------


def hostile_citation() -> Citation:
    return citation("uu-1-2001/pasal-1", label=HOSTILE, quote=HOSTILE, flags=(Flag("x", HOSTILE),), url=HOSTILE)


def hostile_answer() -> Answer:
    lines = (HOSTILE, f"**{HOSTILE}** [1]")
    return Answer(
        question=HOSTILE,
        as_of=DAY,
        verdict=Verdict.BOLEH_BERSYARAT,
        text=f"{HOSTILE} [1]\n\n> {HOSTILE}\n\n**Pelaporan**\n- {HOSTILE}",
        citations=(hostile_citation(),),
        conditions=lines,
        cases=(RuledCase(HOSTILE, Verdict.BOLEH, (Ref.parse("uu-1-2001/pasal-1"),), HOSTILE),),
        asks=lines,
        sanctions=(RuledSanction(HOSTILE, (Ref.parse("uu-1-2001/pasal-1"),)),),
        conflicts=lines,
        caveats=lines,
        changes=lines,
    )


def hostile_article() -> Article:
    place = Ref.parse("uu-1-2001/pasal-1")
    line = Line(place, 0, HOSTILE, (1,), (1,), (Flag("x", HOSTILE),))
    return Article(
        ref=place,
        label=HOSTILE,
        lines=(line,),
        elucidation=(line,),
        kind=TextKind.SALINAN,
        status=Status.BERLAKU,
        span=Span.of("2001"),
        versions=2,
        origin=HOSTILE,
        page=3,
        url=HOSTILE,
        checked_until=DAY,
        set_by=HOSTILE,
        numbered=((1, hostile_citation()),),
        digests=(Digest(1, HOSTILE, HOSTILE),),
    )


def test_strangers_words_never_become_elements():
    answer = Shown(hostile_answer(), (hostile_article(),), 1)
    declined = Shown(
        Abstention(HOSTILE, DAY, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, HOSTILE, asks=(HOSTILE,)), (), 2
    )
    row = {"id": HOSTILE, "title": HOSTILE, "status": "berlaku", "text": "ikhtisar"}
    past = (Wording(Span(), HOSTILE, (HOSTILE,)), Wording(Span.of("2002"), f"{HOSTILE} baru", (HOSTILE,)))
    pages = {
        "answer": reply_html(answer),
        "talk": conversation((answer, declined)),
        "declined": reply_html(declined),
        "cards": cards((hostile_article(),), 1, DAY),
        "list": catalogue_html((row,), {}),
        "history": history_html(past),
        "hits": hits_html((), HOSTILE, DAY),
        "notice": notice_html(HOSTILE),
    }
    assert {name: safe(html) for name, html in pages.items()} == dict.fromkeys(pages, True)


@pytest.mark.parametrize("seed", range(30))
def test_any_mixture_of_markup_stays_text(seed):
    scraps = [
        "<b>",
        "</div>",
        "**",
        "[1]",
        "[99]",
        "> ",
        '"',
        "'",
        "&",
        "\n",
        "\n\n",
        "- ",
        "<img onerror=a()>",
        "kata",
    ]
    text = "".join(Random(seed).choices(scraps, k=40))
    answer = Answer(text, DAY, Verdict.DILARANG, text, (FIRST,), conditions=(text,), conflicts=(text,))
    assert safe(reply_html(Shown(answer)))


def test_inline_marks_become_links_and_bold():
    assert inline("**Wajib** <i> [2][10]", lambda n: f"({n})") == "<strong>Wajib</strong> &lt;i&gt; (2)(10)"


def test_escaping_covers_attributes():
    assert esc("a\"b'c<d>&") == "a&quot;b&#x27;c&lt;d&gt;&amp;"


# --- an answer -----------------------------------------------------------------------------------------------------


def test_the_parts_of_an_answer_are_told_apart():
    assert sections(ANSWER.text) == (
        Section("", ("**Dilarang.** Penjaga jangan tidur. [1]", "Menyiram tetap wajib. [2]")),
        Section("Kasus per kasus", ("x",)),
        Section("Pelaporan", ("Lapor kepada mandor. [2]",)),
        Section("Dasar hukum", ("Pasal 1",)),
    )


def test_an_answer_is_read_in_order():
    assert words(reply_html(Shown(ANSWER, follow_ups=("Kalau PPPK?",)))) == (
        "Boleh tidur? ✕ Dilarang hukum per 1 Maret 2026 Penjaga jangan tidur. 1 Menyiram tetap wajib. 2 "
        "Kasus 1 Syarat 1 Sanksi 1 Dasar hukum 2 "
        "Kasus per kasus ✓ Boleh Mandor; tukang Mandor beristirahat. 1 "
        "Syarat Hanya siang. 1 Sanksi Teguran. 2 Pelaporan Lapor kepada mandor. 2 "
        "Agar lebih pasti, sebutkan Siang atau malam? "
        "Kalau PPPK? "
        "Salin ringkas WhatsApp PDF DOCX Markdown Cetak Tanya lanjutan ↑ Membantu Kurang membantu Dasar hukum"
    )


def test_what_may_be_meant_instead_is_asked_with_one_press():
    html = reply_html(Shown(replace(ANSWER, near=("Tidur <siang>?",))))
    assert "Bukan itu maksud Anda? Tidur &lt;siang&gt;? Salin" in words(html)
    assert 'data-ask="Tidur &lt;siang&gt;?"' in html


def test_a_declined_question_says_why_and_what_next():
    assert words(reply_html(Shown(DECLINED))) == (
        "Resep? ? Di luar cakupan hukum per 1 Maret 2026 Di luar cakupan. Coba lain. "
        "Salin ringkas WhatsApp PDF DOCX Markdown Cetak Membantu Kurang membantu"
    )


def test_every_verdict_has_its_own_word_sign_and_colour():
    seen = [badge(verdict) for verdict in Verdict]
    assert len({words(one) for one in seen}) == len(seen) == len({words(one).split()[0] for one in seen})
    assert len({re.search(r"v-[a-z-]+", one)[0] for one in seen}) == len(seen)


def test_statuses_and_kinds_are_told_in_words():
    assert [words(status_chip(status)) for status in Status] == [
        "● berlaku",
        "◐ berlaku sebagian",
        "○ belum berlaku",
        "✕ dicabut",
        "✕ berakhir",
        "? tidak diketahui",
    ]
    assert [words(kind_chip(kind)) for kind in TextKind] == ["naskah resmi", "salinan", "ikhtisar"]


def test_earlier_questions_are_folded_below_the_newest():
    html = conversation((Shown(DECLINED, (), 1), Shown(ANSWER, (), 2)))
    assert html.index("Boleh tidur?") < html.index("Pertanyaan sebelumnya") < html.index("Resep?")
    assert html.count('<article class="reply"') == 1


# --- taking away ---------------------------------------------------------------------------------------------------


def test_the_short_form_has_verdict_pinpoints_and_day():
    assert share_text(ANSWER) == (
        "*Boleh tidur?*\n\nDilarang. Penjaga jangan tidur.\n\nDasar: Pasal 1 UU 1/2001; Pasal 2 ayat (1) UU 1/2001."
        "\n\nHukum per 1 Maret 2026. Informasi hukum dari Netral, bukan nasihat hukum."
    )


def test_the_short_form_tells_the_sanctions_that_were_asked_for():
    penal = "**Dilarang.** Jangan. [1]\n\n**Sanksi**\n- Satu. [1]\n- Dua.\n- Tiga.\n- Empat.\n\n**Syarat**\n- x"
    assert share_text(replace(ANSWER, text=penal, citations=(FIRST,))) == (
        "*Boleh tidur?*\n\nDilarang. Jangan.\n\nSanksi:\n- Satu.\n- Dua.\n- Tiga.\n\nDasar: Pasal 1 UU 1/2001."
        "\n\nHukum per 1 Maret 2026. Informasi hukum dari Netral, bukan nasihat hukum."
    )


def test_the_markdown_file_is_whole():
    assert markdown(ANSWER) == (
        f"# Boleh tidur?\n\nDilarang. Hukum per 1 Maret 2026.\n\n{ANSWER.text}\n\n**Alamat resmi**\n"
        f"- Pasal 1 UU 1/2001: ikhtisar, berlaku, https://contoh.go.id/uu-1\n\n_{DISCLAIMER}_\n"
    )


@pytest.mark.parametrize("reply", [ANSWER, DECLINED])
def test_shared_text_names_no_machine(reply):
    for text in (share_text(reply), whatsapp_link(share_text(reply)), markdown(reply), markdown_link(reply)):
        assert not re.search(r"localhost|127\.0\.0\.1|192\.168|:78\d\d", text)


def test_a_citation_is_copied_as_one_writes_it():
    assert cited_as(SECOND, DAY) == (
        "Pasal 2 ayat (1) UU 1/2001: “(1) wajib menyiram” (salinan; berlaku per 1 Maret 2026)"
    )
    assert cited_as(SECOND, DAY, "Undang-Undang Nomor 1 Tahun 2001 tentang Kebun").startswith(
        "Pasal 2 ayat (1) Undang-Undang Nomor 1 Tahun 2001 tentang Kebun: “"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Dilarang.** Jangan. [1][2]", "Dilarang. Jangan."),
        ("dua\nbaris [3]", "dua baris"),
        ("[sic] tetap", "[sic] tetap"),  # square brackets that are no citation
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


# --- days and histories --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", None),
        (None, None),
        ("  ", None),
        ("2024-11-27", date(2024, 11, 27)),
        ("27 November 2024", date(2024, 11, 27)),
        ("27 nov 2024", date(2024, 11, 27)),
        ("27/11/2024", date(2024, 11, 27)),  # day first, as Indonesians write
        ("9-12-2020", date(2020, 12, 9)),
    ],
)
def test_days_are_read_as_people_write_them(written, expected):
    assert day_of(written) == expected


@pytest.mark.parametrize("written", ["kemarin", "31 Februari 2024", "2024", "27 ju 2024", "5 ma 2024", "2024-13-01"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(ValueError, match=r".+"):
        day_of(written)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(), ""),
        (Span.of("2021-08-31"), "sejak 31 Agustus 2021"),
        (Span.of("2017-11", "2023"), "sejak November 2017 sampai sebelum 2023"),  # as precise as the source
    ],
)
def test_spans_in_words(span, expected):
    assert spanned(span) == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_comparison_holds_every_word_of_both(seed):
    chance = Random(seed)
    older, newer = (" ".join(chance.choices(["pasal", "ayat", "wajib", "boleh", "dan"], k=15)) for _ in range(2))
    pieces = compared(older, newer)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == older
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == newer


def test_a_change_of_one_word_is_one_piece_out_and_one_in():
    assert compared("jangan tidur siang", "boleh tidur siang") == (
        Piece("gone", "jangan"),
        Piece("new", "boleh"),
        Piece("same", " tidur siang"),
    )
    assert compared("jangan tidur siang", "boleh duduk siang") == (  # side by side, they are one change
        Piece("gone", "jangan tidur"),
        Piece("new", "boleh duduk"),
        Piece("same", " siang"),
    )
