"""Real amending acts: every instruction against the hand table, and the amended acts read as of a day.

The facts were read by eye in the amending acts: which act set a wording, what stands and what is gone, key words.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.model import Header, Version
from corpus.reference import Ref
from evals.amendments import Expected, outcome, table
from ingest.amend import Act, amendments, consolidate
from ingest.amend.acts import acts
from ingest.clean import Cleaned, clean
from ingest.read import read
from ingest.structure import structure

BASES = {
    "uu-1-2015": "texts/uu-1-2015.md",
    "uu-8-1974": "texts/uu-8-1974.html",
    "uu-2-2008": "texts/uu-2-2008.md",
    "uu-6-2014": "texts/uu-6-2014.txt",
    "uu-34-2004": "texts/uu-34-2004.md",
    "uu-2-2002": "texts/uu-2-2002.md",
    "uu-7-2017": "texts/uu-7-2017.md",
    "uu-11-2008": "pdf/UU_2008_011.pdf",
    "pp-5-1999": "texts/pp-5-1999.html",
}
ACTS = table()

Chain = Callable[[str], tuple[tuple[Act, ...], tuple[Version, ...]]]


@cache
def _cleaned(path: Path) -> Cleaned:
    return clean(read(path))


@pytest.fixture(scope="module")
def chain(corpus_dir: Path) -> Chain:
    """The acts that amend an act, and its dated wordings; each chain is made once."""
    catalogue = load_catalogue()

    @cache
    def made(id: str) -> tuple[tuple[Act, ...], tuple[Version, ...]]:
        base = structure(_cleaned(corpus_dir / BASES[id]), id)
        held = [
            amendment
            for act in ACTS
            if act.amends == id
            for amendment in amendments(_cleaned(corpus_dir / act.file).lines, _header(act))
        ]
        found = acts(id, held, catalogue)
        return found, consolidate(base, catalogue.get(id).span, found)

    return made


def _header(act: Expected) -> Header:
    return Header(kind=None, number=None, year=None, title=None, id=act.act)


def _on(versions: tuple[Version, ...], place: str, day: str) -> dict[str, Version]:
    """What stands on the day at a place and below it, by the steps below the act; without elucidations."""
    root, when = Ref.parse(place), date.fromisoformat(day)
    return {
        "/".join(version.provision.ref.path): version
        for version in versions
        if root.contains(version.provision.ref)
        and version.span.holds(when) is True
        and not version.deleted
        and "penjelasan" not in version.provision.ref.path
    }


@pytest.mark.parametrize("expected", ACTS, ids=lambda act: act.act)
def test_every_instruction_is_the_one_of_the_hand_table(corpus_dir: Path, expected: Expected) -> None:
    found = outcome(expected, _cleaned(corpus_dir / expected.file).lines)
    assert found.misses == ()
    assert {amendment.target.regulation for amendment in found.amendments} <= {expected.amends}


# How many articles each chain has after its last act: those of the base, and the inserted ones, counted by hand.
@pytest.mark.parametrize(
    ("act", "inserted"),
    [
        # 10A 22A-D 160A 205A by UU 8/2015; 40A 54A-D 133A 135A 164A-B 177A-B 178A-H 182A-B 185A-B 186A 187A-D 190A
        # 193A-B 198A 200A 205B-C by UU 10/2016; 122A 201A by Perppu 2/2020, whose words are not held
        ("uu-1-2015", 7 + 35 + 2),
        ("uu-8-1974", 2),
        ("uu-2-2008", 1),
        ("uu-6-2014", 7),
        ("uu-34-2004", 0),
        ("uu-2-2002", 7),
        ("uu-7-2017", 3),
        ("uu-11-2008", 2 + 7),
        ("pp-5-1999", 0),
    ],
)
def test_inserted_articles(chain: Chain, act: str, inserted: int) -> None:
    _, versions = chain(act)
    enacted = {version.provision.ref for version in versions if version.set_by == Ref(act)}
    articles = {version.provision.ref for version in versions if _is_article(version.provision.ref)}
    # the numbers tell an insertion from an article that the copy of the base lacks
    assert len({ref for ref in articles - enacted if ref.path[0][-1].isalpha()}) == inserted


def _is_article(ref: Ref) -> bool:
    return len(ref.path) == 1 and ref.path[0].startswith("pasal-")


CHAINS = [
    ("uu-1-2015", ["uu-8-2015", "uu-10-2016", "uu-6-2020"]),
    ("uu-8-1974", ["uu-43-1999"]),
    ("uu-2-2008", ["uu-2-2011"]),
    ("uu-6-2014", ["uu-3-2024"]),
    ("uu-34-2004", ["uu-3-2025"]),
    ("uu-2-2002", ["uu-5-2026"]),
    ("uu-7-2017", ["uu-7-2023"]),
    ("uu-11-2008", ["uu-19-2016", "uu-1-2024"]),
    ("pp-5-1999", ["pp-12-1999"]),
]


@pytest.mark.parametrize(("act", "by"), CHAINS)
def test_the_chains(chain: Chain, act: str, by: list[str]) -> None:
    assert [each.regulation for each in chain(act)[0] if each.regulation in by] == by


# Place, day, who set the words, words that stand there and words that do not.
@pytest.mark.parametrize(
    ("place", "day", "maker", "there", "not_there"),
    [
        # UU 8/2015 angka 49 keeps Pasal 71 and changes its penjelasan only
        ("uu-1-2015/pasal-71/ayat-1", "2015-10-01", "uu-1-2015", "pejabat aparatur sipil negara", "pejabat daerah"),
        ("uu-1-2015/pasal-71/ayat-1", "2024-09-01", "uu-10-2016/pasal-i/angka-27", "pejabat daerah", "Petahana"),
        ("uu-1-2015/pasal-71/ayat-2/penjelasan", "2015-10-01", "uu-8-2015/pasal-i/angka-49", "kekosongan jabatan", "x"),
        ("uu-1-2015/pasal-16/ayat-1a", "2017-01-01", "uu-10-2016/pasal-i/angka-4", "secara terbuka", "sekretariat"),
        ("uu-1-2015/pasal-16/ayat-2", "2017-01-01", "uu-1-2015", "diangkat dan diberhentikan", "terbuka"),
        ("uu-1-2015/pasal-166/ayat-1", "2015-03-18", "uu-8-2015/pasal-i/angka-94", "kegiatan Pemilihan", "x"),
        ("uu-2-2002/pasal-28/ayat-1", "2026-06-16", "uu-2-2002", "bersikap netral", "x"),
        ("uu-2-2002/pasal-28/ayat-1", "2026-06-17", "uu-5-2026/pasal-i/angka-7", "bersikap netral", "x"),
        ("uu-6-2014/pasal-39/ayat-1", "2024-04-24", "uu-6-2014", "6 (enam) tahun", "8 (delapan)"),
        ("uu-6-2014/pasal-39/ayat-1", "2024-04-25", "uu-3-2024/pasal-i/angka-9", "8 (delapan) tahun", "6 (enam)"),
        ("uu-6-2014/pasal-29/huruf-j", "2024-05-01", "uu-6-2014", "kampanye", "x"),
        ("uu-34-2004/pasal-47/ayat-1", "2025-04-01", "uu-3-2025/pasal-i/angka-6", "Mahkamah Agung", "x"),
        ("uu-8-1974/pasal-3", "1999-09-29", "uu-8-1974", "Abdi Negara", "netral"),
        ("uu-8-1974/pasal-3/ayat-2", "1999-09-30", "uu-43-1999/pasal-i/angka-2", "netral", "Abdi Negara"),
        ("uu-8-1974/pasal-16/ayat-2", "2000-01-01", "uu-43-1999/pasal-i/angka-7", "kesempatan yang sama", "x"),
        ("uu-8-1974/pasal-16/ayat-1", "2000-01-01", "uu-8-1974", "mengisi formasi", "x"),
        ("uu-7-2017/pasal-186", "2022-12-11", "uu-7-2017", "lima ratus tujuh", "580"),
        ("uu-7-2017/pasal-186", "2022-12-12", "uu-7-2023/pasal-i/angka-6", "580", "575"),  # since the Perppu
        ("uu-11-2008/pasal-27/ayat-3", "2020-01-01", "uu-11-2008", "pencemaran nama baik", "x"),
        ("uu-11-2008/pasal-27/ayat-3/penjelasan", "2020-01-01", "uu-19-2016/pasal-i/angka-4", "KUHP", "x"),
        ("uu-11-2008/pasal-27/ayat-1", "2024-06-01", "uu-1-2024/pasal-i/angka-8", "mempertunjukkan", "x"),
        ("uu-11-2008/pasal-27a", "2024-06-01", "uu-1-2024/pasal-i/angka-9", "kehormatan atau nama baik", "x"),
        ("pp-5-1999/pasal-7/ayat-1", "1999-01-28", "pp-5-1999", "anggota dan atau pengurus", "hapus secara otomatis"),
        ("pp-5-1999/pasal-7/ayat-1", "1999-01-29", "pp-12-1999/pasal-i", "hapus secara otomatis", "x"),
        ("uu-2-2008/pasal-2/ayat-1b", "2011-01-15", "uu-2-2011/pasal-i/angka-2", "dilarang merangkap", "x"),
        ("uu-2-2008/pasal-2/ayat-4/huruf-a", "2011-01-15", "uu-2-2008", "asas dan ciri", "x"),
    ],
)
def test_wording_on_a_day(chain: Chain, place: str, day: str, maker: str, there: str, not_there: str) -> None:
    when, ref = date.fromisoformat(day), Ref.parse(place)
    _, versions = chain(ref.regulation)
    standing = [v for v in versions if v.provision.ref == ref and v.span.holds(when) and not v.deleted]
    assert [str(version.set_by) for version in standing] == [maker]
    assert there in standing[0].provision.text
    assert not_there == "x" or not_there not in standing[0].provision.text


# The parts of an article on a day, after parts were inserted or deleted.
@pytest.mark.parametrize(
    ("place", "day", "parts"),
    [
        ("uu-1-2015/pasal-71", "2015-10-01", "1 2 3 4"),
        ("uu-1-2015/pasal-71", "2024-09-01", "1 2 3 4 5 6"),
        ("uu-1-2015/pasal-16", "2017-01-01", "1 1a 2 3 4 5"),
        ("uu-1-2015/pasal-166", "2017-01-01", "1 3"),
        ("uu-1-2015/pasal-4", "2016-01-01", ""),
        ("uu-1-2015/pasal-57", "2017-01-01", "1 2 3 4"),
        ("uu-2-2002/pasal-28", "2026-06-16", "1 2 3"),
        ("uu-2-2002/pasal-28", "2026-06-17", "1 2"),
        ("uu-34-2004/pasal-47", "2025-04-01", "1 2 3 4 5 6"),
        ("uu-8-1974/pasal-19", "2000-01-01", ""),
        ("uu-2-2008/pasal-51", "2012-01-01", "1 1a 1b 1c 2 4 5"),
        ("uu-11-2008/pasal-27", "2010-01-01", "1 2 3 4"),
        ("uu-11-2008/pasal-27", "2024-06-01", "1 2"),
    ],
)
def test_ayat_on_a_day(chain: Chain, place: str, day: str, parts: str) -> None:
    found = _on(chain(Ref.parse(place).regulation)[1], place, day)
    steps = [path.split("/")[1] for path in found if path.count("/") == 1]
    assert [step.removeprefix("ayat-") for step in steps if step.startswith("ayat-")] == parts.split()


def test_both_numbers_lead_to_the_same_wording(chain: Chain) -> None:
    _, versions = chain("uu-1-2015")
    named = {alias: version for version in versions for alias in version.aliases}
    newest = named[Ref.parse("uu-10-2016/pasal-71")]
    assert (str(newest.provision.ref), str(newest.span.start)) == ("uu-1-2015/pasal-71", "2016-07-01")
    kept = named[Ref.parse("uu-8-2015/pasal-71")]  # its words are older than UU 8/2015, which kept them
    assert (str(kept.provision.ref), str(kept.set_by)) == ("uu-1-2015/pasal-71", "uu-1-2015")
    assert str(named[Ref.parse("uu-8-2015/pasal-22b/huruf-a")].set_by) == "uu-8-2015/pasal-i/angka-15"


def test_words_not_held_are_flagged_rather_than_shown_as_current(chain: Chain) -> None:
    _, versions = chain("uu-1-2015")
    newest = {str(v.provision.ref): v for v in versions if v.span.end is None}
    rules = {ref: [flag.rule for flag in newest[ref].provision.flags] for ref in ("uu-1-2015/pasal-120",)}
    assert rules == {"uu-1-2015/pasal-120": ["perubahan-tanpa-bunyi"]}


def test_an_article_prints_between_its_neighbours(chain: Chain) -> None:
    _, versions = chain("uu-1-2015")
    articles = [ref.path[0][6:] for ref in dict.fromkeys(v.provision.ref for v in versions) if _is_article(ref)]
    at = articles.index("22")
    assert articles[at : at + 6] == ["22", "22a", "22b", "22c", "22d", "23"]
    assert articles[-5:] == ["205", "205a", "205b", "205c", "206"]
