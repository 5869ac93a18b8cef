"""From the text of a question to a Query: plain words, date, subject, regime, stage, citations, intents.

The day of the conduct comes from the question where it says one ("pilkada 2020", "Oktober 2024", "tahun 2018"), else
from the caller. A citation's own year ("UU 7/2017") is not a date of conduct, so citations are cut out first.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.citation import Mention, Names
from corpus.lexicon import ordinary
from corpus.loading import DATA, keyed_rows
from corpus.named import LONGEST, mentioned
from qa.days import MONTHS, Said, day_said
from qa.query import Found, Intent, PhraseLists, Query, ideas_of
from qa.who import ANYBODY, Who
from qa.words import WORD, Words, load_words

_YEAR = re.compile(r"(19|20)\d\d")  # a day is read by `qa.days`; what is left of dates says nothing of a conduct
_SENTENCE = re.compile(r"(?<=[.!?:\]])\s+|\n+")
FOLLOWING = 4  # words: a longer question stands on its own

Lists = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything needed to understand a question; built once."""

    words: Words
    names: Names
    catalogue: Catalogue
    subjects: PhraseLists
    who: Who
    stages: PhraseLists
    regimes: PhraseLists
    intents: PhraseLists
    counted: PhraseLists
    parts: PhraseLists
    stem: Callable[[str], str]

    def query(self, question: str, *, as_of: date, fixed: bool = False) -> Query:
        """What the question asks. `fixed`: the caller chose the day, so the question's own date does not move it."""
        text = self._unordered(question[:LONGEST])
        mentions = mentioned(text, self.names)
        bare = self.words.spelled(_without(text, mentions))
        words = self.words.bare(bare.split())
        said = day_said(bare, self.catalogue.elections, today=as_of)
        subjects = self.subjects.found_in(words)
        chosen = self.who.chosen(words, subjects)
        regimes = self._entries(words, self.regimes)
        moved = said is not None and said.of_conduct and not fixed
        return Query(
            question=question,
            as_of=said.day if said and moved else as_of,
            plain=self.words.spelled(text),
            matter=self._matter(words, subjects, chosen, said) or self._cited_matter(text, subjects),
            subjects=self._subjects(words, subjects, chosen),
            regimes=regimes or ((said.regime,) if said and said.regime else ()),
            stages=self._entries(words, self.stages),
            election=said.election if said else "",
            mentions=mentions,
            intents=frozenset(Intent(entry) for entry in self._entries(words, self.intents)),
            counted=next(iter(self._entries(words, self.counted)), ""),
            parts=bool(self._entries(words, self.parts)),
            dated=moved,
            whole_year=bool(said and moved and said.whole_year),
        )

    def knowing(self, texts: Iterable[str]) -> "Understanding":
        """This understanding with the words of the texts counted as rightly spelt."""
        return replace(self, words=self.words.knowing(WORD.findall("\n".join(texts).lower())))

    def follows(self, query: Query) -> bool:
        """Whether a question names no conduct of its own and so asks on about the one before."""
        own = {self.stem(idea) for idea in self.words.following}
        short = len(query.plain.split()) <= FOLLOWING
        return short and set(query.matter) <= own and not query.mentions

    def read(self, text: str) -> tuple[str, ...]:
        """The ideas of a text, as those of a question are found."""
        return self.read_plain(self.words.spelled(text))

    def read_plain(self, plain: str) -> tuple[str, ...]:
        """The ideas of a text that is in plain words already."""
        words = self.words.bare(plain.split())
        found = self.subjects.found_in(words)
        chosen = self.who.chosen(words, found)
        return ideas_of(self._matter(words, found, chosen, None), self._subjects(words, found, chosen))

    def _unordered(self, text: str) -> str:
        """The text without the sentences that tell the program what to do, which are no matter; all of it where there
        is nothing else.
        """
        parts = _SENTENCE.split(text)
        orders = [part for part in parts if self._orders(part)]
        return " ".join(part for part in parts if part not in orders).strip() or text if orders else text

    def _orders(self, text: str) -> bool:
        return Intent.PERINTAH in self._entries(self.words.spelled(text).split(), self.intents)

    def _entries(self, words: list[str], lists: PhraseLists) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found.entry for found in lists.found_in(words)))

    def _subjects(self, words: list[str], found: tuple[Found, ...], chosen: tuple[Found, ...]) -> tuple[str, ...]:
        if not chosen and self.who.denied(words, found):
            return (ANYBODY,)
        return tuple(dict.fromkeys(item.entry for item in chosen))

    def _cited_matter(self, text: str, subjects: tuple[Found, ...]) -> tuple[str, ...]:
        """The ideas in what is cited, for a question that else only names somebody ("CPNS kena PP disiplin juga?")."""
        if not subjects:
            return ()
        words = self.words.bare(self.words.spelled(text).split())
        found = self.subjects.found_in(words)
        return self._matter(words, found, self.who.chosen(words, found), None)

    def _matter(
        self, words: list[str], subjects: tuple[Found, ...], chosen: tuple[Found, ...], said: Said | None
    ) -> tuple[str, ...]:
        dropped = set(self.who.told(words, subjects, chosen))
        dropped |= set(range(*said.words)) if said else set()
        kept = [word for at, word in enumerate(words) if at not in dropped and not _dates(word)]
        return tuple(self.stem(w) for w in self.words.conceived(kept) if w not in self.words.asking)


