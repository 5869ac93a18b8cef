"""Writes models in the format of ONNX, as far as one model needs it: a few messages of protobuf.

By hand, because the `onnx` package is eighteen megabytes for what is said here in a screen, and optimum-onnx forces
versions that the app cannot live with. Field numbers are those of onnx.proto, version 8 of the format.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

MICROSOFT = "com.microsoft"  # the domain of onnxruntime's own operators
_FORMAT, _OPSET = 8, 17
_FLOAT, _INT8 = 1, 3  # onnx.TensorProto.DataType
_OUTSIDE = 1  # onnx.TensorProto.DataLocation

Setting = float | int | tuple[int, ...]
Numbers = NDArray[np.number[Any]]


def model(nodes: Iterable[bytes], tensors: Iterable[bytes], inputs: Iterable[bytes], outputs: Iterable[bytes]) -> bytes:
    """A whole model of one graph."""
    named = [*_fields(1, nodes), _text(2, "graph"), *_fields(5, tensors), *_fields(11, inputs), *_fields(12, outputs)]
    sets = [_bytes(8, _text(1, domain) + _number(2, version)) for domain, version in (("", _OPSET), (MICROSOFT, 1))]
    return b"".join([_number(1, _FORMAT), *sets, _bytes(7, b"".join(named))])


def node(operator: str, inputs: Sequence[str], output: str, *, domain: str = "", **settings: Setting) -> bytes:
    """One operator with one output."""
    parts = [*(_text(1, name) for name in inputs), _text(2, output), _text(3, output), _text(4, operator)]
    parts += [_bytes(5, _setting(name, value)) for name, value in settings.items()]
    return b"".join([*parts, _text(7, domain)])


def tensor(name: str, numbers: Numbers) -> bytes:
    """Numbers that belong to the model and are given to it besides: only what they are called and their shape."""
    shape = b"".join(_number(1, size) for size in numbers.shape)
    kind = _INT8 if numbers.dtype == np.int8 else _FLOAT
    place = _text(1, "location") + _text(2, "memory")
    return shape + _number(2, kind) + _text(8, name) + _bytes(13, place) + _number(14, _OUTSIDE)


def value(name: str, shape: Iterable[int | str]) -> bytes:
    """An input or output of floats; a side given as text may have any length."""
    sides = b"".join(_bytes(1, _text(2, side) if isinstance(side, str) else _number(1, side)) for side in shape)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _FLOAT) + _bytes(2, sides)))


def _setting(name: str, value: Setting) -> bytes:
    match value:
        case float():
            return _text(1, name) + _key(2, 5) + struct.pack("<f", value) + _number(20, 1)
        case int():
            return _text(1, name) + _number(3, value) + _number(20, 2)
        case tuple():
            return _text(1, name) + b"".join(_number(8, item) for item in value) + _number(20, 7)


def _fields(field: int, messages: Iterable[bytes]) -> list[bytes]:
    return [_bytes(field, message) for message in messages]


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode())


def _bytes(field: int, data: bytes) -> bytes:
    return _key(field, 2) + _varint(len(data)) + data


def _number(field: int, number: int) -> bytes:
    return _key(field, 0) + _varint(number & (1 << 64) - 1)  # a negative number as its two's complement


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _varint(number: int) -> bytes:
    """Seven bits a byte, lowest first; the high bit says that more follow."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])
