"""A table comes back from its JSON with everything that it said."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from tests.builders import divisions, meeting, registered
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.errors import FormatError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import MetricResult, Note, Status
from yilao_yiyou.metrics.table import MetricTable
from yilao_yiyou.metrics.trace import Dropped, Trace, TracedTable

FINDING = Finding(rule="R1", severity=Severity.WARNING, record="a", zh="某事", en="it", mend_zh="改", mend_en="mend")
TRACE = Trace(
    metric="reach.rate",
    version=1,
    params=("k=2",),
    period="2022年",
    as_of=date(2022, 9, 1),
    scope="3714",
    hierarchy="as_of 2023",
    tables=(
        TracedTable(
            name="activities",
            rows=9,
            first_day=date(2022, 1, 5),
            last_day=date(2022, 2, 6),
            digest="abc",
            dropped=(Dropped(filter="kind=lecture", rows=4),),
            row_ids=("a", "b"),
        ),
        TracedTable(name="attendance", rows=5),
    ),
    assumptions=("某假设",),
    library="0.1",
    findings=("R1",),
)


def table(**changes: Any) -> MetricTable:  # noqa: ANN401 -- whatever a result has
    """Return a table of reach rates by county."""
    held = [*divisions("3714", "371402"), *meeting("e1", "ab", 0)]
    return evolve(measure("reach.rate", registered(*held), by="county", population=4), **changes)


def with_result(**changes: Any) -> MetricTable:  # noqa: ANN401 -- whatever a result has
    """Return a table of one row with some of it changed."""
    made = table()
    result: MetricResult = evolve(made.results[0], **changes)
    return evolve(made, results=(result,))


def test_people_can_read_it() -> None:
    """Chinese is written as it is."""
    assert '"甲县"' in evolve(table(), names={"371402": "甲县"}).to_json()


def again(made: MetricTable) -> MetricTable:
    """Return a table from its JSON."""
    return MetricTable.from_json(made.to_json())


@pytest.mark.parametrize(
    "during",
    [
        None,
        Period.year(2022),
        Period(date(2022, 1, 1), date(2022, 8, 18), phrase="今年以来"),
        Period(Edge.UNKNOWN, Edge.OPEN),
    ],
)
def test_the_question_comes_back(during: Period | None) -> None:
    """Its period with its words, its division, what is grouped by, and the names of divisions."""
    made = table(during=during, within="3714")

    back = again(made)

    assert back == made
    assert (back.during, back.within, back.by, back.names) == (during, "3714", ("county",), made.names)


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(50),
        Bounds(Fraction(1, 3), Fraction(2, 3)),
        Bounds(1, None),
        Bounds(1, None, lo_open=True),
        Bounds(1, 2, lo_open=True),
        Bounds(1, 2, hi_open=True),
        Bounds(1, 2, lo_open=True, hi_open=True),
    ],
)
def test_bounds_come_back_exactly(bounds: Bounds) -> None:
    """As a figure and as what is above and below it; a closed end is not written."""
    unit = table().definition.measured_in
    made = with_result(value=Quantity(bounds, unit), numerator=bounds, denominator=bounds)

    (back,) = again(made)

    assert (back.bounds, back.numerator, back.denominator) == (bounds, bounds, bounds)
    written: dict[str, Any] = json.loads(made.to_json())["results"][0]["value"]
    open_ends = {name for name in ("lo_open", "hi_open") if getattr(bounds, name)}
    assert written.keys() == {"lo", "hi"} | open_ends


def test_a_result_comes_back_with_all_that_it_said() -> None:
    """Notes, assumptions, findings, rows and status; and where there is no figure none comes back."""
    made = with_result(
        value=None,
        status=Status.CONTRADICTED,
        numerator=None,
        denominator=None,
        rows=7,
        notes=(Note(name="x", zh="某项", value="3"),),
        assumptions=("某假设",),
        findings=(FINDING,),
        key=(None,),
    )

    (back,) = again(made)

    assert back == made.results[0]
    assert (back.value, back.rows, back.findings[0].severity) == (None, 7, Severity.WARNING)


def test_a_trace_comes_back() -> None:
    """Day by day and row by row; a figure without one has none afterwards."""
    (traced,) = again(with_result(traced=lambda: TRACE))
    (bare,) = again(with_result(traced=None))

    assert traced.trace == TRACE
    assert bare.traced is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "no JSON of a metric table of version 1"),
        ({"version": 2}, "no JSON of a metric table of version 1"),
        ({"metric_version": 2}, "is of version 1 by now, the table of 2"),
        ({"by": None}, "lacks something or has it wrong"),
        ({"results": [{}]}, "lacks something or has it wrong"),
    ],
)
def test_what_is_no_table_is_refused(change: dict[str, object], message: str) -> None:
    """In words, whatever is wrong with it."""
    document = {**json.loads(table().to_json()), **change}

    with pytest.raises(FormatError, match=message):
        MetricTable.from_json(json.dumps(document))


def test_metrics_of_ones_own_are_told_to_the_reader() -> None:
    """By their definitions; the library's own need not be."""
    own = evolve(table().definition, id="own.rate")
    made = evolve(table(), definition=own, results=tuple(evolve(each, definition=own) for each in table()))

    assert MetricTable.from_json(made.to_json(), own=[own]) == made
    assert MetricTable.from_json(table().to_json(), own=[own]) == table()


def test_the_form_has_a_version() -> None:
    """Which every table tells; readers of another refuse it."""
    assert json.loads(table().to_json())["version"] == 1


def test_two_tables_are_equal_by_their_figures() -> None:
    """Not by the names of divisions, what makes dataframes of them, what was looked up, or how they are traced."""
    made = table()
    made.find((None,))

    assert made == evolve(made, names={}, hand_over=None)
    assert made.results[0] == evolve(made.results[0], traced=None)
    assert "traced" not in repr(made.results[0])
    assert MetricResult(definition=made.definition, value=None).rows == 0
