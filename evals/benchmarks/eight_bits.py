"""e5 with weights and inputs of eight bits, to compare: what onnxruntime calls dynamic quantisation."""

from collections.abc import Iterator

import numpy as np

from corpus.e5 import onnx
from corpus.e5.bundle import Array
from corpus.e5.graph import Named

_TOP = 127


class EightBits:
    """Weights as whole numbers with one scale for each outgoing number; what comes in is rounded when it comes."""

    def node(self, source: str, name: str) -> bytes:
        inputs = (source, f"{name}.w", f"{name}.scale", f"{name}.zero")
        return onnx.node("DynamicQuantizeMatMul", inputs, name, domain=onnx.MICROSOFT)

    def tensors(self, name: str, weights: Array) -> Iterator[Named]:
        scale = np.abs(weights).max(axis=0) / _TOP
        yield f"{name}.w", np.rint(weights / scale).astype(np.int8)
        yield f"{name}.scale", scale.astype(np.float32)
        yield f"{name}.zero", np.zeros(len(scale), dtype=np.int8)
