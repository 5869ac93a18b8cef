"""Citations in running text: places and regulations joined to mentions, what is left out taken from the context.

A place before a regulation belongs to it ("Pasal 5 huruf n PP 94/2021"), or behind it ("PP 94 thn 2021 ps 5").
Where both stand beside it, the nearer reading wins: a regulation that has places of its own behind it takes none from
before a comma. A place without a regulation belongs to the last one cited, and the mention says so (`inherited`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.citation.instruments import Instrument, begins, read_instrument, read_unknown
from corpus.citation.lists import juncto
from corpus.citation.names import Names
from corpus.citation.places import Places, Segment, read_below, read_places
from corpus.citation.scan import Token, at, scan
from corpus.citation.steps import level_at
from corpus.citation.values import Mention, Need, Path, Written
from corpus.citation.words import words
from corpus.reference import Ref

_ONLY_IN = {  # parts that only such instruments have; "isi UU 7/2017" asks for the contents of an act
    "isi": frozenset({"se", "surat", "skb", "kepmen", "pernyataan"}),
    "amar": frozenset({"mk"}),
    "pertimbangan": frozenset({"mk"}),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in tokens: from `start` to `end`, with its paths and its regulation."""

    start: int
    end: int
    paths: tuple[Path, ...] = ()
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The regulation that a text belongs to: `fixed` where places in it never follow another one cited before."""

    ref: Ref | None
    fixed: bool = False
    whole: bool = False  # the text is a pinpoint, so "amar" or "butir 3" may stand alone


class Finder:
    """Reads one text from left to right."""

    def __init__(self, text: str, names: Names, home: Home) -> None:
        self.text, self.names, self.home = text, names, home
        self.tokens = scan(text)
        self.context = home.ref
        self.candidates: tuple[str, ...] = (home.ref.regulation,) if home.ref else ()

    def mentions(self) -> Iterator[Mention]:
        """Every citation, in order."""
        i, after_juncto = 0, False
        while i < len(self.tokens):
            if not self._may_begin(self.tokens[i]):
                i, after_juncto = i + 1, False
                continue
            found = self._from_place(i) or self._from_instrument(i) or self._from_context(i)
            if found is None:
                joined = juncto(self.tokens, i)
                i, after_juncto = joined or i + 1, joined is not None
                continue
            if found.paths or found.instrument:
                mention = self._mention(found)
                yield replace(mention, juncto=after_juncto)
                self._remember(mention)
            i, after_juncto = found.end, False

    def _may_begin(self, token: Token) -> bool:
        """Whether a citation may begin with the token: nearly no word of a text does, and each would be tried often."""
        low, known = token.low, words()
        first = low in known.levels or known.spellings.begin(low) or self.names.aliases.begin(low)
        return first or token.kind != "word" or known.are("juncto", low)

    # --- places first, "Pasal 5 PP 94/2021" -----------------------------------------------------------------------

    def _from_place(self, i: int) -> Found | None:
        places = read_places(self.tokens, i)
        if places is None:
            return None
        instrument = self._instrument_after(places)
        if instrument is None:
            return Found(i, places.end, self._without_instrument(places))
        below = read_below(self.tokens, instrument.end, places.paths[-1])  # "ps 5 PP 94/2021 huruf n"
        paths = (*places.paths[:-1], *below.paths) if below else places.paths
        end = below.end if below else instrument.end
        possible = self._possible(paths, instrument)
        return Found(i if possible else instrument.start, end, possible, instrument)

    def _without_instrument(self, places: Places) -> tuple[Path, ...]:
        """The paths that stand by themselves, given what was cited before."""
        allowed = Need.REGULATION if self.home.whole else Need.CONTEXT if self.context else Need.NOTHING
        kept = tuple(segment for segment in places.segments if segment.need <= allowed)
        return Places(kept).paths if kept else ()

    def _possible(self, paths: tuple[Path, ...], instrument: Instrument) -> tuple[Path, ...]:
        kind = instrument.series.kind if instrument.series else ""
        return tuple(path for path in paths if kind in _ONLY_IN.get(path[0], {kind}))

    def _instrument_after(self, places: Places) -> Instrument | None:
        """The regulation that the places belong to, behind them."""
        i = places.end
        mark = at(self.tokens, i).low
        annex = places.segments[-1].paths[-1][0].startswith("lampiran")
        if mark == "," or (mark == "(" and not annex):
            instrument = read_instrument(self.tokens, i + 1, self.names)
            if instrument is None or self._places_after(instrument):
                return None
            closed = mark == "(" and at(self.tokens, instrument.end).low == ")"
            return replace(instrument, end=instrument.end + 1) if closed else instrument
        while words().are("into", at(self.tokens, i).low):
            i += 1
        return read_instrument(self.tokens, i, self.names) or read_unknown(self.tokens, i)

    # --- the regulation first, "PP 94/2021 Pasal 5" ---------------------------------------------------------------

    def _from_instrument(self, i: int) -> Found | None:
        instrument = read_instrument(self.tokens, i, self.names) or read_unknown(self.tokens, i, before_place=True)
        if instrument is None:
            return None
        if self.tokens[i].kind == "ref":
            path = tuple(self.tokens[i].low.split("/")[1:])
            return Found(i, instrument.end, (path,) if path else (), instrument)
        places = self._places_after(instrument)
        if places is None:
            return Found(i, instrument.end, (), instrument)
        segments = self._own(places)
        if not segments:
            return Found(i, instrument.end, (), instrument)
        paths = self._possible(Places(segments).paths, instrument)
        return Found(i, segments[-1].end, paths, instrument)

    def _places_after(self, instrument: Instrument) -> Places | None:
        i = instrument.end
        if at(self.tokens, i).low == ")" and at(self.tokens, instrument.start - 1).low == "(":
            i += 1  # "KUHP (UU 1/2023) Pasal 79"
        i += at(self.tokens, i).low == ","
        i += words().are("inside", at(self.tokens, i).low)
        places = read_places(self.tokens, i)
        first = places.segments[0].paths[0][0] if places else ""
        kind = instrument.series.kind if instrument.series else ""
        return places if first not in _ONLY_IN or (kind == "mk" and kind in _ONLY_IN[first]) else None

    def _own(self, places: Places) -> tuple[Segment, ...]:
        """The segments without the last one where that has a regulation of its own behind it."""
        i = places.end
        while words().are("into", at(self.tokens, i).low):
            i += 1
        return places.segments[:-1] if begins(self.tokens, i, self.names) else places.segments

    # --- what the context completes -------------------------------------------------------------------------------

    def _from_context(self, i: int) -> Found | None:
        """ "pasal tersebut", "ayat (2)" and "huruf b" of the article cited last."""
        level = level_at(self.tokens, i)
        if level is None or self.context is None:
            return None
        if words().are("that", at(self.tokens, level[1]).low):
            depth = next((d for d, step in enumerate(self.context.path, 1) if step.startswith(f"{level[0]}-")), 0)
            return Found(i, level[1] + 1, (self.context.path[:depth],)) if depth else None
        relative = level[0] in {"ayat", "huruf"} and self._in_article() and not self._in_scripture(i)
        if not relative and not self.home.whole:
            return None
        below = read_below(self.tokens, i, self.context.path)
        return Found(i, below.end, below.paths) if below else None

    def _in_article(self) -> bool:
        return any(step.startswith("pasal-") for step in (self.context.path if self.context else ()))

    def _in_scripture(self, i: int) -> bool:
        return any(words().are("scripture", at(self.tokens, j).low) for j in range(max(0, i - 4), i))

    def _remember(self, mention: Mention) -> None:
        """Make this mention the context of the next."""
        if self.home.fixed and mention.candidates[:1] != (self.home.ref.regulation if self.home.ref else None,):
            return
        if mention.refs:
            last = mention.refs[-1]
            here = self.context is not None and last.regulation == self.context.regulation
            self.context = self.context if here and not last.path else last
        elif mention.regulation:
            self.context = None  # an act we cannot name: what follows is not the act before it
        self.candidates = mention.candidates

    # --- tokens back to text --------------------------------------------------------------------------------------

    def _mention(self, found: Found) -> Mention:
        start, end = self.tokens[found.start].start, self.tokens[found.end - 1].end
        written = self._written(found.instrument) if found.instrument else None
        candidates = written.candidates if written else self.candidates if self.context else ()
        refs = tuple(Ref(candidates[0], path) for path in found.paths or ((),)) if candidates else ()
        return Mention(
            text=self.text[start:end],
            start=start,
            end=end,
            refs=refs,
            places=found.paths,
            regulation=written,
            candidates=candidates,
            amenders=tuple(map(self._written, found.instrument.amenders)) if found.instrument else (),
            inherited=written is None and bool(candidates),
        )

    def _written(self, instrument: Instrument) -> Written:
        start, end = self.tokens[instrument.start].start, self.tokens[instrument.own_end - 1].end
        first, after = instrument.title
        return Written(
            text=self.text[start:end],
            start=start,
            end=end,
            kind=instrument.series.kind if instrument.series else "",
            number=instrument.number,
            year=instrument.year,
            title=self.text[self.tokens[first].start : self.tokens[after - 1].end] if after else "",
            candidates=instrument.candidates,
        )
