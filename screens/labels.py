"""The labels of tabs, fields and buttons in Indonesian, and in English where the reader switches to it.

The language of the browser does not decide: many offices have a browser in English and readers who are not.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import gradio as gr

from screens.markup import esc

FILE = Path(__file__).parent / "labels.toml"
LANGUAGES = ("id", "en")


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return rows


def row(key: str) -> dict[str, str]:
    """The label of this key by language."""
    return _rows()[key]


def both(key: str) -> str:
    """The label in both languages for our own HTML; the style sheet shows the one that is chosen."""
    label = row(key)
    return f'<span class="l-id">{esc(label["id"])}</span><span class="l-en" lang="en">{esc(label["en"])}</span>'


@lru_cache(maxsize=1)
def translations() -> gr.I18n:
    """All labels, for Gradio to hand to the browser."""
    rows = _rows()
    return gr.I18n(**{language: {key: row[language] for key, row in rows.items()} for language in LANGUAGES})


def word(key: str) -> Any:
    """The label of this key; a key that has none is a KeyError, so that none is forgotten."""
    made = translations()
    if any(key not in made.translations[language] for language in LANGUAGES):
        raise KeyError(key)
    return made(key)
