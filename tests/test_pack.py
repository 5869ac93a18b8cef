"""Packs over audience, election and stage: every line is a norm's, every verdict the one that `ask` gives."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from corpus.errors import BadData, BadSetting, NotInCorpus
from corpus.loading import DATA
from corpus.model import Answer, Verdict
from corpus.norms import load_norms
from drafting.pack.cases import cards
from drafting.pack.handout import FEWEST, LINES, _height, handout
from drafting.pack.matter import Desk, Item, Line, Order
from drafting.pack.message import message
from drafting.pack.ordering import Wish, order_of
from drafting.pack.pledge import pledge
from drafting.pack.quiz import LETTERS, quiz, quiz_json
from drafting.pack.slides import slides
from drafting.pack.slides_pptx import ROOM, SIZES, height
from drafting.pack.teaching import load_teaching
from drafting.pack.words import PLAIN_YES, RIGHT
from qa.sentences import MILDER
from tests.fixtures.apps import TODAY, app_in

AUDIENCES = tuple(tomllib.loads((DATA / "audiences.toml").read_text(encoding="utf-8")))
STAGES = ("", "sebelum-penetapan", "kampanye", "masa-tenang", "pemungutan")
DAYS = {"pemilu-2024": date(2024, 1, 15), "pilkada-2024": date(2024, 10, 15)}
MATRIX = (
    *product(AUDIENCES, ("pemilu", "pilkada")),
    *product(("pppk", "kepala-desa", "tni"), ("pemilu-2024", "pilkada-2024")),
)
ORDINARY = tuple(product(("guru", "kepala-desa", "polri"), ("pemilu", "pilkada-2024")))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    app = app_in(tmp_path_factory.mktemp("home"))
    assistant = app.assistant
    return Desk(assistant, load_teaching(assistant.norms), TODAY)


def order(desk: Desk, audience: str, election: str, stage: str = "") -> Order:
    return order_of(desk.teaching, Wish(audience, election, DAYS.get(election, TODAY), stage))


def sentences(norm) -> set[str]:
    """Every sentence that a norm says."""
    parts = (*norm.conditions, *norm.sanctions, *norm.reports, *norm.cases)
    return {norm.statement, *(part.text for part in parts)}


def strays(lines: tuple[Line, ...], desk: Desk, wanted: Order) -> list[str]:
    """Lines that no norm says, or whose pinpoints are not that norm's or not in force for the order."""
    norms, standing, found = desk.assistant.norms, desk.assistant.judge.standing, []
    for line in lines:
        bases = {basis.ref: basis for basis in _bases(norms.norms[line.norm])}
        said = line.text.removeprefix(f"{MILDER} ")
        days = {wanted.on} if said == line.text else {wanted.on, TODAY}
        in_force = [
            ref in bases and any(standing.supports(bases[ref], day, wanted.election) for day in days)
            for ref in line.refs
        ]
        if said not in sentences(norms.norms[line.norm]) or not line.refs or not all(in_force):
            found.append(f"{line.norm}: {line.text}")
    return found


def _bases(norm):
    parts = (*norm.conditions, *norm.sanctions, *norm.reports, *norm.cases, *norm.conflicts)
    return (*(basis for part in parts for basis in part.bases), *norm.bases)


def answer(desk: Desk, wanted: Order, conduct: str):
    """What `netral ask` says to a follow-up about the conduct."""
    reply, _ = desk.assistant.ask("", as_of=wanted.on, today=TODAY, before=wanted.query(conduct))
    return reply


# --- the whole matrix --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_every_line_of_every_item_is_a_norms_and_in_force(desk, audience, election):
    wanted = order(desk, audience, election)
    items = desk.items(wanted)
    lines = (*(line for item in items for line in item.lines), *desk.reports(wanted))
    assert strays(lines, desk, wanted) == []
    assert all(item.statements for item in items)
    assert len(items) >= 6


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_a_pack_and_ask_never_disagree(desk, audience, election):
    wanted = order(desk, audience, election)
    asked = {item.conduct: answer(desk, wanted, item.conduct) for item in desk.items(wanted)[::3]}
    told = {conduct: desk.item(wanted, conduct).verdict for conduct in asked}
    assert {conduct: reply.verdict for conduct, reply in asked.items() if isinstance(reply, Answer)} == told


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_brings_only_norms_of_that_stage(desk, stage):
    norms = desk.assistant.norms.norms
    items = desk.items(order(desk, "camat-lurah", "pilkada", stage))
    told = {s for item in items for line in item.lines for s in norms[line.norm].stages}
    assert not stage or told <= {"selalu", stage}
    assert ("kampanye-masa-tenang" in {item.conduct for item in items}) is (stage in ("", "masa-tenang"))


