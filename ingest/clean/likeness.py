"""How many signs two short texts differ by: for words of a letterhead, however badly they were read."""


def edits(read: str, printed: str) -> int:
    """The fewest signs to add, drop or change to make one of the other.

    >>> edits("FRESIDEN", "PRESIDEN"), edits("REPUEUK", "REPUBLIK")
    (1, 3)
    """
    return _last_row(read, printed, list(range(len(printed) + 1)))[-1]


def edits_of_part(read: str, printed: str) -> int:
    """The fewest signs to make `read` of some part of `printed`.

    >>> edits_of_part("ELIKINDON", "REPUBLIKINDONESIA")
    1
    """
    return min(_last_row(read, printed, [0] * (len(printed) + 1)))


def _last_row(read: str, printed: str, row: list[int]) -> list[int]:
    for sign in read:
        last = row[0] + 1
        following = [last]
        for other, diagonal, above in zip(printed, row, row[1:], strict=False):
            last = min(last + 1, above + 1, diagonal + (sign != other))
            following.append(last)
        row = following
    return row
