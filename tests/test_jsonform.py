"""The JSON of answers: exactly the keys that others rely on, in their order, whatever the reply."""

from datetime import date

import pytest

from corpus.dates import Span
from corpus.model import (
    Abstention,
    Answer,
    AnswerStatus,
    Citation,
    Reason,
    RuledCase,
    RuledSanction,
    Status,
    TextKind,
    Verdict,
)
from corpus.reference import Ref
from qa.jsonform import answer_json

DAY = date(2034, 5, 1)
PLACE, ALIAS = Ref.parse("uu-1-2030/pasal-3"), Ref.parse("uu-9-2033/pasal-3")
CITED = Citation(
    ref=PLACE,
    label="Pasal 3 UU 1/2030",
    quote="Jangan menari.",
    text=TextKind.NASKAH_RESMI,
    status=Status.BERLAKU_SEBAGIAN,
    aliases=(ALIAS,),
    amended_later=True,
    span=Span.of("2030-06", "2035"),
    checked_until=date(2033, 1, 1),
    url="https://jdih.example.go.id/3",
    norm="menari-asn",
)
CITED_JSON = {
    "ref": "uu-1-2030/pasal-3",
    "aliases": ["uu-9-2033/pasal-3"],
    "label": "Pasal 3 UU 1/2030",
    "quote": "Jangan menari.",
    "text": "naskah-resmi",
    "status": "berlaku-sebagian",
    "amended_later": True,
    "valid_from": "2030-06",  # as precise as it is known
    "valid_until": "2035",
    "checked_until": "2033-01-01",
    "url": "https://jdih.example.go.id/3",
}
BARE = Citation(Ref("uu-1-2030"), "UU 1/2030", None, TextKind.IKHTISAR, Status.TIDAK_DIKETAHUI)
BARE_JSON = {
    "ref": "uu-1-2030",
    "aliases": [],
    "label": "UU 1/2030",
    "quote": None,
    "text": "ikhtisar",
    "status": "tidak-diketahui",
    "amended_later": False,
    "valid_from": None,
    "valid_until": None,
    "checked_until": None,
    "url": None,
}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (
            Answer(
                question="Boleh?",
                as_of=DAY,
                verdict=Verdict.DILARANG,
                text="Dilarang.",
                citations=(CITED, BARE),
                conditions=("Latihan tidak termasuk.",),
                cases=(
                    RuledCase("topeng", Verdict.BOLEH, (PLACE,), "Dicatat."),
                    RuledCase("topi", Verdict.DILARANG, ()),
                ),
                asks=("Bertopeng?",),
                sanctions=(RuledSanction("Sepatu dicabut.", (PLACE,)),),
                conflicts=("Edaran berbeda.",),
                caveats=("Periksa.",),
            ),
            {
                "question": "Boleh?",
                "as_of": "2034-05-01",
                "status": "answered",
                "reason": None,
                "verdict": "dilarang",
                "answer": "Dilarang.",
                "conditions": ["Latihan tidak termasuk."],
                "cases": [
                    {"when": "topeng", "verdict": "boleh", "citations": ["uu-1-2030/pasal-3"], "text": "Dicatat."},
                    {"when": "topi", "verdict": "dilarang", "citations": []},
                ],
                "asks": ["Bertopeng?"],
                "sanctions": [{"text": "Sepatu dicabut.", "citations": ["uu-1-2030/pasal-3"]}],
                "conflicts": ["Edaran berbeda."],
                "caveats": ["Periksa."],
                "citations": [CITED_JSON, BARE_JSON],
                "elapsed_ms": 12.3,
            },
        ),
        (
            Abstention(
                "Cuaca?", DAY, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, "Tanya BMKG.", (BARE,), ("Kota?",)
            ),
            {
                "question": "Cuaca?",
                "as_of": "2034-05-01",
                "status": "out_of_scope",
                "reason": "di-luar-cakupan",
                "verdict": None,
                "answer": "Tanya BMKG.",
                "conditions": [],
                "cases": [],
                "asks": ["Kota?"],
                "sanctions": [],
                "conflicts": [],
                "caveats": [],
                "citations": [BARE_JSON],
                "elapsed_ms": 12.3,
            },
        ),
    ],
)
def test_answer_json(reply: Answer | Abstention, expected: dict[str, object]) -> None:
    found = answer_json(reply, 12.3456)
    assert (found, list(found)) == (expected, list(expected))
