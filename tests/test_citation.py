"""The citation grammar: what it finds in people's and lawyers' sentences, and what it must leave alone."""

import random
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.citation import Mention, Names, Written, find, find_within, label, parse, pinpoints
from corpus.errors import BadReference
from corpus.model import Name
from corpus.reference import Ref

RULES = Names.of(())
NAMES = Names.of(
    [
        Name("uu-5-2014", "uu", "5", 2014, ("UU 5/2014", "UU ASN", "UU Aparatur Sipil Negara")),
        Name("uu-20-2023", "uu", "20", 2023, ("UU 20/2023", "UU ASN", "UU Aparatur Sipil Negara")),
        Name("uu-7-2017", "uu", "7", 2017, ("UU 7/2017", "UU Pemilu")),
        Name("uu-1-2015", "uu", "1", 2015, ("UU 1/2015", "UU Pilkada")),
        Name("pp-94-2021", "pp", "94", 2021, ("PP 94/2021", "PP Disiplin PNS", "PP Disiplin")),
        Name("se-menpanrb-18-2023", "se", "18", 2023, ("SE 18/2023",)),
        Name("se-menpanrb-b-71-2017", "surat", "B/71/M.SM.00.00/2017", 2017, ("Surat B/71/2017",)),
        Name("permenkominfo-14-2014", "permen", "14", 2014, ("Permenkominfo 14/2014",)),
        Name("mk-136-puu-xxii-2024", "mk", "136/PUU-XXII/2024", 2024, ("Putusan MK 136/PUU-XXII/2024",)),
        Name("skb-5-2020", "skb", "5", 2020, ("SKB 2020", "6/SKB/KASN/9/2020")),
        Name(
            "skb-2-2022",
            "skb",
            "2",
            2022,
            ("SKB Netralitas 2022", "SKB Netralitas", "800-5474/2022", "246 Tahun 2022", "1447.1/PM.01/K.1/09/2022"),
        ),
    ]
)

