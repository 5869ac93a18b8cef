"""Files become held texts one by one: what is recognised, what is skipped, what is refused, and by which name."""

import pickle
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, load_catalogue
from corpus.errors import BadData, MissingTool, NetralError, UnreadableFile
from corpus.model import TextKind
from corpus.store import Store
from ingest.ahead import FEW
from ingest.pipeline import FAILED, INGESTED, UNCHANGED, Intake, files_in, ingest
from tests.fixtures.files import GARDEN, folder_of

UNNAMED = "Naskah ini tidak menyebut jenis, nomor, dan tahunnya dengan jelas pada halaman pertama."
NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def intake(tmp_path: Path, catalogue: Catalogue):  # type: ignore[no-untyped-def]
    with Store.open(tmp_path / "home") as store:
        yield Intake(store, catalogue, NOW)


def test_files_in_a_folder_and_beside_it(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "naskah")
    (folder / "dalam").mkdir()
    for name in ("dalam/a.docx", "dalam/.tersembunyi.txt", "dalam/gambar.png", "catatan.doc"):
        (folder / name).write_text("x")
    single = tmp_path / "lepas.xyz"  # named by the user: taken, whatever its name ends with
    single.write_text("x")
    found = files_in([single, folder, folder / "kebun.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "lepas.xyz",
        "naskah/dalam/a.docx",
        "naskah/kebun.txt",
        "naskah/kolam.md",
        "naskah/resep.txt",
        "naskah/rusak.pdf",
    ]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no such file or folder"):
        files_in([tmp_path / "tidak-ada"])


def test_one_bad_file_stops_no_other(tmp_path: Path, intake: Intake) -> None:
    files = files_in([folder_of(tmp_path / "naskah")])
    entries = list(ingest(files, intake))
    assert [(Path(e.path).name, e.status, e.regulation, e.articles, bool(e.error)) for e in entries] == [
        ("kebun.txt", INGESTED, "pp-501-2021", 3, False),
        ("kolam.md", INGESTED, "pp-502-2021", 3, False),
        ("resep.txt", FAILED, "", 0, True),
        ("rusak.pdf", FAILED, "", 0, True),
    ]
    assert [entry.path for entry in intake.store.ledger()] == [str(file) for file in files]
    again = [entry.status for entry in ingest(files, intake)]
    assert again == [UNCHANGED, UNCHANGED, FAILED, FAILED]


def test_the_source_is_a_copy_by_its_name_and_never_by_its_path(tmp_path: Path, intake: Intake) -> None:
    file = tmp_path / "kebun.txt"
    file.write_text(GARDEN, encoding="utf-8")
    list(ingest([file], intake))
    source = intake.store.source("pp-501-2021")
    assert source is not None
    assert (source.kind, source.origin, source.ingested) == (TextKind.SALINAN, "kebun.txt", NOW)


@pytest.mark.parametrize(
    ("name", "text", "regulation", "warnings"),
    [
        ("naskah.txt", GARDEN, "pp-501-2021", ()),  # its own first page says what it is
        (
            "pp-77-2020.txt",
            GARDEN,
            "pp-501-2021",
            ("Berkas bernama pp-77-2020.txt, tetapi naskahnya menyebut diri pp-501-2021.",),
        ),
        ("pp-77-2020.txt", "Pasal 1\nKebun.\nPasal 2\nPagar.\n", "pp-77-2020", (UNNAMED,)),  # only the name says it
        ("PP_2020_077.txt", "Pasal 1\nKebun.\nPasal 2\nPagar.\n", "pp-77-2020", (UNNAMED,)),
    ],
)
def test_what_a_file_is(
    tmp_path: Path, intake: Intake, name: str, text: str, regulation: str, warnings: tuple[str, ...]
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    [entry] = ingest([file], intake)
    assert (entry.status, entry.regulation, entry.error, entry.warnings) == (INGESTED, regulation, "", warnings)


def test_an_empty_file_is_refused(tmp_path: Path, intake: Intake) -> None:
    file = tmp_path / "pp-77-2020.txt"
    file.write_text("", encoding="utf-8")
    [entry] = ingest([file], intake)
    assert (entry.status, entry.regulation, "pp-77-2020.txt" in entry.error) == (FAILED, "", True)


def test_many_files_are_read_ahead_and_stored_in_order(tmp_path: Path, intake: Intake) -> None:
    folder = folder_of(tmp_path / "naskah")
    for number in range(503, 507):
        (folder / f"pp-{number}-2021.txt").write_text(GARDEN.replace("501", str(number)), encoding="utf-8")
    files = files_in([folder])
    assert len(files) > FEW
    entries = list(ingest(files, intake))
    assert [(Path(entry.path).name, entry.status, entry.regulation) for entry in entries] == [
        ("kebun.txt", INGESTED, "pp-501-2021"),
        ("kolam.md", INGESTED, "pp-502-2021"),
        *((f"pp-{number}-2021.txt", INGESTED, f"pp-{number}-2021") for number in range(503, 507)),
        ("resep.txt", FAILED, ""),  # an error crosses from one process to the other with its message
        ("rusak.pdf", FAILED, ""),
    ]
    alone = [next(ingest([file], intake)).error for file in files[-2:]]
    assert [entry.error for entry in entries[-2:]] == alone


@pytest.mark.parametrize(
    "error",
    [
        UnreadableFile("a.pdf", "is torn", "Find another."),
        MissingTool("Tesseract", "Install it."),
        BadData("a.toml", "kebun", "is missing"),
    ],
)
def test_an_error_crosses_processes_whole(error: NetralError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize(
    "rest",
    [
        "PENJELASAN\nATAS\n{name}\nI. UMUM\nKebun.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.",
        "LAMPIRAN I\n{name}\nBENTUK PAPAN KEBUN\nPapan selebar dua jengkal.",
    ],
)
def test_a_file_without_the_articles_does_not_take_their_place(tmp_path: Path, intake: Intake, rest: str) -> None:
    whole, other = tmp_path / "kebun.txt", tmp_path / "bagian.txt"
    whole.write_text(GARDEN, encoding="utf-8")
    name = "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 501 TAHUN 2021\nTENTANG\nKEBUN"
    other.write_text(rest.format(name=name), encoding="utf-8")
    entries = list(ingest([whole, other], intake))
    assert [(entry.status, "would be lost" in entry.error) for entry in entries] == [(INGESTED, False), (FAILED, True)]
    assert len(intake.store.articles("pp-501-2021")) == 3
