"""`netral draft KIND`: the things people carry away. Each kind says here its options and what runs it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from commands import letters
from corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class Draft:
    """One kind of `netral draft`: its name, a line of help, the options it adds, and the command."""

    name: str
    about: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Settings], int]


DRAFTS: tuple[Draft, ...] = (
    Draft("letter", "make a surat imbauan, with blanks for number, names and signature", letters.options, letters.run),
)
