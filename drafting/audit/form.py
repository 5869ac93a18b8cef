"""An audit as JSON, and as a list for readers."""

from corpus.model import Place
from drafting.audit.making import day
from drafting.audit.values import Audit, Cited, Finding, Severity

Json = dict[str, object]

_HEADS = {Severity.SALAH: "SALAH", Severity.PERIKSA: "PERIKSA", Severity.INFO: "INFO"}


def audit_json(audit: Audit, media: str = "") -> Json:
    """The audit as `check --json` prints it; places are written out, such as "halaman 2, baris 5"."""
    return {
        "date": audit.day.isoformat(),
        "date_found": audit.day_found,
        "findings": [_finding(finding, media) for finding in audit.findings],
        "citations": [_cited(cited, media) for cited in audit.citations],
        "summary": {
            "citations": len(audit.citations),
            "unsure": audit.unsure,
            **{severity.value: _count(audit, severity) for severity in Severity},
        },
    }


def audit_text(audit: Audit, media: str = "") -> str:
    """The audit for a reader: what was checked, then the findings by severity."""
    lines = [summary(audit), ""]
    for finding in audit.findings:
        lines.append(f"[{_HEADS[finding.severity]}] {where(finding.place, media)}: {finding.message}")
        if finding.found:
            lines.append(f"    tertulis: {finding.found[:200]}")
        if finding.correction:
            lines.append(f"    perbaikan: {finding.correction}")
    return "\n".join(lines).rstrip()


def summary(audit: Audit) -> str:
    """How much was checked, how much could not be, and how many findings there are."""
    counted = ", ".join(f"{_count(audit, severity)} {severity.value}" for severity in Severity)
    own = "tanggal surat" if audit.day_found else "hari ini"
    return (
        f"{len(audit.citations)} sitasi diperiksa per {day(audit.day)} ({own}); "
        f"{audit.unsure} tidak dapat dipastikan seluruhnya. Temuan: {counted}."
    )


def where(place: Place, media: str = "") -> str:
    """A place for readers."""
    page = "paragraf" if media == "docx" else "halaman"
    parts = [f"{page} {place.page}"] if place.page else []
    if place.line and not (media == "docx" and place.line == 1):
        parts.append(f"baris {place.line}")
    return ", ".join(parts) or "surat"


def _finding(finding: Finding, media: str) -> Json:
    return {
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "place": where(finding.place, media),
        "found": finding.found,
        "ref": str(finding.ref) if finding.ref else None,
        "message": finding.message,
        "correction": finding.correction or None,
    }


def _cited(cited: Cited, media: str) -> Json:
    return {
        "found": cited.found,
        "ref": str(cited.ref) if cited.ref else None,
        "label": cited.label,
        "status": cited.status.value,
        "place": where(cited.place, media),
        "checked": cited.checked,
    }


def _count(audit: Audit, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in audit.findings)
