"""Which place a hit shows, and which places seldom answer a question.

Articles that are long lists of changes, and general elucidations of many pages, share words with every question, and
stood before the provisions themselves.
"""

from functools import lru_cache
from itertools import pairwise

from corpus.reference import Ref

_ROMAN = frozenset("ivxlc")
_BESIDE = ("penjelasan", "pembukaan", "penutup", "penetapan", "lembaran-negara")


@lru_cache(maxsize=65_536)
def lifted(ref: Ref) -> Ref:
    """What a hit shows: the pasal of a place in one, the place itself of an elucidation, else the ref unchanged.

    A pasal of an amending act holds changes of many pasal, so there the single change is shown.

    >>> str(lifted(Ref.parse("uu-7-2017/pasal-280/ayat-2/penjelasan")))
    'uu-7-2017/pasal-280'
    >>> str(lifted(Ref.parse("uu-10-2016/pasal-i/angka-44/huruf-a")))
    'uu-10-2016/pasal-i/angka-44'
    """
    article = ref.article
    if _change(ref):
        return Ref(ref.regulation, ref.path[: len(article.path) + 1])
    if "penjelasan" not in article.path[1:]:
        return article
    return Ref(article.regulation, article.path[: article.path.index("penjelasan", 1)])


def beside(ref: Ref) -> bool:
    """Whether the place frames the provisions and is none of them: elucidation in general, opening words, a change.

    >>> beside(Ref.parse("uu-7-2017/penjelasan/umum")), beside(Ref.parse("uu-7-2017/pasal-280"))
    (True, False)
    """
    return not ref.path or ref.path[0].startswith(_BESIDE) or _change(ref)


def _change(ref: Ref) -> bool:
    """Whether the place is a change to another act: a numbered point in a pasal with a Roman number."""
    for step, below in pairwise(ref.path):
        if step.startswith("pasal-"):
            return set(step.removeprefix("pasal-")) <= _ROMAN and below.startswith("angka-")
    return False
