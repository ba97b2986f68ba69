# Everything a bare clone needs. Each target says what it is doing; `make help` lists them.
#
# The installation goes into .venv and is pinned with hashes. Where the packages come from is this machine's own
# setting (pip's configuration, or UV_DEFAULT_INDEX); no file here names an address.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAY := @printf '== %s\n'

# uv does not read pip's configuration, so the one setting that matters is handed on.
UV = VIRTUAL_ENV=$(VENV) UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$$($(BIN)/pip config get global.index-url 2>/dev/null)}" $(BIN)/uv
PINNED = --quiet --require-hashes --only-binary :all:
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' $(UV) pip compile --quiet --upgrade --generate-hashes --no-emit-index-url \
	--only-binary :all: --python-version 3.11

.PHONY: help demo test lint types contracts unit eval bench lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: $(VENV)/installed ## the sample reports, from files to ledger
	$(SAY) 'tumen demo: the sample reports, from files to ledger'
	@$(BIN)/tumen demo

test: lint types contracts eval unit ## everything that must pass before a change lands

lint: $(VENV)/installed ## formatting and lint rules (ruff)
	$(SAY) 'ruff: formatting and lint rules'
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(VENV)/installed ## static types, tests included (mypy --strict)
	$(SAY) 'mypy: static types, strict, tests included'
	@$(BIN)/mypy

contracts: $(VENV)/installed ## which room may import which (import-linter)
	$(SAY) 'import-linter: which room may import which'
	@$(BIN)/lint-imports --no-logo

eval: $(VENV)/installed ## gold sets against their floors
	$(SAY) 'evals: the whole way against the gold sets, each figure against its floor'
	@$(BIN)/python -m evals

unit: $(VENV)/installed ## the tests (pytest)
	$(SAY) 'pytest: the tests'
	@$(BIN)/pytest -n auto

bench: $(VENV)/installed ## reading speed and memory against the plain parser
	$(SAY) 'benchmark: reading speed and memory, against the plain spaCy pipeline'
	@$(BIN)/python benchmarks/reading.py

lock: $(VENV)/tools ## resolve the pinned requirements anew
	$(SAY) 'uv: resolving requirements/*.txt from pyproject.toml'
	@$(COMPILE) requirements/tools.in -o requirements/tools.txt
	@$(COMPILE) pyproject.toml -o requirements/core.txt
	@$(COMPILE) pyproject.toml --extra desk --extra postgres --extra corpus --extra lists --group dev -o requirements/dev.txt
	@$(COMPILE) pyproject.toml --extra desk --extra postgres -o requirements/desk.txt
	@$(COMPILE) pyproject.toml --extra corpus -o requirements/corpus.txt
	@$(COMPILE) pyproject.toml --extra lists -o requirements/lists.txt

clean: ## remove the virtual environment and everything that was built or cached
	$(SAY) 'removing .venv, build folders and caches'
	@rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests evals benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps below make a second run skip what is up to date.

$(VENV)/tools: requirements/tools.txt
	$(SAY) 'creating the virtual environment $(VENV)'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Tumen needs Python 3.11 or later, this is {sys.version.split()[0]}: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo 'no virtual environment: on Debian, apt-get install python3-venv'; exit 1; }
	$(SAY) 'installing the installer (uv) and the builder (setuptools), pinned with hashes'
	@$(BIN)/python -m pip install $(PINNED) -r requirements/tools.txt
	@touch $@

$(VENV)/packages: $(VENV)/tools requirements/dev.txt
	$(SAY) 'installing the packages of requirements/dev.txt, pinned with hashes; the language model is one of them'
	@$(UV) pip install $(PINNED) -r requirements/dev.txt
	@touch $@

$(VENV)/installed: $(VENV)/packages pyproject.toml
	$(SAY) 'installing tumen itself, editable'
	@$(UV) pip install --quiet --offline --no-deps --no-build-isolation --editable .
	@touch $@
