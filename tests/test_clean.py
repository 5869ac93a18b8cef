"""Cleaning: what is set aside, what is repaired, and that the record accounts for every sign."""
# ruff: noqa: E501  the layouts under test have lines as long as these

import random
from collections import Counter

import pytest

from corpus.model import Block, Document, Place, Removal, Repair
from ingest.clean import Cleaned, clean


def document(text: str, page: int | None = None) -> Document:
    """A text file as read."""
    lines = enumerate(text.splitlines(), 1)
    return Document("x.txt", "txt", "", tuple(Block(line, Place(page, number)) for number, line in lines))


def balance(given: Document, cleaned: Cleaned) -> dict[int | None, Counter[str]]:
    """For each line of the file, the signs that the record does not account for."""
    sums: dict[int | None, Counter[str]] = {}

    def book(line: int | None, text: str, times: int) -> None:
        for sign in "".join(text.split()):
            sums.setdefault(line, Counter())[sign] += times

    for block in given.blocks:
        book(block.place.line, block.text, 1)
    for line in cleaned.lines:
        book(line.place.line, line.text, -1)
    for removal in cleaned.removals:
        book(removal.place.line, removal.text, -1)
    for repair in cleaned.repairs:
        book(repair.place.line, repair.before, -1)
        book(repair.place.line, repair.after, 1)
    return {line: left for line, signs in sums.items() if (left := Counter({s: n for s, n in signs.items() if n}))}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("www.hukumonline.com/pusatdata", "site"),
        ("5 / 73", "page-number"),
        ("- 5 -", "page-number"),
        ("SK No 123456 A", "serial-number"),
        ("SK No273840A", "serial-number"),
        ("2014, No.369 2", "gazette-head"),
        ("SALINAN", "letterhead"),
    ],
)
def test_page_furniture_alone_on_a_line_is_set_aside(line, rule):
    cleaned = clean(document(f"Kucing wajib duduk.\n{line}\nAnjing wajib tidur."))
    assert [kept.text for kept in cleaned.lines] == ["Kucing wajib duduk.", "Anjing wajib tidur."]
    assert cleaned.removals == (Removal(rule, Place(None, 2), line),)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Kucing makan: jdih.kebun.go.id a. ikan; dan jdih.kebun.go.id b. roti.",
            "Kucing makan: a. ikan; dan b. roti.",
        ),
        # words of the sentence, not a foot
        ("Aduan dikirim melalui: jdih.kebun.go.id dan surat.", "Aduan dikirim melalui: jdih.kebun.go.id dan surat."),
        ("Naskah ada di laman jdih.kebun.go.id a. n. kepala.", "Naskah ada di laman jdih.kebun.go.id a. n. kepala."),
    ],
)
def test_the_site_at_the_foot_of_a_page_is_set_aside_before_an_item(text, kept):
    assert clean(document(text)).text == kept


def test_a_letterhead_of_two_lines_is_set_aside_and_a_signature_is_kept():
    cleaned = clean(
        document("Kucing duduk.\nPRESIDEN\nREPUBLIK INDONESIA\nAnjing tidur.\nPRESIDEN REPUBLIK INDONESIA,")
    )
    assert cleaned.text == "Kucing duduk.\nAnjing tidur.\nPRESIDEN REPUBLIK INDONESIA,"


def test_a_letterhead_that_was_badly_read_is_set_aside_line_by_line():
    text = "Kucing duduk.\nIIRESIDEN\nREPUBLTK INDONES]A\nAnjing tidur.\nFRESIDEN\nELIK INDON\ndan\nPRESIOEN REPUBLIK INDONESIA\nKUCING"
    cleaned = clean(document(text))
    assert cleaned.text == "Kucing duduk.\nAnjing tidur.\ndan\nPRESIOEN REPUBLIK INDONESIA\nKUCING"
    assert {removal.rule for removal in cleaned.removals} == {"letterhead"}


def test_another_office_of_the_country_is_no_letterhead():
    text = "KEPUTUSAN MENTERI SOSIAL REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2099"
    assert clean(document(text)).text == text


