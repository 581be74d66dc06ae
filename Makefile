# Two words are enough: `make run` and `make test`. `make help` lists the others.
.DEFAULT_GOAL := help
.PHONY: help run test test-postgresql check bench eval train benchmark-page lock reference clean
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
# Arguments for pytest, as in: make test TESTS='tests/domain -k threshold'
TESTS ?=
WORKERS ?= 2
# Which tests run on PostgreSQL too; `make test` leaves the browser out there, which sees nothing of the database.
ON_POSTGRESQL ?= database

BIN := .venv/bin
export PYTHON
# Some images ask Python to forget what it compiled; then each of our hundreds of programs compiles Django anew.
unexport PYTHONDONTWRITEBYTECODE
CATALOGUES := $(shell find src -name '*.po')

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "  make %-15s %s\n", $$1, $$2}'

run: .venv/.installed $(CATALOGUES:.po=.mo) ## install what is missing and start on http://127.0.0.1:8000 (PORT= for another)
	@exec $(BIN)/aankoopwijzer demo --host $(HOST) --port $(PORT)

test: check .system-for-tests ## install what the tests need, check, and run every test, on PostgreSQL too where it matters
	@$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)
	@$(MAKE) test-postgresql ON_POSTGRESQL='database and not browser'

test-postgresql: .venv/.installed-dev $(CATALOGUES:.po=.mo) .system-for-tests ## run the tests that touch the database again, on a PostgreSQL of their own
	@sh scripts/postgresql-package
	@echo "The tests that touch the database, on PostgreSQL"
	@$(BIN)/python scripts/with_postgresql.py $(BIN)/python -m pytest -n $(WORKERS) -m "$(ON_POSTGRESQL)" $(TESTS) || [ $$? -eq 5 ]

check: .venv/.installed-dev $(CATALOGUES:.po=.mo) ## lint, types, import contracts, templates, pack, catalogues
	@$(BIN)/python scripts/check.py

bench: .venv/.installed-dev $(CATALOGUES:.po=.mo) ## print the figures: speed, size, against peers and limits
	@for module in $(patsubst bench/%.py,bench.%,$(filter-out %/__init__.py bench/evaluate_% %_figures.py,$(wildcard bench/*.py))); do \
		$(BIN)/python -m $$module || exit 1; done

eval: .venv/.installed-dev ## print how well purchases are matched and passages read, on labelled examples
	@for module in $(patsubst bench/%.py,bench.%,$(wildcard bench/evaluate_*.py)); do $(BIN)/python -m $$module || exit 1; done

train: .venv/.installed-dev ## learn the second opinion on passages again, and write it into the pack
	@$(BIN)/python -m scripts.train_passages

benchmark-page: .venv/.installed-dev ## measure the reading of passages and write the figures into the documentation
	@$(BIN)/python -m scripts.write_passage_benchmark

lock: .venv/.installed-dev ## resolve the dependencies again and write the lock files
	@sh scripts/lock

reference: .venv/.installed-dev ## write the reference pages that follow from the source
	@PYTHONPATH=. $(BIN)/python scripts/reference.py
	@$(BIN)/python scripts/write_advise_reference.py

clean: ## remove what make made, and nothing that a user made (var/ stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src -name '*.mo' -delete

.PHONY: .system-for-tests
.system-for-tests:
	@sh scripts/system-packages chromium:chromium -:fonts-liberation -:libatomic1 msgfmt:gettext curl:curl java:default-jre-headless

.venv/.installed: requirements.lock requirements-build.lock pyproject.toml scripts/virtual-environment
	@sh scripts/virtual-environment requirements.lock
	@touch $@

.venv/.installed-dev: requirements-dev.lock requirements-build.lock pyproject.toml scripts/virtual-environment
	@sh scripts/virtual-environment requirements-dev.lock
	@touch $@ .venv/.installed

%.mo: %.po
	@sh scripts/system-packages msgfmt:gettext
	@msgfmt --check-format -o $@ $<
