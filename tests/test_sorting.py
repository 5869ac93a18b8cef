"""Tables in, tables out: encodings, separators, days, hostile cells, and rows that cannot be decided."""

import csv
import io
import random
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from corpus.errors import BadSetting, UnreadableFile
from drafting.sorting import Sorter, Table, read_table, sorted_table, write_table
from drafting.sorting.days import day_of
from drafting.sorting.sort import ADDED, EMPTY, LONGEST, NO_DAY, PREFIX
from tests.fixtures.apps import TODAY, app_in

ATTENDING = "PNS datang ke kampanye hanya untuk mendengar"
LIKING = "ASN menyukai unggahan calon bupati di Facebook"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return app_in(tmp_path_factory.mktemp("home")).assistant


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- reading -----------------------------------------------------------------------------------------------------

READ = Table(("No", "Uraian"), (("1", "caf\u00e9 \u201cuji\u201d"),))


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        ("No,Uraian\n1,café “uji”\n".encode(), ","),
        ("\ufeffNo;Uraian\r\n1;café “uji”\r\n".encode(), ";"),  # Excel in Indonesia writes semicolons
        ("No\tUraian\n1\tcafé “uji”\n".encode("cp1252"), "\t"),
        ("No,Uraian\n1,café “uji”\n".encode("utf-16"), ","),
        ("\n\nNo,Uraian\n,\n1,café “uji”\n\n".encode(), ","),  # empty lines say nothing
    ],
)
def test_the_ways_in_which_offices_save_a_table(data, delimiter):
    assert read_table("a.csv", data) == Table(READ.heading, READ.rows, delimiter)


def test_a_cell_may_hold_separators_and_lines():
    assert read_table("a.csv", b'No,Uraian\n1,"satu, dua\ntiga"\n').rows == (("1", "satu, dua\ntiga"),)


def test_a_workbook_keeps_numbers_and_days():
    data = workbook(("No", "Tgl", "Uraian"), (1, datetime(2024, 2, 12), "x"), (2.5, None, "=1+1"))
    assert read_table("a.xlsx", data).rows == ((1, datetime(2024, 2, 12), "x"), (2.5, None, None))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n \n",
        b"PK\x03\x04 not a zip",
        b"\x00\x01\x02",
        b"\xd0\xcf\x11\xe0 old Excel",
        b"x" * (10 * 1024 * 1024 + 1),
    ],
)
def test_what_is_no_table_is_refused(data):
    with pytest.raises(UnreadableFile):
        read_table("a.xlsx", data)


def test_a_workbook_that_unpacks_without_end_is_refused():
    out = io.BytesIO(workbook(("a",), ("b",)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/more.xml", b"\0" * (101 * 1024 * 1024))
    with pytest.raises(UnreadableFile, match="unpacks"):
        read_table("a.xlsx", out.getvalue())


# --- days --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-12",
        "12 Februari 2024",
        "12 februari 2024",
        "12 Feb 2024",
        "Senin, 12 Februari 2024",
        "12/02/2024",
        "12-2-2024",
        "12.02.2024",
        "2024-02-12 09:30",
        "12 Pebruari 2024",
        45334,
        "45334",
        datetime(2024, 2, 12, 9, 30),
        date(2024, 2, 12),
    ],
)
def test_days_as_they_are_written(cell):
    assert day_of(cell) == date(2024, 2, 12)


@pytest.mark.parametrize("cell", ["kemarin", "31/02/2024", "Februari 2024", "12 Foo 2024", 12, True, "02/2024"])
def test_what_is_not_a_day_is_refused(cell):
    with pytest.raises(ValueError):
        day_of(cell)


@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_cell_has_no_day(cell):
    assert day_of(cell) is None


# --- sorting -----------------------------------------------------------------------------------------------------


def sort(assistant, rows, heading=("No", "Uraian", "Tanggal"), **how):
    made = sorted_table(Table(heading, tuple(rows)), Sorter(assistant, TODAY, **how))
    at = len(heading)
    return [dict(zip(ADDED, row[at:], strict=True)) for row in made.rows], made


