"""The last look before an answer leaves: every citation stands, or nothing is said.

A quote must be the stored words; a citation without a quote must be a pinpoint of the norm it names, or an instrument
that the catalogue knows. Where one fails the whole answer is withheld: deleting a false footnote would leave the
false sentence.
"""

from corpus.model import Abstention, Answer, AnswerStatus, Citation, Reason
from corpus.norms import Norms
from corpus.text import normalise
from qa.standing import Standing

WITHHELD = (
    "Jawaban ditahan: {label} tidak lolos pemeriksaan kutipan. Jalankan `netral doctor`; "
    "sementara itu baca naskahnya di JDIH."
)


def stands(citation: Citation, answer: Answer, standing: Standing, norms: Norms) -> bool:
    """Whether the quote is there word for word, or the pinpoint is the norm's own or a known instrument."""
    if citation.quote is not None:
        held = standing.texts.full_text(citation.ref, citation.worded or answer.as_of)
        return normalise(citation.quote) in normalise(held)
    if citation.norm is not None:
        return citation.norm in norms.norms and citation.ref in norms.bases(citation.norm)
    return standing.catalogue.known(citation.ref.regulation)


def checked(answer: Answer, standing: Standing, norms: Norms) -> Answer | Abstention:
    """The answer, or an abstention where one of its citations does not stand."""
    for citation in answer.citations:
        if not stands(citation, answer, standing, norms):
            text = WITHHELD.format(label=citation.label)
            reason = Reason.NASKAH_TIDAK_ADA
            return Abstention(answer.question, answer.as_of, AnswerStatus.INSUFFICIENT, reason, text)
    return answer