BY_RULE = [
    # regulations
    ("UU No. 7 Tahun 2017", "uu-7-2017"),
    ("Undang-Undang Republik Indonesia Nomor 7 Tahun 2017", "uu-7-2017"),
    ("UNDANG-UNDANG NOMOR 7 TAHUN 2017", "uu-7-2017"),
    ("Undang–Undang Nomor 7 Tahun 2017", "uu-7-2017"),  # a word processor's dash
    ("UU no 7/2017", "uu-7-2017"),
    ("uu 7 2017", "uu-7-2017"),
    ("uu7/2017", "uu-7-2017"),
    ("UU No.7 Th. 2017", "uu-7-2017"),
    ("uu nomer 7 thn 2017", "uu-7-2017"),
    ("UU Tahun 2017 Nomor 7", "uu-7-2017"),
    ("UU Pemilu yang baru Nomor 7 Tahun 2017", "uu-7-2017"),  # words between, but "Nomor" is said
    ("PP 94/2021", "pp-94-2021"),
    ("Peraturan Pemerintah No 94 Tahun 2021", "pp-94-2021"),
    ("Perppu 1/2022", "perppu-1-2022"),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022", "perppu-1-2022"),  # not PP, not UU
    ("Perpres 91/2024", "perpres-91-2024"),
    ("Inpres 1/2020", "inpres-1-2020"),
    ("PKPU 15/2023", "pkpu-15-2023"),
    ("Peraturan KPU No. 04 Tahun 2017", "pkpu-4-2017"),
    ("Perbawaslu 6/2018", "perbawaslu-6-2018"),
    ("Peraturan Badan Pengawas Pemilihan Umum Nomor 6 Tahun 2018", "perbawaslu-6-2018"),
    ("Peraturan BKN 6/2022", "bkn-6-2022"),
    ("Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022", "bkn-6-2022"),
    ("Perka BKN No 21 Tahun 2010", "bkn-21-2010"),
    ("Permenkominfo 14/2014", "permenkominfo-14-2014"),
    ("Peraturan Menteri Komunikasi dan Informatika Nomor 14 Tahun 2014", "permenkominfo-14-2014"),
    ("11/PER/M.KOMINFO/4/2007", "permenkominfo-11-2007"),
    ("PermenPAN-RB No. 8 Tahun 2021", "permenpanrb-8-2021"),
    ("Kepmen 5/2020", "kepmen-5-2020"),
    ("Kepmendagri No 100 Tahun 2022", "kepmendagri-100-2022"),
    ("Putusan MK Nomor 136/PUU-XXII/2024", "mk-136-puu-xxii-2024"),
    ("Putusan Mahkamah Konstitusi No. 136/PUU-XXII/2024", "mk-136-puu-xxii-2024"),
    ("perkara nomor 122/PUU-XXII/2024", "mk-122-puu-xxii-2024"),
    ("Putusan MK 136/2024", "mk-136-puu-xxii-2024"),  # the court's year is Roman from 2003
    ("amar Putusan MK 136/PUU-XXII/2024", "mk-136-puu-xxii-2024/amar"),
    ("SE MenPANRB 18/2023", "se-menpanrb-18-2023"),
    ("Surat Edaran Menteri PANRB Nomor 18 Tahun 2023", "se-menpanrb-18-2023"),
    ("B/71/M.SM.00.00/2017", "se-menpanrb-b-71-2017"),
    ("Surat MenPANRB B/2355/M.PANRB/07/2015", "se-menpanrb-b-2355-2015"),
    ("surat KASN Nomor B-2900/KASN/11/2017", "surat-kasn-b-2900-2017"),
    ("SE Kepala BKN Nomor 02/SE/2016", "se-bkn-02-2016"),
    ("UUD 1945", "uud-1945"),
    ("Pasal 28 D ayat (3) UUD 1945", "uud-1945/pasal-28d/ayat-3"),  # the letter stands apart, an ayat follows
    ("KUHP", "uu-1-2023"),
    ("pasal 79 KUHP lama", "uu-1-1946/pasal-79"),
    # places
    ("pasal 5 huruf n angka 1 PP 94/2021", "pp-94-2021/pasal-5/huruf-n/angka-1"),
    ("Ps 280 (3) UU No. 7 Tahun 2017", "uu-7-2017/pasal-280/ayat-3"),
    ("PP 94 thn 2021 ps 5 n", "pp-94-2021/pasal-5/huruf-n"),
    ("ps 5 n 1 PP 94/2021", "pp-94-2021/pasal-5/huruf-n/angka-1"),
    ("283 ayat 2 UU 7/2017", "uu-7-2017/pasal-283/ayat-2"),  # the word is left out, an act stands beside it
    ("UU 7/2017 283 ayat (2)", "uu-7-2017/pasal-283/ayat-2"),
    ("pasal5 ayat 2 uu 7/2017", "uu-7-2017/pasal-5/ayat-2"),
    ("psl.71 ayat (1), UU 10/2016", "uu-10-2016/pasal-71/ayat-1"),
    ("Pasal 5 PP 94/2021 huruf n", "pp-94-2021/pasal-5/huruf-n"),
    ("Pasal 133A UU 10/2016", "uu-10-2016/pasal-133a"),
    ("Pasal 14 huruf b1 UU 1/2024", "uu-1-2024/pasal-14/huruf-b1"),
    ("Pasal 72 ayat (1a) PKPU 20/2023", "pkpu-20-2023/pasal-72/ayat-1a"),
    ("Pasal I angka 9 UU 1/2024", "uu-1-2024/pasal-i/angka-9"),
    ("Pasal 283 ayat (1) dalam UU 7/2017", "uu-7-2017/pasal-283/ayat-1"),
    ("UU 7/2017 khususnya Pasal 283", "uu-7-2017/pasal-283"),
    ("Pasal 490 (UU 7/2017)", "uu-7-2017/pasal-490"),
    ("Pasal 5, huruf n, angka 1 PP 94/2021", "pp-94-2021/pasal-5/huruf-n/angka-1"),  # commas go down, not on
    ("Penjelasan Pasal 5 huruf n angka 1 PP 94/2021", "pp-94-2021/pasal-5/huruf-n/angka-1/penjelasan"),
    ("Penjelasan Umum UU 7/2017", "uu-7-2017/penjelasan/umum"),
    ("minta penjelasan pasal 5 PP 94/2021", "pp-94-2021/pasal-5"),  # asks for an explanation
    ("Lampiran II UU 1/2026", "uu-1-2026/lampiran-ii"),
    ("UU 1/2026 Lampiran I nomor 124, Pasal 490", "uu-1-2026/lampiran-i/butir-124/pasal-490"),
    ("isi SE MenPANRB 18/2023", "se-menpanrb-18-2023/isi"),
    ("apa isi UU 7/2017", "uu-7-2017"),  # an act has no part called isi
    ("Diktum KETIGA SKB 2/2022", "skb-2-2022/diktum-ketiga"),
    ("pp-94-2021/pasal-5/huruf-n", "pp-94-2021/pasal-5/huruf-n"),
    # lists and ranges
    (
        "Pasal 11 huruf a, b, dan c PP 42/2004",
        "pp-42-2004/pasal-11/huruf-a pp-42-2004/pasal-11/huruf-b pp-42-2004/pasal-11/huruf-c",
    ),
    (
        "Pasal 187 sampai dengan Pasal 190 UU 1/2015",
        "uu-1-2015/pasal-187 uu-1-2015/pasal-188 uu-1-2015/pasal-189 uu-1-2015/pasal-190",
    ),
    ("Pasal 280-282 UU 7/2017", "uu-7-2017/pasal-280 uu-7-2017/pasal-281 uu-7-2017/pasal-282"),
    ("Pasal 280 s.d. 281 UU 7/2017", "uu-7-2017/pasal-280 uu-7-2017/pasal-281"),
    ("Pasal 280 s/d Pasal 281 UU 7/2017", "uu-7-2017/pasal-280 uu-7-2017/pasal-281"),
    ("Pasal 72A-72B PKPU 20/2023", "pkpu-20-2023/pasal-72a pkpu-20-2023/pasal-72b"),
    (
        "PP 53/2010 Pasal 4 angka 15 huruf a-b",
        "pp-53-2010/pasal-4/angka-15/huruf-a pp-53-2010/pasal-4/angka-15/huruf-b",
    ),
    (
        "Pasal 5 huruf n angka 1 dan angka 2 PP 94/2021",
        "pp-94-2021/pasal-5/huruf-n/angka-1 pp-94-2021/pasal-5/huruf-n/angka-2",
    ),
    (
        "UU 20/2023 Pasal 52 ayat (3) huruf j dan ayat (4)",
        "uu-20-2023/pasal-52/ayat-3/huruf-j uu-20-2023/pasal-52/ayat-4",
    ),
    ("PP 42/2004 Pasal 15 ayat (1), (2)", "pp-42-2004/pasal-15/ayat-1 pp-42-2004/pasal-15/ayat-2"),
    ("UU 6/2014 Pasal 29 huruf g, Pasal 51 huruf g", "uu-6-2014/pasal-29/huruf-g uu-6-2014/pasal-51/huruf-g"),
    ("Pasal 14 huruf i jo. Pasal 8 ayat (4) PP 94/2021", "pp-94-2021/pasal-14/huruf-i pp-94-2021/pasal-8/ayat-4"),
    # several mentions
    ("Pasal 188 UU 1/2015 jo. UU 1/2026", "uu-1-2015/pasal-188 uu-1-2026"),
    ("UU 1/2015 Pasal 189 juncto Pasal 70 ayat (1) UU 10/2016", "uu-1-2015/pasal-189 uu-10-2016/pasal-70/ayat-1"),
    ("Pasal 283 UU 7/2017, PP 94/2021 Pasal 5", "uu-7-2017/pasal-283 pp-94-2021/pasal-5"),
    ("Pasal 5 PP 94/2021. Menurut pasal tersebut", "pp-94-2021/pasal-5 pp-94-2021/pasal-5"),
    (
        "Pasal 5 PP 94/2021, lalu ayat (2) dan huruf b",
        "pp-94-2021/pasal-5 pp-94-2021/pasal-5/ayat-2 pp-94-2021/pasal-5/ayat-2/huruf-b",
    ),
    ("Pasal 5 PP 94/2021 juga Pasal 6", "pp-94-2021/pasal-5 pp-94-2021/pasal-6"),
    ("Pasal 5 PP 94/2021 dan Pasal 7 UU Antariksa", "pp-94-2021/pasal-5"),  # an act we cannot name takes its own
    ("KUHP (UU 1/2023) Pasal 79", "uu-1-2023 uu-1-2023/pasal-79"),
]