def _dates(word: str) -> bool:
    """Whether the word is a month or a year."""
    return word in MONTHS or (word[0].isdigit() and _YEAR.fullmatch(word) is not None)


def followed(query: Query, before: Query | None) -> Query:
    """The query with what it leaves out taken from the one before ("kalau PPPK?", "sanksinya?", "waktu pilkada 2020?").

    A question inherits only where it names no conduct and no provision of its own; the caller knows that by
    `query.conduct` being empty after matching.
    """
    if before is None:
        return query
    return replace(
        query,
        as_of=query.as_of if query.dated else before.as_of,
        dated=query.dated or before.dated,
        subjects=query.subjects or before.subjects,
        regimes=query.regimes or before.regimes,
        stages=query.stages or before.stages,
        election=query.election or ("" if query.dated else before.election),  # another day may lie in another election
        conduct=query.conduct or before.conduct,
        matter=query.matter if query.conduct else before.matter,
    )


def load_understanding(catalogue: Catalogue, stem: Callable[[str], str], data: Path = DATA) -> Understanding:
    """Everything from the word lists of `data` and the names of the catalogue."""
    words = load_words(data / "words")
    subject_rows = keyed_rows(data / "subjects.toml")
    phrase_lists = [_lists(data / file) for file in ("stages.toml", "words/regimes.toml", "words/intents.toml")]
    wanted = [_lists(data / "words/counted.toml", "asked"), _lists(data / "words/parts.toml")]
    subjects = _lists(data / "subjects.toml")
    spoken = {
        word
        for lists in (subjects, *phrase_lists, *wanted)
        for _, phrases in lists
        for p in phrases
        for word in p.split()
    }
    formal = _listed(data / "cleaning-words.txt")
    named = frozenset(spoken | set(words.concepts) | set(words.spelling))
    words = replace(words, ordinary=ordinary, listed=named).knowing(spoken | formal).rooting(formal, stem)
    stages, regimes, intents = (_spelled(lists, words) for lists in phrase_lists)
    counted, parts = (_spelled(lists, words) for lists in wanted)
    return Understanding(
        words=words,
        names=Names.of(catalogue.names()),
        catalogue=catalogue,
        subjects=_spelled(subjects, words),
        who=Who(words, frozenset(row.entry for row in subject_rows if row.flag("object", False))),
        stages=stages,
        regimes=regimes,
        intents=intents,
        counted=counted,
        parts=parts,
        stem=stem,
    )


def subject_groups(data: Path = DATA) -> Mapping[str, frozenset[str]]:
    """For each subject the groups it belongs to, itself included: pns -> {pns, asn, setiap-orang}."""
    within = {row.entry: row.texts("within", ()) for row in keyed_rows(data / "subjects.toml")}

    def groups(code: str) -> frozenset[str]:
        return frozenset({code}).union(*(groups(wider) for wider in within[code]))

    return {code: groups(code) for code in within}


def general_conducts(data: Path = DATA) -> Mapping[str, str]:
    """For each subject that has one the conduct whose norms forbid them politics as a whole."""
    return {row.entry: row.text("general") for row in keyed_rows(data / "subjects.toml") if "general" in row.values}


def labels(file: Path) -> Mapping[str, str]:
    """The reader's words for the codes of a file (subjects.toml, stages.toml)."""
    return {row.entry: row.text("label") for row in keyed_rows(file)}


def _listed(file: Path) -> set[str]:
    """The words of a plain list; a line that begins with a hash tells about it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _lists(file: Path, key: str = "words") -> Lists:
    return tuple((row.entry, row.texts(key, ())) for row in keyed_rows(file))


def _spelled(lists: Lists, words: Words) -> PhraseLists:
    """Both as written and in plain words, since a question is compared in plain words."""
    forms = ((entry, tuple(f for p in phrases for f in (words.spelled(p), p))) for entry, phrases in lists)
    return PhraseLists.of((entry, tuple(dict.fromkeys(written))) for entry, written in forms)


def _without(text: str, mentions: tuple[Mention, ...]) -> str:
    for mention in sorted(mentions, key=lambda item: -item.start):
        text = text[: mention.start] + " " + text[mention.end :]
    return text
