"""What must hold of any text whatever, from the raw lines to the tree; each promise beside a tree that breaks it."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Block, Document, Parsed, Place, Provision
from ingest.clean import clean
from ingest.parse import parse
from ingest.read import read
from ingest.structure import structure
from ingest.structure.numbers import followers
from tests.test_structure import PLAIN, SCRAPS, lines, outline, printed

FOLDER = Path(__file__).parent / "data" / "documents"
CLEAN = ("peraturan-kpu", "peraturan-bawaslu", "kurung", "sisipan", "huruf-setelah-z", "ejaan-lama", "cukup-jelas")
_NUMBER = re.compile(r"(\d+)[A-Z]*")
_SEVERAL = re.compile(r"Pasal \d+ .*?(\d+)\.?$")
LISTED = ("ayat", "huruf", "angka")


def document(text: str) -> Document:
    """A text file as read."""
    given = enumerate(text.splitlines(), 1)
    return Document("x.txt", "txt", "", tuple(Block(line, Place(line=number)) for number, line in given))


def signs(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def unaccounted(given: Document, parsed: Parsed) -> Counter[str]:
    """Signs of the file that are neither in the tree nor in the record of cleaning, and those that are there twice."""
    book = Counter(signs(given.text))
    cleaned = clean(given)
    book.update(signs("".join(repair.after for repair in cleaned.repairs)))
    book.subtract(signs("".join(repair.before for repair in cleaned.repairs)))
    book.subtract(signs("".join(removal.text for removal in parsed.removals)))
    book.subtract(signs("".join(f"{p.marker}{p.heading}{p.text}" for p in parsed.provisions)))
    return Counter({sign: count for sign, count in book.items() if count})


def gaps(provisions: tuple[Provision, ...]) -> Iterator[str]:
    """Every item whose number does not follow the one before it in its list, though nothing there carries a flag."""
    last: dict[tuple[str, str], str] = {}
    flagged = {p.ref.article for p in provisions if p.flags}
    for p in provisions:
        if p.level not in LISTED or p.ref.parent is None or "ulang" in str(p.ref) or "penjelasan" in p.ref.path:
            continue
        key = (str(p.ref.parent), p.level)
        follows = p.number in followers(last[key]) if key in last else p.number in ("1", "a")
        if not follows and p.ref.article not in flagged:
            yield str(p.ref)
        last[key] = p.number
    yield from _articles([p for p in provisions if p.level == "pasal" and len(p.ref.path) == 1])


def _articles(found: list[Provision]) -> Iterator[str]:
    """The articles that skip a number without a flag there or right before; a heading of several skips none."""
    plain = [(p, int(match[1])) for p in found if (match := _NUMBER.fullmatch(p.number))]
    reached, flagged = 0, False
    for p, number in plain:
        if number > reached + 1 and not (p.flags or flagged):
            yield str(p.ref)
        flagged = bool(p.flags)
        several = _SEVERAL.search(p.marker)
        reached = int(several[1]) if several else number


def damaged(text: str, seed: int) -> str:
    """The text with signs changed, lines dropped, doubled and put elsewhere."""
    chance = random.Random(seed)
    rows = text.splitlines()
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(rows))
        match chance.randrange(4):
            case 0:
                del rows[at]
            case 1:
                rows.insert(chance.randrange(len(rows)), rows[at])
            case 2:
                rows[at] = "".join(chance.choice("lI1(). O0a") if chance.random() < 0.05 else sign for sign in rows[at])
            case _:
                rows.insert(at, " ".join(chance.choices(SCRAPS, k=3)))
    return "\n".join(rows)


@pytest.mark.parametrize("seed", range(60))
def test_no_sign_of_a_damaged_regulation_is_lost_or_doubled(seed):
    given = document(damaged(PLAIN, seed))
    assert unaccounted(given, parse(given)) == Counter()


@pytest.mark.parametrize("seed", range(60))
def test_numbers_run_without_a_gap_unless_a_flag_says_so(seed):
    assert list(gaps(structure(clean(document(damaged(PLAIN, seed))), "pp-7-2099"))) == []


@pytest.mark.parametrize("seed", range(60))
def test_any_signs_give_a_tree(seed):
    chance = random.Random(seed)
    pool = "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(160, 0x2FFF)))) for _ in range(40))
    text = "\n".join("".join(chance.choices(pool + "Pasal 1(2)a. \n\x0c\u00ad", k=80)) for _ in range(20))
    given = document(text)
    assert unaccounted(given, parse(given)) == Counter()


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_document_printed_and_parsed_again_is_the_same(name):
    first = parse(read(FOLDER / f"{name}.txt"))
    again = structure(clean(document(printed(first.provisions))), str(first.provisions[0].ref.regulation))
    assert outline(again) == outline(first.provisions)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_invented_documents_keep_every_promise(path):
    given = read(path)
    parsed = parse(given)
    assert (unaccounted(given, parsed), list(gaps(parsed.provisions))) == (Counter(), [])


def test_each_promise_can_be_broken():
    given = document(PLAIN)
    parsed = parse(given)
    without = tuple(p for p in parsed.provisions if not str(p.ref).endswith("pasal-2/ayat-1/huruf-a"))
    assert unaccounted(given, replace(parsed, provisions=without)) != Counter()
    assert unaccounted(given, replace(parsed, provisions=(*parsed.provisions, parsed.provisions[9]))) != Counter()
    assert list(gaps(without)) == ["pp-7-2099/pasal-2/ayat-1/huruf-b"]
    articles = tuple(p for p in parsed.provisions if p.ref.article.path[-1:] != ("pasal-2a",))
    assert list(gaps(tuple(p for p in articles if "pasal-2" not in p.ref.path))) == ["pp-7-2099/pasal-3"]


@cache
def _parsed(path: Path) -> tuple[Document, Parsed]:
    given = read(path)
    return given, parse(given)


def _promises(path: Path) -> tuple[str, Counter[str], list[str]]:
    given, parsed = _parsed(path)
    return path.name, unaccounted(given, parsed), list(gaps(parsed.provisions))


def test_a_sample_of_strange_texts_keeps_every_promise(corpus_dir):
    sample = random.Random(7).sample(sorted((corpus_dir / "bulk").iterdir()), 12)
    assert [found for found in map(_promises, sample) if found[1] or found[2]] == []


@pytest.mark.slow
def test_all_strange_texts_keep_every_promise(corpus_dir):
    files = sorted((corpus_dir / "bulk").iterdir())
    assert [found for found in map(_promises, files) if found[1] or found[2]] == []


def test_lines_of_scraps_are_structured_without_a_gap():
    for seed in range(40):
        chance = random.Random(seed)
        text = "\n".join(" ".join(chance.choices(SCRAPS, k=4)) for _ in range(20))
        cleaned = replace(clean(document("")), lines=lines(text))
        assert list(gaps(structure(cleaned, "pp-7-2099"))) == [], seed
