"""The pages of metrics and audit rules say what the declarations say."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import reference_pages
from yilao_yiyou.domain.audit import RULES
from yilao_yiyou.metrics.catalogue import METRICS


@pytest.mark.parametrize(("path", "page"), reference_pages.PAGES.items(), ids=lambda each: getattr(each, "name", ""))
def test_the_pages_are_what_the_declarations_say_today(path: Path, page: Callable[[], str]) -> None:
    """Whoever changes a metric or a rule writes the pages again: `python -m tools.reference_pages`."""
    assert path.read_text(encoding="utf-8") == page()


def test_every_metric_and_every_rule_has_a_section() -> None:
    """In the order of the catalogue and of the audit."""
    metrics = [line.split("`")[1] for line in reference_pages.metrics_page().splitlines() if line.startswith("## ")]
    rules = [line.removeprefix("## ") for line in reference_pages.rules_page().splitlines() if line.startswith("## ")]

    assert metrics == list(METRICS)
    assert rules == [rule.id for rule in RULES]


def test_the_tool_writes_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a script, it writes those pages and nothing else."""
    written: list[str] = []
    monkeypatch.setattr(Path, "write_text", lambda path, *_, **__: written.append(path.name))

    runpy.run_path(reference_pages.__file__, run_name="__main__")

    assert written == ["metrics.md", "audit-rules.md", "rulebook.md", "cell-findings.md", "formats.md"]