BY_NAME = [
    ("Psl. 71 ayat (1) UU Pilkada", "uu-1-2015/pasal-71/ayat-1"),
    ("UU Pilkada pasal 71", "uu-1-2015/pasal-71"),
    ("Undang-Undang Pemilu pasal 280", "uu-7-2017/pasal-280"),  # the kind may be written out
    ("pasal 9 uu asn", "uu-20-2023/pasal-9"),  # newest first
    ("UU ASN tahun 2014", "uu-5-2014"),
    ("PP Disiplin PNS pasal 5 huruf n", "pp-94-2021/pasal-5/huruf-n"),
    ("PP Disiplin No 94 Tahun 2021", "pp-94-2021"),
    ("SE 18/2023", "se-menpanrb-18-2023"),  # the office is missing; the catalogue knows one
    ("SE Nomor 18 Tahun 2023", "se-menpanrb-18-2023"),
    ("Permen Nomor 14 Tahun 2014", "permenkominfo-14-2014"),
    ("Lampiran II kode etik nomor 1 SKB Netralitas 2022", "skb-2-2022/lampiran-ii/kode-etik/butir-1"),
    # the row before its annex
    (
        "butir 5 tabel pelanggaran kode etik Lampiran II SKB Netralitas 2022",
        "skb-2-2022/lampiran-ii/kode-etik/butir-5",
    ),
    ("isi butir 12 disiplin pada Lampiran II SKB Netralitas", "skb-2-2022/lampiran-ii/disiplin/butir-12"),
    ("poin 4 dalam Lampiran II kode etik SKB Netralitas", "skb-2-2022/lampiran-ii/kode-etik/butir-4"),
    ("butir 3 Lampiran II SKB Netralitas", "skb-2-2022/lampiran-ii/butir-3"),  # which table is not said
    ("butir 3 tabel SKB Netralitas", "skb-2-2022"),  # a table of no annex is no place
    ("SKB Nomor 246 Tahun 2022", "skb-2-2022"),
    ("Nomor 1447.1/PM.01/K.1/09/2022", "skb-2-2022"),
    ("Nomor 800-5474 Tahun 2022", "skb-2-2022"),
    ("6/SKB/KASN/9/2020", "skb-5-2020"),  # the whole number is known; its code alone would say a letter of KASN
    ("SKB 2020", "skb-5-2020"),  # a year, not a number
    ("UU 7", "uu-7-2017"),  # no year, but one such act is known
]

