# The one list of developer commands; hooks and .ci/run call these.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := $(CURDIR)/.venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# Nothing of the caller's Python set-up reaches ours.
unexport PYTHONPATH PYTHONHOME PIP_USER
export VIRTUAL_ENV := $(VENV)
export PATH := $(VENV)/bin:$(PATH)
export CMAKE_BUILD_PARALLEL_LEVEL := $(JOBS)

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z -]+:.*## / {printf "make %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- set-up: one stamp for each set of tools ---------------------------------------------

.PHONY: bootstrap
bootstrap:
	@tools/bootstrap.sh --venv

$(VENV)/ready-%: pyproject.toml | bootstrap
	@echo "Installing the tools of: $*"
	@$(PIP) install --group $*
	@touch $@

# pip reads the run-time dependencies from pyproject.toml itself.
$(VENV)/ready-package: pyproject.toml $(VENV)/ready-build
	@echo "Installing what the package needs"
	@$(PY) tools/list_dependencies.py | $(PIP) install -r /dev/stdin
	@touch $@

$(VENV)/ready-test: pyproject.toml | bootstrap
	@echo "Installing the tools of: test"
	@$(PY) tools/list_dependencies.py test | $(PIP) install -r /dev/stdin --group test
	@touch $@

.PHONY: googletest
googletest: | bootstrap
	@tools/fetch_googletest.sh

# --- build -------------------------------------------------------------------------------

.PHONY: build
build: bootstrap $(VENV)/ready-package ## editable install into .venv
	@echo "Building the extension"
	@$(PIP) install --no-build-isolation --no-deps --editable . --config-settings=cmake.define.BROADSHEET_WERROR=ON

.PHONY: dev
dev: build $(VENV)/ready-test $(VENV)/ready-dev ## editable install with the tools of the tests and checks

.PHONY: build-cpp
build-cpp: bootstrap $(VENV)/ready-build googletest
	@cmake --preset dev >/dev/null
	@cmake --build --preset dev

# --- run ---------------------------------------------------------------------------------

.PHONY: demo
demo: build ## compare the two sets of sample articles; writes demo/report.html
	@mkdir -p demo
	@$(PY) -m broadsheet demo --output demo/report.html

.PHONY: test
test: bootstrap ## all tests: C++, Python, notebooks
	@$(PY) tools/run_tests.py

.PHONY: test-cpp
test-cpp: build-cpp ## the C++ tests
	@ctest --preset dev --parallel $(JOBS) --quiet --output-on-failure --output-junit $(CURDIR)/build/tests-cpp.xml

.PHONY: test-py
test-py: build $(VENV)/ready-test ## the Python tests and the notebooks
	@$(PY) -m pytest --nbmake tests/python $(wildcard notebooks) --junitxml=build/tests-python.xml

.PHONY: notebooks
notebooks: build $(VENV)/ready-test ## run the notebooks and store what they show
	@$(PY) tools/run_notebooks.py

.PHONY: test-asan test-tsan
test-asan test-tsan: test-%: bootstrap $(VENV)/ready-build googletest ## the C++ tests with a sanitizer
	@cmake --workflow $*

# --- look --------------------------------------------------------------------------------

.PHONY: check
check: format-check lint types layers names stubs-check ## formatting, linting, types, layers, names, stubs

CPP_FILES = $(shell git ls-files --cached --others --exclude-standard '*.cpp' '*.hpp')

.PHONY: format
format: bootstrap $(VENV)/ready-lint ## rewrite by clang-format and ruff
	@clang-format -i $(CPP_FILES)
	@ruff check --quiet --fix-only .
	@ruff format --quiet .

.PHONY: format-check
format-check: bootstrap $(VENV)/ready-lint
	@clang-format --dry-run --Werror $(CPP_FILES)
	@ruff format --check .

.PHONY: lint
lint: lint-python lint-cpp ## ruff and clang-tidy (some minutes)

.PHONY: lint-python
lint-python: bootstrap $(VENV)/ready-lint
	@ruff check .

.PHONY: lint-cpp
lint-cpp: build $(VENV)/ready-lint
	@$(PY) tools/run_clang_tidy.py --jobs $(JOBS)

.PHONY: types
types: $(VENV)/ready-package $(VENV)/ready-lint $(VENV)/ready-test ## mypy --strict on the package
	@mypy

.PHONY: layers
layers: bootstrap
	@$(PY) tools/check_layers.py

.PHONY: names
names: bootstrap
	@$(PY) tools/check_names.py

.PHONY: stubs
stubs: build $(VENV)/ready-test ## write the type stubs of the extension
	@$(PY) tools/write_stubs.py

.PHONY: stubs-check
stubs-check: build $(VENV)/ready-test
	@$(PY) tools/write_stubs.py --check

# --- give away ---------------------------------------------------------------------------

.PHONY: wheel
wheel: bootstrap $(VENV)/ready-test ## source archive and wheel into dist/, tried in a fresh environment
	@rm -rf dist build/fresh
	@$(PY) -m build --outdir dist . >build/wheel.log 2>&1 || { tail -n 40 build/wheel.log; exit 1; }
	@$(PY) -m venv build/fresh
	@build/fresh/bin/python -m pip --disable-pip-version-check -qq install dist/*.whl
	@cd build/fresh && bin/python -c 'import broadsheet; print("broadsheet", broadsheet.__version__)'
	@ls dist

.PHONY: clean
clean: ## remove everything made here
	@rm -rf .venv build dist demo
