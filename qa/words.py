"""From what people type to the words the law and our data use.

Three steps, all from reviewed data in `corpus/data/words`: spelling (chat, abbreviations, regional, some English),
typos (one edit away from a word we know), concepts (one word for each idea: "ngelike", "kasih jempol" -> `suka`).
Generic slang lists were measured to bring nothing; the words that decide a case are few and are ours to list.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase
from unicodedata import combining, normalize

from corpus.asking import Bends, bends
from corpus.loading import DATA, keyed_rows

WORD = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_REPEAT = re.compile(r"([a-z])\1{2,}")
_TWICE = re.compile(r"([a-z]{3,})2(nya|an)?")  # "guru2": a word written once for twice
SHORTEST_ROOT = 4
SHORTEST_NAMED = 3
SHORTEST_TYPO = 5  # shorter words have too many neighbours one edit away
REMEMBERED = 32_768  # words whose plain form and idea are kept: our own phrasings use a quarter of that

Phrase = tuple[str, ...]


def unaccented(text: str) -> str:
    """The text with accented letters as plain ones ("sanés", as Sundanese is written)."""
    if text.isascii():
        return text
    return "".join(char for char in normalize("NFKD", text) if not combining(char))


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, ready to use."""

    spelling: Mapping[str, str]
    concepts: Mapping[str, tuple[tuple[Phrase, str], ...]]  # by first word; longest phrase first
    asking: frozenset[str]
    following: frozenset[str] = frozenset()  # ideas that alone ask on about the question before
    others: frozenset[str] = frozenset()  # whom one has: "suami" of "suami saya"
    being: frozenset[str] = frozenset()  # between "saya" and what one is
    kin: frozenset[str] = frozenset()  # right before what somebody is: then kin of his is meant ("istri prajurit")
    saying: frozenset[str] = frozenset()  # who is named at them is quoted and does not act ("Pak bupati bilang")
    driving: frozenset[str] = frozenset()  # who is named behind them is made to act by another ("mengumpulkan kades")
    bends: Bends = field(default_factory=Bends)  # how chat bends a root
    formal: frozenset[str] = frozenset()  # words as laws write them
    roots: Mapping[str, str] = field(default_factory=dict)  # the root of a formal word -> its idea
    ordinary: Callable[[str], bool] = _never  # whether a dictionary has the word, which then is no typo
    listed: frozenset[str] = frozenset()  # words of the lists themselves: whom, which election, which idea
    known: frozenset[str] = frozenset()
    longest: int = 0  # letters of the longest known word
    _spelt: Callable[[str], str] = field(init=False, repr=False, compare=False)  # `_plain`, remembered
    _root: Callable[[str], str] = field(init=False, repr=False, compare=False)  # `rooted`, remembered

    def __post_init__(self) -> None:
        object.__setattr__(self, "_spelt", lru_cache(REMEMBERED)(self._plain))
        object.__setattr__(self, "_root", lru_cache(REMEMBERED)(self.rooted))

    def knowing(self, vocabulary: Iterable[str]) -> "Words":
        """These lists with more words that count as rightly spelt."""
        concept_words = {w for phrases in self.concepts.values() for p, c in phrases for w in (*p, c)}
        known = self.known | frozenset(vocabulary) | frozenset(self.spelling) | concept_words | self.asking
        return replace(self, known=known, longest=max(map(len, known), default=0))

    def rooting(self, formal: Iterable[str], stem: Callable[[str], str]) -> "Words":
        """These lists with formal words, whose roots then are known in their chat forms too."""
        words = frozenset(formal)
        single = {phrases[-1][0]: phrases[-1][1] for phrases in self.concepts.values() if len(phrases[-1][0]) == 1}
        roots = {stem(word): stem(word) for word in words}
        listed = {stem(phrase[0]): concept for phrase, concept in single.items() if phrase[0].startswith("me")}
        own = {phrase[0]: concept for phrase, concept in single.items()}
        return replace(self, formal=words, roots=roots | listed | own)

    def spelled(self, text: str) -> str:
        """The text in plain words, lower case: chat spelling, abbreviations, regional words and typos written out."""
        return " ".join(filter(None, map(self._spelt, WORD.findall(unaccented(text.lower())))))

    def _plain(self, word: str) -> str:
        """What stands for one word; nothing for one that only fills."""
        right = self.corrected(self.undrawn(word))
        return self.spelling.get(right, right)

    def undrawn(self, word: str) -> str:
        """The word with its drawn-out letters ("bolehhh") written once; a known word ("pppk") stays."""
        return word if word in self.known else _REPEAT.sub(r"\1", word)

    def corrected(self, word: str) -> str:
        """The known word one edit away, where there is one and the word itself is neither known nor ordinary."""
        if word in self.known or not SHORTEST_TYPO <= len(word) <= self.longest + 1 or not word.isalpha():
            return word
        near = self._nearest(word)
        return word if near != word and self.ordinary(word) else near

    def _nearest(self, word: str) -> str:
        if left_out := self._longer(word):
            return left_out
        shorter = [word[:i] + word[i + 1 :] for i in range(len(word))]
        added = next((less for less in shorter if less in self.known and len(less) >= SHORTEST_TYPO), None)
        return added or (self._changed(word, shorter) if _alike(word) & self.known else word)

    def _changed(self, word: str, shorter: Sequence[str]) -> str:
        """The known word of one edit among those that share all letters but one with it; else the word."""
        near = filter(None, map(self._longer, shorter))
        return next((known for known in near if _one_edit(word, known)), word)

    def _longer(self, word: str) -> str | None:
        """The first known word in the alphabet that is this one with a letter more. Found by trying them all: a table
        of all known words less one letter took a tenth of a second of every start and served a few words of it.
        """
        tried = {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in ascii_lowercase}
        return min(tried & self.known, default=None)

    def bare(self, words: Sequence[str]) -> list[str]:
        """Plain words without the "-nya" of listed ones ("PNS-nya", "kadesnya"), which hides whom they name."""
        return [part for word in words for part in self._bare(word).split()]

    def _bare(self, word: str) -> str:
        base = word.removesuffix("nya").removesuffix("-")
        hidden = base != word and len(base) >= SHORTEST_NAMED and base in self.listed and word not in self.formal
        return self.spelling.get(base, base) if hidden and word not in self.listed else word

    def conceptual(self, spelled: str) -> tuple[str, ...]:
        """The words with every known phrase replaced by the one word for its idea."""
        return self.conceived(spelled.split())

    def conceived(self, words: Sequence[str]) -> tuple[str, ...]:
        """Plain words with every known phrase replaced by the one word for its idea."""
        found, at = list[str](), 0
        while at < len(words):
            if words[at] in self.concepts:
                length, concept = self._concept(words, at)
            else:
                length, concept = 1, self._root(words[at])
            found.append(concept)
            at += length
        return tuple(found)

    def matter(self, text: str) -> tuple[str, ...]:
        """The words of a question that carry its matter, as ideas."""
        return tuple(word for word in self.conceptual(self.spelled(text)) if word not in self.asking)

    def _concept(self, words: Sequence[str], at: int) -> tuple[int, str]:
        second = words[at + 1] if at + 1 < len(words) else None
        for phrase, concept in self.concepts[words[at]]:
            size = len(phrase)
            if size == 1 or (phrase[1] == second and tuple(words[at : at + size]) == phrase):
                return size, concept
        return 1, self._root(words[at])

    def rooted(self, word: str) -> str:
        """The idea of a chat form whose root is a formal word ("ngarahin" -> `arah`); else the word."""
        if word in self.formal:
            return word
        once = _TWICE.fullmatch(word)
        forms = (once[1],) if once else (form for form in self.bends.written(word) if len(form) >= SHORTEST_ROOT)
        return next((self.roots[form] for form in forms if form in self.roots), word)


