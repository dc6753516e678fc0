# The two commands of the kit, and those of its authors. Everything is done by bootstrap.py, also on Windows.

# The first Python on this machine that is new enough; PYTHON=… names another.
PYTHON ?= $(shell for p in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$p && break; done; true)
# Where none is new enough, an old one still says so in one sentence.
ANY_PYTHON = $(or $(PYTHON),$(shell command -v python3 || command -v python))
BOOTSTRAP = @$(if $(ANY_PYTHON),$(ANY_PYTHON) bootstrap.py,echo "This kit needs Python 3.11 or newer and found none: install it from python.org or your system's packages, then try again."; exit 1; \#)
UV = $(BOOTSTRAP) run uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-strip-extras

.PHONY: course start test test-all test-unit test-lowest test-data test-notebooks test-browser new-tool coverage codebook words pictures benchmark benchmark-room benchmark-hub lock help

start: ## set up and open the first lesson in JupyterLab
	$(BOOTSTRAP) start $(ARGS)

test: ## set up and run the tests: the gate of each change
	$(BOOTSTRAP) test

test-all: ## the same with what takes longer, before a larger piece of work is called done
	$(BOOTSTRAP) test-all

test-unit test-lowest test-data test-notebooks test-browser: test-%: ## run one part of the tests
	$(BOOTSTRAP) test $*

coverage: ## run every test, or the parts in ARGS, and print which lines of the library none of them runs
	$(BOOTSTRAP) run coverage erase
	-$(BOOTSTRAP) run coverage run bootstrap.py test $(ARGS)
	$(BOOTSTRAP) run coverage combine --quiet
	$(BOOTSTRAP) run coverage report

course: ## make notebooks, exercises and solutions from course/, and execute the instructor's notebook
	$(BOOTSTRAP) run whodecides build course
	$(BOOTSTRAP) run whodecides build notebooks instructor/pooling.ipynb

new-tool: ## make the folder of a small tool to begin with: make new-tool NAME=tally
	$(BOOTSTRAP) run whodecides new-tool $(NAME)

codebook: ## write the case's CODEBOOK.md and OPEN_QUESTIONS.md, and the figures in its README.md; ARGS="--case my-case": of another
	$(BOOTSTRAP) run whodecides build codebook $(ARGS)

words: ## bring the catalogues of the interface's words up to date
	$(BOOTSTRAP) run babel.messages.frontend extract --no-location --sort-output --omit-header -o src/whodecides/locale/messages.pot src
	$(BOOTSTRAP) run babel.messages.frontend update --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete -i src/whodecides/locale/messages.pot -o src/whodecides/locale/fr.po -l fr
	$(BOOTSTRAP) run babel.messages.frontend update --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete -i src/whodecides/locale/messages.pot -o src/whodecides/locale/es.po -l es

pictures: ## take the README's picture of the comparator and the guide's pictures
	$(BOOTSTRAP) run pytest tests/browser --write-pictures

benchmark: ## measure comparator, tools, living pages, grading and pooling, hold what the kit promises, and write the numbers into the README
	$(BOOTSTRAP) run benchmarks --write

benchmark-room: ## measure a room: a class, a crowd, a storm and kills of its process; write the numbers into its guide
	$(BOOTSTRAP) run benchmarks.room --write

benchmark-hub: ## as root: measure a class of thirty on a shared server, and write the numbers into its guide
	$(BOOTSTRAP) run benchmarks.hub --write

lock: ## resolve the newest versions into the locks and environment.yml
	$(UV) --upgrade --extra authoring --extra hub --extra slides --group test pyproject.toml requirements/build.in -o requirements/test.lock
	$(UV) -c requirements/test.lock pyproject.toml requirements/build.in -o requirements/student.lock
	$(UV) --upgrade requirements/lowest.in -o requirements/lowest.lock
	$(BOOTSTRAP) run whodecides build environment

help: ## list the commands
	@grep -E '^[a-z-]+.*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'
