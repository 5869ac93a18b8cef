"""Whether the place cited exists: by the text held, else by the norms, the catalogue and the number of articles.

A copy that is known to be incomplete (a gap in its run of articles, an end without its closing article) proves that a
place exists, never that it does not.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from corpus.model import Flag, RelationKind
from corpus.reach import article_number
from corpus.reference import Ref
from drafting.audit.grounds import Cite, Grounds, Reading
from drafting.audit.making import maker
from drafting.audit.values import Finding, Kind, Severity

_CLOSING = "mulai berlaku"


class Existence(StrEnum):
    """What is known of a place."""

    ADA = "ada"
    TIDAK_ADA = "tidak-ada"
    TIDAK_PASTI = "tidak-pasti"


def articles(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """Places that do not exist, or of which nobody can tell here."""
    if not cite.id:
        return
    make = maker(reading, cite)
    for ref in cite.refs:
        found = existence(reading, ref)
        label = reading.grounds.label(ref)
        if found is Existence.TIDAK_ADA:
            yield make(
                Severity.SALAH, Kind.PASAL_TIDAK_ADA, f"{label} tidak ada. {_why(reading, ref)}".strip(), ref=ref
            )
        elif found is Existence.TIDAK_PASTI and reading.known(cite):
            message = f"Keberadaan {label} tidak dapat dipastikan: {_doubt(reading.grounds, ref)}."
            yield make(Severity.INFO, Kind.PASAL_TIDAK_PASTI, message, ref=ref)


def existence(reading: Reading, ref: Ref) -> Existence:
    """Whether a place exists, on the letter's day or ever."""
    if not ref.path:
        return Existence.ADA
    grounds = reading.grounds
    if grounds.texts.versions(ref) or _proven(grounds, ref):
        return Existence.ADA
    article = ref.article
    if not article.path or not article.path[-1].startswith("pasal-"):
        return Existence.TIDAK_PASTI
    if grounds.texts.versions(article):
        return _within(reading, ref)
    if _beyond(grounds, article) or _untouched(grounds, article) or _complete_without(grounds, article):
        return Existence.TIDAK_ADA
    known = article == ref and _counted(grounds, article)
    return Existence.ADA if known else Existence.TIDAK_PASTI


def held_flags(reading: Reading, ref: Ref) -> tuple[Flag, ...]:
    """What is uncertain in the text of the article that a place lies in."""
    subtree = reading.grounds.texts.subtree(ref.article if ref.path else ref, reading.day)
    return tuple(flag for version in subtree for flag in version.provision.flags)


def complete(grounds: Grounds, regulation: str) -> bool:
    """Whether the text held has every article: no gap in the numbers, and a last article that closes the act."""
    held = grounds.texts.articles(regulation)
    numbers = {number for ref in held if (number := article_number(ref)) is not None}
    if not numbers or numbers != set(range(1, max(numbers) + 1)):
        return False
    closing = next(ref for ref in held if article_number(ref) == max(numbers))
    return _CLOSING in grounds.texts.full_text(closing).lower()


def _within(reading: Reading, ref: Ref) -> Existence:
    """A place below an article that is held: absent where the article is read well and has such parts, or none."""
    grounds = reading.grounds
    if held_flags(reading, ref) or _merely_listed(grounds, ref):
        return Existence.TIDAK_PASTI
    return Existence.TIDAK_ADA


def _merely_listed(grounds: Grounds, ref: Ref) -> bool:
    """Whether the last step may stand inside running words: "huruf c" of an article whose list was not split."""
    parent = ref.parent
    above = grounds.texts.full_text(parent) if parent else ""
    kind, _, number = ref.path[-1].partition("-")
    signs = {"ayat": (f"({number})",), "huruf": (f"{number}.", f"{number} ."), "angka": (f"{number}.", f"{number})")}
    return any(sign in above for sign in signs.get(kind, (above,)))


def _proven(grounds: Grounds, ref: Ref) -> bool:
    """Whether a norm, the catalogue or a ruling names the place or a part of it."""
    if any(ref.contains(base) for norm in grounds.norms.at(ref) for base in grounds.norms.bases(norm.id)):
        return True
    home = grounds.catalogue.home(ref) if grounds.catalogue.known(ref.regulation) else ref
    if home != ref and any(home.contains(b) for norm in grounds.norms.at(home) for b in grounds.norms.bases(norm.id)):
        return True
    return any(ref.contains(place) for place in _named_in_catalogue(grounds, ref.regulation))


def _named_in_catalogue(grounds: Grounds, regulation: str) -> Sequence[Ref]:
    aimed = (
        relation for reg in grounds.catalogue for relation in reg.relations if relation.target.regulation == regulation
    )
    places = [relation.target / step for relation in aimed if not relation.partial for step in relation.articles]
    own = grounds.catalogue.get(regulation).relations if grounds.catalogue.known(regulation) else ()
    changed = [
        Ref(regulation, (s,)) for r in own if r.kind is RelationKind.MENGUBAH and not r.partial for s in r.articles
    ]
    return (*places, *changed)


def _beyond(grounds: Grounds, article: Ref) -> bool:
    last, number = grounds.facts.of(article.regulation).last, article_number(article)
    return last is not None and number is not None and number > last


def _counted(grounds: Grounds, article: Ref) -> bool:
    last, number = grounds.facts.of(article.regulation).last, article_number(article)
    return last is not None and number is not None and 1 <= number <= last


def _untouched(grounds: Grounds, article: Ref) -> bool:
    """Whether an amending act, whose changes are all listed, does not have this article."""
    if not grounds.catalogue.known(article.regulation) or article_number(article) is None:
        return False
    own = grounds.catalogue.get(article.regulation).relations
    lists = [r.articles for r in own if r.kind is RelationKind.MENGUBAH and not r.partial]
    return bool(lists) and all(lists) and not any(article.path[0] in listed for listed in lists)


def _complete_without(grounds: Grounds, article: Ref) -> bool:
    """Whether the text is held whole, and has no such article; an article with a letter may come from a later act."""
    regulation = article.regulation
    if not grounds.texts.holds(regulation) or not complete(grounds, regulation):
        return False
    amended = grounds.catalogue.amenders(regulation) if grounds.catalogue.known(regulation) else ()
    return article_number(article) is not None or all(grounds.texts.holds(id) for id in amended)


def _why(reading: Reading, ref: Ref) -> str:
    grounds, article = reading.grounds, ref.article
    if grounds.texts.versions(article):
        return "Pasalnya ada, tetapi ayat, huruf, atau angkanya tidak ditemukan di dalamnya."
    if _untouched(grounds, article):
        return f"{grounds.short(ref.regulation)} mengubah undang-undang lain dan tidak memuat pasal itu."
    last = grounds.facts.of(ref.regulation).last
    numbers = [n for held in grounds.texts.articles(ref.regulation) if (n := article_number(held))]
    last = last or max(numbers, default=None)
    return f"{grounds.short(ref.regulation)} berakhir di Pasal {last}." if last and _over(article, last) else ""


def _over(article: Ref, last: int) -> bool:
    number = article_number(article)
    return number is not None and number > last


def _doubt(grounds: Grounds, ref: Ref) -> str:
    short = grounds.short(ref.regulation)
    if not grounds.texts.holds(ref.regulation):
        return f"naskah {short} tidak terpasang"
    return f"naskah {short} yang terpasang tidak lengkap atau sebagian tidak terbaca"
