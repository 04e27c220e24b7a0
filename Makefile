# SPDX-License-Identifier: Apache-2.0
# The commands of this repository. `make` alone lists them.

SHELL := /bin/bash
DATA ?= ./firsthop-data
# What is handed on to `make test`, for instance TESTS='--filter AddressPlanTests'.
TESTS ?=
# What is handed on to `make bench`: topics to measure, all when empty, and options.
BENCH ?=
# Lines of the history in which `make bench` looks up who had a prefix.
HISTORY ?= 5000000
# The decoders that `make fuzz` feeds, all when empty, and how many inputs each is given.
FUZZ ?=
RUNS ?= 10000000

.PHONY: help
help: ## list these commands
	@echo "make COMMAND, where COMMAND is one of:"
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

.PHONY: setup
setup: ## install the Debian packages that building and testing need
	@scripts/set-up test

# A debug build: minutes sooner on a new machine than an optimised one, and `make test` goes on from it.
.PHONY: run
run: ## set up, build and start Firsthop with a demo provider (DATA=folder, ./firsthop-data)
	@scripts/set-up build
	@swift build --product firsthop
	@exec "$$(swift build --show-bin-path)/firsthop" serve --data "$(DATA)" --demo

.PHONY: test
test: setup ## set up and run every test (TESTS='--filter Name' for some)
	@scripts/test $(TESTS)

.PHONY: lint
lint: setup ## check format, floors, names and the other house rules
	@scripts/lint-test
	@scripts/lint

.PHONY: format
format: ## bring all Swift files into the house format
	@swift format --in-place --parallel --recursive Package.swift Sources Tests $(wildcard Benchmarks)

.PHONY: bench
bench: setup ## measure what the README states, each figure against its floor (BENCH='topic' for some)
	@scripts/bench --history $(HISTORY) $(BENCH)

.PHONY: fuzz
fuzz: setup ## feed every decoder RUNS inputs that libFuzzer makes up (FUZZ='packet text' for some)
	@scripts/fuzz --runs $(RUNS) $(FUZZ)

.PHONY: release
release: setup ## build dist/firsthop: optimised, the Swift runtime linked in, stripped
	@scripts/release

.PHONY: clean
clean: ## remove what was built, not the data
	@rm -rf .build .build-fuzz dist
