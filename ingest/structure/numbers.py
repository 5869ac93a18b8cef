"""Numbers of units: what comes next, and what a damaged number may mean."""

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_AS_DIGIT = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "t": "1", "O": "0", "o": "0", "S": "5", "s": "5", "Z": "2", "B": "8"}
)
_RARE_DIGIT = {
    "a": "4",
    "g": "9",
    "q": "9",
    "f": "1",
    "i": "1",
    "r": "1",
    "T": "7",
    "L": "1",
    "!": "1",
    "U": "1",
    "n": "11",
}
_AS_LETTER = {
    "a": "d", "b": "6h", "c": "eC", "d": "cl", "e": "cE", "f": "tF", "g": "9qCcs", "h": "bn", "i": "1lj!", "j": "i;",
    "k": "K", "l": "1IL|!", "m": "rn", "n": "h", "o": "0O", "q": "gQ", "s": "5S", "t": "f", "z": "2Z",
}  # fmt: skip
_NUMBER = re.compile(r"(\d+)([a-z]*)")


def roman(text: str) -> int | None:
    """The value of a Roman number, or None where it is none."""
    values = [_ROMAN.get(sign) for sign in text.upper()]
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    following = [*known[1:], 0]
    return sum(-value if value < after else value for value, after in zip(known, following, strict=True))


def next_letter(letter: str) -> str:
    """The letter of the item after this one: b after a, aa after z, ab after aa."""
    if letter == "z":
        return "aa"
    return letter[:-1] + chr(ord(letter[-1]) + 1) if letter[-1] != "z" else chr(ord(letter[0]) + 1) + "a"


def followers(number: str) -> tuple[str, ...]:
    """The numbers that may come right after this one, the plain next one first.

    >>> followers("2"), followers("1a"), followers("b"), followers("b1")
    (('3', '2a'), ('2', '1b'), ('c', 'b1'), ('c', 'b2'))

    After z, word processors go on with aa, bb, cc and lawyers with aa, ab, ac:

    >>> followers("aa")
    ('ab', 'aa1', 'bb')
    """
    if match := _NUMBER.fullmatch(number):
        plain, letters = int(match[1]), match[2]
        return str(plain + 1), f"{plain}{next_letter(letters) if letters else 'a'}"
    letters = number.rstrip("0123456789")
    digits = number[len(letters) :]
    doubled = chr(ord(letters[0]) + 1) * 2 if len(set(letters)) == 1 < len(letters) and letters[0] != "z" else ""
    following = next_letter(letters), f"{letters}{int(digits) + 1 if digits else 1}"
    return (*following, doubled) if doubled else following


def means(raw: str, number: str) -> bool:
    """Whether a number as read may stand for this one, allowing for what reading machines confuse.

    >>> means("2l", "21"), means("f", "1"), means("1", "l"), means("3", "2")
    (True, True, True, False)
    """
    plain = raw.replace(" ", "")
    if plain == number:
        return True
    if number.isdigit():
        return plain.translate(_AS_DIGIT) == number or (len(plain) == 1 and _RARE_DIGIT.get(plain) == number)
    return len(number) == 1 and len(plain) == 1 and plain in _AS_LETTER.get(number, "")


def distance(first: str, then: str) -> int | None:
    """How many steps lie between two plain numbers or two single letters; None where that has no meaning."""
    if first.isdigit() and then.isdigit():
        return int(then) - int(first)
    if len(first) == len(then) == 1 and first.isalpha() and then.isalpha():
        return ord(then) - ord(first)
    return None


def roman_number(value: int) -> str:
    """The Roman number of a value below 40.

    >>> roman_number(14)
    'XIV'
    """
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
