"""Questions with the articles that answer them, in six sets.

`lay` and `formal` were written from the texts alone, before any result was seen; `typo` is every second of both with
letters changed (seeded); `gold` takes the pinpoints of evals/gold that are held; `exact` cites articles in many ways;
`foreign` asks about sixteen regulations of other matters (children, ships, zakat), whose words no list of ours knows.
Each question knows its half: what the numbers of search may be tuned on, and what is only reported.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.errors import BadData, BadReference
from corpus.reference import Ref
from corpus.store.read import Reader
from evals.gold import Gold, load_gold

FOLDER = Path(__file__).parent / "questions"
TODAY = date(2026, 11, 22)  # the day of questions that name none; fixed, so that figures can be compared
EXACT, SEED = 120, 5
SHORTEST = 6  # letters of a word that a typo may befall

Groups = tuple[frozenset[Ref], ...]  # of each group one article answers


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the day it is asked for, and the articles that answer it."""

    id: str
    text: str
    on: date
    groups: Groups
    tuned: bool  # whether it belongs to the half that may be looked at while improving


def question_sets(reader: Reader, catalogue: Catalogue) -> dict[str, tuple[Question, ...]]:
    """Every set, as far as its articles are held."""
    lay, formal, foreign = (_written(FOLDER / f"{name}.jsonl", reader) for name in ("lay", "formal", "foreign"))
    gold = tuple(question for one in load_gold() for question in _of_gold(one, reader))
    return {
        "lay": lay,
        "formal": formal,
        "typo": tuple(map(_mistyped, (*lay[::2], *formal[::2]))),
        "gold": gold,
        "exact": tuple(_exact(reader, catalogue)),
        "foreign": foreign,
    }


def _written(file: Path, reader: Reader) -> tuple[Question, ...]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    try:
        questions = [_question(row) for row in rows]
    except (KeyError, ValueError, BadReference) as error:
        raise BadData(file.name, "a line", f"{type(error).__name__}: {error}") from error
    return tuple(question for question in questions if all(_held(reader, group) for group in question.groups))


def _question(row: dict[str, object]) -> Question:
    gold = row["gold"]
    if not isinstance(gold, list):
        raise ValueError("gold is not a list")
    groups = tuple(frozenset(map(Ref.parse, group)) for group in gold)
    on = date.fromisoformat(str(row["as_of"])) if "as_of" in row else TODAY
    return Question(str(row["id"]), str(row["question"]), on, groups, _even(min(map(str, groups[0]))))


def _even(text: str) -> bool:
    """The rule of evals.gold: the first byte of the digest."""
    return sha256(text.encode()).digest()[0] % 2 == 0


def _held(reader: Reader, group: frozenset[Ref]) -> bool:
    return any(reader.versions(ref) for ref in group)


def _of_gold(gold: Gold, reader: Reader) -> Iterator[Question]:
    """The question with its required articles that are held; where none is, it is left out."""
    articles = (frozenset(_articles(group, reader)) for group in gold.required)
    if groups := tuple(dict.fromkeys(filter(None, articles))):
        yield Question(gold.id, gold.question, gold.as_of or TODAY, groups, gold.tuned)


def _articles(refs: tuple[Ref, ...], reader: Reader) -> Iterator[Ref]:
    for ref in refs:
        article = ref.article
        if article.path and article.path[0].startswith("pasal-") and reader.versions(article):
            yield reader.resolved(article)


def _mistyped(question: Question) -> Question:
    """The question with a slip in half of its long words, always the same slips."""
    rng = random.Random(f"{SEED} {question.id}")
    words = question.text.split()
    long = [at for at, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    for at in rng.sample(long, min(len(long), max(1, len(long) // 2))):
        words[at] = _slipped(words[at], rng)
    return replace(question, id=f"{question.id}-typo", text=" ".join(words))


def _slipped(word: str, rng: random.Random) -> str:
    """The word with a letter left out, exchanged with its neighbour, changed or doubled; never the first."""
    at = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return rng.choice(
        (
            before + after,
            before + after[0] + letter + after[1:],
            before + rng.choice("aeiknrst") + after,
            word[: at + 1] + word[at:],
        )
    )


_WAYS = (
    "pasal {article} {short}",
    "Pasal {article} {long}",
    "ps. {article} {small}",
    "bunyi psl {article} {small}",
    "{short} pasal {article}",
    "apa isi pasal {article} {number}?",
    "{small} ps {article}",
    "ketentuan Pasal {article} {long} tentang {title}",
)


def _exact(reader: Reader, catalogue: Catalogue) -> Iterator[Question]:
    """A seeded choice of articles, cited in turn in every way."""
    held = [id for id in reader.worded() if catalogue.known(id)]
    articles = [ref for id in held for ref in reader.articles(id, TODAY) if ref.path[0][6:7].isdigit()]
    chosen = random.Random(SEED).sample(articles, min(EXACT, len(articles)))
    for at, ref in enumerate(chosen):
        regulation = catalogue.get(ref.regulation)
        kind = catalogue.kinds[regulation.kind].label
        words = {
            "article": ref.path[0].removeprefix("pasal-").upper(),
            "short": regulation.short,
            "small": regulation.short.lower(),
            "long": f"{kind} Nomor {regulation.number} Tahun {regulation.year}",
            "number": f"{kind.lower()} no {regulation.number} thn {regulation.year}",
            "title": regulation.title,
        }
        text = _WAYS[at % len(_WAYS)].format(**words)
        yield Question(f"x-{at:03}", text, TODAY, (frozenset({ref}),), tuned=at % 2 == 0)
