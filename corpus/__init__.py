"""The ground: values and their text forms, the law as data, the stores. Imports nothing of ours."""

__version__ = "0.1.0"
