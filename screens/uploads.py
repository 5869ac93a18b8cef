"""Files that a reader hands over: taken out of Gradio's cache at once, so that nothing stays there."""

import shutil
import tempfile
from collections.abc import Iterable
from itertools import count
from pathlib import Path

LARGEST = "60mb"  # of one uploaded file


def taken(files: Iterable[str] | None) -> Path:
    """A temporary folder with the uploaded files; whoever gets it removes it."""
    folder = Path(tempfile.mkdtemp(prefix="netral-"))
    for file in map(Path, files or ()):
        shutil.move(file, _free(folder, file))
        if not any(file.parent.iterdir()):  # Gradio makes a folder for each file
            file.parent.rmdir()
    return folder


def _free(folder: Path, file: Path) -> Path:
    """A name that no earlier file has: two folders may hold files of one name."""
    names = (f"{file.stem}{f'-{number}' if number > 1 else ''}{file.suffix}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
