"""The gold questions: format, numbers, halves, distance from the norms' own words, and that their pinpoints exist."""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.errors import BadData
from corpus.model import AnswerStatus, Reason, Status, Verdict
from corpus.norms import load_norms
from corpus.reference import Ref
from corpus.scope import load_scope
from corpus.store import Reader
from corpus.text import tokens
from evals.gold import GOLD, KEYS, PRACTICE, Gold, load_gold
from evals.law import load_lacking
from evals.wordings import Wordings

ALL = load_gold()
TODAY = date(2026, 11, 22)  # the day of the questions that name none
PAST = frozenset({Status.DICABUT, Status.BERAKHIR, Status.BELUM_BERLAKU})
NEAR = "dekat-"  # how topics begin that lie near neutrality and are to be declined
ALIKE = 0.75  # of all words of a question and a phrasing, the share in both from which on they are the same question

# Questions that ask whether a repealed rule still holds, or which of two laws does.
ASKS_OF_THE_PAST = frozenset({"a-194", "d-050", "m-083"})


def places(gold: Gold) -> tuple[Ref, ...]:
    return tuple(ref for group in gold.required for ref in group)


# --- format ------------------------------------------------------------------------------------------------------


def test_every_line_has_every_key_and_a_source() -> None:
    rows = [json.loads(line) for file in GOLD.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows if row.keys() != KEYS or not row["source"].strip()] == []


def test_an_answer_has_a_verdict_and_what_must_be_cited_and_an_abstention_its_reason() -> None:
    answered = {AnswerStatus.ANSWERED: (True, True, False)}
    declined = (False, False, True)
    wrong = [
        gold.id
        for gold in ALL
        if (bool(gold.verdicts), bool(gold.required), bool(gold.reason)) != answered.get(gold.status, declined)
    ]
    assert wrong == []


def test_only_what_is_out_of_scope_has_that_reason() -> None:
    outside = [gold for gold in ALL if gold.status is AnswerStatus.OUT_OF_SCOPE]
    assert {gold.id for gold in outside} == {gold.id for gold in ALL if gold.reason is Reason.DI_LUAR_CAKUPAN}


LINE = {
    "id": "z-001", "topic": "kampanye", "question": "boleh?", "as_of": "2026-11-22", "register": "chat",
    "persona": "pns", "status": "answered", "reason": None, "verdict": "dilarang", "also_ok": [],
    "required": ["pp-94-2021/pasal-5"], "acceptable": [], "must_say": [["Berat"]], "source": "PP 94/2021",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "line 1: is not JSON"),
        ([json.dumps(LINE | {"verdikt": "boleh"})], "line 1: unknown verdikt"),
        ([json.dumps(LINE), json.dumps(LINE)], "z-001: is there twice"),
        ([json.dumps(LINE | {"register": "santai"})], "z-001: ValueError: 'santai' is not one of"),
        ([json.dumps(LINE | {"verdict": "haram"})], "z-001: ValueError: 'haram'"),
        ([json.dumps(LINE | {"required": ["Pasal 5"]})], "z-001: BadReference"),
        ([json.dumps(LINE | {"as_of": "kemarin"})], "z-001: ValueError"),
        ([json.dumps({key: value for key, value in LINE.items() if key != "topic"})], "z-001: KeyError: 'topic'"),
    ],
)
def test_a_line_that_is_no_question_is_refused(tmp_path: Path, lines: list[str], message: str) -> None:
    (tmp_path / "new.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load_gold(tmp_path)
    assert message in str(caught.value)


def test_a_line_is_read(tmp_path: Path) -> None:
    (tmp_path / "new.jsonl").write_text(json.dumps(LINE | {"also_ok": ["informasi"]}), encoding="utf-8")
    assert load_gold(tmp_path) == (
        Gold(
            id="z-001", topic="kampanye", question="boleh?", as_of=TODAY, register="chat", persona="pns",
            status=AnswerStatus.ANSWERED, reason=None, verdicts=(Verdict.DILARANG, Verdict.INFORMASI),
            required=((Ref.parse("pp-94-2021/pasal-5"),),), acceptable=(), must_say=(("berat",),),
        ),
    )  # fmt: skip


# --- how many, and in which half -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("least", "what"),
    [
        pytest.param(400, lambda gold: True, id="questions"),
        pytest.param(40, lambda gold: gold.historic, id="historic"),
        pytest.param(120, lambda gold: not gold.verdicts, id="to decline"),
        pytest.param(60, lambda gold: gold.topic.startswith(NEAR), id="near misses"),
        pytest.param(30, lambda gold: gold.register == "adversarial", id="adversarial"),
        pytest.param(30, lambda gold: gold.register == "lookup", id="look-ups"),
        pytest.param(60, lambda gold: gold.register == "chat", id="rough chat"),
        *(pytest.param(10, lambda gold, r=reason: gold.reason is r, id=reason) for reason in Reason),
    ],
)
def test_there_are_enough(least: int, what: Callable[[Gold], bool]) -> None:
    assert sum(map(what, ALL)) >= least


