"""The order of a page's lines: a text layer may hold its paragraphs from the foot of the page to its head.

Reading machines write what they read in any order they like; what counts is where the lines stand on the page. The
plain order is kept unless most of the lines stand the other way round there.
"""

from collections import Counter

_MATCHED = 0.6  # the share of the plain lines that must be found in the layout to trust it
_TURNED = 0.6  # the share of pairs that must stand the other way round
_FEWEST = 6  # lines; fewer say nothing


def in_page_order(plain: str, layout: str) -> tuple[str, bool]:
    """The plain text with its lines in the order of `layout`, and True, where they run backwards; else as it is.

    >>> in_page_order("3 c\\n2 b\\n1 a\\n0 z\\n4 d\\n5 e", "9 z")
    ('3 c\\n2 b\\n1 a\\n0 z\\n4 d\\n5 e', False)
    """
    lines = [line for line in plain.splitlines() if line.strip()]
    ranks = _ranks(lines, layout)
    known = [rank for rank in ranks if rank is not None]
    if len(known) < max(_FEWEST, _MATCHED * len(lines)) or _turned(known) < _TURNED:
        return plain, False
    return "\n".join(lines[index] for index in sorted(range(len(lines)), key=_keys(ranks).__getitem__)), True


def _ranks(lines: list[str], layout: str) -> list[int | None]:
    """For each line where it stands in the layout; None for one that is not found there, or found twice."""
    below = [_signs(line) for line in layout.splitlines()]
    counts = Counter([*below, *map(_signs, lines)])
    places = {line: rank for rank, line in enumerate(below)}
    return [places.get(sign) if counts[sign := _signs(line)] == 2 else None for line in lines]


def _turned(ranks: list[int]) -> float:
    """The share of all pairs of lines of which the later one stands higher."""
    pairs = [(a, b) for at, a in enumerate(ranks) for b in ranks[at + 1 :]]
    return sum(a > b for a, b in pairs) / max(len(pairs), 1)


def _keys(ranks: list[int | None]) -> list[tuple[int, int]]:
    """What to sort by: a line that was not found stays below the line before it."""
    keys, last = [], -1
    for index, rank in enumerate(ranks):
        last = last if rank is None else rank
        keys.append((last, index))
    return keys


def _signs(line: str) -> str:
    return "".join(line.split())
