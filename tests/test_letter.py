"""Surat imbauan: what the law gives, what stays a blank, and that its audit finds what is made wrong in it."""

import io
import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from corpus.errors import BadSetting, MissingTool, UnreadableFile
from corpus.reference import Ref
from drafting.audit import Grounds, audit, load_grounds
from drafting.letter import Letter, Request, compose, docx_of, letter_pdf, lines, load_plans
from drafting.letter import document as letter_document
from drafting.letter import pdf as pdf_module
from drafting.letter.docx import context
from drafting.letter.law import places, quotation
from drafting.letter.pdf import office
from drafting.letter.template import SHIPPED, template
from drafting.letter.values import Pinpoint
from evals.audit import Bare
from evals.mutations import article, election, moved, number, quote, readdressed, step, year
from tests.test_audit import INVENTED, Shelf, document

DAYS = {
    "pilkada-2015": date(2015, 9, 10),
    "pilkada-2017": date(2017, 1, 10),
    "pilkada-2018": date(2018, 3, 10),
    "pemilu-2019": date(2019, 2, 10),
    "pilkada-2020": date(2020, 10, 10),
    "pemilu-2024": date(2024, 1, 10),
    "pilkada-2024": date(2024, 10, 12),
    "pemilu-2029": date(2028, 12, 1),
}
PLANS = load_plans()


@pytest.fixture(scope="module")
def bare() -> Grounds:
    return load_grounds(Bare())


def request(**changes: object) -> Request:
    usual = {"signer": "bawaslu-kabkota", "addressee": "kepala-opd", "election": "pilkada-2024", "stage": "kampanye"}
    usual |= {"day": date(2024, 10, 12), "region": "Kabupaten Sukamaju", "place": "Sukamaju"}
    return Request(**(usual | changes))  # type: ignore[arg-type]


def made(grounds: Grounds, **changes: object) -> Letter:
    return compose(request(**changes), grounds, PLANS)


def cells() -> list[tuple[str, str, str]]:
    """Every addressee and election, the signers in turn."""
    signers = list(PLANS.signers)
    pairs = [(addressee, election) for addressee in PLANS.addressees for election in DAYS]
    return [(signers[at % len(signers)], *pair) for at, pair in enumerate(pairs)]


@pytest.mark.parametrize(("signer", "addressee", "election_id"), cells())
def test_no_letter_has_a_finding(bare: Grounds, signer: str, addressee: str, election_id: str) -> None:
    letter = made(bare, signer=signer, addressee=addressee, election=election_id, day=DAYS[election_id])
    result = audit(letter_document(letter), bare, today=date.max)
    assert [(f.kind.value, f.found, f.message) for f in result.findings] == []
    assert result.day == DAYS[election_id]


@pytest.mark.parametrize("signer", PLANS.signers)
def test_number_and_name_are_blanks(bare: Grounds, signer: str) -> None:
    letter = made(bare, signer=signer, region="", place="")
    assert (letter.number, letter.name, letter.dated) == (
        "[nomor surat]",
        "[nama lengkap]",
        "[tempat], 12 Oktober 2024",
    )


@pytest.mark.parametrize(
    ("election_id", "day", "expected"),
    [
        ("pilkada-2015", date(2015, 9, 10), ["[Peraturan KPU tentang kampanye Pilkada 2015]"]),
        ("pemilu-2029", date(2028, 12, 1), ["[Peraturan KPU tentang kampanye Pemilu 2029]"]),
        ("pilkada-2024", date(2024, 10, 12), ["[Peraturan KPU tentang kampanye Pilkada 2024]"]),  # known to the year
    ],
)
def test_what_is_made_for_one_election_is_else_a_blank(
    bare: Grounds, election_id: str, day: date, expected: list[str]
) -> None:
    letter = made(bare, election=election_id, day=day)
    assert [line for line in letter.grounds if line.startswith("[")] == expected
    bound = [regulation for regulation in bare.catalogue if regulation.bound_to]
    strangers = [reg for reg in bound if election_id not in reg.bound_to]
    text = "\n".join(lines(letter))
    assert [reg.id for reg in strangers if reg.short in text] == []


