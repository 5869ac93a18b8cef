"""A second look at the first hits by a cross-encoder, where one is configured (NETRAL_RERANK, extra `st`).

Off unless asked for: no multilingual reranker could be had without a network, so none was measured, and twenty pairs
take a small model some seconds on two cores. Loaded at the first question.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Protocol

from corpus.errors import MissingTool

LOOKED_AT = 20  # hits that are read again


class Reranker(Protocol):
    """Judges texts against a question, reading both together."""

    def scores(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How well each text answers; higher is better."""


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers, by name or folder."""

    def __init__(self, name: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise MissingTool("sentence-transformers", "Install the extra: `make install-st`.")
        self._name = name

    def scores(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How well each text answers, by the model."""
        if not texts:
            return ()
        found = self._engine.predict([(question, text) for text in texts], show_progress_bar=False)
        return tuple(map(float, found))

    @cached_property
    def _engine(self) -> Any:
        from sentence_transformers import CrossEncoder

        return CrossEncoder(self._name)


def reranker(name: str | None) -> Reranker | None:
    """The configured reranker; None where none is.

    Raises:
        MissingTool: the extra `st` is not installed.
    """
    return CrossEncoderReranker(name) if name else None