def test_who_decides_is_no_letterhead():
    text = "DEWAN PERWAKILAN RAKYAT REPUBLIK INDONESIA\ndan\nPRESIDEN REPUBLIK INDONESIA\nMEMUTUSKAN:"
    assert clean(document(text)).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # catch-words of the next page, read into the paragraph
        ("a. duduk; b. menghadiri b. menghadiri rapat;", "a. duduk; b. menghadiri rapat;"),
        ("Kucing duduk. 2. Pejabat 2. Pejabat adalah orang.", "Kucing duduk. 2. Pejabat adalah orang."),
        ("(1) Kucing. (2) Hukuman . (21 Hukuman berat dijatuhkan.", "(1) Kucing. (21 Hukuman berat dijatuhkan."),
        # the letterhead and a serial number in the middle of a line
        ("a. tertib; PRES ID E N REPUBLIK INDONESIA b. rapi;", "a. tertib; b. rapi;"),
        ("tidak berlaku. SK No 106893 A Agar orang tahu.", "tidak berlaku. Agar orang tahu."),
        ("a. tertib; PR E S IOEN REPUBLIK INOONESIA b. rapi;", "a. tertib; b. rapi;"),
        ("(4) Kucing tidur. .: , PRES I DEN REPUBLIK INDONESIA (5) Anjing jaga.", "(4) Kucing tidur. (5) Anjing jaga."),
        ("15. tidur; PRES ID E N REPUELIK INDONESIA 16. makan;", "15. tidur; 16. makan;"),
        # a foot that was read as signs
        (
            "menurut ketentuan. I'l( l.lo f fltrr< ^- A 2. Pejabat adalah orang.",
            "menurut ketentuan. 2. Pejabat adalah orang.",
        ),
        ("tertib dalam rapat; ll( qrlq ll')(r.rr1() fl i. memberi makan", "tertib dalam rapat; i. memberi makan"),
        # marks of Markdown
        ("### **Pasal 5**", "Pasal 5"),
        ("\\(1\\) Kucing tidur. 2\\. Anjing jaga #1.", "(1) Kucing tidur. 2. Anjing jaga #1."),
        # reading errors
        ("menerima ^jabatan", "menerima jabatan"),
        ("uang danlatau barang, danf atau jasa", "uang dan/atau barang, dan/atau jasa"),
        ("Dewan Perwakilan Ralryat", "Dewan Perwakilan Rakyat"),
        ("Tahun 2Ol4 tentang", "Tahun 2014 tentang"),
        ("sebesar 25oh (dua puluh lima persen)", "sebesar 25% (dua puluh lima persen)"),
        # a word cut in two
        ("perundang- undangan dan Undang- Undang", "perundang-undangan dan Undang-Undang"),
        # letter groups that no word has, and one word that they can stand for
        ("peraturarr dan ketenhran unhrk Ralcyat", "peraturan dan ketentuan untuk Rakyat"),
        ("lain-Iain, kura-Kura", "lain-lain, kura-Kura"),
        # what only looks like it stays
        ("PRESIDEN REPUBLIK INDONESIA, DR. KUCING", "PRESIDEN REPUBLIK INDONESIA, DR. KUCING"),
        ("gembok, spidol, kholera, typhus, Barong", "gembok, spidol, kholera, typhus, Barong"),
        ("Bahran dan PT KHTRN 15hr A1rn", "Bahran dan PT KHTRN 15hr A1rn"),
        ("hak- dan kewajiban", "hak- dan kewajiban"),
        ("kura-kura, 1.000 (seribu), Rp5.000,00; s.d. 2020", "kura-kura, 1.000 (seribu), Rp5.000,00; s.d. 2020"),
    ],
)
def test_inside_a_line(before, after):
    given = document(before)
    cleaned = clean(given)
    assert cleaned.text == after
    assert balance(given, cleaned) == {}


def test_a_word_is_joined_over_the_end_of_a_line():
    given = document("ketentuan peraturan perundang-\nundangan yang berlaku")
    cleaned = clean(given)
    assert cleaned.text == "ketentuan peraturan perundang-undangan\nyang berlaku"
    assert cleaned.repairs == (
        Repair("hyphen", Place(None, 1), "perundang-", "perundang-undangan"),
        Repair("hyphen", Place(None, 2), "undangan", ""),
    )


def test_a_line_that_returns_on_every_page_is_a_running_head():
    pages = [
        block
        for page in range(1, 9)
        for block in (
            Block(f"Himpunan Aturan Kucing {page}", Place(page, 1)),
            Block(f"Kucing {'x' * page} duduk.", Place(page, 2)),
        )
    ]
    cleaned = clean(Document("x.pdf", "pdf", "", tuple(pages), 8))
    assert len(cleaned.lines) == 8
    assert {removal.rule for removal in cleaned.removals} == {"running-head"}


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        (["1", "2", "3", "4"], []),
        (["hlm. 7", "hlm. 8", "hlm. 9"], []),
        (["1", "2", "4"], ["1", "2", "4"]),  # not a count of pages
        (["1", "2"], ["1", "2"]),  # too few to tell
    ],
)
def test_page_numbers_of_a_copy_without_page_breaks(numbers, kept):
    body = "\n".join(f"Kucing {'x' * n} duduk di sini." for n in range(20))
    given = document("\n".join(f"{body}\n{number}\nKementerian Kucing" for number in numbers))
    cleaned = clean(given)
    alone = [line.text for line in cleaned.lines if "duduk" not in line.text]
    assert alone == [text for number in kept for text in (number, "Kementerian Kucing")]


def test_a_number_alone_among_others_is_no_page_number():
    table = "\n".join(str(n) for n in range(1, 9))
    assert clean(document(table)).text == table


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- (1) Kucing tidur.", "(1) Kucing tidur."),
        ("* a. makan;", "a. makan;"),
        ("- Kucing tidur.", "- Kucing tidur."),  # a list that has no other mark
        ("__Pasal 5__", "Pasal 5"),
        ("*Pasal 5*", "Pasal 5"),
        ("_commanditaire_ kucing", "_commanditaire_ kucing"),
    ],
)
def test_marks_of_markdown(line, expected):
    assert clean(document(line)).text == expected


SCRAPS = (
    "Pasal 5", "(1) Kucing wajib", "(21 Kucing", "a. duduk;", "b. tidur; dan", "^jabatan", "danlatau", "2Ol4", "- 5 -",
    "SK No 123456 A", "PRESIDEN", "REPUBLIK INDONESIA", "perundang-", "undangan", "Undang- Undang", "b. tidur b. tidur", "",
    "\u00a0", "{iD", ": ,1< l.lo 106 ^-<.1 /", "BAB II", "BAB II", "Pasal 4…", "Cukup jelas.", "__", "Agar. . .", "\x0c", "(((", "…",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_every_sign_is_kept_repaired_or_removed(seed):
    shuffled = random.Random(seed)
    lines = [" ".join(shuffled.choices(SCRAPS, k=shuffled.randint(1, 6))) for _ in range(25)]
    given = document("\n".join(line.replace("\x0c", " ") for line in lines))
    assert balance(given, clean(given)) == {}