def _alike(word: str) -> set[str]:
    """All that differs from the word in one letter, or in two neighbours that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word))]
    changed = {left + letter + right[1:] for left, right in cuts for letter in ascii_lowercase}
    return changed | {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}


def _one_edit(word: str, known: str) -> bool:
    """Whether two words of one length differ in one letter, or in two neighbours that changed places."""
    apart = [at for at in range(len(word)) if word[at] != known[at]]
    if len(apart) != 2:
        return len(apart) == 1
    first, second = apart
    return second == first + 1 and word[first : second + 1] == known[second] + known[first]


LISTS = ("asking", "following", "others", "being", "kin", "saying", "driving")
NOTHING: frozenset[str] = frozenset()


def load_words(folder: Path = DATA / "words") -> Words:
    """The lists of `data/words`."""
    spelling = {word: row.text(word, "") for row in keyed_rows(folder / "spelling.toml") for word in row.values}
    rows = {row.entry: row for row in keyed_rows(folder / "asking.toml")}
    lists = {name: frozenset(rows[name].texts("words")) if name in rows else NOTHING for name in LISTS}
    roots = {row.entry: row for row in keyed_rows(folder / "roots.toml")}
    bent = bends(roots["prefixes"], roots["suffixes"])
    concepts = _concepts(folder / "concepts.toml", spelling)
    return Words(
        spelling,
        concepts,
        lists["asking"],
        following=lists["following"],
        others=lists["others"],
        being=lists["being"],
        kin=lists["kin"],
        saying=lists["saying"],
        driving=lists["driving"],
        bends=bent,
    ).knowing(())


def _concepts(file: Path, spelling: Mapping[str, str]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    by_first: dict[str, dict[Phrase, str]] = defaultdict(dict)
    for row in keyed_rows(file):
        for written in row.texts("words"):
            spelled = " ".join(spelling.get(word, word) for word in WORD.findall(written)).split()
            for phrase in {tuple(spelled), tuple(WORD.findall(written))} - {()}:
                by_first[phrase[0]].setdefault(phrase, row.entry)
    return {
        first: tuple(sorted(phrases.items(), key=lambda item: -len(item[0]))) for first, phrases in by_first.items()
    }
