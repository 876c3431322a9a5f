"""Checking published figures against records."""

import pytest

from tests.report.registers import FULL_COVERAGE, REGISTER, figure
from yilao_yiyou.domain.published import FigureKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.metrics.reconcile import Verdict
from yilao_yiyou.report.checks import check_figure, check_figures


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Verdict.CONSISTENT),
        ({"quantity": Quantity.of("场", 3)}, Verdict.PUBLISHED_HIGH),
        ({"quantity": Quantity.of("场", 1)}, Verdict.PUBLISHED_LOW),
        (
            {"metric": "reach.distinct_persons", "where": (), "quantity": Quantity.of("人", 12, 22)},
            Verdict.CONSISTENT,
        ),
        (
            {"metric": "reach.distinct_persons", "where": (), "quantity": Quantity.of("人", 5, 13)},
            Verdict.VACUOUS,
        ),
    ],
)
def test_a_figure_is_held_against_what_the_records_give(changes: dict[str, object], expected: Verdict) -> None:
    """Agreement, too high, too low, or records too wide to say."""
    check = check_figure(REGISTER, figure(**changes))

    assert check.verdict is expected
    assert check.result is not None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": FigureKind.QUALITATIVE, "quantity": None}, "没有数字"),
        ({"metric": None}, "没有指明指标"),
        ({"metric": "activity.session"}, "activity.sessions"),
        ({"where": criteria(kin="lecture")}, "kind"),
        ({"quantity": Quantity.of("人次", 2)}, "单位不同"),
        ({"metric": "safety.incident_free", "where": (), "quantity": Quantity.of("起", 0)}, "无记录"),
        ({"assume": criteria(nobody_lies="true")}, "假设"),
        ({"assume": criteria(max_attendances="0")}, "假设"),
        ({"assume": criteria(visitors="perhaps")}, "假设"),
    ],
)
def test_a_figure_that_cannot_be_checked_says_what_is_missing(changes: dict[str, object], said: str) -> None:
    """Nothing is raised: the reader learns what would be needed."""
    check = check_figure(REGISTER, figure(**changes))

    assert check.verdict is Verdict.NOT_CHECKABLE
    assert said in check.zh
    assert check.en


def test_an_assumption_of_the_figure_is_made_and_named() -> None:
    """With closed counties the audiences are different people."""
    asked = figure(
        metric="reach.distinct_persons",
        where=(),
        quantity=Quantity.of("人", 22),
        assume=criteria(closed_by="county", once_per_event="true", max_attendances="3"),
    )

    check = check_figure(REGISTER, asked)

    assert check.verdict is Verdict.CONSISTENT
    assert check.result is not None
    assert "T3" in "".join(check.result.assumptions)


def test_figures_are_checked_in_their_order() -> None:
    """The table keeps the report's order."""
    checks = list(check_figures(REGISTER, (FULL_COVERAGE, figure())))

    assert [check.figure.id for check in checks] == ["f2", "f1"]
    assert checks[0].verdict is Verdict.PUBLISHED_HIGH
