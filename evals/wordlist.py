"""The words that many texts share: `python -m evals.wordlist FOLDER ... > corpus/data/cleaning-words.txt`.

Cleaning takes them for words when it decides whether a hyphen belongs to one, and what is no word at all.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import wrap

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_TEXTS = 10  # reading errors differ from text to text; a word that so many texts have is none
_SHORTEST = 3
_HEAD = (
    "# Words that stand in at least ten of the texts looked at, in the order of the alphabet; see evals/wordlist.py."
)


def shared_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words that enough of the texts have, sorted."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word.lower() for word in _WORD.findall(text)})
    return tuple(sorted(w for w, n in counts.items() if n >= _TEXTS and len(w) >= _SHORTEST))


def main(arguments: Sequence[str]) -> int:
    """Prints the list for the folders given."""
    files = (file for folder in arguments for file in sorted(Path(folder).iterdir()) if file.suffix != ".pdf")
    found = shared_words(file.read_text(encoding="utf-8", errors="replace") for file in files)
    print("\n".join((_HEAD, *wrap(" ".join(found), 118, break_on_hyphens=False))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
