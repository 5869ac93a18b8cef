"""The lines of a scanned page from the words of Tesseract's table."""

import pytest

from ingest.ocrwords import page_lines

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*lines: tuple[tuple[int, str], ...]) -> str:
    """Tesseract's table of lines, each of words with where they begin; ten pixels a sign."""
    rows = [
        f"5\t1\t1\t1\t{n}\t{m}\t{left}\t{n * 20}\t{10 * len(text)}\t15\t90\t{text}"
        for n, line in enumerate(lines, 1)
        for m, (left, text) in enumerate(line, 1)
    ]
    return "\n".join((HEAD, "4\t1\t1\t1\t1\t0\t0\t0\t900\t15\t-1\t", *rows))


def words(start: int, text: str) -> tuple[tuple[int, str], ...]:
    """The words of a line that begins at a place."""
    found, at = [], start
    for word in text.split():
        found.append((at, word))
        at += 10 * len(word) + 10
    return tuple(found)


LEFT = "kucing putih tidur di atas tikar"
RIGHT = "anjing hitam jaga di depan pintu"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (table(), ()),
        (table(words(0, "a. kucing tidur;"), words(0, "b. anjing jaga.")), ("a. kucing tidur;", "b. anjing jaga.")),
        (table(((0, "(1)"), (90, "Kucing"), (170, '"tidur".'))), ('(1) Kucing "tidur".',)),
        # a gutter down the page: the left column first
        (table(*[(*words(0, LEFT), *words(400, RIGHT))] * 9), (*(LEFT,) * 9, *(RIGHT,) * 9)),
    ],
)
def test_page_lines(given, expected):
    assert page_lines(given) == expected
