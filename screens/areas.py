"""What the areas of the norms are called for readers, and in which order they are offered."""

from functools import lru_cache
from pathlib import Path

from corpus.loading import tables_of
from qa.sentences import capital

FILE = Path(__file__).parent / "areas.toml"


@lru_cache(maxsize=1)
def named() -> dict[str, str]:
    """The label of each area, in the order in which labels are offered."""
    rows = tables_of(FILE, ("area",), name="label")["area"]
    return {area: row.entry for row in rows for area in row.texts("holds")}


def area_label(area: str) -> str:
    """What an area is called; one that the table does not know goes by its own name.

    >>> area_label("foto-gestur"), area_label("naik-perahu")
    ('Foto dan gestur', 'Naik perahu')
    """
    return named().get(area, capital(area.replace("-", " ")))


def ordered(areas: set[str]) -> tuple[str, ...]:
    """The labels of areas, each once, in their order; unknown ones last."""
    known = tuple(named())
    sought = sorted(areas, key=lambda area: (known.index(area) if area in known else len(known), area))
    return tuple(dict.fromkeys(map(area_label, sought)))