NO_CITATION = [
    "Gara-gara pasal sepele mereka bertengkar.",
    "Hubungi 0812-3456-7890 atau (021) 555-1234.",
    "Anggarannya Rp5.000.000,00 dan naik 12,5%.",
    "Rapat tanggal 17/2/2024 pukul 10.30.",
    "Saya main PS 5 di rumah.",  # a game console
    "Surah Al-Baqarah ayat 5",
    "PP 5 orang diganti",
    "UU itu berlaku untuk semua.",
    "Nomor 2 Tahun 2022",  # of what?
    "Lihat lampiran di bawah ini.",
    "Bab VII skripsi saya",
    "se-Indonesia dan se-kabupaten 2024",
    "Pemilu 2024 dan Pilkada 2024",
    "covid-2019 dan pemilu-2024",
    "Pasal 5.000 unit",
    "angka 10 juta, huruf besar, butir 3",
    "",
]


def refs(text: str, names: Names) -> str:
    return " ".join(str(ref) for mention in find(text, names) for ref in mention.refs)


@pytest.mark.parametrize(("text", "expected"), BY_RULE)
def test_by_rule_alone(text: str, expected: str) -> None:
    assert refs(text, RULES) == expected


@pytest.mark.parametrize(("text", "expected"), [*BY_NAME, *(row for row in BY_RULE if row[0] != "UUD 1945")])
def test_with_the_names_of_a_catalogue(text: str, expected: str) -> None:
    assert refs(text, NAMES) == expected


