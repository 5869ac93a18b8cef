"""Questions about a text itself: what it says, whether it is in force; and what is told where nothing is held."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Abstention, Answer, Verdict
from corpus.reference import Ref
from tests.fixtures.kota import TODAY, Kota, Shelf, kota, wording

TEXTS = Shelf(
    (
        *(wording(f"uu-1-2030/pasal-{number}", "Lain.") for number in (1, 2)),
        wording("uu-1-2030/pasal-3", "Petugas tidak boleh menari.", end="2033-01-01"),
        wording("uu-1-2030/pasal-3", "Petugas tidak boleh melompat.", start="2033-01-01"),
        wording("uu-1-2030/pasal-3/penjelasan", "Melompat ialah  naik\nlalu turun."),
        *(wording(f"uu-1-2030/pasal-{number}", "Lain.") for number in range(4, 12)),
        wording("uu-1-2030/pasal-12", "Penutup.", start="2035-01-01"),
    )
)
CHECKED = "\n\n**Catatan**\n- Perubahan aturan diperiksa sampai 1 Januari 2038; sesudah tanggal itu periksa JDIH."


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


@pytest.mark.parametrize(
    ("question", "day", "expected"),
    [
        (
            "bunyi Pasal 3 UU 1/2030",
            TODAY,
            (
                "Bunyi Pasal 3 UU 1/2030 per 20 Mei 2038:\n\n> Petugas tidak boleh melompat.\n\n"
                "Penjelasan: Melompat ialah naik lalu turun.\n\nDalam kata-kata kami: Menari bagi calon dilarang.\n\n"
                "**Dasar hukum**\n1. Pasal 3 UU 1/2030 (salinan, berlaku) — “Petugas tidak boleh melompat.”" + CHECKED
            ),
        ),
        (  # the wording of that day
            "bunyi Pasal 3 UU 1/2030",
            date(2032, 1, 1),
            (
                "Bunyi Pasal 3 UU 1/2030 per 1 Januari 2032:\n\n> Petugas tidak boleh menari.\n\n"
                "Penjelasan: Melompat ialah naik lalu turun.\n\nDalam kata-kata kami: Menari bagi calon dilarang.\n\n"
                "**Dasar hukum**\n1. Pasal 3 UU 1/2030 (salinan, berlaku) — “Petugas tidak boleh menari.”"
            ),
        ),
        (  # held, with a wording of another day only
            "bunyi Pasal 12 UU 1/2030",
            date(2034, 1, 1),
            (
                "Pasal 12 UU 1/2030 tidak punya rumusan yang berlaku pada 1 Januari 2034 "
                "(rumusan terakhir yang ada mulai "
                "2035-01-01).\n\n**Dasar hukum**\n1. Pasal 12 UU 1/2030 (ikhtisar, belum-berlaku)"
            ),
        ),
        (  # two places, one held and one not
            "bunyi Pasal 2 UU 1/2030 dan Pasal 4 PP 5/2031",
            TODAY,
            (
                "Bunyi Pasal 2 UU 1/2030 per 20 Mei 2038:\n\n> Lain.\n\nPNS dilarang bernyanyi.\n\n"
                "Naskah PP 5/2031 belum terpasang, jadi ini ikhtisar kami, bukan kutipan.\n\n"
                "**Dasar hukum**\n1. Pasal 2 UU 1/2030 (salinan, berlaku) — “Lain.”\n"
                "2. Pasal 4 PP 5/2031 (ikhtisar, berlaku)" + CHECKED
            ),
        ),
        (  # not held, but a norm of ours carries it
            "bunyi Pasal 4 PP 5/2031",
            TODAY,
            (
                "PNS dilarang bernyanyi.\n\n"
                "Naskah PP 5/2031 belum terpasang, jadi ini ikhtisar kami, bukan kutipan.\n\n"
                "**Dasar hukum**\n1. Pasal 4 PP 5/2031 (ikhtisar, berlaku)"
            ),
        ),
        (  # a repealed act
            "apakah UU 2/2020 masih berlaku?",
            TODAY,
            (
                "UU 2/2020 sudah dicabut dan diganti UU 1/2030; tidak berlaku pada 20 Mei 2038.\n\n"
                "UU 2/2020: Pawai.\n\n"
                "Per 20 Mei 2038 statusnya **dicabut** oleh UU 1/2030 sejak 2030-06-01.\n\n"
                "Ditetapkan 2020-01-01, berlaku sejak 2020-01-01.\n\n"
                "Naskahnya belum terpasang; yang ada ikhtisar kami.\n\n"
                "**Dasar hukum**\n1. UU 2/2020 (ikhtisar, dicabut)\n2. UU 1/2030 (ikhtisar, berlaku)" + CHECKED
            ),
        ),
        (
            "status UU 2/2020",
            date(2025, 1, 1),
            (
                "UU 2/2020: Pawai.\n\nPer 1 Januari 2025 statusnya **berlaku**.\n\n"
                "Ditetapkan 2020-01-01, berlaku sejak 2020-01-01.\n\n"
                "Naskahnya belum terpasang; yang ada ikhtisar kami.\n\n"
                "**Dasar hukum**\n1. UU 2/2020 (ikhtisar, berlaku)\n2. UU 1/2030 (ikhtisar, belum-berlaku)"
            ),
        ),
    ],
)
def test_answers(town: Kota, question: str, day: date, expected: str) -> None:
    reply, _ = town.assistant(TEXTS).ask(question, as_of=day, today=TODAY)
    assert isinstance(reply, Answer)
    assert (reply.text, reply.verdict) == (expected, Verdict.INFORMASI)


@pytest.mark.parametrize(
    ("question", "reason", "last"),
    [
        (
            "bunyi Pasal 44 UU 1/2030",
            "tidak-diatur",
            "Periksa kembali nomornya.",  # that it does not exist is said once, by the correction before
        ),
        (
            "bunyi Pasal 5 PP 5/2031",
            "naskah-tidak-ada",
            (
                "Naskah PP 5/2031 belum terpasang dan kami tidak punya ikhtisar Pasal 5 PP 5/2031. "
                "Pasang naskahnya dengan `netral ingest`, atau baca di JDIH."
            ),
        ),
        (  # nobody here knows that act
            "Pasal 4 PP 99/2033 tentang tarian isinya apa?",
            "naskah-tidak-ada",
            (
                "Kami tidak memegang naskah atau ikhtisar peraturan itu, jadi isinya tidak dapat kami sampaikan. "
                "Periksa nomor dan tahunnya, lalu baca di JDIH atau pasang berkasnya dengan `netral ingest`."
            ),
        ),
    ],
)
def test_what_cannot_be_told_says_why(town: Kota, question: str, reason: str, last: str) -> None:
    reply, _ = town.assistant(TEXTS).ask(question, as_of=TODAY, today=TODAY)
    assert isinstance(reply, Abstention)
    assert (reply.status.value, reply.reason.value, reply.text.split("\n\n")[-1]) == ("insufficient", reason, last)


def test_a_text_is_fetched_only_from_an_address_that_is_known(town: Kota) -> None:
    lookup = town.assistant(TEXTS).lookup
    standing = lookup.citer.standing
    known = replace(standing.catalogue.get("pp-5-2031"), urls=("https://jdih.example.go.id/pp-5-2031.pdf",))
    catalogue = replace(standing.catalogue, regulations={**standing.catalogue.regulations, known.id: known})
    fetching = replace(lookup, citer=replace(lookup.citer, standing=replace(standing, catalogue=catalogue)))
    query = town.understanding.query("bunyi Pasal 5 PP 5/2031", as_of=TODAY)
    reply = fetching.provision(query, (Ref.parse("pp-5-2031/pasal-5"),), (), relevance={})
    assert reply.text.split("\n\n")[-1].endswith(
        "Pasang dengan `netral fetch pp-5-2031` atau `netral ingest`, atau baca di JDIH."
    )
