"""`yilao-yiyou measure`: the figures of one metric."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from yilao_yiyou.cli.console import DONE, pairs, say, warn

if TYPE_CHECKING:
    from yilao_yiyou.domain.period import Period
    from yilao_yiyou.metrics.assume import Assume

HELP = "计算一个指标 (one metric)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument("metric", metavar="ID", help="指标, 如 reach.distinct_persons (a metric)")
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument(
        "--by", action="append", default=[], metavar="NAME", help="分组, 可多次: county, year, kind … (group by)"
    )
    parser.add_argument(
        "--during", metavar="PERIOD", help="期间: 2022, 2022-06, 2022-01-01..2022-06-30 (a period, both days included)"
    )
    parser.add_argument(
        "--where", action="append", default=[], metavar="NAME=VALUE", help="筛选, 可多次; 多值用逗号 (filter)"
    )
    parser.add_argument("--within", metavar="CODE", help="区划代码 (a division)")
    parser.add_argument(
        "--assume", action="append", default=[], metavar="NAME=VALUE", help="假设, 如 closed_by=project (assumption)"
    )
    people = parser.add_mutually_exclusive_group()
    people.add_argument("--population", type=int, metavar="N", help="总人数 (people there are)")
    people.add_argument(
        "--residents", action="store_true", help="以名册中各区划的常住人口为总人数 (residents of each division)"
    )


def run(options: Namespace) -> int:
    """Print the metric's table, and what there is to say about it."""
    from yilao_yiyou.exchange import read
    from yilao_yiyou.measurement import measure
    from yilao_yiyou.metrics.residents import Population

    register = read(options.register)
    table = measure(
        options.metric,
        register,
        by=tuple(options.by),
        during=None if options.during is None else parse_period(options.during),
        where={name: tuple(values.split(",")) for name, values in pairs(options.where)},
        within=options.within,
        assume=_assume(options.assume),
        population=Population.of_residents(register) if options.residents else options.population,
    )
    for line in table.lines():
        say(line)
    for finding in table.findings:
        warn(str(finding))
    return DONE


def _assume(words: Iterable[str]) -> "Assume":
    from yilao_yiyou.domain.target import Criterion
    from yilao_yiyou.metrics.assume import Assume

    return Assume.from_criteria(Criterion(facet=name, among=(value,)) for name, value in pairs(words))


def parse_period(text: str) -> "Period":
    """Return the period that a year, a month, a day or two days joined by `..` name, both included.

    Raises:
        PartialDateError: If a date is not written as 2022, 2022-06 or 2022-06-30.

    >>> parse_period("2022-01..2022-06")
    Period(2022-01-01..2022-06-30)
    """
    from yilao_yiyou.domain.partial_date import PartialDate
    from yilao_yiyou.domain.period import Period

    first, _, last = text.partition("..")
    return Period.between(PartialDate.parse(first).earliest, PartialDate.parse(last or first).latest)
