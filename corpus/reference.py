"""Where a text lives, down to the letter: the identity of every provision.

A `Ref` is parsed once and prints back to itself. It is the id in the store, in the indexes, in addresses and in tests.
Free text ("Pasal 5 huruf n angka 1 PP 94/2021") is resolved to a `Ref` by `corpus.citation`.
"""

import re
from dataclasses import dataclass
from typing import Self

from corpus.errors import BadReference

_REGULATION = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
_STEP = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A regulation, or a place in one.

    >>> ref = Ref.parse("pp-94-2021/pasal-5/huruf-n/angka-1")
    >>> ref.regulation, ref.path
    ('pp-94-2021', ('pasal-5', 'huruf-n', 'angka-1'))
    >>> str(ref.article)
    'pp-94-2021/pasal-5'
    >>> Ref.parse(str(ref)) == ref
    True
    """

    regulation: str
    path: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `<regulation>/<path>`; anything else is a BadReference."""
        regulation, *path = text.strip().lower().split("/")
        if not _REGULATION.fullmatch(regulation) or not all(_STEP.fullmatch(s) for s in path):
            raise BadReference(text)
        return cls(regulation, tuple(path))

    def __str__(self) -> str:
        return "/".join((self.regulation, *self.path))

    def __truediv__(self, step: str) -> "Ref":
        return Ref(self.regulation, (*self.path, step))

    @property
    def parent(self) -> "Ref | None":
        """One step up; None above the regulation."""
        return Ref(self.regulation, self.path[:-1]) if self.path else None

    @property
    def article(self) -> "Ref":
        """The pasal that this lies in (the whole ref where it lies in none)."""
        for depth, step in enumerate(self.path, 1):
            if step.startswith("pasal-"):
                return Ref(self.regulation, self.path[:depth])
        return self

    def contains(self, other: "Ref") -> bool:
        """Whether `other` is this place or lies below it."""
        same = self.regulation == other.regulation
        return same and other.path[: len(self.path)] == self.path
