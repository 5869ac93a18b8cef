"""How good the answers were in the last measured run that was shipped: `measured.toml`, written by `evals.publish`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qa.sentences import day
from screens.markup import esc

FILE = Path(__file__).parent / "measured.toml"
ROWS = (
    ("in_scope_answered", "Pertanyaan dalam cakupan yang dijawab"),
    ("verdict", "Putusan (boleh, dilarang, …) sama dengan jawaban ahli"),
    ("required_article", "Pasal yang wajib disebut memang disebut"),
    ("citation_precision", "Sitasi yang tepat sasaran"),
    ("refusal_precision", "Penolakan menjawab yang memang patut ditolak"),
    ("refusal_recall", "Pertanyaan di luar cakupan yang ditolak"),
)
STALE = "Hukum yang tidak berlaku tetapi dikutip sebagai berlaku"


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: its day, how many questions in all, and the measures over those that were never looked at."""

    day: date
    questions: int
    held_out: int
    shares: dict[str, float]
    past_as_current: int


def measured(file: Path = FILE) -> Measured | None:
    """The shipped run; None where none was shipped."""
    if not file.is_file():
        return None
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    shares = {name: float(rows["held_out"][name]) for name, _ in ROWS if name in rows["held_out"]}
    held = rows["held_out"]
    return Measured(rows["day"], int(rows["questions"]), int(held["questions"]), shares, int(held["past_as_current"]))


def quality_html(found: Measured | None) -> str:
    """The measures as a table, with what they are measured on."""
    if found is None:
        return ""
    rows = "".join(
        f"<tr><td>{esc(label)}</td><td>{percent(found.shares[name])}</td></tr>"
        for name, label in ROWS
        if name in found.shares
    )
    about = (
        f"Diukur {day(found.day)} dengan {found.questions} pertanyaan uji yang ditulis dari hukumnya oleh orang yang "
        f"tidak melihat aturan Netral. Angka ini dari {found.held_out} pertanyaan yang tidak pernah dipakai untuk "
        "memperbaiki jawaban. Artinya jawaban masih bisa salah: bacalah pasalnya."
    )
    head = "<thead><tr><th scope=col>Ukuran</th><th scope=col>Hasil</th></tr></thead>"
    stale = f"<tr><td>{STALE}</td><td>{found.past_as_current}</td></tr>"
    return (
        f'<h3>Mutu jawaban</h3><p>{esc(about)}</p><div class="wide" tabindex="0" role="region" '
        f'aria-label="Mutu jawaban"><table>{head}<tbody>{rows}{stale}</tbody></table></div>'
    )


def percent(share: float) -> str:
    """A share as people read it; never rounded up to a whole.

    >>> percent(0.8912), percent(0.9999), percent(1.0)
    ('89%', '99%', '100%')
    """
    return f"{min(round(share * 100), 99) if share < 1 else 100}%"
