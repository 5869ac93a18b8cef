"""What a question takes for granted and gets wrong is set right before anything else."""

from datetime import date

import pytest

from corpus.citation.instruments import begins_kind
from tests.fixtures.kota import TODAY, Kota, Shelf, kota, wording

GONE = "UU 2/2020 sudah dicabut dan diganti UU 1/2030; tidak berlaku pada 20 Mei 2038."
TEXTS = Shelf(
    (
        *(wording(f"uu-1-2030/pasal-{number}", "Petugas:") for number in range(1, 13)),  # a whole copy
        wording("uu-1-2030/pasal-3/ayat-1", "jangan menari."),
    )
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


@pytest.mark.parametrize(
    ("question", "day", "expected"),
    [
        ("boleh menari?", TODAY, ()),
        ("menurut UU 1/2030 boleh menari?", TODAY, ()),
        # misquoted: the number is of something else, or of nothing
        ("UU 7/2030 melarang menari?", TODAY, ("Yang dimaksud ialah UU 1/2030, bukan UU 7/2030.",)),
        (
            "UU 7/2030 tentang ikan",
            TODAY,
            ("“UU 7/2030 tentang ikan” tidak kami kenal; nomor, tahun, atau jenisnya mungkin keliru.",),
        ),
        ("PP 9/2031 bagaimana?", TODAY, ("“PP 9/2031” tidak kami kenal; nomor, tahun, atau jenisnya mungkin keliru.",)),
        # repealed by now, and rightly cited for its own time
        ("UU 2/2020 boleh menari?", TODAY, (GONE,)),
        ("UU 2/2020 boleh menari?", date(2025, 1, 1), ()),
        ("UU 2/2020 atau UU 2/2020?", TODAY, (GONE,)),  # said once
        # not yet in force
        ("UU 1/2030 boleh menari?", date(2030, 5, 31), ("UU 1/2030 belum berlaku pada 31 Mei 2030.",)),
        ("PP 5/2031 melarang nyanyi?", date(2031, 3, 9), ()),  # only the month is known: nothing is claimed
        # articles that do not exist, where the text is held
        ("Pasal 3 ayat (1) UU 1/2030", TODAY, ()),
        ("Pasal 99 UU 1/2030", TODAY, ("Pasal 99 UU 1/2030 tidak ada: UU 1/2030 berakhir di Pasal 12.",)),
        (
            "Pasal 3 ayat (7) UU 1/2030",
            TODAY,
            ("Pasal 3 ayat (7) UU 1/2030 tidak kami temukan dalam pasal itu; periksa ayat atau hurufnya.",),
        ),
        ("Pasal 99 PP 5/2031", TODAY, ()),  # no text is held, so nothing is known of its articles
    ],
)
def test_corrections(town: Kota, question: str, day: date, expected: tuple[str, ...]) -> None:
    query = town.understanding.query(question, as_of=day)
    assert town.assistant(TEXTS).premises.corrections(query) == expected


@pytest.mark.parametrize(
    ("question", "day", "meant"),
    [
        ("Pasal 3 ayat (1) UU 1/2030", TODAY, ("uu-1-2030/pasal-3/ayat-1",)),
        ("UU 7/2030 melarang menari?", TODAY, ("uu-1-2030",)),
        ("Pasal 3 ayat (1) UU 7/2030 melarang menari?", TODAY, ("uu-1-2030/pasal-3/ayat-1",)),  # as of what was meant
        ("Pasal 88 UU 7/2030 melarang menari?", TODAY, ("uu-1-2030",)),  # which has no such place
        ("Pasal 3 UU Pawai", date(2026, 1, 1), ("uu-2-2020/pasal-3",)),  # a name goes with the law of the day
        ("Pasal 3 UU 1/2030", date(2026, 1, 1), ("uu-1-2030/pasal-3",)),  # a number does not
        ("UU 9/2099", TODAY, ()),
    ],
)
def test_what_is_meant(town: Kota, question: str, day: date, meant: tuple[str, ...]) -> None:
    query = town.understanding.query(question, as_of=day)
    premises = town.assistant(TEXTS).premises
    assert tuple(str(ref) for mention in query.mentions for ref in premises.meant(mention, query)) == meant


@pytest.mark.parametrize(
    ("behind", "begun"),
    [
        (" Peraturan Wali Kota Bontang", True),
        (" dari Perda Kota Sukamaju", True),
        (" peraturan disiplin PNS", False),  # describes an act, and names no kind
        (" isinya apa", False),
        ("", False),
    ],
)
def test_a_kind_of_instrument_begins_behind_a_place(behind: str, begun: bool) -> None:
    assert begins_kind(behind) is begun
