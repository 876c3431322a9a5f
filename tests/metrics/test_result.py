"""Results and tables: what they say, and what they refuse to say."""

from fractions import Fraction

import pytest

from tests.builders import audience, crowd, divisions, registered
from tests.domain.small_records import COUNTY, OTHER_COUNTY, activity
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import AmbiguousValueError, MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import show, show_bounds
from yilao_yiyou.metrics.table import MetricTable


def _table() -> MetricTable:
    held = [activity("a1"), activity("a2", region=OTHER_COUNTY), activity("a3", region="3714")]
    who = [audience("x", "a1", "p1"), audience("y", "a2", "p2"), crowd("h1", "a2", 4), audience("z", "a3", "p3")]
    return measure("reach.distinct_persons", registered(*divisions("3714", COUNTY), *held, *who), by="county")


def test_a_table_is_read_by_group() -> None:
    """One value where one thing is grouped by; what belongs to no group is under `None`."""
    table = _table()

    assert len(table) == 3
    assert table[COUNTY] is table[COUNTY,]
    assert table[None].bounds == Bounds(1)
    with pytest.raises(MeasureError, match="there is no group"):
        table["371403"]
    with pytest.raises(MeasureError, match="3 rows, not one"):
        table.item()


def test_a_table_is_plain_rows() -> None:
    """Under the names that it is grouped by."""
    assert _table().to_dicts()[0] == {
        "county": COUNTY,
        "metric": "reach.distinct_persons",
        "key": [COUNTY],
        "lo": 1,
        "hi": 1,
        "unit": "人",
        "status": "ok",
        "rows": 1,
    }


def test_a_table_shows_names_and_what_has_none() -> None:
    """In words and in a notebook, where nothing of it is taken for markup."""
    table = _table()
    shown = repr(table).splitlines()

    assert shown[0].startswith("覆盖人数(去重) reach.distinct_persons v1")
    assert shown[1:] == ["区划371402  1 人", f"{OTHER_COUNTY}  5 人", "未归类  1 人"]
    html = MetricTable(definition=table.definition, by=("<b>",), results=table.results)._repr_html_()
    assert "<th>&lt;b&gt;</th>" in html
    assert html.count("<tr>") == 4
    assert table.findings == ()


def test_a_result_without_a_value_says_why() -> None:
    """It never gives a number."""
    result = measure("reach.rate", registered(activity())).item()

    assert (str(result), result.point, result.to_dict()["lo"]) == ("无分母", None, None)
    for ask in (lambda: result.bounds, lambda: result.surely_gt(0)):
        with pytest.raises(MeasureError, match="has no value: no_denominator"):
            ask()
    with pytest.raises(AmbiguousValueError, match="no_denominator"):
        float(result)


def test_a_result_compares_as_its_ends_allow() -> None:
    """Surely, perhaps or not at all."""
    records = [activity("a1"), activity("a2"), crowd("h1", "a1", 5), crowd("h2", "a2", 4)]
    result = measure("reach.distinct_persons", registered(*records)).item()

    assert (str(result), result.point) == ("5–9 人 (上下界)", None)
    assert (result.surely_gt(4), result.surely_gt(5), result.maybe_gt(8), result.maybe_gt(9)) == (
        True,
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1234567, "1,234,567"), (Fraction(-5, 4), "-1.25"), (Fraction(1, 1000), "0"), (Fraction(7, 2), "3.5"), (-3, "-3")],
)
def test_numbers_are_shown_as_people_read_them(number: Fraction | int, shown: str) -> None:
    """With separators, and to two decimals."""
    assert show(number) == shown


def test_bounds_are_shown_with_what_is_known_of_them() -> None:
    """One number, two, or a least one."""
    assert show_bounds(Bounds(49, None)) == "≥ 49"
    assert show_bounds(Bounds(49, None, lo_open=True)) == "> 49"
    assert show_bounds(Bounds(1, 2)) == "1–2"


def test_a_long_table_is_cut_short_where_it_is_printed() -> None:
    """Sixty rows are shown; of more the first and the last twenty, with how many are left out; all are in the lines."""
    held = [activity(f"a{number:03}") for number in range(61)]
    whole, longer = (measure("activity.sessions", registered(*held[:rows]), by="id") for rows in (60, 61))

    assert len(repr(whole).splitlines()) == 61
    shown = repr(longer).splitlines()
    assert (shown[0], shown[1], shown[20], shown[22], shown[-1]) == (
        "场次 activity.sessions v1",
        "a000  1 场",
        "a019  1 场",
        "a041  1 场",
        "a060  1 场",
    )
    assert "21 of 61 rows are not shown" in shown[21]
    assert len(shown) == 42
    assert longer._repr_html_().count("<tr>") == 42
    assert "共 61 行, 此处 21 行未显示" in longer._repr_html_()
    assert len(list(longer.lines())) == 62
    assert whole._repr_html_().count("<tr>") == 61


def test_a_hundredth_below_nothing_has_its_sign() -> None:
    """And less than half of one is shown as nothing."""
    assert [show(Fraction(hundredths, 1000)) for hundredths in (-10, -5, -4, 4, 6)] == ["-0.01", "0", "0", "0", "0.01"]
