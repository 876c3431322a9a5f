"""The whole example: read the register from JSON and report, in a process of its own."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "dezhou"


def run() -> None:
    """Print the seconds and the memory of the main job."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        command = [sys.executable, "-m", "yilao_yiyou.cli", "report", str(EXAMPLE)]
        command += ["--figures", str(EXAMPLE / "figures.json"), "-o", str(page)]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        size = page.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    megabytes = (EXAMPLE / "register.json").stat().st_size / 1e6
    print(f"# report of the whole example ({megabytes:.0f} MB of JSON, page of {size:,} bytes)")
    print(f"{seconds:.1f} s, peak memory {peak:,.0f} MiB")
