"""The labels of tabs, fields and buttons in Indonesian and English, chosen by the language of the browser."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import gradio as gr

FILE = Path(__file__).parent / "labels.toml"
LANGUAGES = ("id", "en")


@lru_cache(maxsize=1)
def translations() -> gr.I18n:
    """All labels, for Gradio to hand to the browser."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return gr.I18n(**{language: {key: row[language] for key, row in rows.items()} for language in LANGUAGES})


def word(key: str) -> Any:
    """The label of this key; a key that has none is a KeyError, so that none is forgotten."""
    made = translations()
    if any(key not in made.translations[language] for language in LANGUAGES):
        raise KeyError(key)
    return made(key)
