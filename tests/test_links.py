"""Articles that cite each other lead to each other: a sanction to its prohibition, and back."""

import pytest

from corpus.catalogue import load_catalogue
from corpus.citation import Names
from corpus.dates import Span
from corpus.links import NONE, citing, grammar, links_of, links_text, read_links
from corpus.ranking import Candidates, ranked
from corpus.reference import Ref
from corpus.store.cited import CitedCache
from corpus.tuning import tuning
from corpus.units import Placed, Unit

BAN, PENALTY, OTHER = (Ref.parse(f"uu-7-2017/pasal-{number}") for number in (280, 494, 5))
ANYTIME = Span(None, None)


def unit(ref: str, words: str) -> Unit:
    return Unit(f"UU 7/2017 > {ref}\n{words}", (Placed(Ref.parse(ref), ANYTIME),))


class Held:
    """A store that holds every article but those above 600, and knows UU 7/2023's article 280 as UU 7/2017's."""

    def resolved(self, ref: Ref) -> Ref:
        return BAN if str(ref) == "uu-7-2023/pasal-280" else ref

    def versions(self, ref: Ref) -> tuple[Ref, ...]:
        return () if int(ref.path[0].removeprefix("pasal-")) > 600 else (ref,)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.of(load_catalogue().names())


@pytest.mark.parametrize(
    ("ref", "words", "cited"),
    [
        ("uu-7-2017/pasal-494", "melanggar larangan sebagaimana dimaksud dalam Pasal 280 ayat (3)", {BAN}),
        ("uu-7-2017/pasal-494/ayat-2", "dimaksud dalam Pasal 280 dan Pasal 5", {BAN, OTHER}),  # as its whole article
        ("uu-7-2017/pasal-494", "sebagaimana dimaksud dalam Pasal 494 ayat (1)", set()),  # itself
        ("uu-7-2017/pasal-494", "dimaksud dalam Pasal 280 UU 7/2023", {BAN}),  # an amending act's number for it
        ("uu-7-2017/pasal-494", "dimaksud dalam Pasal 601", set()),  # not held
        ("uu-7-2017/pasal-494/penjelasan", "lihat Pasal 280", set()),  # elucidations cite whatever helps them
        ("pp-94-2021/pasal-5", "sesuai dengan Pasal 280 UU 7/2017", set()),  # its own key is another article
    ],
)
def test_what_an_article_cites(names: Names, ref: str, words: str, cited: set[Ref]) -> None:
    assert links_of([unit(ref, words)], Held(), citing(names)).get(PENALTY, frozenset()) == cited


def test_a_text_that_is_known_is_not_read_again(tmp_path, names: Names) -> None:
    asked: list[tuple[str, str]] = []

    def cite(text: str, regulation: str) -> tuple[Ref, ...]:
        asked.append((text, regulation))
        return citing(names)(text, regulation)

    texts = (("dimaksud dalam Pasal 280", "uu-7-2017"), ("dimaksud dalam Pasal 280", "uu-1-2015"), ("tidak ada", "x"))
    found = []
    for name in ("one", "one", "two", "one"):  # "two" is another grammar, which forgets what "one" found
        with CitedCache.open(tmp_path, name) as known:
            cited = known.through(cite)
            found.append(tuple(cited(*text) for text in texts))
    assert found == [((BAN,), (Ref.parse("uu-1-2015/pasal-280"),), ())] * 4
    assert asked == [*texts, *texts, *texts]


def test_other_names_are_another_grammar(names: Names) -> None:
    assert grammar(names) == grammar(names) != grammar(Names.of(()))


def test_links_are_read_in_both_directions(tmp_path, names: Names) -> None:
    file = tmp_path / "links.jsonl"
    file.write_text(links_text({PENALTY: frozenset({BAN, OTHER})}), encoding="utf-8")
    assert read_links(file) == {PENALTY: {BAN, OTHER}, BAN: {PENALTY}, OTHER: {PENALTY}}
    assert read_links(tmp_path / "none.jsonl") == NONE


def test_what_the_first_hits_cite_is_raised_with_them() -> None:
    lists = {"whole": ((PENALTY, 9.0), (OTHER, 5.0), (Ref.parse("uu-7-2017/pasal-6"), 1.0))}
    numbers = tuning()
    plain = ranked(Candidates(lists, {}), numbers)
    linked = ranked(Candidates(lists, {}, links={PENALTY: frozenset({BAN})}), numbers)
    assert dict(linked) == dict(plain) | {BAN: pytest.approx(numbers.followed * plain[0][1])}
