"""`netral batch` reads what it can: a line that it cannot read is named and spoils no other."""

import json

from commands.answers import _rows

GOOD = json.dumps({"id": 1, "question": "bolehkah PNS like postingan caleg?"}).encode()
ASKED = {"id": 1, "question": "bolehkah PNS like postingan caleg?", "as_of": None}


def test_a_byte_that_is_not_utf_8_spoils_its_own_line_only(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD + b"\r\n\n" + b'{"id": 2, "question": "caf\xe9"}\n' + GOOD)
    assert list(_rows(file)) == [
        ASKED,
        {"id": None, "line": 3, "error": "line 3 is not UTF-8 text: byte 27 of it"},
        ASKED,
    ]


def test_separators_of_lines_inside_a_question_stay_in_it(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1, "question": "satu\u2028dua"}\n', encoding="utf-8")  # str.splitlines would cut here
    assert [row["question"] for row in _rows(file)] == ["satu\u2028dua"]
