"""`yilao-yiyou template`: an empty form to fill in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from yilao_yiyou.cli.console import DONE, say

HELP = "生成空白表格 (an empty form to fill in)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument(
        "record",
        metavar="RECORD",
        help="版式或记录, 如 volunteer-roll、Person, 或 .toml 版式 (a layout or a record class)",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="工作簿 .xlsx (the workbook)")


def run(options: Namespace) -> int:
    """Write the template."""
    from yilao_yiyou.exchange.sheet.template import template, template_fields

    layout = template(options.record, options.output)
    say(f"{layout.zh}: {len(template_fields(layout))} 栏 columns -> {options.output}")
    return DONE
