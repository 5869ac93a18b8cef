"""Whole documents of every kind, invented, as several offices set them: what each says it is, and its whole tree.

Beside each `NAME.txt` of tests/data/documents stands `NAME.tree`: what it is, then a line for each provision. After a
change that is meant, write the trees anew with `python -m tests.test_documents` and read the difference.
"""

from pathlib import Path

import pytest

from ingest.parse import parse
from ingest.read import read

FOLDER = Path(__file__).parent / "data" / "documents"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def tree(name: str) -> str:
    """What a document is and holds, as lines."""
    parsed = parse(read(FOLDER / f"{name}.txt"))
    h = parsed.header
    lines = [f"{h.id} | {h.kind} | {h.number} | {h.year} | {h.title} | {h.enacted or '-'} | {h.gazette or '-'}"]
    for p in parsed.provisions:
        words = (p.heading or p.text).replace("\n", " / ")
        flags = "".join(f" !{flag.rule}" for flag in p.flags)
        lines.append(f"{p.level} {'/'.join(p.ref.path)} [{p.marker}] {words}{flags}".rstrip())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_document_of_its_kind(name):
    assert tree(name) == (FOLDER / f"{name}.tree").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in NAMES:
        (FOLDER / f"{each}.tree").write_text(tree(each), encoding="utf-8")
