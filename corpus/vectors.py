"""Nearest vectors: Chroma on disk or on a server, and a small index in memory that shows what is asked of both.

The only home of chromadb and langchain_chroma. A collection belongs to one generation and is never changed after it is
sealed, so no reader can see half of it or a stale copy of it. Space is cosine always; Chroma's own embedding function
is never unset, because unset means a download.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StaleIndex

if TYPE_CHECKING:  # LangChain's core takes a second to import, and most readers never need it
    from langchain_core.embeddings import Embeddings
    from langchain_core.vectorstores import VectorStore

_BATCH = 2_000  # Chroma refuses more than 5,461 rows at once
_ROUNDS = 4  # how often Chroma writes its files while all vectors of a generation are put in
_GRAPH = {
    "space": "cosine",
    "ef_construction": 200,
    "max_neighbors": 32,
    "batch_size": 1,
}

_LOOKED_AT = 400  # vectors, in a search: with the default of 100, a quarter of the 100 nearest were missed
_OF_ALL = 200  # beyond 80,000 vectors one in so many: with 400 of 200,000, a tenth of the ten nearest were missed

Vector = NDArray[np.float32]


class VectorIndex(Protocol):
    """Vectors by id, found again by nearness."""

    def add(self, ids: Sequence[str], vectors: Sequence[Vector]) -> None:
        """Put vectors of unit length; an id that is there gets the new vector."""

    def search(self, vector: Vector, limit: int) -> tuple[tuple[str, float], ...]:
        """The nearest ids with their cosine, nearest first."""

    def readback(self) -> dict[str, Vector]:
        """Every vector as it is stored."""


class MemoryVectors:
    """Exact search over a matrix."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vector] = {}

    def add(self, ids: Sequence[str], vectors: Sequence[Vector]) -> None:
        self._vectors |= dict(zip(ids, vectors, strict=True))

    def search(self, vector: Vector, limit: int) -> tuple[tuple[str, float], ...]:
        cosines = {id: float(stored @ vector) for id, stored in self._vectors.items()}
        return tuple(sorted(cosines.items(), key=lambda pair: -pair[1])[:limit])

    def readback(self) -> dict[str, Vector]:
        return dict(self._vectors)


class ChromaVectors:
    """One collection of a Chroma folder or server."""

    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name
        self._rows = client.get_collection(name, embedding_function=None)

    @classmethod
    def made(cls, client: Any, name: str, size: int = 0) -> Self:
        """A new, empty collection for so many vectors; what an interrupted build left under the name is dropped."""
        if name in {found.name for found in client.list_collections()}:
            client.delete_collection(name)
        # Rows short of the threshold stay in Chroma's log, and every reader then rewrites the index files when it opens
        # them, several at once; so the last row must reach it. Reached by every batch, all files are read and written
        # for each: some 20 GB for 190,000 vectors. Reached by the last row alone, the log holds all of them twice.
        threshold = max(1, size // _ROUNDS)
        graph = _GRAPH | {"ef_search": max(_LOOKED_AT, size // _OF_ALL), "sync_threshold": threshold}
        client.create_collection(name, embedding_function=None, configuration={"hnsw": graph})
        return cls(client, name)

    @classmethod
    def opened(cls, client: Any, name: str) -> Self:
        """The collection of this name.

        Raises:
            StaleIndex: there is none.
        """
        with _stale_where_gone(name):
            return cls(client, name)

    def add(self, ids: Sequence[str], vectors: Sequence[Vector]) -> None:
        for part in _batches(len(ids)):
            some = list(ids[part])
            self._rows.upsert(ids=some, embeddings=np.stack(vectors[part]), documents=some)

    def search(self, vector: Vector, limit: int) -> tuple[tuple[str, float], ...]:
        with _stale_where_gone(self._name):
            found = self._rows.query(query_embeddings=[vector], n_results=limit, include=["distances"])
        return tuple((id, 1 - far) for id, far in zip(found["ids"][0], found["distances"][0], strict=True))

    def readback(self) -> dict[str, Vector]:
        with _stale_where_gone(self._name):
            return {id: vector for page in self._pages() for id, vector in page}

    def langchain(self, embeddings: "Embeddings") -> "VectorStore":
        """The collection as LangChain's vector store; the text of a row is the id of its unit."""
        from langchain_chroma import Chroma

        return Chroma(
            client=self._client,
            collection_name=self._name,
            embedding_function=embeddings,
            create_collection_if_not_exists=False,
        )

    def _pages(self) -> Iterator[list[tuple[str, Vector]]]:
        for start in range(0, self._rows.count(), _BATCH):
            page = self._rows.get(limit=_BATCH, offset=start, include=["embeddings"])
            yield [(id, np.asarray(v, dtype=np.float32)) for id, v in zip(page["ids"], page["embeddings"], strict=True)]


def _batches(size: int) -> Iterator[slice]:
    """All rows by batches of nearly one size, none of them across the end of a round."""
    for start, end in _evenly(0, size, _ROUNDS):
        for first, last in _evenly(start, end, -(-(end - start) // _BATCH)):
            yield slice(first, last)


def _evenly(start: int, end: int, parts: int) -> Iterator[tuple[int, int]]:
    """The bounds of so many parts of nearly one size, but of empty ones."""
    ends = [start + (end - start) * at // parts for at in range(parts + 1)] if parts else []
    return ((first, last) for first, last in pairwise(ends) if first < last)


def client(folder: Path, url: str | None = None) -> Any:
    """Chroma in `folder`, or the server at `url`. Close it with `shut`."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if url is None:
        with _stale_where_gone(folder.parent.name):
            return chromadb.PersistentClient(str(folder), settings=quiet)
    parts = urlsplit(url)
    ssl = parts.scheme == "https"
    port = parts.port or (443 if ssl else 8000)
    return chromadb.HttpClient(parts.hostname or "localhost", port, ssl=ssl, settings=quiet)


def shut(client: Any) -> None:
    """Let go of the folder's files, or of the server's connections, which Chroma's own `close` leaves open."""
    servers = (client._server, client._admin_client._server)  # two sessions towards one address
    client.close()
    for session in filter(None, (getattr(server, "_session", None) for server in servers)):
        session.close()


def drop(client: Any, prefix: str) -> None:
    """Delete the collections of one generation."""
    for found in client.list_collections():
        if found.name.startswith(f"{prefix}-"):
            client.delete_collection(found.name)


@contextmanager
def _stale_where_gone(what: str) -> Iterator[None]:
    """Chroma's errors as one of ours: in a sealed generation they mean that its files are gone or harmed."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError) as error:  # ValueError: no connection, or no database where the folder was
        raise StaleIndex(f"The vectors of {what} cannot be read ({type(error).__name__})") from error


def digest_of(vectors: dict[str, Vector]) -> str:
    """SHA-256 over ids and vectors in the order of the ids."""
    whole = sha256()
    for id in sorted(vectors):
        whole.update(id.encode())
        whole.update(np.asarray(vectors[id], dtype="<f4").tobytes())
    return whole.hexdigest()