def test_grounds_stand_highest_first_with_the_last_amendment(bare: Grounds) -> None:
    letter = made(bare, addressee="kepala-desa")
    starts = [line.split(" tentang ")[0] for line in letter.grounds]
    acts = ["Undang-Undang Nomor 6 Tahun 2014", "Undang-Undang Nomor 1 Tahun 2015"]
    assert starts == [*acts, "Peraturan Pemerintah Nomor 43 Tahun 2014", "[Peraturan KPU"]
    assert "diubah, terakhir dengan Undang-Undang Nomor 3 Tahun 2024" in letter.grounds[0]
    assert "terakhir dengan Undang-Undang Nomor 6 Tahun 2020" in letter.grounds[1]


@pytest.mark.parametrize(("day", "named"), [(date(2024, 11, 13), False), (date(2024, 11, 20), True)])
def test_a_ruling_is_named_from_its_day(bare: Grounds, day: date, named: bool) -> None:
    letter = made(bare, addressee="polri", day=day)
    assert any("136/PUU-XXII/2024" in line for line in letter.grounds) is named


def test_a_later_day_is_said_in_the_letter(bare: Grounds) -> None:
    late = made(bare, election="pemilu-2029", day=date(2028, 12, 1))
    assert "terakhir diperiksa" in late.reminder and late.reminder in lines(late)
    assert made(bare).reminder == ""


def test_penalties_are_those_of_the_day(bare: Grounds) -> None:
    def penal(day: date, election_id: str) -> str:
        letter = made(bare, addressee="bumn-bumd", election=election_id, day=day)
        return " ".join(line for part in letter.penalties if part.heading == "Pidana" for line in part.lines)

    assert "Rp24.000.000" in penal(date(2024, 1, 10), "pemilu-2024")
    assert "kategori III" in penal(date(2028, 12, 1), "pemilu-2029")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signer": "camat"}, "Choose one of: bawaslu-ri"),
        ({"election": "pilkada 2024"}, "Write it like pemilu-2024"),
        ({"addressee": "bumn-bumd", "stage": "masa-tenang"}, "No norm speaks to these people"),
        ({"points": ("nyanyi",)}, "Choose one of: netral"),
    ],
)
def test_what_cannot_be_written_is_refused(bare: Grounds, changes: dict[str, object], said: str) -> None:
    with pytest.raises(BadSetting, match=said):
        made(bare, **changes)


@pytest.mark.parametrize(("election_id", "told"), [("pilkada-2024", False), ("pilkada-2026", True)])
def test_an_election_that_we_do_not_know_is_told(bare: Grounds, election_id: str, told: bool) -> None:
    letter = made(bare, election=election_id, day=date(2024, 10, 12))
    assert ("Pilkada 2026 tidak ada dalam daftar pemilihan kami; periksa tahunnya." in letter.notes) is told


def test_no_candidate_and_no_party_is_named() -> None:
    words = " ".join(path.read_text(encoding="utf-8") for path in Path("corpus/data/letters").glob("*.toml")).lower()
    assert [
        name for name in ("golkar", "pdi", "gerindra", "nasdem", "prabowo", "anies", "ganjar") if name in words
    ] == []


@pytest.mark.parametrize("addressee", PLANS.addressees)
@pytest.mark.parametrize("election_id", ["pilkada-2024", "pemilu-2024"])
def test_every_request_names_its_law(bare: Grounds, addressee: str, election_id: str) -> None:
    letter = made(bare, addressee=addressee, election=election_id, day=DAYS[election_id])
    assert [item.text for item in letter.items if not item.pinpoints] == []


def test_what_is_named_again_is_not_quoted_again() -> None:
    ref = Ref.parse("uu-20-2023/pasal-9/ayat-2")
    pin = Pinpoint(ref, "Pasal 9 ayat (2) Undang-Undang Nomor 20 Tahun 2023", "pegawai ASN", "Penjaga dilarang")
    named = "Pasal 9 ayat (2) Undang-Undang Nomor 20 Tahun 2023 bagi pegawai ASN"
    assert pin.line == f"{named}: “Penjaga dilarang”."
    assert replace(pin, again=True).line == f"{named}, sebagaimana dikutip di atas."
    assert replace(pin, quote="", about="Ikut kampanye").line == f"{named}, tentang ikut kampanye."
    assert replace(pin, quote="", about="PNS yang nyaleg").line == f"{named}, tentang PNS yang nyaleg."


