"""What the grammar gives back: a mention of law in a text, and a regulation as written there."""

from dataclasses import dataclass
from enum import IntEnum

from corpus.reference import Ref

Path = tuple[str, ...]


class Need(IntEnum):
    """What must stand beside a place so that it is a citation: "Pasal 5" nothing, "isi" a law."""

    NOTHING = 0
    CONTEXT = 1
    REGULATION = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A regulation as the text writes it. `candidates` are the ids it may mean, best (newest) first; none: unknown."""

    text: str
    start: int
    end: int
    kind: str = ""  # a code of data/kinds.toml; empty where only a name or a bare number stands there
    number: str = ""
    year: int | None = None
    title: str = ""  # the words after "tentang"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation in running text, from `start` to `end`.

    `refs` are in the order written, of the best candidate; empty where the regulation is unknown. `places` are the
    same without the regulation, empty where the mention is of a regulation only. `regulation` is None where the text
    leaves it out; then `inherited` says that `candidates` come from what was cited before, or from the context given.
    """

    text: str
    start: int
    end: int
    refs: tuple[Ref, ...]
    places: tuple[Path, ...] = ()
    regulation: Written | None = None
    candidates: tuple[str, ...] = ()
    amenders: tuple[Written, ...] = ()
    inherited: bool = False
    juncto: bool = False  # joined by "jo." to the mention before

    @property
    def regulation_only(self) -> bool:
        """Whether no place in the regulation is named."""
        return not self.places

    def refs_in(self, regulation: str) -> tuple[Ref, ...]:
        """The same places in another candidate."""
        return tuple(Ref(regulation, path) for path in self.places) or (Ref(regulation),)
