"""The numbers that Word makes by itself: "Pasal 3", "(2)", "c." of a list, computed as Word would show them."""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.numbering import written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LEVELS = 9
_CHAIN = 20  # styles based on styles; more is a loop


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbers:
    """Counts the lists of one document; ask it for every paragraph, once and in order.

    `numbering` and `styles` are the roots of numbering.xml and styles.xml, or None.
    """

    numbering: Any = None
    styles: Any = None
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _style_lists: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for row in _all(self.numbering, "abstractNum"):
            levels = {_int(row_level, "ilvl", 0): _level(row_level) for row_level in row.iterfind(f"{W}lvl")}
            self._levels[_attr(row, "abstractNumId")] = levels
        for row in _all(self.numbering, "num"):
            starts = {
                _int(over, "ilvl", 0): _value(over, "startOverride", 1)
                for over in row.iterfind(f"{W}lvlOverride")
                if over.find(f"{W}startOverride") is not None
            }
            self._lists[_attr(row, "numId")] = (_child(row, "abstractNumId"), starts)
        for row in _all(self.styles, "style"):
            found = row.find(f"{W}pPr/{W}numPr")
            pair = ("", "") if found is None else (_child(found, "numId"), _child(found, "ilvl"))
            self._style_lists[_attr(row, "styleId")] = (*pair, _child(row, "basedOn"))

    def mark(self, paragraph: Any) -> str:
        """The number in front of this paragraph; empty where it has none."""
        number, level = self._place(paragraph)
        abstract, starts = self._lists.get(number, ("", {}))
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for changed, start in starts.items():
                counts[changed] = start - 1
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _shown(levels, counts, level)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level, from the paragraph itself or from its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = ("", "") if own is None else (_child(own, "numId"), _child(own, "ilvl"))
        style = _child(paragraph.find(f"{W}pPr"), "pStyle")
        for _ in range(_CHAIN):
            if number or style not in self._style_lists:
                break
            number, styled, style = self._style_lists[style]
            level = level or styled
        return number, min(int(level), _LEVELS - 1) if level.isdigit() else 0


def _shown(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    if levels[level].style == "bullet":
        return "-"
    if levels[level].style == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        counted, of = counts[index], levels.get(index, _Level())
        return written(of.start if counted is None else counted, _STYLES.get(of.style, "1"))

    return re.sub(r"%([1-9])", number, levels[level].text).strip()


def _level(row: Any) -> _Level:
    return _Level(_value(row, "start", 1), _child(row, "numFmt") or "decimal", _child(row, "lvlText"))


def _all(root: Any, tag: str) -> list[Any]:
    return [] if root is None else list(root.iterfind(f"{W}{tag}"))


def _attr(row: Any, name: str) -> str:
    return str(row.get(f"{W}{name}") or "")


def _int(row: Any, name: str, otherwise: int) -> int:
    text = _attr(row, name)
    return int(text) if text.isdigit() and int(text) < _LEVELS else otherwise


def _child(row: Any, tag: str) -> str:
    found = None if row is None else row.find(f"{W}{tag}")
    return "" if found is None else _attr(found, "val")


def _value(row: Any, tag: str, otherwise: int) -> int:
    text = _child(row, tag)
    return int(text) if text.isdigit() else otherwise
