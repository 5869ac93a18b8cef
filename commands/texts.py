"""`netral search`, `show`, `status` and `doctor`: what is held, and whether it is sound."""

import json
from argparse import Namespace
from contextlib import closing
from dataclasses import asdict
from datetime import date

from corpus.catalogue import Catalogue, load_catalogue
from corpus.citation import Names, parse
from corpus.doctor import doctor as examined
from corpus.library import Library
from corpus.reference import Ref
from corpus.settings import Settings
from corpus.status import held
from qa.showing import Json, hit_json, show_json


def search(args: Namespace, settings: Settings) -> int:
    """Print the provisions that match best: by their own words, and by what the norms cite that fit."""
    from corpus.rerank import reranker  # with the assistant, which `show` and `status` need not wait for
    from qa.assistant import build
    from qa.searching import Searcher

    catalogue = load_catalogue()
    built = build(settings)
    with closing(built.library) as library:
        searcher = Searcher(library, built.assistant, reranker(settings.rerank))
        hits = searcher.search(args.query, on=args.as_of or date.today(), limit=args.limit)
        rows = [hit_json(hit, library, catalogue) for hit in hits]
    if args.json:
        _print({"hits": rows})
    else:
        for row in rows:
            print(f"{row['label']}\n    {' '.join(row['text'].split())[:300]}")
    return 0


def show(args: Namespace, settings: Settings) -> int:
    """Print a regulation or a provision."""
    catalogue = load_catalogue()
    ref = reference(args.ref, catalogue)
    with closing(Library.open(settings.home)) as library:
        shown = show_json(ref, args.as_of or date.today(), library, catalogue)
    if args.json:
        _print(shown)
    else:
        print(_plain(shown))
    return 0


def status(args: Namespace, settings: Settings) -> int:
    """Print what is held and what is missing."""
    catalogue = load_catalogue()
    with closing(Library.open(settings.home)) as library:
        report = held(library, catalogue, date.today())
    if args.json:
        _print(report)
    else:
        for row in report["regulations"]:
            print(f"{row['id']:<28}{row['text']:<14}{row['status']:<18}{row['articles']:>5} pasal  {row['title']}")
    return 0


def doctor(args: Namespace, settings: Settings) -> int:
    """Check everything that can be checked; the exit code is 1 where something is broken."""
    findings = examined(settings.home, settings.views, chroma_url=settings.chroma_url)
    if args.json:
        _print({"findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            print(f"{'ok ' if finding.well else 'BAD'} {finding.subject}: {finding.message} {finding.advice}".rstrip())
    return 0 if all(finding.well for finding in findings) else 1


def reference(text: str, catalogue: Catalogue) -> Ref:
    """The place that the text names, as a reference or in words."""
    return parse(text, Names.of(catalogue.names()))


def _plain(shown: Json) -> str:
    if "articles" in shown:
        title = shown["regulation"]["title"]
        return f"{shown['regulation']['id']}: {title}\n" + "\n".join(shown["articles"])
    made = f"(rumusan menurut {shown['set_by']})" if shown["set_by"] else "(tidak ada rumusan pada hari itu)"
    elucidation = f"\n\nPenjelasan:\n{shown['elucidation']}" if shown["elucidation"] else ""
    return f"{shown['label']} {made}\n\n{shown['text']}{elucidation}"


def _print(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
