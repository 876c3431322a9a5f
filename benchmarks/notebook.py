"""A notebook from end to end: a million rows in pandas, five questions, tables as the notebook shows them."""

import subprocess
import sys
import time

ROWS = 1_000_000
CHINESE = {"activity": "活动", "person": "人员", "region": "区划", "day": "日期"}


def run() -> None:
    """Print the seconds of the whole notebook in a process of its own, from importing the library on."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.notebook", "--one"]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def _one() -> None:
    import pandas as pd

    from benchmarks.attendance import make

    frame = pd.read_parquet(make(ROWS)).rename(
        columns={"activity": "活动", "person": "人员", "region": "区划", "day": "日期"}
    )
    start = time.perf_counter()
    import yilao_yiyou as yy

    year = yy.Period.year(2022)
    total = yy.measure("reach.distinct_persons", attendance=frame, during=year)
    counties = yy.measure("reach.distinct_persons", attendance=frame, by="county", during=year)
    monthly = yy.measure("reach.attendances", attendance=frame, by=("county", "month"), during=year)
    often = yy.measure("reach.frequency", attendance=frame, by="county", during=year)
    everywhere = yy.measure("reach.distinct_persons", attendance=frame, by="division", during=year)
    shown = [table._repr_html_() for table in (total, counties, monthly, often, everywhere)]
    answer = pd.DataFrame(counties.to_dicts())
    seconds = time.perf_counter() - start
    size = sum(map(len, shown))
    print(f"# a pandas notebook of five questions on {ROWS:,} rows: {seconds:.2f} s, {size:,} characters of HTML")
    print(total)
    print(answer[["county", "lo", "hi", "rows"]].to_string(index=False))


if __name__ == "__main__":
    _one() if sys.argv[1:] == ["--one"] else run()
