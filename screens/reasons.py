"""Why a file was refused, in Indonesian: sentences from a table, with the operator's own message behind them."""

import tomllib
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "reasons.toml"
OTHERWISE = "Tidak dapat diproses."


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str], ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["reason"]
    return tuple((row["has"], row["says"]) for row in rows)


def reason(message: str) -> str:
    """The sentence for an operator's message.

    >>> reason("a.pdf: is empty. Fetch or save it again.")
    'Berkas kosong. Unduh atau simpan ulang.'
    """
    return next((says for has, says in _rows() if has in message), OTHERWISE)
