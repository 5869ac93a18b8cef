"""Writes the centres of all topics' phrasings in both bundled views into the shipped data.

    python -m evals.centres

To be run after phrasings have changed; a test says when it is due. Takes minutes, nearly all of it in e5. Centres that
are still right are kept.
"""

import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, embedder
from corpus.norms import load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.centres import FILE, centre, key, shipped, texts_of


def main() -> int:
    """Write the file."""
    topics = topics_of(load_norms(), load_scope())
    words = understanding_of(load_catalogue(), topics).words
    known = shipped()
    arrays: dict[str, NDArray[Any]] = {}
    for name in DEFAULT_VIEWS:
        view = embedder(name)
        texts = [texts_of(topic, words) for topic in topics]
        keys = [key(view, phrasings) for phrasings in texts]
        fresh = sum(at not in known for at in keys)
        rows = [
            known[at] if at in known else centre(list(view.questions(phrasings)))
            for at, phrasings in zip(keys, texts, strict=True)
        ]
        arrays |= {f"{name}/keys": np.array(keys), f"{name}/rows": np.array(rows, dtype=np.float16)}
        print(f"{name}: {len(keys)} centres, {fresh} new")
    with FILE.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
