"""BM25 over stemmed words: exact in the law's own wording, where dense views are vague.

The only home of bm25s and of the PySastrawi stemmer. Ready-made stop lists drop "tidak", "dapat", "boleh", so ours is a
short file (data/words/stop.toml) that names what must be kept and refuses to stop it.
"""

import json
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import BadData
from corpus.loading import DATA, keyed_rows
from corpus.text import tokens

STEMS = DATA / "stems.txt"
COUNTS = "words.json"
OPENING = 18  # words: what a provision is about stands where it begins
_FILES = ("data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy", "vocab.index.json")

Scores = NDArray[np.float64]
Parts = Sequence[tuple[str, str]]  # phrases of a question, each with the law's words for it or none


class Field(StrEnum):
    """What of a text is indexed on its own."""

    WHOLE = "whole"  # with its heading, the first line
    OPENING = "opening"  # the first words below the heading
    PAIRS = "pairs"  # neighbouring words together


class Vocabulary(dict[str, int]):
    """How often each word stands in the texts, as written."""

    @cached_property
    def by_letter(self) -> Mapping[str, tuple[str, ...]]:
        """The words by their first letter, in their order."""
        found: dict[str, list[str]] = {}
        for word in self:
            found.setdefault(word[:1], []).append(word)
        return {letter: tuple(words) for letter, words in found.items()}


class Lexicon:
    """BM25 indexes of the fields of numbered texts; numbers count from 0 in the order given."""

    def __init__(self, engines: Mapping[Field, Any], size: int, counts: Mapping[str, int]) -> None:
        self._engines = engines
        self._size = size
        self.counts = Vocabulary(counts)

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """The index of these texts. An index of nothing finds nothing."""
        if not texts:
            return cls({}, 0, {})
        import bm25s  # brings scipy, which an answer without held texts should not wait for

        engines = {field: bm25s.BM25(method="lucene") for field in Field}
        words: dict[str, str] = {}  # one string for each word, however often it is written
        written = [tuple([words.setdefault(word, word) for word in tokens(text)]) for text in texts]
        for field, engine in engines.items():
            terms = (_terms(field, *both) or [""] for both in zip(texts, written, strict=True))
            engine.index(_numbered(terms), show_progress=False)
        return cls(engines, len(texts), Counter(word for words in written for word in words if word.isalpha()))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The index that was saved in `folder`."""
        found = [field for field in Field if (folder / field / _FILES[0]).exists()]
        if not found:
            return cls({}, 0, {})
        import bm25s

        engines = {field: bm25s.BM25.load(folder / field) for field in found}
        counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
        return cls(engines, int(engines[found[0]].scores["num_docs"]), counts)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        for field, engine in self._engines.items():
            engine.save(folder / field, show_progress=False)
        (folder / COUNTS).write_text(json.dumps(self.counts, ensure_ascii=False), encoding="utf-8")

    def search(self, question: str, limit: int) -> tuple[tuple[int, float], ...]:
        """The best texts by number, with their scores; only those that share a word with the question."""
        return best(self._scored(Field.WHOLE, _asked(Field.WHOLE, question)), limit)

    def matched(self, field: Field, parts: Parts, law: float, limit: int) -> tuple[tuple[int, float], ...]:
        """The texts that fit the parts of a question best, in one field, with their scores.

        Of a part counts what fits better: its own words, or the law's words for it, weighed by `law` and by how many
        they are, so that an abbreviation of four words does not outweigh the rest of the question.
        """
        if field is Field.PAIRS:
            return best(self._scored(field, _asked(field, " ".join(own for own, _ in parts))), limit)
        total = np.zeros(self._size)
        for own, said in parts:
            scores = self._scored(field, _asked(field, own))
            if words := _asked(field, said):
                scores = np.maximum(scores, self._scored(field, words) * (law / math.sqrt(len(words))))
            total += scores
        return best(total, limit)

    def _scored(self, field: Field, words: Sequence[str]) -> Scores:
        if field not in self._engines or not words:
            return np.zeros(self._size)
        return np.asarray(self._engines[field].get_scores(words), dtype=np.float64)


def best(scores: Scores, limit: int) -> tuple[tuple[int, float], ...]:
    """The numbers of the highest scores above nothing, highest first; of equals the lower number first."""
    order = np.argsort(-scores, kind="stable")[:limit]
    return tuple((int(at), float(scores[at])) for at in order if scores[at] > 0)


def _numbered(texts: Iterable[Sequence[str]]) -> tuple["list[array[int]]", dict[str, int]]:
    """The terms of each text as numbers, and the number of each term. As strings they take twenty times the memory: a
    pair of words is a string of its own wherever it stands.
    """
    places: dict[str, int] = {}
    rows = [array("i", [places.setdefault(term, len(places)) for term in terms]) for terms in texts]
    return rows, places


def _terms(field: Field, text: str, written: Sequence[str]) -> list[str]:
    """What a field indexes of a text, whose words are `written`."""
    match field:
        case Field.WHOLE:
            return _stemmed(written)
        case Field.OPENING:
            below = text.partition("\n")[2] or text
            return stems(" ".join(below.split()[:OPENING]))
        case Field.PAIRS:
            return _paired(written)


def _asked(field: Field, text: str) -> list[str]:
    return pairs(text) if field is Field.PAIRS else stems(text)


def pairs(text: str) -> list[str]:
    """Each two neighbouring words as one term, cut to their stems.

    >>> pairs("masa tenang pemilu")
    ['masa tenang', 'tenang milu']
    """
    return _paired(tokens(text))


def _paired(written: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(map(stem, written))]


def stems(text: str) -> list[str]:
    """The words of the text that count, each cut to its stem."""
    return _stemmed(tokens(text))


def _stemmed(written: Sequence[str]) -> list[str]:
    stopped = stop_words()
    return [stem(word) for word in written if word not in stopped]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one lower-case word; what holds a digit stays as it is."""
    if any(char.isdigit() for char in word):
        return word
    return shipped_stems().get(word) or worked_out(word)


def worked_out(word: str) -> str:
    """The stem of one lower-case word, worked out by the stemmer."""
    return str(_stemmer().stem(word))


def ordinary(word: str) -> bool:
    """Whether a lower-case word is Indonesian as dictionaries have it: its stem is a root word of the stemmer."""
    return stem(word) in _roots()


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return frozenset(StemmerFactory().get_words())


@lru_cache(maxsize=2)
def shipped_stems(path: Path = STEMS) -> Mapping[str, str]:
    """The stems worked out beforehand for the words of our own data, by word (`python -m evals.stems`)."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {word: stem for stem, *words in lines for word in words}


@lru_cache(maxsize=4)
def stop_words(path: Path = DATA / "words" / "stop.toml") -> frozenset[str]:
    """The words that the index leaves out.

    Raises:
        BadData: a word that decides cases stands among them.
    """
    rows = {row.entry: row for row in keyed_rows(path)}
    if rows.keys() != {"stop", "kept"}:
        raise BadData(path, "the file", "must hold the tables [stop] and [kept], and no other")
    for row in rows.values():
        row.only(("words",))
    stopped, kept = (frozenset(rows[name].texts("words")) for name in ("stop", "kept"))
    if both := sorted(stopped & kept):
        raise rows["stop"].bad(f"{', '.join(both)} must not be left out")
    return stopped


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()
