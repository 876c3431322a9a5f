"""`yilao-yiyou validate`: what in a register contradicts itself, and how to mend it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from yilao_yiyou.cli.console import DONE, FOUND, say

HELP = "检查名册 (findings in a register)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    parser.add_argument("register", type=Path, metavar="REGISTER", help="名册: .json 或所在文件夹 (a register)")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="至多列出条数, 默认50 (findings listed)")


def run(options: Namespace) -> int:
    """Print the findings and how many there are of each severity."""
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.domain.finding import Severity
    from yilao_yiyou.exchange import read

    findings = audit(read(options.register))
    for finding in findings[: options.limit]:
        say(str(finding))
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    say(", ".join(f"{severity.zh} {severity.value}: {count}" for severity, count in counts.items()))
    return FOUND if counts[Severity.ERROR] else DONE
