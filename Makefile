# Everything is done from here, on a machine with python3 (3.11 or newer) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKS := requirements.lock requirements-dev.lock

.DEFAULT_GOAL := build
.PHONY: build read test lint wheel exports check fix bench scale lock clean help

build: $(READY) ## build the graph of seeds/documents into exports/ (plain `make` does it)
	@$(BIN)/kg build seeds/documents -o exports
	@echo
	@echo "Try next:"
	@echo "  exports/graph.html                  to look at, in any browser"
	@echo "  $(BIN)/kg query                     what can be asked"
	@echo "  $(BIN)/kg query outline -p document='S/RES/2584(2021)'"
	@echo "  $(BIN)/kg info                      what the graph holds"
	@echo "  $(BIN)/kg export gexf -o graph.gexf for Gephi"

read: $(READY) ## read seeds/documents and say what was read
	@$(BIN)/kg read --brief seeds/documents

test: $(READY) ## run the tests
	@$(BIN)/pytest

lint: $(READY) ## formatting, ruff, mypy, and which layer imports which
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports

wheel: $(READY) ## build the wheel into dist/
	@$(BIN)/hatchling build --target wheel

exports: $(READY) ## whether the Turtle in exports/ is what a build writes now
	@room=$$(mktemp -d); trap 'rm -rf "$$room"' EXIT; \
	$(BIN)/kg build seeds/documents -o "$$room" >/dev/null; \
	cmp "$$room/graph.ttl" exports/graph.ttl || { \
	  echo "exports/graph.ttl is not what a build writes: make, then read its diff"; \
	  exit 1; }

check: lint test exports wheel ## all that must hold before a change goes in

fix: $(READY) ## let ruff mend what it can
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

bench: $(READY) ## measure speed and memory against other tools in the same run
	@$(BIN)/python -m tests.bench

scale: $(READY) ## measure how cost grows with the corpus (MOST=10000 for more documents)
	@$(BIN)/python -m tests.bench.scale $(MOST)

lock: ## write the locks anew from pyproject.toml (UPGRADE=--upgrade takes newer releases)
	@set -e; room=$$(mktemp -d); trap 'rm -rf "$$room"' EXIT; \
	$(PYTHON) -m venv "$$room"; "$$room/bin/pip" install --quiet uv; \
	lock="$$room/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links"; \
	$$lock $(UPGRADE) --output-file requirements.lock; \
	$$lock $(UPGRADE) --extra dev --constraint requirements.lock \
	  --output-file requirements-dev.lock

clean: ## remove everything that make has made
	rm -rf $(VENV) dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## say what the targets do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

# Set-up, once; again only when the locks or pyproject.toml change. The wheels that the
# program needs are kept, so that the test of the installed wheel needs no network.
$(READY): pyproject.toml $(LOCKS)
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
	  "Python 3.11 or newer is needed, this is " + sys.version.split()[0] \
	  + "; name another: make PYTHON=python3.12")'
	@echo "setting up $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip download --quiet --require-hashes --dest $(VENV)/wheels -r requirements.lock
	@$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
