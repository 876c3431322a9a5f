"""Tables as columns: whole numbers stay whole, and what is no whole number is a float."""

from fractions import Fraction

import pytest
from attrs import evolve

from tests.builders import divisions, meeting, registered
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import MetricResult
from yilao_yiyou.metrics.table import MetricTable

COUNTIES = ("371402", "371403", "371422")


def attended(*ends: Bounds | None) -> MetricTable:
    """Return a table of counties with these figures."""
    held = [record for code in COUNTIES for record in meeting(code, "a", 0, region=code)]
    table = measure("reach.attendances", registered(*divisions("3714", *COUNTIES), *held), by="county")
    unit = Unit("小时", UnitKind.HOUR)
    results: list[MetricResult] = [
        evolve(result, value=None if bounds is None else Quantity(bounds, unit))
        for result, bounds in zip(table, ends, strict=False)
    ]
    return evolve(table, results=tuple(results))


@pytest.mark.parametrize(
    ("ends", "lo", "hi", "kind"),
    [
        ((Bounds(1), Bounds(2, 5)), [1, 2], [1, 5], int),
        ((Bounds(1), Bounds(Fraction(1, 2))), [1, 0.5], [1, 0.5], float),
        ((Bounds(Fraction(1, 2)), Bounds(1)), [0.5, 1], [0.5, 1], float),
    ],
)
def test_a_column_is_of_one_kind(ends: tuple[Bounds, ...], lo: list[float], hi: list[float], kind: type) -> None:
    """Counts are whole numbers; where one is not, all are floats and none is lost."""
    columns = attended(*ends).to_columns()

    assert (columns["lo"], columns["hi"]) == (lo, hi)
    assert {type(end) for end in (*columns["lo"], *columns["hi"])} == {kind}


def test_what_is_not_known_is_empty() -> None:
    """A figure without an upper end, and a row without a figure."""
    columns = attended(Bounds(1), Bounds(2, None), None).to_columns()

    assert (columns["lo"], columns["hi"]) == ([1, 2, None], [1, None, None])
    assert columns["point"] == [1, None, None]
    assert columns["numerator_lo"] == [None] * 3
    assert {type(end) for end in columns["lo"]} == {int, type(None)}
    assert attended(Bounds(Fraction(1, 2)), None).to_columns()["hi"] == [0.5, None]


def test_an_exact_figure_has_a_point() -> None:
    """The number where both ends agree."""
    exact, wide = attended(Bounds(7), Bounds(2, 5))

    assert (exact.point, wide.point) == (7, None)


def test_a_page_names_its_rows() -> None:
    """By the name of the division, or its code where there is none; and rows of no division by that."""
    table = attended(Bounds(1), Bounds(2), Bounds(3))
    keyed = tuple(evolve(result, key=(key,)) for result, key in zip(table, (*COUNTIES[:2], None), strict=True))

    page = evolve(table, results=keyed, names={COUNTIES[0]: "甲县"})._repr_html_()

    assert [name for name in ("<td>甲县</td>", f"<td>{COUNTIES[1]}</td>", "<td>未归类</td>") if name not in page] == []
    assert COUNTIES[0] not in page
