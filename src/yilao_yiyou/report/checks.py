"""Checking published figures: each is recomputed under its own definition and given a verdict."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.result import MetricResult


@frozen(kw_only=True)
class FigureCheck:
    """A published figure, what the records give for it, and the verdict.

    Attributes:
        figure: The statement.
        result: The recomputed figure, `None` where there could be none.
        verdict: Whether they agree.
        zh: The reason in Chinese, where one is needed.
        en: The same in English.
    """

    figure: PublishedFigure
    result: MetricResult | None
    verdict: Verdict
    zh: str = ""
    en: str = ""


def check_figures(register: Register, figures: Iterable[PublishedFigure]) -> Iterator[FigureCheck]:
    """Yield each published figure with what the records say, in the order given.

    A figure that cannot be checked is in the answer with what is missing; nothing is raised for it.
    """
    for figure in figures:
        yield check_figure(register, figure)


def check_figure(register: Register, figure: PublishedFigure) -> FigureCheck:
    """Return one published figure with what the records say."""
    if figure.kind is FigureKind.QUALITATIVE or figure.quantity is None:
        return _not_checkable(figure, "没有数字可核对", "there is no number to check")
    if figure.metric is None:
        return _not_checkable(figure, "没有指明指标 (metric)", "no metric is named")
    try:
        result = recompute(register, figure)
    except YilaoYiyouError as error:
        return _not_checkable(figure, error.zh, error.en)
    return _compared(figure, figure.quantity, result)


def recompute(register: Register, figure: PublishedFigure) -> MetricResult:
    """Return the figure that the records give under a published figure's own definition.

    Raises:
        YilaoYiyouError: If the metric, a facet or a needed day is missing.
    """
    table = measure(
        figure.metric or "",
        register,
        during=figure.period,
        where=figure.where,
        within=figure.scope,
        assume=Assume.from_criteria(figure.assume),
    )
    return table.item()


def _compared(figure: PublishedFigure, published: Quantity, result: MetricResult) -> FigureCheck:
    if result.value is None:
        return _not_checkable(
            figure, f"记录没有给出数值: {result.status.zh}", f"no value: {result.status.value}", result
        )
    if result.value.unit.kind is not published.unit.kind:
        return _not_checkable(
            figure,
            f"单位不同: 公布为{published.unit.kind.zh}, 指标为{result.value.unit.kind.zh}",
            f"units differ: {published.unit.kind.value} published, {result.value.unit.kind.value} measured",
            result,
        )
    outcome = verdict(published.bounds, result.value.bounds)
    in_its_words = evolve(result, value=Quantity(result.value.bounds, published.unit))
    return FigureCheck(figure=figure, result=in_its_words, verdict=outcome)


def _not_checkable(figure: PublishedFigure, zh: str, en: str, result: MetricResult | None = None) -> FigureCheck:
    return FigureCheck(figure=figure, result=result, verdict=Verdict.NOT_CHECKABLE, zh=zh, en=en)
