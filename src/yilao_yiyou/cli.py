"""The command line: report, validate, measure; help in Chinese and English, at home on a GBK console."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from yilao_yiyou.errors import MeasureError, YilaoYiyouError

if TYPE_CHECKING:
    from yilao_yiyou.domain.period import Period
    from yilao_yiyou.domain.register import Register
    from yilao_yiyou.metrics.assume import Assume

DONE, FOUND, REFUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all went well; the records have errors; the call or a file is wrong; stopped by the user."""

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: The words after the command's name; those of the process if left out.

    Returns:
        0 if all went well, 1 if `validate` found errors, 2 if the call or a file is wrong, 130 if interrupted.
    """
    _speak_any_console()
    options = _parser().parse_args(arguments)
    run: Callable[[Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except YilaoYiyouError as error:
        _warn(f"错误 error: {error}")
    except BrokenPipeError:
        # Whoever reads has seen enough, as `head` does; what is still to be written on leaving goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        _warn(f"错误 error: 无法读写文件 (cannot read or write a file): {error.strerror}: {error.filename}")
    except KeyboardInterrupt:
        _warn("已中断 (interrupted)")
        return INTERRUPTED
    else:
        return code
    return REFUSED


def _speak_any_console() -> None:
    """Let characters that a console cannot show become question marks instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _warn(line: str) -> None:
    sys.stderr.write(line + "\n")


_DESCRIPTION = """一老一幼: 由记录算出数字, 核对公布数据
Figures from records, and published figures checked against them"""
_EPILOG = """退出码 exit codes:
  0 完成 done; 1 名册有错误 errors found; 2 用法或文件有误 wrong call or file; 130 中断 interrupted"""


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="yilao-yiyou",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="命令 commands")
    _add_report(commands.add_parser("report", help="核对公布数据并生成网页 (check published figures, make a page)"))
    _add_validate(commands.add_parser("validate", help="检查名册 (findings in a register)"))
    _add_measure(commands.add_parser("measure", help="计算一个指标 (one metric)"))
    metrics = commands.add_parser("metrics", help="列出指标 (list the metrics)")
    metrics.set_defaults(run=_run_metrics)
    return parser


def _add_report(parser: ArgumentParser) -> None:
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument("--figures", type=Path, required=True, metavar="F", help="公布数据 .json (published figures)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PAGE", help="网页文件 (the HTML page)")
    parser.set_defaults(run=_run_report)


def _add_validate(parser: ArgumentParser) -> None:
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="至多列出条数, 默认50 (findings listed)")
    parser.set_defaults(run=_run_validate)


def _add_measure(parser: ArgumentParser) -> None:
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
    parser.add_argument("--population", type=int, metavar="N", help="总人数 (people there are)")
    parser.set_defaults(run=_run_measure)


def _run_report(options: Namespace) -> int:
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.exchange import read
    from yilao_yiyou.exchange.atomic import write_bytes
    from yilao_yiyou.report.checks import check_figures
    from yilao_yiyou.report.console import table_lines
    from yilao_yiyou.report.page import page_content, render_page

    register = read(options.register)
    figures = read(options.figures).figures
    checks = list(_progress(check_figures(register, figures), total=len(figures), label="核对 checking"))
    for line in table_lines(checks):
        _say(line)
    page = render_page(page_content(register, checks, audit(register)))
    write_bytes(options.output, page.encode())
    _say(f"网页 page: {options.output}")
    return DONE


def _run_validate(options: Namespace) -> int:
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.domain.finding import Severity
    from yilao_yiyou.exchange import read

    findings = audit(read(options.register))
    for finding in findings[: options.limit]:
        _say(str(finding))
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    _say(", ".join(f"{severity.zh} {severity.value}: {count}" for severity, count in counts.items()))
    return FOUND if counts[Severity.ERROR] else DONE


def _run_measure(options: Namespace) -> int:
    from yilao_yiyou.exchange import read
    from yilao_yiyou.measurement import measure

    register: Register = read(options.register)
    table = measure(
        options.metric,
        register,
        by=tuple(options.by),
        during=None if options.during is None else parse_period(options.during),
        where={name: tuple(values.split(",")) for name, values in _pairs(options.where)},
        within=options.within,
        assume=_assume(options.assume),
        population=options.population,
    )
    _say(repr(table))
    for finding in table.findings:
        _warn(str(finding))
    return DONE


def _run_metrics(_options: Namespace) -> int:
    from yilao_yiyou.metrics.catalogue import METRICS

    for metric in METRICS.values():
        definition = metric.definition
        _say(f"{definition.id}  {definition.name_zh}  {definition.name_en} [{definition.unit.zh}]")
    return DONE


def _assume(words: Iterable[str]) -> "Assume":
    from yilao_yiyou.domain.target import Criterion
    from yilao_yiyou.metrics.assume import Assume

    return Assume.from_criteria(Criterion(facet=name, among=(value,)) for name, value in _pairs(words))


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals and value):
            raise MeasureError(f"应写作 名称=取值, 得到 {word!r}", f"write NAME=VALUE, got {word!r}")
        yield name, value


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


def _progress(steps: Iterable[T], *, total: int, label: str) -> Iterable[T]:
    """Return the steps with a progress bar on a terminal, as they are where the bar is not installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return steps
    return tqdm(steps, total=total, desc=label, disable=None, leave=False)


if __name__ == "__main__":
    sys.exit(main())
