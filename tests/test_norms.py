"""The norms as data: what a good folder becomes, what the strict loader refuses, and the norms that are shipped."""

from pathlib import Path

import pytest

from corpus.dates import Span
from corpus.errors import BadData
from corpus.model import Basis, Case, Conduct, Confidence, Norm, Point, Sanction, Verdict
from corpus.norms import Norms, every_basis, load_norms
from corpus.reference import Ref

CONDUCT = """
[[conduct]]
id = "petik-bunga"
label = "Memetik bunga"
phrasings = ["boleh petik bunga?", "ambil kembang di taman", "metik mawar"]
asks = ["Bunganya milik siapa?"]
"""
NORM = """
[[norm]]
id = "petik-bunga-tamu"
conduct = "petik-bunga"
statement = "Tamu kebun tidak boleh memetik."
modality = "dilarang"
subjects = ["tamu"]
regimes = ["umum"]
field = "disiplin"
stages = ["selalu"]
changes = ["Ada izin tertulis."]
[[norm.bases]]
ref = "pp-1-2050/pasal-5/huruf-a"
anchors = ["memetik"]
from = "2050-01-02"
until = "2060"
note = "bunyi lama"
[[norm.conditions]]
text = "Ada izin."
bases = [{ ref = "pp-1-2050/pasal-6", anchors = ["izin"] }]
[[norm.cases]]
when = "Bunga gugur"
verdict = "boleh"
bases = [{ ref = "pp-1-2050/pasal-7", confidence = "medium" }]
[[norm.sanctions]]
text = "Menyiram kebun 3 hari."
kind = "disiplin-ringan"
authority = "Kepala kebun"
bases = [{ ref = "pp-1-2050/pasal-8" }]
from = "2051"
[[norm.conflicts]]
text = "Papan di gerbang membolehkan."
[[norm.reports]]
text = "Kepada juru kebun."
bases = [{ ref = "pp-1-2050/pasal-9/ayat-1" }]
"""
GOOD = {
    "subjects.toml": '[tamu]\nlabel = "tamu"\n',
    "stages.toml": '[selalu]\nlabel = "kapan saja"\n',
    "norms/taman.toml": CONDUCT + NORM,
}


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, content in {**GOOD, **files}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def basis(ref: str, *anchors: str) -> Basis:
    return Basis(Ref.parse(ref), anchors)


OWN = Basis(Ref.parse("pp-1-2050/pasal-5/huruf-a"), ("memetik",), span=Span.of("2050-01-02", "2060"), note="bunyi lama")
DOUBTFUL = Basis(Ref.parse("pp-1-2050/pasal-7"), confidence=Confidence.MEDIUM)
PICKING = Conduct(
    id="petik-bunga",
    area="taman",
    label="Memetik bunga",
    phrasings=("boleh petik bunga?", "ambil kembang di taman", "metik mawar"),
    asks=("Bunganya milik siapa?",),
)
GUESTS = Norm(
    id="petik-bunga-tamu",
    conduct="petik-bunga",
    statement="Tamu kebun tidak boleh memetik.",
    modality=Verdict.DILARANG,
    subjects=("tamu",),
    regimes=("umum",),
    field="disiplin",
    stages=("selalu",),
    bases=(OWN,),
    conditions=(Point("Ada izin.", (basis("pp-1-2050/pasal-6", "izin"),)),),
    cases=(Case("Bunga gugur", Verdict.BOLEH, "", (DOUBTFUL,)),),
    changes=("Ada izin tertulis.",),
    sanctions=(
        Sanction(
            "Menyiram kebun 3 hari.",
            "disiplin-ringan",
            (basis("pp-1-2050/pasal-8"),),
            authority="Kepala kebun",
            span=Span.of("2051"),
        ),
    ),
    conflicts=(Point("Papan di gerbang membolehkan."),),
    reports=(Point("Kepada juru kebun.", (basis("pp-1-2050/pasal-9/ayat-1"),)),),
)


def test_a_good_folder_becomes_values(tmp_path: Path) -> None:
    loaded = load_norms(folder(tmp_path, {}))
    assert loaded == Norms({"petik-bunga": PICKING}, {"petik-bunga-tamu": GUESTS})


def test_a_norm_knows_the_questions_it_answers(tmp_path: Path) -> None:
    asked = '[petik-bunga-tamu]\nasked = ["kembang boleh dipetik tamu?"]\n'
    loaded = load_norms(folder(tmp_path, {"asked/taman.toml": asked}))
    assert loaded.norms["petik-bunga-tamu"].asked == ("kembang boleh dipetik tamu?",)


def test_more_phrasings_are_added_once_each(tmp_path: Path) -> None:
    more = '[petik-bunga]\nphrasings = ["metik mawar", "nyomot kembang"]\n'
    loaded = load_norms(folder(tmp_path, {"phrasings/taman.toml": more}))
    assert loaded.conducts["petik-bunga"].phrasings == (*PICKING.phrasings, "nyomot kembang")


