"""The tab Tanya without a browser: what is said to odd questions, what a card holds, how a conversation goes on."""

from dataclasses import replace

import pytest

from corpus.errors import BadData, NetralError, NotInCorpus, StaleIndex, WriterBusy
from corpus.model import Answer
from screens.app import LONGEST, MOST_TURNS
from screens.article import articles_of
from screens.holdings import holdings
from screens.talk import EMPTY, TOO_LONG, asked
from screens.tanya import SAMPLES, answered
from tests.app.pages import ATTENDING
from tests.fixtures.apps import TODAY


def test_an_empty_question_is_asked_for(app):
    question, turns, html = answered(app, "  \n ", "", ())
    assert (question, turns) == ("  \n ", ())
    assert EMPTY in html


def test_a_day_that_cannot_be_read_is_said_and_the_question_stays(app):
    question, turns, html = answered(app, ATTENDING, "kemarin", ())
    assert (question, turns) == (ATTENDING, ())
    assert "Tanggal tidak terbaca" in html


def test_a_very_long_question_is_answered_and_said_to_be_cut(app):
    question, turns, html = answered(app, ATTENDING + " lagi" * 2500, "", ())
    assert (question, len(turns)) == ("", 1)
    assert TOO_LONG in html
    assert len(turns[0].reply.question) <= LONGEST


def test_a_follow_up_inherits_and_old_turns_are_let_go(app):
    turns = asked(app, ATTENDING, None, ())
    turns = asked(app, "kalau PPPK?", None, turns)
    assert turns[1].query.conduct == turns[0].query.conduct
    assert turns[1].query.subjects == ("pppk",)
    for _ in range(MOST_TURNS + 2):
        turns = asked(app, "kalau PPPK?", None, turns)
    assert len(turns) == MOST_TURNS
    assert turns[-1].number == MOST_TURNS + 4


class Broken:
    """An assistant that cannot answer."""

    def __init__(self, error: NetralError) -> None:
        self.error = error

    def ask(self, *_, **__):
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StaleIndex("The vectors are old"), "Indeks pencarian perlu dibuat ulang."),
        (WriterBusy("netral ingest"), "Naskah sedang diperbarui."),
        (NotInCorpus("uu-1-2001"), "belum terpasang"),
        (BadData("norms", "norm x", "wrong"), "kesalahan pada data"),
    ],
)
def test_errors_are_indonesian_sentences_and_the_question_stays(app, error, said):
    question, turns, html = answered(replace(app, assistant=Broken(error)), ATTENDING, "", ())
    assert (question, turns) == (ATTENDING, ())
    assert said in html
    assert str(error) not in html


def test_every_sample_question_is_answered(app):
    questions = SAMPLES.read_text(encoding="utf-8").split("\n")
    replies = {question: asked(app, question, None, ())[-1].reply for question in filter(None, questions)}
    assert [question for question, reply in replies.items() if not isinstance(reply, Answer)] == []


def test_a_card_marks_the_cited_part_and_keeps_the_whole_article(app):
    reply = asked(app, ATTENDING, None, ())[-1].reply
    cards = {str(card.ref): card for card in articles_of(reply.citations, TODAY, app)}
    shown = cards["pp-94-2021/pasal-5"]
    marked = {str(line.ref) for line in shown.lines if line.numbers}
    assert "pp-94-2021/pasal-5/huruf-n/angka-1" in marked
    assert "pp-94-2021/pasal-5/huruf-m" not in marked
    assert [line.text for line in shown.lines][:2] == ["Pasal 5\nPegawai jangan:", "m. lupa menyiram bunga; atau"]
    assert all(number == reply.citations.index(one) + 1 for card in cards.values() for number, one in card.numbered)


def test_what_is_held_is_counted_once_for_a_state_of_the_store(app):
    first = holdings(app)
    assert holdings(app) is first
    assert [row["id"] for row in first["regulations"] if row["text"] == "salinan"] == [
        "pp-94-2021",
        "uu-1-2001",
        "uu-5-2010",
    ]
