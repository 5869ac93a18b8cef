"""The real texts, by shape only: what is found in them, that nothing is lost, and how two copies agree."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Document, Parsed
from evals.completeness import article_numbers
from evals.headings import counted
from evals.witnesses import compare
from ingest.clean import clean
from ingest.parse import parse
from ingest.read import read

IDS = (
    "pp-11-2017", "pp-12-1999", "pp-30-1980", "pp-37-2004", "pp-42-2004", "pp-43-2014", "pp-49-2018", "pp-5-1999",
    "pp-53-2010", "pp-53-2023", "pp-94-2021", "uu-1-2015", "uu-1-2026", "uu-10-2016", "uu-2-2002", "uu-2-2008",
    "uu-2-2011", "uu-20-2023", "uu-3-1999", "uu-3-2024", "uu-3-2025", "uu-34-2004", "uu-43-1999", "uu-5-2014",
    "uu-5-2026", "uu-6-2014", "uu-6-2020", "uu-7-2017", "uu-7-2023", "uu-8-1974", "uu-8-2015",
)  # fmt: skip


@cache
def _file(folder: Path, id: str) -> Path:
    return next(path for path in folder.iterdir() if path.stem == id)


@cache
def _parsed(folder: Path, id: str) -> tuple[Document, Parsed]:
    document = read(_file(folder, id))
    return document, parse(document)


@pytest.fixture
def held(corpus_dir):
    """Reads and parses one of the texts, once a run."""
    return lambda id: _parsed(corpus_dir / "texts", id)


def signs(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@pytest.mark.parametrize("id", IDS)
def test_a_text_is_recognised_by_its_own_words(held, id):
    _, parsed = held(id)
    assert (parsed.header.id, parsed.warnings) == (id, ())


@pytest.mark.parametrize("id", IDS)
def test_the_tree_holds_every_word_of_the_cleaned_text_once_and_in_order(held, id):
    document, parsed = held(id)
    assert signs("".join(f"{p.marker}{p.heading}{p.text}" for p in parsed.provisions)) == signs(clean(document).text)
    assert len({p.ref for p in parsed.provisions}) == len(parsed.provisions)


@pytest.mark.parametrize("id", IDS)
def test_the_record_of_cleaning_accounts_for_every_sign(held, id):
    document, _ = held(id)
    cleaned = clean(document)
    book = Counter(signs(document.text))
    book.update(signs("".join(repair.after for repair in cleaned.repairs)))
    book.subtract(signs("".join(repair.before for repair in cleaned.repairs)))
    book.subtract(signs("".join(removal.text for removal in cleaned.removals)))
    book.subtract(signs(cleaned.text))
    assert {sign: count for sign, count in book.items() if count} == {}


@pytest.mark.parametrize(
    ("id", "total", "absent"),
    [
        # counted by eye; `absent` are numbers that the file itself does not have
        ("pp-94-2021", 46, {"39"}),  # a whole page is missing in the file; the penjelasan of Pasal 39 is there
        ("pp-11-2017", 364, set()),
        ("pp-49-2018", 102, set()),
        ("pp-53-2010", 51, set()),
        ("pp-43-2014", 159, set()),
        ("pp-37-2004", 17, set()),  # the heading of Pasal 6 stands in the middle of a torn sentence
        ("pp-42-2004", 22, set()),
        ("pp-30-1980", 32, set()),
        ("uu-5-2014", 141, set()),
        ("uu-20-2023", 77, set()),
        ("uu-6-2014", 122, set()),
        ("uu-34-2004", 78, set()),
        ("uu-2-2008", 53, set()),
        ("uu-2-2002", 45, set()),
        ("uu-8-1974", 41, set()),
    ],
)  # fmt: skip
def test_all_articles_that_a_text_has_are_found(held, id, total, absent):
    _, parsed = held(id)
    assert {str(n) for n in range(1, total + 1)} - set(article_numbers(parsed)) == absent


@pytest.mark.parametrize("id", [id for id in IDS if id not in ("uu-1-2026", "uu-7-2023")])
def test_no_article_of_the_independent_count_is_missing(held, id):
    document, parsed = held(id)
    assert set(counted(document.text)) - set(article_numbers(parsed)) <= {
        "50",
        "170",
    }  # uu-7-2017: mentions after a torn line


def test_pasal_5_huruf_n_of_pp_94_2021_has_its_seven_points_and_their_penjelasan(held):
    _, parsed = held("pp-94-2021")
    below = [
        str(p.ref).split("/", 3)[3] for p in parsed.provisions if str(p.ref).startswith("pp-94-2021/pasal-5/huruf-n/")
    ]
    points = [f"angka-{n}" for n in range(1, 8)]
    assert [path for path in below if path in points] == points
    assert [path for path in below if path.endswith("penjelasan")] == [
        "penjelasan",
        *(f"{point}/penjelasan" for point in points),
    ]


def test_the_ratified_articles_of_uu_1_2015_have_its_references(held):
    _, parsed = held("uu-1-2015")
    assert len([p for p in parsed.provisions if re.fullmatch(r"uu-1-2015/pasal-\d+\w?", str(p.ref))]) == 206
    assert [str(p.ref) for p in parsed.provisions if p.level == "pasal" and "penetapan" in p.ref.path] == [
        "uu-1-2015/penetapan/pasal-1",
        "uu-1-2015/penetapan/pasal-2",
    ]


@pytest.mark.parametrize(
    "id", ["uu-10-2016", "uu-8-2015", "uu-3-2024", "uu-5-2026", "pp-53-2023", "pp-12-1999", "uu-2-2011"]
)
def test_an_amending_act_has_its_own_two_articles(held, id):
    _, parsed = held(id)
    assert article_numbers(parsed) == ("I", "II")


@pytest.mark.parametrize(
    "name", ["pp-42-2004.md", "pp-53-2010.html", "uu-10-2016.md", "uu-2-2008.html", "uu-5-2014.md"]
)
def test_two_copies_of_an_act_agree(corpus_dir, name):
    witness = corpus_dir / "witnesses" / name
    found = compare(_file(corpus_dir / "texts", witness.stem), witness)
    assert found.articles[0] >= 0.99 * found.articles[1]
    assert found.units[0] >= 0.97 * found.units[1]
