"""What the project's files say of each other: tables of contents, the version's one home, and the pins."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from corpus import __version__

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MOST_NAMES = 8


def _contents() -> dict[str, list[str]]:
    """The `__all__` of every file of ours that has one."""
    found = {}
    for file in sorted(ROOT.glob("*/**/*.py")):
        if file.relative_to(ROOT).parts[0].startswith((".", "build", "tests")):
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            named = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            if named and node.targets[0].id == "__all__":
                found[str(file.relative_to(ROOT))] = ast.literal_eval(node.value)
    return found


CONTENTS = _contents()


@pytest.mark.parametrize("file", CONTENTS)
def test_tables_of_contents_are_short_and_sorted(file: str) -> None:
    names = CONTENTS[file]
    assert names == sorted(set(names)) and len(names) <= MOST_NAMES


def test_the_version_is_the_newest_of_the_changelog() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == __version__
    assert versions == sorted(versions, key=lambda v: tuple(map(int, v.split("."))), reverse=True)


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


PINS = {
    _name(line): line.split("==")[1].split(";")[0].strip()
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if "==" in line and not line.startswith("#")
}
EXTRAS = PROJECT["optional-dependencies"]
WANTED = [*PROJECT["dependencies"], *(wanted for extra in EXTRAS.values() for wanted in extra)]


@pytest.mark.parametrize("requirement", WANTED, ids=_name)
def test_every_dependency_is_pinned_within_its_bounds(requirement: str) -> None:
    packaging = pytest.importorskip("packaging.requirements")
    wanted = packaging.Requirement(requirement)
    assert wanted.specifier.contains(PINS[_name(requirement)]), f"{requirement} is pinned to {PINS[_name(requirement)]}"


def test_the_base_install_has_no_torch() -> None:
    heavy = {"torch", "transformers", "sentence-transformers"}
    assert {_name(wanted) for wanted in PROJECT["dependencies"]} & heavy == set()


def test_the_licence_is_the_one_that_is_named() -> None:
    assert PROJECT["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
