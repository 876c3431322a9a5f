"""`yilao-yiyou metrics`: the metrics there are."""

from argparse import ArgumentParser, Namespace

from yilao_yiyou.cli.console import DONE, say

HELP = "列出指标 (list the metrics)"


def describe(_parser: ArgumentParser) -> None:
    """Tell the parser nothing: the command takes nothing."""


def run(_options: Namespace) -> int:
    """Print one line for each metric."""
    from yilao_yiyou.metrics.catalogue import METRICS

    for metric in METRICS.values():
        definition = metric.definition
        say(f"{definition.id}  {definition.name_zh}  {definition.name_en} [{definition.unit.zh}]")
    return DONE