@pytest.mark.parametrize(
    ("addressee", "election_id", "strangers"),
    [
        ("bumn-bumd", "pemilu-2024", r"Pasal 280 ayat \(2\) huruf (?!d)"),  # judges, ASN, soldiers, villages
        ("kepala-desa", "pemilu-2024", r"Pasal 280 ayat \(2\) huruf (?![hi])"),
        ("polri", "pilkada-2024", r"Pasal 70 ayat \(1\) huruf (?!b)"),
        ("kepala-desa", "pilkada-2024", r"Pasal 70 ayat \(1\) huruf (?!c)"),
    ],
)
def test_of_a_list_of_people_only_the_items_of_the_addressee_are_cited(
    bare: Grounds, addressee: str, election_id: str, strangers: str
) -> None:
    text = "\n".join(lines(made(bare, addressee=addressee, election=election_id, day=DAYS[election_id])))
    assert re.findall(strangers, text) == []


def test_the_list_of_grounds_ends_with_a_full_stop(bare: Grounds) -> None:
    told = lines(made(bare))
    numbered = told[told.index("A. Dasar Hukum") + 1 : told.index("B. Imbauan") - 1]
    assert [line[-1] for line in numbered] == [*(";" * (len(numbered) - 1)), "."]


# --- quotations ---------------------------------------------------------------------------------------------------


def test_quotations_are_the_words_held() -> None:
    shelf = Shelf(INVENTED)
    grounds = load_grounds(shelf)
    assert quotation(Ref.parse("uu-20-2023/pasal-9/ayat-2"), grounds, date(2024, 10, 1)) == (
        "Penjaga kebun dilarang memetik bunga selama 6 (enam) bulan"
    )


def test_flagged_words_are_not_quoted() -> None:
    from corpus.model import Flag

    shelf = Shelf(INVENTED, flags=(Flag("urutan", "meragukan"),))
    assert quotation(Ref.parse("uu-20-2023/pasal-9/ayat-2"), load_grounds(shelf), date(2024, 10, 1)) == ""


def test_items_of_one_list_are_cited_together(bare: Grounds) -> None:
    refs = [Ref.parse(f"pp-94-2021/pasal-14/huruf-i/angka-{n}") for n in (1, 10, 2)]
    name = "Peraturan Pemerintah Nomor 94 Tahun 2021"
    assert places(refs, bare) == f"Pasal 14 huruf i angka 1, angka 2, dan angka 10 {name}"


# --- what is made wrong is found ----------------------------------------------------------------------------------


def _new(grounds: Grounds, before: str, after: str) -> list[str]:
    old = {(f.kind, f.message) for f in audit(document(before), grounds, today=date.max).findings}
    found = audit(document(after), grounds, today=date.max).findings
    return [f.kind.value for f in found if (f.kind, f.message) not in old]


@pytest.mark.parametrize("addressee", ["kepala-opd", "kepala-desa", "polri"])
@pytest.mark.parametrize("seed", range(3))
def test_another_year_or_number_is_found(bare: Grounds, addressee: str, seed: int) -> None:
    text = "\n".join(lines(made(bare, addressee=addressee)))
    for turn in (year, number):
        turned = turn(text, random.Random(seed))
        assert turned is not None
        assert _new(bare, text, turned.text), (turned.before, turned.after)


@pytest.mark.parametrize(("addressee", "election_id"), [("kepala-opd", "pilkada-2024"), ("kepala-desa", "pemilu-2019")])
def test_another_day_election_or_reader_is_found(bare: Grounds, addressee: str, election_id: str) -> None:
    day, letter_year = DAYS[election_id], election_id[-4:]
    text = "\n".join(lines(made(bare, addressee=addressee, election=election_id, day=day)))
    others = [code for code in ("polri", "tni", "kepala-desa") if code != addressee]
    turned = [
        *(moved(text, day, to) for to in (date(2010, 5, 5), date(2026, 6, 6), date(2031, 6, 6))),
        *(election(text, letter_year, str(int(letter_year) + by)) for by in (-5, 5)),
        *(readdressed(text, PLANS, addressee, other) for other in others),
    ]
    assert [(m.kind, m.after) for m in turned if m.text == text or not _new(bare, text, m.text)] == []


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 6])  # 5 makes a place of which the norms say the same
def test_another_article_is_found(bare: Grounds, seed: int) -> None:
    """Without any text, by what the norms say of the places; a step that the same norm carries is no fault."""
    text = "\n".join(lines(made(bare)))
    turned = article(text, random.Random(seed))
    assert turned is not None
    assert _new(bare, text, turned.text), (turned.before, turned.after)


