"""An audit and a letter as HTML: pure, and everything of a stranger's hand escaped."""

import base64
from collections.abc import Iterable

from drafting.audit import Audit, Cited, Finding, Severity
from drafting.audit.form import summary, where
from qa.sentences import STATUS_LABELS
from screens.markup import esc

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
_HEADS = {Severity.SALAH: "Harus diperbaiki", Severity.PERIKSA: "Periksa lagi", Severity.INFO: "Perlu diketahui"}
_STYLES = {Severity.SALAH: "red", Severity.PERIKSA: "amber", Severity.INFO: "blue"}
_RIGHT = '<div class="right"><strong>Perbaikan:</strong> {}</div>'


def audit_html(audit: Audit, media: str, download: str = "") -> str:
    """What was checked, the findings by severity with their places, and every citation with its status."""
    parts = [f'<p role="status"><strong>{esc(summary(audit))}</strong></p>', download]
    parts += [_severity(severity, audit.findings, media) for severity in Severity]
    if not audit.findings:
        parts.append(
            "<p>Tidak ada temuan pada sitasi yang dapat diperiksa. Ini bukan tanda bahwa surat bebas salah.</p>"
        )
    parts.append(_citations(audit.citations, media))
    return f'<section class="audit" aria-label="Hasil pemeriksaan surat">{"".join(parts)}</section>'


def _severity(severity: Severity, findings: Iterable[Finding], media: str) -> str:
    found = [finding for finding in findings if finding.severity is severity]
    if not found:
        return ""
    rows = "".join(f"<li>{_finding(finding, media)}</li>" for finding in found)
    return f'<h3 class="f-{_STYLES[severity]}">{_HEADS[severity]} ({len(found)})</h3><ol class="findings">{rows}</ol>'


def _finding(finding: Finding, media: str) -> str:
    shown = finding.found if len(finding.found) <= 200 else f"{finding.found[:200]} …"
    quoted = f"<q>{esc(shown)}</q>" if shown else ""
    right = _RIGHT.format(esc(finding.correction)) if finding.correction else ""
    place = f'<span class="place">{esc(where(finding.place, media))}</span>'
    return f"<div>{place} {quoted}</div><div>{esc(finding.message)}</div>{right}"


def _citations(cited: tuple[Cited, ...], media: str) -> str:
    if not cited:
        return "<p>Tidak ada sitasi peraturan yang terbaca dalam surat ini.</p>"
    rows = "".join(
        f"<tr><td>{esc(where(one.place, media))}</td><td>{esc(one.label)}</td><td>{STATUS_LABELS[one.status]}</td>"
        f"<td>{'ya' if one.checked else 'sebagian'}</td></tr>"
        for one in cited
    )
    head = "<tr><th>Tempat</th><th>Sitasi</th><th>Status pada tanggal surat</th><th>Teruji penuh</th></tr>"
    return (
        f"<details><summary>Semua sitasi ({len(cited)})</summary>"
        '<div class="wide" tabindex="0" role="region" aria-label="Daftar sitasi">'
        f"<table>{head}{rows}</table></div></details>"
    )


def letter_html(lines: tuple[str, ...], notes: tuple[str, ...], downloads: str) -> str:
    """The letter as text with its blanks marked, what the writer must know, and the files."""
    told = "".join(f"<li>{esc(note)}</li>" for note in notes)
    body = "".join(f"<p>{_blanks(esc(line))}</p>" if line else "<br>" for line in lines)
    return (
        f'<section class="letter" aria-label="Surat imbauan"><p role="status"><strong>Surat selesai disusun.</strong> '
        f"Isi tempat kosong bertanda [ ] sebelum dikirim.</p>{downloads}<ul>{told}</ul>"
        f'<div class="sheet" tabindex="0" role="region" aria-label="Isi surat">{body}</div></section>'
    )


def _blanks(line: str) -> str:
    return line.replace("[", "<mark>[").replace("]", "]</mark>")


def file_link(data: bytes, name: str, media: str, text: str) -> str:
    """A link that holds its whole file, so that nothing of a letter stays on the server."""
    packed = base64.b64encode(data).decode("ascii")
    return f'<a class="file" download="{esc(name)}" href="data:{media};base64,{packed}">{esc(text)}</a>'
