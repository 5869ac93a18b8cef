"""Puts the assistant together: the data, the library, and the matcher with its phrasings embedded once and kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue, load_catalogue
from corpus.embeddings import Embedder, embedders
from corpus.lexicon import stem
from corpus.library import Library
from corpus.loading import DATA, keyed_rows
from corpus.norms import Norms, load_norms
from corpus.scope import OutsideTopic, load_scope
from corpus.settings import Settings
from corpus.store.cache import VectorCache, digest
from qa.answering import Assistant
from qa.cite import Citer
from qa.compose import Composer
from qa.judge import Judge
from qa.lookup import Lookup
from qa.matching import Embed, Matcher, Topic, Vectors, matcher
from qa.premises import Premises
from qa.standing import Standing
from qa.understand import Understanding, labels, load_understanding, subject_groups
from qa.words import Words

MATCHING_VIEW = "use"  # fast enough to embed every phrasing at first use; e5 was measured to add little here


@dataclass(frozen=True, slots=True)
class Built:
    """An assistant and the library under it."""

    assistant: Assistant
    library: Library


def build(settings: Settings) -> Built:
    """The assistant over the store in `settings.home`, which is made on first use."""
    settings.home.mkdir(parents=True, exist_ok=True)
    views = embedders(settings.views, home=settings.home)
    library = Library.open(settings.home, views, chroma_url=settings.chroma_url)
    return Built(assistant(library, views), library)


def assistant(library: Library, views: Sequence[Embedder], data: Path = DATA) -> Assistant:
    """The assistant over an open library."""
    catalogue, norms, scope = load_catalogue(data), load_norms(data), load_scope(data)
    standing = Standing(catalogue, library)
    judge = Judge(norms, standing, subject_groups(data))
    citer = Citer(standing, shorts(catalogue))
    topics = topics_of(norms, scope)
    understanding = understanding_of(catalogue, topics, data)
    return Assistant(
        understanding=understanding,
        matcher=_matcher(library.home, topics, understanding, views),
        norms=norms,
        judge=judge,
        composer=Composer(norms, judge, citer, labels(data / "subjects.toml")),
        lookup=Lookup(norms, citer),
        premises=Premises(catalogue, library),
        outside={topic.id: topic.next_step for topic in scope},
        domain=_domain(understanding.words, data),
    )


def shorts(catalogue: Catalogue) -> dict[str, str]:
    """How people cite each instrument, by id."""
    return {regulation.id: regulation.short for regulation in catalogue}


def topics_of(norms: Norms, scope: tuple[OutsideTopic, ...]) -> tuple[Topic, ...]:
    """Everything a question may be about: the conducts, and what lies outside."""
    inside = (Topic(c.id, (c.label, *c.phrasings)) for c in norms.conducts.values())
    outside = (Topic(t.id, (t.label, *t.phrasings), outside=True) for t in scope)
    return (*inside, *outside)


def understanding_of(catalogue: Catalogue, topics: tuple[Topic, ...], data: Path = DATA) -> Understanding:
    """The understanding whose vocabulary knows the words of all phrasings."""
    return load_understanding(catalogue, stem, data).knowing(p for topic in topics for p in topic.phrasings)


def _matcher(home: Path, topics: tuple[Topic, ...], understanding: Understanding, views: Sequence[Embedder]) -> Matcher:
    chosen = [view for view in views if view.view == MATCHING_VIEW] or list(views[:1])
    embeds = [(kept(home, view, understanding.words), _asked(view)) for view in chosen]
    return matcher(topics, understanding.read, embeds)


def _asked(view: Embedder) -> Embed:
    return lambda texts: np.array([view.question(text) for text in texts], dtype=np.float32)


def kept(home: Path, view: Embedder, words: Words) -> Callable[[Sequence[str]], Vectors]:
    """Embeds phrasings as questions, keeping the vectors in the store's cache."""

    def embed(phrasings: Sequence[str]) -> Vectors:
        texts = [words.spelled(phrasing) for phrasing in phrasings]
        model = f"{view.model} questions"
        with VectorCache.open(home) as cache:
            known = cache.get(model, {digest(text) for text in texts})
            new = {digest(text): text for text in texts if digest(text) not in known}
            made = dict(zip(new, view.questions(list(new.values())), strict=True)) if new else {}
            if made:
                cache.put(model, made)
        vectors = known | made
        return np.array([vectors[digest(text)] for text in texts], dtype=np.float32)

    return embed


def _domain(words: Words, data: Path) -> frozenset[str]:
    listed = [word for row in keyed_rows(data / "words" / "domain.toml") for word in row.texts("words")]
    return frozenset(stem(idea) for word in listed for idea in words.conceptual(words.spelled(word)))
