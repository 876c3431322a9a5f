"""Writes random records in every format, reads them back, converts between every two, and counts what differs.

    python tools/conversions.py --count 100000 --pairs 2400 --seed 1

Records of all classes are written in equal numbers, with whatever their fields take. A format of one table gets a file
for each collection.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

# Run as a script, Python looks for modules in this folder only.
sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.generated import random_record
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.exchange.catalogue import Format, formats
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.reading import load
from yilao_yiyou.exchange.writing import convert, write

OURS = ("json", "lines", "csv", "parquet", "arrow", "duckdb", "sqlite", "package")
"""The formats that carry records of any class, whatever stands in them."""


_TURNS = 12
"""Each pair takes every so many of the collections, the next pair the next ones."""


def registers(count: int, seed: int) -> Iterator[Register]:
    """Registers of one collection each, so many records in all."""
    rng = Random(seed)
    each = -(-count // len(collection_classes()))
    for name, cls in collection_classes().items():
        records: dict[str, Any] = {}
        while len(records) < each:
            record = random_record(cls, rng)
            records[record.id] = record
        values: dict[str, Any] = {name: tuple(records.values())}
        yield Register(**values)


def path_of(format_: Format, register: Register, folder: Path, prefix: str = "") -> Path:
    """Where a register of one collection goes."""
    name = next(name for name, records in register.collections() if records)
    return folder / prefix / f"{name}{format_.suffixes[0] if format_.suffixes else ''}"


def differences(one: Register, other: Register) -> int:
    """How many records are not the same."""
    return sum(
        sum(a != b for a, b in zip(mine, theirs, strict=False)) + abs(len(mine) - len(theirs))
        for (_, mine), (_, theirs) in zip(one.collections(), other.collections(), strict=True)
    )


def returned(format_: Format, register: Register, folder: Path) -> int:
    """How many records of a register come back otherwise from a format."""
    path = path_of(format_, register, folder)
    write(register, path, format=format_.name, disclosure=Disclosure.CUSTODY)
    return differences(register, load(path, format=format_.name).register)


def converted(first: Format, second: Format, register: Register, folder: Path) -> int:
    """How many records come back otherwise from one format by way of another."""
    source, target = path_of(first, register, folder, "a"), path_of(second, register, folder, "b")
    source.parent.mkdir(exist_ok=True)
    target.parent.mkdir(exist_ok=True)
    write(register, source, format=first.name, disclosure=Disclosure.CUSTODY)
    convert(source, target, source_format=first.name, target_format=second.name, disclosure=Disclosure.CUSTODY)
    return differences(register, load(target, format=second.name).register)


def chosen(names: Sequence[str]) -> tuple[Format, ...]:
    """The formats that are tried."""
    return tuple(each for each in formats() if each.name in names)


def main(words: list[str] | None = None) -> int:
    """Writes, reads, converts, prints what was found, and returns the exit code."""
    parser = argparse.ArgumentParser(description="各格式往返 (every format and back)")
    parser.add_argument("--count", type=int, default=2_400, help="每种格式的记录数 (records a format)")
    parser.add_argument("--pairs", type=int, default=240, help="每对格式的记录数 (records a pair)")
    parser.add_argument("--only", nargs="*", default=OURS, help="格式 (the formats)")
    parser.add_argument("--seed", type=int, default=1, help="随机种子 (seed)")
    asked = parser.parse_args(words)
    wrong = 0
    made = list(registers(asked.count, asked.seed))
    for format_ in chosen(asked.only):
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            found = sum(returned(format_, register, Path(folder)) for register in made)
        wrong += found
        records = sum(map(len, made))
        print(
            f"{format_.name:10} {records:,} records, differences: {found} ({time.perf_counter() - start:.0f} s)",
            flush=True,
        )
    few = [register for register in registers(asked.pairs, asked.seed + 1) if len(register)]
    tried = 0
    for place, (first, second) in enumerate(permutations(chosen(asked.only), 2)):
        some = few[place % _TURNS :: _TURNS]
        with tempfile.TemporaryDirectory() as folder:
            found = sum(converted(first, second, register, Path(folder)) for register in some)
        wrong, tried = wrong + found, tried + sum(map(len, some))
        if found:
            print(f"{first.name} to {second.name}: differences: {found}")
    pairs = len(chosen(asked.only)) * (len(chosen(asked.only)) - 1)
    print(f"{pairs} ordered pairs, {tried:,} records in all; differences in all: {wrong}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
