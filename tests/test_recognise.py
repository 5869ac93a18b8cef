"""Recognition: what a document says of itself, for kinds of regulation that we hold and kinds that we do not."""
# ruff: noqa: E501, ISC004  the layouts under test have lines as long as these

from datetime import date

import pytest

from corpus.dates import PartialDate
from corpus.model import Block, Document, Header, Place
from ingest.parse import parse
from ingest.recognise import recognise


def document(text: str) -> Document:
    """A text file as read."""
    lines = enumerate(text.splitlines(), 1)
    return Document("x.txt", "txt", "", tuple(Block(line, Place(line=number)) for number, line in lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2099\nTENTANG\nKUCING\nDENGAN RAHMAT TUHAN YANG MAHA ESA",
            ("uu", "7", 2099, "KUCING", "uu-7-2099"),
        ),
        # the name twice, as paragraphs that were joined give it
        (
            "PERATURAN PEMERINTAH REPUBLIK INDONESIA PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 94 TAHUN 2099 TENTANG "
            "DISIPLIN KUCING\nDENGAN RAHMAT",
            ("pp", "94", 2099, "DISIPLIN KUCING", "pp-94-2099"),
        ),
        # a Perppu is no PP; letters in the numbers
        (
            "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR l TAHUN 2O22\nTENTANG\nKUCING\nMenimbang",
            ("perppu", "1", 2022, "KUCING", "perppu-1-2022"),
        ),
        ("PERATURAN PRESIDEN REPUBLIK INDONESIA NOMOR 5 TAHUN 2099 TENTANG SUSU\nDENGAN RAHMAT", ("perpres", "5", 2099, "SUSU", "perpres-5-2099")),
        # an amending act names the other act in its title
        (
            "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 3 TAHUN 2099 TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR 1 TAHUN 2098 "
            "TENTANG KUCING\nDENGAN RAHMAT",
            ("uu", "3", 2099, "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 1 TAHUN 2098 TENTANG KUCING", "uu-3-2099"),
        ),
        (
            "BERITA NEGARA\nPERATURAN MENTERI KOMUNIKASI DAN INFORMATIKA\nREPUBLIK INDONESIA\nNOMOR 14 TAHUN 2099\nTENTANG\nSUARA KUCING\n"
            "DENGAN RAHMAT",
            ("permen", "14", 2099, "SUARA KUCING", "permenkominfo-14-2099"),
        ),
        # the number with the ministry's codes
        (
            "PERATURAN MENTERI KOMUNIKASI DAN INFORMATIKA REPUBLIK INDONESIA\nNOMOR : 11 / PER / M.KOMINFO / 04 / 2007\nTENTANG\nSUSU\nMenimbang",
            ("permen", "11", 2007, "SUSU", "permenkominfo-11-2007"),
        ),
        ("PERATURAN KOMISI PEMILIHAN UMUM NOMOR 13 TAHUN 2099 TENTANG KAMPANYE KUCING\nDENGAN RAHMAT", ("pkpu", "13", 2099, "KAMPANYE KUCING", "pkpu-13-2099")),
        (
            "PERATURAN BADAN PENGAWAS PEMILIHAN UMUM\nNOMOR 6 TAHUN 2099\nTENTANG\nPENGAWASAN KUCING\nDENGAN RAHMAT",
            ("perbawaslu", "6", 2099, "PENGAWASAN KUCING", "perbawaslu-6-2099"),
        ),
        (
            "KEMENTERIAN PENDAYAGUNAAN APARATUR NEGARA DAN REFORMASI BIROKRASI\nSURAT EDARAN\nNOMOR 18 TAHUN 2099\nTENTANG\nKUCING NETRAL\n1. Umum",
            ("se", "18", 2099, "KUCING NETRAL", "se-menpanrb-18-2099"),
        ),
        ("PUTUSAN\nNomor 136/PUU-XXII/2024\nDEMI KEADILAN", ("mk", "136/PUU-XXII", 2024, None, "mk-136-puu-xxii-2024")),
        (
            "PERATURAN DAERAH KABUPATEN KUCING BARAT NOMOR 2 TAHUN 2099 TENTANG SUSU\nDENGAN RAHMAT",
            ("perda", "2", 2099, "SUSU", "perda-kabupaten-kucing-barat-2-2099"),
        ),
        # slashes read as ones
        (
            "PERATURAN MENTERI KOMUNIKASI DAN INFORMATIKA\nREPUBLIK INDONESIA\nNOMOR: 42 1PER 1M.KOMINFO 110/2009\nTENTANG\nSUSU\nDENGAN RAHMAT",
            ("permen", "42", 2009, "SUSU", "permenkominfo-42-2009"),
        ),
        # the year printed twice, and a damaged name before that of the act it amends
        ("PERATURAN PEMERINTAH NOMOR 40 TAHUN 2098 2098 TENTANG SUSU\nDENGAN RAHMAT", ("pp", "40", 2098, "SUSU", "pp-40-2098")),
        (
            "UNDANO-UNDANG REPUBLIK INDONESIA NOMOR 10 TAHUN 2098 TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR 3 TAHUN 2097 TENTANG SUSU\n"
            "DENGAN RAHMAT",
            ("uu", "10", 2098, "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 3 TAHUN 2097 TENTANG SUSU", "uu-10-2098"),
        ),
        # names of the old gazettes, without a title
        ("Peraturan Pemerintah 1950 No. 39\nDEWAN KUCING.", ("pp", "39", 1950, None, "pp-39-1950")),
        ("PERATURAN PEMERINTAH NOMOR 31 TAHUN 1948\nTUNJANGAN KUCING.", ("pp", "31", 1948, None, "pp-31-1948")),
        # the head is lost: the penjelasan names the act, and the acts that it rests on do not
        (
            "bahwa untuk melaksanakan Undang-Undang Nomor 5 Tahun 2097 tentang Susu perlu aturan;\nPasal 1\nKucing tidur.\nPENJELASAN\n"
            "ATAS\nPERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 6 TAHUN 2098\nTENTANG\nKUCING\nUMUM\nPasal 1",
            ("pp", "6", 2098, "KUCING", "pp-6-2098"),
        ),
        (
            "bahwa untuk melaksanakan Undang-Undang Nomor 5 Tahun 2097 tentang Susu perlu aturan;\nPasal 1\nKucing tidur.",
            (None, None, None, None, None),
        ),
        # a letter in a number that has none: not known rather than wrong
        ("PERATURAN PEMERINTAH NOMOR 4STAHUN 2098 TENTANG SUSU\nDENGAN RAHMAT", (None, None, None, None, None)),
        # a sentence that names a law is no heading
        ("Kucing menurut Undang-Undang Nomor 5 Tahun 2014 tidur.", (None, None, None, None, None)),
        ("", (None, None, None, None, None)),
    ],
)  # fmt: skip
def test_name(text, expected):
    found = recognise(document(text))
    assert (found.kind, found.number, found.year, found.title, found.id) == expected


