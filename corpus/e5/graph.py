"""The encoder as an ONNX graph: from the embeddings of a text's tokens to the mean of its last layer.

Looking tokens up stays outside, so that the graph needs no table of 250,000 rows: 85 MB instead of 470. Weights are
32-bit, which was measured against four and eight bits (docs/decisions/embeddings.md).
"""

from collections.abc import Iterator

import numpy as np

from corpus.e5 import onnx
from corpus.e5.bundle import Bundle
from corpus.e5.onnx import MICROSOFT, node, value

TOKENS, MEAN = "tokens", "mean"


def graph(bundle: Bundle) -> bytes:
    """The model, for onnxruntime. Input: texts x tokens x numbers; output: texts x numbers."""
    layers = [f"l{at}" for at in range(bundle.layers)]
    nodes = [node("LayerNormalization", (TOKENS, "emb.ln.w", "emb.ln.b"), "start", axis=-1, epsilon=bundle.epsilon)]
    for before, layer in zip(["start", *layers], layers, strict=False):
        nodes += _attention(bundle, layer, before)
        nodes += _inner(bundle, layer)
    nodes.append(node("ReduceMean", (layers[-1],), MEAN, axes=(1,), keepdims=0))
    inputs, outputs = value(TOKENS, ("texts", "length", bundle.hidden)), value(MEAN, ("texts", bundle.hidden))
    return onnx.model(nodes, _tensors(bundle, layers), (inputs,), (outputs,))


def _attention(bundle: Bundle, layer: str, before: str) -> Iterator[bytes]:
    for name in ("q", "k", "v", "ao"):
        source = f"{layer}.attended" if name == "ao" else before
        yield node("MatMul", (source, f"{layer}.{name}.w"), f"{layer}.{name}")
        if name == "v":
            asked = (f"{layer}.q", f"{layer}.k", f"{layer}.v", f"{layer}.qkv.b")
            yield node("MultiHeadAttention", asked, f"{layer}.attended", domain=MICROSOFT, num_heads=bundle.heads)
    yield _normalised(bundle, (before, f"{layer}.ao"), (f"{layer}.aln", f"{layer}.ao.b"), f"{layer}.noted")


def _inner(bundle: Bundle, layer: str) -> Iterator[bytes]:
    yield node("MatMul", (f"{layer}.noted", f"{layer}.fi.w"), f"{layer}.fi")
    yield node("BiasGelu", (f"{layer}.fi", f"{layer}.fi.b"), f"{layer}.bent", domain=MICROSOFT)
    yield node("MatMul", (f"{layer}.bent", f"{layer}.fo.w"), f"{layer}.fo")
    yield _normalised(bundle, (f"{layer}.noted", f"{layer}.fo"), (f"{layer}.oln", f"{layer}.fo.b"), layer)


def _normalised(bundle: Bundle, added: tuple[str, str], weights: tuple[str, str], output: str) -> bytes:
    norm, bias = weights
    inputs = (*added, f"{norm}.w", f"{norm}.b", bias)
    return node("SkipLayerNormalization", inputs, output, domain=MICROSOFT, epsilon=bundle.epsilon)


def _tensors(bundle: Bundle, layers: list[str]) -> Iterator[bytes]:
    for name in ("emb.ln.w", "emb.ln.b"):
        yield onnx.tensor(name, bundle.tensor(name))
    for layer in layers:
        biases = [bundle.tensor(f"{layer}.{name}.b") for name in ("q", "k", "v")]
        yield onnx.tensor(f"{layer}.qkv.b", np.concatenate(biases))
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            sides = len(bundle.tensor(f"{layer}.{name}.b"))
            yield onnx.tensor(f"{layer}.{name}.w", bundle.tensor(f"{layer}.{name}.w").reshape(sides, -1).T)
        for name in ("ao.b", "fi.b", "fo.b", "aln.w", "aln.b", "oln.w", "oln.b"):
            yield onnx.tensor(f"{layer}.{name}", bundle.tensor(f"{layer}.{name}"))
