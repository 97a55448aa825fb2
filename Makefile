# Everything a newcomer needs: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STORY  ?= yes
SCALE  ?= 8
ONLY   ?=
RUNS   ?= 20
MINUTES ?= 5
TOWNS  ?= 20
MEMBERS := $(wildcard shared/*/pyproject.toml services/*/pyproject.toml frontends/*/pyproject.toml) deploy/local/pyproject.toml
SOURCES := services shared $(wildcard frontends) deploy tests
CHARTS  := services/reporting/reporting/pages

.PHONY: help run test chromium lint conformance mutation simulate disclosure bench faults crashes simulator corpus lasting fuzz provider audit security access charts format lock clean
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/installed: requirements.lock $(MEMBERS)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet "$$(grep -oE '^uv==[0-9.]+' requirements.lock)"
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --requirement requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation $(patsubst %/pyproject.toml,--editable %,$(MEMBERS))
	@touch $@

run: $(VENV)/installed ## set up everything, play the story, keep serving (STORY=no only serves)
	@exec $(BIN)/mentoring up $(if $(filter no,$(STORY)),--no-story,--story)

test: $(VENV)/installed chromium ## set up everything and run all tests, in two processes
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

chromium: ## Debian's browser, in which pages are tested: installed where it is missing
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && apt-get -qq update && apt-get -qq install --yes chromium; } \
		|| { echo "Pages are tested in a browser: install the package chromium (as root: apt-get install chromium)"; exit 1; }

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

disclosure: $(VENV)/installed ## attack what the office and everybody are shown of TOWNS towns (20) with a solver: nothing may be found
	$(BIN)/python -m tests.reporting.attacks --towns $(TOWNS)

bench: $(VENV)/installed ## how fast, as ratios to others on this machine; ONLY=append for one part; writes bench.json
	PYTHONPATH=tests/backbone $(BIN)/python -m tests.bench $(ONLY:%=--only %)

faults: $(VENV)/installed ## whatever can befall what runs befalls it while it is used, RUNS times (20); ONLY="power cut"
	PYTHONPATH=tests/system $(BIN)/python -m tests.faults --runs $(RUNS) $(if $(ONLY),--only "$(ONLY)")

crashes: $(VENV)/installed ## the story, a service dying at each named point of each kind of command
	PYTHONPATH=tests/system $(BIN)/python -m tests.faults.crashes

fuzz: $(VENV)/installed ## attack each service and whatever reads strangers' bytes, MINUTES each (5); ONLY=registry for one
	PYTHONPATH=tests/system $(BIN)/python -m tests.under_attack --minutes $(MINUTES) $(if $(ONLY),--only "$(ONLY)")

provider: $(VENV)/installed ## tokens and keys of an OpenID provider from the npm registry before our verifier (wants node and npm)
	$(BIN)/python -m tests.under_attack.provider

audit: $(VENV)/installed ## bill of materials, licences, known flaws, ages; fails where it could not ask
	$(BIN)/python -m tests.supply

security: $(VENV)/installed ## run the tests that show the requirements of security, write docs/security.md
	$(BIN)/python -m tests.security

lasting: $(VENV)/installed ## say words of a person, back up, forget, search every file, restore: what was found
	PYTHONPATH=tests/system $(BIN)/python -m tests.lasting

simulator: $(VENV)/installed ## relays and followers, and the four services, on a bus and databases that fail in every order, for MINUTES (5)
	PYTHONPATH=tests/backbone:tests/system $(BIN)/python -m tests.simulator --minutes $(MINUTES)

corpus: $(VENV)/installed ## for a release: record histories that every later build has to fold to the same states
	PYTHONPATH=tests/system $(BIN)/python -m tests.corpus

access: $(VENV)/installed ## try every operation in every role, and every cell of the access matrix
	$(BIN)/python -m pytest tests/access

format: $(VENV)/installed ## let ruff format and fix
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

charts: ## bundle the chart library anew from its npm package (wants node and npm)
	cd $(CHARTS)/vendor && npm install --no-audit --no-fund --no-package-lock --silent \
		&& node_modules/.bin/esbuild echarts.js --bundle --minify --format=esm --legal-comments=none --log-level=warning \
			--define:process.env.NODE_ENV='"production"' --outfile=../static/echarts.js && rm -r node_modules

lock: ## resolve the dependencies anew into requirements.lock
	$(BIN)/uv export --quiet --all-packages --all-groups --no-emit-workspace --no-header --no-annotate --output-file requirements.lock

clean: ## remove the environment and all local data
	rm -rf $(VENV) .run
