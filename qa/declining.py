"""Declining: outside the scope, not regulated in what we hold, or a text we do not hold; each with what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import Abstention, AnswerStatus, Norm, Reason
from corpus.norms import Norms
from corpus.scope import OutsideTopic
from qa.choosing import Candidates, Chooser
from qa.judge import NoRule
from qa.query import Query

NOT_FORBIDDEN = (
    "Tidak ditemukan bukan berarti tidak dilarang. Tuliskan perbuatannya lebih rinci (apa, oleh siapa, dalam pemilihan "
    "yang mana, kapan), atau tanyakan tertulis kepada PPK atau Bawaslu."
)
_STATUS = {
    Reason.DI_LUAR_CAKUPAN: AnswerStatus.OUT_OF_SCOPE,
    Reason.TIDAK_DIATUR: AnswerStatus.INSUFFICIENT,
    Reason.NASKAH_TIDAK_ADA: AnswerStatus.INSUFFICIENT,
}
MOST_ASKED = 2  # conducts asked back where none is sure


@dataclass(frozen=True, slots=True)
class Decliner:
    """Says why a question is not answered."""

    chooser: Chooser
    norms: Norms
    outside: Mapping[str, OutsideTopic]

    def partisan(self, query: Query) -> Abstention:
        text = (
            "Netral tidak menilai calon, partai, atau peluang menang, dan tidak membantu kampanye siapa pun. "
            "Yang dapat dijawab: apa yang boleh dan dilarang bagi ASN dan aparat. Tuliskan perbuatannya."
        )
        return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (text,))

    def no_rule(self, query: Query, ruling: NoRule, preface: tuple[str, ...]) -> Abstention:
        conduct = f"“{self.label(ruling.conduct)}” bagi subjek dan pemilihan yang ditanyakan pada hari itu"
        lines = (*preface, f"Kami tidak menemukan aturan tentang {conduct}.", NOT_FORBIDDEN)
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines)

    def no_figure(self, query: Query, conduct: str, preface: tuple[str, ...]) -> Abstention:
        """That the rules on the conduct do not give the figure asked for."""
        text = (
            f"Angka yang ditanyakan tidak kami temukan dalam aturan tentang “{self.label(conduct)}” yang kami pegang."
        )
        lines = (*preface, text, "Jangan mengira-ngira: tanyakan tertulis kepada PPK, BKN, atau Bawaslu.")
        asks = (f"{self.label(conduct)}?",)
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines, asks)

    def silent(self, query: Query, norm: Norm, preface: tuple[str, ...]) -> Abstention:
        """That no rule is found, in the words of the norm that says so."""
        lines = (
            *preface,
            norm.statement,
            "Tidak ditemukan bukan berarti boleh. Tanyakan tertulis kepada PPK atau Bawaslu.",
        )
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines)

    def label(self, conduct: str) -> str:
        return self.norms.conducts[conduct].label

    def declined(self, query: Query, found: Candidates, preface: tuple[str, ...]) -> Abstention:
        if found.away and found.outside is not None:
            topic = self.outside[found.outside.topic.id]
            return _abstention(query, _STATUS[topic.reason], topic.reason, (*preface, topic.next_step))
        if not self.chooser.near_domain(query):
            text = (
                "Pertanyaan ini di luar cakupan Netral, yang hanya menjawab netralitas ASN dan aparat dalam Pemilu dan "
                "Pilkada. Tanyakan kepada instansi yang mengurus hal itu."
            )
            return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (*preface, text))
        return self._insufficient(query, found, preface)

    def _insufficient(self, query: Query, found: Candidates, preface: tuple[str, ...]) -> Abstention:
        asks = tuple(f"{self.label(match.topic.id)}?" for match in found.inside[:MOST_ASKED])
        lines = (
            *preface,
            "Kami tidak menemukan aturan yang menjawab pertanyaan ini dengan pasti.",
            NOT_FORBIDDEN,
        )
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines, asks)


def _abstention(
    query: Query, status: AnswerStatus, reason: Reason, lines: tuple[str, ...], asks: tuple[str, ...] = ()
) -> Abstention:
    return Abstention(query.question, query.as_of, status, reason, "\n\n".join(lines), asks=asks)
