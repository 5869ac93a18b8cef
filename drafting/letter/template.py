"""Makes the shipped template of the surat imbauan: `python -m drafting.letter.template [FILE]`.

The template is an ordinary DOCX with the marks of docxtpl, which an office can change in Word (docs/letters.md). It is
made here rather than by hand so that what ships can be read and made again; a test compares the two.
"""

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

SHIPPED = Path(__file__).parent.parent / "data" / "surat-imbauan.docx"
_FONT, _SIZE = "Arial", Pt(11)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # of every part, so that the same template has the same bytes


def template() -> bytes:
    """The template as a file."""
    file = docx.Document()
    _paper(file)
    _head(file)
    _reference(file)
    _body(file)
    _signature(file)
    out = io.BytesIO()
    file.core_properties.author, file.core_properties.title = "Netral", "Surat imbauan"
    file.save(out)
    return _steady(out.getvalue())


def _paper(file: Any) -> None:
    """A4 with the margins of a surat dinas."""
    section = file.sections[0]
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(4), Pt(0)
    style.paragraph_format.line_spacing = 1.08


def _head(file: Any) -> None:
    """The kop: centred, bold, over a line."""
    _loop(file, "baris in kop")
    line = _paragraph(file, "{{ baris }}", bold=True)
    line.alignment, line.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    line.runs[0].font.size = Pt(14)
    _end(file)
    rule = _paragraph(file, "{{ alamat }}")
    rule.alignment, rule.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(10)
    rule.runs[0].font.size = Pt(9)
    _ruled(rule)


def _reference(file: Any) -> None:
    """Nomor, Sifat, Lampiran, Perihal beside the date; then the addressee."""
    dated = _paragraph(file, "{{ tempat_tanggal }}")
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name, value in (("Nomor", "nomor"), ("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Perihal", "perihal")):
        line = _paragraph(file, f"{name}\t: \t{{{{ {value} }}}}", bold=False)
        _hanging(line, Cm(2.9), stops=(Cm(2.3),))
        line.paragraph_format.space_after = Pt(1)
    first = _paragraph(file, "Yth. {{ yth }}")
    first.paragraph_format.space_before, first.paragraph_format.space_after = Pt(10), Pt(0)
    _loop(file, "baris in yth_lanjutan")
    _paragraph(file, "{{ baris }}").paragraph_format.space_after = Pt(0)
    _end(file)


def _body(file: Any) -> None:
    """Opening, grounds, requests, sanctions, reports, closing."""
    _paragraph(file, "{{ pembuka }}").paragraph_format.space_before = Pt(10)
    _heading(file, "A. Dasar Hukum")
    _numbered(file, "baris in dasar", "{{ loop.index }}.\t{{ baris }}{{ ';' if not loop.last else '.' }}")
    _when(file, "catatan", "{{ catatan }}")
    _heading(file, "B. Imbauan")
    _paragraph(file, "{{ permintaan }}")
    _items(file, "isi")
    _paragraph(file, "Selain itu, Saudara diminta:")
    _items(file, "tugas")
    _file_penalties(file)
    _heading(file, "D. Pelaporan")
    _numbered(file, "baris in laporan", "{{ loop.index }}.\t{{ baris }}")
    _paragraph(file, "{{ penutup }}").paragraph_format.space_before = Pt(8)


def _items(file: Any, name: str) -> None:
    _nested(file, (f"butir in {name}", "{{ butir.teks }}"), ("rujukan in butir.rujukan", "{{ rujukan }}"))


def _file_penalties(file: Any) -> None:
    _heading(file, "C. Sanksi")
    _nested(file, ("golongan in sanksi", "{{ golongan.judul }}:"), ("baris in golongan.baris", "{{ baris }}"))


def _nested(file: Any, outer: tuple[str, str], inner: tuple[str, str]) -> None:
    """A numbered list with a lettered one under each item; each is what it runs over, and what a line of it says."""
    _loop(file, outer[0])
    _hanging(_paragraph(file, f"{{{{ loop.index }}}}.\t{outer[1]}"), Cm(0.8))
    _loop(file, inner[0])
    _hanging(_paragraph(file, f"{{{{ huruf[loop.index0] }}}}.\t{inner[1]}"), Cm(0.8), left=Cm(0.8))
    _end(file)
    _end(file)


def _signature(file: Any) -> None:
    """The block at the right, with room for the signature; then the tembusan."""
    for text, before in (("{{ jabatan }},", Pt(12)), ("{{ nama }}", Pt(54))):
        line = _paragraph(file, text, bold=text == "{{ nama }}")
        line.paragraph_format.left_indent = Cm(8)
        line.paragraph_format.space_before, line.paragraph_format.keep_with_next = before, True
    line = _paragraph(file, "Tembusan:")
    line.paragraph_format.space_before = Pt(14)
    _numbered(file, "baris in tembusan", "{{ loop.index }}.\t{{ baris }}")


# --- paragraphs ---------------------------------------------------------------------------------------------------


def _paragraph(file: Any, text: str, *, bold: bool = False) -> Any:
    line = file.add_paragraph()
    line.add_run(text).bold = bold or None
    return line


def _heading(file: Any, text: str) -> None:
    line = _paragraph(file, text, bold=True)
    line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(8), True


def _numbered(file: Any, loop: str, text: str) -> None:
    _loop(file, loop)
    _hanging(_paragraph(file, text), Cm(0.8))
    _end(file)


def _when(file: Any, name: str, text: str) -> None:
    _paragraph(file, f"{{%p if {name} %}}")
    _paragraph(file, text)
    _paragraph(file, "{%p endif %}")


def _loop(file: Any, loop: str) -> None:
    _paragraph(file, f"{{%p for {loop} %}}")


def _end(file: Any) -> None:
    _paragraph(file, "{%p endfor %}")


def _hanging(line: Any, by: Any, *, left: Any = 0, stops: tuple[Any, ...] = ()) -> None:
    form = line.paragraph_format
    form.left_indent, form.first_line_indent = left + by, -by
    for stop in (*stops, left + by):
        form.tab_stops.add_tab_stop(stop)


def _ruled(line: Any) -> None:
    """A double line under a paragraph."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _steady(data: bytes) -> bytes:
    """The same package with one date for every part: what is made twice is equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the template."""
    target = Path(arguments[0]) if arguments else SHIPPED
    target.write_bytes(template())
    print(f"wrote {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
