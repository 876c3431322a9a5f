"""The command line: one module a command; help in Chinese and English, at home on a GBK console."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

from yilao_yiyou.cli import check, convert, formats, measure, metrics, report, template, validate
from yilao_yiyou.cli.console import DONE, INTERRUPTED, REFUSED, speak_any_console, warn
from yilao_yiyou.errors import YilaoYiyouError

_COMMANDS = {
    "report": report,
    "check": check,
    "validate": validate,
    "template": template,
    "measure": measure,
    "metrics": metrics,
    "convert": convert,
    "formats": formats,
}
"""Each command's module says how it is helped with (`HELP`), what it takes (`describe`) and what it does (`run`)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: The words after the command's name; those of the process if left out.

    Returns:
        0 if all went well, 1 if errors were found in what was checked, 2 if the call or a file is wrong, 130 if
        interrupted.
    """
    speak_any_console()
    options = _parser().parse_args(arguments)
    run: Callable[[Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except YilaoYiyouError as error:
        warn(f"错误 error: {error}")
    except BrokenPipeError:
        # Whoever reads has seen enough, as `head` does; what is still to be written on leaving goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        warn(f"错误 error: 无法读写文件 (cannot read or write a file): {error.strerror}: {error.filename}")
    except KeyboardInterrupt:
        warn("已中断 (interrupted)")
        return INTERRUPTED
    else:
        return code
    return REFUSED


_DESCRIPTION = """一老一幼: 由记录算出数字, 核对公布数据
Figures from records, and published figures checked against them"""
_EPILOG = """退出码 exit codes:
  0 完成 done; 1 名册或材料有错误 errors found; 2 用法或文件有误 wrong call or file; 130 中断 interrupted"""


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="yilao-yiyou",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="命令 commands")
    for name, command in _COMMANDS.items():
        sub = commands.add_parser(name, help=command.HELP)
        command.describe(sub)
        sub.set_defaults(run=command.run)
    return parser
