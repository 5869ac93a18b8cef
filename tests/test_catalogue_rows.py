"""Rows of the catalogue that the strict loader refuses, and what it says of them."""

from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.errors import BadData
from corpus.model import Relation, RelationKind
from corpus.reference import Ref

GOOD = {
    "kinds.toml": """
[uu]
label = "UU"
long = "Undang-Undang"
aliases = []
prefix = "uu-"
rank = 3
binding = true
source = "rekaan"
""",
    "elections.toml": """
[pemilu-2050]
regime = "pemilu"
name = "Pemilu 2050"
sources = ["rekaan"]
""",
    "misquotes.toml": "",
    "regulations/a.toml": """
[uu-1-2050]
kind = "uu"
number = "1"
year = 2050
title = "Rekaan"
short = "UU 1/2050"
from = "2050-01-02"
sources = ["rekaan"]
""",
}
ROW = GOOD["regulations/a.toml"]
MORE = '\n[uu-2-2050]\nkind = "uu"\nnumber = "2"\nyear = 2050\ntitle = "Dua"\nshort = "UU 2/2050"\nfrom = "2050"\n'


def _folder(tmp_path: Path, file: str, text: str) -> Path:
    for name, content in {**GOOD, file: text}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_good_folder_loads(tmp_path: Path) -> None:
    small = load_catalogue(_folder(tmp_path, "misquotes.toml", ""))
    assert [reg.id for reg in small] == ["uu-1-2050"]


@pytest.mark.parametrize(
    ("file", "text", "entry", "problem"),
    [
        ("regulations/a.toml", ROW + 'color = "red"\n', "uu-1-2050", "unknown key color"),
        ("regulations/a.toml", ROW.replace('title = "Rekaan"\n', ""), "uu-1-2050", "missing key title"),
        ("regulations/a.toml", ROW.replace('"Rekaan"', '" "'), "uu-1-2050", "title is empty"),
        ("regulations/a.toml", ROW.replace("year = 2050", 'year = "2050"'), "uu-1-2050", "year must be a whole number"),
        ("regulations/a.toml", ROW.replace('["rekaan"]', '"rekaan"'), "uu-1-2050", "sources must be a list of texts"),
        ("regulations/a.toml", ROW + 'aliases = ["A", "A"]\n', "uu-1-2050", "aliases names something twice"),
        ("regulations/a.toml", ROW.replace('"uu"', '"xx"'), "uu-1-2050", "kind 'xx' is not in kinds.toml"),
        (
            "regulations/a.toml",
            ROW.replace("[uu-1-2050]", "[pp-1-2050]"),
            "pp-1-2050",
            "the id of a uu begins with uu-",
        ),
        ("regulations/a.toml", ROW + ROW, "the file", "is not TOML: "),  # the same id twice in one file
        ("regulations/b.toml", ROW, "uu-1-2050", "is there twice; the first stands in "),  # in two files
        ("regulations/a.toml", "x = 1\n" + ROW, "x", "stands outside every table"),
        ("regulations/a.toml", ROW.replace('from = "2050-01-02"\n', ""), "uu-1-2050", "missing key from; "),
        (
            "regulations/a.toml",
            ROW.replace("2050-01-02", "2 Januari 2050"),
            "uu-1-2050",
            "from: '2 Januari 2050' is not ",
        ),
        ("regulations/a.toml", ROW + 'promulgated = "2050-01-03"\n', "uu-1-2050", "from comes before promulgated"),
        (
            "regulations/a.toml",
            ROW + 'enacted = "2050-01-02"\npromulgated = "2050-01-01"\n',
            "uu-1-2050",
            "promulgated comes before enacted",
        ),
        ("regulations/a.toml", ROW + 'until = "2051"\n', "uu-1-2050", "until and ended_as go together"),
        ("regulations/a.toml", ROW + 'until = "2049"\nended_as = "dicabut"\n', "uu-1-2050", "until comes before from"),
        (
            "regulations/a.toml",
            ROW + 'until = "2051"\nended_as = "berlaku"\n',
            "uu-1-2050",
            "ended_as must be dicabut or berakhir",
        ),
        ("regulations/a.toml", ROW + 'ended_as = "hilang"\n', "uu-1-2050", "ended_as is 'hilang', not one of "),
        ("regulations/a.toml", ROW + 'bound_to = ["x"]\n', "uu-1-2050", "bound_to names x, not in elections.toml"),
        ("regulations/a.toml", ROW + 'checked_until = "2050"\n', "uu-1-2050", "checked_until must be a day such as "),
        (
            "regulations/a.toml",
            ROW + 'relations = [{ kind = "mengubah", target = "uu-9-2050" }]\n',
            "uu-1-2050",
            "points to uu-9-2050, which is not in the catalogue",
        ),
        (
            "regulations/a.toml",
            ROW + 'relations = [{ kind = "memuji", target = "uu-1-2050" }]\n',
            "uu-1-2050, relations 1",
            "kind is 'memuji', not one of ",
        ),
        (
            "regulations/a.toml",
            ROW + 'relations = [{ kind = "mengubah", target = "Pasal 5" }]\n',
            "uu-1-2050, relations 1",
            "target: 'Pasal 5' is not a reference",
        ),
        (
            "regulations/a.toml",
            ROW + 'relations = [{ kind = "mengubah", target = "uu-1-2050", articles = ["71"] }]\n',
            "uu-1-2050, relations 1",
            "articles must be steps such as ",
        ),
        (
            "regulations/a.toml",
            ROW + 'relations = [{ kind = "mengubah", target = "uu-1-2050", partial = "ya" }]\n',
            "uu-1-2050, relations 1",
            "partial must be true or false",
        ),
        ("regulations/a.toml", ROW + 'relations = ["uu-1-2050"]\n', "uu-1-2050", "relations must be a list of tables"),
        ("regulations/a.toml", ROW + MORE, "uu-2-2050", "missing key sources"),  # the entry at fault, not the first
        ("elections.toml", '[p]\nregime = "pilpres"\nname = "P"\nsources = ["x"]\n', "p", "regime must be pemilu or "),
        ("kinds.toml", GOOD["kinds.toml"].replace("rank = 3", "rank = true"), "uu", "rank must be a whole number"),
        (
            "misquotes.toml",
            '[s]\nwritten = ["x"]\nkind = "uu"\nreally = "r"\nmeant = ["uu-9-2050"]\nsentence = "s"\nsource = "x"\n',
            "s",
            "means uu-9-2050, which is not in the catalogue",
        ),
    ],
)
def test_bad_rows_are_refused_by_name(tmp_path: Path, file: str, text: str, entry: str, problem: str) -> None:
    with pytest.raises(BadData) as caught:
        load_catalogue(_folder(tmp_path, file, text))
    assert (Path(caught.value.file), caught.value.entry) == (tmp_path / file, entry)
    assert caught.value.problem.startswith(problem)


def test_a_range_of_articles_is_written_short(tmp_path: Path) -> None:
    relations = (
        'relations = [{ kind = "mengubah", target = "uu-1-2050", articles = ["pasal-9..11", "pasal-12a..c"] }]\n'
    )
    small = load_catalogue(_folder(tmp_path, "regulations/a.toml", ROW + relations))
    steps = ("pasal-9", "pasal-10", "pasal-11", "pasal-12a", "pasal-12b", "pasal-12c")
    assert small.get("uu-1-2050").relations == (Relation(RelationKind.MENGUBAH, Ref("uu-1-2050"), articles=steps),)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        load_catalogue(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'kinds.toml'}: the file: cannot be read: No such file or directory. "
        "Correct the file and try again."
    )
