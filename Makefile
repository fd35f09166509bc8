# `make` alone prints the targets. Only make and Python 3.11 or newer are needed; the rest goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/mp.litmus
TARGETS := x86_64 aarch64 riscv64
MUTANTS := tests/mutants/kill_table.py tests/kit/rust_mutants.py tests/kit/stacked_mutants.py tests/kit/tree_mutants.py

.DEFAULT_GOAL := help
.PHONY: help demo mir test lint format bench mutants docs bless clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## install, then walk a message-passing test through the layers for three targets
	@for target in $(TARGETS); do \
		echo; echo "$$ rustrata walk $(EXAMPLE) --target $$target"; \
		$(BIN)/rustrata walk $(EXAMPLE) --target $$target || exit $$?; \
	done

test: $(VENV)/.developing ## run all tests
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.developing ## run every static check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/codespell src tests docs examples *.md Makefile

format: $(VENV)/.developing ## format the code and sort its imports
	$(BIN)/ruff check --fix-only --select I .
	$(BIN)/ruff format .

bench: $(VENV)/.installed ## print CPU times of start-up, of the shipped example and of the engines
	@for file in benchmarks/*.py; do echo; echo "$$file"; $(BIN)/python "$$file" || exit $$?; done

mir: $(VENV)/.developing ## compile the stored Rust programs anew; needs rustc 1.95 or newer
	$(BIN)/python tests/kit/rust_store.py

mutants: $(VENV)/.developing ## change rules of the type system and of the aliasing models one at a time: who notices?
	@for file in $(MUTANTS); do echo; echo "$$file"; $(BIN)/python "$$file" || exit $$?; done

docs: $(VENV)/.developing ## build the documentation into docs/_build
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build
	@echo "docs/_build/index.html"

bless: $(VENV)/.developing ## rewrite the golden outputs; read the diff before committing it
	$(BIN)/python -m pytest -q tests/golden tests/rust/test_undefined_reasons.py tests/rust/test_command_codes.py --bless

clean: ## remove the environment and everything generated
	rm -rf $(VENV) build docs/_build docs/errors docs/pictures .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "rustrata needs Python 3.11 or newer; '$(PYTHON)' is not. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu install python3-venv" >&2; rm -rf $(VENV); exit 1; }

# Stamps, so that a second run installs nothing.
$(VENV)/.installed: pyproject.toml setup.py src/rustrata/native/borrows.cpp src/rustrata/native/kernel.cpp | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developing: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@
