"""The plain LangChain recipe that anyone would pick: chunks of 1,000 characters with 200 shared, one embedding, Chroma.

It reads the same texts as stored (own words in their order, cleaned and without page heads, which helps it), and knows
which articles each chunk overlaps; words that an amending act sets count for the amended article. It knows no dates.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.embeddings import Embedder
from corpus.langchain import LangChainView
from corpus.places import lifted
from corpus.reference import Ref
from corpus.store.cache import VectorCache, digest
from corpus.store.order import numbered
from corpus.store.read import Reader
from evals.retrieval.measures import DEPTH, Result

SIZE, SHARED = 1_000, 200
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of fixed size and the articles that it overlaps."""

    text: str
    covers: Result


@dataclass(frozen=True, slots=True)
class Recipe:
    """The recipe, indexed."""

    store: Chroma
    chunks: Sequence[Chunk]
    seconds: float  # to index, without what the vector cache already had

    def find(self, question: str) -> list[Result]:
        """What the nearest ten chunks cover."""
        found = self.store.similarity_search(question, k=DEPTH)
        return [self.chunks[int(document.metadata["at"])].covers for document in found]


def chunks(reader: Reader) -> tuple[Chunk, ...]:
    """The chunks of every held text."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=SHARED, add_start_index=True)
    return tuple(chunk for source in reader.regulations() for chunk in _cut(source.regulation, reader, splitter))


def recipe(reader: Reader, embedder: Embedder, folder: Path) -> Recipe:
    """The recipe over what the store holds, with its Chroma in `folder`; vectors are kept in the store's cache."""
    pieces, begun = chunks(reader), time.perf_counter()
    vectors = _vectors(reader.home, embedder, [piece.text for piece in pieces])
    store = Chroma("recipe", _Kept(embedder, vectors), str(folder), collection_metadata={"hnsw:space": "cosine"})
    documents = [Document(piece.text, metadata={"at": at}) for at, piece in enumerate(pieces)]
    for start in range(0, len(documents), _BATCH):
        store.add_documents(documents[start : start + _BATCH])
    return Recipe(store, pieces, time.perf_counter() - begun)


class _Kept(LangChainView):
    """The embedding of the recipe, with the vectors of its chunks at hand."""

    def __init__(self, embedder: Embedder, vectors: dict[str, list[float]]) -> None:
        super().__init__(embedder)
        self._kept = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._kept[digest(text)] for text in texts]


def _vectors(home: Path, embedder: Embedder, texts: Sequence[str]) -> dict[str, list[float]]:
    with VectorCache.open(home) as cache:
        known = cache.get(embedder.model, [digest(text) for text in texts])
        missing = sorted({text for text in texts if digest(text) not in known}, key=len)
        for start in range(0, len(missing), 32):
            batch = missing[start : start + 32]
            new = {digest(text): row for text, row in zip(batch, embedder.passages(batch), strict=True)}
            cache.put(embedder.model, new)
            known |= new
    return {id: vector.tolist() for id, vector in known.items()}


def _cut(regulation: str, reader: Reader, splitter: RecursiveCharacterTextSplitter) -> Iterator[Chunk]:
    sets = {change.source: change.target.article for change in reader.amendments_of(regulation)}
    parts = [(provision.ref, numbered(provision)) for provision in reader.own_tree(regulation)]
    parts = [(ref, text) for ref, text in parts if text]
    starts, at = [], 0
    for _, text in parts:
        starts.append(at)
        at += len(text) + 1
    for document in splitter.create_documents(["\n".join(text for _, text in parts)]):
        start = document.metadata["start_index"]
        end = start + len(document.page_content)
        first = bisect_right(starts, start) - 1
        inside = range(max(first, 0), bisect_right(starts, end - 1))
        yield Chunk(document.page_content, frozenset(_answers(parts[i][0], sets) for i in inside))


def _answers(ref: Ref, sets: dict[Ref, Ref]) -> Ref:
    """The article that a place belongs to: of a change, the article that it sets."""
    above = (Ref(ref.regulation, ref.path[:depth]) for depth in range(len(ref.path), 0, -1))
    return next((sets[place] for place in above if place in sets), lifted(ref))
