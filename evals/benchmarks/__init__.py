"""How fast and how large: cold and warm answers, the app, the making of indexes, the embedding candidates.

    python -m evals.benchmarks            (`make bench`)

Machines are noisy. Whatever is compared is run in turns in one go, medians are printed, and the processor's time stands
beside the clock's: on a machine with other work only the former says much, and only ratios can be carried elsewhere.
"""