def test_every_basis_of_a_norm_is_found_in_whatever_part() -> None:
    refs = ("pasal-5/huruf-a", "pasal-6", "pasal-7", "pasal-8", "pasal-9/ayat-1")
    expected = tuple(Ref.parse(f"pp-1-2050/{ref}") for ref in refs)
    assert tuple(basis.ref for basis in every_basis(GUESTS)) == expected
    assert Norms({}, {GUESTS.id: GUESTS}).bases(GUESTS.id) == frozenset(expected)


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("pp-1-2050/pasal-5/huruf-a", True),
        ("pp-1-2050/pasal-5", True),  # above a basis
        ("pp-1-2050/pasal-9/ayat-1/huruf-c", True),  # below one
        ("pp-1-2050", True),
        ("pp-1-2050/pasal-5/huruf-b", False),
        ("pp-1-2050/pasal-50", False),
        ("pp-2-2050/pasal-5", False),
    ],
)
def test_norms_at_a_place(ref: str, found: bool) -> None:
    norms = Norms({PICKING.id: PICKING}, {GUESTS.id: GUESTS})
    assert norms.at(Ref.parse(ref)) == ((GUESTS,) if found else ())
    assert norms.of("petik-bunga") == (GUESTS,)
    assert norms.of("petik-buah") == ()


FILE = "norms/taman.toml"
SECOND = "norms/zaitun.toml"


def without(line: str) -> str:
    assert line in CONDUCT + NORM
    return (CONDUCT + NORM).replace(line, "", 1)


def with_(old: str, new: str) -> str:
    assert old in CONDUCT + NORM
    return (CONDUCT + NORM).replace(old, new, 1)


