"""The encoder as an ONNX graph: from the embeddings of a text's tokens to the mean of its last layer.

Looking tokens up stays outside, so that the graph needs no table of 250,000 rows: 85 MB instead of 470. Its weights lie
beside it, for onnxruntime does not give back what it reads them from. They are 32-bit, which was measured against four
and eight bits (docs/decisions/embeddings.md); a `Product` says how a tensor of weights is kept and multiplied, so that
both can be compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corpus.e5 import onnx
from corpus.e5.bundle import Array, Bundle
from corpus.e5.onnx import MICROSOFT, Numbers, node, value

TOKENS, MEAN = "tokens", "mean"
_PRODUCTS = ("q", "k", "v", "ao", "fi", "fo")

Named = tuple[str, Numbers]


@dataclass(frozen=True, slots=True)
class Graph:
    """A model for onnxruntime: its operators, and the weights that they name."""

    model: bytes
    weights: Mapping[str, Numbers]


class Product(Protocol):
    """How what comes in is multiplied by weights."""

    def node(self, source: str, name: str) -> bytes:
        """The operator that multiplies `source` by the weights of this name, into a value of this name."""

    def tensors(self, name: str, weights: Array) -> Iterator[Named]:
        """The weights (incoming x outgoing), as the operator needs them."""


class Full:
    """Weights of 32 bits."""

    def node(self, source: str, name: str) -> bytes:
        return node("MatMul", (source, f"{name}.w"), name)

    def tensors(self, name: str, weights: Array) -> Iterator[Named]:
        yield f"{name}.w", weights


def graph(bundle: Bundle, product: Product) -> Graph:
    """The model. Input: texts x tokens x numbers; output: texts x numbers."""
    layers = [f"l{at}" for at in range(bundle.layers)]
    nodes = [node("LayerNormalization", (TOKENS, "emb.ln.w", "emb.ln.b"), "start", axis=-1, epsilon=bundle.epsilon)]
    for before, layer in zip(["start", *layers], layers, strict=False):
        nodes += _attention(bundle, product, layer, before)
        nodes += _inner(bundle, product, layer)
    nodes.append(node("ReduceMean", (layers[-1],), MEAN, axes=(1,), keepdims=0))
    inputs, outputs = value(TOKENS, ("texts", "length", bundle.hidden)), value(MEAN, ("texts", bundle.hidden))
    weights = {name: np.ascontiguousarray(numbers) for name, numbers in _weights(bundle, product, layers)}
    declared = [onnx.tensor(name, numbers) for name, numbers in weights.items()]
    return Graph(onnx.model(nodes, declared, (inputs,), (outputs,)), weights)


def _attention(bundle: Bundle, product: Product, layer: str, before: str) -> Iterator[bytes]:
    asked = tuple(f"{layer}.{name}" for name in ("q", "k", "v"))
    yield from (product.node(before, name) for name in asked)
    inputs, output = (*asked, f"{layer}.qkv.b"), f"{layer}.attended"
    yield node("MultiHeadAttention", inputs, output, domain=MICROSOFT, num_heads=bundle.heads)
    yield product.node(output, f"{layer}.ao")
    yield _normalised(bundle, (before, f"{layer}.ao"), (f"{layer}.aln", f"{layer}.ao.b"), f"{layer}.noted")


def _inner(bundle: Bundle, product: Product, layer: str) -> Iterator[bytes]:
    yield product.node(f"{layer}.noted", f"{layer}.fi")
    yield node("BiasGelu", (f"{layer}.fi", f"{layer}.fi.b"), f"{layer}.bent", domain=MICROSOFT)
    yield product.node(f"{layer}.bent", f"{layer}.fo")
    yield _normalised(bundle, (f"{layer}.noted", f"{layer}.fo"), (f"{layer}.oln", f"{layer}.fo.b"), layer)


def _normalised(bundle: Bundle, added: tuple[str, str], weights: tuple[str, str], output: str) -> bytes:
    norm, bias = weights
    inputs = (*added, f"{norm}.w", f"{norm}.b", bias)
    return node("SkipLayerNormalization", inputs, output, domain=MICROSOFT, epsilon=bundle.epsilon)


def _weights(bundle: Bundle, product: Product, layers: list[str]) -> Iterator[Named]:
    for name in ("emb.ln.w", "emb.ln.b"):
        yield name, bundle.tensor(name)
    for layer in layers:
        biases = [bundle.tensor(f"{layer}.{name}.b") for name in ("q", "k", "v")]
        yield f"{layer}.qkv.b", np.concatenate(biases)
        for name in (f"{layer}.{name}" for name in _PRODUCTS):
            outgoing = len(bundle.tensor(f"{name}.b"))
            yield from product.tensors(name, bundle.tensor(f"{name}.w").reshape(outgoing, -1).T)
        for name in ("ao.b", "fi.b", "fo.b", "aln.w", "aln.b", "oln.w", "oln.b"):
            yield f"{layer}.{name}", bundle.tensor(f"{layer}.{name}")
