"""The tabs of the app in their order. A new tab is a file of its own in this folder, a label, and a row here.

`layout` is called inside its tab and returns the components whose links open provisions: our own HTML that was made
with `js_on_load=OPENING` (`screens.pustaka`). The page hands their clicks to the tab Pustaka, which returns what shows
them and its field of the day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from screens import korpus, periksa, pustaka, sosialisasi, surat, tanya, tentang
from screens.app import App


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its id, which is also its address (`?tab=tanya`), the key of its label, and what lays it out."""

    id: str
    label: str  # a key of labels.toml
    layout: Callable[[App], tuple[Any, ...]]


LIBRARY = "pustaka"
TABS = (
    Tab("tanya", "tab-ask", tanya.layout),
    Tab("periksa", "tab-check", periksa.layout),
    Tab("cek-surat", "tab-letter-check", surat.check_layout),
    Tab("surat", "tab-letter", surat.letter_layout),
    Tab("sosialisasi", "tab-pack", sosialisasi.layout),
    Tab(LIBRARY, "tab-library", pustaka.layout),
    Tab("korpus", "tab-corpus", korpus.layout),
    Tab("tentang", "tab-about", tentang.layout),
)
IDS = frozenset(tab.id for tab in TABS)
