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
from benchmarks.prose import report
from benchmarks.timing import processor_seconds
from tests.text.corpus import DATA, actual, expected, rows
from yilao_yiyou.report.crosschecks import check_equations, cross_check
from yilao_yiyou.text.relations import equations, relate

AS_OF = date(2022, 9, 1)
_PEERS = Path(__file__).with_name("reading_peers.py")
_MEGABYTE = 10**6
_SHARES = (0, 0.02, 0.05, 0.1, 0.3, 1)
_HOSTILE = {
    "digits": "1" * 50 + " ",
    "one long number": "1",
    "one long 汉字 number": "一二三四五六七八九",
    "汉字 digits": "十万" * 20,
    "spaces": " " * 60 + "1",
    "quotation marks": "“",
    "titles": "《",
    "brackets": "(（",
    "since": "自从",
    "commas": "1,",
    "ranges": "1至",
    "words": "约超近",
    "units": "名个场次人处",
    "其中": "其中3名",
    "其中 in sentences": "志愿者300名，其中党员30名。",
    "years": "2022年",
    "no figures": "社区党委坚持党建引领，大家纷纷表示要继续发扬优良传统。\n",
    "one sentence": "开展活动300余场服务群众20.2万人次占总数的",
    "titles that do not end": "《一老一幼3名",
    "odd characters": "１Ａ（ｂ）／，",
    "claims": "位居全省第一实现全覆盖",
}
_RELATED = {
    "其中": "其中3名",
    "members of a list": "党员3名、教师4名、",
    "sums": "党员3名、教师4名，合计7名。",
    "stocks": "全市现有志愿者300名。",
    "shares": "占30%，占70%，",
    "equations": "率为3÷4=75%；",
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


def city_report(size: int, seed: int = 1) -> str:
    """The report of the example with other numbers each time, of about so many bytes: as dense as cities write."""
    rnd = random.Random(seed)
    lines = [line for line in (DATA / "dezhou_report.txt").read_text(encoding="utf-8").splitlines() if line]
    parts: list[str] = []
    length = 0
    while length < size:
        line = re.sub(r"[0-9]{2,4}(?=余?[个名处场家份支])", lambda _: str(rnd.randrange(10, 9999)), rnd.choice(lines))
        parts.append(line + "\n")
        length += len(parts[-1].encode())
    return "".join(parts)


def speed(megabytes: float) -> None:
    """Print how fast prose is read, from hardly a figure to hardly anything else."""
    size = int(megabytes * _MEGABYTE)
    texts = {f"figures in {share:.0%} of sentences": report(size, share, seed=7) for share in _SHARES}
    texts["a city's report"] = city_report(size)
    print(f"{'find_figures':34}{'one in':>10}{'MB/s':>8}{'characters/s':>14}{'figures/s':>11}{'us a figure':>13}")
    for name, text in texts.items():
        found = len(yy.find_figures(text, as_of=AS_OF))
        seconds = min(processor_seconds(partial(yy.find_figures, text, as_of=AS_OF)) for _ in range(3))
        every = f"{len(text) // found} ch." if found else "-"
        rates = len(text.encode()) / _MEGABYTE / seconds, len(text) / seconds, found / seconds
        each = f"{seconds / found * _MEGABYTE:13.0f}" if found else f"{'-':>13}"
        print(f"{name:34}{every:>10}{rates[0]:8.2f}{rates[1]:14,.0f}{rates[2]:11,.0f}{each}")


def growth(megabytes: Sequence[float]) -> None:
    """Print how the time grows with the length of hostile texts: four times the text, four times the time."""
    heads = "".join(f"{each:>8g} MB" for each in megabytes)
    print(f"{'seconds for':28}{heads}{'last / first':>14}, of {megabytes[-1] / megabytes[0]:g} in length")
    jobs = [(name, unit, _read) for name, unit in _HOSTILE.items()]
    jobs.extend((f"check, {name}", unit, _checked) for name, unit in _RELATED.items())
    for name, unit, job in jobs:
        texts = [unit * int(each * _MEGABYTE / len(unit.encode())) for each in megabytes]
        times = [processor_seconds(partial(job, text)) for text in texts]
        shown = "".join(f"{each:11.2f}" for each in times)
        print(f"{name:28}{shown}{times[-1] / times[0]:14.1f}", flush=True)


def _read(text: str) -> object:
    return yy.find_figures(text, as_of=AS_OF)


def _checked(text: str) -> object:
    """What `check` does with a text whose figures are read."""
    figures = yy.find_figures(text, as_of=AS_OF)
    return cross_check(relate(text, figures)), check_equations(equations(text))


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="the Python of the environment that has the known tools")
    parser.add_argument("--megabytes", type=float, default=1, help="the size of a text; hostile ones double it twice")
    options = parser.parse_args()
    if options.peers is not None:
        compare(options.peers)
    speed(options.megabytes)
    growth([each * options.megabytes for each in (1, 2, 4)])


if __name__ == "__main__":
    main()
