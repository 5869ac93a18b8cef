"""Page numbers alone on a line of a text without pages: set aside where they count 1, 2, 3 ... at even distances.

A line that stands beside each of them, the same every time, is a running head or foot and goes with them.
"""

import re
from collections import Counter
from itertools import pairwise

from ingest.clean.lines import Change, Ledger, Line

_ALONE = re.compile(r"\s*(?:(?:hlm|hal|hal[ao]man|page)\.?\s*)?(?P<n>\d{1,4})\s*", re.IGNORECASE)
_FEWEST = 3  # numbers; fewer prove nothing
_NEAREST = 15  # lines between two of them, at least
_UNEVEN = 4  # how many times the shortest page the longest may be


def drop_page_numbers(lines: tuple[Line, ...]) -> Change:
    """The lines without the page numbers of a copy that lost its page breaks."""
    ledger = Ledger()
    counted = set() if any(line.place.page for line in lines) else _counted(lines)
    heads = _heads(lines, counted)
    for index, line in enumerate(lines):
        if index in counted or index in heads:
            ledger.remove("page-number" if index in counted else "running-head", line, line.text)
        else:
            ledger.keep(line)
    return ledger.change()


def _counted(lines: tuple[Line, ...]) -> set[int]:
    """The indexes of lines that count pages; empty where these are not all the numbers there are on a line alone."""
    found = [(index, int(m["n"])) for index, line in enumerate(lines) if (m := _ALONE.fullmatch(line.text))]
    steps = [(then[0] - before[0], then[1] - before[1]) for before, then in pairwise(found)]
    if len(found) < _FEWEST or any(rise != 1 for _, rise in steps):
        return set()
    reach = [length for length, _ in steps]
    even = min(reach) >= _NEAREST and max(reach) <= _UNEVEN * min(reach)
    return {index for index, _ in found} if even else set()


def _heads(lines: tuple[Line, ...], counted: set[int]) -> set[int]:
    """The indexes of lines that stand beside most of the page numbers and say the same each time."""
    found: set[int] = set()
    for step in (-1, 1):
        beside = [index + step for index in counted if 0 <= index + step < len(lines) and lines[index + step].text]
        texts = Counter(lines[index].text for index in beside)
        found |= {index for index in beside if texts[lines[index].text] >= max(_FEWEST, 0.7 * len(counted))}
    return found
