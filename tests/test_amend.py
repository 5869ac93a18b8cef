"""Instructions of amending acts: the sentences, the quoted words, the penjelasan, whole invented acts."""

import random

import pytest

from corpus.model import Amendment, Header
from ingest.amend import amendments
from ingest.amend.instructions import instructions
from ingest.amend.mentions import article_number
from ingest.amend.sentence import Change, changes
from ingest.amend.target import amended_act, first_named
from ingest.clean.lines import Line

NOBODY = Header(kind=None, number=None, year=None, title=None, id="uu-90-2033")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ketentuan Pasal 81 diubah sehingga berbunyi sebagai berikut:", "ubah pasal-81"),
        ("Pasal 82 dihapus.", "hapus pasal-82"),
        ("BAB XX dihapus.", "hapus bab-xx"),
        ("Paragraf 3 Bagian Kelima pada BAB XX dihapus.", "hapus bab-xx/bagian-5/paragraf-3"),
        ("Ketentuan Pasal 83 huruf e dihapus, sehingga Pasal 83 berbunyi:", "hapus pasal-83/huruf-e"),
        # the part is named before its article
        (
            "Ketentuan ayat (6) dan ayat (8) Pasal 84 diubah, sehingga Pasal 84 berbunyi:",
            "ubah pasal-84/ayat-6 pasal-84/ayat-8",
        ),
        (
            "Ketentuan ayat (6) huruf c dan ayat (8) Pasal 85 diubah, sehingga:",
            "ubah pasal-85/ayat-6/huruf-c pasal-85/ayat-8",
        ),
        # a huruf after a huruf lies in the same ayat; an ayat after it does not
        (
            "Ketentuan Pasal 86 ayat (6) dan ayat (8) huruf c, huruf e, serta ayat (9) diubah:",
            "ubah pasal-86/ayat-6 pasal-86/ayat-8/huruf-c pasal-86/ayat-8/huruf-e pasal-86/ayat-9",
        ),
        (
            "Di antara Pasal 87 dan Pasal 88 disisipkan 3 (tiga) pasal, yakni Pasal 87A sampai dengan Pasal 87C:",
            "sisip pasal-87a pasal-87b pasal-87c",
        ),
        (
            "Di antara Pasal 88B dan Pasal 89 disisipkan dua pasal, yakni Pasal 88C dan Pasal 88D:",
            "sisip pasal-88c pasal-88d",
        ),
        # 16B read as 168, the second one not read at all: the anchor and the count tell
        (
            "Di antara Pasal 66 dan Pasal 67 disisipkan 2 (dua) pasal, yakni Pasal 66A dan Pasal 668 sehingga:",
            "sisip pasal-66a pasal-66b",
        ),
        ("Di antara Pasal l3l dan Pasal 132 disisipkan 1 (satu) pasal, yakni Pasal l3lL:", "sisip pasal-131a"),
        ("Ketentuan Pasal 89 ditambahkan 1 (satu) huruf, yakni huruf k sehingga:", "sisip pasal-89/huruf-k"),
        (
            "Di antara huruf d dan huruf e Pasal 90 disisipkan 1 (satu) huruf, yakni huruf d1:",
            "sisip pasal-90/huruf-d1",
        ),
        (
            "Ketentuan ayat (7) Pasal 91 diubah dan ditambahkan 1 (satu) ayat, yakni ayat (8), sehingga:",
            "ubah pasal-91/ayat-7; sisip pasal-91/ayat-8",
        ),
        # the part before "setelah" waits for its verb
        (
            (
                "Ketentuan huruf d ayat (7) Pasal 92, setelah huruf f ayat (7) Pasal 92 ditambahkan 1 (satu) huruf, "
                "yakni huruf g, dan ayat (9) Pasal 92 diubah, sehingga:"
            ),
            "sisip pasal-92/ayat-7/huruf-g; ubah pasal-92/ayat-7/huruf-d pasal-92/ayat-9",
        ),
        (
            (
                "Ketentuan Pasal 93 ayat (7) diubah, ayat (8) dihapus, di antara ayat (8) dan ayat (9) disisipkan "
                "2 (dua) ayat, yakni ayat (8a) dan ayat (8b) serta pada ayat (9) ditambahkan satu huruf, yakni huruf f:"
            ),
            (
                "ubah pasal-93/ayat-7; hapus pasal-93/ayat-8; "
                "sisip pasal-93/ayat-8a pasal-93/ayat-8b pasal-93/ayat-9/huruf-f"
            ),
        ),
        # the article stands only in how the whole then reads
        ("Ketentuan ayat (7) dihapus sehingga Pasal 94 berbunyi sebagai berikut:", "hapus pasal-94/ayat-7"),
        (
            "Ketentuan Pasal 95 tetap, dengan perubahan penjelasan Pasal 95 huruf e, sehingga penjelasan menjadi",
            "tetap pasal-95; ubah pasal-95/huruf-e/penjelasan",
        ),
        ("Ketentuan Pasal 96 substansi tetap, penjelasan pasal dihapus:", "tetap pasal-96; hapus pasal-96/penjelasan"),
        ("Penjelasan ayat (6) Pasal 97 diubah sebagaimana tercantum:", "ubah pasal-97/ayat-6/penjelasan"),
        (
            "Ketentuan ayat (7) Pasal 98 serta penjelasan ayat (8) Pasal 98 diubah sehingga:",
            "ubah pasal-98/ayat-7 pasal-98/ayat-8/penjelasan",
        ),
        ("Judul BAB XI dan ketentuan Pasal 99 menjadi berbunyi sebagai berikut:", "ubah bab-xi pasal-99"),
        (
            "Mengubah ketentuan Pasal 71, 72 dan Pasal 73 Peraturan Pemerintah Nomor 88 Tahun 2031 sehingga berbunyi:",
            "ubah pasal-71 pasal-72 pasal-73",
        ),
        ("Ketentuan baris 9 tabel sebagaimana tercantum dalam Lampiran III diubah:", "ubah lampiran-iii"),
        # read by a machine: "(2)" as "l2l", "(41", "(2al"
        ("Ketentuan ayat l7l Pasd 1O1 diubah:", "ubah pasal-101/ayat-7"),
        (
            "Di antara ayat (61 dan ayat (7) Pasal 4O disisipkan 1 (satu) ayat, yakni ayat (6al:",
            "sisip pasal-40/ayat-6a",
        ),
        ("Ketentuan lebih lanjut mengenai kalibrasi diatur dengan Peraturan Menteri.", ""),
    ],
)
def test_sentence(sentence: str, expected: str) -> None:
    assert changes(sentence) == _changes(expected)


