"""Where in the held texts words stand that are near a quotation: the `Search` of the audit over a library."""

from datetime import date

from corpus.library import Library, Scope
from corpus.places import lifted
from corpus.reference import Ref
from drafting.audit.grounds import Search

_NEAR = 12  # places looked at when words are searched for elsewhere


def searching(library: Library) -> Search:
    """Finds the articles whose words are nearest to a quotation, on a day."""

    def near(words: str, on: date) -> tuple[Ref, ...]:
        ranked = library.lexical(words, _NEAR, Scope(on))
        return tuple(dict.fromkeys(lifted(ref) for ref, _ in ranked))

    return near
