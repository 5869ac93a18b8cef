"""How provisions stand in order and with their numbers, as the law prints them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.model import Provision
from corpus.reference import Ref

_NUMBER = re.compile(r"(?P<letters>[a-z]*)(?P<digits>\d*)(?P<rest>[a-z0-9]*)")
_LISTED = ("ayat", "huruf", "angka")
_SIGNS = " .:()[]{}“”\"'"
_LETTERS = 3  # more of them are a word, such as "KESATU" for the first point of a decision
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

StepKey = tuple[int, int, int, str]


def in_order(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """As printed: top places by their position, what lies below by its number (133, 133a, 134; b, b1, c).

    Below a pasal the number decides, because a letter inserted by an amending act carries that act's position.
    """
    listed = tuple(provisions)
    tops = {provision.ref.path[:1]: provision.position for provision in reversed(listed)}
    return tuple(sorted(listed, key=lambda p: (tops[p.ref.path[:1]], _below(p.ref), p.position)))


def by_number(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Refs of one regulation by number at every step."""
    return tuple(sorted(set(refs), key=lambda ref: tuple(map(step_key, ref.path))))


def numbered(provision: Provision) -> str:
    """The own words behind their number; the number of a pasal gets a line of its own.

    The number stands as the text writes it, but where it was misread there ("f ." for "1.") it stands as it was read.
    """
    shown = provision.marker if provision.marker and not misread(provision) else _marker(provision)
    parts = (shown, provision.heading, provision.text)
    apart = "\n" if provision.level not in (*_LISTED, "butir") else " "
    return apart.join(filter(None, parts))


def misread(provision: Provision) -> bool:
    """Whether the text writes the number otherwise than it was read: "(21" for ayat 2, "Pasal 1 1" for Pasal 11."""
    if provision.level not in (*_LISTED, "pasal", "butir") or not provision.marker:
        return False
    written = provision.marker.strip(_SIGNS).lower().removeprefix("pasal").strip(_SIGNS)
    word = provision.level != "pasal" and written.isalpha() and len(written) > _LETTERS
    small = provision.marker.strip(_SIGNS).islower() and provision.number.isdigit()
    counted = small and not set(written) - set(_ROMAN)  # "(ii)" is 2 in Roman; "(I)" is a misread 1
    right = str(_roman(written)) if counted else written
    return right != provision.number.lower() and not word


def _marker(provision: Provision) -> str:
    """The number in its usual form."""
    match provision.level:
        case "ayat":
            return f"({provision.number})"
        case "huruf" | "angka" | "butir":
            bracket = provision.marker and "." not in provision.marker
            return f"{provision.number}{')' if bracket else '.'}"
        case "pasal":
            return f"Pasal {provision.number}"
        case _:
            return ""


def _below(ref: Ref) -> tuple[StepKey, ...]:
    return tuple(map(step_key, ref.path[1:]))


@lru_cache(maxsize=16_384)
def step_key(step: str) -> StepKey:
    """Where a step stands among its siblings: ayat, huruf and angka by number, closing words after them."""
    kind, _, number = step.partition("-")
    rank = _LISTED.index(kind) if kind in _LISTED else {"pasal": -1, "penutup": 8, "penjelasan": 9}.get(kind, 7)
    if kind == "pasal" and number and not set(number) - set(_ROMAN):
        return rank, _roman(number), 0, ""
    match = _NUMBER.fullmatch(number)
    letters, digits, rest = match.groups() if match else ("", "", number)
    if not letters:
        return rank, int(digits or 0), 0, rest
    return rank, _letters(letters), int(digits or 0), rest


def _letters(text: str) -> int:
    """a..z, then aa..zz, as lists in the law go on."""
    return len(text) * 26 + ord(text[0]) - ord("a")


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if any(later > v for later in values[at + 1 :][:1]) else v for at, v in enumerate(values))
