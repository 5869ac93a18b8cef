"""Puts the assistant together: the data, the library, and the matcher with its phrasings embedded once and kept."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue, load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, Embedder, embedders
from corpus.kept import READY, Kept
from corpus.lexicon import stem
from corpus.library import Library
from corpus.loading import DATA, keyed_rows
from corpus.norms import Norms, load_norms
from corpus.reach import load_reach
from corpus.scope import OutsideTopic, load_scope
from corpus.settings import Settings
from corpus.tables import norm_tables
from qa.answering import Assistant
from qa.asks import load_settled
from qa.bags import DenseView, Embed
from qa.centres import asking
from qa.choosing import Chooser
from qa.cite import Citer
from qa.compose import Composer
from qa.declining import Decliner
from qa.figures import load_figures
from qa.focus import INFORMING
from qa.form import Form
from qa.judge import Judge
from qa.learned import FILE, Learned, shipped
from qa.lookup import Lookup
from qa.matching import Matcher, Topic
from qa.middles import Making, Middles, made, packed, sources, unpacked
from qa.narrow import Narrowing
from qa.premises import Premises
from qa.rules import Rules
from qa.standing import Standing
from qa.understand import Understanding, general_conducts, labels, load_understanding, subject_groups
from qa.words import Words

READ = 1024  # texts of ours whose ideas are kept


@dataclass(frozen=True, slots=True)
class Built:
    """An assistant and the library under it."""

    assistant: Assistant
    library: Library


def build(settings: Settings) -> Built:
    """The assistant over the store in `settings.home`, which is made on first use."""
    settings.home.mkdir(parents=True, exist_ok=True)
    views = embedders(settings.views, home=settings.home)
    _load_meanwhile(views)
    library = Library.open(settings.home, views, chroma_url=settings.chroma_url)
    return Built(assistant(library, views, kept=Kept(settings.home, ready=READY)), library)


def _load_meanwhile(views: Sequence[Embedder]) -> None:
    """Load the views while the rest is read. What fails here fails again, and is said, where the view is used."""
    pool = ThreadPoolExecutor(1)
    for view in views:
        pool.submit(view.load)
    pool.shutdown(wait=False)


def assistant(library: Library, views: Sequence[Embedder], data: Path = DATA, *, kept: Kept | None = None) -> Assistant:
    """The assistant over an open library; what it need not work out anew is `kept` in the library's folder."""
    kept = kept or Kept(library.home)
    parse = norm_tables(kept, data)
    catalogue, norms, scope = load_catalogue(data), load_norms(data, parse), load_scope(data, parse)
    standing = Standing(catalogue, library)
    judge = Judge(norms, standing, subject_groups(data), general_conducts(data))
    citer = Citer(standing, shorts(catalogue))
    topics = topics_of(norms, scope)
    understanding = understanding_of(catalogue, topics, data)
    chooser = Chooser(
        matcher=_matcher(Making(topics, norms, understanding, _bundled(views), library.home), kept, data),
        norms=norms,
        domain=_domain(understanding.words, data),
    )
    return Assistant(
        understanding=understanding,
        chooser=chooser,
        norms=norms,
        judge=judge,
        composer=Composer(norms, judge, citer, labels(data / "subjects.toml"), load_settled(data)),
        lookup=Lookup(norms, citer),
        premises=Premises(catalogue, library, norms),
        decliner=Decliner(chooser, norms, {topic.id: topic for topic in scope}),
        figures=load_figures(data),
        narrowing=Narrowing(load_reach(data), judge.groups, lru_cache(READ)(understanding.read)),
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


def _matcher(making: Making, kept: Kept, data: Path) -> Matcher:
    kinds = [_kind(topic, making.norms) for topic in making.topics]
    middles = unpacked(kept.arrays("middles", sources(data, making.views), lambda: packed(made(making, kinds))))
    asked = [asking(view) for view in making.views]
    return Matcher(
        topics=making.topics,
        bag=middles.topics,
        rules=_rules(making, middles, asked),
        form=Form(middles.lean, np.array(kinds, dtype=np.float64)),
        views=tuple(DenseView(rows.topics, embed) for rows, embed in zip(middles.views, asked, strict=True)),
        learned=_learned(making, middles, data),
    )


def _learned(making: Making, middles: Middles, data: Path) -> Learned | None:
    arrays = shipped(data / FILE.name)
    views = [view.view for view in making.views]
    return Learned.of(arrays, [topic.id for topic in making.topics], middles.topics, views) if arrays else None


def _bundled(views: Sequence[Embedder]) -> Sequence[Embedder]:
    """The views that the weights of matching were found with; where there is none, the first."""
    return [view for view in views if view.view in DEFAULT_VIEWS] or list(views[:1])


def _kind(topic: Topic, norms: Norms) -> int:
    """1 for a topic whose norms rule, -1 for one whose norms only inform, 0 for one outside the scope."""
    if topic.outside:
        return 0
    return -1 if {norm.modality for norm in norms.of(topic.id)} <= INFORMING else 1


def _rules(making: Making, middles: Middles, asked: Sequence[Embed]) -> Rules:
    """The norms as bags of ideas and mean vectors, each under its conduct's topic."""
    place = {topic.id: at for at, topic in enumerate(making.topics)}
    every = tuple(making.norms.norms.values())
    return Rules(
        ids=tuple(norm.id for norm in every),
        owner=np.array([place[norm.conduct] for norm in every], dtype=np.int64),
        said=middles.said,
        asked=middles.asked,
        views=tuple(DenseView(rows.norms, embed) for rows, embed in zip(middles.views, asked, strict=True)),
    )


def _domain(words: Words, data: Path) -> frozenset[str]:
    listed = [word for row in keyed_rows(data / "words" / "domain.toml") for word in row.texts("words")]
    return frozenset(stem(idea) for word in listed for idea in words.conceptual(words.spelled(word)))