@pytest.mark.parametrize(
    ("file", "text", "entry", "problem"),
    [
        (FILE, "x = ", "the file", "is not TOML: "),
        (FILE, CONDUCT + NORM + "\n[[rule]]\nid = 'a'\n", "the file", "unknown key rule"),
        # conducts
        (FILE, without('id = "petik-bunga"\n'), "the file, conduct 1", "missing key id"),
        (FILE, without('label = "Memetik bunga"\n'), "petik-bunga", "missing key label"),
        (FILE, with_('label = "Memetik bunga"', 'label = " "'), "petik-bunga", "label is empty"),
        (FILE, with_('asks = ["', 'ask = ["'), "petik-bunga", "unknown key ask"),
        (FILE, with_('"metik mawar"', '"ambil kembang di taman"'), "petik-bunga", "phrasings names something twice"),
        (FILE, with_(', "metik mawar"', ""), "petik-bunga", "needs at least three phrasings"),
        (FILE, with_('["boleh petik', '[1, "boleh petik'), "petik-bunga", "phrasings must be a list of texts"),
        (SECOND, CONDUCT, "petik-bunga", "is there twice; the first stands in "),
        (SECOND, NORM, "petik-bunga-tamu", "is there twice; the first stands in "),
        (
            FILE,
            CONDUCT.replace("asks", 'related = ["x"]\nasks') + NORM,
            "conduct petik-bunga",
            "related: x not defined",
        ),
        # norms
        (FILE, NORM, "norm petik-bunga-tamu", "conduct petik-bunga is not defined"),
        (FILE, without('modality = "dilarang"\n'), "petik-bunga-tamu", "missing key modality"),
        (
            FILE,
            with_('modality = "dilarang"', 'modality = "haram"'),
            "petik-bunga-tamu",
            "modality is 'haram', not one of ",
        ),
        (FILE, with_('"umum"', '"pileg"'), "petik-bunga-tamu", "regimes: pileg not among "),
        (FILE, with_('field = "disiplin"', 'field = "adat"'), "petik-bunga-tamu", "field: adat not among "),
        (FILE, with_('["tamu"]', "[]"), "petik-bunga-tamu", "bases, subjects, regimes and stages must not be empty"),
        (FILE, with_('["selalu"]', "[]"), "petik-bunga-tamu", "bases, subjects, regimes and stages must not be empty"),
        (FILE, with_('["tamu"]', '["raja"]'), "norm petik-bunga-tamu", "unknown subject or stage: raja"),
        (FILE, with_('["selalu"]', '["kemarau"]'), "norm petik-bunga-tamu", "unknown subject or stage: kemarau"),
        (FILE, with_("stages =", "stage ="), "petik-bunga-tamu", "unknown key stage"),
        (
            FILE,
            with_('field = "disiplin"', 'field = "disiplin"\nconfidence = "low"'),
            "petik-bunga-tamu",
            "a norm below high confidence needs a caveat",
        ),
        (
            FILE,
            with_('field = "disiplin"', 'field = "disiplin"\nconfidence = "sure"'),
            "petik-bunga-tamu",
            "confidence is 'sure', not one of ",
        ),
        (
            FILE,
            CONDUCT + NORM.split("[[norm.bases]]")[0],
            "petik-bunga-tamu",
            "bases, subjects, regimes and stages must not be empty",
        ),
        # pinpoints: the entry says which one
        (FILE, with_("pp-1-2050/pasal-5/huruf-a", "Pasal 5"), "petik-bunga-tamu, bases 1", "ref: 'Pasal 5' is not "),
        (FILE, with_("anchors", "anchor"), "petik-bunga-tamu, bases 1", "unknown key anchor"),
        (FILE, with_('["memetik"]', '["a", "a"]'), "petik-bunga-tamu, bases 1", "anchors names something twice"),
        (FILE, with_("2050-01-02", "awal 2050"), "petik-bunga-tamu, bases 1", "from: 'awal 2050' is not "),
        (FILE, with_('until = "2060"', 'until = "2049"'), "petik-bunga-tamu, bases 1", "until comes before from"),
        (FILE, with_('"medium"', '"sedang"'), "petik-bunga-tamu, cases 1, bases 1", "confidence is 'sedang', not "),
        (FILE, with_("pp-1-2050/pasal-6", "?"), "petik-bunga-tamu, conditions 1, bases 1", "ref: '?' is not "),
        # the other parts
        (FILE, without('text = "Ada izin."\n'), "petik-bunga-tamu, conditions 1", "missing key text"),
        (FILE, with_('when = "', 'bila = "'), "petik-bunga-tamu, cases 1", "unknown key bila"),
        (
            FILE,
            with_('verdict = "boleh"', 'verdict = "ya"'),
            "petik-bunga-tamu, cases 1",
            "verdict is 'ya', not one of ",
        ),
        (
            FILE,
            without('bases = [{ ref = "pp-1-2050/pasal-8" }]\n'),
            "petik-bunga-tamu, sanctions 1",
            "a sanction needs a basis",
        ),
        (FILE, without('kind = "disiplin-ringan"\n'), "petik-bunga-tamu, sanctions 1", "missing key kind"),
        (FILE, with_('from = "2051"', "from = 2051"), "petik-bunga-tamu, sanctions 1", "from must be text"),
        (FILE, with_("[[norm.reports]]", "[[norm.report]]"), "petik-bunga-tamu", "unknown key report"),
        # people's words that are kept apart
        ("phrasings/taman.toml", '[petik-buah]\nphrasings = ["a"]\n', "petik-buah", "is not defined in data/norms"),
        ("asked/taman.toml", '[petik-buah]\nasked = ["a"]\n', "petik-buah", "is not defined in data/norms"),
        ("phrasings/taman.toml", '[petik-bunga]\nwords = ["a"]\n', "petik-bunga", "unknown key words"),
        ("phrasings/taman.toml", "[petik-bunga]\n", "petik-bunga", "missing key phrasings"),
        # the codes
        ("subjects.toml", "", "norm petik-bunga-tamu", "unknown subject or stage: tamu"),
        ("stages.toml", "x = 1\n", "x", "stands outside every table"),
    ],
)
def test_the_strict_loader_refuses(file: str, text: str, entry: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(BadData) as refused:
        load_norms(folder(tmp_path, {file: text}))
    assert refused.value.entry == entry
    assert refused.value.problem.startswith(problem)


SANCTIONS = frozenset(
    {
        "disiplin-ringan",
        "disiplin-sedang",
        "disiplin-berat",
        "etik",
        "pidana",
        "administratif",
        "ptdh",
        "lain",
    }
)


def test_the_shipped_norms_load_and_each_conduct_is_ruled_on() -> None:
    shipped = load_norms()
    ruled = {norm.conduct for norm in shipped.norms.values()}
    assert sorted(shipped.conducts.keys() - ruled) == []


def test_the_classes_of_shipped_sanctions_are_the_known_ones() -> None:
    shipped = load_norms()
    wrong = [
        (norm.id, sanction.kind)
        for norm in shipped.norms.values()
        for sanction in norm.sanctions
        if sanction.kind not in SANCTIONS
    ]
    assert wrong == []


def test_no_anchor_is_a_quotation() -> None:
    """An anchor is a key term: six words hold the longest terms of time, "21 (dua puluh satu) hari kerja"."""
    shipped = load_norms()
    long = [
        (norm.id, anchor)
        for norm in shipped.norms.values()
        for basis in every_basis(norm)
        for anchor in basis.anchors
        if len(anchor.split()) > 6
    ]
    assert long == []


def test_no_shipped_norm_is_surer_than_its_best_basis() -> None:
    order = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
    wrong = [
        norm.id
        for norm in load_norms().norms.values()
        if order.index(norm.confidence) > max(order.index(basis.confidence) for basis in norm.bases)
    ]
    assert wrong == []
