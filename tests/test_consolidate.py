"""Dated wordings: an invented act and the acts that amend it."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise, permutations

import pytest

from corpus.catalogue import Catalogue
from corpus.dates import PartialDate, Span
from corpus.model import Amendment, Flag, Provision, Regulation, Relation, RelationKind, Version
from corpus.reference import Ref
from ingest.amend import Act, consolidate
from ingest.amend.acts import acts
from ingest.amend.printed import printed

LAW = "uu-7-2031"
SPAN = Span.of("2031-03-01")


def words(*written: str, act: str = LAW) -> tuple[Provision, ...]:
    """Provisions from "pasal-2/ayat-1: text"; a text after "#" is the heading of a bab."""
    return tuple(_provision(line, position, act) for position, line in enumerate(written, 1))


def _provision(line: str, position: int, act: str) -> Provision:
    path, _, text = line.partition(":")
    level, _, number = path.split("/")[-1].partition("-")
    return Provision(Ref.parse(f"{act}/{path}"), level, number.upper(), text.strip(), position)


BASE = words(
    "bab-i:",
    "pasal-1: Mercusuar ialah menara.",
    "bab-ii:",
    "pasal-2: Mercusuar dijaga oleh:",
    "pasal-2/huruf-a: penjaga tetap; dan",
    "pasal-2/huruf-b: penjaga musiman.",
    "pasal-3:",
    "pasal-3/ayat-1: Lampu dinyalakan waktu senja.",
    "pasal-3/ayat-2: Lampu dipadamkan pukul 6.",
    "bab-iii:",
    "pasal-4: Kabut dicatat.",
    "pasal-2/penjelasan: Cukup jelas.",
    "pasal-3/ayat-2/penjelasan: Pukul 6 pagi.",
)


def amend(action: str, target: str, *written: str, by: str = "uu-8-2033", angka: int = 1) -> Amendment:
    return Amendment(action, Ref.parse(f"{LAW}/{target}"), Ref.parse(f"{by}/pasal-i/angka-{angka}"), words(*written))


def act(*changes: Amendment, by: str = "uu-8-2033", day: str = "2033-05-10") -> Act:
    return Act(by, PartialDate.parse(day), changes)


def told(versions: Iterable[Version], below: str) -> list[str]:
    """Every wording below a place: place, days, maker, words."""
    place = Ref.parse(f"{LAW}/{below}")
    return [
        f"{'/'.join(v.provision.ref.path)} {v.span.start or ''}..{v.span.end or ''} {v.set_by} "
        + ("(dihapus)" if v.deleted else v.provision.text)
        for v in versions
        if place.contains(v.provision.ref)
    ]


def test_without_amendments_the_base_stands_as_it_is() -> None:
    found = consolidate(BASE, SPAN, ())
    assert {version.provision.ref for version in found} == {provision.ref for provision in BASE}
    assert {(version.span, version.set_by, version.deleted) for version in found} == {(SPAN, Ref(LAW), False)}


def test_a_changed_ayat_leaves_its_siblings() -> None:
    change = amend("ubah", "pasal-3/ayat-2", "pasal-3/ayat-2: Lampu dipadamkan pukul 7.")
    again = amend("tetap", "pasal-3", "pasal-3:", "pasal-3/ayat-1: Lampu dinyalakan waktu senja .")
    found = consolidate(BASE, SPAN, [act(change, again)])
    assert told(found, "pasal-3") == [
        "pasal-3 2031-03-01..2033-05-10 uu-7-2031 ",
        "pasal-3 2033-05-10.. uu-8-2033/pasal-i/angka-1 ",  # something in it changed
        "pasal-3/ayat-1 2031-03-01.. uu-7-2031 Lampu dinyalakan waktu senja.",
        "pasal-3/ayat-2 2031-03-01..2033-05-10 uu-7-2031 Lampu dipadamkan pukul 6.",
        "pasal-3/ayat-2 2033-05-10.. uu-8-2033/pasal-i/angka-1 Lampu dipadamkan pukul 7.",
        "pasal-3/ayat-2/penjelasan 2031-03-01..2033-05-10 uu-7-2031 Pukul 6 pagi.",
        "pasal-3/ayat-2/penjelasan 2033-05-10.. uu-8-2033/pasal-i/angka-1 (dihapus)",  # it explained the old words
    ]
    named = {str(v.provision.ref): [str(alias) for alias in v.aliases] for v in found if v.span.end is None}
    assert named[f"{LAW}/pasal-3"] == ["uu-8-2033/pasal-3"]
    assert named[f"{LAW}/pasal-3/ayat-1"] == ["uu-8-2033/pasal-3/ayat-1"]  # printed again: cited under both numbers
    assert named[f"{LAW}/pasal-4"] == []


def test_what_is_printed_again_with_other_words_is_new_all_the_same() -> None:
    change = amend("ubah", "pasal-3/ayat-2", "pasal-3/ayat-2: Lampu dipadamkan pukul 7.")
    again = amend("tetap", "pasal-3", "pasal-3/ayat-1: Lampu dinyalakan waktu kabut turun dan waktu badai.")
    found = consolidate(BASE, SPAN, [act(change, again)])
    assert told(found, "pasal-3/ayat-1")[-1] == (
        "pasal-3/ayat-1 2033-05-10.. uu-8-2033/pasal-i/angka-1 Lampu dinyalakan waktu kabut turun dan waktu badai."
    )


def test_a_changed_number_is_never_taken_for_a_reading_error() -> None:
    again = amend("tetap", "pasal-3", "pasal-3/ayat-2: Lampu dipadamkan pukul 9.")
    assert len(told(consolidate(BASE, SPAN, [act(again)]), "pasal-3/ayat-2")[:2]) == 2


def test_a_changed_article_replaces_all_below_it() -> None:
    found = consolidate(BASE, SPAN, [act(amend("ubah", "pasal-2", "pasal-2: Mercusuar dijaga siapa saja."))])
    assert told(found, "pasal-2") == [
        "pasal-2 2031-03-01..2033-05-10 uu-7-2031 Mercusuar dijaga oleh:",
        "pasal-2 2033-05-10.. uu-8-2033/pasal-i/angka-1 Mercusuar dijaga siapa saja.",
        "pasal-2/huruf-a 2031-03-01..2033-05-10 uu-7-2031 penjaga tetap; dan",
        "pasal-2/huruf-a 2033-05-10.. uu-8-2033/pasal-i/angka-1 (dihapus)",
        "pasal-2/huruf-b 2031-03-01..2033-05-10 uu-7-2031 penjaga musiman.",
        "pasal-2/huruf-b 2033-05-10.. uu-8-2033/pasal-i/angka-1 (dihapus)",
        "pasal-2/penjelasan 2031-03-01..2033-05-10 uu-7-2031 Cukup jelas.",
        "pasal-2/penjelasan 2033-05-10.. uu-8-2033/pasal-i/angka-1 (dihapus)",
    ]


def test_what_a_damaged_wording_lacks_may_still_be_in_it() -> None:
    damaged = Flag("nomor-lepas", "Nomor terlepas.")
    first, *more = words("pasal-2: Mercusuar dijaga oleh:", "pasal-2/huruf-a: penjaga tetap; penjaga musiman.")
    target, source = Ref.parse(f"{LAW}/pasal-2"), Ref.parse("uu-8-2033/pasal-i/angka-1")
    change = Amendment("ubah", target, source, (replace(first, flags=(damaged,)), *more))
    found = consolidate(BASE, SPAN, [act(change)])
    gone = [v for v in found if v.deleted]
    assert {str(v.provision.ref): tuple(flag.rule for flag in v.provision.flags) for v in gone} == {
        f"{LAW}/pasal-2/huruf-b": ("penomoran",),
        f"{LAW}/pasal-2/penjelasan": ("penomoran",),
    }


def test_the_words_above_a_changed_part_are_those_printed_with_it() -> None:
    base = (*BASE[:3], *words("pasal-2: Mercusuar dijaga oleh: a. penjaga tetap;", "pasal-2/huruf-b: penjaga malam."))
    change = amend("ubah", "pasal-2/huruf-b", "pasal-2/huruf-b: penjaga siang.")
    again = amend("tetap", "pasal-2", "pasal-2: Mercusuar dijaga oleh:", "pasal-2/huruf-a: penjaga tetap;")
    found = consolidate(base, SPAN, [act(change, again)])
    assert [told(found, f"pasal-2{step}")[-1].split(" ", 3)[-1] for step in ("/huruf-a", "/huruf-b")] == [
        "penjaga tetap;",
        "penjaga siang.",
    ]
    now = [v.provision.text for v in found if v.provision.ref == Ref.parse(f"{LAW}/pasal-2") and v.span.end is None]
    assert now == ["Mercusuar dijaga oleh:"]


def test_a_penjelasan_printed_twice_makes_no_new_wording_of_what_it_explains() -> None:
    again = amend("tetap", "pasal-3", "pasal-3/ayat-2/penjelasan-ulang-2: Waktu setempat.")
    found = consolidate(BASE, SPAN, [act(again)])
    assert [v.set_by.regulation for v in found if v.provision.ref == Ref.parse(f"{LAW}/pasal-3/ayat-2")] == [LAW]


def test_a_letter_that_only_says_dihapus_is_deleted() -> None:
    new = ("pasal-2: Mercusuar dijaga oleh:", "pasal-2/huruf-a: Dihapus.", "pasal-2/huruf-b: penjaga musiman.")
    found = consolidate(BASE, SPAN, [act(amend("ubah", "pasal-2", *new))])
    assert told(found, "pasal-2/huruf-a")[-1].endswith("(dihapus)")


def test_a_changed_penjelasan_leaves_the_words_and_their_maker() -> None:
    changes = (
        amend("ubah", "pasal-3/ayat-2/penjelasan", "pasal-3/ayat-2/penjelasan: Waktu setempat."),
        amend("tetap", "pasal-3", "pasal-3/ayat-2/penjelasan: Waktu setempat."),
    )
    found = consolidate(BASE, SPAN, [act(*changes)])
    assert told(found, "pasal-3") == [
        "pasal-3 2031-03-01.. uu-7-2031 ",
        "pasal-3/ayat-1 2031-03-01.. uu-7-2031 Lampu dinyalakan waktu senja.",
        "pasal-3/ayat-2 2031-03-01.. uu-7-2031 Lampu dipadamkan pukul 6.",
        "pasal-3/ayat-2/penjelasan 2031-03-01..2033-05-10 uu-7-2031 Pukul 6 pagi.",
        "pasal-3/ayat-2/penjelasan 2033-05-10.. uu-8-2033/pasal-i/angka-1 Waktu setempat.",
    ]
    article = next(v for v in found if str(v.provision.ref) == f"{LAW}/pasal-3")
    assert article.aliases == (Ref.parse("uu-8-2033/pasal-3"),)


def test_a_deleted_bab_takes_its_articles_with_it() -> None:
    found = consolidate(BASE, SPAN, [act(amend("hapus", "bab-ii"))])
    gone = {str(v.provision.ref.article) for v in found if v.deleted and v.provision.level == "pasal"}
    assert gone == {f"{LAW}/pasal-2", f"{LAW}/pasal-3"}


def test_a_change_without_words_is_flagged_on_all_that_it_may_touch() -> None:
    found = consolidate(BASE, SPAN, [act(amend("ubah", "pasal-2"), amend("sisip", "pasal-2a"))])
    now = {str(v.provision.ref): v.provision for v in found if v.span.end is None}
    flagged = {ref: tuple(flag.rule for flag in provision.flags) for ref, provision in now.items() if provision.flags}
    rule = ("perubahan-tanpa-bunyi",)
    assert flagged == {
        f"{LAW}/pasal-2": rule,
        f"{LAW}/pasal-2/huruf-a": rule,
        f"{LAW}/pasal-2/huruf-b": rule,
        f"{LAW}/pasal-2/penjelasan": rule,
        f"{LAW}/pasal-2a": rule,
    }
    assert now[f"{LAW}/pasal-2/huruf-a"].text == "penjaga tetap; dan"


INSERTS = act(
    amend("sisip", "pasal-3a", "pasal-3a: Genta dibunyikan."),
    amend("sisip", "pasal-3/ayat-1a", "pasal-3/ayat-1a: Kecuali waktu purnama."),
)
LATER = act(
    amend("ubah", "pasal-3/ayat-1a", "pasal-3/ayat-1a: Kecuali waktu gerhana.", by="uu-9-2034"),
    amend("hapus", "pasal-4", by="uu-9-2034"),
    by="uu-9-2034",
    day="2034-01-02",
)
LAST = act(
    amend("sisip", "pasal-4", "pasal-4: Kabut diumumkan.", by="uu-2-2035"), by="uu-2-2035", day="2035"
)  # a day known to the year


def test_articles_print_in_order_and_a_deleted_one_may_come_back() -> None:
    found = consolidate(BASE, SPAN, [INSERTS, LATER, LAST])
    order = list(dict.fromkeys("/".join(version.provision.ref.path) for version in found))
    assert order[6:13] == [
        "pasal-2/penjelasan",
        "pasal-3",
        "pasal-3/ayat-1",
        "pasal-3/ayat-1a",
        "pasal-3/ayat-2",
        "pasal-3/ayat-2/penjelasan",
        "pasal-3a",
    ]
    assert told(found, "pasal-4") == [
        "pasal-4 2031-03-01..2034-01-02 uu-7-2031 Kabut dicatat.",
        "pasal-4 2034-01-02..2035 uu-9-2034/pasal-i/angka-1 (dihapus)",
        "pasal-4 2035.. uu-2-2035/pasal-i/angka-1 Kabut diumumkan.",
    ]


def test_the_order_of_reading_does_not_matter() -> None:
    results = [consolidate(BASE, SPAN, order) for order in permutations([INSERTS, LATER, LAST])]
    assert all(result == results[0] for result in results)


def test_without_the_amended_act_only_what_was_changed_has_wordings() -> None:
    found = consolidate(None, Span(), [LATER, INSERTS])
    assert told(found, "pasal-3") == [
        "pasal-3/ayat-1a 2033-05-10..2034-01-02 uu-8-2033/pasal-i/angka-1 Kecuali waktu purnama.",
        "pasal-3/ayat-1a 2034-01-02.. uu-9-2034/pasal-i/angka-1 Kecuali waktu gerhana.",
    ]
    assert told(found, "pasal-4") == ["pasal-4 2034-01-02.. uu-9-2034/pasal-i/angka-1 (dihapus)"]


def test_new_articles_stand_in_the_chapter_of_their_neighbour() -> None:
    def under(provision: Provision) -> Provision:
        return Provision(provision.ref, provision.level, "", "", provision.position, heading_path=("BAB II MENARA",))

    base = tuple(under(each) for each in words("pasal-2:", "pasal-5:"))
    found = consolidate(base, SPAN, [act(amend("sisip", "pasal-3", "pasal-3: Genta dibunyikan."))])
    assert [(str(v.provision.ref), v.provision.heading_path) for v in found] == [
        (f"{LAW}/pasal-2", ("BAB II MENARA",)),
        (f"{LAW}/pasal-3", ("BAB II MENARA",)),
        (f"{LAW}/pasal-5", ("BAB II MENARA",)),
    ]


@pytest.mark.parametrize("seed", range(25))
def test_wordings_of_a_place_follow_each_other_without_gap_or_overlap(seed: int) -> None:
    chance = random.Random(seed)
    targets = ["pasal-2", "pasal-2/huruf-b", "pasal-3", "pasal-3/ayat-1", "pasal-3/ayat-1a", "pasal-3a", "bab-ii"]
    made = []
    for number in range(chance.randint(1, 5)):
        by, day = f"uu-{number + 1}-2040", f"20{chance.randint(40, 44)}-0{chance.randint(1, 9)}-01"
        picked = chance.sample(targets, chance.randint(1, 4))
        changes = [_any_change(chance, target, by) for target in picked]
        made.append(act(*changes, by=by, day=day))
    found = consolidate(chance.choice([BASE, None]), SPAN, made)
    histories: dict[Ref, list[Version]] = {}
    for version in found:
        histories.setdefault(version.provision.ref, []).append(version)
    for versions in histories.values():
        assert all(one.span.end == other.span.start for one, other in pairwise(versions))
        assert all(one.span.start != other.span.start for one, other in pairwise(versions))
        assert versions[-1].span.end is None
        assert sum(version.span.holds(date(2042, 6, 1)) is True for version in versions) <= 1
    assert [v.provision.position for v in found] == sorted(v.provision.position for v in found)


def _any_change(chance: random.Random, target: str, by: str) -> Amendment:
    action = chance.choice(["ubah", "sisip", "hapus", "tetap"])
    text = () if action == "hapus" or chance.random() < 0.2 else (f"{target}: Bunyi {chance.random()}.",)
    return amend(action, target, *text, by=by)


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("pasal-22a", ["pasal-22", "pasal-22a", "pasal-23"]),
        ("pasal-22ab", ["pasal-22", "pasal-22ab", "pasal-23"]),
        ("pasal-9", ["pasal-9", "pasal-22", "pasal-23"]),
        ("pasal-100", ["pasal-22", "pasal-23", "pasal-100"]),
        ("lampiran-i", ["pasal-22", "pasal-23", "lampiran-i"]),
    ],
)
def test_printed_order(added: str, expected: list[str]) -> None:
    base = [Ref.parse(f"{LAW}/pasal-22"), Ref.parse(f"{LAW}/pasal-23")]
    assert [ref.path[0] for ref in printed(base, [Ref.parse(f"{LAW}/{added}")])] == expected


# --- which acts, from when -----------------------------------------------------------------------------------------


def _regulation(id: str, start: str = "", relations: tuple[Relation, ...] = ()) -> Regulation:
    kind, number, year = id.split("-")
    return Regulation(id, kind, number, int(year), "", "", span=Span.of(start), relations=relations)


def _changes(target: str, *articles: str, **more: object) -> Relation:
    return Relation(RelationKind.MENGUBAH, Ref.parse(target), articles=articles, **more)  # type: ignore[arg-type]


CATALOGUE = Catalogue(
    {
        each.id: each
        for each in (
            _regulation(LAW, "2031-03-01"),
            _regulation("perppu-3-2032", "2032-07-01", (_changes(LAW, "pasal-4", "pasal-9a"),)),
            _regulation("uu-1-2033", "2033-01-15", (Relation(RelationKind.MENETAPKAN, Ref("perppu-3-2032")),)),
            _regulation("uu-8-2033", "2033-05-10", (_changes(LAW, "pasal-3"),)),
            _regulation("uu-6-2036", "2036", (_changes(LAW, "pasal-2"),)),  # no source gives its day
            _regulation("uu-7-2037", "2037-01-01", (_changes(LAW, "pasal-2", partial=True),)),
        )
    },
    {},
    {},
    (),
)


def test_acts_take_their_days_from_the_catalogue() -> None:
    held = [amend("ubah", "pasal-3", "pasal-3: Lampu dinyalakan."), amend("hapus", "pasal-1", by="uu-99-2039")]
    found = acts(LAW, held, CATALOGUE, days={"uu-99-2039": PartialDate.parse("2039-09-09")})
    assert [(each.regulation, str(each.start), each.names, _said(each)) for each in found] == [
        # the Perppu's words count since the Perppu, under both names; its text is not held
        ("uu-1-2033", "2032-07-01", ("perppu-3-2032",), ["ubah pasal-4 0", "ubah pasal-9a 0"]),
        ("uu-8-2033", "2033-05-10", (), ["ubah pasal-3 1"]),
        ("uu-6-2036", "2036", (), ["ubah pasal-2 0"]),
        ("uu-7-2037", "2037-01-01", (), []),  # touches the article without amending it
        ("uu-99-2039", "2039-09-09", (), ["hapus pasal-1 0"]),
    ]


def _said(act: Act) -> list[str]:
    return [f"{each.action} {'/'.join(each.target.path)} {len(each.provisions)}" for each in act.amendments]


def test_an_act_whose_text_is_not_held_flags_the_articles_it_changed() -> None:
    found = consolidate(BASE, SPAN, acts(LAW, (), CATALOGUE))
    article = [v for v in found if v.provision.ref == Ref.parse(f"{LAW}/pasal-4")]
    assert [(str(v.span.start), str(v.set_by), v.provision.text, len(v.provision.flags)) for v in article] == [
        ("2031-03-01", LAW, "Kabut dicatat.", 0),
        ("2032-07-01", "perppu-3-2032", "Kabut dicatat.", 1),
    ]
    assert article[1].aliases == (Ref.parse("uu-1-2033/pasal-4"), Ref.parse("perppu-3-2032/pasal-4"))
