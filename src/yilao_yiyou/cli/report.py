"""`yilao-yiyou report`: published figures beside what the records say, as a table and a page."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from yilao_yiyou.cli.console import DONE, progress, say

HELP = "核对公布数据并生成网页 (check published figures, make a page)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument("--figures", type=Path, required=True, metavar="F", help="公布数据 .json (published figures)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PAGE", help="网页文件 (the HTML page)")


def run(options: Namespace) -> int:
    """Check every figure, print the table and write the page."""
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.exchange import read
    from yilao_yiyou.exchange.atomic import write_bytes
    from yilao_yiyou.report.checks import check_figures
    from yilao_yiyou.report.console import table_lines
    from yilao_yiyou.report.page import page_content, render_page

    register = read(options.register)
    figures = read(options.figures).figures
    checks = list(progress(check_figures(register, figures), total=len(figures), label="核对 checking"))
    for line in table_lines(checks):
        say(line)
    page = render_page(page_content(register, checks, audit(register)))
    write_bytes(options.output, page.encode())
    say(f"网页 page: {options.output}")
    return DONE