def _changes(text: str) -> tuple[Change, ...]:
    clauses = [clause.split() for clause in text.split(";") if clause.strip()]
    return tuple(Change(action, tuple(path.split("/"))) for action, *paths in clauses for path in paths)


@pytest.mark.parametrize(
    ("raw", "number"), [("16 A", "16a"), ("5OA", "50a"), ("l18", "118"), ("3 1", "31"), ("2TA", ""), ("XII", "")]
)
def test_article_number(raw: str, number: str) -> None:
    assert article_number(raw) == number


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Beberapa ketentuan dalam Undang-Undang Nomor 7 Tahun 2O31 tentang Mercusuar", "uu-7-2031"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 3 Tahun 2032", "perppu-3-2032"),  # not "pp"
        ("UNDANG.UNDANG NOMOR l1 TAHUN 2030", "uu-11-2030"),
        ("Ketentuan ini", None),
    ],
)
def test_first_named(text: str, act: str | None) -> None:
    assert first_named(text) == act


def test_the_title_of_an_enacting_act_names_the_amended_one() -> None:
    title = "Penetapan Perppu Nomor 4 Tahun 2034 tentang Perubahan Kedua atas Undang-Undang Nomor 7 Tahun 2031"
    assert (amended_act(title), amended_act("Mercusuar"), amended_act(None)) == ("uu-7-2031", None, None)


ACT = """
UNDANG-UNDANG TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR 7 TAHUN 2031 TENTANG MERCUSUAR
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 7 Tahun 2031 tentang Mercusuar, diubah sebagai berikut:
1. Ketentuan Pasal 902 diubah sehingga berbunyi sebagai
berikut:
“Pasal 902
Mercusuar dijaga oleh:
a. penjaga tetap; dan
b. penjaga musiman.”
2. Ketentuan ayat (2) Pasal 903 diubah, sehingga Pasal 903 berbunyi sebagai berikut: “Pasal 903
(1) Lampu dinyalakan waktu senja.
(2) Lampu dipadamkan waktu fajar.”
3. Di antara Pasal 904 dan Pasal 905 disisipkan 2 (dua) pasal, yakni Pasal 904A dan Pasal 9048 yang berbunyi
sebagai berikut:
Pasal 904A
Kabut dicatat.
Pasal 9048
Badai dicatat.
4. Pasal 906 dihapus.
5. Ketentuan Pasal 907 ayat (2) menjadi berbunyi sebagai berikut:
"(2) Kapal memberi isyarat."
6. Ketentuan Pasal 908 tetap, dengan perubahan penjelasan Pasal 908 huruf a, sehingga penjelasan menjadi
sebagaimana ditetapkan.
Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
PENJELASAN
II. PASAL DEMI PASAL
Pasal I
Angka 1
Pasal 902
Huruf a
Penjaga tetap tinggal di menara.
Angka 2
Pasal 903
Cukup jelas.
Angka 6
Pasal 908
Huruf a
Cat merah termasuk jingga.
Pasal II
Cukup jelas.
"""


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(line) for line in text.strip().splitlines())


