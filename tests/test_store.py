"""What is put into the store comes back whole, on the right day, and never half."""

from datetime import date
from pathlib import Path

import pytest

from corpus.dates import Span
from corpus.errors import BadData, OfficialTextHeld, UnreadableFile
from corpus.model import Flag, Header, TextKind, Version
from corpus.store import Entry, Journal, Reader, Store
from corpus.store.journal import Act, Feedback
from corpus.store.order import by_number, numbered
from corpus.store.schema import FILE
from tests.fixtures.kebun import INSERTED, KEBUN, NEW, OLD, PERUBAHAN, VERSIONS, garden, provision, ref, source

BEFORE, AFTER = date(2005, 1, 1), date(2015, 1, 1)


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path) as opened:
        opened.put(KEBUN, source("uu-1-2001"))
        opened.put(PERUBAHAN, source("uu-5-2010"))
        opened.put_versions("uu-1-2001", VERSIONS)
        yield opened


def test_a_document_comes_back_whole(store):
    held = (store.own_tree("uu-1-2001"), store.repairs("uu-1-2001"), store.removals("uu-1-2001"))
    assert held == (KEBUN.provisions, KEBUN.repairs, KEBUN.removals)
    assert store.warnings("uu-1-2001") == ("halaman 2 kosong",)
    assert store.header("uu-1-2001") == KEBUN.header
    assert store.flags("uu-1-2001") == ((ref("uu-1-2001/pasal-2/ayat-1/huruf-b"), Flag("ocr", "kabur")),)
    assert store.regulations() == (source("uu-1-2001"), source("uu-5-2010"))


def test_amendments_are_found_from_both_sides(store):
    assert store.amendments_of("uu-5-2010") == PERUBAHAN.amendments
    assert store.amendments_to("uu-1-2001") == PERUBAHAN.amendments
    assert store.amendments_of("uu-1-2001") == ()


def test_a_dated_header_comes_back(tmp_path):
    span = Span.of("2001-05", "2001")  # each with its own precision
    header = Header("pp", "7", 1999, "Petak", "pp-7-1999", span.start, span.end, "LN 1999/7")
    with Store.open(tmp_path) as store:
        store.put(type(KEBUN)(header, ()), source("pp-7-1999"))
        assert store.header("pp-7-1999") == header


@pytest.mark.parametrize(
    ("asked", "on", "expected"),
    [
        ("uu-1-2001/pasal-1", BEFORE, OLD),
        ("uu-1-2001/pasal-1", AFTER, NEW),
        ("uu-1-2001/pasal-1", None, NEW),  # without a day, the newest
        ("uu-1-2001/pasal-1", date(2001, 4, 30), None),  # the day before it began
        ("uu-1-2001/pasal-1", date(2010, 1, 1), NEW),  # an end is exclusive
        ("uu-5-2010/pasal-1", AFTER, NEW),  # cited by the amending act's number
        ("uu-5-2010/pasal-1", BEFORE, None),  # that wording had not been made
        ("uu-5-2010/pasal-2/ayat-1/huruf-a1", AFTER, INSERTED),
        ("uu-1-2001/pasal-99", AFTER, None),
        ("uu-10-2001/pasal-1", AFTER, None),  # a longer number that begins alike
    ],
)
def test_version_on_a_day(store, asked, on, expected):
    assert store.version(ref(asked), on) == expected


def test_a_place_below_an_alias_is_the_place_below_its_provision(tmp_path):
    whole = Version(
        provision("uu-1-2001/pasal-4", "Air:"), Span.of("2010"), ref("uu-5-2010"), (ref("uu-5-2010/pasal-4"),)
    )
    part = Version(provision("uu-1-2001/pasal-4/huruf-a", "sungai"), Span.of("2010"), ref("uu-5-2010"))
    older = Version(provision("uu-1-2001/pasal-4/huruf-a", "sumur"), Span.of("2001", "2010"), ref("uu-1-2001"))
    with Store.open(tmp_path) as store:
        store.put_versions("uu-1-2001", (whole, older, part))
        assert store.versions(ref("uu-5-2010/pasal-4/huruf-a")) == (part,)
        assert store.resolved(ref("uu-5-2010/pasal-4/huruf-a")) == part.provision.ref
        assert store.full_text(ref("uu-5-2010/pasal-4")) == "Pasal 4\nAir:\na. sungai"
        assert not store.holds("uu-1-2001")  # the amended act need not be held


