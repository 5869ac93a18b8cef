"""Puts the assistant together: the data, the library, and the matcher with its phrasings embedded once and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue, load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, Embedder, embedders
from corpus.lexicon import stem
from corpus.library import Library
from corpus.loading import DATA, keyed_rows
from corpus.norms import Norms, load_norms
from corpus.reach import load_reach
from corpus.scope import OutsideTopic, load_scope
from corpus.settings import Settings
from qa.answering import Assistant
from qa.asks import load_settled
from qa.bags import DenseView, group_bag, mean_bag
from qa.centres import asking, groups_of, rows_of
from qa.cite import Citer
from qa.compose import Composer
from qa.focus import INFORMING
from qa.form import Form
from qa.judge import Judge
from qa.lookup import Lookup
from qa.matching import Matcher, Topic
from qa.premises import Premises
from qa.rules import Rules, said
from qa.standing import Standing
from qa.understand import Understanding, labels, load_understanding, subject_groups
from qa.words import Words


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
        matcher=_matcher(library.home, topics, norms, understanding, views),
        norms=norms,
        judge=judge,
        composer=Composer(norms, judge, citer, labels(data / "subjects.toml"), load_settled(data)),
        lookup=Lookup(norms, citer),
        premises=Premises(catalogue, library, norms),
        outside={topic.id: topic for topic in scope},
        reach=load_reach(data),
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


def _matcher(
    home: Path, topics: tuple[Topic, ...], norms: Norms, understanding: Understanding, views: Sequence[Embedder]
) -> Matcher:
    bundled = [view for view in views if view.view in DEFAULT_VIEWS] or list(views[:1])
    phrased, ruled = groups_of(topics, norms, understanding.words)
    asked = [asking(view) for view in bundled]
    of_topics, of_norms = (
        tuple(DenseView(rows_of(view, groups, home), embed) for view, embed in zip(bundled, asked, strict=True))
        for groups in (phrased, ruled)
    )
    return Matcher(
        topics=topics,
        bag=group_bag(phrased, understanding.read_plain),
        rules=_rules(topics, norms, understanding, ruled, of_norms),
        form=Form.of(phrased, [_kind(topic, norms) for topic in topics], understanding.words.asking),
        views=of_topics,
    )


def _kind(topic: Topic, norms: Norms) -> int:
    """1 for a topic whose norms rule, -1 for one whose norms only inform, 0 for one outside the scope."""
    if topic.outside:
        return 0
    return -1 if {norm.modality for norm in norms.of(topic.id)} <= INFORMING else 1


def _rules(
    topics: tuple[Topic, ...],
    norms: Norms,
    understanding: Understanding,
    ruled: Sequence[Sequence[str]],
    views: tuple[DenseView, ...],
) -> Rules:
    """The norms as bags of ideas, each under its conduct's topic; `ruled` are their texts in plain words, and `views`
    hold their vectors, in the same order.
    """
    place = {topic.id: at for at, topic in enumerate(topics)}
    every = tuple(norms.norms.values())
    return Rules(
        ids=tuple(norm.id for norm in every),
        owner=np.array([place[norm.conduct] for norm in every], dtype=np.int64),
        said=mean_bag([understanding.read(said(norm)) for norm in every], np.arange(len(every))),
        asked=group_bag(ruled, understanding.read_plain),
        views=views,
    )


def _domain(words: Words, data: Path) -> frozenset[str]:
    listed = [word for row in keyed_rows(data / "words" / "domain.toml") for word in row.texts("words")]
    return frozenset(stem(idea) for word in listed for idea in words.conceptual(words.spelled(word)))
