"""All that a norm can be tied to: the held texts, the collected facts, and the places that the copies lack."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.catalogue import Catalogue, load_catalogue
from corpus.reference import Ref
from corpus.store import Reader, Store
from evals.facts import Fact, load_facts
from evals.wordings import Wordings
from ingest.pipeline import Intake, files_in, ingest

ROOT = Path(__file__).resolve().parent.parent
LACKING = ROOT / "tests" / "data" / "lacking.toml"
WORLD = ROOT.parent / "shared"
_MADE = "2026-01-01T00:00:00+00:00"
_UNPARSED = "parser:"


@dataclass(frozen=True, slots=True)
class Lack:
    """A place, or a run of articles from it up to `last`, that the copy of a held text lacks."""

    ref: Ref
    reason: str
    last: int = 0

    @property
    def unparsed(self) -> bool:
        """Whether the words are in the copy and only the parser misses the place."""
        return self.reason.startswith(_UNPARSED)

    def covers(self, ref: Ref) -> bool:
        """Whether the place is in what is listed here."""
        if not self.last:
            return self.ref.contains(ref)
        return ref.regulation == self.ref.regulation and _number(self.ref) <= _number(ref) <= self.last


@dataclass(frozen=True, slots=True)
class Law:
    """All that a pinpoint can be tied to."""

    wordings: Wordings
    facts: tuple[Fact, ...]
    lacking: tuple[Lack, ...]


def load_lacking(file: Path = LACKING) -> tuple[Lack, ...]:
    """The places that the copies of held texts lack, each with its reason."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["lacking"]
    return tuple(Lack(Ref.parse(row["ref"]), row["reason"], row.get("last", 0)) for row in rows)


def hold(folder: Path, home: Path, catalogue: Catalogue) -> None:
    """Put every text of `texts` and `pdf` into a store in `home`, without indexes."""
    files = files_in((folder / "texts", folder / "pdf"))
    with Store.open(home) as store:
        for _ in ingest(files, Intake(store, catalogue, _MADE)):
            pass


@contextmanager
def opened(world: Path = WORLD, home: Path | None = None) -> Iterator[Law]:
    """The law of a folder with `corpus` and `facts`; `home` is a store that holds the texts already."""
    catalogue = load_catalogue()
    with TemporaryDirectory() as made:
        if home is None:
            hold(world / "corpus", Path(made), catalogue)
        with Reader.read(home or Path(made)) as store:
            yield Law(Wordings(store, catalogue), load_facts(world / "facts", catalogue), load_lacking())


def nearest(ref: Ref, wordings: Wordings) -> Ref | None:
    """The place itself or the nearest one above it that the held text has; None where that is the whole act."""
    place: Ref | None = ref
    while place is not None and not wordings.known(place):
        place = place.parent
    return place if place == ref or (place is not None and place.path) else None


def _number(ref: Ref) -> int:
    """The number of the article, without letters; -1 outside any article."""
    digits = "".join(
        char for step in ref.article.path[-1:] if step.startswith("pasal-") for char in step if char.isdigit()
    )
    return int(digits) if digits else -1
