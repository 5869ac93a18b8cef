"""A letter as DOCX, by a template that an office can change. The only home of docxtpl."""

import io
from pathlib import Path
from string import ascii_lowercase
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from corpus.errors import UnreadableFile
from drafting.letter.template import SHIPPED
from drafting.letter.values import Item, Letter

ADDRESS = "[alamat kantor, telepon, surel]"
ADVICE = "See docs/letters.md for what a template may hold."


def docx_of(letter: Letter, template: Path | None = None) -> bytes:
    """The letter as a DOCX file.

    Raises:
        UnreadableFile: the template is no DOCX, or asks for something that a letter does not have.
    """
    file = template or SHIPPED
    try:
        made = DocxTemplate(io.BytesIO(file.read_bytes()))
        made.render(context(letter), SandboxedEnvironment(autoescape=True), autoescape=True)
    except OSError as error:
        raise UnreadableFile(file.name, f"cannot be opened ({error.strerror})", ADVICE) from error
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError) as error:
        raise UnreadableFile(file.name, "is not a DOCX file", ADVICE) from error
    except TemplateError as error:
        raise UnreadableFile(file.name, f"is not a usable template ({error})", ADVICE) from error
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def context(letter: Letter) -> dict[str, Any]:
    """What a template may ask for, by the names of docs/letters.md."""
    return {
        "kop": list(letter.head),
        "alamat": ADDRESS,
        "nomor": letter.number,
        "sifat": letter.nature,
        "lampiran": letter.enclosure,
        "perihal": letter.subject,
        "tempat_tanggal": letter.dated,
        "yth": letter.to[0],
        "yth_lanjutan": list(letter.to[1:]),
        "pembuka": letter.opening,
        "dasar": list(letter.grounds),
        "catatan": letter.reminder,
        "permintaan": letter.request,
        "isi": _items(letter.items),
        "tugas": _items(letter.asks),
        "sanksi": [{"judul": penalty.heading, "baris": list(penalty.lines)} for penalty in letter.penalties],
        "laporan": list(letter.reports),
        "penutup": letter.closing,
        "jabatan": letter.title,
        "nama": letter.name,
        "tembusan": list(letter.copies),
        "huruf": [*ascii_lowercase, *(f"a{sign}" for sign in ascii_lowercase)],
    }


def _items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [{"teks": item.text, "rujukan": [pin.line for pin in item.pinpoints]} for item in items]
