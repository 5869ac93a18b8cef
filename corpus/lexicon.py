"""BM25 over stemmed words: exact in the law's own wording, where dense views are vague.

The only home of bm25s and of the PySastrawi stemmer. Ready-made stop lists drop "tidak", "dapat", "boleh", so ours is a
short file (data/words/stop.toml) that names what must be kept and refuses to stop it.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np

from corpus.errors import BadData
from corpus.loading import DATA, keyed_rows
from corpus.text import tokens

STEMS = DATA / "stems.txt"
_FILES = ("data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy", "vocab.index.json")


class Lexicon:
    """A BM25 index over numbered texts; numbers count from 0 in the order given."""

    def __init__(self, engine: Any, size: int) -> None:
        self._engine = engine
        self._size = size

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """The index of these texts. An index of nothing finds nothing."""
        if not texts:
            return cls(None, 0)
        import bm25s  # brings scipy, which an answer without held texts should not wait for

        engine = bm25s.BM25(method="lucene")
        engine.index([stems(text) or [""] for text in texts], show_progress=False)
        return cls(engine, len(texts))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The index that was saved in `folder`."""
        if not (folder / _FILES[0]).exists():
            return cls(None, 0)
        import bm25s

        engine = bm25s.BM25.load(folder)
        return cls(engine, int(engine.scores["num_docs"]))

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        if self._engine is not None:
            self._engine.save(folder, show_progress=False)

    def search(self, question: str, limit: int) -> tuple[tuple[int, float], ...]:
        """The best texts by number, with their scores; only those that share a word with the question."""
        asked = stems(question)
        if self._engine is None or not asked:
            return ()
        scores = self._engine.get_scores(asked)
        best = np.argsort(-scores, kind="stable")[: min(limit, self._size)]
        return tuple((int(at), float(scores[at])) for at in best if scores[at] > 0)


def stems(text: str) -> list[str]:
    """The words of the text that count, each cut to its stem."""
    stopped = stop_words()
    return [stem(word) for word in tokens(text) if word not in stopped]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one lower-case word; what holds a digit stays as it is."""
    if any(char.isdigit() for char in word):
        return word
    return shipped_stems().get(word) or worked_out(word)


def worked_out(word: str) -> str:
    """The stem of one lower-case word, worked out by the stemmer."""
    return str(_stemmer().stem(word))


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
