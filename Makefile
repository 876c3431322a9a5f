# Every target sets itself up from a bare Python 3.11 or newer; nothing outside this folder is touched.
# Stamps in .venv remember what is installed, so a second run starts at once.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# Only an interpreter that was asked for by name is tried alone.
ifeq ($(origin PYTHON),undefined)
PYTHONS := python3 python3.13 python3.12 python3.11 python
else
PYTHONS := $(PYTHON)
endif

RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check install -q
MADE := $(VENV)/.made-stamp
REPORT := $(VENV)/.report-stamp
DEV := $(VENV)/.dev-stamp
BENCH := $(VENV)/.bench-stamp
SPARK := $(VENV)/.spark-stamp
PEERS := $(VENV)/.peers-stamp
PEERS_BIN := $(VENV)/peers/$(notdir $(BIN))
REGISTER := examples/dezhou/register.json
EXAMPLE := $(wildcard examples/dezhou/*.py examples/dezhou/generator/*.py) examples/dezhou/divisions.csv
MODELS := $(wildcard src/yilao_yiyou/domain/*.py src/yilao_yiyou/domain/*/*.py src/yilao_yiyou/exchange/*.py)
TYPED := src tests typing_tests tools conftest.py docs/conf.py $(wildcard examples)
LINTED := $(TYPED) $(wildcard benchmarks)

N ?= 1000000
SEED ?= 1
SAMPLE ?= 0
REGISTERS ?= 100000
JOBS ?= 1
RECORDS ?= 2400
KILLS ?= 100
ROWS ?= 1000000 10000000

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report example roundtrip conversions hostile interrupted frictionless oracle mutate check test test-spark docs bench bench-national bench-spark bench-text clean

help: ## 列出可用的命令 list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

report: $(REPORT) $(REGISTER) ## 生成示例报表 build/dezhou.html (one HTML page from the example)
	@mkdir -p build
	$(BIN)/yilao-yiyou report examples/dezhou --figures examples/dezhou/figures.json -o build/dezhou.html

example: $(REGISTER) ## 生成示例登记册 examples/dezhou/register.json (invented records)

roundtrip: $(DEV) ## 大规模往返检验 (round trip of N records, N=1000000 SEED=1)
	$(RUN) tools/roundtrip.py --count $(N) --seed $(SEED)

oracle: $(DEV) ## 指标与独立算法对照 (metrics against the oracle, REGISTERS=100000 SEED=1; about half an hour)
	$(RUN) -m tools.oracle --count $(REGISTERS) --seed $(SEED)

conversions: $(DEV) ## 每两种格式互转 (every pair of formats; RECORDS=2400 a format SEED=1)
	$(RUN) tools/conversions.py --count $(RECORDS) --seed $(SEED)

hostile: $(DEV) ## 有害文件 (files that are meant to hurt, each held off within 1 s and 100 MiB)
	$(RUN) tools/hostile.py --seed $(SEED)

interrupted: $(DEV) ## 写入时随时中断 (writers killed at any moment; KILLS=100 each)
	$(RUN) tools/interrupted.py --kills $(KILLS)

frictionless: $(PEERS) ## 用 frictionless 检验数据包 (the real tool looks at our Data Package)
	$(RUN) tools/frictionless_peer.py --peer $(PEERS_BIN)/frictionless --count $(RECORDS) --seed $(SEED)

mutate: $(DEV) ## 变异检验 (mutation score of metrics and the tallies; SAMPLE=800, 0 for all; JOBS=1)
	$(RUN) -m tools.mutate --sample $(SAMPLE) --seed $(SEED) --jobs $(JOBS)

check: $(DEV) ## 代码检查 (style, types, layers)
	$(RUN) -m ruff check $(LINTED)
	$(RUN) -m ruff format --check $(LINTED)
	$(RUN) -m mypy $(TYPED)
	$(RUN) -m pyright
	PATH="$$PWD/$(BIN):$$PATH" $(RUN) -m pyright --verifytypes yilao_yiyou --ignoreexternal
	$(BIN)/lint-imports --no-cache

test: check ## 全部检验 (check, tests with coverage, documents)
	@mkdir -p build
	$(RUN) -m pytest -n auto --dist loadfile --cov --cov-report=term --cov-report=json:build/coverage.json
	$(RUN) tools/coverage_gate.py build/coverage.json
	@$(MAKE) --no-print-directory docs

test-spark: $(SPARK) ## PySpark 上的检验, 需要 Java 17 (the figures on Spark; needs Java 17)
	$(RUN) -m pytest -m spark tests/frames tests/exchange

docs: $(DEV) ## 生成文档 build/docs (the documentation)
	$(RUN) -m sphinx -n -W --keep-going -q -b html docs build/docs

bench: $(BENCH) $(REGISTER) ## 性能测量 (benchmarks; ROWS="1000000 100000000" rows of attendance)
	$(RUN) -m benchmarks $(ROWS)

bench-national: $(BENCH) ## 全国各村的去重人数, 需要 npm (all divisions of the country; needs npm)
	$(RUN) -m benchmarks.national

bench-spark: $(BENCH) $(SPARK) ## PySpark 的性能测量 (benchmark on Spark; needs Java 17)
	$(RUN) -m benchmarks.cluster

bench-text: $(PEERS) ## 读数与已知工具的比较 (reading beside cn2an, jionlp and ms-recognizers-text)
	$(RUN) -m benchmarks.reading --peers $(PEERS_BIN)/python

clean: ## 删除生成的文件, 保留 .venv (remove what was made; keep .venv)
	rm -rf build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f $(REGISTER)

$(REGISTER): $(EXAMPLE) $(MODELS) | $(REPORT)
	$(RUN) examples/dezhou/generate.py

$(MADE):
	@for python in $(PYTHONS); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "新建 $(VENV) (new virtual environment): $$("$$python" --version)"; \
		"$$python" -m venv $(VENV) && touch $@ && exit 0; \
		rm -rf $(VENV); \
		echo "无法建立虚拟环境; 在 Debian/Ubuntu 上请先安装 python3-venv。" >&2; \
		echo "The virtual environment could not be made; on Debian or Ubuntu install python3-venv first." >&2; \
		exit 1; \
	done; \
	echo "需要 Python 3.11 或更新版本, 已试过: $(PYTHONS)。请指明, 如 make report PYTHON=python3.12" >&2; \
	echo "Python 3.11 or newer is needed; tried: $(PYTHONS). Name one, for example: make report PYTHON=python3.12" >&2; \
	exit 1

$(REPORT): $(MADE) requirements/report.txt pyproject.toml
	@echo "安装运行所需的包 (installing what the report needs)"
	@$(PIP) -r requirements/report.txt
	@$(PIP) --no-deps -e .
	@touch $@

$(DEV): $(MADE) requirements/dev.txt pyproject.toml
	@echo "安装开发所需的包, 首次约半分钟 (installing the developers' tools, half a minute the first time)"
	@$(PIP) -r requirements/dev.txt
	@$(PIP) --no-deps -e .
	@touch $@

$(BENCH): $(DEV) requirements/bench.txt
	@$(PIP) -r requirements/bench.txt
	@touch $@

$(SPARK): $(DEV) requirements/spark.txt
	@echo "安装 PySpark, 约一分钟 (installing PySpark, about a minute)"
	@$(PIP) -r requirements/spark.txt
	@touch $@

$(PEERS): $(DEV) requirements/peers.txt
	@echo "安装对比用的工具, 另建环境 (installing the tools to compare with, in an environment of their own)"
	@$(RUN) -m venv $(VENV)/peers
	@$(PEERS_BIN)/python -m pip --disable-pip-version-check install -q -r requirements/peers.txt
	@touch $@
