"""Writes the stems of the words that every start needs into the shipped data.

    python -m evals.stems

The words are those of all phrasings, norms and ideas and of the list of ordinary words; each stem is what the stemmer
says. A word that is missing costs a fifth of a millisecond at the start, and the first of them a twentieth of a second
for the stemmer itself; this need not be run after every edit: a test says when too many are missing, and when a stem is
not the stemmer's.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable

from corpus.catalogue import load_catalogue
from corpus.lexicon import STEMS, worked_out
from corpus.norms import load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.rules import asked, said

_WORD = re.compile(r"[a-z]+(-[a-z]+)*")


def wanted() -> frozenset[str]:
    """The words whose stems the data as it is now asks for, if they are of letters alone."""
    norms = load_norms()
    topics = topics_of(norms, load_scope())
    words = understanding_of(load_catalogue(), topics).words
    own = [text for norm in norms.norms.values() for text in (said(norm), *asked(norm))]
    texts = [*(p for topic in topics for p in topic.phrasings), *own]
    found = {word for text in texts for word in words.conceptual(words.spelled(text))}
    ideas = {phrase[0] for phrases in words.concepts.values() for phrase, _ in phrases if len(phrase) == 1}
    return frozenset(word for word in {*found, *ideas, *words.formal} if _WORD.fullmatch(word))


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
