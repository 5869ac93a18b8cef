"""A question, made ready for search: chat spelling, typos and everyday words, and the law's words for them.

Three lists of data/words: spelling (what a chat word stands for), colloquial (how speech bends a word), law (people's
word -> the law's words). What is not known after that is compared with the words of the corpus: one edit away, or two
in a long word, the commonest wins. Nothing here decides a case; it only widens what is looked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from string import ascii_lowercase

from corpus.errors import BadData
from corpus.lexicon import Vocabulary, stem, stop_words
from corpus.loading import DATA, Row, keyed_rows
from corpus.text import tokens

ONE_EDIT, TWO_EDITS = 5, 8  # letters from which a word may be repaired by so many edits
COMMON = 3  # times that a word stands in the corpus before it can repair another: misread words are rare ones

Phrase = tuple[str, ...]
Counts = Mapping[str, int]  # how often each word stands in the corpus


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: the question in plain words, and what the law says for its words."""

    plain: str
    parts: tuple[tuple[str, str], ...] = ()  # the plain question cut into phrases, each with the law's words or none

    @property
    def law(self) -> str:
        """All that the law says for the question's words."""
        return " ".join(dict.fromkeys(" ".join(said for _, said in self.parts).split()))

    @property
    def widened(self) -> str:
        """The question with the law's words behind it."""
        return f"{self.plain} {self.law}".strip()


@dataclass(frozen=True, slots=True)
class Bends:
    """Beginnings and ends of spoken words with what is written for them, longest first."""

    prefixes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suffixes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def written(self, word: str) -> Iterator[str]:
        """What the spoken word may be in writing, likeliest first."""
        begun = [new + word[len(old) :] for old, news in self.prefixes if word.startswith(old) for new in news]
        ended = [word[: -len(old)] + new for old, news in self.suffixes if word.endswith(old) for new in news]
        yield from begun
        yield from ended
        for short in ended:
            yield from (new + short[len(old) :] for old, news in self.prefixes if short.startswith(old) for new in news)


@dataclass(frozen=True, slots=True)
class Asking:
    """The word lists, ready to prepare questions."""

    spelling: Mapping[str, str]
    law: Mapping[str, tuple[tuple[Phrase, str], ...]] = field(default_factory=dict)  # by first word, longest first
    bends: Bends = Bends()
    known: frozenset[str] = frozenset()  # words that need no repair, whether or not the corpus has them

    def asked(self, question: str, counts: Counts) -> Asked:
        """The question in plain words, with the law's words for them."""
        written = tokens(question)
        plain = " ".join(filter(None, (self._plain(word, counts) for word in written)))
        return Asked(plain, tuple(self._parts(tokens(plain))))

    def _plain(self, word: str, counts: Counts) -> str:
        if word in self.spelling:
            return self.spelling[word]
        if not counts or not word.isalpha() or self._known(word, counts):
            return word
        bent = (form for form in self.bends.written(word) if len(form) > 2 and self._known(form, counts))
        return next(bent, None) or repaired(word, counts) or word

    def _known(self, word: str, counts: Counts) -> bool:
        if word in self.known or word in stop_words() or counts.get(word, 0) >= COMMON:
            return True
        root = stem(word)
        return root in self.known or counts.get(root, 0) >= COMMON

    def _parts(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        at = 0
        while at < len(words):
            phrase, said = next(self._fitting(words[at:]), (words[at : at + 1], ""))
            yield " ".join(words[at : at + len(phrase)]), said
            at += len(phrase)

    def _fitting(self, words: Sequence[str]) -> Iterator[tuple[Phrase, str]]:
        """The phrases that the words begin with, as written or by their stems; the longest first."""
        listed = chain.from_iterable(self.law.get(first, ()) for first in dict.fromkeys((words[0], stem(words[0]))))
        for phrase, said in sorted(listed, key=lambda pair: -len(pair[0])):
            here = words[: len(phrase)]
            if len(here) == len(phrase) and all(map(_same, phrase, here)):
                yield phrase, said


def _same(listed: str, word: str) -> bool:
    return listed in (word, stem(word))


def repaired(word: str, counts: Counts) -> str | None:
    """The commonest word of the corpus one edit away, or two in a long word; None where there is none.

    >>> repaired("pegawia", {"pegawai": 9, "pega": 1})
    'pegawai'
    """
    if len(word) < ONE_EDIT:
        return None
    near = [other for other in _edited(word) if counts.get(other, 0) >= COMMON]
    if not near and len(word) >= TWO_EDITS:
        alike = counts.by_letter.get(word[0], ()) if isinstance(counts, Vocabulary) else counts
        near = [other for other in alike if counts[other] >= COMMON and _two_edits(word, other)]
    return max(near, key=lambda other: counts[other], default=None)


def _edited(word: str) -> set[str]:
    """All that is one edit away and begins alike: a letter left out, added, changed, or two neighbours exchanged."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    shorter = {left + right[1:] for left, right in cuts if right}
    turned = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase}
    longer = {left + letter + right for left, right in cuts for letter in ascii_lowercase}
    return {other for other in shorter | turned | changed | longer if other != word and other[:1] == word[:1]}


def _two_edits(word: str, other: str) -> bool:
    """Whether the words begin alike and are two edits apart."""
    if other[:1] != word[:1] or abs(len(word) - len(other)) > 2:
        return False
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        above, row[0] = row[0], i
        for j, its in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != its))
        if min(row) > 2:
            return False
    return row[-1] <= 2


@lru_cache(maxsize=4)
def load_asking(folder: Path = DATA / "words") -> Asking:
    """The lists of `data/words`.

    Raises:
        BadData: a list is not as it should be.
    """
    spelling = {word: row.text(word, "") for row in keyed_rows(folder / "spelling.toml") for word in row.values}
    law = [(row, said) for row in keyed_rows(folder / "law.toml") for said in row.values]
    speech = {row.entry: row for row in keyed_rows(folder / "colloquial.toml")}
    if speech.keys() != {"words", "prefixes", "suffixes"}:
        raise BadData(folder / "colloquial.toml", "the file", "must hold [words], [prefixes] and [suffixes], no other")
    spoken = {word: speech["words"].text(word) for word in speech["words"].values}
    listed = (row.texts("words") for row in keyed_rows(folder / "asking.toml"))
    known = chain(spelling.values(), spoken.values(), (said for _, said in law), chain.from_iterable(listed))
    return Asking(
        spelling | spoken,
        _law((tokens(said), row.text(said)) for row, said in law),
        bends(speech["prefixes"], speech["suffixes"]),
        frozenset(word for text in known for word in tokens(text)),
    )


def bends(prefixes: Row, suffixes: Row) -> Bends:
    """The beginnings and endings of two tables."""
    return Bends(_longest_first(prefixes), _longest_first(suffixes))


def _law(pairs: Iterable[tuple[Phrase, str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, dict[Phrase, str]] = {}
    for phrase, said in pairs:
        found.setdefault(phrase[0], {}).setdefault(phrase, said)
    return {first: tuple(phrases.items()) for first, phrases in found.items()}


def _longest_first(row: Row) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ends = ((end, tuple(new.strip("-") for new in row.text(end).split())) for end in row.values)
    return tuple(sorted(ends, key=lambda pair: -len(pair[0])))