def test_an_instrument_of_one_election_stays_in_it(desk):
    catalogue = desk.assistant.judge.standing.catalogue
    for audience, election in MATRIX:
        wanted = order(desk, audience, election)
        cited = {ref.regulation for item in desk.items(wanted) for line in item.lines for ref in line.refs}
        bound = {id: catalogue.bound(id) for id in cited if catalogue.bound(id)}
        assert {id for id, elections in bound.items() if election not in elections} == set(), (audience, election)


# --- the sheet ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_the_sheet_fits_and_tells_both_sides(desk, audience, election):
    wanted = order(desk, audience, election)
    sheet = handout(wanted, desk)
    assert _height(sheet) <= LINES
    kinds = dict(sheet.sections)
    assert len(kinds[Verdict.DILARANG]) >= FEWEST[Verdict.DILARANG]
    assert [row.number for row in sheet.rows] == list(range(1, len(sheet.rows) + 1))
    assert all(row.articles for row in sheet.rows)
    assert sheet.reports and sheet.penalties and sheet.sources
    assert "Perubahan aturan diperiksa sampai" in sheet.lead
    lines = (*(line for row in sheet.rows for line in row.lines), *(p.line for p in sheet.penalties), *sheet.reports)
    assert strays(lines, desk, wanted) == []


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_what_stands_under_a_verdict_is_an_act(desk, audience, election):
    """ "TIDAK BOLEH: Netralitas kepala desa" would say the contrary of what is meant."""
    topics = ("Netralitas", "Kewajiban", "Disiplin dan", "Alasan", "Diperintah", "Atasan atau", "ASN yang")
    rows = handout(order(desk, audience, election), desk).rows
    assert [row.label for row in rows if row.label.startswith(topics)] == []


def test_what_was_looked_over_less_is_named(desk):
    lead = handout(order(desk, "kepala-desa", "pilkada-2024"), desk).lead
    assert lead.startswith("Untuk kepala desa. Hukum per ")
    assert "(PP 43/2014 hanya sampai 3 Juni 2014)" in lead


def test_a_day_after_the_last_look_says_so(desk):
    wanted = replace(order(desk, "guru", "pilkada"), on=date(2027, 1, 1))
    assert "Sesudah tanggal itu periksa JDIH." in handout(wanted, desk).lead


def test_before_the_law_there_is_no_sheet(desk):
    with pytest.raises(NotInCorpus):
        handout(replace(order(desk, "pppk", "pilkada"), on=date(1970, 1, 1)), desk)


def test_attending_a_campaign_is_never_among_what_is_allowed(desk):
    for audience, election in MATRIX:
        verdicts = {
            item.verdict for item in desk.items(order(desk, audience, election)) if item.conduct == "hadir-kampanye"
        }
        assert Verdict.BOLEH not in verdicts


# --- cases and questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_every_question_has_one_right_answer_and_reasons_from_norms(desk, audience, election):
    wanted = order(desk, audience, election)
    made = quiz(wanted, desk, seed=7)
    items = {item.conduct: item for item in desk.items(wanted)}
    assert [q.level for q in made.questions] == sorted(q.level for q in made.questions)
    assert len(made.questions) >= 5
    for question in made.questions:
        texts = [option.text for option in question.options]
        assert (len(texts), len(set(texts)), sum(option.right for option in question.options)) == (4, 4, 1)
        assert strays(tuple(line for option in question.options for line in option.reasons), desk, wanted) == []
        assert all(option.articles for option in question.options)
        _surely(question, items)


def _surely(question, items: dict[str, Item]) -> None:
    """The right option is the verdict; in a choice among conducts the others are forbidden in every case."""
    asked = items[question.conducts[0]]
    if len(question.conducts) > 1:
        assert question.answer.text == asked.label and not asked.contested
        others = [items[conduct] for conduct in question.conducts[1:]]
        assert all(one.verdict is Verdict.DILARANG and one.firm for one in others)
        return
    assert question.answer.text == RIGHT[asked.verdict]
    wrong = {option.text for option in question.options if not option.right}
    if asked.verdict is Verdict.BOLEH_BERSYARAT:
        assert PLAIN_YES in wrong and not any(text.startswith("Tidak boleh") for text in wrong)
    if asked.verdict is Verdict.DILARANG:
        assert all(text.startswith("Boleh") for text in wrong)


@pytest.mark.parametrize("seed", range(6))
def test_attending_is_never_scored_as_a_plain_yes(desk, seed):
    made = quiz(replace(order(desk, "guru", "pilkada"), minutes=200), desk, seed=seed)
    about = [q for q in made.questions if q.conducts[0] == "hadir-kampanye"]
    assert [q.answer.text for q in about] == [RIGHT[Verdict.BOLEH_BERSYARAT]] * len(about)
    assert about


def test_a_seed_repeats_a_quiz_and_another_does_not(desk):
    wanted = order(desk, "guru", "pilkada")
    assert quiz(wanted, desk, seed=3) == quiz(wanted, desk, seed=3)
    assert quiz(wanted, desk, seed=3).questions != quiz(wanted, desk, seed=4).questions


