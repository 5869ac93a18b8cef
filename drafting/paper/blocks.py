"""What a printed page is made of, whatever file it becomes."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a block looks."""

    TITLE = "title"
    VERDICT = "verdict"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    SOURCE = "source"  # a citation; its number comes first
    QUOTE = "quote"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; plain words, without markup."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole page or several; `subject` is the title that the file itself carries."""

    subject: str
    blocks: tuple[Block, ...]
