"""`yilao-yiyou check`: the figures of a report, against the records and against each other."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from yilao_yiyou.cli.console import DONE, FOUND, say

if TYPE_CHECKING:
    from yilao_yiyou.exchange.prose import Prose
    from yilao_yiyou.report.checking import TextCheck

HELP = "核对一份材料里的数字 (check the figures of a report)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument("report", type=Path, metavar="REPORT", help="材料: .txt .md .html .docx (a report)")
    parser.add_argument(
        "--as-of", type=_day, required=True, metavar="DATE", help="截至日, 如 2022-09-01 (the day it speaks from)"
    )
    parser.add_argument("--register", type=Path, metavar="R", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument("--links", type=Path, metavar="TOML", help="名词与指标对应表 (table of nouns and metrics)")
    parser.add_argument("-o", "--output", type=Path, metavar="PAGE", help="网页文件 (the HTML page)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"日期应写作 2022-09-01, 得到 {text!r} (write a date as 2022-09-01)"
        raise ArgumentTypeError(message) from None


def run(options: Namespace) -> int:
    """Check the report, print what was found and write the page where one is asked for."""
    from yilao_yiyou.exchange import read
    from yilao_yiyou.exchange.prose import read_prose
    from yilao_yiyou.report.checking import check
    from yilao_yiyou.report.linking import read_links

    prose = read_prose(options.report)
    register = None if options.register is None else read(options.register)
    links = None if options.links is None else read_links(options.links.read_text(encoding="utf-8"))
    found = check(prose.text, register, as_of=options.as_of, links=links)
    say(f"{options.report.name}: {prose.format}, {prose.encoding}, {len(prose.text)} 字 characters")
    for line in found.lines():
        say(line)
    say(
        f"数字 figures: {len(found.figures)}, 文内不一致 inconsistencies: {len(found.breaches)}, "
        f"文内相符 relations that hold: {len(found.kept)}"
    )
    if options.output is not None:
        _write_page(options, found, prose, synthetic=register is not None and register.synthetic)
    return DONE if found.is_sound else FOUND


def _write_page(options: Namespace, found: "TextCheck", prose: "Prose", *, synthetic: bool) -> None:
    from yilao_yiyou.exchange.atomic import write_bytes
    from yilao_yiyou.report.text_page import render_text_page, text_page

    source = f"{prose.format} {prose.encoding}"
    page = text_page(found, title=options.report.stem, source=source, synthetic=synthetic)
    write_bytes(options.output, render_text_page(page).encode())
    say(f"网页 page: {options.output}")
