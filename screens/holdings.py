"""What is held, counted once for a state of the store: counting all texts takes seconds, and every visitor asks."""

from datetime import date
from weakref import WeakKeyDictionary

from corpus.library import Library
from corpus.status import Json, held
from screens.app import App

State = tuple[date, int, int | None]  # the day, the store's revision, the generation of the indexes

_counted: WeakKeyDictionary[Library, tuple[State, Json]] = WeakKeyDictionary()


def holdings(app: App) -> Json:
    """As `corpus.status.held`, for today; not to be changed, since all readers share it."""
    made = app.library.manifest
    state = (app.today(), app.library.revision, made.number if made else None)
    known = _counted.get(app.library)
    if known is None or known[0] != state:
        known = _counted[app.library] = (state, held(app.library, app.catalogue, state[0]))
    return known[1]
