"""Articles that read well, to be torn on purpose: each with its ayat as they are printed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NetralError
from corpus.model import Provision
from evals.corpus_runs import files
from ingest.parse import parse
from ingest.read import read

_MOST = 12  # ayat; longer articles are torn by no page
_FEWEST = 4  # words of an ayat that is one
_COUNTED = ("huruf", "angka", "penutup")
_DOUBT = frozenset({"nomor-lepas", "penomoran", "nomor-ganda"})
_OF_PAGES = frozenset({"pasal-hilang"})  # said of the first article of a page that begins with a later one

Ayat = tuple[str, str]  # number and words


@dataclass(frozen=True, slots=True)
class Whole:
    """An article that reads well: where it is from, and its ayat with all their words; one without numbers has one."""

    name: str
    provision: Provision
    ayat: tuple[Ayat, ...]
    position: int = 0  # among the articles of its text


def wholes(paths: Iterable[Path]) -> Iterator[Whole]:
    """The articles without a flag whose ayat count from 1, or that have none, of all texts that can be read."""
    for name, path in files(paths):
        try:
            parsed = parse(read(path))
        except NetralError:
            continue
        yield from _of_text(name, parsed.provisions)


def judged(whole: Whole, found: Sequence[Provision]) -> str:
    """What reading made of a torn article: restored, flagged (restored too), in one piece, in doubt, wrong or
    flagged wrong.
    """
    flags = {flag.rule for provision in found for flag in provision.flags} - _OF_PAGES
    if flags & _DOUBT:
        return "in doubt"
    read = ayat(found, whole.provision)
    if read == whole.ayat:
        return "flagged" if flags else "restored"
    if read == (("", " ".join(words for _, words in whole.ayat)),):
        return "in one" if not flags else "in doubt"
    return "flagged wrong" if flags else "wrong"


def ayat(provisions: Iterable[Provision], article: Provision) -> tuple[Ayat, ...]:
    """The ayat of an article, each with the words of all its items; of one without ayat, all of them with no number."""
    found: dict[str, list[str]] = {}
    for provision in provisions:
        below = provision.ref.path[len(article.ref.path) :]
        if not article.ref.contains(provision.ref) or any(step.startswith("penjelasan") for step in below):
            continue
        if below[:1] and below[0].startswith("ayat-"):
            item = provision.marker if len(below) > 1 else ""
            found.setdefault(below[0][5:], []).append(f"{item} {provision.text}".strip())
        elif provision.level in _COUNTED or (not below and provision.text):
            found.setdefault("", []).append(f"{provision.marker if below else ''} {provision.text}".strip())
    return tuple((number, re.sub(r"\s+", " ", " ".join(words)).strip()) for number, words in found.items())


def _of_text(name: str, provisions: Sequence[Provision]) -> Iterator[Whole]:
    flagged = {p.ref.article for p in provisions if p.flags}
    articles = (p for p in provisions if p.level == "pasal" and len(p.ref.path) == 1 and p.number[0].isdigit())
    for position, article in enumerate(articles):
        own = ayat([p for p in provisions if article.ref.contains(p.ref)], article)
        counted = [number for number, _ in own] in ([""], [str(n) for n in range(1, len(own) + 1)])
        well = all(len(words.split()) >= _FEWEST and not words.startswith("Pasal ") for _, words in own)
        if counted and well and 1 <= len(own) <= _MOST and own != (("1", own[0][1]),) and article.ref not in flagged:
            yield Whole(name, article, own, position)
