"""Numbers and headings that a damaged text lost: found again where their neighbours prove them, else flagged."""
# ruff: noqa: E501  the layouts under test have lines as long as these

import pytest

from tests.test_structure import tree

HEAD = "MEMUTUSKAN:\nPasal 1\n"


def article(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Path, marker, words and rules of the flags of everything in the first article."""
    found = [p for p in tree(HEAD + text) if p.ref.path[0] == "pasal-1"]
    return [("/".join(p.ref.path[1:]), p.marker, p.text, tuple(flag.rule for flag in p.flags)) for p in found]


def paths(text: str) -> list[str]:
    """The places below the first article, a "!" behind those with a flag."""
    return [path + "!" * bool(flags) for path, _, _, flags in article(text) if path]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a comma for a full stop, a capital, a letter alone, a mark of the reading machine
        ("Makan:\na. ikan;\nb, susu;\nc. daging.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("Makan:\n" + "\n".join(f"{c}. ikan {c};" for c in "abcdefghi") + "\nJ. susu;\nk. roti.", [f"huruf-{c}" for c in "abcdefghijk"]),
        ("Makan:\n" + "\n".join(f"{c}. ikan {c};" for c in "abcdefghi") + "\nj susu;\nk. roti.", [f"huruf-{c}" for c in "abcdefghijk"]),
        ("(1) Kucing tidur.\n(2 ^) Anjing jaga.\n(3) Ikan diam.", ["ayat-1", "ayat-2", "ayat-3"]),
        # a clause without its stop, a page number or a site before the number
        ("Makan:\n1. ikan tahun 1945 2. susu;\n3. roti.", ["angka-1", "angka-2", "angka-3"]),
        ("Makan:\n1. ikan. 970 2. susu;\n3. roti.", ["angka-1", "angka-2", "angka-3"]),
        ("Makan:\na. ikan;\njdih.kucing.go.id b. susu;\nc. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        # what hung under the item before hangs under the one that was found
        ("Makan:\na. ikan;\nb, susu:\n1. sapi;\n2. kambing;\nc. roti.", ["huruf-a", "huruf-b", "huruf-b/angka-1", "huruf-b/angka-2", "huruf-c"]),
        # a mention is no number: the gap stays, with a flag
        ("(1) Kucing tidur menurut ayat (2) dan (2), anjing.\n(3) Ikan diam.", ["ayat-1", "ayat-3!"]),
        # one sentence too many: the number is given, with a flag
        ("(1) Kucing tidur di rumah. Anjing jaga di luar rumah.\n(3) Ikan diam.", ["ayat-1", "ayat-2!", "ayat-3"]),
        ("(1) Kucing tidur di rumah. Anjing jaga di luar. Burung terbang jauh sekali.\n(3) Ikan diam.", ["ayat-1", "ayat-3!"]),
        ("Kucing tidur di rumah.\n(2) Anjing jaga.", ["ayat-1!", "ayat-2"]),
        ("(2) Anjing jaga.\n(3) Ikan diam.", ["ayat-2!", "ayat-3"]),
        # a letter alone on its line, before a word that begins with it, is no catch-word
        ("Makan:\na.\nikan;\nb.\nbakmi;\nc.\nceri.", ["huruf-a", "huruf-b", "huruf-c"]),
        # "(1)" read as one letter
        ("(U Kucing tidur di rumah. (21 Anjing jaga.", ["ayat-1", "ayat-2"]),
        # dirt between the heading and the first number
        ("', (1) Kucing tidur di rumah. (21 Anjing jaga.", ["ayat-1", "ayat-2"]),
        # between two sentences an ayat goes on, though the one before it is lost
        ("(1) Kucing wajib:\na. tidur;\nb. lari. (3) Anjing jaga. (4) Ikan diam.", ["ayat-1", "ayat-1/huruf-a", "ayat-1/huruf-b", "ayat-3!", "ayat-4"]),
        # Roman numbers, below a letter and alone
        ("(1) Kucing:\na. makan:\n(i) ikan;\n(ii) roti;\n(iii) nasi; dan\nb. tidur.", ["ayat-1", "ayat-1/huruf-a", "ayat-1/huruf-a/angka-1", "ayat-1/huruf-a/angka-2", "ayat-1/huruf-a/angka-3", "ayat-1/huruf-b"]),
        ("Kucing:\ni. makan;\nii. minum; dan\niii. tidur.", ["angka-1", "angka-2", "angka-3"]),
        ("Makan:\nh. ikan;\ni. roti;\nj. nasi.", []),  # letters of a list that lost its beginning
        # both brackets of an ayat read as bars or digits, also of the last one; an item that really is 12 stays one
        ("(1) Kucing tidur. l2l Anjing jaga.", ["ayat-1", "ayat-2"]),
        ("(1) Kucing tidur. 121 Anjing jaga. (3\\ Ikan diam.", ["ayat-1", "ayat-2", "ayat-3"]),
        ("(1) Kucing:\n1) makan;\n2) tidur.\n12) Anjing jaga.", ["ayat-1", "ayat-1/angka-1", "ayat-1/angka-2", "ayat-2"]),
        ("Makan:\n" + "\n".join(f"{n}) ikan {n};" for n in range(1, 13)), [f"angka-{n}" for n in range(1, 13)]),
        ("1) Kucing makan:\na. ikan;\nb. susu.\n(2) Anjing jaga.", ["ayat-1", "ayat-1/huruf-a", "ayat-1/huruf-b", "ayat-2"]),
        # an ayat that is nothing but a list
        ("(1) Kucing tidur.\n(2) a. Anjing jaga.\nb. Ikan diam.", ["ayat-1", "ayat-2", "ayat-2/huruf-a", "ayat-2/huruf-b"]),
        # a comma for the semicolon; letters that a sentence names are no items
        ("Makan:\na. ikan laut, b. susu sapi, c. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("(1) Makan:\na. ikan; dan\nb. susu.\n(2) Menurut huruf a, b. dan c. kucing tidur.", ["ayat-1", "ayat-1/huruf-a", "ayat-1/huruf-b", "ayat-2"]),
        # names in one line without any sign between them; a sum is no item
        ("Desa:\na. Kota Satu, yaitu : 1. Desa Jati 2. Desa Kayu 3. Desa Batu b. Kota Dua, yaitu : 1. Desa Air 2. Desa Api 3. Desa Abu", ["huruf-a", *(f"huruf-a/angka-{n}" for n in "123"), "huruf-b", *(f"huruf-b/angka-{n}" for n in "123")]),
        ("Hewan:\n1. Kucing sebanyak 2. Dalam hal ini kucing tidur;\n2. Anjing.", ["angka-1", "angka-2"]),
        ("Hewan:\n1. Kucing Besar\n2. Anjing Besar 3. Ikan 4. Burung\n3. Kuda\n4. Sapi", [f"angka-{n}" for n in "1234"]),
        # no blank behind the letter; a Roman number that ends an item is part of it
        ("Makan:\na. ikan;\nb.susu;\nc.roti; dan\nd. nasi.", [f"huruf-{c}" for c in "abcd"]),
        ("Ijazah:\na. Kucing Tingkat II.\nb. Anjing Tingkat III.\nc. Ikan.", ["huruf-a", "huruf-b", "huruf-c"]),
        # no blank before "atau"; a colon read for the semicolon before it
        ("Makan:\na. ikan; b. susu;atau c. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("Makan:\na. ikan:\nb. susu: dan/atau\nc. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        # numbers with their word, as some sites print them
        ("Ayat (1) Kucing tidur.\nAyat (2) Anjing jaga menurut ayat (1).", ["ayat-1", "ayat-2"]),
        # a torn list spoils nothing but its own ayat
        ("(1) Kucing wajib:\na. makan;\nb.\nc. tidur; dan\nd. lari.\n(2) Anjing jaga.", ["ayat-1!", "ayat-1/huruf-a", "ayat-1/huruf-c!", "ayat-1/huruf-d", "ayat-2"]),
        # the first number badly read, without its sign, without a colon, or lost with and without its words
        ("Makan: a, ikan laut; b. susu; dan c. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("Makan: A. ikan; b. susu; dan c. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("Makan: ^ a ikan laut; b. susu; c. roti.", ["huruf-a", "huruf-b", "huruf-c"]),
        ("Makanan: l ikan laut; 2. susu; dan 3. roti.", ["angka-1", "angka-2", "angka-3"]),
        ("Kucing bertugas , a. makan ikan; dan b. minum susu.", ["huruf-a", "huruf-b"]),
        ("(1) Makanan berasal dari a. laut; b. sapi; dan c. ladang.\n(2) Kucing tidur.", ["ayat-1", "ayat-1/huruf-a", "ayat-1/huruf-b", "ayat-1/huruf-c", "ayat-2"]),
        ("Makan: ikan dari laut; b. susu; dan c. roti.", ["huruf-a!", "huruf-b", "huruf-c"]),
        ("Makan: b. susu; dan c. roti.", ["huruf-b!", "huruf-c"]),
        ("Makan: ikan; nasi; b. susu; dan c. roti.", ["huruf-b!", "huruf-c"]),
        ("Makan: pada pagi a. ikan; b. susu.", ["huruf-a!", "huruf-b"]),  # words of another line before the first
        ("Kucing tidur menurut Nomor 1; 2. anjing.", []),  # no list was announced
        # a comma before "atau b." ends an item, also behind the number of an article
        ("Menurut:\na. hak dalam Pasal 6, atau b. kebiasaan.", ["huruf-a", "huruf-b"]),
        # too wide a gap is no gap of this list
        ("Makan:\na. ikan;\nb. susu;\nz. roti.", ["huruf-a", "huruf-b"]),
    ],
)  # fmt: skip
def test_a_number_between_two_others(text, expected):
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at the foot of the article, whose sentences say that they are ayat: sure, and on record only
        (
            "Kucing tidur di rumah. Anjing pada ayat (1) jaga: a. siang; dan b. malam.\n(1) (21\nPasal 2\nIkan.",
            [
                ("", "Pasal 1", "", ()),
                ("ayat-1", "", "Kucing tidur di rumah.", ()),
                ("ayat-2", "", "Anjing pada ayat (1) jaga:", ()),
                ("ayat-2/huruf-a", "a.", "siang; dan", ()),
                ("ayat-2/huruf-b", "b.", "malam.", ()),
                ("nomor-lepas", "(1) (21", "", ()),
            ],
        ),
        # as many plain sentences as numbers, and a list whose letter stands before a capital: sure as well
        (
            "Kucing tidur di rumah: a. Siang; dan b. Malam. Anjing jaga di luar rumah.\n(1) (2)\nPasal 2\nIkan.",
            [
                ("", "Pasal 1", "", ()),
                ("ayat-1", "", "Kucing tidur di rumah:", ()),
                ("ayat-1/huruf-a", "a.", "Siang; dan", ()),
                ("ayat-1/huruf-b", "b.", "Malam.", ()),
                ("ayat-2", "", "Anjing jaga di luar rumah.", ()),
                ("nomor-lepas", "(1) (2)", "", ()),
            ],
        ),
        # a stop may end no sentence, or a semicolon one
        (
            "Kucing makan lima potong); Ikan ini segar. Anjing jaga di luar rumah.\n(1) (2)\nPasal 2\nIkan.",
            [
                ("", "Pasal 1", "", ()),
                ("ayat-1", "", "Kucing makan lima potong); Ikan ini segar.", ("nomor-sambung",)),
                ("ayat-2", "", "Anjing jaga di luar rumah.", ("nomor-sambung",)),
                ("nomor-lepas", "(1) (2)", "", ()),
            ],
        ),
        (
            "Kucing tidur di B.R. Makan pagi. Anjing pada ayat (1) jaga di luar.\n(1) (2)\nPasal 2\nIkan.",
            [
                ("", "Pasal 1", "", ()),
                ("ayat-1", "", "Kucing tidur di B.R. Makan pagi.", ("nomor-sambung",)),
                ("ayat-2", "", "Anjing pada ayat (1) jaga di luar.", ("nomor-sambung",)),
                ("nomor-lepas", "(1) (2)", "", ()),
            ],
        ),
        # cut off by a page: the last sentence but one is named as ayat (2)
        (
            "Kucing tidur di rumah.\n(1) (2) Anjing jaga di luar. Ikan menurut pada ayat (2) diam saja.",
            [
                ("", "Pasal 1", "", ()),
                ("ayat-1", "", "Kucing tidur di rumah.", ("nomor-sambung",)),
                ("ayat-2", "(1) (2)", "Anjing jaga di luar.", ("nomor-sambung",)),
                ("ayat-3", "", "Ikan menurut pada ayat (2) diam saja.", ("nomor-sambung",)),
            ],
        ),
    ],
)
def test_a_heap_of_numbers_behind_or_among_its_sentences(text, expected):
    assert article(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kucing tidur di rumah. Anjing jaga di luar.\n(1) (2) (3)",  # a sentence too few
        "Kucing tidur di rumah. Anjing jaga di luar. Ikan diam di air.\n(1) (2)",  # nothing says that there is a third
        "Kucing pada ayat (2) tidur di rumah. Anjing jaga di luar.\n(1) (2)",  # the order cannot be right
        "Kucing tidur di rumah. Anjing jaga di luar.\n(3) (4)",  # of another article
    ],
)
def test_a_heap_in_doubt_joins_nothing(text):
    found = article(text)
    assert [path for path, *_ in found if path.startswith("ayat")] == []
    assert found[0][3] == ("nomor-lepas",)


def test_letters_apart_from_their_words_are_counted_by_the_clauses():
    text = "Kucing wajib:\na. makan ikan; tidur siang; jaga: 1. rumah; 2. kebun; dan jalan; lari pagi; (3) b. c. d. e. duduk diam; dan\nf. minum susu."
    assert [(path, words, bool(flags)) for path, _, words, flags in article(text)] == [
        ("", "Kucing wajib:", False),
        ("huruf-a", "makan ikan;", False),
        ("huruf-b", "tidur siang;", True),
        ("huruf-c", "jaga:", True),
        ("huruf-c/angka-1", "rumah;", False),
        ("huruf-c/angka-2", "kebun; dan", False),
        ("huruf-c/angka-3", "jalan;", True),
        ("huruf-d", "lari pagi;", True),
        ("huruf-e", "duduk diam; dan", True),
        ("huruf-f", "minum susu.", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kucing wajib:\na. makan ikan; tidur siang; b. c. d. jaga rumah; dan\nf. minum susu.",  # a clause too few
        "Kucing wajib:\na. makan ikan; tidur siang; jaga rumah; b. c. lari pagi; dan\nd. minum susu.",  # one too many
        "Kucing wajib:\na. makan ikan; b. c. tidur siang; jaga rumah; d. e. lari pagi; minum susu",  # no end
    ],
)
def test_letters_in_doubt_keep_their_flag(text):
    assert article(text)[0][3] == ("nomor-lepas",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kucing tidur. Anjing sebagaimana dimaksud pada ayat (1) jaga.", ()),  # one piece: quoted whole
        ("Kucing: a. tidur; b. makan. Anjing sebagaimana dimaksud pada ayat (1) jaga.", ("nomor-lepas",)),
        ("(1) Kucing tidur.\n(2) Anjing sebagaimana dimaksud pada ayat (1) jaga.", ()),
        ("(1) Kucing tidur.\n(2) Anjing sebagaimana dimaksud pada ayat (3) jaga.", ("nomor-lepas",)),
        ("Kucing sebagaimana dimaksud dalam ayat (1) Pasal 7 tidur.", ()),  # of another article
    ],
)
def test_an_article_that_names_an_ayat_it_does_not_have(text, expected):
    assert article(text)[0][3] == expected


def heads(text: str) -> list[str]:
    """The articles, with the rules of their flags."""
    found = [p for p in tree("MEMUTUSKAN:\n" + text) if p.level == "pasal"]
    return [" ".join((p.number, *(flag.rule for flag in p.flags))) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names that are badly set or badly read
        ("Pasal 1\nSatu.\nPAsal 2\nDua.\nPaal 3.\nTiga.\nFasal 4\nEmpat.\nPasal 5\nLima.", ["1", "2", "3", "4", "5"]),
        ("Pasal 1\nSatu.\nPasal 2, (1) Dua. (2) Lagi.\nPasal 3\nTiga.", ["1", "2", "3"]),
        # short, joined by a stroke, or with a title of its own
        ("Ps. 1\nKucing tidur.\nPs. 2\nAnjing jaga menurut Ps. 1.\nPs. 3\nTiga.", ["1", "2", "3"]),
        ("Pasal-1\nKucing tidur.\nPasal-2\nAnjing jaga.\nPasal-3\nTiga.", ["1", "2", "3"]),
        ("Pasal 1 - Kucing Besar\nKucing tidur.\nPasal 2 - Anjing\n(1) Anjing jaga.\n(2) Lagi.\nPasal 3 - Ikan Laut\nTiga.", ["1", "2", "3"]),
        # alone on its line behind the torn end of a sentence, in paragraphs
        ("Pasal 1\n" + "Kucing tidur di rumah. " * 30 + "\n(4) Dalam\nPasal 2\n(1) Dua.\n(2) Lagi.\nPasal 3\nTiga.", ["1", "2", "3"]),
        # in the middle of a torn sentence: only the order says so
        ("Pasal 1\nKucing tidur dalam Pasal 2 Anjing jaga.\nPasal 3\nTiga.", ["1", "2 judul-rusak", "3"]),
        ("Pasal 1\nSatu.\nDua 2 Pasal Anjing jaga.\nPasal 3\nTiga.", ["1", "2 judul-rusak", "3"]),
        # only its two words are turned: closed before it, and alone between its neighbours
        ("Pasal 1\nSatu.\nBagian Kedua Hak Kucing dan Anjing 2 Pasal Anjing jaga.\nPasal 3\nTiga.", ["1", "2", "3"]),
        ("Pasal 1\nSatu. 2 Pas Anjing jaga.\nPasal 3\nTiga.", ["1", "2 judul-rusak", "3"]),
        # not printed at all: ayat (1) begins anew behind a heading
        ("Pasal 1\nKucing tidur di rumah yang besar sekali.\nBAB II\nTUJUAN\n(1) Anjing jaga.\n(2) Lagi.\nPasal 3\nTiga.", ["1", "2 judul-hilang", "3"]),
        # lost for good
        ("Pasal 1\nKucing tidur.\nPasal 3\nTiga.", ["1 pasal-hilang", "3"]),
        ("Pasal 1\nKucing tidur menurut Pasal 2 ayat (1).\nPasal 3\nTiga.", ["1 pasal-hilang", "3"]),
        # on the wrong page, written small
        ("Pasal 1\nSatu.\nPasal 3\nTiga. pasal 2 Dua.\nPasal 4\nEmpat.", ["1", "3", "2 urutan", "4"]),
        # several in one heading
        ("Pasal 1\nSatu.\nPasal 2 s.d. Pasal 4 dihapus.\nPasal 5\nLima.", ["1", "2", "5"]),
    ],
)  # fmt: skip
def test_headings_between_two_others(text, expected):
    assert heads(text) == expected


def test_an_instruction_whose_number_lost_its_stop_keeps_it():
    text = "MEMUTUSKAN:\nPasal I\nBeberapa ketentuan diubah sebagai berikut:\n1 Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:\nPasal 2\nSusu.\n2. Pasal 3 dihapus.\nPasal II\nBerlaku besok."
    found = [p for p in tree(text, "uu-7-2099") if p.level == "angka"]
    assert [(p.ref.path[-1], p.marker, p.flags) for p in found] == [("angka-1", "1", ()), ("angka-2", "2.", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a single sentence; the next article has no numbers and as many sentences
        (
            "Kucing tidur di rumah saja. (1) (2)\nPasal 2\nAnjing wajib jaga di luar. Ikan wajib diam di laut.",
            ["pasal-1", "pasal-1/nomor-lepas", "pasal-2", "pasal-2/ayat-1", "pasal-2/ayat-2"],
        ),
        # behind ayat that are complete; the next article has its numbers
        (
            "(1) Kucing tidur.\n(2) Anjing jaga. (1) (2)\nPasal 2\n(1) Ikan diam.\n(2) Sapi makan.",
            ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "pasal-1/nomor-lepas", "pasal-2", "pasal-2/ayat-1", "pasal-2/ayat-2"],
        ),
        # more numbers than sentences: whose they are is not certain
        (
            "Kucing tidur di rumah saja. (1) (2) (3)\nPasal 2\nAnjing wajib jaga di luar. Ikan wajib diam di laut.",
            ["pasal-1", "pasal-1/nomor-lepas", "pasal-2!"],
        ),
        # they count the sentences before them: they are this article's own
        (
            "Kucing tidur di rumah saja. Anjing wajib jaga di luar. (1) (2)\nPasal 2\nIkan diam.",
            ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "pasal-1/nomor-lepas", "pasal-2"],
        ),
    ],
)  # fmt: skip
def test_a_heap_at_the_foot_belongs_to_the_next_article(text, expected):
    found = [p for p in tree(HEAD + text) if p.ref.path[0].startswith("pasal-")]
    assert ["/".join(p.ref.path) + "!" * bool(p.flags) for p in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the numbers of three articles among the first one's sentences, and above them
        (
            "Kucing wajib tidur di rumah. (1) (2) (1) (2) (3)\nKucing pada ayat (1) wajib makan.\nPasal 2\nSapi hanya diam saja.\nPasal 3\nAnjing wajib jaga. Ikan wajib diam. Burung wajib terbang tinggi.",
            ["1/1", "1/nomor-lepas", "1/2", "2", "3/1", "3/2", "3/3"],
        ),
        # the catch-word of the next page with its number; a number that stands
        (
            "(1) Kucing wajib tidur di rumah. (2) Kucing (1) (2) Kucing pada ayat (1) wajib makan.\nPasal 2\nAnjing wajib jaga di luar. (2) Ikan pada ayat (1) wajib diam.",
            ["1/1", "1/nomor-lepas", "1/2", "2/1", "2/2"],
        ),
        # one number too few, one too many: nothing is joined, and what is divided says so
        (
            "Kucing wajib tidur di rumah. (1) (2) (1) (2)\nKucing pada ayat (1) wajib makan.\nPasal 2\nAnjing wajib jaga. Ikan wajib diam. Burung wajib terbang tinggi.",
            ["1!", "2"],
        ),
        (
            "(1) Kucing wajib tidur di rumah. Kucing pada ayat (1) wajib makan.\nPasal 2\nAnjing wajib jaga. Ikan wajib diam. (2) (1) (2) (3)",
            ["1!", "1/1", "2!"],
        ),
    ],
)  # fmt: skip
def test_the_numbers_of_several_articles_in_one_heap(text, expected):
    found = [p for p in tree(HEAD + text) if p.ref.path[0].startswith("pasal-")]
    shown = [
        "/".join(s.removeprefix("pasal-").removeprefix("ayat-") for s in p.ref.path) + "!" * bool(p.flags)
        for p in found
    ]
    whole = {name.split("/")[0] for name in shown if "/" in name}
    assert [name for name in shown if "/" in name or name.endswith("!") or name not in whole] == expected


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        # items behind the last that was read, ayat that nobody counts
        ("Makan:\na. ikan; dan\nb. susu. Minum: x. air; f. teh; dan g. kopi.", True),
        ("Pemerintah membentuk badan bank tanah. (3) Badan itu mengelola. (41 Kekayaan badan dipisahkan.", True),
        ("(4) Kucing tidur. (5) Anjing jaga.", True),
        # what a sentence names, and what another act is changed to, is no number of this article
        ("(1) Kucing tidur.\n(2) Perubahan pada ayat (1), (2), dan (3) dilaporkan.", False),
        ("Pasal 2 diubah sehingga berbunyi: Kucing; x. tidur; y. makan; dan z. jaga.", False),
    ],
)
def test_numbers_that_open_nothing_are_told(text, flagged):
    assert any(rules for *_, rules in article(text)) == flagged


def test_a_heading_at_the_foot_of_a_page_that_comes_again_is_one():
    found = tree("MEMUTUSKAN:\nPasal 1\nKucing tidur.\nPasal 2\n- ll5 ^_ Pasal 2 (1) anjing jaga. (2) Ikan diam.")
    assert [("/".join(p.ref.path), p.text) for p in found if p.ref.path[0] == "pasal-2"] == [
        ("pasal-2", ""),
        ("pasal-2/ayat-1", "anjing jaga."),
        ("pasal-2/ayat-2", "Ikan diam."),
    ]


def test_a_list_is_not_counted_anew_behind_torn_ayat():
    text = "(1) (2) (3)\nKucing tidur siang. Anjing jaga: a. rumah; b. c. d. kebun; jalan; dan pasar."
    assert article(text)[0][3] == ("nomor-lepas",)


@pytest.mark.parametrize(
    "text",
    ["(1) Kucing tidur di rumah.\n(2)", "Kucing makan:\na. ikan;\nb. susu.\n(1)", "(1) Kucing:\na.\n(2) Anjing."],
)
def test_a_number_without_words_is_told(text):
    assert any(rules for *_, rules in article(text))
