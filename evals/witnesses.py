"""How far two copies of the same act agree in structure: `python -m evals.witnesses [TEXTS WITNESSES]`.

For each witness it prints the articles and the ayat, huruf and angka that both trees have, and those of one tree only.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Parsed
from ingest.parse import parse
from ingest.read import read

_UNITS = ("ayat", "huruf", "angka")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The units of two trees, compared."""

    name: str
    articles: tuple[int, int]  # in both, in either
    units: tuple[int, int]
    only_text: tuple[str, ...]
    only_witness: tuple[str, ...]


def compare(text: Path, witness: Path) -> Agreement:
    """Parses both copies and compares what their trees hold."""
    id = text.stem
    mine, other = parse(read(text), id), parse(read(witness), id)
    first, second = _paths(mine, ("pasal",)), _paths(other, ("pasal",))
    a, b = _paths(mine, _UNITS), _paths(other, _UNITS)
    return Agreement(
        name=witness.name,
        articles=(len(first & second), len(first | second)),
        units=(len(a & b), len(a | b)),
        only_text=tuple(sorted((first - second) | (a - b))),
        only_witness=tuple(sorted((second - first) | (b - a))),
    )


def _paths(parsed: Parsed, levels: Sequence[str]) -> set[str]:
    return {"/".join(p.ref.path) for p in parsed.provisions if p.level in levels and "pembukaan" not in p.ref.path}


def report(agreement: Agreement) -> str:
    """The comparison for a terminal."""
    lines = [f"{agreement.name}: articles {_share(agreement.articles)}, ayat/huruf/angka {_share(agreement.units)}"]
    for label, names in (("only the text", agreement.only_text), ("only the witness", agreement.only_witness)):
        if names:
            lines.append(f"  {label} ({len(names)}): {', '.join(names[:40])}")
    return "\n".join(lines)


def _share(counts: tuple[int, int]) -> str:
    both, either = counts
    return f"{both}/{either} ({100 * both / max(either, 1):.1f} %)"


def main(arguments: Sequence[str]) -> int:
    """Prints the agreement of every witness with the text of the same name."""
    texts, witnesses = (Path(a) for a in (arguments or ("../shared/corpus/texts", "../shared/corpus/witnesses")))
    for witness in sorted(witnesses.iterdir()):
        text = next((path for path in texts.iterdir() if path.stem == witness.stem), None)
        print(report(compare(text, witness)) if text else f"{witness.name}: no text of this name")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
