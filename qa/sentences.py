"""The words that the public reads, in one place: verdicts, statuses, days."""

from datetime import date

from corpus.model import Status, TextKind, Verdict

VERDICT_LABELS = {
    Verdict.DILARANG: "Dilarang",
    Verdict.WAJIB: "Wajib",
    Verdict.BOLEH_BERSYARAT: "Boleh bersyarat",
    Verdict.BOLEH: "Boleh",
    Verdict.INFORMASI: "Informasi",
}
STATUS_LABELS = {
    Status.BERLAKU: "berlaku",
    Status.BERLAKU_SEBAGIAN: "berlaku sebagian",
    Status.BELUM_BERLAKU: "belum berlaku",
    Status.DICABUT: "dicabut",
    Status.BERAKHIR: "berakhir",
    Status.TIDAK_DIKETAHUI: "tidak diketahui",
}
TEXT_LABELS = {
    TextKind.NASKAH_RESMI: "naskah resmi",
    TextKind.SALINAN: "salinan",
    TextKind.IKHTISAR: "ikhtisar",
}
REGIME_LABELS = {"pemilu": "Pemilu", "pilkada": "Pilkada", "umum": "umum"}
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
# The one allowed mix of two days' law (promise 3): the penalty of the day beside today's, with the rule that the
# milder one applies.
MILDER = "Hukum hari ini (Pasal 3 KUHP: yang lebih ringan bagi pelaku yang dipakai):"


def day(value: date) -> str:
    """The day in Indonesian.

    >>> day(date(2022, 9, 22))
    '22 September 2022'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def unlabelled(line: str) -> str:
    """The short answer without the verdict that opens it, for where the verdict stands above."""
    for label in VERDICT_LABELS.values():
        line = line.removeprefix(f"**{label}.** ")
    return line


def capital(text: str) -> str:
    """The text with a capital first; the rest as it is."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation keeps its capitals.

    >>> inside("Kepala desa"), inside("PPPK di sekolah")
    ('kepala desa', 'PPPK di sekolah')
    """
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"
