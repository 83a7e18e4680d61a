# Everything runs in a virtual environment of its own; nothing needs activation.
#   make demo    set up, then trace the first seed article
#   make test    set up, then run every test
# Another folder or interpreter: make VENV=/tmp/venv PYTHON=python3.12 test

VENV ?= .venv
SPARK_VENV ?= .venv-spark
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
BIN := $(VENV)/bin
ARTICLE ?= $(firstword $(sort $(wildcard seeds/*.txt)))
DOCS ?= docs/_build
PYTEST ?=
CORPORA ?=
# The project's own articles. The shipped reader reads them six times, for they are few beside a corpus.
OWN := tests/articles/open/docs.jsonl tests/articles/heldout/docs.jsonl tests/articles/training/docs_a.jsonl
# More of them, in the styles of news that no corpus has: they tell what a confidence is worth, and teach nothing else.
BESIDE := $(wildcard tests/articles/desk/open/docs.jsonl tests/articles/desk/more/docs.jsonl $(foreach set, \
  layouts outlets pages people posts press voices wild,tests/articles/$(set)/open/docs.jsonl))
CHECKED := quotetrace tests examples $(wildcard scripts/*.py) $(wildcard docs/*.py)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types examples docs wheel check fuzz bench peers pairweights spark sparktests floors weights tagger reader openweights corpora clean

help:
	@sed -n 's/^\([a-z][a-z]*\):.*## /\1\t/p' Makefile

# pip is missing from the venv module of some systems (Debian without python3-venv): then it is fetched from PyPI.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) \
	  || { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(BIN)/python scripts/get_pip.py; }

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev,docs]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed ## set up, then trace the first seed article
	@test -n "$(ARTICLE)" || { echo "make demo: there is no article in seeds/" >&2; exit 1; }
	$(BIN)/quotetrace trace $(ARTICLE)

test: $(VENV)/.installed-dev ## set up, then run every test
	$(BIN)/python -m pytest $(PYTEST)

lint: $(VENV)/.installed-dev ## ruff, check and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## mypy --strict
	$(BIN)/mypy --strict $(CHECKED)

examples: $(VENV)/.installed-dev ## run every example
	$(BIN)/python examples/run_all.py

docs: $(VENV)/.installed-dev ## build the documentation, warnings as errors
	$(BIN)/python -m sphinx -b html -W --keep-going -n -q docs $(DOCS)

wheel: $(VENV)/.installed-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist

check: ## what CI runs, in a fresh environment
	.ci/run

fuzz: $(VENV)/.installed-dev ## the property tests with many more examples
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests $(PYTEST)

bench: $(VENV)/.installed-dev ## benchmarks on the articles in tests/; CORPORA=/path adds those that read corpora
	$(BIN)/python tests/benchmarks/traces.py tests/articles/open
	$(BIN)/python tests/benchmarks/traces.py tests/articles/heldout
	$(BIN)/python tests/benchmarks/damage.py tests/articles/training tests/articles/open
	$(BIN)/python tests/benchmarks/versions.py tests/articles/versions/open.jsonl
	$(BIN)/python tests/benchmarks/versions.py tests/articles/versions/unseen.jsonl
	$(BIN)/python tests/benchmarks/names/compare.py
	$(BIN)/python tests/benchmarks/speakers.py tests/articles/open
	$(BIN)/python tests/benchmarks/speakers.py tests/articles/voices/heldout
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/gap.py $(CORPORA)/gap.jsonl.xz --part validation)
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/sentences.py $(CORPORA))
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/rooms.py $(CORPORA)/polnear.dev.jsonl.xz)

# The peers are installed beside the project, in an environment of their own.
PEERS := build/peers
peers: corpora $(VENV)/.installed-dev ## merging beside other tools, on rows with known clusters
	@test -x $(PEERS)/bin/ready || { $(PYTHON) -m venv $(PEERS) && $(PEERS)/bin/python -m pip install -q \
	  --disable-pip-version-check -r tests/benchmarks/requirements.txt -e . && touch $(PEERS)/bin/ready \
	  && chmod +x $(PEERS)/bin/ready; }
	$(PEERS)/bin/python tests/benchmarks/peers.py $(CORPORA)/quote_clusters.dev.10k.jsonl.xz
	$(PEERS)/bin/python tests/benchmarks/peers.py $(CORPORA)/quote_clusters.dev.100k.jsonl.xz

weights: ## train the shipped weights again, tagger and reader: make weights CORPORA=/path
	$(MAKE) tagger
	$(MAKE) reader

pairweights: corpora $(VENV)/.installed-dev ## fit the weights of the pair score of traces again; some minutes
	@mkdir -p build
	$(BIN)/python scripts/damage_quotations.py $(CORPORA)/quote_clusters.dev.10k.jsonl.xz 4000 > build/damaged.jsonl
	$(BIN)/python scripts/real_quotations.py $(CORPORA) > build/real.jsonl
	$(BIN)/python scripts/fit_traces.py $(CORPORA)/quote_clusters.dev.100k.jsonl.xz \
	  $(foreach times,1 2,build/damaged.jsonl) $(foreach times,1 2 3 4 5,build/real.jsonl) > build/weights.txt
	mv build/weights.txt quotetrace/data/en/traces_weights.txt

tagger: corpora $(VENV)/.installed-dev ## train the tagger again; the reader reads its tags and has to follow
	$(BIN)/python scripts/train_tagger.py $(CORPORA) quotetrace/data/en/tagger.bin --passes 8

# 98 MB from PyPI for 180 kB of numbers: only who changes the words that are taken needs it.
clusters: $(VENV)/.installed-dev ## make the table of word clusters again; the reader has to follow
	$(BIN)/python -m pip download -q --disable-pip-version-check --no-deps -d build spacy-lookups-data==1.0.5
	$(BIN)/python scripts/make_clusters.py build/spacy_lookups_data-1.0.5-py2.py3-none-any.whl quotetrace/data/en

reader: corpora $(VENV)/.installed-dev ## train the learned reader again
	$(BIN)/quotetrace train $(CORPORA)/polnear.train.jsonl.xz $(OWN:%=--times 6 %) \
	  $(BESIDE:%=--calibrate 2 %) -o quotetrace/data/en/reader.bin

# Both corpora label the objects of some verbs only, so they are partial. They are CC BY, CC BY-SA or public domain.
openweights: corpora $(VENV)/.installed-dev ## a reader from openly licensed articles alone, and what it is worth
	@mkdir -p build
	$(BIN)/quotetrace train $(OWN) $(addprefix --partial $(CORPORA)/,ewt_propbank.jsonl.xz gum.jsonl.xz) -o build/open.bin
	$(BIN)/quotetrace evaluate $(CORPORA)/polnear.dev.jsonl.xz --attitudes
	$(BIN)/quotetrace evaluate $(CORPORA)/polnear.dev.jsonl.xz --attitudes --weights build/open.bin

# Apart from the other environment: PySpark takes 750 MB, and the other checks must pass without it.
spark: ## the tests on a local Apache Spark, in .venv-spark; needs Java 17
	@java -version >/dev/null 2>&1 || { echo "make spark: there is no Java; install 17 or later, e.g. apt-get install openjdk-17-jre-headless" >&2; exit 1; }
	$(MAKE) VENV=$(SPARK_VENV) sparktests

$(VENV)/.installed-spark: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[spark]' hypothesis pytest
	@touch $@

sparktests: $(VENV)/.installed-spark
	PYSPARK_PYTHON=$(abspath $(BIN)/python) $(BIN)/python -m pytest tests/spark $(PYTEST)

floors: $(VENV)/.installed-dev ## the figures of now beside the floors of the quality gate
	$(BIN)/python tests/test_quality.py

corpora:
	@test -d "$(CORPORA)" || { echo "make: name the folder of the corpora: make weights CORPORA=/path (see CONTRIBUTING.md)" >&2; exit 1; }

clean: ## remove what was built, the environment included
	rm -rf build dist $(DOCS) .pytest_cache .mypy_cache .ruff_cache .hypothesis $(VENV) $(SPARK_VENV)
