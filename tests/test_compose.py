"""An answer, whole: the short answer first, then cases, conditions, sanctions, conflicts, the law, and what to mind."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.dates import PartialDate, Span
from corpus.model import Answer, Citation, Flag, RuledCase, RuledSanction, Status, TextKind, Verdict
from corpus.reference import Ref
from qa.cite import LONGEST_QUOTE, quotable
from qa.judge import Ruling
from qa.layout import since
from tests.fixtures.kota import NOTHING, TODAY, Kota, Shelf, kota, wording

ref = Ref.parse
URL = "https://jdih.example.go.id/uu-1-2030.pdf"
CHECKED = date(2038, 1, 1)
FLAG = Flag("ocr", "huruf kabur")
TEXTS = Shelf((wording("uu-1-2030/pasal-3/ayat-1", "Petugas tidak boleh menari\ndi panggung calon.", flags=(FLAG,)),))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def told(town: Kota, question: str, texts: Shelf = NOTHING, today: date = TODAY) -> Answer:
    reply, _ = town.assistant(texts).ask(question, as_of=None, today=today)
    assert isinstance(reply, Answer)
    return reply


def digest(place: str, label: str) -> Citation:
    span = Span.of("2030-06-01")
    return Citation(
        ref(place), label, None, TextKind.IKHTISAR, Status.BERLAKU, (), False, span, CHECKED, URL, "menari-asn"
    )


def test_a_whole_answer(town: Kota) -> None:
    first = Citation(
        ref=ref("uu-1-2030/pasal-3/ayat-1"),
        label="Pasal 3 ayat (1) UU 1/2030",
        quote="Petugas tidak boleh menari\ndi panggung calon.",
        text=TextKind.SALINAN,
        status=Status.BERLAKU,
        span=Span.of("2030-06-01"),
        checked_until=CHECKED,
        url=URL,
        norm="menari-asn",
        flags=(FLAG,),
    )
    assert told(town, "bolehkah menari untuk calon?", TEXTS) == Answer(
        question="bolehkah menari untuk calon?",
        as_of=TODAY,
        verdict=Verdict.DILARANG,
        text="""\
**Dilarang.** Menari bagi calon dilarang. [1]

**Kasus per kasus**
- **topeng: boleh bersyarat.** Topeng dicatat. [2]

**Syarat**
- Latihan di rumah tidak termasuk. [3]

**Sanksi**
- Dicabut sepatunya. [4]

**Yang mengubah jawaban ini**
- Topeng mengubah sanksi.

**Dasar hukum**
1. Pasal 3 ayat (1) UU 1/2030 (salinan, berlaku) — “Petugas tidak boleh menari di panggung calon.”
2. Pasal 4 UU 1/2030 (ikhtisar, berlaku)
3. Pasal 3 ayat (2) UU 1/2030 (ikhtisar, berlaku)
4. Pasal 10 UU 1/2030 (ikhtisar, berlaku)

