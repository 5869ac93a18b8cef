"""What the measurement of scale rests on: copies that can be made again, and a picture of what the table says."""

from xml.etree import ElementTree

import numpy as np

from corpus.dates import Span
from corpus.embeddings import UseEmbedder
from corpus.reference import Ref
from corpus.store.cache import VectorCache
from corpus.units import Placed, Unit
from evals.scale.copies import CopiedView, Copies
from evals.scale.plot import Line, drawn

PLACED = Placed(Ref.parse("uu-1-2001/pasal-1"), Span.of("2001-05-01"))
UNITS = tuple(Unit(" ".join(f"kata{at}-{word}" for word in range(60)), (PLACED,)) for at in range(30))


def test_copies_are_others_at_the_same_places_and_the_same_each_time():
    first, again = (tuple(Copies(UNITS, 4).all()) for _ in range(2))
    assert first == again
    assert first[:30] == UNITS
    assert (len(first), {unit.places for unit in first}) == (120, {(PLACED,)})
    assert len({unit.id for unit in first}) > 75  # a short text may be drawn unchanged


def test_each_copy_has_a_vector_near_that_of_its_original(tmp_path):
    chance = np.random.default_rng(3)
    known = {unit.id: row / np.linalg.norm(row) for unit in UNITS for row in [chance.normal(size=512)]}
    copies = Copies(UNITS, 2)
    units = tuple(copies.all())
    with VectorCache.open(tmp_path) as cache:
        copies.keep_vectors(units, known, cache)
        kept = cache.get(CopiedView().model, [unit.id for unit in units])
    cosines = [float(kept[units[at].id] @ known[UNITS[at % 30].id]) for at in range(60)]
    assert 0.9 < min(cosines) < max(cosines) < 0.999


def test_a_view_of_copies_is_another_model():
    assert CopiedView().model != UseEmbedder().model


def test_the_picture_holds_every_point():
    picture = ElementTree.fromstring(
        drawn([Line("search", ((5_000, 1.0), (50_000, 3.0))), Line("memory", ((5_000, 1),))])
    )
    tags = [element.tag.partition("}")[2] for element in picture.iter()]
    assert (tags.count("circle"), tags.count("polyline")) == (3, 2)
