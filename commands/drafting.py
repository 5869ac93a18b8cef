"""`netral draft KIND`: the things people carry away. Each kind says here its options and what runs it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from commands import letters, packs
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
    *(
        Draft(kind, about, packs.options, partial(packs.run, kind))
        for kind, about in (
            ("handout", "make the sheet boleh / tidak boleh / bersyarat on one page (.docx or .pdf)"),
            ("cards", "make case cards to cut and fold (.docx)"),
            ("quiz", "make a quiz with its key apart (.docx or .json)"),
            ("slides", "make slides with speaker's notes (.pptx)"),
            ("message", "make a short text for WhatsApp (.txt)"),
            ("pledge", "make the pledge of neutrality as a form (.docx)"),
        )
    ),
)
