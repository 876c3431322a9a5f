"""Reading published figures beside the known tools, and how fast a report is read.

make bench-text
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import yilao_yiyou as yy
from benchmarks.timing import processor_seconds
from tests.text.corpus import DATA, actual, expected, rows

AS_OF = date(2022, 9, 1)
_PEERS = Path(__file__).with_name("reading_peers.py")
_MEGABYTE = 10**6
_WORDS = (
    "社区党委坚持党建引领,整合辖区资源,广泛发动离退休干部、教师、党员发挥余热,围绕理论宣讲、家风传承、关爱青少年等内容开展志愿服务。"
    "大家纷纷表示,要继续发扬优良传统,为建设幸福家园贡献力量。\n"
).replace(",", "，")
_HOSTILE = {
    "digits": "1" * 50 + " ",
    "汉字 digits": "十万" * 20,
    "spaces": " " * 60 + "1",
    "quotation marks": "“",
    "titles": "《",
    "since": "自从",
    "commas": "1,",
    "ranges": "1至",
    "words": "约超近",
    "其中": "其中3名",
    "years": "2022年",
    "no figures": _WORDS,
}


def _ends(row: dict[str, str]) -> tuple[Fraction, Fraction | None]:
    return expected(row)[:2]


def score(given: Sequence[list[str] | None], phrases: Sequence[dict[str, str]]) -> tuple[int, int]:
    """How many values lie in the range that the phrase says, and how many readings are that range."""
    values = bounds = 0
    for reading, row in zip(given, phrases, strict=True):
        if reading is None:
            continue
        least, most = _ends(row)
        ends = [None if end == "-" else Fraction(end) for end in reading]
        low = ends[0]
        values += low is not None and _lies(low, least, most)
        bounds += [least, most] == ends
    return values, bounds


def _lies(value: Fraction, least: Fraction, most: Fraction | None) -> bool:
    # A tool that gives the number itself for 超300 or 不足300 has read its value, though not its range.
    return least - 1 <= abs(value) <= (abs(value) if most is None else most + 1) or abs(value) in {-least, -(most or 0)}


def ours(phrases: Sequence[dict[str, str]]) -> tuple[int, int]:
    """The same of this library, strictly: both ends, open or closed, and the measure word."""
    right = sum(expected(row) == actual(yy.read_quantity(row["text"])) for row in phrases)
    return sum(yy.read_quantity(row["text"]) is not None for row in phrases), right


def compare(python: Path) -> None:
    """Print the table of all tools on the corpora."""
    phrases, nothing = rows("quantities"), rows("nonquantities")
    texts = [row["text"] for row in (*phrases, *nothing)]
    run = subprocess.run(
        [python, _PEERS], input=json.dumps(texts), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    said: dict[str, list[list[str] | None]] = json.loads(run.stdout.rsplit("\n", 2)[-2])
    print(f"{len(phrases)} phrases, {len(nothing)} that are no quantity")
    print(f"{'':22}{'values':>10}{'bounds':>10}{'wrongly taken':>16}")
    values, bounds = ours(phrases)
    taken = sum(yy.read_quantity(row["text"]) is not None for row in nothing)
    print(f"{'yilao_yiyou':22}{values:>10}{bounds:>10}{taken:>16}")
    for name, given in said.items():
        values, bounds = score(given[: len(phrases)], phrases)
        taken = sum(reading is not None for reading in given[len(phrases) :])
        print(f"{name:22}{values:>10}{bounds:>10}{taken:>16}")


def report(size: int, between: int, seed: int = 1) -> str:
    """Prose of about so many bytes, with so many sentences without a figure after each line; its numbers differ."""
    rnd = random.Random(seed)
    lines = [line for line in (DATA / "dezhou_report.txt").read_text(encoding="utf-8").splitlines() if line]
    parts: list[str] = []
    length = 0
    while length < size:
        line = re.sub(r"[0-9]{2,4}(?=余?[个名处场家份支])", lambda _: str(rnd.randrange(10, 9999)), rnd.choice(lines))
        parts.append(line + "\n" + _WORDS * between)
        length += len(parts[-1].encode())
    return "".join(parts)


def speed() -> None:
    """Print how fast prose and hostile texts of 1, 2 and 4 MB are read."""
    for megabytes, between in ((1, 10), (2, 10), (4, 10), (2, 5), (2, 0)):
        text = report(megabytes * _MEGABYTE, between)
        size, found = len(text.encode()) / _MEGABYTE, len(yy.find_figures(text, as_of=AS_OF))
        seconds = processor_seconds(partial(yy.find_figures, text, as_of=AS_OF))
        print(
            f"prose {size:.1f} MB: {seconds:.2f} s, {size / seconds:.2f} MB/s, "
            f"{found} figures, one in {len(text) // max(found, 1)} characters"
        )
    for name, unit in _HOSTILE.items():
        times = []
        for megabytes in (1, 2, 4):
            text = unit * (megabytes * _MEGABYTE // len(unit.encode()))
            times.append(processor_seconds(partial(yy.find_figures, text, as_of=AS_OF)))
        print(f"hostile, {name}: {' '.join(f'{each:.2f}' for each in times)} s for 1, 2, 4 MB")


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="the Python of the environment that has the known tools")
    options = parser.parse_args()
    if options.peers is not None:
        compare(options.peers)
    speed()


if __name__ == "__main__":
    main()