@pytest.mark.parametrize("text", NO_CITATION)
def test_what_is_no_citation(text: str) -> None:
    assert find(text, NAMES) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menurut Pasal 5, 12 PNS diperiksa", (("pasal-5",),)),  # twelve people, not Pasal 12
        ("Pasal 5 dan 12 orang saksi", (("pasal-5",),)),
        ("Pasal 3 dan 4 mengatur", (("pasal-3",), ("pasal-4",))),
        ("pasal 5 g boleh ya", (("pasal-5",),)),  # "g" says tidak
        ("Pasal 5\n(1) Setiap PNS wajib", (("pasal-5",),)),  # a heading with its text below it
        ("Pasal 71 UU Antariksa", (("pasal-71",),)),
    ],
)
def test_places_without_a_known_regulation(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert [(mention.places, mention.refs) for mention in find(text, RULES)] == [(expected, ())]


def test_a_whole_mention() -> None:
    text = "Sesuai Pasal 9 ayat (2) UU ASN, tidak boleh."
    assert find(text, NAMES) == (
        Mention(
            text="Pasal 9 ayat (2) UU ASN",
            start=7,
            end=30,
            refs=(Ref.parse("uu-20-2023/pasal-9/ayat-2"),),
            places=(("pasal-9", "ayat-2"),),
            regulation=Written("UU ASN", 24, 30, kind="uu", candidates=("uu-20-2023", "uu-5-2014")),
            candidates=("uu-20-2023", "uu-5-2014"),
        ),
    )
    assert find(text, NAMES)[0].refs_in("uu-5-2014") == (Ref.parse("uu-5-2014/pasal-9/ayat-2"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU 10/2014 tentang ASN boleh ikut?", ("uu-10-2014", "10", 2014, "ASN")),
        ("uu 7/2023 ttg pemilu, gimana?", ("uu-7-2023", "7", 2023, "pemilu")),
        (
            "UU 9/2031 tentang Pemilihan Bupati, Camat, dan Lurah mengatur itu",
            ("uu-9-2031", "9", 2031, "Pemilihan Bupati, Camat, dan Lurah"),
        ),
        (
            "UU 4/2032 tentang Perubahan atas Undang-Undang Nomor 9 Tahun 2031 tentang Pemilihan Lurah, yang",
            ("uu-4-2032", "4", 2032, "Perubahan atas Undang-Undang Nomor 9 Tahun 2031 tentang Pemilihan Lurah"),
        ),
        ("UU 9/2031 tentang Pemilihan Lurah dan Pasal 5", ("uu-9-2031", "9", 2031, "Pemilihan Lurah")),
    ],
)
def test_title_as_written(text: str, expected: tuple[str, str, int, str]) -> None:
    written = find(text, RULES)[0].regulation
    assert written is not None
    assert (*written.candidates, written.number, written.year, written.title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU 1/2015 sebagaimana telah diubah dengan UU 8/2015", ["uu-8-2015"]),
        ("UU 1/2015 sebagaimana telah beberapa kali diubah, terakhir dengan UU 6/2020", ["uu-6-2020"]),
        ("UU 1/2015 yang diubah dengan UU 8/2015 dan terakhir dengan UU 10/2016", ["uu-8-2015", "uu-10-2016"]),
        ("UU 1/2015 tentang Pemilihan (sebagaimana telah diubah dengan UU 10/2016)", ["uu-10-2016"]),
        ("UU 1/2015 dan UU 10/2016", []),
        ("UU 1/2015 sebagaimana telah diubah", []),
    ],
)
def test_chain_of_amendments(text: str, expected: list[str]) -> None:
    first = find(text, RULES)[0]
    assert first.refs == (Ref("uu-1-2015"),)
    assert [act.candidates[0] for act in first.amenders] == expected


