# Two commands do it all: `make demo` and `make test`. Everything below sets itself up first.
PYTHON ?= python3
SIAPKAN = $(PYTHON) scripts/siapkan.py
BIN = .venv/bin
DATA_DEMO ?= var/demo
ALAMAT ?= 127.0.0.1:8000

.DEFAULT_GOAL := bantuan
.PHONY: bantuan siap demo test check cepat bench test-cerita test-pg test-bunuh potret benahi rujukan audit bersih

bantuan: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

siap: ## virtual environment, locked dependencies, front end
	@$(SIAPKAN)

demo: siap ## a demo kabupaten, served, with one login per role
	@SIAP_DATA=$(DATA_DEMO) $(BIN)/siap demo --alamat $(ALAMAT)

check: siap ## format, lint, types, import contracts, generated pages, migrations
	@$(BIN)/ruff format --check src tests bench scripts
	@$(BIN)/ruff check src tests bench scripts
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@SIAP_DATA=var/periksa $(BIN)/python -m django makemigrations --check --dry-run --settings siap.config.settings
	@$(BIN)/python scripts/buat_rujukan.py --periksa
	@.alat/bin/uv lock --check --offline 2>/dev/null || .alat/bin/uv lock --check

cepat: siap ## the fast tests only (SQLite, no browser)
	@$(BIN)/pytest -q -n 2 -m "not slow and not cerita"

test: check ## everything: SQLite, PostgreSQL, browser stories
	@$(SIAPKAN) --peramban
	@$(BIN)/python scripts/uji.py

test-pg: siap ## the suite that touches the database, on PostgreSQL
	@$(BIN)/python scripts/uji.py --hanya postgresql

test-cerita: siap ## browser stories in Chromium
	@$(SIAPKAN) --peramban
	@$(BIN)/python scripts/uji.py --hanya cerita

test-bunuh: siap ## kill -9 in the middle of bookings and submissions: nothing acknowledged is lost (BUNUH_TITIK)
	@$(BIN)/pytest -q tests/bunuh

bench: siap ## ratios against named opponents
	@$(BIN)/python scripts/ukur.py

potret: siap ## photographs of every page into var/potret
	@$(SIAPKAN) --peramban
	@SIAP_POTRET=$(CURDIR)/var/potret $(BIN)/pytest -q tests/cerita

benahi: siap ## format and fix what a machine can
	@$(BIN)/ruff format src tests bench scripts
	@$(BIN)/ruff check --fix src tests bench scripts

rujukan: siap ## write the generated reference pages
	@$(BIN)/python scripts/buat_rujukan.py

audit: siap ## known weaknesses of the locked dependencies (needs the public advisory service)
	@$(BIN)/pip-audit --skip-editable

bersih: ## forget everything that can be made again
	rm -rf .venv .alat node_modules var src/siap/web/static/siap/bangun