def test_days_and_gazettes():
    text = (
        "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 7 TAHUN 2014 TENTANG KUCING\nDENGAN RAHMAT\nPasal 1\nKucing.\n"
        "Disahkan di Jakarta\npada tanggal 15 Januari 2014\nDiundangkan di Jakarta\npada tanggal 3l Januari 2Ol4\n"
        "LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2014 NOMOR 6\nTAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 5494"
    )
    assert recognise(document(text)) == Header(
        "uu", "7", 2014, "KUCING", "uu-7-2014",
        enacted=PartialDate.on(date(2014, 1, 15)),
        promulgated=PartialDate.on(date(2014, 1, 31)),
        gazette="LN 2014 Nomor 6, TLN 5494",
    )  # fmt: skip


def test_a_day_that_the_month_does_not_have_is_known_to_the_month():
    text = "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 7 TAHUN 2014 TENTANG KUCING\nDENGAN RAHMAT\nDisahkan di Jakarta pada tanggal 38 Mei 2014"
    assert recognise(document(text)).enacted == PartialDate.parse("2014-05")


@pytest.mark.parametrize(
    ("asked", "warnings"),
    [
        ("uu-3-2011", ("Naskah ini menyebut dirinya uu-2-2011, bukan uu-3-2011.",)),
        ("uu-2-2011", ()),
        (None, ()),
    ],
)
def test_a_text_that_is_another_act_than_asked_is_reported(asked, warnings):
    text = "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 2 TAHUN 2011 TENTANG KUCING\nDENGAN RAHMAT\nPasal 1\nKucing."
    parsed = parse(document(text), asked)
    assert parsed.warnings == warnings
    assert parsed.provisions[-1].ref.regulation == (asked or "uu-2-2011")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("PERATURAN DAERAH KOTA ANJING", "perda"),
        ("PERATURAN DAERAH PROVINSI KUCING", "perda-provinsi"),
        ("QANUN ACEH", "perda-provinsi"),
        ("PERATURAN GUBERNUR KUCING", "pergub"),
        ("PERATURAN BUPATI ANJING", "perbup"),
        ("PERATURAN WALI KOTA ANJING", "perwali"),
    ],
)
def test_the_kinds_of_regional_regulations(name, kind):
    given = document(f"{name}\nNOMOR 4 TAHUN 2099\nTENTANG\nSUSU\nDENGAN RAHMAT TUHAN YANG MAHA ESA")
    assert recognise(given).kind == kind


