"""The words of the screens that readers see, in one place, where they are not law and not part of an answer."""

from datetime import date

from corpus.citation import label
from corpus.dates import PartialDate, Span
from corpus.model import Citation, Reason, Status, TextKind, Verdict
from qa.sentences import MONTHS, STATUS_LABELS, TEXT_LABELS, day

DISCLAIMER = (
    "Netral memberi informasi hukum, bukan nasihat hukum dan bukan putusan. “Tidak ditemukan” bukan berarti “tidak "
    "dilarang”. Untuk kepastian, tanyakan tertulis kepada PPK instansi Anda atau Bawaslu."
)
VERDICT_SIGNS = {
    Verdict.DILARANG: "✕",
    Verdict.WAJIB: "!",
    Verdict.BOLEH_BERSYARAT: "◐",
    Verdict.BOLEH: "✓",
    Verdict.INFORMASI: "i",
}
REASONS = {
    Reason.DI_LUAR_CAKUPAN: "Di luar cakupan",
    Reason.TIDAK_DIATUR: "Belum dapat dijawab",
    Reason.NASKAH_TIDAK_ADA: "Naskah belum terpasang",
}
KINDS = TEXT_LABELS
KIND_MEANINGS = {
    TextKind.NASKAH_RESMI: "diambil dari alamat resmi",
    TextKind.SALINAN: "berkas yang dipasang di komputer ini, bukan unduhan dari alamat resmi",
    TextKind.IKHTISAR: "ringkasan dengan kata-kata kami; naskahnya belum terpasang di komputer ini",
}
# Questions that go on from an answer, each behind the code that it would change; one that says nothing new is left out.
FOLLOW_UPS = (
    ("pns", "Kalau PNS?"),
    ("pppk", "Kalau PPPK?"),
    ("pemilu", "Kalau di Pemilu?"),
    ("pilkada", "Kalau di Pilkada?"),
    ("masa-tenang", "Kalau di masa tenang?"),
)
STATUS_SIGNS = {
    Status.BERLAKU: "●",
    Status.BERLAKU_SEBAGIAN: "◐",
    Status.BELUM_BERLAKU: "○",
    Status.DICABUT: "✕",
    Status.BERAKHIR: "✕",
    Status.TIDAK_DIKETAHUI: "?",
}


def partial(when: PartialDate) -> str:
    """A day as precise as it is known.

    >>> partial(PartialDate.parse("2017-11"))
    'November 2017'
    """
    if when.earliest == when.latest:
        return day(when.earliest)
    month = f"{MONTHS[when.earliest.month - 1]} " if when.earliest.month == when.latest.month else ""
    return f"{month}{when.earliest.year}"


def spanned(span: Span) -> str:
    """Since when and until when, in words; empty where neither is known.

    >>> spanned(Span.of("2021-08-31"))
    'sejak 31 Agustus 2021'
    """
    start = f"sejak {partial(span.start)}" if span.start else ""
    end = f"sampai sebelum {partial(span.end)}" if span.end else ""
    return " ".join(filter(None, (start, end)))


def cited_as(citation: Citation, as_of: date, formal: str = "") -> str:
    """A citation as it is copied into a letter: pinpoint with the full name, kind of text, status and day."""
    named = label(citation.ref, {citation.ref.regulation: formal}) if formal else citation.label
    quote = f": “{' '.join(citation.quote.split())}”" if citation.quote else ""
    kind = KINDS[citation.text]
    return f"{named}{quote} ({kind}; {STATUS_LABELS[citation.status]} per {day(as_of)})"
