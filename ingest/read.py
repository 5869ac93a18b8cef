"""Any file as a `Document`: lines with their places, nothing cleaned or guessed.

The file is copied to a temporary folder, so that what is hashed is what is read, and goes through one child process for
its text and one for every scanned page: a page that cannot be read is a warning, not the end of its file.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from corpus.errors import MissingTool, UnreadableFile
from corpus.model import Block, Document
from ingest import child, ocr
from ingest.pages import ranges
from ingest.reading import DEFAULT_LIMITS, Job, Limits, Reading

__all__ = ["DEFAULT_LIMITS", "Limits", "read", "read_bytes"]


def read(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The file's text with its places.

    Raises:
        UnreadableFile: not there, too large, damaged, not what its name says, or it broke a limit.
        MissingTool: nothing but scans, and no OCR installed.
    """
    try:
        size = path.stat().st_size
        if size <= limits.size:
            return read_bytes(path.name, path.read_bytes(), limits)
    except OSError as error:
        raise UnreadableFile(
            path.name, f"cannot be opened ({error.strerror})", "Check the name and the rights."
        ) from error
    raise _too_large(path.name, size, limits)


def read_bytes(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The text of an uploaded file; as `read`."""
    if len(data) > limits.size:
        raise _too_large(name, len(data), limits)
    with tempfile.TemporaryDirectory(prefix="netral-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "file"
        file.write_bytes(data)
        job = Job("ingest.sniff:read_true_type", file, name, limits)
        reading = _with_scans(job, child.run(job, limits.seconds))
    if not any(block.text.strip() for block in reading.blocks):
        doubts = f" ({'; '.join(reading.warnings[:3])})" if reading.warnings else ""
        raise UnreadableFile(
            name, f"holds no text{doubts}", "Look at it in a viewer; it may be blank or need a better scan."
        )
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, reading.media, digest, reading.blocks, reading.pages, reading.warnings)


def _too_large(name: str, size: int, limits: Limits) -> UnreadableFile:
    reason = f"is {size} bytes large, more than the limit of {limits.size}"
    return UnreadableFile(name, reason, "Split it, or raise the limit.")


def _with_scans(job: Job, reading: Reading) -> Reading:
    """The reading with its scanned pages read by OCR, or with a warning where they could not be."""
    if not reading.scans:
        return reading
    try:
        ocr.ready()
    except MissingTool as error:
        if any(block.place.page not in reading.scans for block in reading.blocks):
            return _warned(reading, f"scans, not read: {ranges(reading.scans)}. {error}")
        raise
    with ThreadPoolExecutor(job.limits.scan_workers) as workers:
        pages = dict(zip(reading.scans, workers.map(lambda page: _scan(job, page), reading.scans), strict=True))
    failed = [page for page, found in pages.items() if isinstance(found, str)]
    read = {page: found for page, found in pages.items() if not isinstance(found, str)}
    joined = replace(reading, blocks=tuple(_joined(reading, read)))
    if failed:
        joined = _warned(joined, f"not readable by OCR: {ranges(failed)} ({pages[failed[0]]})")
    return _warned(joined, f"read by OCR: {ranges(read)}") if read else joined


def _scan(job: Job, page: int) -> Reading | str:
    """What OCR read on one page, or why it could not."""
    try:
        scan = replace(job, reader="ingest.ocr:read_scan", page=page)
        return child.run(scan, job.limits.scan_seconds)
    except UnreadableFile as error:
        return error.reason


def _joined(reading: Reading, scans: dict[int, Reading]) -> Iterator[Block]:
    """All blocks in page order; a scanned page keeps its text layer where OCR found less than that."""
    layers: dict[int, list[Block]] = {}
    for block in reading.blocks:
        layers.setdefault(block.place.page or 0, []).append(block)
    for page in sorted(layers.keys() | scans.keys()):
        layer, scan = layers.get(page, []), scans[page].blocks if page in scans else ()
        yield from scan if _length(scan) > _length(layer) else layer


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _warned(reading: Reading, warning: str) -> Reading:
    return replace(reading, warnings=(*reading.warnings, warning))
