"""What commands give out as files."""

from pathlib import Path

from corpus.errors import UnreadableFile


def write(out: Path, data: bytes) -> None:
    """Write the file.

    Raises:
        UnreadableFile: the place cannot be written to.
    """
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UnreadableFile(out.name, f"cannot be written ({error.strerror})", "Choose another place.") from error