def test_a_day_inside_an_imprecise_date_gives_an_uncertain_wording(tmp_path):
    old = Version(provision("uu-1-2001/pasal-4", "sumur"), Span.of("2001", "2010"), ref("uu-1-2001"))
    new = Version(provision("uu-1-2001/pasal-4", "sungai"), Span.of("2010"), ref("uu-5-2010"))
    with Store.open(tmp_path) as store:
        store.put_versions("uu-1-2001", (old, new))
        found = store.version(ref("uu-1-2001/pasal-4"), date(2010, 6, 1))
    assert found == new and found.span.holds(date(2010, 6, 1)) is None


@pytest.mark.parametrize(
    ("asked", "on", "expected"),
    [
        ("uu-1-2001/pasal-1", BEFORE, "Pasal 1\nPenjaga kebun dilarang tidur di bawah pohon."),
        ("uu-1-2001/pasal-2/ayat-1", BEFORE, "(1) Penjaga kebun wajib:\na. menyiram bunga; dan\nb. mencatat burung."),
        (
            "uu-1-2001/pasal-2",
            AFTER,  # the inserted letter stands between a and b, though its position is that of the other act
            (
                "Pasal 2\n(1) Penjaga kebun wajib:\na. menyiram bunga; dan\na1. menyapu jalan setapak; dan\n"
                "b. mencatat burung.\n(2) Catatan disimpan di gudang."
            ),
        ),
        ("uu-1-2001/pasal-7", AFTER, ""),
    ],
)
def test_full_text(store, asked, on, expected):
    assert store.full_text(ref(asked), on) == expected


def test_a_whole_regulation_reads_in_its_order_without_elucidations(store):
    text = store.full_text(ref("uu-1-2001"), BEFORE)
    assert [line for line in text.splitlines() if line.startswith(("Pasal", "Kebun"))] == [
        "Kebun",
        "Pasal 1",
        "Pasal 2",
        "Pasal 10",
    ]
    assert "perdu" not in text


def test_children_articles_and_elucidation(store):
    below = [str(version.provision.ref) for version in store.children(ref("uu-1-2001/pasal-2"), AFTER)]
    assert below == ["uu-1-2001/pasal-2/ayat-1", "uu-1-2001/pasal-2/ayat-2"]
    assert store.articles("uu-1-2001") == tuple(ref(f"uu-1-2001/pasal-{number}") for number in (1, 2, 10))
    assert store.articles("uu-1-2001", date(1990, 1, 1)) == tuple(ref(f"uu-1-2001/pasal-{n}") for n in (2, 10))
    assert store.elucidation(ref("uu-1-2001/pasal-1"), AFTER) == "Yang dimaksud pohon ialah juga perdu."
    assert store.elucidation(ref("uu-1-2001/pasal-10")) == ""
    assert store.aliases_in("uu-5-2010") == (ref("uu-5-2010/pasal-1"), ref("uu-5-2010/pasal-2/ayat-1/huruf-a1"))


def test_a_deleted_place_has_a_version_and_no_text(tmp_path):
    gone = Version(provision("uu-1-2001/pasal-10", ""), Span.of("2010-01-01"), ref("uu-5-2010"), deleted=True)
    with Store.open(tmp_path) as store:
        store.put(KEBUN, source("uu-1-2001"))
        store.put_versions("uu-1-2001", (gone,))
        assert store.version(gone.provision.ref, AFTER) == gone
        assert store.full_text(gone.provision.ref, AFTER) == ""
        assert store.articles("uu-1-2001", AFTER) == (ref("uu-1-2001/pasal-1"), ref("uu-1-2001/pasal-2"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (("pasal-133a", "pasal-134", "pasal-133", "pasal-9"), ("pasal-9", "pasal-133", "pasal-133a", "pasal-134")),
        (("pasal-iv", "pasal-i", "pasal-ii", "pasal-ix"), ("pasal-i", "pasal-ii", "pasal-iv", "pasal-ix")),
        (("huruf-aa", "huruf-b1", "huruf-b", "huruf-z"), ("huruf-b", "huruf-b1", "huruf-z", "huruf-aa")),
        (("ayat-10", "ayat-2", "ayat-2a", "penutup"), ("ayat-2", "ayat-2a", "ayat-10", "penutup")),
    ],
)
def test_order(steps, expected):
    assert tuple(place.path[0] for place in by_number(ref(f"uu-1-2001/{step}") for step in steps)) == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (provision("uu-1-2001/pasal-3", "Air."), "Pasal 3\nAir."),
        (provision("uu-1-2001/pasal-3", "Air.", marker="PASAL 3."), "PASAL 3.\nAir."),  # as the text writes it
        (provision("uu-1-2001/pasal-3/ayat-2", "Air."), "(2) Air."),
        (provision("uu-1-2001/butir-4", "Air."), "4. Air."),
        # misread in the text: the number as it was read from its place in the list
        (provision("uu-1-2001/pasal-3/angka-1", "Air.", marker="f ."), "1. Air."),
        (provision("uu-1-2001/pasal-3/angka-2", "Air.", marker="2l"), "2) Air."),
        (provision("uu-1-2001/pasal-3/ayat-2", "Air.", marker="(21"), "(2) Air."),
        (provision("uu-1-2001/pasal-13", "Air.", marker="PasaJ l3"), "Pasal 13\nAir."),
        (provision("uu-1-2001/pasal-3/ayat-2", "Air.", marker="( 2 )"), "( 2 ) Air."),
        (provision("uu-1-2001/butir-1", "Air.", marker="KESATU :"), "KESATU : Air."),  # a word, not a misread number
        (provision("uu-1-2001/bab-i", "", heading="Kebun", marker="BAB I"), "BAB I\nKebun"),
    ],
)
def test_numbered(made, expected):
    assert numbered(made) == expected


