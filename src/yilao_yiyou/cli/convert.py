"""`yilao-yiyou convert`: a file of one format becomes a file of another, and nothing is lost without a word."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from yilao_yiyou.cli.console import DONE, FOUND, say, warn

HELP = "转换格式 (a file of one format into another)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes."""
    from yilao_yiyou.exchange.disclosure import Disclosure
    from yilao_yiyou.exchange.report import OnLoss

    parser.add_argument("source", type=Path, metavar="SOURCE", help="读入的文件或文件夹 (the file or folder to read)")
    parser.add_argument("target", type=Path, metavar="TARGET", help="写出的文件或文件夹 (the file or folder to write)")
    parser.add_argument("--from", dest="source_format", metavar="FORMAT", help="读入的格式 (its format)")
    parser.add_argument("--to", dest="target_format", metavar="FORMAT", help="写出的格式 (the format to write)")
    parser.add_argument(
        "--disclosure",
        choices=[each.value for each in Disclosure],
        default=Disclosure.SHARED.value,
        help="公开程度, 默认 shared 不含姓名与号码 (how much is shown; by default no names and numbers)",
    )
    parser.add_argument(
        "--on-loss",
        choices=[each.value for each in OnLoss],
        default=OnLoss.REPORT.value,
        help="格式载不下时: 列出、警告或拒绝 (what to do when the format does not carry everything)",
    )
    parser.add_argument(
        "--manifest", action="store_true", help="另写清单: 校验和与记录数 (a manifest with digest and counts beside it)"
    )
    parser.add_argument("--partly", action="store_true", help="只写出无误的行 (write the sound rows of a faulty file)")


def run(options: Namespace) -> int:
    """Convert, and print what was found and what is lost."""
    from yilao_yiyou.exchange import Disclosure, OnLoss, convert
    from yilao_yiyou.exchange.report import lines_of

    conversion = convert(
        options.source,
        options.target,
        source_format=options.source_format,
        target_format=options.target_format,
        disclosure=Disclosure(options.disclosure),
        on_loss=OnLoss(options.on_loss),
        partly=options.partly,
        manifest=options.manifest,
    )
    reading, written = conversion.reading, conversion.written
    for line in lines_of(reading.findings, limit=_SHOWN):
        warn(line)
    say(str(reading.rows))
    for loss in written.losses:
        say(str(loss))
    say(f"{reading.format} → {written.format}: 写出 {written.records} 条记录 ({written.records} records written)")
    return FOUND if reading.is_faulty else DONE


_SHOWN = 5
