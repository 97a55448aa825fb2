# Everything a newcomer needs: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STORY  ?= yes
SCALE  ?= 8
ONLY   ?=
MEMBERS := $(wildcard shared/*/pyproject.toml services/*/pyproject.toml frontends/*/pyproject.toml) deploy/local/pyproject.toml
SOURCES := services shared $(wildcard frontends) deploy tests

.PHONY: help run test lint conformance mutation simulate bench access format lock clean
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/installed: requirements.lock $(MEMBERS)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet "$$(grep -oE '^uv==[0-9.]+' requirements.lock)"
	$(BIN)/uv pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation $(patsubst %/pyproject.toml,--editable %,$(MEMBERS))
	@touch $@

run: $(VENV)/installed ## set up everything, play the story, keep serving (STORY=no only serves)
	@exec $(BIN)/mentoring up $(if $(filter no,$(STORY)),--no-story,--story)

test: $(VENV)/installed ## set up everything and run all tests, in two processes
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/installed ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports --no-cache
	@cd tests/architecture/broken && PYTHONPATH=. $(abspath $(BIN))/lint-imports --no-cache --config .importlinter \
		| grep -q "first is not allowed to import second" && echo "The broken sample is refused, as it must be."

conformance: $(VENV)/installed ## run the tests that show the regulation's rows, write docs/conformance.md
	$(BIN)/python -m tests.conformance

mutation: $(VENV)/installed ## switch off every HARD rule in turn: a test must turn red
	$(BIN)/python -m tests.conformance.mutation

simulate: $(VENV)/installed ## a year of 5 × SCALE schools, day by day: every reminder sent once and on its day
	PYTHONPATH=tests/system $(BIN)/python -m tests.simulation --scale $(SCALE)

bench: $(VENV)/installed ## how fast, as ratios to others on this machine; ONLY=append for one part; writes bench.json
	PYTHONPATH=tests/backbone $(BIN)/python -m tests.bench $(ONLY:%=--only %)

access: $(VENV)/installed ## try every operation in every role, and every cell of the access matrix
	$(BIN)/python -m pytest tests/access

format: $(VENV)/installed ## let ruff format and fix
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

lock: ## resolve the dependencies anew into requirements.lock
	$(BIN)/uv export --quiet --all-packages --all-groups --no-emit-workspace --no-header --no-annotate --output-file requirements.lock

clean: ## remove the environment and all local data
	rm -rf $(VENV) .run
