"""Numbers written out in Indonesian, as rulings date themselves: "tanggal tiga belas, bulan Mei, tahun dua ribu empat".

>>> spelled("dua puluh tiga"), spelled("dua ribu dua puluh empat"), spelled("sebelas"), spelled("seribu sembilan ratus")
(23, 2024, 11, 1900)
"""

_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_TIMES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_ONES = {"seratus": 100, "seribu": 1000}


def spelled(words: str) -> int | None:
    """The number that the words say; None where one of them is no numeral or they say none."""
    total, unit = 0, 0
    for word in words.lower().split():
        if word in _UNITS:
            total, unit = total + unit, _UNITS[word]
        elif word == "belas" and unit:
            total, unit = total + unit + 10, 0
        elif word in _TIMES and (unit or total):
            total, unit = (total + unit) * 1000 if word == "ribu" else total + unit * _TIMES[word], 0
        elif word in _ONES:
            total, unit = total + unit + _ONES[word], 0
        else:
            return None
    return total + unit or None
