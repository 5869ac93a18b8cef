"""Makes, when the program is installed, what the first start of every state folder would else work out: some seconds.

python -m qa.ready
"""

import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.embeddings import DEFAULT_VIEWS, embedders
from corpus.kept import READY, SETTLED, Kept
from corpus.library import Library
from qa.assistant import assistant


def ready(folder: Path = READY) -> None:
    """Make it in the folder, for the views that this machine serves."""
    kept = Kept(folder, now=lambda: time.time() + SETTLED)  # this process has loaded what was installed just now
    with TemporaryDirectory(prefix="netral-") as home:
        views = embedders(DEFAULT_VIEWS, home=Path(home))
        with closing(Library.open(Path(home), views)) as library:
            assistant(library, views, kept=kept)


def main() -> int:
    """Make it where every start looks."""
    ready()
    return 0


if __name__ == "__main__":
    sys.exit(main())
