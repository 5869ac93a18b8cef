"""The read door: search over all views, by day and by regulation, following the current generation."""

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from corpus.errors import StaleIndex
from corpus.library import Library, Scope
from corpus.places import lifted
from corpus.store import Store
from ingest.index import Build, build
from tests.fixtures.kebun import KEBUN, MADE, NEW, OLD, WordsEmbedder, garden, planted, ref, source
from tests.test_vectors import chroma_server  # noqa: F401  (a fixture)

BEFORE, AFTER = date(2005, 1, 1), date(2015, 1, 1)
HOW = Build(made=MADE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return planted(tmp_path, gardens=5)


@pytest.fixture
def library(home):
    with Library.open(home, [WordsEmbedder()]) as opened:
        yield opened


def places(hits):
    return [str(hit.version.provision.ref) for hit in hits]


@pytest.mark.parametrize(
    ("question", "on", "regulations", "expected"),
    [
        ("tidur di bawah pohon", BEFORE, (), OLD),
        ("tidur di bawah pohon", AFTER, (), NEW),
        ("tidur di bawah pohon", None, (), NEW),  # without a day, the newest wording is shown
        ("apakah dilarang tidur", AFTER, ("uu-1-2001",), NEW),  # the old wording fits better, and is not of that day
    ],
)
def test_the_first_hit_is_the_wording_of_the_day(library, question, on, regulations, expected):
    assert library.search(question, on=on, limit=1, regulations=regulations)[0].version == expected


def test_a_hit_in_a_letter_or_an_elucidation_is_its_article(library):
    assert places(library.search("mencatat burung", on=BEFORE, limit=1)) == ["uu-1-2001/pasal-2"]
    assert places(library.search("apa itu perdu", on=BEFORE, limit=1)) == ["uu-1-2001/pasal-1"]


def test_articles_are_given_once_and_by_falling_score(library):
    hits = library.search("penjaga kebun wajib tidur menyiram bunga", limit=5)
    assert len(set(places(hits))) == len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_choice_of_regulations_is_kept(library):
    found = library.search("petak jagung", regulations=("pp-2-1999", "pp-4-1999"), limit=20)
    assert {place.split("/")[0] for place in places(found)} == {"pp-2-1999", "pp-4-1999"}


def test_each_view_can_be_asked_alone(library):
    in_2005 = Scope(on=BEFORE)
    assert library.lexical("menyapu jalan", 3) == library.lexical("menyapu jalan", 3, Scope(on=AFTER))
    assert library.lexical("menyapu jalan", 3, in_2005) == ()  # inserted in 2010
    nearest, cosine = library.dense("words", "menyapu jalan setapak", 1)[0]
    assert (nearest, 0 < cosine <= 1) == (ref("uu-1-2001/pasal-2"), True)
    assert library.dense("other", "menyapu jalan", 3) == ()
    assert library.views == ("words",)


def test_nothing_asked_or_nothing_held_finds_nothing(library, tmp_path_factory):
    assert library.search("", limit=0) == ()
    with Library.open(tmp_path_factory.mktemp("new"), [WordsEmbedder()]) as empty:
        assert (empty.search("kebun"), empty.lexical("kebun", 3), empty.manifest) == ((), (), None)


def test_without_embedders_words_alone_are_searched(home):
    with Library.open(home) as library:
        assert library.views == ()
        assert places(library.search("pagar dicat", limit=1)) == ["uu-1-2001/pasal-10"]


def test_what_was_removed_is_no_hit_though_the_indexes_still_know_it(library, home):
    with Store.open(home) as store:
        store.remove("uu-1-2001")
    assert library.lexical("pagar dicat", 1) == ((ref("uu-1-2001/pasal-10"), pytest.approx(5, abs=5)),)
    assert "uu-1-2001/pasal-10" not in places(library.search("pagar dicat", limit=10))


def test_wordings_are_remembered_until_the_held_words_change(library, home):
    place, read = ref("uu-1-2001/pasal-10"), []
    whole = library.rows
    library.rows = lambda question, *values: read.append(question) or whole(question, *values)
    first = library.versions(place)
    asked = len(read)
    assert (library.versions(place), len(read) - asked) == (first, 1)  # the revision alone
    with Store.open(home) as store:
        store.remove("uu-1-2001")
    assert (len(first), library.versions(place)) == (1, ())


@pytest.mark.parametrize(
    ("embedder", "message"),
    [
        (WordsEmbedder("use"), "The indexes were made with words, and use is asked for"),
        (WordsEmbedder(model="words 2"), "The view words was made by words 1, and words 2 is installed"),
    ],
)
def test_other_views_are_refused(home, embedder, message):
    with pytest.raises(StaleIndex) as refused:
        Library.open(home, [embedder])
    assert str(refused.value) == f"{message}. Run `netral rebuild` to make the indexes anew."


def test_a_view_that_is_still_on_its_way_is_waited_for(home):
    fast, slow = WordsEmbedder(), WordsEmbedder("slow", rate=0.001, model="slow 1")
    seen: list[tuple[str, ...]] = []

    def watch(step: str, done: int, total: int) -> None:
        if step == "slow" and not seen:
            with Library.open(home, [fast, slow]) as library:
                seen.append(library.views)

    with Store.open(home) as store:
        build(store, [fast, slow], Build(made=MADE, progress=watch))
    with Library.open(home, [fast, slow]) as library:
        assert (seen, library.views) == ([("words",)], ("words", "slow"))


def test_searches_go_on_while_generations_change(home, library):
    failures: list[BaseException] = []

    def ask():
        try:
            for _ in range(150):
                assert library.search("tidur di bawah pohon", on=AFTER, limit=1)[0].version == NEW
        except BaseException as error:
            failures.append(error)
            raise

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    with Store.open(home) as store:
        for number in range(11, 15):
            store.put(garden(number), source(f"pp-{number}-1999"))
            build(store, [WordsEmbedder()], HOW)
    for thread in threads:
        thread.join()
    assert failures == []


def test_vectors_on_a_server(tmp_path, chroma_server):  # noqa: F811
    how = Build(made=MADE, chroma_url=chroma_server)
    with Store.open(tmp_path) as store:
        for number in range(3):
            store.put(garden(number), source(f"pp-{number}-1999"))
            build(store, [WordsEmbedder()], how)
        store.put(KEBUN, source("uu-1-2001"))
        build(store, [WordsEmbedder()], how)
    with Library.open(tmp_path, [WordsEmbedder()], chroma_url=chroma_server) as library:
        assert places(library.search("mencatat burung", limit=1)) == ["uu-1-2001/pasal-2"]
    with pytest.raises(StaleIndex, match="made on a Chroma server; set NETRAL_CHROMA_URL"):
        Library.open(tmp_path, [WordsEmbedder()])


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("uu-1-2001/pasal-2/ayat-1/huruf-a", "uu-1-2001/pasal-2"),
        ("uu-1-2001/pasal-2/ayat-1/penjelasan", "uu-1-2001/pasal-2"),
        ("skb-2-2022/butir-3/penjelasan", "skb-2-2022/butir-3"),
        ("skb-2-2022/butir-3", "skb-2-2022/butir-3"),
        ("uu-1-2001/penjelasan/umum", "uu-1-2001/penjelasan/umum"),
        ("uu-1-2001", "uu-1-2001"),
    ],
)
def test_lifted(place, expected):
    assert str(lifted(ref(place))) == expected
