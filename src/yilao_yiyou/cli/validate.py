"""`yilao-yiyou validate`: what is wrong in a file of any format, what contradicts itself, and how to mend it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from yilao_yiyou.cli.console import DONE, FOUND, say

HELP = "检查名册 (findings in a register)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: 文件或文件夹 (a file or a folder)")
    parser.add_argument("--format", metavar="FORMAT", help="格式, 默认自行辨认 (its format, found if left out)")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="至多列出条数, 默认50 (findings listed)")
    parser.add_argument("--layout", metavar="LAYOUT", help="表格的版式: 名称或 .toml (the layout of a form)")
    parser.add_argument(
        "--annotate", type=Path, metavar="FILE", help="写出标注了问题的工作簿副本 (a marked copy of the workbook)"
    )
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="文件中的问题写成网页 (findings of the file as a page)"
    )
    parser.add_argument(
        "--manifest", action="store_true", help="先按清单核对校验和与记录数 (hold the file to its manifest first)"
    )
    parser.add_argument("--json", action="store_true", help="文件中的问题写作 JSON (findings of the file as JSON)")


def run(options: Namespace) -> int:
    """Print what is wrong with the file's rows, then what audit and numbered rules find, and how many there are."""
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.domain.finding import Severity
    from yilao_yiyou.exchange import load
    from yilao_yiyou.exchange.manifest import refuse_other_counts, verified
    from yilao_yiyou.exchange.report import as_json, lines_of
    from yilao_yiyou.measurement.review import beyond_audit

    form = {} if options.layout is None else {"layout": options.layout}
    said = verified(options.register) if options.manifest else None
    reading = load(options.register, format=options.format, **form)
    if said is not None:
        refuse_other_counts(said, reading.register)
    if options.html is not None:
        from yilao_yiyou.exchange.atomic import write_bytes
        from yilao_yiyou.exchange.report_page import as_html

        write_bytes(options.html, as_html(reading.findings, reading.rows).encode())
    if options.annotate is not None:
        from yilao_yiyou.exchange.sheet.annotate import annotate

        for loss in annotate(options.register, options.annotate, **form).losses:
            say(str(loss))
    if options.json:
        say(as_json(reading.findings))
        return FOUND if reading.is_faulty else DONE
    for line in lines_of(reading.findings, limit=options.limit):
        say(line)
    say(str(reading.rows))
    findings = tuple(dict.fromkeys((*audit(reading.register), *beyond_audit(reading.register))))
    for finding in findings[: options.limit]:
        say(str(finding))
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    say(", ".join(f"{severity.zh} {severity.value}: {count}" for severity, count in counts.items()))
    return FOUND if counts[Severity.ERROR] or reading.is_faulty else DONE
