"""What every screen works with: the assistant, the library under it, the catalogue, and how to know the day."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from corpus.catalogue import Catalogue
from corpus.citation import Names
from corpus.library import Library
from corpus.norms import Norms
from corpus.rulings import RulingNote, load_rulings
from corpus.settings import Settings
from drafting.pack.room import Rooms
from qa.answering import Assistant
from qa.assistant import build
from qa.writer import Rewriter, open_rewriter

MOST_TURNS = 12  # answers kept in one reader's session
LONGEST = 2000  # characters of a question; qa reads no more


@dataclass(frozen=True, slots=True)
class App:
    """Built once and shared by all readers; holds nothing of any of them."""

    assistant: Assistant
    library: Library
    rulings: tuple[RulingNote, ...]
    settings: Settings
    today: Callable[[], date]
    address: str | None = None  # in the local network, where the app is served to it
    rewriter: Rewriter | None = None  # where a language model is set
    rooms: Rooms = field(default_factory=lambda: Rooms(time.monotonic))  # live quizzes, in memory only

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the assistant uses."""
        return self.assistant.judge.standing.catalogue

    @property
    def norms(self) -> Norms:
        """The norms that the assistant uses."""
        return self.assistant.norms

    @property
    def names(self) -> Names:
        """What instruments are called, for reading citations."""
        return self.assistant.understanding.names

    @property
    def shorts(self) -> dict[str, str]:
        """How people cite each instrument, by id."""
        return {regulation.id: regulation.short for regulation in self.catalogue}


def app_of(settings: Settings, today: Callable[[], date], address: str | None = None) -> App:
    """The app over the store of the settings.

    Raises:
        MissingTool, BadSetting: the language model that the settings name cannot be used.
    """
    built = build(settings)
    rulings = load_rulings(built.assistant.judge.standing.catalogue)
    rewriter = open_rewriter(settings, built.assistant.understanding.names)
    return App(built.assistant, built.library, rulings, settings, today, address, rewriter)
