"""Writes the stems of the words that every start needs into the shipped data.

    python -m evals.stems

The words are those of all phrasings and norms and of the list of ordinary words; each stem is what the stemmer says. A
word that is missing costs a fifth of a millisecond at the start, so this need not be run after every edit: a test says
when too many are missing, and when a stem is not the stemmer's.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable

from corpus.catalogue import load_catalogue
from corpus.lexicon import STEMS, worked_out
from corpus.loading import DATA
from corpus.norms import load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.rules import said


def wanted() -> frozenset[str]:
    """The words whose stems the data as it is now asks for, if they are of letters alone."""
    norms = load_norms()
    topics = topics_of(norms, load_scope())
    words = understanding_of(load_catalogue(), topics).words
    texts = [*(p for topic in topics for p in topic.phrasings), *map(said, norms.norms.values())]
    found = {word for text in texts for word in words.conceptual(words.spelled(text))}
    ordinary = (DATA / "cleaning-words.txt").read_text(encoding="utf-8").split()
    return frozenset(word for word in {*found, *ordinary} if word.isalpha() and word.islower())


def page(words: Iterable[str]) -> str:
    """A line for each stem: the stem, and the words that have it."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_stem[worked_out(word)].append(word)
    return "".join(f"{' '.join((stem, *by_stem[stem]))}\n" for stem in sorted(by_stem))


def main() -> int:
    """Write the file."""
    text = page(wanted())
    STEMS.write_text(text, encoding="utf-8")
    print(f"{len(text.splitlines())} stems of {len(wanted())} words in {STEMS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
