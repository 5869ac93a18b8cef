"""Lies, each of one fact: a sentence of ours with one thing changed that decides. Seeded, to be repeatable."""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

Lie = Callable[[str, Random], str | None]  # the sentence with the lie in it; None where it has no place for one

_NUMBER = re.compile(r"(?<![\w/.,-])(?:Rp)?\d[\d.]*(?![\w/]|[.,]\d)")
_LAW = re.compile(r"\b(?:UU|PP|PKPU|Perbawaslu|Perppu|Perpres|SKB|SE|MK)\s+(\d+)")
_PASAL = re.compile(r"\bPasal (\d+)")
_MONTH = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})|\b({_MONTH}) (\d{{4}})")


def swapping(*pairs: tuple[str, str]) -> Lie:
    """A lie that puts one word of a pair for the other, in either direction."""
    table = {a: b for a, b in pairs} | {b: a for a, b in reversed(pairs)}
    found = re.compile(rf"(?<![\w/-])(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})(?![\w/-])")

    def lie(text: str, chance: Random) -> str | None:
        match = _one(found, text, chance)
        return None if match is None else _put(text, match.start(), match.end(), table[match[0]])

    return lie


def _one(pattern: re.Pattern[str], text: str, chance: Random) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return chance.choice(matches) if matches else None


def _put(text: str, start: int, end: int, new: str) -> str:
    return " ".join(f"{text[:start]}{new}{text[end:]}".split())


def number(text: str, chance: Random) -> str | None:
    """Another number."""
    plain = [m for m in _NUMBER.finditer(text) if not _in_law(text, m)]
    if not plain:
        return None
    match = chance.choice(plain)
    last = max(at for at, char in enumerate(match[0]) if char.isdigit() and (char != "0" or len(match[0]) == 1))
    digit = str((int(match[0][last]) + chance.randint(1, 8)) % 10)
    changed = match[0][:last] + digit + match[0][last + 1 :]
    return _put(text, match.start(), match.end(), changed) if changed != match[0] else None


def _in_law(text: str, match: re.Match[str]) -> bool:
    around = [m.span() for pattern in (_LAW, _PASAL, _DAY) for m in pattern.finditer(text)]
    return any(start <= match.start() < end for start, end in around)


def day(text: str, chance: Random) -> str | None:
    """Another day or month."""
    match = _one(_DAY, text, chance)
    if match is None:
        return None
    month = chance.choice([m for m in _MONTH.split("|") if m not in match[0]])
    return _put(text, match.start(), match.end(), re.sub(_MONTH, month, match[0]))


def article(text: str, chance: Random) -> str | None:
    """Another article."""
    return _renumbered(_PASAL, text, chance)


def law(text: str, chance: Random) -> str | None:
    """Another regulation."""
    return _renumbered(_LAW, text, chance)


def _renumbered(pattern: re.Pattern[str], text: str, chance: Random) -> str | None:
    match = _one(pattern, text, chance)
    return (
        None if match is None else _put(text, match.start(1), match.end(1), str(int(match[1]) + chance.randint(1, 9)))
    )


def citation(text: str, chance: Random) -> str | None:
    """A citation that is not there."""
    return f"{text.rstrip('.')} (Pasal {chance.randint(2, 400)} UU 7/2017)."


def denial(text: str, chance: Random) -> str | None:
    """A negation dropped."""
    match = _one(re.compile(r"(?<![\w-])(?:tidak|bukan|tanpa|belum) ", re.IGNORECASE), text, chance)
    return None if match is None else _put(text, match.start(), match.end(), " ")


def denied(text: str, chance: Random) -> str | None:
    """A negation where there is none, before a verb."""
    match = _one(re.compile(r"(?<![\w-])(?<!tidak )(?:me|di|ber|ter)[a-z]{4,}"), text, chance)
    return None if match is None else _put(text, match.start(), match.start(), "tidak ")


def dropped(*words: str) -> Lie:
    """A lie that leaves a word out."""
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(words)}) ")

    def lie(text: str, chance: Random) -> str | None:
        match = _one(found, text, chance)
        return None if match is None else _put(text, match.start(), match.end(), "")

    return lie


def quote(text: str, chance: Random) -> str | None:
    """Words of ours with one changed, passed off as a quotation."""
    words = text.split()
    if len(words) < 6:
        return None
    start = chance.randrange(len(words) - 4)
    said = " ".join((*words[start : start + 2], *words[start + 3 : start + 4])).strip(",.;:()“”\"'")
    return f"{text.rstrip('.')}, berbunyi “{said}”."


