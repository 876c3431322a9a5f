"""Gives every hostile file to a reader of its own and tells what became of it.

    python tools/hostile.py --seed 1

A file is held off if it is refused, or its rows are rejected, with a word that is documented, in less than a second
and a hundred mebibytes, and if nothing is written.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attrs import frozen

# Run as a script, Python looks for modules in this folder only.
sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.hostile_files import binary_files, other_files, packages
from tools.hostile_texts import Make, csv_files, json_files, lines_files

SECONDS, MEBIBYTES = 1.0, 100.0
"""The most that holding off one file may take."""


def corpus(seed: int) -> dict[str, Make]:
    """Every hostile file by its name."""
    rng = Random(seed)
    return dict([*json_files(), *lines_files(), *csv_files(), *binary_files(rng), *packages(), *other_files()])


@frozen(kw_only=True)
class Held:
    """What became of one file.

    Attributes:
        name: The file.
        code: The documented word with which it was held off; empty if it was not.
        seconds: How long the reader and its child worked [processor seconds].
        wall: How long it took on the clock, which is more where others are at work [s].
        mebibytes: How much memory the reader took beyond what its start takes, or its child in all, whichever is more.
        said: What happened otherwise.
    """

    name: str
    code: str
    seconds: float
    wall: float = 0.0
    mebibytes: float
    said: str


def held_off(names: list[str], seed: int, folder: Path) -> Iterator[Held]:
    """Makes the files in a folder, gives each to a reader of its own, and yields what became of it."""
    # Imported here, so that what a start takes is not charged to a file.
    from yilao_yiyou.exchange import arrow_tables, csv_codec, lines_codec, package_codec  # noqa: F401

    makes = corpus(seed)
    for name in names:
        path = folder / name
        makes[name](path)
        before = sorted(_listing(folder))
        yield _held(name, path)
        if sorted(_listing(folder)) != before:
            yield Held(name=name, code="", seconds=0, mebibytes=0, said="files were written")
        _away(path)


def _listing(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        yield from (f"{path}/{name}" for name in (*folders, *files))


_WAIT = 30.0


def _processor_seconds() -> float:
    """The seconds that this process and its children worked, whatever else the machine has to do."""
    return sum(os.times()[:4])


def _held(name: str, path: Path) -> Held:
    """What becomes of one file in a process that is forked for it."""
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.close(reader)
        signal.alarm(int(_WAIT))
        start_size = _most_memory("self")
        start, clock = _processor_seconds(), time.perf_counter()
        code, said = _tried(path)
        seconds, wall = _processor_seconds() - start, time.perf_counter() - clock
        answer = json.dumps([code, seconds, wall, _most_memory("self") - start_size, said[:300]])
        os.write(writer, answer.encode())
        os._exit(0)
    os.close(writer)
    child = _watched(process)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    if not told:
        return Held(name=name, code="", seconds=_WAIT, mebibytes=0, said="died or took too long")
    code, seconds, wall, own, said = json.loads(told)
    return Held(name=name, code=code, seconds=seconds, wall=wall, mebibytes=max(own, child), said=said)


def _watched(process: int) -> float:
    """The most memory that any child of a process took, looked at until the process ends."""
    most = 0.0
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        try:
            children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        except OSError:
            children = []
        for child in children:
            if b"/native_reader.py" in _command(child):
                most = max(most, _most_memory(child))
        time.sleep(0.005)
    return most


def _command(process: str) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _most_memory(process: str) -> float:
    """The most memory that a process had at any time [MiB]."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)


def _tried(path: Path) -> tuple[str, str]:
    """The word with which a file is held off, or nothing and what happened."""
    from yilao_yiyou.errors import YilaoYiyouError
    from yilao_yiyou.exchange.reading import load
    from yilao_yiyou.exchange.refusal import RefusedFileError

    try:
        reading = load(path)
    except RefusedFileError as error:
        return error.reason.value, ""
    except YilaoYiyouError as error:
        return error.code, ""
    except OSError as error:
        return f"os-{error.errno}", ""
    except BaseException as error:  # noqa: BLE001 -- whatever else it is, it is what we look for
        return "", f"{type(error).__name__}: {error}"
    if reading.is_faulty:
        return reading.findings[0].code, ""
    return "", f"read: {reading.rows}"


def _away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _figures(held: Held) -> str:
    return f"{held.seconds:6.2f} s worked {held.wall:6.2f} s on the clock {held.mebibytes:6.0f} MiB"


def main(words: list[str] | None = None) -> int:
    """Makes every file, prints what became of it, and returns the exit code."""
    parser = argparse.ArgumentParser(description="有害文件 (files that are meant to hurt)")
    parser.add_argument("--seed", type=int, default=1, help="随机种子 (seed)")
    asked = parser.parse_args(words)
    names = list(corpus(asked.seed))
    with tempfile.TemporaryDirectory() as folder:
        found = list(held_off(names, asked.seed, Path(folder)))
        left = sorted(path.name for path in Path(folder).iterdir())
    for held in found:
        mark = "  " if held.code and held.seconds < SECONDS and held.mebibytes < MEBIBYTES else "! "
        print(f"{mark}{held.name:40} {held.code or held.said:40} {_figures(held)}")
    bad = [held.name for held in found if not held.code]
    slow = [held.name for held in found if held.seconds >= SECONDS]
    large = [held.name for held in found if held.mebibytes >= MEBIBYTES]
    print(f"{len(found)} files, not held off: {len(bad)}, over {SECONDS:.0f} s: {len(slow)}, left behind: {left}")
    most, slowest = max(held.mebibytes for held in found), max(held.seconds for held in found)
    late, longest = sum(held.wall >= SECONDS for held in found), max(held.wall for held in found)
    print(f"over {MEBIBYTES:.0f} MiB: {len(large)}; slowest {slowest:.2f} s, most memory {most:.0f} MiB")
    print(f"on the clock: over {SECONDS:.0f} s: {late}, longest {longest:.2f} s")
    return int(bool(bad or slow or large or left))


if __name__ == "__main__":
    sys.exit(main())
