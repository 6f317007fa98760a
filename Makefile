# Short commands for the whole course. `make` alone lists them.
#
# An active virtual environment, or an active conda environment other than conda's base, is used
# as it is. Otherwise .venv is made here. PYTHON= on the command line always means .venv.

PYTHON ?= python3
LAB_OPTIONS ?=

ENV := .venv
ifneq ($(origin PYTHON),command line)
  ifneq ($(VIRTUAL_ENV),)
    ENV := $(VIRTUAL_ENV)
  else ifneq ($(CONDA_PREFIX),)
    # conda advises to install nothing into base: other programs live there.
    ifneq ($(CONDA_DEFAULT_ENV),base)
      ENV := $(CONDA_PREFIX)
    endif
  endif
endif

RUN := "$(ENV)/bin/python"
FIRST_CHAPTER := $(firstword $(sort $(wildcard notebooks/[0-9]*.ipynb)))
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# Jupyter refuses to run as root (in a container, say) unless it is told to.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help env test-env python lab test bench slides site notebooks format clean

help: ## list these targets
	@echo "make lab opens the course, make test checks it. All targets:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='|' read -r target says; do printf '%-12s %s\n' "$$target" "$$says"; done

env: python ## install the course into the active environment, or into .venv
	@$(call install,.,course)

lab: env ## open the course in JupyterLab, at its first chapter
	@mkdir -p build/workspaces
	JUPYTERLAB_WORKSPACES_DIR="$(CURDIR)/build/workspaces" $(RUN) -m jupyter lab $(AS_ROOT) \
	  --LabApp.default_url=/lab$(if $(FIRST_CHAPTER),/tree/$(FIRST_CHAPTER)) $(LAB_OPTIONS)

test: test-env ## run every check: style, code, notebooks, scripts, browser
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m pytest --nbval -n $(CORES) --dist loadfile

bench: test-env ## measure widgets, summary and training
	$(RUN) -m pytest tests/bench -s

slides: env ## make a deck of each chapter in build/slides
	$(RUN) -m cnnlesson.publish slides

site: env ## make a page of each chapter in build/site
	$(RUN) -m cnnlesson.publish site

notebooks: env ## run every notebook again, in place
	$(RUN) -m cnnlesson.publish notebooks

format: test-env ## put the code into the house style
	$(RUN) -m ruff check --fix
	$(RUN) -m ruff format

clean: ## remove .venv, build and every cache
	rm -rf .venv build .pytest_cache .ruff_cache
	find . -name .git -prune -o -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) \
	  -exec rm -rf {} +

test-env: python
	@$(call install,.[test],course test)

# Installs once, and again when pyproject.toml has changed or the folder was moved: the stamp in
# the environment is as old as the last installation and holds the folder's name. Plain shell,
# because make cannot follow a path with a space in it. An environment without pip gets it.
define install
stamp() { echo "$(ENV)/.cnnlesson-$$1"; }; \
last="$$(stamp $(lastword $(2)))"; \
if [ ! "$$last" -nt pyproject.toml ] || [ "$$(cat "$$last")" != "$(CURDIR)" ]; then \
  { $(RUN) -m pip --version > /dev/null 2>&1 || $(RUN) -m ensurepip; } && \
  $(RUN) -m pip install --editable '$(1)' && \
  $(RUN) -m cnnlesson.installation && \
  for name in $(2); do echo "$(CURDIR)" > "$$(stamp $$name)" || exit 1; done; \
fi
endef

# Prints the version and where the Python comes from; fails below 3.11.
ABOUT := -c 'import sys; v = sys.version_info; print("%d.%d.%d" % v[:3], sys.base_prefix); \
  sys.exit(v < (3, 11))'

# .venv is made once; PYTHON= on the command line makes it anew where that is another Python.
python:
ifeq ($(ENV),.venv)
	@if [ ! -x .venv/bin/python ] || { [ "$(origin PYTHON)" = "command line" ] && \
	    [ "$$(.venv/bin/python $(ABOUT))" != "$$($(PYTHON) $(ABOUT))" ]; }; then \
	  about="$$($(PYTHON) $(ABOUT))" || { version="$${about%% *}"; \
	    echo "The course needs Python 3.11 or newer; $(PYTHON) is $${version:-not there}."; \
	    echo "Name another one, for example: make lab PYTHON=python3.12"; exit 1; } >&2; \
	  echo "Making .venv with Python $${about%% *}"; \
	  $(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }; \
	fi
else
	@about="$$($(RUN) $(ABOUT))" || { version="$${about%% *}"; \
	  echo "The course needs Python 3.11 or newer; the active environment has $${version:-none}."; \
	  echo "Leave the environment, or name a Python: make lab PYTHON=python3.12"; exit 1; } >&2
endif
