"""The shipped centres of phrasings fit the shipped phrasings, so that a first start embeds nothing."""

import numpy as np
import pytest

from corpus.catalogue import load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, embedder
from corpus.norms import load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.centres import FILE, centre, groups_of, key, shipped


@pytest.mark.parametrize("view", DEFAULT_VIEWS)
def test_every_topic_and_norm_has_its_centre(view: str) -> None:
    norms = load_norms()
    topics = topics_of(norms, load_scope())
    words = understanding_of(load_catalogue(), topics).words
    known, model = shipped(FILE, view), embedder(view)
    ids = [*(topic.id for topic in topics), *norms.norms]
    texts = [group for kind in groups_of(topics, norms, words) for group in kind]
    due = [id for id, group in zip(ids, texts, strict=True) if key(model, group) not in known]
    assert due == [], "run `python -m evals.centres`"


def test_a_centre_is_the_mean_at_unit_length() -> None:
    made = centre([np.array([3.0, 0.0], dtype=np.float32), np.array([0.0, 3.0], dtype=np.float32)])
    np.testing.assert_allclose(made, [0.5**0.5, 0.5**0.5], rtol=1e-6)
