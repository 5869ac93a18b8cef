"""The README runs: its commands print what it shows, its links lead somewhere, its settings are the real ones."""

import argparse
import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

import cli
from commands import answers
from corpus.settings import DESCRIBED
from tests.fixtures.files import built, warm_home

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "…"
FIRST_ANSWER_WITHIN = 30


def _examples(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each `$ netral` line of the fenced blocks, with the lines that follow it up to the next or the block's end."""
    found = []
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            found.append((command, tuple(shown)))
    return found


def _shows(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether the shown lines are the printed ones, where a line `…` stands for any number of lines left out.

    >>> _shows(("a", "…", "c"), ("a", "b", "c")), _shows(("a",), ("a", "b"))
    (True, False)
    """
    pieces = [r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown]
    return re.fullmatch("".join(pieces), "".join(f"{line}\n" for line in printed)) is not None


EXAMPLES = _examples(README)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_each_command_prints_what_the_readme_shows(
    command: str,
    shown: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NETRAL_HOME", str(warm_home(tmp_path_factory.getbasetemp())))
    monkeypatch.setenv("NETRAL_EMBEDDING", "use")
    monkeypatch.setattr(answers, "build", built)
    name, *words = shlex.split(command)
    assert (name, cli.main(words)) == ("netral", 0)
    printed = tuple(capsys.readouterr().out.rstrip("\n").split("\n"))
    assert _shows(shown, printed), "\n".join(printed)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a", "…", "d"), ("a", "b", "c", "d"), True),
        (("a", "…"), ("a",), True),
        (("a",), ("a", "b"), False),
        (("a", "…", "d"), ("a", "b"), False),
        (("…", "b"), ("ab",), False),  # whole lines only
    ],
)
def test_left_out_lines_are_the_only_freedom(shown: tuple[str, ...], printed: tuple[str, ...], same: bool) -> None:
    assert _shows(shown, printed) is same


def test_an_answer_with_a_citation_stands_within_thirty_lines() -> None:
    top = "\n".join(README.split("\n")[:FIRST_ANSWER_WITHIN])
    examples = _examples(top + "\n```\n")
    assert examples and any("**Dasar hukum**" in shown and "1. " in "\n".join(shown) for _, shown in examples)


def test_the_settings_are_the_real_ones() -> None:
    rows = re.findall(r"^\| `(NETRAL_\w+)` \| (.+) \| (.+) \|$", README, re.MULTILINE)
    assert rows == [(name, what, default or "-") for name, what, default in DESCRIBED]


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_make_has_every_target_that_is_named() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {target for text in (README,) for target in re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)}
    assert named - targets == set()


# --- docs/cli.md -------------------------------------------------------------------------------------------------


def _writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_cli", ROOT / "docs" / "write_cli.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_the_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = _writer()
    monkeypatch.setenv("COLUMNS", writer.WIDTH)
    assert writer.PAGE.read_text(encoding="utf-8") == writer.page(cli.parser()), "run: python docs/write_cli.py"


def test_every_command_says_what_it_does() -> None:
    parser = cli.parser()
    [commands] = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert [name for name, command in commands.choices.items() if not command.description] == []
