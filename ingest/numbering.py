"""Numbers as lists write them: 3 as "3", "c", "C", "iii" or "III"."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """Lower-case Roman numeral of a number above zero.

    >>> roman(14), roman(1999)
    ('xiv', 'mcmxcix')
    """
    parts = []
    for value, sign in (*_ROMAN, *_ROMAN_UNITS):
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def letters(number: int) -> str:
    """a ... z, aa, bb ...: as word processors go on after z.

    >>> letters(1), letters(26), letters(27), letters(53)
    ('a', 'z', 'aa', 'aaa')
    """
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def written(number: int, style: str) -> str:
    """`number` in the style of HTML's `type` ("1", "a", "A", "i", "I"); a decimal where it has no such form."""
    if number < 1 or style not in {"a", "A", "i", "I"} or number > 3999:
        return str(number)
    text = letters(number) if style in {"a", "A"} else roman(number)
    return text.upper() if style.isupper() else text
