"""Structure: invented regulations, one for each difficulty, and what must hold of any text."""
# ruff: noqa: E501, ISC004  the layouts under test have lines as long as these

import random
import re

import pytest

from corpus.model import Place, Provision
from corpus.reference import Ref
from ingest.clean import Cleaned, Line
from ingest.structure import structure, structure_lines


def tree(text: str, id: str = "pp-7-2099") -> tuple[Provision, ...]:
    """The provisions of a text, a line each."""
    return structure(Cleaned(lines(text)), id)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, as cleaning leaves them."""
    return tuple(Line(line.strip(), Place(None, n)) for n, line in enumerate(text.splitlines(), 1) if line.strip())


def outline(provisions: tuple[Provision, ...], *parts: str) -> list[tuple[str, str]]:
    """Path and words of each provision; of the opening only where asked for."""
    return [
        ("/".join(p.ref.path), p.heading or p.text)
        for p in provisions
        if not parts or (p.ref.path[:1] and any(p.ref.path[0].startswith(part) for part in parts))
    ]


PLAIN = """\
PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 7 TAHUN 2099
TENTANG
PEMELIHARAAN KUCING
DENGAN RAHMAT TUHAN YANG MAHA ESA
Menimbang:
a. bahwa kucing perlu dipelihara;
b. bahwa untuk itu perlu aturan;
Mengingat:
1. Pasal 5 Anggaran Dasar Kucing;
2. Undang-Undang Nomor 1 Tahun 2098 tentang Hewan;
MEMUTUSKAN:
Menetapkan: PERATURAN PEMERINTAH TENTANG PEMELIHARAAN KUCING.
BAB I
KETENTUAN UMUM
Pasal 1
Di sini yang dimaksud dengan:
1. Kucing adalah hewan berkumis.
2. Pemelihara adalah orang yang memelihara Kucing.
BAB II
KEWAJIBAN
Bagian Kesatu
Umum
Pasal 2
(1) Pemelihara wajib:
a. memberi makan, yang meliputi:
1. ikan; dan
2. susu;
b. memberi minum.
(2) Kewajiban sebagaimana dimaksud dalam
Pasal 1 dan ayat (1) berlaku
setiap hari.
(2a) Hari libur dikecualikan.
Pasal 2A
Pemelihara dilarang:
a. membuang Kucing; atau
b. melupakan Kucing,
c. menjual Kucing.
Larangan ini berlaku bagi semua orang.
Pasal 3
Peraturan Pemerintah ini mulai berlaku besok.
Agar setiap orang mengetahuinya, memerintahkan pengundangan.
Ditetapkan di Jakarta
pada tanggal 1 Mei 2099
PENJELASAN
ATAS
PERATURAN PEMERINTAH REPUBLIK INDONESIA
I. UMUM
Kucing disukai orang.
II. PASAL DEMI PASAL
Pasal 1
Sudah terang.
Pasal 2
Ayat (1)
Huruf a
Angka 1
Ikan air tawar.
Angka 2
Cukup jelas.
Huruf b
Cukup jelas.
Ayat (2)
Cukup jelas.
Ayat (2a)
Cukup jelas.
Pasal 2A
Cukup jelas.
Pasal 3
Sudah terang.
TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 9999
LAMPIRAN I
PERATURAN PEMERINTAH NOMOR 7 TAHUN 2099
No Makanan Takaran
1. Ikan 2 ekor
2. Susu 1 gelas
"""


def test_a_whole_regulation():
    assert outline(tree(PLAIN)) == [
        ("pembukaan", "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2099\nTENTANG\nPEMELIHARAAN KUCING\n"
         "DENGAN RAHMAT TUHAN YANG MAHA ESA"),
        ("pembukaan/menimbang", ""),
        ("pembukaan/menimbang/huruf-a", "bahwa kucing perlu dipelihara;"),
        ("pembukaan/menimbang/huruf-b", "bahwa untuk itu perlu aturan;"),
        ("pembukaan/mengingat", ""),
        ("pembukaan/mengingat/angka-1", "Pasal 5 Anggaran Dasar Kucing;"),
        ("pembukaan/mengingat/angka-2", "Undang-Undang Nomor 1 Tahun 2098 tentang Hewan;"),
        ("pembukaan/memutuskan", ""),
        ("pembukaan/menetapkan", "PERATURAN PEMERINTAH TENTANG PEMELIHARAAN KUCING."),
        ("bab-i", "KETENTUAN UMUM"),
        ("pasal-1", "Di sini yang dimaksud dengan:"),
        ("pasal-1/angka-1", "Kucing adalah hewan berkumis."),
        ("pasal-1/angka-2", "Pemelihara adalah orang yang memelihara Kucing."),
        ("bab-ii", "KEWAJIBAN"),
        ("bab-ii/bagian-1", "Umum"),
        ("pasal-2", ""),
        ("pasal-2/ayat-1", "Pemelihara wajib:"),
        ("pasal-2/ayat-1/huruf-a", "memberi makan, yang meliputi:"),
        ("pasal-2/ayat-1/huruf-a/angka-1", "ikan; dan"),
        ("pasal-2/ayat-1/huruf-a/angka-2", "susu;"),
        ("pasal-2/ayat-1/huruf-b", "memberi minum."),
        ("pasal-2/ayat-2", "Kewajiban sebagaimana dimaksud dalam Pasal 1 dan ayat (1) berlaku setiap hari."),
        ("pasal-2/ayat-2a", "Hari libur dikecualikan."),
        ("pasal-2a", "Pemelihara dilarang:"),
        ("pasal-2a/huruf-a", "membuang Kucing; atau"),
        ("pasal-2a/huruf-b", "melupakan Kucing,"),
        ("pasal-2a/huruf-c", "menjual Kucing."),
        ("pasal-2a/penutup", "Larangan ini berlaku bagi semua orang."),
        ("pasal-3", "Peraturan Pemerintah ini mulai berlaku besok."),
        ("pengesahan", "Agar setiap orang mengetahuinya, memerintahkan pengundangan.\nDitetapkan di Jakarta\npada tanggal 1 Mei 2099"),
        ("penjelasan", "PENJELASAN\nATAS\nPERATURAN PEMERINTAH REPUBLIK INDONESIA"),
        ("penjelasan/umum", "I. UMUM Kucing disukai orang."),
        ("penjelasan/pasal-demi-pasal", ""),
        ("pasal-1/penjelasan", "Sudah terang."),
        ("pasal-2/penjelasan", ""),
        ("pasal-2/ayat-1/penjelasan", ""),
        ("pasal-2/ayat-1/huruf-a/penjelasan", ""),
        ("pasal-2/ayat-1/huruf-a/angka-1/penjelasan", "Ikan air tawar."),
        ("pasal-2/ayat-1/huruf-a/angka-2/penjelasan", "Cukup jelas."),
        ("pasal-2/ayat-1/huruf-b/penjelasan", "Cukup jelas."),
        ("pasal-2/ayat-2/penjelasan", "Cukup jelas."),
        ("pasal-2/ayat-2a/penjelasan", "Cukup jelas."),
        ("pasal-2a/penjelasan", "Cukup jelas."),
        ("pasal-3/penjelasan", "Sudah terang."),
        ("penjelasan/lembaran-negara", "TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 9999"),
        ("lampiran-i", "LAMPIRAN I\nPERATURAN PEMERINTAH NOMOR 7 TAHUN 2099\nNo Makanan Takaran"),
        ("lampiran-i/butir-1", "Ikan 2 ekor"),
        ("lampiran-i/butir-2", "Susu 1 gelas"),
    ]  # fmt: skip


def test_headings_are_named_by_the_articles_below_them():
    paths = {"/".join(p.ref.path): p.heading_path for p in tree(PLAIN) if p.level == "pasal"}
    assert paths == {
        "pasal-1": ("BAB I KETENTUAN UMUM",),
        "pasal-2": ("BAB II KEWAJIBAN", "Bagian Kesatu Umum"),
        "pasal-2a": ("BAB II KEWAJIBAN", "Bagian Kesatu Umum"),
        "pasal-3": ("BAB II KEWAJIBAN", "Bagian Kesatu Umum"),
    }


JOINED = """\
MEMUTUSKAN: Menetapkan: PERATURAN TENTANG KUCING. BAB I KETENTUAN UMUM
Pasal 1
Di sini dimaksud dengan: 1. Kucing adalah hewan. 2. Susu adalah minuman. 1O. Ikan adalah makanan. BAB II KEWAJIBAN DAN LARANGAN Bagian Kesatu Umum
Pasal 2
(1) Kucing wajib tidur. (21 Kucing dilarang lari sebagaimana dimaksud pada ayat (1). (3) Dalam hal kucing lapar: a. beri ikan; b. beri susu; dan c. beri air. Pasal 3 (1) Anjing menjaga. (2) Anjing tidur. Bagian Kedua Khusus Pasal 4
Kucing dilarang dengan cara: f . ikut lari;
2. ikut lomba;
3. ikut terbang.
Pasal 1 1
Penutup.
"""


def test_items_that_run_together_in_one_line_and_damaged_numbers():
    found = outline(tree(JOINED), "pasal", "bab")
    assert found == [
        ("bab-i", "KETENTUAN UMUM"),
        ("pasal-1", "Di sini dimaksud dengan:"),
        ("pasal-1/angka-1", "Kucing adalah hewan."),
        ("pasal-1/angka-2", "Susu adalah minuman. 1O. Ikan adalah makanan."),
        ("bab-ii", "KEWAJIBAN DAN LARANGAN"),
        ("bab-ii/bagian-1", "Umum"),
        ("pasal-2", ""),
        ("pasal-2/ayat-1", "Kucing wajib tidur."),
        ("pasal-2/ayat-2", "Kucing dilarang lari sebagaimana dimaksud pada ayat (1)."),
        ("pasal-2/ayat-3", "Dalam hal kucing lapar:"),
        ("pasal-2/ayat-3/huruf-a", "beri ikan;"),
        ("pasal-2/ayat-3/huruf-b", "beri susu; dan"),
        ("pasal-2/ayat-3/huruf-c", "beri air."),
        ("pasal-3", ""),
        ("pasal-3/ayat-1", "Anjing menjaga."),
        ("pasal-3/ayat-2", "Anjing tidur."),
        ("bab-ii/bagian-2", "Khusus"),
        ("pasal-4", "Kucing dilarang dengan cara:"),
        ("pasal-4/angka-1", "ikut lari;"),
        ("pasal-4/angka-2", "ikut lomba;"),
        ("pasal-4/angka-3", "ikut terbang."),
        ("pasal-11", "Penutup."),
    ]


def test_missing_articles_are_flagged_where_the_gap_is():
    flags = {"/".join(p.ref.path): p.flags[0].message for p in tree(JOINED) if p.flags and p.level == "pasal"}
    said = "tidak ditemukan dalam naskah sesudah pasal ini; kata-katanya mungkin terbaca sebagai pasal ini."
    assert flags == {"pasal-4": f"Pasal 5 sampai dengan Pasal 10 {said}"}


OLD = """\
MEMUTUSKAN:
Menetapkan: Undang-undang tentang Kucing.
Pasal 1.
(1)Kucing wajib tidur.
(2)Apabila kucing tidak tidur, pemelihara bernyanyi.
Pasal 2.
Undang-undang ini berlaku sejak hari diundangkan.
"""


def test_old_spelling_of_numbers():
    assert outline(tree(OLD, "uu-3-1951"), "pasal") == [
        ("pasal-1", ""),
        ("pasal-1/ayat-1", "Kucing wajib tidur."),
        ("pasal-1/ayat-2", "Apabila kucing tidak tidur, pemelihara bernyanyi."),
        ("pasal-2", "Undang-undang ini berlaku sejak hari diundangkan."),
    ]


AMENDING = """\
MEMUTUSKAN:
Menetapkan: UNDANG-UNDANG TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR 1 TAHUN 2098 TENTANG HEWAN.
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 1 Tahun 2098 tentang Hewan diubah sebagai berikut:
1. Ketentuan Pasal 5 diubah sehingga berbunyi begini:
Pasal 5
(1) Kucing tidur:
1. siang; dan
2. malam.
(2) Anjing jaga.
2. Di antara Pasal 5 dan Pasal 6 disisipkan sebuah pasal, yakni Pasal 5A yang berbunyi sebagai berikut:
Pasal 5A
Ikan berenang.
3. Pasal 8 dihapus.
Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
"""


def test_an_amending_act_keeps_its_own_tree_and_the_quoted_lines_in_order():
    assert outline(tree(AMENDING, "uu-2-2099"), "pasal") == [
        ("pasal-i", "Beberapa ketentuan dalam Undang-Undang Nomor 1 Tahun 2098 tentang Hewan diubah sebagai berikut:"),
        (
            "pasal-i/angka-1",
            "Ketentuan Pasal 5 diubah sehingga berbunyi begini:\nPasal 5\n(1) Kucing tidur:\n1. siang; dan\n2. malam.\n(2) Anjing jaga.",
        ),
        (
            "pasal-i/angka-2",
            "Di antara Pasal 5 dan Pasal 6 disisipkan sebuah pasal, yakni Pasal 5A yang berbunyi sebagai berikut:\nPasal 5A\nIkan berenang.",
        ),
        ("pasal-i/angka-3", "Pasal 8 dihapus."),
        ("pasal-ii", "Undang-Undang ini mulai berlaku pada tanggal diundangkan."),
    ]


RATIFYING = """\
UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 4 TAHUN 2099 TENTANG PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1 TAHUN 2098 MENJADI UNDANG-UNDANG KUCING
DENGAN RAHMAT TUHAN YANG MAHA ESA
Menimbang: a. bahwa kucing mendesak;
MEMUTUSKAN:
Menetapkan: UNDANG-UNDANG TENTANG PENETAPAN.
Pasal 1
Peraturan itu ditetapkan menjadi Undang-Undang.
Pasal 2
Undang-Undang ini mulai berlaku.
PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 1 TAHUN 2098 TENTANG KUCING
DENGAN RAHMAT TUHAN YANG MAHA ESA
Menimbang: a. bahwa kucing lapar;
MEMUTUSKAN:
Menetapkan: PERATURAN TENTANG KUCING.
Pasal 1
Kucing adalah hewan.
Pasal 2
Kucing tidur.
"""


def test_a_ratified_act_takes_the_references():
    found = outline(tree(RATIFYING, "uu-4-2099"))
    assert [row for row in found if "pasal" in row[0]] == [
        ("penetapan/pasal-1", "Peraturan itu ditetapkan menjadi Undang-Undang."),
        ("penetapan/pasal-2", "Undang-Undang ini mulai berlaku."),
        ("pasal-1", "Kucing adalah hewan."),
        ("pasal-2", "Kucing tidur."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Pasal 71\n(1) Kucing:\na. tidur;\nb. makan.\n(2) Anjing jaga.”", ["pasal-71", "pasal-71/ayat-1",
         "pasal-71/ayat-1/huruf-a", "pasal-71/ayat-1/huruf-b", "pasal-71/ayat-2"]),
        ("Kucing:\na. tidur;\nb. makan;\nb1. minum; dan\nc. lari.", ["pasal-71", "pasal-71/huruf-a", "pasal-71/huruf-b",
         "pasal-71/huruf-b1", "pasal-71/huruf-c"]),
        ("", []),
    ],
)  # fmt: skip
def test_lines_under_a_given_root(text, expected):
    found = structure_lines(lines(text), Ref.parse("uu-1-2015/pasal-71"))
    assert [str(p.ref).removeprefix("uu-1-2015/") for p in found] == (expected or ["pasal-71"])


def words(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def rejoined(provisions: tuple[Provision, ...]) -> str:
    """All words of a tree, in its order."""
    return words("".join(f"{p.marker}{p.heading}{p.text}" for p in provisions))


@pytest.mark.parametrize("text", [PLAIN, JOINED, OLD, AMENDING, RATIFYING])
def test_the_tree_is_the_text(text):
    assert rejoined(tree(text)) == words(text)


def printed(provisions: tuple[Provision, ...]) -> str:
    """A tree as text, a unit a line, the heading of a pasal on its own."""

    def unit(p: Provision) -> str:
        gap = (
            "\n"
            if p.level in ("pasal", "bab", "bagian", "paragraf", "buku")
            or p.marker.startswith(("Pasal", "Ayat", "Huruf", "Angka"))
            else " "
        )
        return f"{p.marker}{gap}{p.heading or p.text}".strip()

    return "\n".join(unit(p) for p in provisions)


@pytest.mark.parametrize("text", [PLAIN, JOINED, OLD, AMENDING])
def test_a_tree_that_is_printed_and_parsed_again_is_the_same(text):
    first = tree(text)
    assert outline(tree(printed(first))) == outline(first)


SCRAPS = (
    "Pasal 1", "Pasal 2", "Pasal I", "Pasal 12S", "Pasal", "BAB I", "BAB II", "Bagian Kedua", "Paragraf 1", "(1)", "(2)", "(21", "a.", "b.", "z.",
    "aa.", "1.", "2.", "1)", "a)", "f .", "Kucing wajib:", "tidur;", "makan.", "dan", "sebagaimana dimaksud dalam", "ayat (1)", "huruf a", "PENJELASAN",
    "ATAS", "I. UMUM", "II. PASAL DEMI PASAL", "Cukup jelas.", "Huruf a", "Ayat (1)", "Angka 1", "LAMPIRAN I", "MEMUTUSKAN:", "Menetapkan:",
    "Menimbang:", "Agar setiap orang", "Ditetapkan di Jakarta", "DENGAN RAHMAT TUHAN", "diubah sebagai berikut:", "1. Ketentuan Pasal 3 diubah",
    "\n", "\n", "\n", "…", "((", "“Pasal 5", "BUKU KESATU", "TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 1", "Putusan", "MENGADILI",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(150))
def test_any_text_gives_a_tree_that_loses_and_doubles_nothing(seed):
    shuffled = random.Random(seed)
    text = " ".join(shuffled.choices(SCRAPS, k=shuffled.randint(0, 120)))
    found = tree(text)
    assert rejoined(found) == words(text)
    assert len({p.ref for p in found}) == len(found)
    assert [p.position for p in found] == list(range(1, len(found) + 1))
    assert all(Ref.parse(str(p.ref)) == p.ref for p in found)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_regulation_still_gives_its_whole_text(seed):
    shuffled = random.Random(seed)
    signs = list(PLAIN)
    for _ in range(60):
        signs[shuffled.randrange(len(signs))] = shuffled.choice("lI1(). \nO0aB")
    text = re.sub(r"[ \t]+", " ", "".join(signs))
    assert rejoined(tree(text)) == words(text)


CIRCULAR = """\
SURAT EDARAN
NOMOR 3 TAHUN 2099
TENTANG
TIDUR SIANG
1. Kucing tidur siang:
a. di kursi; dan
b. di lantai.
2. Anjing jaga.
"""

DECREE = """\
KEPUTUSAN BERSAMA
Menimbang: a. bahwa kucing netral;
MEMUTUSKAN:
Menetapkan:
KESATU : Kucing netral.
KEDUA : Anjing mengawasi.
Ditetapkan di Jakarta
LAMPIRAN II
KEPUTUSAN BERSAMA
A. PELANGGARAN KODE ETIK
No Pelanggaran
1. Memasang
spanduk
2. Mengeong
B. PELANGGARAN DISIPLIN
1. Mencakar
"""

RULING = """\
PUTUSAN
Nomor 9/PUU-XX/2099
2. DUDUK PERKARA
Pemohon seekor kucing.
3. PERTIMBANGAN HUKUM
Mahkamah menimbang.
5. AMAR PUTUSAN
Mengadili:
1. Mengabulkan permohonan.
2. Menyatakan Pasal 5 tidak mengikat.
Demikian diputus dalam rapat.
"""


@pytest.mark.parametrize(
    ("id", "text", "expected"),
    [
        ("se-menpanrb-3-2099", CIRCULAR, ["isi", "butir-1", "butir-1/huruf-a", "butir-1/huruf-b", "butir-2"]),
        (
            "skb-3-2099",
            DECREE,
            ["pembukaan", "pembukaan/menimbang", "pembukaan/menimbang/huruf-a", "pembukaan/memutuskan", "pembukaan/menetapkan",
             "butir-1", "butir-2", "pengesahan", "lampiran-ii", "lampiran-ii/kode-etik", "lampiran-ii/kode-etik/butir-1",
             "lampiran-ii/kode-etik/butir-2", "lampiran-ii/disiplin", "lampiran-ii/disiplin/butir-1"],
        ),
        ("mk-9-puu-xx-2099", RULING, ["isi", "duduk-perkara", "pertimbangan", "amar", "amar/angka-1", "amar/angka-2", "pengesahan"]),
    ],
)  # fmt: skip
def test_documents_without_pasal(id, text, expected):
    found = tree(text, id)
    assert ["/".join(p.ref.path) for p in found] == expected
    assert rejoined(found) == words(text)


@pytest.mark.parametrize("id", ["se-menpanrb-3-2099", "skb-3-2099", "mk-9-puu-xx-2099"])
@pytest.mark.parametrize("seed", range(20))
def test_any_text_of_these_kinds_gives_a_tree(id, seed):
    shuffled = random.Random(seed)
    text = " ".join(shuffled.choices((*SCRAPS, "KESATU :", "AMAR PUTUSAN", "PELANGGARAN DISIPLIN", "A."), k=80))
    found = tree(text, id)
    assert rejoined(found) == words(text)
    assert len({p.ref for p in found}) == len(found)


def test_a_bracket_read_as_a_letter_is_a_number_where_its_list_waits_for_it():
    text = ARTICLE_HEAD + "1) ikan; 2l daging 21 hari; 3) susu; dan 4l roti."
    assert outline(tree(text), "pasal-1") == [
        ("pasal-1", "Makanan kucing meliputi:"),
        ("pasal-1/angka-1", "ikan;"),
        ("pasal-1/angka-2", "daging 21 hari;"),
        ("pasal-1/angka-3", "susu; dan"),
        ("pasal-1/angka-4", "roti."),
    ]


ARTICLE_HEAD = "MEMUTUSKAN:\nPasal 1\nMakanan kucing meliputi: "
ANNEXED = """\
MEMUTUSKAN:
Pasal 1
Kucing yang belum diatur dalam
Lampiran I Undang-Undang ini, berlaku
ketentuan umum.
Pasal 2
Undang-Undang ini mulai berlaku besok.
Disahkan di Jakarta
[... Lampiran I, sebagian tidak dimuat ...]
Nomor Kucing Makanan Takaran
tt4. Kucing hutan
ikan 2
daging 1
115. Kucing kota
t16. Kucing desa
"""


def test_a_sentence_that_begins_with_lampiran_opens_no_annex_and_an_excerpt_of_a_table_has_its_rows():
    assert outline(tree(ANNEXED), "pasal", "lampiran") == [
        ("pasal-1", "Kucing yang belum diatur dalam Lampiran I Undang-Undang ini, berlaku ketentuan umum."),
        ("pasal-2", "Undang-Undang ini mulai berlaku besok."),
        ("lampiran-i", "[... Lampiran I, sebagian tidak dimuat ...]\nNomor Kucing Makanan Takaran"),
        ("lampiran-i/butir-114", "Kucing hutan\nikan 2\ndaging 1"),
        ("lampiran-i/butir-115", "Kucing kota"),
        ("lampiran-i/butir-116", "Kucing desa"),
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "(1) (21 (3) Kucing tidur. Anjing pada ayat (1) berjaga: a. siang; dan b. malam. Ikan diam.",
            [
                ("pasal-1", "", "Pasal 1"),
                ("pasal-1/ayat-1", "Kucing tidur.", "(1) (21 (3)"),
                ("pasal-1/ayat-2", "Anjing pada ayat (1) berjaga:", ""),
                ("pasal-1/ayat-2/huruf-a", "siang; dan", "a."),
                ("pasal-1/ayat-2/huruf-b", "malam.", "b."),
                ("pasal-1/ayat-3", "Ikan diam.", ""),
            ],
        ),
        # going on after an ayat that has its number
        (
            "(1) Kucing tidur. (2) (3) Anjing jaga. Ikan diam.",
            [
                ("pasal-1", "", "Pasal 1"),
                ("pasal-1/ayat-1", "Kucing tidur.", "(1)"),
                ("pasal-1/ayat-2", "Anjing jaga.", "(2) (3)"),
                ("pasal-1/ayat-3", "Ikan diam.", ""),
            ],
        ),
        # a catch-word and a page mark among the numbers, one of them damaged
        (
            "(1) Kucing tidur. (2) Anjing (2j (s) (41 (4) _to7_ Pasal 1 Anjing jaga KTR. Ikan diam. Burung terbang.",
            [
                ("pasal-1", "", "Pasal 1"),
                ("pasal-1/ayat-1", "Kucing tidur.", "(1)"),
                ("pasal-1/ayat-2", "Anjing jaga KTR.", "(2) Anjing (2j (s) (41 (4) _to7_ Pasal 1"),
                ("pasal-1/ayat-3", "Ikan diam.", ""),
                ("pasal-1/ayat-4", "Burung terbang.", ""),
            ],
        ),
    ],
)
def test_numbers_in_a_heap_go_to_as_many_sentences_with_a_flag(article, expected):
    found = [p for p in tree("MEMUTUSKAN:\nPasal 1\n" + article) if p.ref.path[0] == "pasal-1"]
    assert [("/".join(p.ref.path), p.text, p.marker) for p in found] == expected
    flagged = [p.ref.path[-1] for p in found if p.flags]  # whose number stands right before it is not in doubt
    assert flagged == [path[-6:] for path, _, marker in expected if path[-6:-1] == "ayat-" and marker != "(1)"]


@pytest.mark.parametrize(
    "article",
    [
        "(1) (2) (3) Kucing tidur. Anjing jaga.",  # a sentence too few
        "(1) (2) Kucing pada ayat (2) tidur. Anjing jaga.",  # the order cannot be right
        "(1) (2) Kucing tidur. Bagian Ketige Anjing",  # a damaged heading is no sentence
        "(2) (3) Kucing tidur. Anjing jaga.",  # where the first is, nobody knows
        "(1) (2) Kucing tidur. (3) Anjing jaga. Ikan diam.",
    ],
)
def test_numbers_in_a_heap_stay_flagged_where_the_order_is_in_doubt(article):
    found = [p for p in tree("MEMUTUSKAN:\nPasal 1\n" + article) if p.ref.path == ("pasal-1",)]
    assert [flag.rule for flag in found[0].flags] == ["nomor-lepas"]


def test_instructions_whose_numbers_were_lost_take_the_numbers_that_are_missing():
    text = """\
MEMUTUSKAN:
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 3 Tahun 2098 diubah sebagai berikut:
Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:
Pasal 2
Ketentuan mengenai susu diatur.
2. Pasal 3 dihapus.
3.Pasal 4 dihapus.
Di antara Pasal 5 dan Pasal 6 disisipkan satu pasal, yakni Pasal 5A.
Pasal II
Undang-Undang ini mulai berlaku besok.
"""
    found = [p for p in tree(text, "uu-7-2099") if p.level == "angka"]
    assert [(p.ref.path[-1], p.marker, bool(p.flags)) for p in found] == [
        ("angka-1", "", True),
        ("angka-2", "2.", False),
        ("angka-3", "3.", False),
    ]


def test_a_penjelasan_in_a_file_of_its_own_is_no_act():
    text = "PENJELASAN\nATAS\nUNDANG-UNDANG NOMOR 4 TAHUN 2099\nTENTANG\nKUCING\nI. UMUM\nKucing ada.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas."
    assert ["/".join(p.ref.path) for p in tree(text, "uu-4-2099")] == [
        "penjelasan",
        "penjelasan/umum",
        "penjelasan/pasal-demi-pasal",
        "pasal-1/penjelasan",
    ]


def test_headings_as_machines_and_typists_write_them():
    text = "MEMUTUSKAN:\nBAB |\nUMUM\nPasaL 1\nKucing.\nBAB |I\nANJING\nPasal,2\nAnjing.\nPsl. 3\nIkan menurut Psl. 1 diam."
    assert [("/".join(p.ref.path), p.text) for p in tree(text) if p.level in ("bab", "pasal")] == [
        ("bab-i", ""),
        ("pasal-1", "Kucing."),
        ("bab-ii", ""),
        ("pasal-2", "Anjing."),
        ("pasal-3", "Ikan menurut Psl. 1 diam."),
    ]


def test_a_penjelasan_whose_articles_run_on_without_a_stop():
    text = "MEMUTUSKAN:\nPasal 1\nKucing.\nPasal 2\nAnjing.\nPENJELASAN ATAS\nPASAL DEMI PASAL Pasal 1 Cukup jelas Pasal 2 Jaga di rumah."
    assert [
        ("/".join(p.ref.path), p.text) for p in tree(text) if p.ref.path[-1] == "penjelasan" and p.ref.path[1:]
    ] == [
        ("pasal-1/penjelasan", "Cukup jelas"),
        ("pasal-2/penjelasan", "Jaga di rumah."),
    ]


def flags(provisions: tuple[Provision, ...]) -> dict[str, tuple[str, ...]]:
    """The rules of the flags of each provision that has some."""
    return {"/".join(p.ref.path): tuple(flag.rule for flag in p.flags) for p in provisions if p.flags}


def test_a_quoted_article_is_read_like_one_of_the_body():
    article = Ref.parse("uu-7-2099/pasal-8")
    heap = structure_lines(lines("Pasal 8\n(1)\n(2)\nKucing tidur di rumah.\nAnjing jaga di luar rumah."), article)
    assert outline(heap) == [
        ("pasal-8", ""),
        ("pasal-8/ayat-1", "Kucing tidur di rumah."),
        ("pasal-8/ayat-2", "Anjing jaga di luar rumah."),
    ]
    assert flags(heap) == {}  # one heap, each number once, as many sentences: a repair on record
    torn = structure_lines(lines("Pasal 8\n(1) Kucing:\na. tidur;\nlari; dan\nb.\nc.\n(3) Ikan diam."), article)
    assert flags(torn)["pasal-8"] == ("nomor-lepas",)


def test_a_number_alone_on_its_line_does_not_hide_the_one_that_heads_the_next():
    text = "Pasal 1\nKucing tidur di rumah. Anjing jaga di luar rumah.\n(21\n(3) Ikan diam di air."
    found = tree(f"MEMUTUSKAN:\n{text}")
    assert [path for path, _ in outline(found, "pasal-1")] == ["pasal-1", "pasal-1/ayat-3"]
    assert flags(found) == {"pasal-1": ("nomor-lepas",), "pasal-1/ayat-3": ("penomoran",)}


def test_dirt_between_a_colon_and_the_first_item():
    found = tree("MEMUTUSKAN:\nPasal 1\nKucing makan: ^. a. ikan; b. susu.")
    assert [path for path, _ in outline(found, "pasal-1")] == ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-b"]


EXPLAINED = """\
MEMUTUSKAN:
Pasal 1
(1) Kucing tidur.
(2) Anjing jaga.
(3) Ikan diam.
PENJELASAN
ATAS
PERATURAN PEMERINTAH
II. PASAL DEMI PASAL
Pasal 1
"""


@pytest.mark.parametrize(
    ("said", "expected", "flagged"),
    [
        ("Ayat (1)\nDi rumah.\nAyat (21\nDi luar.\nAyat l3l\nDi air.", ["1", "2", "3"], {}),
        ("Ayat (l)\nDi rumah.\nAyat(2)\nDi luar.", ["1", "2"], {}),
        # an ayat that the body has not is read for what it can only be
        ("Ayat (a)\nDi sana.\nAyat (s)\nDi situ.", ["4", "5"], {"4": ("penjelasan",), "5": ("penjelasan",)}),
        # words behind what needs none are another part's
        ("Ayat (1)\nCukup jelas. Yang dimaksud dengan luar adalah halaman.", ["1"], {"1": ("penjelasan-campur",)}),
        ("Ayat (1)\nCukup jelas. . ,", ["1"], {}),
    ],
)
def test_the_ayat_of_a_penjelasan(said, expected, flagged):
    found = [p for p in tree(EXPLAINED + said) if len(p.ref.path) == 3 and p.ref.path[2] == "penjelasan"]
    assert [p.ref.path[1][5:] for p in found] == expected
    assert {p.ref.path[1][5:]: tuple(f.rule for f in p.flags) for p in found if p.flags} == flagged


def test_of_parts_with_one_number_none_is_believed():
    found = tree(EXPLAINED + "Ayat (1)\nDi rumah.\nAyat (1)\nDi luar.")
    assert {path: rules for path, rules in flags(found).items() if "ayat-1" in path} == {
        "pasal-1/ayat-1/penjelasan": ("nomor-ganda",),
        "pasal-1/ayat-1/penjelasan-ulang-2": ("nomor-ganda",),
    }
