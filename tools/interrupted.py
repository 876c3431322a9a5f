"""Kills a writer at random moments and looks whether the old file or the new one is there, whole.

    python tools/interrupted.py --kills 100

Also fills a small disk and takes away the right to write, where the machine lets us: the old file must stay.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from attrs import frozen

# Run as a script, Python looks for modules in this folder only.
sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.generated import random_record
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.team import Team
from yilao_yiyou.exchange.catalogue import formats
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.reading import load
from yilao_yiyou.exchange.writing import write

RECORDS = 2_000
OURS = ("json", "lines", "csv", "parquet", "arrow", "duckdb", "sqlite", "package")


def register(seed: int, count: int = RECORDS) -> Register:
    """A register of teams, which every format holds."""
    rng = Random(seed)
    return Register(teams=tuple({team.id: team for team in (random_record(Team, rng) for _ in range(count))}.values()))


def path_of(name: str, folder: Path) -> Path:
    """Where a format is written to."""
    suffixes = next(each.suffixes for each in formats() if each.name == name)
    return folder / f"teams{suffixes[0] if suffixes else ''}"


@frozen(kw_only=True)
class Outcome:
    """What was there after all kills: so often the old file, the new one, and something else."""

    name: str
    old: int = 0
    new: int = 0
    broken: tuple[str, ...] = ()


def killed(name: str, times: int, folder: Path, old: Register, new: Register) -> Outcome:
    """Kills so many writers of a format, each in a forked process at a random moment of its writing."""
    rng = Random(name)
    path = path_of(name, folder)
    _write(old, path, name)
    span = _seconds(name, path, new)
    _write(old, path, name)
    found: dict[str, int] = {"old": 0, "new": 0}
    broken: list[str] = []
    for _ in range(times):
        _kill_one(name, path, new, rng.uniform(0, span * 1.2))
        try:
            back = load(path).register
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we look for
            broken.append(f"{type(error).__name__}: {error}")
            continue
        if back not in (old, new):
            broken.append("neither the old nor the new one")
        found["new" if back == new else "old"] += 1
        if back == new:
            _write(old, path, name)
    return Outcome(name=name, old=found["old"], new=found["new"], broken=tuple(broken))


def _write(one: Register, path: Path, name: str) -> None:
    write(one, path, format=name, disclosure=Disclosure.CUSTODY)


def _seconds(name: str, path: Path, new: Register) -> float:
    """How long a forked writer takes."""
    start = time.perf_counter()
    process = _forked(name, path, new)
    os.waitpid(process, 0)
    return time.perf_counter() - start


def _forked(name: str, path: Path, new: Register) -> int:
    process = os.fork()
    if not process:
        try:
            _write(new, path, name)
        finally:
            os._exit(0)
    return process


def _kill_one(name: str, path: Path, new: Register, after: float) -> None:
    process = _forked(name, path, new)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


@contextmanager
def small_disk(size: str = "2m") -> Iterator[Path]:
    """A disk that is soon full; needs the rights of an administrator."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["/bin/mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True, capture_output=True
        )
        try:
            yield Path(folder)
        finally:
            subprocess.run(["/bin/umount", folder], check=True)


def filled(name: str, folder: Path, old: Register, new: Register) -> str:
    """What becomes of the old file when the new one does not fit: nothing, or what went wrong."""
    path = path_of(name, folder)
    _write(old, path, name)
    try:
        _write(new, path, name)
    except Exception as error:  # noqa: BLE001 -- each library has its own for a full disk
        refused = type(error).__name__
    else:
        return "it was written after all"
    left = [each.name for each in folder.iterdir() if each != path]
    same = load(path).register == old
    return "" if same and not left else f"{refused}: the old one is {'' if same else 'not '}there, left over: {left}"


def main(words: list[str] | None = None) -> int:
    """Kills and fills, prints what was found, and returns the exit code."""
    parser = argparse.ArgumentParser(description="中断写入 (kill writers at random moments)")
    parser.add_argument("--kills", type=int, default=100, help="次数 (kills of each writer)")
    parser.add_argument("--records", type=int, default=RECORDS, help="记录数 (records of a file)")
    parser.add_argument("--only", nargs="*", default=OURS, help="格式 (the formats)")
    asked = parser.parse_args(words)
    old, new = register(1, asked.records), register(2, asked.records)
    names = list(asked.only)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            outcome = killed(name, asked.kills, Path(folder), old, new)
            wrong += len(outcome.broken)
            print(f"{name:10} {asked.kills} kills: {outcome.old} old whole, {outcome.new} new whole", end=", ")
            print(f"broken: {len(outcome.broken)}")
            for said in outcome.broken[:3]:
                print(f"           {said}")
    with small_disk() as folder:
        for name in names:
            said = filled(name, folder, register(3, 20), register(4, 20_000))
            wrong += bool(said)
            print(f"{name:10} full disk: {said or 'the old one is there whole, nothing is left over'}")
            for each in folder.iterdir():
                shutil.rmtree(each) if each.is_dir() else each.unlink()
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
