"""Reading: every kind of file becomes lines with places, and what cannot be read is refused with its reason."""

import io
import random
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableFile
from corpus.model import Block, Document, Place, Removal
from ingest.clean import clean
from ingest.lineorder import in_page_order
from ingest.pages import ranges
from ingest.read import Limits, read, read_bytes
from ingest.rows import row_line
from ingest.spaces import agreed
from tests.fixtures.pdfs import FIRST, SECOND, pdf

KINDS = "Give a PDF, DOCX, HTML, Markdown or text file."


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


# --- text and Markdown -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected", "warnings"),
    [
        (b"Pasal 1\n\nisi\n", ["Pasal 1", "", "isi"], ()),
        (b"\xef\xbb\xbfPasal 1\r\nisi", ["Pasal 1", "isi"], ()),
        ("Pasal 1\nisi".encode("utf-16"), ["Pasal 1", "isi"], ()),  # Notepad's "Unicode"
        ("“isi”".encode(), ["“isi”"], ()),
        (b"\x93isi\x94", ["“isi”"], ("2 bytes are not UTF-8 and were read as Windows-1252",)),
        # one stray byte does not spoil the right ones
        ("é".encode() + b"\x93", ["é“"], ("1 bytes are not UTF-8 and were read as Windows-1252",)),
        (b"Pa\x00sal\x07 1 berbunyi", ["Pasal 1 berbunyi"], ("2 control characters or lone surrogates were removed",)),
        # half of a surrogate pair, as broken programs write it, is no UTF-8
        (b"a\xed\xa0\x80b", ["aí\xa0€b"], ("3 bytes are not UTF-8 and were read as Windows-1252",)),
        (b"a\xc2\x85b\xe2\x80\xa8c", ["a\x85b\u2028c"], ()),  # not the ends of lines
    ],
)
def test_text(data, expected, warnings):
    document = read_bytes("a.txt", data)
    assert (document.media, lines(document), document.warnings) == ("txt", expected, warnings)


def test_places_of_lines():
    assert read_bytes("a.md", b"# Judul\n\n- butir").blocks == (
        Block("# Judul", Place(line=1)),
        Block("", Place(line=2)),
        Block("- butir", Place(line=3)),
    )