@pytest.mark.parametrize("seed", range(8))
def test_another_word_in_a_quotation_is_found(seed: int) -> None:
    grounds = load_grounds(Shelf(INVENTED))
    text = f"Pasal 9 ayat (2) UU 20/2023 berbunyi “{INVENTED['uu-20-2023/pasal-9/ayat-2']}”"
    turned = quote(text, random.Random(seed))
    assert turned is not None and step(text, random.Random(seed)) is not None
    assert "kutipan" in _new(grounds, text, turned.text)


# --- files --------------------------------------------------------------------------------------------------------


def _paragraphs(data: bytes, folder: Path) -> list[str]:
    file = folder / "surat.docx"
    file.write_bytes(data)
    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs if paragraph.text.strip()]


def test_the_file_says_what_the_letter_says(bare: Grounds, tmp_path: Path) -> None:
    letter = made(bare)
    told = [" ".join(text.replace("\t", " ").split()) for text in _paragraphs(docx_of(letter), tmp_path)]
    wanted = [" ".join(line.split()) for line in lines(letter) if line]
    assert [line for line in wanted if line not in told and line != letter.dated] == []
    assert [line for line in told if line not in wanted] == [context(letter)["alamat"]]


def test_marks_of_the_file_format_stay_words(bare: Grounds, tmp_path: Path) -> None:
    letter = made(bare, region="Kabupaten <b>A & B</b> {{ 7 * 7 }}")
    assert any("KABUPATEN <B>A & B</B> {{ 7 * 7 }}" in text for text in _paragraphs(docx_of(letter), tmp_path))


def test_the_shipped_template_is_the_one_made_here() -> None:
    assert SHIPPED.read_bytes() == template()


def test_an_office_brings_its_own_template(bare: Grounds, tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph("{{ perihal }} / {{ nama }}")
    own = tmp_path / "kantor.docx"
    file.save(str(own))
    letter = made(bare)
    assert _paragraphs(docx_of(letter, own), tmp_path) == [f"{letter.subject} / [nama lengkap]"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no docx", "is not a DOCX file"), (None, "cannot be opened"), ("{{ perihal", "is not a usable template")],
)
def test_a_bad_template_is_named(bare: Grounds, tmp_path: Path, content: bytes | str | None, said: str) -> None:
    own = tmp_path / "kantor.docx"
    if isinstance(content, bytes):
        own.write_bytes(content)
    elif content is not None:
        file = docx.Document()
        file.add_paragraph(content)
        file.save(str(own))
    with pytest.raises(UnreadableFile, match=said):
        docx_of(made(bare), own)


def test_without_libreoffice_the_usual_form_is_printed(monkeypatch: pytest.MonkeyPatch, bare: Grounds) -> None:
    monkeypatch.setattr(pdf_module, "NAMES", ("no-such-office",))
    letter = made(bare)
    pages = PdfReader(io.BytesIO(letter_pdf(letter))).pages
    shown = "".join("".join(page.extract_text() for page in pages).split())
    said = [line for line in lines(letter) if line not in letter.head]
    lacking = [line for line in said if "".join(_bare(line).split()) not in shown]
    assert lacking == []
    assert all("".join(line.upper().split()) in shown for line in letter.head)


def _bare(line: str) -> str:
    """A line without the number or the name of the field before it, which are set apart on paper."""
    return re.sub(r"^([0-9]+|[a-z])\. |^[A-Z][a-z]+ : ", "", line)


def test_an_office_template_without_libreoffice_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, bare: Grounds, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf_module, "NAMES", ("no-such-office",))
    own = tmp_path / "own.docx"
    own.write_bytes(docx_of(made(bare)))
    with pytest.raises(MissingTool, match="save it as PDF"):
        letter_pdf(made(bare), own)


@pytest.mark.slow
def test_libreoffice_opens_the_letter(bare: Grounds) -> None:
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    assert letter_pdf(made(bare)).startswith(b"%PDF-")
