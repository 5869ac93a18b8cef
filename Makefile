# Two commands do all the set-up: `make run` and `make test`. The rest need nothing before them either.
PYTHON ?= python3
VENV ?= .venv
TESTERS ?= 2 # processes that run the tests; each test file stays in one
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export OMP_WAIT_POLICY = PASSIVE

.DEFAULT_GOAL := check
.PHONY: install install-dev install-st install-llm run test test-all check bench docs clean

# A stamp a kind of installation, so that make knows what is there; a changed pyproject.toml installs anew.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Netral needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install -q -c constraints.txt -e .
	$(BIN)/python -m compileall -q api commands corpus drafting evals ingest qa screens cli.py ui.py # else the first start does
	$(BIN)/python -m qa.ready # and this
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install -q -c constraints.txt -e '.[dev]'
	touch $@

# torch first and alone, so that pip takes the CPU build where it is on offer (docs/decisions/embeddings.md)
$(VENV)/.installed-st: $(VENV)/.installed
	$(PIP) install -q -c constraints.txt torch
	$(PIP) install -q -c constraints.txt -e '.[st]'
	touch $@

$(VENV)/.installed-llm: $(VENV)/.installed
	$(PIP) install -q -c constraints.txt -e '.[llm]'
	touch $@

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev
install-st: $(VENV)/.installed-st
install-llm: $(VENV)/.installed-llm

run: install
	$(BIN)/netral serve

test: install-dev
	$(BIN)/python -m pytest -n $(TESTERS) --dist loadfile

test-all: install-dev
	$(BIN)/python -m pytest -n $(TESTERS) --dist loadfile -m 'slow or not slow'

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: install-dev
	$(BIN)/python -m evals.benchmarks
	$(BIN)/python -m evals.retrieval

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
