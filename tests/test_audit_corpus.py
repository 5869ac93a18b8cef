"""The audit with the real texts held: planted faults are found; clean letters, and our own, are left in peace."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.store import Reader, Store
from drafting.audit import audit, load_grounds
from drafting.letter import Request, compose, letter_pdf, load_plans
from evals.audit import Outcome, load_cases, recall, run
from ingest.pipeline import Intake, ingest
from ingest.read import read_bytes

QUOTED = ("uu-20-2023", "uu-5-2014", "uu-1-2015", "uu-8-2015", "uu-10-2016", "uu-6-2020", "uu-6-2014", "uu-3-2024")
QUOTED = (*QUOTED, "uu-2-2002", "uu-5-2026", "pp-49-2018", "pp-94-2021")


@pytest.fixture(scope="module")
def texts(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A store with the texts that the letters quote."""
    home = tmp_path_factory.mktemp("audit")
    files = [path for id in QUOTED for path in sorted((corpus_dir / "texts").glob(f"{id}.*"))]
    with Store.open(home, wait=0, command="test") as store:
        list(ingest(files, Intake(store, load_catalogue(), "2026-01-01T00:00:00+00:00")))
    with Reader.read(home) as held:
        yield held


@pytest.fixture(scope="module")
def outcomes(texts: Reader) -> tuple[Outcome, ...]:
    """Every letter audited over these texts."""
    return run(load_cases(), load_grounds(texts), texts)


def test_planted_faults_are_found(outcomes: tuple[Outcome, ...]) -> None:
    found, planted = recall(outcomes)
    assert (found >= 0.95 * planted, planted >= 40) == (True, True)


def test_clean_letters_are_left_in_peace(outcomes: tuple[Outcome, ...]) -> None:
    clean = [outcome for outcome in outcomes if not outcome.case.expected]
    assert len(clean) >= 15
    assert [(o.case.name, alarm.message) for o in clean for alarm in o.alarms] == []


@pytest.mark.parametrize("addressee", load_plans().addressees)
def test_our_own_letters_are_left_in_peace_also_as_pdf(
    texts: Reader, addressee: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of a PDF break anywhere, and the texts held say more than the norms."""
    grounds = load_grounds(texts)
    request = Request(
        "bawaslu-kabkota", addressee, "pilkada-2024", "kampanye", date(2024, 10, 20), "Kabupaten Sukamaju"
    )
    monkeypatch.setenv("PATH", "")  # the usual form, without LibreOffice
    file = letter_pdf(compose(request, grounds, load_plans()))
    found = audit(read_bytes("surat.pdf", file), grounds, today=date.max)
    assert [(finding.kind.value, finding.found, finding.message) for finding in found.findings] == []
