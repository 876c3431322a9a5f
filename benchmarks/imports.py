"""What `import yilao_yiyou` costs over a bare interpreter, beside importing pydantic."""

import statistics
import subprocess
import sys
import time

ROUNDS = 15


def _milliseconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return (time.perf_counter() - start) * 1000


def run() -> None:
    """Print the cost of importing the package, and of its first measurement, over a bare interpreter."""
    statements = {
        "bare interpreter": "pass",
        "import yilao_yiyou": "import yilao_yiyou",
        "... and use measure": "import yilao_yiyou; yilao_yiyou.measure",
        "import pydantic (BaseModel)": "from pydantic import BaseModel",
    }
    times: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(ROUNDS):
        for name, statement in statements.items():
            times[name].append(_milliseconds(statement))
    bare = statistics.median(times["bare interpreter"])
    print(f"# imports, median of {ROUNDS} processes in turn")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:30} {median:7.1f} ms  over bare {median - bare:7.1f} ms")