def test_the_key_stands_apart_from_the_questions(desk):
    made = quiz(order(desk, "tni", "pemilu"), desk)
    told = quiz_json(made)
    assert not any("right" in str(question) for question in told["questions"])
    assert [row["answer"] for row in told["key"]] == [question.key for question in made.questions]
    assert {letter for question in made.questions for letter in question.key} <= set(LETTERS)


def test_minutes_decide_how_much_is_made(desk):
    wanted = order(desk, "staf-opd", "pilkada")
    short, long = replace(wanted, minutes=20), replace(wanted, minutes=120)
    assert (len(quiz(short, desk).questions), len(quiz(long, desk).questions)) == (6, 30)
    assert (len(cards(short, desk).cards), len(cards(long, desk).cards)) == (4, 20)


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_every_card_tells_its_ruling(desk, audience, election):
    wanted = order(desk, audience, election)
    made = cards(wanted, desk)
    items = {item.conduct: item for item in desk.items(wanted)}
    assert {card.verdict for card in made.cards} == {items[card.conduct].verdict for card in made.cards}
    assert strays(tuple(line for card in made.cards for line in (*card.lines, *card.sanctions)), desk, wanted) == []
    assert not any("{" in card.case for card in made.cards)


def test_every_situation_is_used_by_some_audience(desk):
    used = set()
    for audience, regime in product(AUDIENCES, ("pemilu", "pilkada")):
        wanted = order(desk, audience, regime)
        verdicts = {item.conduct: item.verdict for item in desk.items(wanted)}
        fitting = [s for s in desk.teaching.situations if s.fits(audience, regime)]
        used |= {s.id for s in fitting if verdicts.get(s.conduct) is s.verdict}
    assert {s.id for s in desk.teaching.situations} - used == set()


# --- slides, message, pledge -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_slides_hold_what_they_say_and_their_lines_are_norms(desk, audience, election):
    wanted = order(desk, audience, election)
    deck = slides(wanted, desk)
    assert [slide.title for slide in deck.slides if height(slide.points, SIZES[-1]) > ROOM[1]] == []
    assert strays(tuple(line for slide in deck.slides for line in slide.lines), desk, wanted) == []


@pytest.mark.parametrize(("audience", "election"), ORDINARY)
def test_the_message_is_short_dated_and_sourced(desk, audience, election):
    wanted = order(desk, audience, election)
    made = message(wanted, desk)
    assert len(made.text) < 2600
    assert strays(made.lines, desk, wanted) == []
    assert re.search(r"Hukum per \d+ \w+ \d{4}\. Perubahan aturan diperiksa sampai", made.text)
    assert "Dasar: " in made.text and "❌ *TIDAK BOLEH*" in made.text


@pytest.mark.parametrize(("audience", "election"), MATRIX)
def test_the_pledge_promises_only_what_binds(desk, audience, election):
    wanted = order(desk, audience, election)
    made = pledge(wanted, desk)
    items = {item.conduct: item for item in desk.items(wanted)}
    binding = {Verdict.DILARANG, Verdict.WAJIB}
    assert {items[promise.conduct].verdict for promise in made.promises} <= binding
    assert strays(tuple(promise.line for promise in made.promises), desk, wanted) == []
    assert len(made.promises) >= 3


# --- the data ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("guru2", "pilkada", TODAY), "--audience='guru2' cannot be used"),
        (Wish("guru", "pilpres", TODAY), "--election='pilpres' cannot be used"),
        (Wish("guru", "pilkada-24", TODAY), "--election='pilkada-24' cannot be used"),
        (Wish("guru", "pilkada", TODAY, "selalu"), "--stage='selalu' cannot be used"),
        (Wish("guru", "pilkada", TODAY, minutes=0), "--minutes='0' cannot be used"),
    ],
)
def test_what_is_not_known_is_named(desk, wish, said):
    with pytest.raises(BadSetting, match=re.escape(said)):
        order_of(desk.teaching, wish)


def test_a_conduct_that_no_norm_knows_is_refused(tmp_path):
    for file in ("subjects.toml", "audiences.toml", "teaching-cases.toml", "teaching-options.toml"):
        (tmp_path / file).write_text((DATA / file).read_text(encoding="utf-8"), encoding="utf-8")
    broken = (tmp_path / "teaching-options.toml").read_text(encoding="utf-8").replace('"kerabat-calon"', '"kerabat"', 1)
    (tmp_path / "teaching-options.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(BadData, match="kerabat not known"):
        load_teaching(load_norms(), tmp_path)


def test_the_sources_of_a_sheet_are_those_of_its_lines(desk):
    sheet = handout(order(desk, "guru", "pilkada-2024"), desk)
    assert "UU 1/2026" not in sheet.sources.split("; ")  # in force only later, and no line of the sheet rests on it
