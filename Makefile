# Two commands do everything on a machine with Python 3.11+ (with venv) and make: `make run` and `make test`.
# What they need is installed into this folder (.venv, frontend/node_modules) and only again when it changed.

SHELL := /bin/sh
BIN := .venv/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PREPARE = @$(if $(PYTHON),$(PYTHON),$(error No Python 3.11 or newer was found)) tools/prepare.py
PYTEST_ARGS ?=

# Compiled code is kept: without it a start takes two seconds longer.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test explore check format schema lock build bench budgets screenshots clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## install what lacks, start the database, the demo and the pages (DEMO=0: empty; PORT=8001)
	$(PREPARE) packages pages
	@exec $(BIN)/triptych run

test: ## install what lacks and check everything: style, types, arrows, front end, all tests
	$(PREPARE) test-packages pages browser
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

explore: ## try the rules by examples of chance that no run has tried yet; what it finds it can do again
	$(PREPARE) test-packages
	EXPLORE=1 $(BIN)/pytest $(SIDE_BY_SIDE) $$(grep -rl --include='test_*.py' 'from hypothesis' tests) $(PYTEST_ARGS)

# Two workers, each with a database server of its own: one begins with the browsers, which mostly wait.
SIDE_BY_SIDE = --numprocesses 2 --dist loadscope --no-loadscope-reorder

check: ## everything that is checked without running the program
	$(PREPARE) test-packages node-packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -f frontend/package.json ]; then $(PYTHON) tools/npm.py run --silent check && $(PYTHON) tools/npm.py test --silent; fi

format: ## lay out all code
	$(PREPARE) test-packages node-packages
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	@if [ -f frontend/package.json ]; then $(PYTHON) tools/npm.py run --silent format; fi

schema: ## write schema.graphql from the code
	$(PREPARE) packages
	$(BIN)/python -m triptych.cli.main schema --to schema.graphql

lock: ## choose newer versions of the Python packages and pin them
	$(PREPARE) test-packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile $(LOCKING) --extra build --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --extra build --extra test --constraint requirements.lock --output-file requirements-test.lock

LOCKING = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	--no-annotate pyproject.toml

build: ## build the pages
	$(PREPARE) packages pages

bench: ## measure, and print reports
	$(PREPARE) test-packages
	@set -e; for file in bench/*.py; do [ -f "$$file" ] || continue; echo "== $$file"; $(BIN)/python "$$file"; done

budgets: ## hold the pages to their size
	$(PREPARE) packages pages
	@$(PYTHON) tools/npm.py run --silent budgets

screenshots: ## take the pictures of the main pages into test-output/
	$(PREPARE) test-packages pages browser
	$(BIN)/pytest -m browser $(PYTEST_ARGS)

clean: ## remove what was installed and built; the data stays
	rm -rf .venv .make frontend/node_modules frontend/dist
