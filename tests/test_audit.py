"""The audit of letters: what it says of one citation, of quotations, of days and people. No text of law is needed."""

import random
from dataclasses import dataclass, field
from datetime import date

import pytest

from corpus.dates import Span
from corpus.model import Block, Document, Flag, Place, Provision, Source, TextKind, Version
from corpus.reference import Ref
from drafting.audit import Audit, Grounds, audit, load_grounds
from drafting.audit.compare import Change, Likeness, likeness
from drafting.audit.dates import LetterDay, letter_day
from evals.audit import Bare, load_cases, recall, run

TODAY = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Invented wordings in memory, behind the door that the audit reads texts through."""

    words: dict[str, str]
    kind: TextKind = TextKind.NASKAH_RESMI
    flags: tuple[Flag, ...] = ()
    days: dict[str, Span] = field(default_factory=dict)

    def _version(self, ref: str) -> Version:
        place = Ref.parse(ref)
        level, _, number = place.path[-1].partition("-")
        provision = Provision(place, level, number, self.words[ref], 0, flags=self.flags)
        return Version(provision, self.days.get(ref, Span()), set_by=Ref(place.regulation))

    def holds(self, regulation: str) -> bool:
        return any(Ref.parse(ref).regulation == regulation for ref in self.words)

    def version(self, ref: Ref, on: date | None = None) -> Version | None:
        return self._version(str(ref)) if str(ref) in self.words else None

    def versions(self, ref: Ref) -> tuple[Version, ...]:
        return tuple(filter(None, [self.version(ref)]))

    def subtree(self, ref: Ref, on: date | None = None) -> tuple[Version, ...]:
        return tuple(self._version(key) for key in self.words if ref.contains(Ref.parse(key)))

    def full_text(self, ref: Ref, on: date | None = None) -> str:
        return "\n".join(version.provision.text for version in self.subtree(ref, on))

    def elucidation(self, ref: Ref, on: date | None = None) -> str:
        return ""

    def source(self, regulation: str) -> Source | None:
        return Source(regulation, self.kind, "", "", "") if self.holds(regulation) else None

    def articles(self, regulation: str, on: date | None = None) -> tuple[Ref, ...]:
        refs = [Ref.parse(key) for key in self.words]
        return tuple(ref for ref in refs if ref.regulation == regulation and len(ref.path) == 1)


@pytest.fixture(scope="module")
def bare() -> Grounds:
    return load_grounds(Bare())


def document(text: str) -> Document:
    lines = text.split("\n")
    return Document("surat.txt", "txt", "", tuple(Block(line, Place(line=n)) for n, line in enumerate(lines, 1)))


def found(result: Audit) -> list[tuple[str, str, str]]:
    """Severity, kind and ref of every finding."""
    return [(f.severity.value, f.kind.value, str(f.ref) if f.ref else "") for f in result.findings]


# --- the day of the letter ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sukamaju, 12 Oktober 2024", LetterDay(date(2024, 10, 12), True, True)),
        ("Nomor : 12/PM/2024          Sukamaju, 3 Mei 2023", LetterDay(date(2023, 5, 3), True, True)),
        ("Kota Lestari, 05-11-2024", LetterDay(date(2024, 11, 5), True, True)),
        ("Ditetapkan di Sukamaju\npada tanggal 1 Oktober 2024", LetterDay(date(2024, 10, 1), True, True)),
        ("Sukamaju,      Oktober 2024", LetterDay(date(2024, 10, 31), True, False)),  # the day is still a blank
        ("Rabu, 27 November 2024", LetterDay(TODAY, False, False)),  # a day of the week is no place
        ("Rapat diadakan di Sukamaju, 31 Februari 2024", LetterDay(TODAY, False, False)),  # no such day
        ("tanpa tanggal", LetterDay(TODAY, False, False)),
    ],
)
def test_letter_day(text: str, expected: LetterDay) -> None:
    assert letter_day(document(text), None, TODAY) == expected


def test_a_given_day_wins() -> None:
    given = date(2020, 1, 2)
    assert letter_day(document("Sukamaju, 12 Oktober 2024"), given, TODAY) == LetterDay(given, True, True)


# --- one citation -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2024-10-12", "UU 5/2014 tentang Aparatur Sipil Negara.", [("salah", "dicabut", "uu-5-2014")]),
        ("2016-10-12", "UU 5/2014 tentang Aparatur Sipil Negara.", []),
        ("2016-10-12", "ASN wajib netral menurut UU ASN.", []),  # a bare name is the act of its day
        ("2023-06-12", "UU 20/2023 tentang ASN.", [("salah", "belum-berlaku", "uu-20-2023")]),
        ("2024-10-12", "UU 20/2023 mencabut UU 5/2014.", [("info", "dicabut", "uu-5-2014")]),
        ("2023-06-12", "Perbuatan pada tahun 2020 itu melanggar PP 53/2010.", [("periksa", "dicabut", "pp-53-2010")]),
        (
            "2024-10-12",
            "UU 20/2023 tentang ASN dan PP 53/2010 tentang Disiplin PNS.",
            [("salah", "dicabut", "pp-53-2010")],
        ),
        # a PDF breaks lines behind a semicolon; the part that lives on is named all the same
        ("2024-10-12", "Pasal 7 ayat (3) PP 53/2010;\nHukuman sedang masih menurut PP 53/2010.", []),
        ("2024-10-12", "PP 94/2020 tentang Disiplin PNS.", [("salah", "salah-sebut", "pp-94-2021")]),
        ("2024-10-12", "PP 94/2021 tanggal 30 Agustus 2021.", [("salah", "tanggal-peraturan", "pp-94-2021")]),
        ("2024-10-12", "PP 94/2021 tanggal 31 Agustus 2021.", []),
        ("2024-10-12", "Pasal 99 UU 20/2023.", [("salah", "pasal-tidak-ada", "uu-20-2023/pasal-99")]),
        ("2024-10-12", "Pasal 2 huruf f UU 20/2023.", []),  # known by the norms, though no text is held
        ("2024-10-12", "Surat Edaran Bupati Nomor 9 Tahun 2024.", [("periksa", "tidak-dikenal", "")]),
        ("2024-10-12", "Nomor : 136/PM.00.02/K/10/2024", []),  # the letter's own number, not Putusan MK 136
        ("2024-10-12", "PP 94/2021 tidak berlaku bagi PPPK.", []),
        ("2024-10-12", "PPPK dijatuhi hukuman menurut PP 94/2021.", [("salah", "subjek", "pp-94-2021")]),
        # of a list of people an item binds those whom it names
        (
            "2024-01-12",
            "Pasal 280 ayat (2) huruf f UU 7/2017 sebagaimana diubah dengan UU 7/2023 melarang kepala desa ikut.",
            [("salah", "subjek", "uu-7-2017/pasal-280/ayat-2/huruf-f")],
        ),
        (
            "2024-01-12",
            "Pasal 280 ayat (2) huruf f dan huruf h UU 7/2017 sebagaimana diubah dengan UU 7/2023: kepala desa.",
            [],
        ),
        ("2024-10-12", "Laporan dikirim kepada KASN.", [("salah", "lembaga", "se-menpanrb-4-2024")]),
        ("2024-09-04", "Laporan dikirim kepada KASN.", []),  # the day itself is not after it
        ("2024-10-12", "SKB 2/2022 ditandatangani pula oleh Ketua KASN.", []),
    ],
)
def test_one_citation(bare: Grounds, day: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(audit(document(text), bare, today=TODAY, on=date.fromisoformat(day))) == expected


def test_every_number_of_a_joint_decree(bare: Grounds) -> None:
    text = "Keputusan Bersama Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022, dan Nomor 264 Tahun 2022."
    result = audit(document(text), bare, today=TODAY, on=date(2024, 10, 1))
    assert [finding.message for finding in result.findings] == [
        "SKB Netralitas 2022 tidak bernomor “Nomor 264 Tahun 2022”."
    ]


# --- quotations ---------------------------------------------------------------------------------------------------

INVENTED = {
    "uu-20-2023/pasal-9": "",
    "uu-20-2023/pasal-9/ayat-1": "Penjaga kebun wajib menyiram tanaman dua kali sehari.",
    "uu-20-2023/pasal-9/ayat-2": "Penjaga kebun dilarang memetik bunga selama 6 (enam) bulan.",
}


def test_a_few_words_are_a_quotation_where_the_letter_says_so() -> None:
    grounds = load_grounds(Shelf({"uu-20-2023/pasal-9": "", "uu-20-2023/pasal-9/ayat-1": "menjaga kebun; dan"}))
    kinds = {
        text: [f.kind.value for f in audit(document(text), grounds, today=TODAY, on=date(2024, 10, 1)).findings]
        for text in (
            "Pasal 9 ayat (1) UU 20/2023 berbunyi “tidak menjaga kebun”.",
            "Pasal 9 ayat (1) UU 20/2023 berbunyi “menjaga kebun”.",
            "Pasal 9 ayat (1) UU 20/2023 tentang “penjagaan kebun”.",  # a term of the writer's own
        )
    }
    assert list(kinds.values()) == [["kutipan"], [], []]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Penjaga kebun dilarang memetik bunga selama 6 (enam) bulan.", []),
        ("penjaga kebun dilarang … selama 6 (enam) bulan", []),  # an ellipsis leaves out, it does not change
        ("Penjaga kebun tidak dilarang memetik bunga selama 6 (enam) bulan", [("salah", "kutipan")]),
        ("Penjaga kebun dapat memetik bunga selama 6 (enam) bulan", [("salah", "kutipan")]),
        ("Penjaga kebun dilarang memetik bunga selama 3 (tiga) bulan", [("salah", "kutipan")]),
        ("Penjaga kebun wajib menyiram tanaman dua kali sehari", [("salah", "kutipan")]),  # words of ayat (1)
        ("Kata-kata yang sama sekali lain dari itu", [("salah", "kutipan")]),
    ],
)
def test_quotations(quote: str, expected: list[tuple[str, str]]) -> None:
    text = f"Pasal 9 ayat (2) UU 20/2023 berbunyi “{quote}”"
    result = audit(document(text), load_grounds(Shelf(INVENTED)), today=TODAY, on=date(2024, 10, 1))
    assert [pair[:2] for pair in found(result)] == expected


@pytest.mark.parametrize(
    ("shelf", "quote", "expected"),
    [
        (Shelf(INVENTED, flags=(Flag("urutan", "meragukan"),)), "dapat memetik", "periksa"),  # flagged: never a fault
        (Shelf(INVENTED, TextKind.SALINAN), "dilarang memetlk", "periksa"),  # a copy, and one letter misread
        (Shelf(INVENTED, TextKind.SALINAN), "dapat memetik", "periksa"),  # named, but a copy is no proof
        (Shelf(INVENTED, TextKind.NASKAH_RESMI), "dilarang memetlk", "salah"),
        (Shelf({}), "dilarang memetik", "periksa"),  # nothing held, nothing to compare with
    ],
)
def test_what_a_text_can_prove(shelf: Shelf, quote: str, expected: str) -> None:
    text = f"Pasal 9 ayat (2) UU 20/2023 berbunyi “Penjaga kebun {quote} bunga selama 6 (enam) bulan”"
    result = audit(document(text), load_grounds(shelf), today=TODAY, on=date(2024, 10, 1))
    assert [f.severity.value for f in result.findings if f.kind.value.startswith("kutipan")] == [expected]


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("a. menyiram; b. memupuk", "a. menyiram;\nb. memupuk", Likeness(1.0)),
        ("menyiram memupuk", "a. menyiram;\nb. memupuk", Likeness(1.0)),  # without the marks of the list
        ("ia wajib hadir", "ia tidak wajib hadir", Likeness(1.0, (Change((), ("tidak",)),))),
        ("sesuai ayat (1) saja", "sesuai ayat (2) saja", Likeness(0.75, (Change(("1",), ("2",)),))),
    ],
)
def test_likeness(quote: str, text: str, expected: Likeness) -> None:
    assert likeness(quote, (text,)) == expected


# --- whole letters ------------------------------------------------------------------------------------------------


def test_planted_faults_without_texts(bare: Grounds) -> None:
    cases = [case for case in load_cases() if not case.quoting]
    outcomes = run(cases, bare, Bare())
    met, planted = recall(outcomes, texts=False)
    assert (met >= 0.95 * planted, planted >= 40) == (True, True)
    assert [(o.case.name, a.message) for o in outcomes if not o.case.expected for a in o.alarms] == []


@pytest.mark.parametrize("seed", range(5))
def test_wrapped_lines_say_the_same(bare: Grounds, seed: int) -> None:
    """Where lines break is the word processor's business."""
    line = (
        "PNS yang melanggar dijatuhi hukuman menurut Pasal 8 Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin"
    )
    dice = random.Random(seed)
    text = "".join(dice.choice("  \n") if sign == " " else sign for sign in line)
    assert found(audit(document(text), bare, today=TODAY, on=date(2024, 10, 1))) == []
