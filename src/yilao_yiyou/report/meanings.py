"""What "full coverage" can mean, and which of its meanings the records support."""

from collections.abc import Iterable

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import LEVELS
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.coverage import can_cover_each
from yilao_yiyou.metrics.result import MetricResult

_MEANINGS = ("coverage.presence", "coverage.node", "coverage.path", "coverage.catchment")
_FULL = Bounds(100)


@frozen(kw_only=True)
class LevelLine:
    """One level of the tree: how many divisions it has and how many have a point of their own."""

    level: Level
    covered: Bounds
    divisions: int


@frozen(kw_only=True)
class Meaning:
    """One meaning of full coverage, and whether the records bear it out."""

    result: MetricResult
    supported: bool


@frozen(kw_only=True)
class CoverageReading:
    """A claim of full coverage read in every meaning.

    Attributes:
        figure: The claim.
        points: Points on record.
        levels: The levels, from the top.
        meanings: Each meaning with its figure.
        impossible: Levels that have more divisions than there are points.
    """

    figure: PublishedFigure
    points: Bounds
    levels: tuple[LevelLine, ...]
    meanings: tuple[Meaning, ...]
    impossible: tuple[LevelLine, ...]

    @property
    def supported_zh(self) -> str:
        """The meanings that the records support, in Chinese."""
        return "、".join(each.result.definition.name_zh for each in self.meanings if each.supported) or "无"

    @property
    def supported_en(self) -> str:
        """The meanings that the records support, in English."""
        return ", ".join(each.result.definition.name_en for each in self.meanings if each.supported) or "none"


def read_coverage(register: Register, figures: Iterable[PublishedFigure]) -> tuple[CoverageReading, ...]:
    """Return every claim about coverage, read in each meaning."""
    return tuple(_reading(register, figure) for figure in figures if (figure.metric or "") in _MEANINGS)


def _reading(register: Register, figure: PublishedFigure) -> CoverageReading:
    def table(metric_id: str, by: tuple[str, ...] = ()) -> tuple[MetricResult, ...]:
        where, during, within = figure.where, figure.period, figure.scope
        return measure(metric_id, register, by=by, where=where, during=during, within=within).results

    levels = tuple(sorted((_line(result) for result in table("coverage.node", ("level",))), key=_from_top))
    points = (
        measure("designation.stock", register, where=figure.where, during=figure.period, within=figure.scope)
        .item()
        .bounds
    )
    results = [table(meaning)[0] for meaning in _MEANINGS]
    return CoverageReading(
        figure=figure,
        points=points,
        levels=levels,
        meanings=tuple(Meaning(result=result, supported=_is_full(result)) for result in results),
        impossible=tuple(line for line in levels if not can_cover_each(points, line.divisions)),
    )


def _line(result: MetricResult) -> LevelLine:
    covered = result.numerator or Bounds(0)
    divisions = result.denominator or Bounds(0)
    return LevelLine(level=LEVELS[result.key[0] or ""], covered=covered, divisions=int(divisions.lo))


def _from_top(line: LevelLine) -> int:
    return line.level.depth


def _is_full(result: MetricResult) -> bool:
    return result.value is not None and result.value.bounds == _FULL
