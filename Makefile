# From a bare clone, with Python 3.11 to 3.13, make and a package index: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help setup run test check style campaign benchmarks screenshot accessibility lock clean

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
BIN := $(CURDIR)/.venv/bin
READY := .venv/ready
# Paths in SIMPUL_DROP and SIMPUL_DATA count from where make was called, also with `make -C`.
CALLED_IN := $(or $(PWD),$(CURDIR))
SUITS := import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	$$each -c '$(SUITS)' 2>/dev/null && echo $$each && break; done)

export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|'

setup: $(READY) ## install what requirements.lock names into .venv (every other target does it when needed)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Simpul needs Python 3.11, 3.12 or 3.13 with its venv module." \
		"Install one (on Debian: python3 python3-venv), then run make again." >&2; exit 1; }
	@echo "installing into .venv (once; about 1.6 GB) …"
	@"$(BIN)/python" -c '$(SUITS)' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.lock
	@test -x "$(BIN)/uv" || "$(BIN)/python" -m pip install --quiet --require-hashes --requirement .venv/uv.lock
	@"$(BIN)/uv" pip sync --quiet --python "$(BIN)/python" --require-hashes requirements.lock || { \
		echo "uv could not; pip, which may know another index, goes on …"; \
		"$(BIN)/python" -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock; }
	@"$(BIN)/uv" pip install --quiet --python "$(BIN)/python" --offline --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY) ## the river on the samples, then the app and Airflow until Ctrl-C (ONCE=1: without serving)
	@cd "$(CALLED_IN)" && exec "$(BIN)/simpul" up $(if $(filter-out 0,$(ONCE)),--once)

check: style ## formatting, linting, types, SQL style and the laws of the house
	@"$(BIN)/pytest" --quiet tests/test_layers.py tests/test_naming.py tests/test_docs.py

style: $(READY)
	@"$(BIN)/ruff" check --quiet .
	@"$(BIN)/ruff" format --check --quiet .
	@"$(BIN)/mypy" --no-error-summary
	@"$(BIN)/sqlfluff" lint --processes 2 dbt_project/models

test: style ## style, then every test
	@"$(BIN)/pytest" --quiet --numprocesses 2 --dist loadfile

campaign: $(READY) ## the long tests in full: every stop, every mutant
	@SIMPUL_CAMPAIGN=all "$(BIN)/pytest" --quiet --timeout 0 -m campaign

benchmarks: $(READY) ## intake beside a bare load and beside dlt; the event tables; a country of a million people
	@"$(BIN)/python" -m tests.benchmarks.intake
	@"$(BIN)/python" -m tests.benchmarks.events
	@"$(BIN)/python" -m tests.benchmarks.country

screenshot: $(READY) ## the README's picture of the app, taken anew
	@"$(BIN)/python" -m tests.app.screenshot

accessibility: $(READY) ## every page in all eight ways before axe; what it finds stands on the page of that name
	@"$(BIN)/python" -m tests.app.axe_record

lock: $(READY) ## requirements.lock anew from pyproject.toml, hashed, without addresses
	@"$(BIN)/uv" pip compile --quiet --python-version 3.11 --universal --all-extras --generate-hashes \
		--no-emit-index-url --no-header pyproject.toml --output-file requirements.lock

clean: ## remove the environment and caches; what landed and was published stays in data/
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
