"""Published figures: what they hold besides the number, and how they explain themselves."""

from datetime import date

from attrs import evolve

from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.domain.published import FigureKind, FigureStatus, PublishedFigure, ReadingNote
from yilao_yiyou.domain.quantity import Quantity

SESSIONS = PublishedFigure(
    id="f1", text="580余场", kind=FigureKind.FIGURE, counted="活动", quantity=Quantity.of("场", 580, 589)
)


def test_a_figure_explains_its_reading_its_period_and_its_doubts() -> None:
    """The rule, the words of the period, where they stand and that they were said of something else before."""
    figure = evolve(
        SESSIONS,
        rule="remainder",
        period=evolve(Period.since_last_year(date(2022, 8, 31)), source=PeriodSource.INHERITED),
        period_offset=12,
        period_rule="since",
        notes=(ReadingNote.AMBIGUOUS,),
    )

    assert figure.explain() == (
        "580余场: 580..589 场 (规则 rule: remainder); "
        "期间 period 2021-01-01..2022-08-31 “去年以来” 承前 @12 (规则 rule: since); 另有读法"
    )


def test_a_figure_without_a_reading_explains_its_words() -> None:
    """Nothing is made up where nothing is known."""
    words = PublishedFigure(id="q1", text="充分肯定", kind=FigureKind.QUALITATIVE, counted="评价")

    assert words.explain() == "充分肯定"
    assert evolve(SESSIONS, period=Period.year(2022)).explain() == (
        "580余场: 580..589 场; 期间 period 2022-01-01..2022-12-31 明示"
    )
    assert FigureStatus.TARGET.zh == "目标"