**Catatan**
- Pertanyaan tidak menyebut siapa pelakunya; dijawab untuk pegawai ASN.
- Tarian daerah tidak disebut.
- Perubahan aturan diperiksa sampai 1 Januari 2038; sesudah tanggal itu periksa JDIH.
- Naskah Pasal 3 ayat (1) UU 1/2030 bertanda: huruf kabur""",
        citations=(
            first,
            digest("uu-1-2030/pasal-4", "Pasal 4 UU 1/2030"),
            digest("uu-1-2030/pasal-3/ayat-2", "Pasal 3 ayat (2) UU 1/2030"),
            digest("uu-1-2030/pasal-10", "Pasal 10 UU 1/2030"),
        ),
        conditions=("Latihan di rumah tidak termasuk. [3]",),
        # the case of the hat rests on a repealed act and is left out
        cases=(RuledCase("topeng", Verdict.BOLEH_BERSYARAT, (ref("uu-1-2030/pasal-4"),), "Topeng dicatat."),),
        asks=("Apakah memakai topeng?",),
        sanctions=(RuledSanction("Dicabut sepatunya.", (ref("uu-1-2030/pasal-10"),)),),
        caveats=(
            "Pertanyaan tidak menyebut siapa pelakunya; dijawab untuk pegawai ASN.",
            "Tarian daerah tidak disebut.",
            "Perubahan aturan diperiksa sampai 1 Januari 2038; sesudah tanggal itu periksa JDIH.",
            "Naskah Pasal 3 ayat (1) UU 1/2030 bertanda: huruf kabur",
        ),
        changes=("Topeng mengubah sanksi.",),
        conduct="menari",
    )


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        ("bolehkah menari untuk calon?", ["Kasus per kasus", "Syarat", "Sanksi", "Yang mengubah jawaban ini"]),
        ("apa sanksi menari untuk calon?", ["Sanksi", "Kasus per kasus", "Syarat", "Yang mengubah jawaban ini"]),
    ],
)
def test_who_asks_for_the_sanction_has_it_first(town: Kota, question: str, headings: list[str]) -> None:
    titles = [line.strip("*") for line in told(town, question).text.split("\n") if line.startswith("**")]
    assert titles[1:] == [*headings, "Dasar hukum", "Catatan"]


def test_a_circular_against_the_law_is_shown_as_a_conflict(town: Kota) -> None:
    answer = told(town, "asn menari untuk calon waktu pilkada 2034")
    assert (answer.verdict, answer.conflicts) == (
        Verdict.DILARANG,
        ("Edaran membolehkan menari. Aturan yang lebih tinggi menentukan. [5]",),
    )


def test_cases_that_differ_are_told_one_by_one_and_asked_about(town: Kota) -> None:
    answer = told(town, "melukis wajah calon")
    assert (answer.verdict, answer.cases, answer.asks) == (
        Verdict.DILARANG,
        (
            RuledCase(
                "pegawai ASN (Pemilu)",
                Verdict.DILARANG,
                (ref("uu-1-2030/pasal-8"),),
            ),
            RuledCase(
                "pegawai ASN (Pilkada)",
                Verdict.BOLEH,
                (ref("uu-1-2030/pasal-9"),),
            ),
        ),
        ("Anda PNS, PPPK, atau bukan ASN?", "Pemilu atau Pilkada?"),
    )


def test_a_conduct_that_may_be_meant_as_well_is_a_case(town: Kota) -> None:
    assistant = town.assistant()
    query = assistant.understanding.query("pns menari untuk calon", as_of=TODAY)
    main, other = (assistant.judge.rule(conduct, query) for conduct in ("menari", "melukis"))
    assert isinstance(main, Ruling)
    assert isinstance(other, Ruling)
    answer = assistant.composer.answer(query, replace(main, beside=(other,)), today=TODAY)
    case, norm = answer.cases[-1], other.norms[0]
    label = town.norms.conducts["melukis"].label
    assert (case.when, case.verdict, case.text) == (f"Bila yang dimaksud “{label}”", other.verdict, norm.statement)
    assert {item.ref for item in answer.citations} >= set(case.citations) > set()
    # what rests on the same places is said already
    assert assistant.composer.answer(query, replace(main, beside=(main,)), today=TODAY).cases == answer.cases[:-1]


def test_the_penalty_of_the_day_stands_beside_todays(town: Kota) -> None:
    answer = told(town, "pns melukis wajah calon pemilu 2035")
    place = (ref("uu-1-2030/pasal-20"),)
    assert answer.sanctions == (
        RuledSanction("Kurungan satu hari.", place),
        RuledSanction(
            "Hukum hari ini (Pasal 3 KUHP: yang lebih ringan bagi pelaku yang dipakai): Denda satu keping.", place
        ),
    )
    assert answer.caveats == (
        "Hanya tahun yang disebut; dijawab menurut hukum per 1 Juli 2035.",
        "Penerapannya tafsir kami.",
    )


def test_who_looks_for_a_way_around_is_told_the_rule(town: Kota) -> None:
    answer = told(town, "asn menari untuk calon biar tidak ketahuan", today=date(2037, 1, 1))
    assert answer.verdict is Verdict.DILARANG
    assert " | ".join(answer.caveats) == (
        "Netral menjelaskan aturan, tidak membantu mencari celahnya; "
        "akun lain atau nama samaran tidak mengubah aturan. | Tarian daerah tidak disebut."
    )


def test_a_long_text_is_quoted_in_whole_lines_from_its_start() -> None:
    lines = [f"baris {number} " + "kata " * 30 for number in range(20)]
    text = "\n".join(lines)
    quote = quotable(text)
    assert (len(quote) <= LONGEST_QUOTE, text.startswith(quote + "\n"), quotable("pendek")) == (True, True, "pendek")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (None, ""),
        (PartialDate.parse("2022-09-22"), "sejak 22 September 2022"),
        (PartialDate.parse("2022"), "sejak 2022"),
    ],
)
def test_since(start: PartialDate | None, words: str) -> None:
    assert since(start) == words