def test_place_of_an_amended_act() -> None:
    text = "Pasal 71 UU 1/2015 tentang Pemilihan Lurah sebagaimana telah diubah dengan UU 10/2016"
    (mention,) = find(text, RULES)
    assert (mention.text, mention.refs) == (text, (Ref.parse("uu-1-2015/pasal-71"),))
    assert mention.regulation is not None
    assert mention.regulation.text == "UU 1/2015 tentang Pemilihan Lurah"


SIGNERS = "Menteri PANRB, Menteri Dalam Negeri, Kepala BKN, Ketua KASN, dan Ketua Bawaslu"
NUMBERS = (
    "Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022, Nomor 30 Tahun 2022, "
    "Nomor 1447.1/PM.01/K.1/09/2022"
)


@pytest.mark.parametrize("names", [RULES, NAMES])
def test_a_joint_decree_with_a_number_from_each_signer(names: Names) -> None:
    text = f"Keputusan Bersama {SIGNERS} {NUMBERS}"
    (mention,) = find(f"Menurut {text}, dilarang", names)
    assert (mention.text, mention.refs) == (text, (Ref("skb-2-2022"),))


def test_context_given_by_the_caller() -> None:
    context = Ref.parse("pp-94-2021/pasal-5/huruf-n")
    found = find("Pasal 6; ayat (2), atau pasal tersebut", RULES, context)
    assert [(str(*m.refs), m.inherited) for m in found] == [
        ("pp-94-2021/pasal-6", True),
        ("pp-94-2021/pasal-6/ayat-2", True),
        ("pp-94-2021/pasal-6", True),
    ]
    assert [m.refs for m in find("huruf k", RULES, context)] == [(Ref.parse("pp-94-2021/pasal-5/huruf-k"),)]


def test_places_in_a_regulations_own_text_are_its_own() -> None:
    found = find_within("Pasal 9 UU 5/2014 dan Pasal 6", RULES, Ref("pp-94-2021"))
    assert [str(*m.refs) for m in found] == ["uu-5-2014/pasal-9", "pp-94-2021/pasal-6"]


def test_juncto_is_kept() -> None:
    assert [m.juncto for m in find("Pasal 188 UU 1/2015 jo. UU 1/2026", RULES)] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pp-94-2021/pasal-5/huruf-n/angka-1", "pp-94-2021/pasal-5/huruf-n/angka-1"),
        ("UU-7-2017", "uu-7-2017"),
        ("Pasal 5 huruf n angka 1 PP 94/2021", "pp-94-2021/pasal-5/huruf-n/angka-1"),
        ("apa bunyi pasal 9 UU ASN?", "uu-20-2023/pasal-9"),
    ],
)
def test_parse(text: str, expected: str) -> None:
    assert parse(text, NAMES) == Ref.parse(expected)