def added(*sayings: str) -> Lie:
    """A lie that puts something in."""

    def lie(text: str, chance: Random) -> str | None:
        return f"{text.rstrip('.')} {chance.choice(sayings)}."

    return lie


def half(text: str, chance: Random) -> str | None:
    """The second half left out."""
    words = text.split()
    return f"{' '.join(words[: len(words) // 2])}." if len(words) > 12 else None


def turned(text: str, chance: Random) -> str | None:
    """Two nouns of one clause that changed places: who does what to whom."""
    pattern = re.compile(r"\b(bawahan|atasan|calon|partai|pegawai|warga|pemilih|menteri|camat|tim|instansi|pelapor)\b")
    matches = list(pattern.finditer(text))
    pairs = [(a, b) for a, b in pairwise(matches) if a[0] != b[0] and _acting(text[a.end() : b.start()])]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    between = text[first.end() : second.start()]
    return f"{text[: first.start()]}{second[0]}{between}{first[0]}{text[second.end() :]}"


def _acting(between: str) -> bool:
    """Whether a verb stands between two nouns; those of a mere list may change places."""
    return re.search(r"\b(?:me|di|ber|ter)[a-z]{3,}", between) is not None


LIES: dict[str, Lie] = {
    "angka": number,
    "satuan": swapping(("bulan", "tahun"), ("juta", "miliar"), ("hari kerja", "hari"), ("minggu", "jam")),
    "tanggal": day,
    "pasal": article,
    "peraturan": law,
    "sitasi tambahan": citation,
    "sanksi": swapping(
        ("berat", "ringan"),
        ("penjara", "denda"),
        ("lisan", "tertulis"),
        ("dengan hormat", "tidak dengan hormat"),
        ("pidana", "administratif"),
        ("disiplin", "etik"),
        ("sedang", "ringan"),
    ),
    "ingkar hilang": denial,
    "ingkar tambahan": denied,
    "modalitas": swapping(
        ("dilarang", "boleh"),
        ("tidak boleh", "boleh"),
        ("wajib", "boleh"),
        ("harus", "dapat"),
        ("dapat", "wajib"),
        ("tidak dapat", "dapat"),
        ("melarang", "membolehkan"),
        ("larangan", "kebolehan"),
    ),
    "kutipan": quote,
    "orang": swapping(
        ("PNS", "PPPK"),
        ("ASN", "CPNS"),
        ("kepala desa", "perangkat desa"),
        ("TNI", "Polri"),
        ("suami", "istri"),
        ("pelaksana", "peserta"),
        ("atasan", "bawahan"),
        ("bakal calon", "calon"),
        ("petahana", "pemilih"),
    ),
    "nama": added("menurut Budi Santoso", "kata Anies", "sebagaimana putusan hakim Siti Rahma"),
    "lembaga": swapping(
        ("Bawaslu", "KPU"),
        ("BKN", "KASN"),
        ("DKPP", "Bawaslu"),
        ("PPK", "Presiden"),
        ("MenPANRB", "Mendagri"),
        ("menteri", "gubernur"),
        ("camat", "bupati"),
    ),
    "lembaga tambahan": added("atas rekomendasi Bawaslu", "dengan izin Mendagri", "menurut Ombudsman"),
    "pemilihan": swapping(("Pemilu", "Pilkada"), ("kampanye", "masa tenang")),
    "batas": swapping(
        ("paling lama", "paling singkat"), ("paling banyak", "paling sedikit"), ("lebih dari", "kurang dari")
    ),
    "waktu": swapping(("sebelum", "setelah"), ("sejak", "sampai"), ("selama", "sebelum"), ("sesudah", "sebelum")),
    "syarat hilang": dropped("hanya", "kecuali", "bila", "jika", "asal", "apabila"),
    "pengecualian": swapping(("kecuali", "termasuk"), ("hanya", "juga"), ("semua", "sebagian"), ("setiap", "beberapa")),
    "pilihan": swapping(("dan/atau", "dan"), ("atau", "dan"), ("maupun", "dan")),
    "kesengajaan": dropped("sengaja", "tertentu", "diduga"),
    "penghiburan": added("sehingga aman", "jadi tidak apa-apa", "dan tidak ada risikonya", "jadi silakan saja"),
    "separuh": half,
    "peran": turned,
}
TEN = ("angka", "tanggal", "pasal", "sanksi", "ingkar hilang", "modalitas", "kutipan", "orang", "nama", "lembaga")