def test_form_feeds_are_pages():
    document = read_bytes("a.txt", b"satu\ndua\n\ftiga\n\f")
    assert (document.pages, [block for block in document.blocks if block.text]) == (
        2,
        [Block("satu", Place(1, 1)), Block("dua", Place(1, 2)), Block("tiga", Place(2, 1))],
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_line_of_text_is_lost(seed):
    words = random.Random(seed).choices(["Pasal", "1", "<b>", "(2)", "é", "\n", "\n\n", "\t", "|"], k=400)
    text = " ".join(["awal", *words])
    assert read_bytes("a.md", text.encode()).text == text.removesuffix("\n")


# --- refusals ----------------------------------------------------------------------------------------------------


def _archive(**members: bytes) -> bytes:
    """An archive without the hour, which would stand in the names of tests."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"", "is empty. Fetch or save it again."),
        ("a.txt", b" \n \n", "holds no text. Look at it in a viewer; it may be blank or need a better scan."),
        ("a.pdf", b"Pasal 1", "lies about its type: it is named pdf but holds txt. Rename it to .txt and look."),
        ("a.txt", pdf(FIRST), "lies about its type: it is named txt but holds pdf. Rename it to .pdf and look."),
        ("a.docx", b"<html>", "lies about its type: it is named docx but holds html. Rename it to .html and look."),
        (
            "a.md",
            b"<!DOCTYPE html>x",
            "lies about its type: it is named md but holds html. Rename it to .html and look.",
        ),
        ("a.html", b"Pasal 1", "lies about its type: it is named html but holds txt. Rename it to .txt and look."),
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "is an old Word or Excel file, which is not read. Save it as DOCX or PDF."),
        ("a.txt", bytes(range(256)) * 9, f"is not text. {KINDS}"),
        ("a.exe", b"MZ\x90\x00", f"is a program, which is not read. {KINDS}"),
        (
            "a.docx",
            _archive(xl__workbook=b"x"),
            "is an archive without a Word text inside. Save it as DOCX or PDF, or unpack it.",
        ),
        ("a.docx", _archive(a=b"x")[:40], "is a damaged archive. Fetch or save it again."),
        (
            "a.pdf",
            pdf(FIRST)[:-900],
            "is cut off: the end of the PDF is missing. It may be truncated or damaged; fetch or save it again.",
        ),
        (
            "a.pdf",
            pdf(FIRST, password="rahasia"),
            "is protected by a password. Save it without protection and try again.",
        ),
        ("a.pdf", pdf(()), "has neither text nor pictures on its pages. Look at it in a PDF viewer."),
        (
            "a.html",
            b"<html><script>x</script>",
            "is a web page without text. Save the page that shows the text itself.",
        ),
    ],
)
def test_refusals(name, data, message):
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(name, data)
    assert str(caught.value) == f"{name}: {message}"


def test_garbage_that_begins_like_a_pdf_is_refused():
    noise = b"%PDF-1.7\n" + random.Random(1).randbytes(5000) + b"\n%%EOF"
    with pytest.raises(UnreadableFile, match="is not a whole PDF"):
        read_bytes("a.pdf", noise)


@pytest.mark.parametrize(
    ("name", "data", "limits", "message"),
    [
        ("a.txt", b"x" * 11, Limits(size=10), "is 11 bytes large, more than the limit of 10. "),
        ("a.pdf", pdf(FIRST, SECOND), Limits(pages=1), "has 2 pages, more than the limit of 1. "),
        ("a.txt", b"x" * 11, Limits(characters=10), "holds more than 10 characters. "),
    ],
)
def test_limits(name, data, limits, message):
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(name, data, limits)
    assert str(caught.value) == f"{name}: {message}Split it, or raise the limit."


def test_a_bomb_in_a_docx_is_not_unpacked():
    bomb = _archive(**{"word__document.xml": b"0" * 30_000_000})
    with pytest.raises(UnreadableFile) as caught:
        read_bytes("a.docx", bomb, Limits(expanded=20_000_000))
    assert str(caught.value) == (
        "a.docx: unpacks to 30000000 bytes, more than the limit of 20000000. "
        "It may be made to do harm; try another copy."
    )


def test_a_pdf_whose_stream_explodes_is_refused():
    """A stream of zeroes, packed a thousandfold, then again."""
    stream = zlib.compress(zlib.compress(b"\0" * 100_000_000, 9), 9)
    body = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(stream), stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        body,
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    with pytest.raises(UnreadableFile, match="has a page that unpacks to more than any page holds"):
        read_bytes("a.pdf", data + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF", Limits(seconds=60))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path / "a.pdf")
    assert str(caught.value) == ("a.pdf: cannot be opened (No such file or directory). Check the name and the rights.")


# --- PDF ---------------------------------------------------------------------------------------------------------


def test_pdf_pages_and_lines(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(FIRST, SECOND))
    document = read(file)
    expected = [*((line, 1, n) for n, line in enumerate(FIRST, 1)), *((line, 2, n) for n, line in enumerate(SECOND, 1))]
    assert [(b.text, b.place.page, b.place.line) for b in document.blocks] == expected
    assert (document.name, document.media, document.pages, document.warnings) == ("a.pdf", "pdf", 2, ())


def test_a_pdf_that_anyone_may_open_is_read_though_it_is_encrypted():
    assert lines(read_bytes("a.pdf", pdf(SECOND, password=""))) == list(SECOND)


def test_without_an_ending_the_content_decides():
    assert read_bytes("download", pdf(SECOND)).media == "pdf"


def test_lines_that_run_from_foot_to_head_are_put_in_the_order_of_the_page():
    page = [f"baris {n}" for n in range(9)]
    layout = "\n\n".join(f"   {line}" for line in page)
    turned = ["7 x", *page[6:], *page[4:6], *page[:4]]  # paragraphs backwards, and a line that the layout does not have
    assert in_page_order("\n".join(turned), layout) == ("\n".join(["7 x", *page]), True)
    assert in_page_order("\n".join(page), layout) == ("\n".join(page), False)
    swapped = [*page[5:], *page[:5]]  # two columns one after the other: no reason to touch them
    assert in_page_order("\n".join(swapped), layout) == ("\n".join(swapped), False)


def test_spaces_inside_words_go_only_where_both_readings_have_the_same_letters():
    page = "P asal 4\nDokumen pe manfaatan dari tahun ke tahun selalu jelas dan terang adanya"
    whole = "Pasal 4\n Dokumen  pemanfaatan dari tahun ke tahun selalu jelas dan terang adanya"
    assert agreed(page, whole) == whole.replace("\n ", "\n").replace("  ", " ")
    assert agreed(page, whole.replace(" ", "")) == page  # a layout without any gap has not understood the font
    assert agreed(page, whole + " x") == page


def test_the_gazette_pdfs_keep_their_headings_at_line_starts(corpus_dir):
    counts = {
        path.name: sum(
            line.strip().startswith("Pasal ") and line.split()[-1].isdigit() and len(line.split()) == 2
            for line in lines(read(path))
        )
        for path in sorted((corpus_dir / "pdf").glob("*.pdf"))
        if path.name in {"UU_2008_011.pdf", "UU_1999_040.pdf", "PERMENKOMINFO_2014_014.pdf"}
    }
    assert counts == {"PERMENKOMINFO_2014_014.pdf": 18, "UU_1999_040.pdf": 42, "UU_2008_011.pdf": 102}


# --- HTML --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h2><span>BAB I</span> <span>UMUM</span></h2><p>isi\n  baris</p>", ["BAB I UMUM", "isi baris"]),
        ("a<br>b<p>c<p>d", ["a", "b", "c", "d"]),
        ("<ol><li>a. satu</li><li>b. dua</li></ol>", ["a. satu", "b. dua"]),  # brings its own marks
        ("<ol><li>satu<li>dua</ol>", ["1. satu", "2. dua"]),
        ("<ol type=a><li>makan;<li>lari.</ol>", ["a. makan;", "b. lari."]),  # a short word is no mark
        ("<ol type=a start=3><li>satu</li><li><p>dua</p><p>lanjut</p></li></ol>", ["c. satu", "d. dua", "lanjut"]),
        ('<ol style="list-style-type: lower-roman"><li>x<li value=4>y</ol>', ["i. x", "iv. y"]),
        ("<ol><li>bahwa satu</li></ol>", ["bahwa satu"]),  # one consideration has no number in print
        ("<ol><li>luar<ol type=a><li>dalam<li>lagi</ol><li>akhir</ol>", ["1. luar", "a. dalam", "b. lagi", "2. akhir"]),
        ("<ul><li>x<li>y</ul>", ["x", "y"]),
        ("<table><tr><th>A<th>B<tr><td>1<td>dua<br>baris</table>", ["A | B", "1 | dua baris"]),
        ("<table><tr><td>Menimbang<td>:<td>a.<td>bahwa x</tr></table>", ["Menimbang : a. bahwa x"]),
        ("<table><tr><td><h4>Pasal 1</h4><p>isi</td><td>sisi</td></tr></table>", ["Pasal 1", "isi", "sisi"]),
        ("<table><tr><td><table><tr><td>x<td>y</table></td></tr></table>akhir", ["x | y", "akhir"]),
        ("<table><tr><td>tak tertutup", ["tak tertutup"]),
        ("<title>t</title><script>var x='<p>no</p>'</script><style>p{}</style>isi", ["isi"]),
        ("<pre>a\n  b</pre>", ["a", "b"]),
        ("&ldquo;x&rdquo; &lt;y&gt; m<sup>2</sup>", ["“x” <y> m2"]),
    ],
)
def test_html(page, expected):
    assert lines(read_bytes("a.html", f"<html>{page}".encode())) == expected


def test_navigation_is_set_aside_with_a_warning():
    document = read_bytes("a.html", b"<html><nav>Beranda</nav><p>Pasal 1 berbunyi panjang</p>")
    assert (lines(document), document.warnings) == (
        ["Pasal 1 berbunyi panjang"],
        ("1 pieces of navigation were set aside",),
    )


def test_the_foot_of_a_site_is_set_aside():
    document = read_bytes("a.html", b"<html><p>Pasal 1 berbunyi panjang</p><footer>Hak Cipta</footer>")
    assert lines(document) == ["Pasal 1 berbunyi panjang"]


def test_an_unclosed_navigation_does_not_swallow_the_law():
    assert lines(read_bytes("a.html", b"<html><p>x</p><nav>menu<p>Pasal 1</p><p>isi yang panjang</p>")) == [
        "x",
        "menu",
        "Pasal 1",
        "isi yang panjang",
    ]


def test_the_encoding_a_page_names():
    page = '<html><meta charset="windows-1251"><p>Ж</p>'.encode("cp1251")
    assert lines(read_bytes("a.html", page)) == ["Ж"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><p>Pasal 1 – isi".encode("utf-16"),  # as word processors save a page in "Unicode"
        "<html><meta charset=utf-16><p>Pasal 1 – isi".encode("utf-16-le"),
        "<html><meta charset=utf-16><p>Pasal 1 – isi".encode(),  # saved anew, its name of the encoding left as it was
    ],
)
def test_a_page_in_utf_16(data):
    assert lines(read_bytes("a.html", data)) == ["Pasal 1 – isi"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a", "", "c"], "a |  | c"),
        (["", " ", ""], ""),
        (["1.", "satu"], "1. satu"),
        (["Nama", ":", "Budi"], "Nama : Budi"),
        (["1.", "satu", "dua"], "1. | satu | dua"),
    ],
)
def test_rows(cells, expected):
    assert row_line(cells) == expected


def test_page_ranges():
    assert ranges([7, 1, 3, 2, 3]) == "pages 1-3, 7"


# --- DOCX --------------------------------------------------------------------------------------------------------


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_paragraphs_tables_heads_and_places():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "KOP SURAT"
    made.add_paragraph("Pasal 1")
    made.add_paragraph("baris satu\nbaris dua")
    table = made.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Nama", "Gol", "Budi", "III/a"), strict=True):
        cell.text = text
    made.add_paragraph("akhir")
    document = read_bytes("a.docx", _saved(made))
    assert document.blocks == (
        Block("Pasal 1", Place(1, 1)),
        Block("baris satu", Place(2, 1)),
        Block("baris dua", Place(2, 2)),
        Block("Nama | Gol", Place(3, 1)),
        Block("Budi | III/a", Place(4, 1)),
        Block("akhir", Place(5, 1)),
    )
    assert (document.media, document.warnings) == ("docx", ("header set apart: KOP SURAT",))


def test_docx_numbers_that_word_makes():
    made = docx.Document()
    for text in ("satu", "dua"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("butir", style="List Bullet")
    assert lines(read_bytes("a.docx", _saved(made))) == ["1. satu", "2. dua", "- butir"]


def test_docx_levels_restart_under_a_new_parent():
    made = docx.Document()
    numbering = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (style, text) in enumerate([("decimal", "Pasal %1"), ("decimal", "(%2)"), ("lowerLetter", "%3.")])
    )
    row = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    numbering.insert(0, row)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in ((0, ""), (1, "satu"), (2, "x"), (2, "y"), (0, "judul"), (1, "lagi")):
        properties = made.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, 78
    found = lines(read_bytes("a.docx", _saved(made)))
    assert found == ["Pasal 1", "(1) satu", "a. x", "b. y", "Pasal 2 judul", "(1) lagi"]


def test_docx_keeps_what_was_inserted_and_drops_what_was_deleted():
    made = docx.Document()
    paragraph = made.add_paragraph("ASN ")._p
    for kind, text in (("ins", '<w:t xml:space="preserve">wajib </w:t>'), ("del", "<w:delText>boleh </w:delText>")):
        paragraph.append(parse_xml(f"<w:{kind} {nsdecls('w')}><w:r>{text}</w:r></w:{kind}>"))
    paragraph.append(
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>netral</w:t></w:r></w:sdtContent></w:sdt>")
    )
    assert lines(read_bytes("a.docx", _saved(made))) == ["ASN wajib netral"]


def test_docx_notes_are_words_about_the_text():
    made = docx.Document()
    made.add_paragraph("Pasal 1")
    made.add_paragraph("Kucing tidur.")
    words = "<w:p><w:r><w:t>Pasal 2 Lihat.</w:t></w:r></w:p>"
    written = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1">{words}</w:footnote></w:footnotes>'
    kind = "officeDocument/2006/relationships/footnotes"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), media, written.encode(), made.part.package)
    made.part.relate_to(part, f"http://schemas.openxmlformats.org/{kind}")
    document = read_bytes("a.docx", _saved(made))
    assert document.blocks[2:] == (Block("1 Pasal 2 Lihat.", Place(3, 1), note=True),)
    assert document.warnings == ("1 notes were put at the end",)
    cleaned = clean(document)
    assert cleaned.text == "Pasal 1\nKucing tidur."
    assert cleaned.removals == (Removal("note", Place(3, 1), "1 Pasal 2 Lihat."),)


# --- the real texts ----------------------------------------------------------------------------------------------


def test_real_texts_come_out_as_they_stand(corpus_dir):
    for path in [*sorted((corpus_dir / "texts").glob("*.txt"))[:3], *sorted((corpus_dir / "texts").glob("*.md"))[:3]]:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        assert read(path).text == text.removesuffix("\n"), path.name


def test_real_pages_lose_no_word(corpus_dir: Path):
    from lxml import html

    for path in sorted((corpus_dir / "texts").glob("*.html")):
        root = html.parse(str(path)).getroot()
        for element in root.xpath("//title|//script|//style"):
            element.drop_tree()
        for element in root.iter():
            element.tail = " " + (element.tail or "")
        assert read(path).text.replace(" | ", " ").split() == root.text_content().split(), path.name