def test_a_row_is_answered_as_the_question_is(assistant):
    (row,), made = sort(assistant, [(1, LIKING, "10 Oktober 2024")])
    reply, _ = assistant.ask(LIKING, as_of=date(2024, 10, 10), today=TODAY)
    assert row["Putusan"] == "Dilarang"
    assert row["Hukum per tanggal"] == "2024-10-10"
    assert row["Dasar hukum"].split("; ") == list(dict.fromkeys(c.label for c in reply.citations))
    assert row["Sanksi"] == "; ".join(s.text for s in reply.sanctions)
    assert (row["Masalah"], made.heading[:3]) == ("", ("No", "Uraian", "Tanggal"))
    assert not any(mark in row["Jawaban singkat"] for mark in ("**", "[1]"))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ((1, "", "2024-10-10"), EMPTY),
        ((1, None, None), EMPTY),
        ((1, LIKING, ""), NO_DAY),
        ((1, LIKING, "kapan-kapan"), "Tanggal tidak terbaca: “kapan-kapan”."),
        ((1, LIKING, "10 Oktober 2099"), "Tanggal kejadian belum tiba (10 Oktober 2099)"),
        ((1, "x " * LONGEST, "2024-10-10"), "Uraian lebih dari 2000 huruf"),
        ((1, "resep rendang padang yang enak", "2024-10-10"), "Di luar cakupan: "),
    ],
)
def test_a_row_that_cannot_be_decided_says_why(assistant, row, problem):
    (decided,), made = sort(assistant, [row])
    assert decided["Putusan"] == ""
    assert decided["Masalah"].startswith(problem)
    assert made.rows[0][:3] == row


def test_a_day_in_the_words_or_the_option_stands_in_for_an_empty_cell(assistant):
    rows = [(1, f"{LIKING} pada 10 Oktober 2024", "")]
    assert sort(assistant, rows)[0][0]["Hukum per tanggal"] == "2024-10-10"
    assert sort(assistant, [(1, LIKING, "")], as_of=date(2024, 1, 2))[0][0]["Hukum per tanggal"] == "2024-01-02"


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (("Kasus", "Catatan"), (LIKING, "catatan yang jauh lebih panjang daripada kasusnya " * 3)),
        (("a", "b"), ("x", LIKING)),  # no heading tells: the longest texts are the cases
    ],
)
def test_the_column_of_cases_is_found(assistant, heading, row):
    assert sort(assistant, [row], heading)[0][0]["Putusan"] == "Dilarang"


def test_a_column_is_named_whatever_its_case(assistant):
    rows = [("x", "y" * 90, LIKING)]
    assert sort(assistant, rows, ("a", "Uraian", "Isi"), column="ISI")[0][0]["Putusan"] == "Dilarang"
    with pytest.raises(BadSetting, match="The columns are: a, Uraian, Isi"):
        sort(assistant, rows, ("a", "Uraian", "Isi"), column="Kasus")


def test_columns_of_the_same_name_are_not_overwritten(assistant):
    heading = ("Uraian", f"{PREFIX}Putusan")
    made = sort(assistant, [(LIKING, "lama")], heading)[1]
    assert made.heading[:3] == (*heading, f"{PREFIX}Putusan (2)")
    assert made.rows[0][1] == "lama"


def test_nothing_is_lost_and_the_order_is_kept(assistant):
    chance = random.Random(5)
    cells = ["", LIKING, ATTENDING, "=HYPERLINK(1)", "x" * 3000, "資料"]
    rows = [(number, chance.choice(cells), chance.choice(["", "10/10/2024", "?"])) for number in range(40)]
    made = sort(assistant, rows)[1]
    assert [row[:3] for row in made.rows] == rows


# --- writing -----------------------------------------------------------------------------------------------------

HOSTILE = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", " =1", "\r=1")


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_becomes_a_formula(cell):
    table = Table((cell, "b"), ((cell, "x"),))
    first = next(csv.reader(io.StringIO(write_table(table, ".csv").decode("utf-8-sig"))))[0]
    assert first.startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(write_table(table, ".xlsx"))).active
    assert [(place.data_type, str(place.value)[0]) for row in sheet.iter_rows() for place in row[:1]] == [
        ("s", "'")
    ] * 2


@pytest.mark.parametrize("cell", ["-5", "+62", "-1,5", "12", "3.5%"])
def test_a_number_stays_a_number(cell):
    table = Table(("a",), ((cell,),))
    assert write_table(table, ".csv").decode("utf-8-sig").splitlines()[1].strip('"') == cell


def test_a_table_goes_through_both_forms_unchanged():
    table = Table(("No", "Uraian"), (("1", "a, b; c"), ("2", "baris\nkedua"), ("3", "“kutip” ✓")), ";")
    for suffix in (".csv", ".xlsx"):
        assert read_table(f"a{suffix}", write_table(table, suffix)).rows == table.rows


def test_characters_that_a_workbook_cannot_hold_are_left_out():
    sheet = openpyxl.load_workbook(io.BytesIO(write_table(Table(("a",), (("x\x00\x0by",),)), ".xlsx"))).active
    assert sheet["A2"].value == "xy"


def test_another_form_is_refused():
    with pytest.raises(BadSetting, match=r"ends in .csv or .xlsx"):
        write_table(READ, ".ods")
