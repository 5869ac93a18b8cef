"""What the audit of a letter gives back: findings with places, the citations read, how far it could see."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Place, Status
from corpus.reference import Ref


class Severity(StrEnum):
    """`salah` must be corrected, `periksa` must be looked at by a person, `info` is good to know."""

    SALAH = "salah"
    PERIKSA = "periksa"
    INFO = "info"


class Kind(StrEnum):
    """What a finding is about."""

    TANGGAL_SURAT = "tanggal-surat"  # the letter's own day is missing or incomplete
    TIDAK_DIKENAL = "tidak-dikenal"  # the instrument is not in the catalogue
    SALAH_SEBUT = "salah-sebut"  # number, year or kind is wrong, and what was meant is known
    JUDUL = "judul"
    TANGGAL_PERATURAN = "tanggal-peraturan"
    DICABUT = "dicabut"
    BERAKHIR = "berakhir"
    BELUM_BERLAKU = "belum-berlaku"
    STATUS = "status-tidak-diketahui"
    PERUBAHAN = "perubahan"  # the amendments are left out, or one named is none
    PASAL_TIDAK_ADA = "pasal-tidak-ada"
    PASAL_TIDAK_PASTI = "pasal-tidak-pasti"
    ISI = "isi"  # the article seems to speak of something else
    SUBJEK = "subjek"  # the rule does not bind the people spoken of
    REZIM = "rezim"  # a rule of the Pemilu for a Pilkada, or the other way round
    TERIKAT = "terikat-pemilihan-lain"
    KUTIPAN = "kutipan"  # quoted words differ from the text
    KUTIPAN_TIDAK_PASTI = "kutipan-tidak-pasti"
    PIDANA_LAMA = "pidana-lama"
    PEMILIHAN = "pemilihan"  # the letter urges about an election that is over, or far off
    LEMBAGA = "lembaga"  # an office whose tasks passed on
    PUTUSAN = "putusan"  # a court ruling changed how the place is read


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to correct, look at, or know. `start` and `end` are offsets in the text of the letter."""

    severity: Severity
    kind: Kind
    place: Place
    found: str
    message: str  # Indonesian
    ref: Ref | None = None
    correction: str = ""  # what to write instead, Indonesian; empty where there is none
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Cited:
    """One place that the letter cites, and where it stood on the letter's day.

    `checked` is false where something that had to be tested could not be (its text is not held, or is flagged).
    """

    found: str
    ref: Ref | None
    label: str
    status: Status
    place: Place
    checked: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole result: never one tick for everything, so it says how much was checked."""

    name: str
    day: date
    day_found: bool  # whether the day is the letter's own
    findings: tuple[Finding, ...]
    citations: tuple[Cited, ...]

    @property
    def faulty(self) -> bool:
        """Whether something must be corrected."""
        return any(finding.severity is Severity.SALAH for finding in self.findings)

    @property
    def unsure(self) -> int:
        """How many citations could not be fully checked."""
        return sum(not cited.checked for cited in self.citations)
