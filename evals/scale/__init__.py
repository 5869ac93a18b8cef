"""Time, memory and latency of the indexes against their size, on multiples of what a store holds.

    python -m evals.scale [--home HOME] [--factors 1 10 50] [--plot docs/decisions/scale.svg]

Every copy of a unit beyond the first has a tenth of its words changed for others of the corpus, and its vector moved a
little, both seeded, so that nothing is embedded (what that costs stands in `evals.benchmarks`). The copies stand at the
places of their originals, so a search goes all the way to the store. Each size is built in one process and asked in
another, so that memory is that of the one and of the other.
"""
