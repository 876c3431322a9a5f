"""Run every benchmark: `make bench`. Each prints what it measured beside its peer, in one run, with the ratio."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import attendance, columns, exchange, explaining, imports, notebook, register, volunteers, workbooks

for benchmark in (imports, volunteers, register, explaining, columns, notebook, exchange, workbooks):
    benchmark.run()
attendance.run(*map(int, sys.argv[1:]))