def test_a_near_miss_is_declined() -> None:
    near = [gold for gold in ALL if gold.topic.startswith(NEAR)]
    assert {gold.status for gold in near} == {AnswerStatus.OUT_OF_SCOPE}


@pytest.mark.parametrize("tuned", [True, False])
def test_each_half_is_large_enough_and_holds_every_verdict_and_reason(tuned: bool) -> None:
    half = [gold for gold in ALL if gold.tuned == tuned]
    split = [gold for gold in ALL if not gold.topic.startswith(PRACTICE)]  # those all belong to the first half
    assert len(half) >= 0.35 * len(split)
    assert Counter(gold.verdicts[0] for gold in half if gold.verdicts).keys() == set(Verdict)
    assert Counter(gold.reason for gold in half if gold.reason).keys() == set(Reason)


# --- the questions measure the norms, they do not mirror them --------------------------------------------------------


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two sets have in common (Jaccard)."""
    return len(one & other) / len(one | other)


def test_no_question_nearly_repeats_a_phrasing() -> None:
    said = [words for conduct in load_norms().conducts.values() for words in conduct.phrasings]
    said += [words for topic in load_scope() for words in topic.phrasings]
    said += [words for norm in load_norms().norms.values() for words in norm.asked]
    by_size: dict[int, set[frozenset[str]]] = {}
    for words in {frozenset(tokens(words)) for words in said}:
        by_size.setdefault(len(words), set()).add(words)
    asked = {gold.id: frozenset(tokens(gold.question)) for gold in ALL}
    near = [id for id, own in asked.items() if any(alike(own, other) >= ALIKE for other in _sized(own, by_size))]
    assert near == []


def _sized(words: frozenset[str], by_size: dict[int, set[frozenset[str]]]) -> Iterator[frozenset[str]]:
    """The sets large and small enough to have so many words in common."""
    for size in range(math.ceil(ALIKE * len(words)), math.floor(len(words) / ALIKE) + 1):
        yield from by_size.get(size, ())


def test_no_question_is_there_twice() -> None:
    times = Counter(tokens(gold.question) for gold in ALL)
    assert [gold.id for gold in ALL if times[tokens(gold.question)] > 1] == []


# --- the pinpoints -------------------------------------------------------------------------------------------------


def test_the_catalogue_knows_every_instrument() -> None:
    catalogue = load_catalogue()
    wrong = {
        str(ref) for gold in ALL for ref in (*places(gold), *gold.acceptable) if not catalogue.known(ref.regulation)
    }
    assert wrong == set()


def test_what_must_be_cited_is_law_of_the_day() -> None:
    catalogue = load_catalogue()
    wrong = {
        gold.id
        for gold in ALL
        for group in gold.required
        if gold.as_of and {catalogue.status(ref, gold.as_of) for ref in group} <= PAST
    }
    assert wrong == ASKS_OF_THE_PAST


def test_required_places_of_held_texts_exist(held_store: Reader) -> None:
    wordings = Wordings(held_store, load_catalogue())
    required = {ref for gold in ALL for ref in places(gold) if ref.path}
    missing = {ref for ref in required if wordings.worded(ref) and not wordings.known(ref)}
    lacking = load_lacking()  # each with its reason: the copy lacks it, or the parser misses it
    assert {str(ref) for ref in missing if not any(lack.covers(ref) for lack in lacking)} == set()
