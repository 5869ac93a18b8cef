"""The newest answer in a language model's words: it comes into its place, ours stays, and a lie is withheld."""

import gc
import json
import socket
from dataclasses import replace

import pytest

from evals.writing.__main__ import verifier
from qa.writer import Rewriter
from qa.writer.passages import lines_of
from screens.rephrase import rewritten_html, told
from screens.talk import asked, talk_html
from screens.tentang import about
from tests.app.pages import ATTENDING, Visit, ask
from tests.test_writing import ScriptedWriter

LIKING = "boleh like postingan caleg?"


def app_writing(app, says):
    """The app with a model that says this."""
    return replace(app, rewriter=Rewriter(ScriptedWriter(says), verifier()))


def unchanged(app, question: str) -> str:
    """The reply of a model that rewrites nothing."""
    lines = lines_of(asked(app, question, None, ())[-1].reply)
    return "\n".join(f"K{at}: {line.text}" for at, line in enumerate(lines, 1))


def test_without_a_model_there_is_no_place_for_its_words(app):
    turns = asked(app, LIKING, None, ())
    assert told(app, turns) == ""
    assert "tulis-1" not in talk_html(app, turns)


def test_the_words_go_into_the_place_of_their_turn(app):
    writing = app_writing(app, unchanged(app, LIKING))
    turns = asked(writing, LIKING, None, ())
    put = json.loads(told(writing, turns))
    assert f'id="{put["place"]}"' in talk_html(writing, turns)
    assert put["html"].startswith("<h3>Dengan kata lain</h3><p>")
    assert 'data-cite="1-1"' in put["html"]
    assert told(writing, turns, told(writing, turns)) == told(writing, turns)
    assert len(writing.rewriter.writer.heard) == 3  # each of the two was asked for, the one shown again was not
    other = asked(writing, ATTENDING, None, ())  # a new conversation counts from 1 again
    assert json.loads(told(writing, other, told(writing, turns)))["place"] != put["place"]


def test_a_model_that_writes_markup_is_withheld_and_its_words_are_not_shown(app):
    writing = app_writing(app, "K1: <img src=x onerror=alert(1)>")
    put = json.loads(told(writing, asked(writing, LIKING, None, ())))
    assert "onerror" not in put["html"]
    assert "ditahan seluruhnya" in put["html"]


def test_a_declined_question_is_not_sent(app):
    writing = app_writing(app, "K1: x")
    turns = asked(writing, "berapa gaji pns golongan 3a", None, ())
    assert told(writing, turns) == ""
    assert writing.rewriter.writer.heard == []
    assert "tulis-1" not in talk_html(writing, turns)


def test_the_page_says_what_goes_to_a_model(app):
    assert "dikirim ke alamatnya" in about(app_writing(app, ""))
    assert "dikirim ke alamatnya" not in about(app)


def test_names_of_models_are_escaped(app):
    writing = app_writing(app, "")
    writing.rewriter.writer.name = "<b>model</b>"
    written = writing.rewriter.rewritten(asked(app, LIKING, None, ())[-1].reply)
    assert "&lt;b&gt;model" in rewritten_html(written, 1)


@pytest.fixture(scope="module")
def served(app):
    """A server whose model rewrites one answer faithfully and lies about all others."""
    import ui

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = ui.serve(app_writing(app, unchanged(app, LIKING)), host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/"
    running.close()
    gc.collect()


@pytest.fixture
def writing_visit(browser, served):
    visit = Visit(browser, served)
    yield visit
    visit.close()
    assert (visit.strays, visit.faults) == ([], [])


@pytest.mark.browser
def test_in_the_browser_other_words_come_beside_ours(writing_visit):
    tab = writing_visit()
    ask(tab, LIKING)
    tab.locator(".rephrased h3", has_text="Dengan kata lain").wait_for()
    assert tab.locator(".lead p").count() == 1
    assert "ditulis ulang oleh model bahasa naskah" in tab.inner_text(".rephrased").lower()
    tab.locator(".rephrased a.mark").first.click()
    assert tab.locator("details.card[open]").count() == 1


@pytest.mark.browser
def test_in_the_browser_a_lie_is_withheld_with_a_note(writing_visit):
    tab = writing_visit(width=375)
    ask(tab, ATTENDING)
    tab.locator(".rephrased", has_text="ditahan seluruhnya").wait_for()
    assert tab.inner_text(".lead p")
    assert tab.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
