"""The stems shipped for our own data are the stemmer's, and cover nearly all that a start asks for."""

from corpus.lexicon import shipped_stems, stem, worked_out
from evals.stems import wanted

COVERED = 0.95  # a missing word costs a fifth of a millisecond, so a few new ones do no harm


def test_every_shipped_stem_is_the_stemmers() -> None:
    wrong = {word: known for word, known in shipped_stems().items() if known != worked_out(word)}
    assert wrong == {}, "run `python -m evals.stems`"


def test_nearly_every_word_of_our_data_has_its_stem() -> None:
    asked = wanted()
    missing = asked - shipped_stems().keys()
    assert len(missing) <= (1 - COVERED) * len(asked), "run `python -m evals.stems`"


def test_a_word_that_is_not_shipped_is_worked_out() -> None:
    assert ("mencangkulkan" in shipped_stems(), stem("mencangkulkan")) == (False, "cangkul")