def test_a_text_without_a_name_is_reported():
    parsed = parse(document("Pasal 1\nKucing."))
    assert parsed.warnings == (
        "Naskah ini tidak menyebut jenis, nomor, dan tahunnya dengan jelas pada halaman pertama.",
    )


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("PERATURAN DAERAH PROVINSI KUCING", "NOMOR 4 TAHUN 2099", "perda-provinsi-kucing-4-2099"),
        ("PERATURAN DAERAH KABUPATEN ANJING", "NO. 4 TH. 2099", "perda-kabupaten-anjing-4-2099"),
        ("PERATURAN DAERAH", "NOMOR 4 TAHUN 2099", None),  # of whom?
        ("PERATURAN GUBERNUR KUCING", "NOMOR 4 TAHUN 2099", "pergub-kucing-4-2099"),
        ("PERATURAN BUPATI ANJING", "NOMOR 4 TAHUN 2099", "perbup-anjing-4-2099"),
        ("PERATURAN BUPATI KABUPATEN ANJING", "NOMOR 4 TAHUN 2099", "perbup-anjing-4-2099"),
        ("PERATURAN WALIKOTA ANJING", "NOMOR 4 TAHUN 2099", "perwali-anjing-4-2099"),  # the town of the same name
        (
            "WALI KOTA ANJING\nPROVINSI KUCING\nPERATURAN WALI KOTA ANJING",
            "NOMOR 4 TAHUN 2099",
            "perwali-anjing-4-2099",
        ),
        # provinces whose names do not say that they are
        (
            "PERATURAN DAERAH DAERAH ISTIMEWA KUCING",
            "NOMOR 4 TAHUN 2099",
            "perda-provinsi-daerah-istimewa-kucing-4-2099",
        ),
        (
            "PERATURAN DAERAH KHUSUS PROVINSI KUCING",
            "NOMOR 4 TAHUN 2099",
            "perda-provinsi-daerah-khusus-provinsi-kucing-4-2099",
        ),  # a count of its own
        ("QANUN ACEH", "NOMOR 4 TAHUN 2099", "perda-provinsi-aceh-4-2099"),
        ("QANUN KABUPATEN ACEH KUCING", "NOMOR 4 TAHUN 2099", "perda-kabupaten-aceh-kucing-4-2099"),
        # every ministry counts from one
        ("PERATURAN MENTERI PERKUCINGAN REPUBLIK INDONESIA", "NOMOR 4 TAHUN 2099", "permen-perkucingan-4-2099"),
        ("KEPUTUSAN MENTERI SOSIAL REPUBLIK INDONESIA", "NOMOR 4 TAHUN 2099", "kepmen-sosial-4-2099"),
        ("PERATURAN MENTERI AGAMA", "NOMOR 4 TAHUN 2099", "permenag-4-2099"),
        # offices that no list names
        ("PERATURAN OMBUDSMAN REPUBLIK INDONESIA", "NOMOR 4 TAHUN 2099", "peraturan-ombudsman-4-2099"),
        ("SURAT EDARAN BUPATI ANJING", "NOMOR 4 TAHUN 2099", "se-bupati-anjing-4-2099"),
        # of a joint regulation the first office's number
        (
            "PERATURAN BERSAMA MENTERI KUCING DAN MENTERI ANJING",
            "NOMOR 4 TAHUN 2099\nNOMOR 5 TAHUN 2099",
            "peraturan-bersama-kucing-4-2099",
        ),
        (
            "PERATURAN BERSAMA KETUA LEMBAGA SUSU, MENTERI KUCING",
            "NOMOR 4 TAHUN 2099",
            "peraturan-bersama-lembaga-susu-4-2099",
        ),
        ("UNDANG-UNDANG DARURAT", "NOMOR 4 TAHUN 2099", "uudrt-4-2099"),
        # a branch of an office that has a national one
        ("KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN ANJING", "NOMOR 4 TAHUN 2099", "kpt-kpu-kabupaten-anjing-4-2099"),
        # how letters are filed
        ("SURAT EDARAN MENTERI DALAM NEGERI", "NOMOR 800/1234/SJ TAHUN 2099", "se-mendagri-800-1234-2099"),
        ("SURAT EDARAN MENTERI DALAM NEGERI", "NOMOR B/71/M.SM.00.00/2099", "se-mendagri-b-71-2099"),
        ("U N D A N G - U N D A N G R E P U B L I K I N D O N E S I A", "N O M O R 4 T A H U N 2099", "uu-4-2099"),
    ],
)
def test_an_id_is_of_one_issuer(name, number, expected):
    assert recognise(document(f"{name}\n{number}\nTENTANG\nKUCING\nDENGAN RAHMAT")).id == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Undang-Undang Nomor 4 Tahun 2099 tentang Kucing\n\nMenimbang : bahwa", "Kucing"),
        ("UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG PEMILIHAN UMUM KUCING\nMENIMBANG:", "PEMILIHAN UMUM KUCING"),
        ("UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG PEMILIHAN UMUM\nMenimbang: bahwa", "PEMILIHAN UMUM"),
        ("PENJELASAN ATAS UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG KUCING UMUM Kucing ada.", "KUCING"),
        ("PENJELASAN ATAS UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG KUCING. UMUM: Dengan ini kucing ada.", "KUCING"),
        ("PENJELASAN ATAS UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG KUCING\nI. UMUM\nKucing ada.", "KUCING"),
    ],
)
def test_a_title_ends_where_the_text_begins(text, title):
    found = recognise(document(text))
    assert (found.id, found.title) == ("uu-4-2099", title)