def _short(amendment: Amendment) -> tuple[str, str, str, tuple[str, ...]]:
    """Action, target, angka, and the new words behind the last step of their refs."""
    words = tuple(f"{'/'.join(each.ref.path)}: {each.text}" for each in amendment.provisions)
    return amendment.action, "/".join(amendment.target.path), amendment.source.path[-1], words


def test_an_invented_act() -> None:
    found = amendments(_lines(ACT), NOBODY)
    assert {amendment.target.regulation for amendment in found} == {"uu-7-2031"}
    assert [_short(amendment) for amendment in found] == [
        (
            "ubah",
            "pasal-902",
            "angka-1",
            (
                "pasal-902: Mercusuar dijaga oleh:",
                "pasal-902/huruf-a: penjaga tetap; dan",
                "pasal-902/huruf-b: penjaga musiman.",
                "pasal-902/penjelasan: ",
                "pasal-902/huruf-a/penjelasan: Penjaga tetap tinggal di menara.",
            ),
        ),
        ("ubah", "pasal-903/ayat-2", "angka-2", ("pasal-903/ayat-2: Lampu dipadamkan waktu fajar.",)),
        (
            "tetap",
            "pasal-903",
            "angka-2",
            (
                "pasal-903: ",
                "pasal-903/ayat-1: Lampu dinyalakan waktu senja.",
                "pasal-903/ayat-2: Lampu dipadamkan waktu fajar.",
                "pasal-903/penjelasan: Cukup jelas.",
            ),
        ),
        ("sisip", "pasal-904a", "angka-3", ("pasal-904a: Kabut dicatat.",)),
        ("sisip", "pasal-904b", "angka-3", ("pasal-904b: Badai dicatat.",)),
        ("hapus", "pasal-906", "angka-4", ()),
        ("ubah", "pasal-907/ayat-2", "angka-5", ("pasal-907/ayat-2: Kapal memberi isyarat.",)),
        ("tetap", "pasal-907", "angka-5", ()),
        (
            "ubah",
            "pasal-908/huruf-a/penjelasan",
            "angka-6",
            ("pasal-908/huruf-a/penjelasan: Cat merah termasuk jingga.",),
        ),
        (
            "tetap",
            "pasal-908",
            "angka-6",
            ("pasal-908/penjelasan: ", "pasal-908/huruf-a/penjelasan: Cat merah termasuk jingga."),
        ),
    ]


def test_a_heading_known_only_from_the_sentence_is_flagged() -> None:
    by_target = {str(amendment.target): amendment.provisions[0] for amendment in amendments(_lines(ACT), NOBODY)[3:5]}
    flags = {target: tuple(flag.rule for flag in first.flags) for target, first in by_target.items()}
    assert flags == {"uu-7-2031/pasal-904a": (), "uu-7-2031/pasal-904b": ("nomor-pasal",)}
    assert [first.marker for first in by_target.values()] == ["Pasal 904A", "Pasal 904B"]


SEVERAL = """
Pasal I
Setiap pelabuhan memiliki satu mercusuar.
Pasal II
Ketentuan Pasal 9 dalam Undang-Undang Nomor 7 Tahun 2031 tentang Mercusuar, diubah sebagai berikut:
Pasal 9
Kapal menunggu di luar.
Pasal III
Beberapa ketentuan dalam Peraturan Pemerintah Nomor 88 Tahun 2032 tentang Pelampung diubah sebagai berikut:
Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:
Pasal 3
Pelampung dicat kuning.
3. Di. antara Pasal 5 dan Pasal 6 disisipkan satu pasal, yakni pasal 5 A berbunyi sebagai berikut:
Pasal 5A
Rantai diperiksa. 4. Pasal 8 dihapus. 5. Ketentuan Pasal 9 dihapus.
Pasal IV
Undang-Undang ini mulai berlaku.
"""


