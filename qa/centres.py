"""The middle of each topic's phrasings, and of what each norm states and is asked, in a dense view: shipped for the
data as shipped, made anew for what was changed.

Embedding thousands of phrasings takes minutes in the better view, so their means are data (`corpus/data/centres.npz`,
written by `python -m evals.centres`). A mean is found by the model and the very texts it was made of; a group whose
texts were edited simply is not found and is embedded at the next start, once.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embeddings import Embedder, vector_of
from corpus.loading import DATA
from corpus.norms import Norms
from corpus.store.cache import VectorCache, digest
from qa.bags import Embed
from qa.matching import Topic
from qa.rules import asked
from qa.words import Words

FILE = DATA / "centres.npz"
Vector = NDArray[np.float32]


def rows_of(view: Embedder, groups: Sequence[Sequence[str]], home: Path, file: Path = FILE) -> NDArray[np.float64]:
    """The view's centre of each group of texts."""
    known, keys = shipped(file, view.view), [key(view, texts) for texts in groups]
    missing = [texts for at, texts in zip(keys, groups, strict=True) if at not in known]
    kept = _kept(home, view, [text for texts in missing for text in texts])
    rows = [
        known[at] if at in known else centre([kept[digest(text)] for text in texts])
        for at, texts in zip(keys, groups, strict=True)
    ]
    return np.array(rows, dtype=np.float64)


def vectors_of(view: Embedder, texts: Sequence[str], home: Path) -> NDArray[np.float32]:
    """The vector of each text as a question, from the store's cache as far as it knows them."""
    kept = _kept(home, view, texts)
    return np.array([kept[digest(text)] for text in texts], dtype=np.float32)


def asking(view: Embedder) -> Embed:
    """How questions are embedded in the view."""
    return lambda texts: np.array([vector_of(view, text) for text in texts])


def centre(vectors: Sequence[Vector]) -> Vector:
    """The mean of the vectors, at unit length."""
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float32)


def key(view: Embedder, phrasings: Sequence[str]) -> str:
    """What a centre is found by: the model and the very texts."""
    return sha256("\x00".join((view.model, *phrasings)).encode()).hexdigest()[:32]


def shipped(file: Path, view: str) -> Mapping[str, Vector]:
    """The shipped centres of a view by key; none where the file is not there, or does not know the view."""
    if not file.is_file():
        return {}
    with np.load(file) as arrays:
        if f"{view}/keys" not in arrays.files:
            return {}
        keys, rows = arrays[f"{view}/keys"], arrays[f"{view}/rows"]
    return dict(zip(keys.tolist(), rows.astype(np.float32), strict=True))


def groups_of(topics: Sequence[Topic], norms: Norms, words: Words) -> tuple[list[list[str]], list[list[str]]]:
    """In plain words, which are what is embedded: each topic's phrasings; what each norm states and is asked."""
    said = ([words.spelled(phrasing) for phrasing in topic.phrasings] for topic in topics)
    ruled = ([words.spelled(text) for text in asked(norm)] for norm in norms.norms.values())
    return list(said), list(ruled)


def _kept(home: Path, view: Embedder, texts: Sequence[str]) -> dict[str, Vector]:
    """The vectors of phrasings as questions, kept in the store's cache."""
    if not texts:
        return {}
    model = f"{view.model} questions"
    wanted = {digest(text): text for text in texts}
    with VectorCache.open(home) as cache:
        known = cache.get(model, wanted.keys())
        new = {name: text for name, text in wanted.items() if name not in known}
        fresh = dict(zip(new, view.questions(list(new.values())), strict=True)) if new else {}
        if fresh:
            cache.put(model, fresh)
    return known | fresh
