"""Text cut into tokens, and phrases found in them. Everything above this works on tokens, never on a long regex.

One regular expression of a page, as citation finders often use, has places where it tries the same stretch again and
again. Here each character is looked at once, compound numbers are bounded, and the reader above only looks ahead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

V = TypeVar("V")

_PART = r"[A-Za-z0-9]{1,20}(?:[.\-][A-Za-z0-9]{1,20}){0,5}"
_LETTERED = r"[A-Za-z0-9./-]{0,80}?[A-Za-z]"
_GLUED = r"[A-Za-z]{1,20}\d{1,5}/\d{4}\b"  # "UU7/2017" is a kind and a number
_STEPS = r"(?:/[a-z]{1,14}(?:-[a-z0-9]{1,14}){0,3}){0,8}"
_TOKEN = re.compile(
    rf"""
    (?P<ref> (?<![\w/-]) [a-z]{{2,14}} (?:-[a-z0-9]{{1,16}}){{0,8}} -\d{{4}} {_STEPS} (?![\w/-]) )
  | (?P<code> (?<![\w/-]) (?!{_GLUED}) (?={_LETTERED}) {_PART} (?:/{_PART}){{0,6}} /(?:19|20)\d\d (?![\w/]) )
  | (?P<number> [0-9]+ )
  | (?P<word> [^\W\d_]+ )
  | (?P<blank> \n[^\S\n]*\n\s* )
  | (?P<other> \S )
    """,
    re.VERBOSE,
)
_EVEN = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a compound number (code), a printed reference (ref), a mark, or an empty line (blank)."""

    kind: str
    low: str  # the text in lower case, dashes evened
    start: int
    end: int
    glued: bool = False  # nothing stands between it and the token before
    wrapped: bool = False  # a line ended before it
    capital: bool = False  # a word that begins with a capital


Tokens = Sequence[Token]
END = Token("end", "", 0, 0)


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of the text, in order."""
    return tuple(_tokens(text))


def at(tokens: Tokens, i: int) -> Token:
    """The token at `i`; past either end, the end token."""
    return tokens[i] if 0 <= i < len(tokens) else END


def _tokens(text: str) -> Iterator[Token]:
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or "other"
        low = match[0].translate(_EVEN).lower()
        glued, wrapped = start == before and start > 0, "\n" in text[before:start]
        yield Token(kind, low, start, end, glued, wrapped, kind == "word" and text[start].isupper())
        before = end


_SILENT = frozenset({"-"})


@dataclass(slots=True)
class _Node(Generic[V]):
    children: "dict[str, _Node[V]]" = field(default_factory=dict)
    values: tuple[V, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases(Generic[V]):
    """Sequences of words with what each means; the longest one at a place is found in one walk."""

    root: _Node[V]
    silent: frozenset[str] = _SILENT  # marks and words that a writer may add or leave out inside a phrase

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, V]], silent: frozenset[str] = _SILENT) -> "Phrases[V]":
        """From phrases and their values; the last of several equal phrases wins."""
        phrases = cls(_Node(), silent)
        for phrase, value in pairs:
            phrases._node([token.low for token in scan(phrase)]).values = (value,)
        return phrases

    @classmethod
    def gathered(cls, pairs: Iterable[tuple[Sequence[str], V]], silent: frozenset[str]) -> "Phrases[tuple[V, ...]]":
        """From word sequences and their values, where one sequence may mean several things, in the order given."""
        sequences: dict[tuple[str, ...], tuple[V, ...]] = {}
        for words, value in pairs:
            known = sequences.get(tuple(words), ())
            sequences[tuple(words)] = known if value in known else (*known, value)
        phrases: Phrases[tuple[V, ...]] = Phrases(_Node(), silent)
        for sequence, values in sequences.items():
            phrases._node(sequence).values = (values,)
        return phrases

    def begin(self, word: str) -> bool:
        """Whether some phrase begins with the word."""
        return word in self.root.children

    def longest(self, tokens: Tokens, i: int, *, after: str = "") -> tuple[V, int] | None:
        """The value of the longest phrase that begins at `i` (behind `after`, already read), and the place after it."""
        node: _Node[V] | None = self.root.children.get(after) if after else self.root
        found: tuple[V, int] | None = None
        while node is not None and (node := node.children.get(at(tokens, i).low)) is not None:
            i += 1
            if node.values:
                found = (node.values[0], i)
            while at(tokens, i).low in self.silent:
                i += 1
        return found

    def _node(self, words: Iterable[str]) -> _Node[V]:
        node = self.root
        for word in words:
            if word not in self.silent:
                node = node.children.setdefault(word, _Node())
        return node
