"""The page: one HTML file that opens without a network, with every figure, its definition and its verdict."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import MissingExtraError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.reconcile import Verdict
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.metrics.table import MetricTable
from yilao_yiyou.report.checks import FigureCheck
from yilao_yiyou.report.drawing import BAR_WIDTH, BarPair, Tile, bar_pair, tile_grid
from yilao_yiyou.report.meanings import CoverageReading, read_coverage
from yilao_yiyou.report.recounting import Recount, recounts

if TYPE_CHECKING:
    from jinja2 import Template

_FINDINGS_SHOWN = 3


@frozen(kw_only=True)
class Line:
    """One figure as the page shows it."""

    check: FigureCheck
    published: str
    found: str
    bars: BarPair | None


@frozen(kw_only=True)
class FindingGroup:
    """The findings of one rule: how many, and the first few."""

    rule: str
    severity: Severity
    count: int
    first: tuple[Finding, ...]


@frozen(kw_only=True)
class PageContent:
    """Everything that the page shows, before it is written as HTML."""

    register: Register
    counts: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    coverage: tuple[CoverageReading, ...]
    grid_title: str
    tiles: tuple[Tile, ...]
    findings: tuple[FindingGroup, ...]
    recounts: tuple[Recount, ...] = ()
    bar_width: int = BAR_WIDTH


def page_content(register: Register, checks: Sequence[FigureCheck], findings: Iterable[Finding]) -> PageContent:
    """Return what the page shows for a register, its checked figures and its findings."""
    figures = [check.figure for check in checks]
    coverage = read_coverage(register, figures)
    grid = _grid(register, coverage)
    counted = Counter(check.verdict for check in checks)
    return PageContent(
        register=register,
        counts=tuple((name, len(records)) for name, records in register.collections() if records),
        lines=tuple(_line(check) for check in checks),
        verdicts=tuple((verdict, counted[verdict]) for verdict in Verdict if counted[verdict]),
        coverage=coverage,
        grid_title=grid.definition.name_zh,
        tiles=tile_grid(grid),
        findings=group_findings(findings),
        recounts=recounts(register),
    )


def _line(check: FigureCheck) -> Line:
    quantity, result = check.figure.quantity, check.result
    found = None if result is None or result.value is None else result.value
    return Line(
        check=check,
        published="" if quantity is None else f"{show_bounds(quantity.bounds)} {quantity.unit}",
        found="" if found is None else f"{show_bounds(found.bounds)} {found.unit}",
        bars=None if quantity is None or found is None else bar_pair(quantity.bounds, found.bounds),
    )


def _grid(register: Register, coverage: tuple[CoverageReading, ...]) -> MetricTable:
    """Return what the grid of counties shows: the points of a coverage claim, else sessions held."""
    if coverage:
        claim = coverage[0].figure
        return measure("designation.stock", register, by="county", where=claim.where, during=claim.period)
    return measure("activity.sessions", register, by="county")


def group_findings(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return findings grouped by rule, the most severe first."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.severity), []).append(finding)
    order = list(Severity)
    made = [
        FindingGroup(rule=rule, severity=severity, count=len(members), first=tuple(members[:_FINDINGS_SHOWN]))
        for (rule, severity), members in groups.items()
    ]
    return tuple(sorted(made, key=lambda group: (order.index(group.severity), group.rule)))


def render_page(content: PageContent) -> str:
    """Return the page as one self-contained HTML document, every value escaped.

    Raises:
        MissingExtraError: If Jinja2 is not installed.
    """
    return html_template("page.html.j2").render(page=content, show_bounds=show_bounds)


def html_template(name: str) -> "Template":
    """Return a template of the library, which escapes every value.

    Raises:
        MissingExtraError: If Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        environment = None
    else:
        loader = PackageLoader("yilao_yiyou.report", "templates")
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    if environment is None:
        raise MissingExtraError(
            "生成网页需要 Jinja2: pip install 'yilao-yiyou[report]'",
            "the page needs Jinja2: pip install 'yilao-yiyou[report]'",
        )
    return environment.get_template(name)