@pytest.mark.parametrize("text", ["", "halo", "Pasal 5", "Pasal 5 dan Pasal 6 PP 94/2021", "UU 7/2017 dan PP 94/2021"])
def test_parse_refuses_what_is_not_one_reference(text: str) -> None:
    with pytest.raises(BadReference):
        parse(text, NAMES)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("pp-94-2021/pasal-5/huruf-n/angka-1", "Pasal 5 huruf n angka 1 PP 94/2021"),
        ("uu-1-2015/pasal-71/ayat-1", "Pasal 71 ayat (1) UU 1/2015"),
        ("pp-94-2021/pasal-5/huruf-n/angka-1/penjelasan", "Penjelasan Pasal 5 huruf n angka 1 PP 94/2021"),
        ("uu-1-2024/pasal-i/angka-9", "Pasal I angka 9 UU 1/2024"),
        ("uu-10-2016/pasal-133a/ayat-1a", "Pasal 133A ayat (1a) UU 10/2016"),
        ("skb-2-2022/lampiran-ii/kode-etik/butir-1", "Lampiran II kode etik nomor 1 SKB Netralitas 2022"),
        ("skb-2-2022/lampiran-ii/disiplin/butir-3", "Lampiran II disiplin nomor 3 SKB Netralitas 2022"),
        ("uu-1-2026/lampiran-i/butir-124/pasal-490", "Lampiran I nomor 124, Pasal 490 UU 1/2026"),
        ("mk-136-puu-xxii-2024", "Putusan MK 136/PUU-XXII/2024"),
        ("mk-136-puu-xxii-2024/amar", "Amar Putusan MK 136/PUU-XXII/2024"),
        ("se-menpanrb-18-2023", "SE MenPANRB 18/2023"),
        ("se-menpanrb-b-71-2017", "SE MenPANRB B/71/2017"),
        ("permenpanrb-8-2021", "PermenPANRB 8/2021"),
        ("permenkominfo-11-2007", "Permenkominfo 11/2007"),
        ("bkn-6-2022", "Peraturan BKN 6/2022"),
        ("uud-1945/pasal-28d/ayat-3", "Pasal 28D ayat (3) UUD 1945"),
        ("uu-7-2017/penjelasan/umum", "Penjelasan Umum UU 7/2017"),
        ("pernyataan-mendagri", "pernyataan-mendagri"),  # nothing to print it by: the id
    ],
)
def test_label(ref: str, expected: str) -> None:
    assert label(Ref.parse(ref), {"skb-2-2022": "SKB Netralitas 2022"}) == expected


SERIES = [
    "uu",
    "pp",
    "perppu",
    "perpres",
    "keppres",
    "inpres",
    "pkpu",
    "perbawaslu",
    "bkn",
    "permenkominfo",
    "permendagri",
]
SERIES += ["permenpanrb", "kepmendagri", "se-menpanrb", "se-bkn", "surat-kasn", "skb", "perpol", "dkpp", "kpt-kpu"]


def _any_ref(chance: random.Random) -> Ref:
    year = chance.randint(2003, 2026)
    regulation = f"{chance.choice(SERIES)}-{chance.randint(1, 150)}-{year}"
    article = chance.choice([f"pasal-{chance.randint(1, 600)}", f"pasal-{chance.randint(1, 99)}b", "pasal-ii"])
    path = [article]
    path += [f"ayat-{chance.randint(1, 12)}{chance.choice(['', '', 'a'])}"] * chance.randint(0, 1)
    path += [f"huruf-{chance.choice('abcdeghijklmnopqrstuvwxyz')}"] * chance.randint(0, 1)
    path += [f"angka-{chance.randint(1, 30)}"] * chance.randint(0, 1)
    path += ["penjelasan"] * chance.randint(0, 1)
    annex = ["lampiran-ii", chance.choice(["kode-etik", "disiplin"]), f"butir-{chance.randint(1, 20)}"]
    return Ref(regulation, tuple(chance.choice([path, path, path, annex, ["penjelasan", "umum"], []])))


@pytest.mark.parametrize("seed", range(200))
def test_every_label_is_read_back(seed: int) -> None:
    ref = _any_ref(random.Random(seed))
    assert [mention.refs for mention in find(f"Menurut {label(ref)}, begitu.", RULES)] == [(ref,)]


def test_what_the_catalogue_calls_its_regulations_is_read_back() -> None:
    catalogue = load_catalogue()
    names = Names.of(catalogue.names())
    shorts = {regulation.id: regulation.short for regulation in catalogue}
    read = {id: [mention.refs for mention in find(label(Ref(id), shorts), names)] for id in shorts}
    assert read == {id: [(Ref(id),)] for id in shorts}
    aliases = [(regulation.id, alias) for regulation in catalogue for alias in regulation.aliases]
    unread = [(id, alias) for id, alias in aliases if id not in {c for m in find(alias, names) for c in m.candidates}]
    assert unread == []


