"""Pages in two columns: read column by column from a text layer and from a scan; tables and lists are left alone."""

import pytest

from ingest.columns import by_columns
from ingest.read import read_bytes
from tests.fixtures.pdfs import HEAD, LEFT, RIGHT, pdf, scanned_columns, two_columns
from tests.test_ocr import needs_tesseract

TOLD = "page 1: two columns side by side, which the text layer runs across; they were read one after the other"


@pytest.mark.parametrize(("across", "warnings"), [(True, (TOLD,)), (False, ())])
def test_two_columns_are_read_one_after_the_other_however_the_file_holds_them(across, warnings):
    document = read_bytes("lembaran.pdf", two_columns(across=across))
    assert [block.text for block in document.blocks] == [HEAD, *LEFT, *RIGHT]
    assert document.warnings == warnings


class TestScanned:
    pytestmark = needs_tesseract

    def test_a_scan_of_two_columns_too(self):
        document = read_bytes("lembaran.pdf", pdf(scanned_columns()))
        assert [block.text for block in document.blocks] == [HEAD, *LEFT, *RIGHT]


def page(*rows: tuple[str, str], at: int = 45) -> tuple[str, str]:
    """A page whose file runs across it, and its picture in characters."""
    return "\n".join(f"{a} {b}".strip() for a, b in rows), "\n".join(f"{a:{at}}{b}" for a, b in rows)


PROSE = tuple(zip((line.ljust(36, "x") for line in LEFT), (line.ljust(36, "x") for line in RIGHT), strict=True))


TABLE = tuple((f"{n}. Kucing", f"Rp{n}00") for n in range(1, 20))
WIDE_TABLE = tuple((f"{n}. Kucing yang belang    hitam", f"di rumah itu    nomor {n} di jalan") for n in range(1, 20))
CONSIDERATIONS = (
    ("Menimbang", "a. bahwa kucing yang belang perlu dipelihara dengan baik"),
    *(("", f"bahwa kucing nomor {n} perlu dipelihara dengan baik juga") for n in range(20)),
)


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (TABLE, 45),  # short cells
        (WIDE_TABLE, 45),  # more gutters than one
        (CONSIDERATIONS, 14),  # the gutter is a margin
        (PROSE[:5], 45),  # too few lines: signatures
        (tuple((left + " dan lagi pula", right) for left, right in PROSE), 50),  # no gutter at all
    ],
)
def test_what_is_no_column_stays_as_it_stands(rows, at):
    plain, layout = page(*rows, at=at)
    assert by_columns(plain, layout) == (plain, False)


def test_a_line_across_the_gutter_parts_what_is_above_from_what_is_below():
    plain, layout = page(*PROSE, ("y" * 60, ""), *PROSE)
    text, changed = by_columns(plain, layout)
    half = [*(left for left, _ in PROSE), *(right for _, right in PROSE)]
    assert (changed, text.splitlines()) == (True, [*half, "y" * 60, *half])


def test_a_picture_with_other_words_is_not_trusted():
    plain, layout = page(*PROSE)
    assert by_columns(plain.replace("nelayan", "nakhoda"), layout)[1] is False
