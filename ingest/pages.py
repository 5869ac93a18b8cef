"""Page numbers as people write them."""

from collections.abc import Iterable
from itertools import groupby


def ranges(numbers: Iterable[int]) -> str:
    """The pages, runs joined.

    >>> ranges([3, 1, 2, 7]), ranges([4])
    ('pages 1-3, 7', 'page 4')
    """
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0])
    ]
    named = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {named}" if named.isdigit() else f"pages {named}"
