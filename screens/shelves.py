"""What the tab Pustaka shows for a place, a search or a filter: reads the library, hands values to the rendering."""

from datetime import date

from corpus.citation import label, parse
from corpus.errors import BadReference
from corpus.model import Hit, Status, TextKind, Version
from corpus.reference import Ref
from corpus.rulings import rulings_on
from corpus.status import Json
from corpus.store.order import by_number
from corpus.store.read import wording_on
from qa.searching import Searcher
from screens import render_library as html
from screens.app import App
from screens.article import article
from screens.history import history
from screens.holdings import holdings

ALL, HELD, ENDED = "Semua", "Naskah terpasang", "Tidak berlaku lagi"
FILTERS = (ALL, HELD, ENDED)
MOST_HITS = 12


def shelf(app: App, choice: str) -> str:
    """The list of regulations under a filter."""
    rows = holdings(app)["regulations"]
    return html.catalogue_html((row for row in rows if _kept(row, choice)), app.shorts)


def _kept(row: Json, choice: str) -> bool:
    if choice == HELD:
        return bool(row["text"] != TextKind.IKHTISAR.value)
    return choice == ALL or row["status"] in (Status.DICABUT.value, Status.BERAKHIR.value)


def found(app: App, words: str, on: date) -> str:
    """What a search shows: the place that the words cite, else the provisions that match."""
    try:
        return place(app, parse(words, app.names), on)
    except BadReference:
        hits = Searcher(app.library, app.assistant).search(words, on=on, limit=MOST_HITS)
        return html.hits_html((_hit(app, hit, on) for hit in hits), words, on)


def _hit(app: App, hit: Hit, on: date) -> tuple[Hit, str, str]:
    ref = hit.version.provision.ref
    return hit, label(ref, app.shorts), app.library.full_text(ref, on)


def place(app: App, ref: Ref, on: date, pair: tuple[int, int] | None = None) -> str:
    """A regulation or one of its articles; a place within an article opens the whole of it.

    `pair` are the numbers of two wordings to compare.

    Raises:
        BadReference: the regulation is neither known nor held.
    """
    if not app.catalogue.known(ref.regulation) and app.library.source(ref.regulation) is None:
        raise BadReference(str(ref))
    if not ref.path:
        return regulation(app, ref.regulation, on)
    top = ref.article
    home = app.library.resolved(top)
    if not app.library.versions(home):
        status = app.catalogue.status(ref, on) if app.catalogue.known(ref.regulation) else None
        return html.absent_html(label(ref, app.shorts), status) + _sayings(app, ref, on)
    parts = (_neighbours(app, home, on), _sayings(app, home, on), _past(app, home, pair))
    return html.article_html(article(home, on, app), on, parts)


def _past(app: App, ref: Ref, pair: tuple[int, int] | None) -> str:
    wordings = history(ref, app)
    known = pair and all(0 <= number < len(wordings) for number in pair)
    return html.history_html(wordings, str(ref), pair if known else None)


def _sayings(app: App, ref: Ref, on: date) -> str:
    rulings = rulings_on(ref, on, app.catalogue, app.rulings) if app.catalogue.known(ref.regulation) else ()
    return html.norms_html(app.norms.at(ref), rulings, app.shorts)


def _neighbours(app: App, ref: Ref, on: date) -> str:
    listed = app.library.articles(ref.regulation, on)
    if ref not in listed:
        return ""
    at = listed.index(ref)
    before = str(listed[at - 1]) if at else None
    after = str(listed[at + 1]) if at + 1 < len(listed) else None
    return html.neighbours_html(before, after)


def regulation(app: App, id: str, on: date) -> str:
    """What an instrument is, what changed it, and its tree."""
    tree = html.tree_html(_articles(app, id, on))
    if not app.catalogue.known(id):
        return html.absent_html(label(Ref(id)), None) + tree
    known = app.catalogue.get(id)
    changed = html.related_html("Diubah oleh", ((by, app.shorts[by]) for by in app.catalogue.amenders(id)))
    if known.ended_by:
        changed += html.related_html("Digantikan atau dicabut oleh", [(known.ended_by, app.shorts[known.ended_by])])
    source = html.source_html(app.library.source(id), known.urls[0] if known.urls else None, id)
    return html.regulation_html(known, app.catalogue.status(id, on), on, (changed, source, tree))


def _articles(app: App, id: str, on: date) -> tuple[Version, ...]:
    """The wordings on the day of all pasal, in order."""
    pasal = [v for v in app.library.wordings(id) if v.provision.level == "pasal" and len(v.provision.ref.path) == 1]
    groups: dict[Ref, list[Version]] = {}
    for version in pasal:
        groups.setdefault(version.provision.ref, []).append(version)
    chosen = {ref: wording_on(versions, on) for ref, versions in groups.items()}
    standing = {ref: version for ref, version in chosen.items() if version and not version.deleted}
    return tuple(standing[ref] for ref in by_number(standing))
