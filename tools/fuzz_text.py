"""Reads random and mutated texts and looks for anything that is raised, or a figure that is not in its text.

python tools/fuzz_text.py --count 1000000 --seed 1
"""

import argparse
import csv
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve

import yilao_yiyou as yy

DATA = Path(__file__).parents[1] / "tests" / "text" / "data"
_ALPHABET = (
    "0123456789０１２３.,，、。；：！？%％‰+-—～~至到余多来近约超过逾不足以上下左右几数十百千万亿零〇一二两三四五六七八九半廿"
    "人名位次场期个支家处所项册份件条年月日天周季度小时元户张对起成倍百分点之其中占比较同增长下降累计共目前截止今去上本每均自从"
    "以来连续期间第“”《》（）()\n\t 　\u2009\u00a0\u200b\ud800\x00aZ①"
)
_LONGEST = 24
_TOLD = 50_000


def phrases() -> list[str]:
    """The phrases of the corpora."""
    found: list[str] = []
    for name in ("quantities", "nonquantities", "periods", "claims"):
        path = DATA / f"{name}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            found.extend(row["text"] for row in csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    return found


def texts(seed: int, count: int) -> Iterator[str]:
    """Random characters, and phrases of the corpora joined, cut and changed."""
    rnd, known = random.Random(seed), phrases()
    for _ in range(count):
        match rnd.randrange(4):
            case 0:
                yield "".join(rnd.choices(_ALPHABET, k=rnd.randrange(_LONGEST)))
            case 1:
                yield "".join(chr(rnd.randrange(0x110000)) for _ in range(rnd.randrange(_LONGEST)))
            case _:
                yield _mutated(rnd, known)


def _mutated(rnd: random.Random, known: list[str]) -> str:
    text = list(rnd.choice("，、。").join(rnd.choices(known, k=rnd.randrange(1, 3))))
    for _ in range(rnd.randrange(4)):
        at = rnd.randrange(len(text) + 1)
        text[at : at + rnd.randrange(3)] = rnd.choices(_ALPHABET, k=rnd.randrange(3))
    return "".join(text)


def check(text: str, as_of: date) -> str | None:
    """What is wrong with the reading of a text, if anything."""
    try:
        for figure in yy.find_figures(text, as_of=as_of):
            if figure.offset is None or text[figure.offset : figure.end] != figure.text:
                return f"a figure is not at its place: {figure.text!r}"
            evolve(figure)  # asks every field whether it takes what it holds
        yy.quantity_readings(text)
        yy.period_readings(text, as_of=as_of)
    except Exception as error:  # noqa: BLE001 -- whatever is raised is what this looks for
        return f"{type(error).__name__}: {error}"
    return None


def main() -> int:
    """Read the texts; return 1 if one went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong, begun, day = 0, time.perf_counter(), date(2022, 9, 1)
    for number, text in enumerate(texts(options.seed, options.count), start=1):
        fault = check(text, day)
        if fault is not None:
            wrong += 1
            print(f"{number}: {text!r}: {fault}")
        if number % _TOLD == 0:
            print(f"{number} texts, {wrong} wrong, {time.perf_counter() - begun:.0f} s", flush=True)
    print(f"{options.count} texts, seed {options.seed}, {wrong} wrong, {time.perf_counter() - begun:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