@pytest.mark.parametrize("seed", range(30))
def test_mentions_stand_in_order_and_where_they_say(seed: int) -> None:
    chance = random.Random(seed)
    scraps = (
        [row[0] for row in (*BY_RULE, *BY_NAME)] + NO_CITATION + ["dan", "(", ")", ",", "jo.", "\n\n", "Pasal", "ayat"]
    )
    text = " ".join(chance.choices(scraps, k=40))
    found = find(text, NAMES)
    assert all(mention.text == text[mention.start : mention.end] for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "scrap",
    [
        "Pasal 1, ",
        "ps 5, ",
        "Pasal 1-999 ",
        "Pasal 5 huruf a, ",
        "UU Keputusan Bersama ",
        "UU 7/2017 tentang Perubahan atas ",
        "UU 7/2017 sebagaimana telah diubah ",
        "UU tentang A, B, ",
        "sampai dengan ",
        "a.a.a.a-a/",
        "uu-1-",
        "(((1",
        "1.",
        "1-",
        "nomor ",
        "9",
    ],
)
def test_hostile_repetition_ends(scrap: str) -> None:
    """A pattern that tries the same stretch again and again would not come back from 200,000 characters."""
    text = (scrap * (200_000 // len(scrap) + 1))[:200_000]
    assert all(mention.end <= len(text) for mention in find(text, RULES))


PLACES = ("Pasal", "Lampiran", "Menimbang", "Mengingat", "butir", "amar")


def _pinpoints(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key in {"pinpoint", "sanction_pinpoint"}:
                yield str(below)
            else:
                yield from _pinpoints(below)
    elif isinstance(value, list):
        for below in value:
            yield from _pinpoints(below)


@pytest.mark.parametrize(
    ("text", "regulation", "expected"),
    [
        ("Pasal 454 ayat (1)-(3)", "uu-7-2017", "pasal-454/ayat-1 pasal-454/ayat-2 pasal-454/ayat-3"),
        ("Pasal 490 (ancaman sejak 2 Januari 2026)", "uu-7-2017", "pasal-490"),
        ("Pasal 490; Pasal 547", "uu-7-2017", "pasal-490 pasal-547"),
        ("Pasal 18 ayat (1) dan (1a) (versi PP 53/2023)", "pp-32-2018", "pasal-18/ayat-1 pasal-18/ayat-1a"),
        ("Lampiran II kode etik nomor 1", "skb-2-2022", "lampiran-ii/kode-etik/butir-1"),
        ("Menimbang huruf a-b", "perbawaslu-7-2022", "menimbang/huruf-a menimbang/huruf-b"),
        ("amar (tenggat)", "mk-121-puu-xxii-2024", "amar"),
        ("butir 3", "se-menpanrb-b-36-2018", "butir-3"),
        ("judul dan nomor", "skb-2-2022", ""),
    ],
)
def test_pinpoints(text: str, regulation: str, expected: str) -> None:
    assert pinpoints(text, regulation) == tuple(Ref.parse(f"{regulation}/{path}") for path in expected.split())


def test_pinpoints_of_other_acts_stay_theirs() -> None:
    assert pinpoints("Pasal 490 jo. UU 1/2026 Lampiran I nomor 124", "uu-7-2017") == (
        Ref.parse("uu-7-2017/pasal-490"),
        Ref.parse("uu-1-2026/lampiran-i/butir-124"),
    )


def test_the_pinpoints_of_all_collected_facts_resolve(facts_dir: Path) -> None:
    unread = [
        (path.stem, text)
        for path in sorted(facts_dir.glob("*.toml"))
        for text in _pinpoints(tomllib.loads(path.read_text(encoding="utf-8")))
        if text.startswith(PLACES) and not pinpoints(text, path.stem)
    ]
    assert unread == []
