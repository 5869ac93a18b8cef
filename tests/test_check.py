"""The last look: a quote that is not the stored words, or a pinpoint that no norm carries, withholds the answer."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Abstention, Answer, AnswerStatus, Citation, Reason, Status, TextKind, Verdict
from corpus.reference import Ref
from qa.check import WITHHELD, checked
from tests.fixtures.kota import Kota, Shelf, kota, wording

DAY = date(2034, 1, 1)
PLACE = Ref.parse("uu-1-2030/pasal-3/ayat-1")
STORED = "Petugas tidak boleh menari di panggung calon pada hari pasar."
TEXTS = Shelf((wording(str(PLACE), STORED),))
QUOTED = Citation(PLACE, "Pasal 3 ayat (1) UU 1/2030", STORED, TextKind.SALINAN, Status.BERLAKU, norm="menari-asn")
DIGEST = replace(QUOTED, quote=None, text=TextKind.IKHTISAR)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def quoting(text: str) -> Citation:
    return replace(QUOTED, quote=text)


@pytest.mark.parametrize(
    ("citation", "stands"),
    [
        (QUOTED, True),
        (quoting("tidak boleh menari"), True),  # a part of it
        (quoting("Petugas  tidak boleh\nmenari di panggung"), True),  # only spaces differ
        (quoting(STORED.replace("tidak ", "")), False),  # one word less, and the meaning is turned over
        (quoting(STORED.replace("hari", "malam")), False),  # one word differs
        (quoting(STORED.replace("Petugas", "petugas")), False),  # a quote is exact
        (quoting(STORED + " Kecuali hujan."), False),
        (replace(QUOTED, ref=Ref.parse("uu-1-2030/pasal-4")), False),  # the words of another place
        (DIGEST, True),
        (replace(DIGEST, ref=Ref.parse("uu-1-2030/pasal-4")), True),  # of a case of the same norm
        (replace(DIGEST, ref=Ref.parse("uu-1-2030/pasal-99")), False),  # nothing of the norm
        (replace(DIGEST, norm="tidak-ada"), False),
        (replace(DIGEST, norm=None, ref=Ref("uu-1-2030")), True),  # an instrument itself
        (replace(DIGEST, norm=None, ref=Ref("uu-99-2030")), False),
    ],
)
def test_one_citation_that_does_not_stand_withholds_everything(town: Kota, citation: Citation, stands: bool) -> None:
    answer = Answer("Boleh?", DAY, Verdict.DILARANG, "Dilarang.", (DIGEST, citation))
    text = WITHHELD.format(label=citation.label)
    withheld = Abstention("Boleh?", DAY, AnswerStatus.INSUFFICIENT, Reason.NASKAH_TIDAK_ADA, text)
    standing = town.judge(TEXTS).standing
    assert checked(answer, standing, town.norms) == (answer if stands else withheld)


def test_a_quote_is_of_the_day(town: Kota) -> None:
    answer = Answer("Boleh?", date(2029, 1, 1), Verdict.DILARANG, "Dilarang.", (QUOTED,))
    assert isinstance(checked(answer, town.judge(TEXTS).standing, town.norms), Abstention)


def test_an_answer_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a Citation"):
        Answer("Boleh?", DAY, Verdict.BOLEH, "Boleh.", ())