def test_an_act_without_articles_is_reported():
    warnings = parse(document("UNDANG-UNDANG NOMOR 4 TAHUN 2099 TENTANG KUCING\nDENGAN RAHMAT\nMEMUTUSKAN:")).warnings
    assert warnings == ("Tidak ada pasal yang dikenali dalam naskah ini; periksa apakah berkasnya lengkap.",)


def test_the_day_of_a_ruling_is_the_last_one_that_it_writes_out():
    text = (
        "PUTUSAN\nNOMOR 9/PUU-XLVII/2099\nDEMI KEADILAN\nDemikian diputus dalam rapat oleh sembilan hakim pada hari Senin, "
        "tanggal sebelas, bulan Mei, tahun dua ribu sembilan puluh sembilan, yang diucapkan dalam sidang pada hari Kamis,\n"
        "tanggal dua puluh satu, bulan Mei, tahun dua ribu sembilan puluh sembilan, selesai diucapkan pukul 10.00 WIB."
    )
    assert recognise(document(text)).enacted == PartialDate.on(date(2099, 5, 21))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year is that of the signature
        (
            "SURAT EDARAN\nMENTERI DALAM NEGERI\nNOMOR 800/1234/SJ\nTENTANG\nSIKAP KUCING\n1. Kucing tidur.\nDitetapkan di Jakarta\npada tanggal 12 November 2098",
            ("se", "800-1234", 2098, "SIKAP KUCING", "se-mendagri-800-1234-2098"),
        ),
        # a letter with place and day at its head, and a subject
        (
            "MENTERI DALAM NEGERI\nREPUBLIK INDONESIA\nJakarta, 10 Februari 2098\nNomor : 270/725/SJ\nSifat : Segera\nHal : Sikap Kucing\nYth. 1. Gubernur\ndi Tempat\nSURAT EDARAN\n1. Kucing tidur.",
            ("se", "270-725", 2098, "Sikap Kucing", "se-mendagri-270-725-2098"),
        ),
        # the code in the number says whose letter it is
        ("Nomor : B-2900/KASN/11/2098\nHal : Kucing\nYth. Bupati\ndi Tempat\n1. Kucing tidur.", ("surat", "B-2900", 2098, "Kucing", "surat-kasn-b-2900-2098")),
        ("SURAT EDARAN\nNOMOR SE/15/M.PAN/4/2004\nTENTANG\nSUSU\n1. Kucing.", ("se", "15", 2004, "SUSU", "se-menpanrb-15-2004")),
        # of whom, or of which year, is not said: no id rather than a guess
        ("SURAT EDARAN\nNOMOR 270/725/SJ\nTENTANG\nKUCING\n1. Kucing tidur.\nJakarta, 3 Mei 2098", ("se", "270-725", 2098, "KUCING", None)),
        ("SURAT EDARAN\nMENTERI DALAM NEGERI\nNOMOR 270/725/SJ\nTENTANG\nKUCING\n1. Kucing tidur.", (None,) * 5),
        # a short name at the head of the file; the same in a sentence is a mention
        ("UU Nomor 1 Tahun 2098\nTentang Kucing\nPasal 1\nKucing.", ("uu", "1", 2098, "Kucing", "uu-1-2098")),
        ("Menurut UU Nomor 1 Tahun 2098 tentang Kucing, susu diminum.\nPasal 1\nKucing.", (None,) * 5),
    ],
)  # fmt: skip
def test_letters_and_short_names(text, expected):
    found = recognise(document(text))
    assert (found.kind, found.number, found.year, found.title, found.id) == expected