def test_each_roman_pasal_may_amend_another_act_and_numbers_may_be_lost() -> None:
    found = [(str(a.source), a.action, str(a.target)) for a in amendments(_lines(SEVERAL), NOBODY)]
    assert found == [
        ("uu-90-2033/pasal-ii", "ubah", "uu-7-2031/pasal-9"),
        ("uu-90-2033/pasal-iii/angka-1", "ubah", "pp-88-2032/pasal-3"),  # printed without its number
        ("uu-90-2033/pasal-iii/angka-3", "sisip", "pp-88-2032/pasal-5a"),
        ("uu-90-2033/pasal-iii/angka-4", "hapus", "pp-88-2032/pasal-8"),  # in the middle of a line
        ("uu-90-2033/pasal-iii/angka-5", "hapus", "pp-88-2032/pasal-9"),
    ]


def test_the_catalogue_corrects_a_misread_target() -> None:
    lines = _lines(ACT.replace("Nomor 7 Tahun 2031 tentang Mercusuar,", "Nomor 1 Tahun 2031 tentang Mercusuar,"))
    assert {a.target.regulation for a in amendments(lines, NOBODY)} == {"uu-1-2031"}
    assert {a.target.regulation for a in amendments(lines, NOBODY, "uu-7-2031")} == {"uu-7-2031"}


JOINED = """
Menetapkan : PERATURAN TENTANG PERUBAHAN. PASAL I Beberapa ketentuan dalam Peraturan Pemerintah Nomor 88 Tahun 2032,
diubah sebagai berikut:
1. Pasal 908 ayat (2) diubah sehingga berbunyi sebagai berikut : “Pasal 908 (2) Pelampung diberi nomor.” Di antara Pasal
909 dan Pasal 910 disisipkan 1 (satu) pasal, yakni Pasal 909A yang berbunyi sebagai berikut:
Pasal 909A
Rantai diberi nomor.
3. Judul BAB XIX diubah sehingga berbunyi sebagai berikut:
BAB XIX JANGKAR
PENJELASAN
PASAL DEMI PASAL
Pasal I
Angka 1
Pasal 908
Cukup jelas. Angka 2
Pasal 909A
Nomor dicat putih.
"""


def test_an_act_whose_lines_were_joined() -> None:
    assert [_short(amendment) for amendment in amendments(_lines(JOINED), NOBODY)] == [
        ("ubah", "pasal-908/ayat-2", "angka-1", ("pasal-908/ayat-2: Pelampung diberi nomor.",)),
        ("tetap", "pasal-908", "angka-1", ("pasal-908: ", "pasal-908/ayat-2: Pelampung diberi nomor.", *_CLEAR)),
        (
            "sisip",
            "pasal-909a",
            "angka-2",
            ("pasal-909a: Rantai diberi nomor.", "pasal-909a/penjelasan: Nomor dicat putih."),
        ),
        ("ubah", "bab-xix", "angka-3", ("bab-xix: ",)),
    ]
    assert amendments(_lines(JOINED), NOBODY)[-1].provisions[0].heading == "JANGKAR"


_CLEAR = ("pasal-908/penjelasan: Cukup jelas.",)


def test_an_amending_pasal_without_any_instruction_amends_nothing() -> None:
    text = "Pasal I\nBeberapa ketentuan dalam Undang-Undang Nomor 7 Tahun 2031 diubah sebagai berikut:\nPasal II"
    assert amendments(_lines(text), NOBODY) == ()


@pytest.mark.parametrize("seed", range(40))
def test_any_text_gives_instructions_that_lose_no_order_and_no_exception(seed: int) -> None:
    chance = random.Random(seed)
    scraps = [
        *ACT.splitlines(),
        *SEVERAL.splitlines(),
        *JOINED.splitlines(),
        "Pasal",
        "ayat (",
        "1. Ketentuan",
        "dihapus.",
        "”",
        "",
    ]
    torn = (chance.choice(scraps)[: chance.randint(1, 120)] for _ in range(chance.randint(0, 60)))
    lines = _lines(ACT)[: chance.randint(0, 4)] + tuple(map(Line, torn))
    found = instructions(lines, "uu-90-2033")
    assert all(change.path for each in found for change in each.changes)
    assert len({each.source for each in found}) == len(found)
    amendments(lines, NOBODY)
