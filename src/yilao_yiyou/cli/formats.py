"""`yilao-yiyou formats`: the formats that are read and written."""

from argparse import ArgumentParser, Namespace

from yilao_yiyou.cli.console import DONE, say

HELP = "列出格式 (list the formats)"


def describe(parser: ArgumentParser) -> None:
    """Tell the parser what the command takes: nothing."""
    del parser


def run(options: Namespace) -> int:
    """Print each format with its endings and what it needs."""
    del options
    from yilao_yiyou.exchange import formats

    for each in formats():
        endings = " ".join(each.suffixes) or "文件夹 folder"
        needs = "" if each.extra is None else f"  [{each.extra}]"
        say(f"{each.name}  {each.zh}  {endings}{needs}")
    return DONE
