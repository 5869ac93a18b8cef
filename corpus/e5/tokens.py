"""XLM-RoBERTa's tokenizer over the vocabulary of the bundle, which cuts each word once.

No piece goes beyond a space, so a text is cut word by word, and a word that came before is not cut again. The ids are
those of the Rust tokenizer that the same vocabulary makes (`evals.export_e5`), which takes six times the memory. They
differ where Python's Unicode is younger than its own: for 72 characters (㋿ and others that no law has) and for the
order of young combining marks (`tests/test_e5_tokens.py`).
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from corpus.e5.bundle import Bundle
from corpus.unigram import Unigram

_SPACE = "▁"  # stands for a space at the beginning of a word
_REMEMBERED = 32_768  # words
_NO_TEXT = dict.fromkeys((*range(0x01, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F))
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0C, 0x0D, 0x1680, *range(0x200B, 0x2010), 0x2028, 0x2029), " ")
_READ = _NO_TEXT | _SPACES | dict.fromkeys((ord(_SPACE), 0xFEFF, 0xFFFD), " ")  # as SentencePiece's rules nmt_nfkc do
_MORE_SPACES = re.compile(r"\s+")


class Tokens:
    """The tokenizer; may be used by several threads at once."""

    def __init__(self, bundle: Bundle) -> None:
        ids = {piece: id for id, piece in enumerate(bundle.pieces())}
        scores = array("f", bundle.scores.tobytes())
        *_, self._unknown = bundle.special
        self._unigram = Unigram(ids, scores, max(map(len, ids)), min(scores), self._unknown)
        self._signs = {piece: id for piece, id in ids.items() if id in bundle.special}
        self._sign = re.compile("|".join(map(re.escape, self._signs)))
        self._word = lru_cache(_REMEMBERED)(self._cut)

    def ids(self, text: str) -> list[int]:
        """The pieces of a text, by id. A sign of the model's own that stands in the text ("</s>") is that sign."""
        found, start = list[int](), 0
        for sign in self._sign.finditer(text):
            found += [*self._pieces(text[start : sign.start()]), self._signs[sign[0]]]
            start = sign.end()
        return [*found, *self._pieces(text[start:])]

    def _pieces(self, text: str) -> Iterator[int]:
        first, *others = normalised(text).split(" ")
        for word in (first, *others) if first else others:
            yield from self._word(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        """The pieces of a word; unknown letters in a row are one."""
        parts = groupby(self._unigram.cut(_SPACE + word))
        return tuple(i for id, same in parts for i in ([id] if id == self._unknown else same))


def normalised(text: str) -> str:
    """The text in the letters that the pieces are written in, with one space where there were some.

    >>> normalised("１２\\t ﬁ")
    '12 fi'
    """
    return _MORE_SPACES.sub(" ", unicodedata.normalize("NFKC", text.translate(_READ)))