def test_a_copy_never_replaces_the_official_text(store):
    official = source("uu-1-2001", TextKind.NASKAH_RESMI)
    store.put(KEBUN, official)
    with pytest.raises(OfficialTextHeld, match=r"official text of uu-1-2001 is held; uu-1-2001\.txt is a copy"):
        store.put(KEBUN, source("uu-1-2001", sha="11"))
    assert store.source("uu-1-2001") == official


def test_putting_again_replaces_and_removing_removes(store):
    store.put(PERUBAHAN, source("uu-1-2001", sha="22"))
    assert len(store.own_tree("uu-1-2001")) == len(PERUBAHAN.provisions)
    store.remove("uu-1-2001")
    left = (store.holds("uu-1-2001"), store.own_tree("uu-1-2001"), store.repairs("uu-1-2001"), store.worded())
    assert left == (False, (), (), ("uu-5-2010",))
    assert store.version(ref("uu-5-2010/pasal-1")) is None  # the alias went with its version


def test_a_failed_transaction_changes_nothing(store):
    before = (store.counts(), store.own_tree("uu-1-2001"))
    with pytest.raises(RuntimeError), store.transaction():
        store.remove("uu-1-2001")
        raise RuntimeError("stopped in the middle")
    assert (store.counts(), store.own_tree("uu-1-2001")) == before


def test_every_change_of_words_raises_the_revision_and_nothing_else_does(store):
    start = store.revision
    store.record(Entry("a.txt", "aa", "ok", "2026-01-01"))
    assert store.revision == start
    store.put(garden(1), source("pp-1-1999"))
    store.put_versions("pp-1-1999", ())
    store.remove("pp-1-1999")
    assert store.revision == start + 3


def test_the_ledger_keeps_the_last_word_on_each_file(store):
    failed = Entry("a.pdf", "aa", "failed", "2026-01-01", error="no text layer")
    fine = Entry("a.pdf", "bb", "ok", "2026-01-02", "uu-1-2001", 10, 3, 1, 1, ("halaman 2 kosong",))
    store.record(failed)
    store.record(fine)
    assert (store.ledger(), store.entry("a.pdf"), store.entry("b.pdf")) == ((fine,), fine, None)


def test_a_reader_sees_finished_writes_at_once_and_writes_go_on_beside_it(tmp_path):
    with Reader.read(tmp_path) as reader, Store.open(tmp_path) as store:
        assert reader.regulations() == ()
        with store.transaction():
            store.put(KEBUN, source("uu-1-2001"))
            assert not reader.holds("uu-1-2001")  # not finished yet
        assert reader.holds("uu-1-2001")


def test_feedback_and_audit_are_written_while_a_writer_is_at_work(store):
    feedback = Feedback("2026-01-01", "salah", "pasal lain", None, ("uu-1-2001/pasal-1",))
    with Journal.open(store.home) as journal:
        journal.leave(feedback)
        journal.log(Act("2026-01-01", "ingest", "2 berkas"))
        assert (journal.feedback(), journal.acts()) == ((feedback,), (Act("2026-01-01", "ingest", "2 berkas"),))


def test_a_store_of_another_version_is_refused(tmp_path):
    with Store.open(tmp_path) as store:
        store._db.execute("PRAGMA user_version = 99")
    with pytest.raises(BadData, match="is of version 99, and this Netral reads version 1"):
        Reader.read(tmp_path)


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    with pytest.raises(UnreadableFile, match=r"netral\.sqlite: SQLite says: file is not a database"):
        Store.open(tmp_path)
    with pytest.raises(UnreadableFile, match="file is not a database"):
        Reader.read(tmp_path)
