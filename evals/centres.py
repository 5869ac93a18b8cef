"""Writes the centres of all topics' phrasings in both bundled views into the shipped data.

    python -m evals.centres

To be run after phrasings have changed; a test says when it is due. Takes minutes, nearly all of it in e5. Centres that
are still right are kept.
"""

import os
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, embedder
from corpus.norms import load_norms
from corpus.scope import load_scope
from corpus.settings import Settings
from qa.assistant import topics_of, understanding_of
from qa.centres import FILE, groups_of, key, rows_of, shipped


def main() -> int:
    """Write the file."""
    norms, settings = load_norms(), Settings.from_env(os.environ)
    topics = topics_of(norms, load_scope())
    words = understanding_of(load_catalogue(), topics).words
    groups = [texts for kind in groups_of(topics, norms, words) for texts in kind]
    arrays: dict[str, NDArray[Any]] = {}
    settings.home.mkdir(parents=True, exist_ok=True)
    for name in DEFAULT_VIEWS:
        view, known = embedder(name), shipped(FILE, name)
        keys = [key(view, texts) for texts in groups]
        rows = rows_of(view, groups, settings.home)
        arrays |= {f"{name}/keys": np.array(keys), f"{name}/rows": rows.astype(np.float16)}
        print(f"{name}: {len(keys)} centres, {sum(at not in known for at in keys)} new")
    with FILE.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
