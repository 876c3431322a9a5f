"""Which definition gives a published figure."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from tests.report.registers import HOST, REGIONS, figure, heads, talk
from yilao_yiyou.domain.activity import Activity, ActivityKind, CountMethod, Mode, Participation, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.errors import MeasureError, UnknownMetricError
from yilao_yiyou.measurement.explaining import Explanation, explain_figure
from yilao_yiyou.metrics.bridge import Cause
from yilao_yiyou.metrics.reconcile import Verdict


def _on(day: date, number: int, **changes: Any) -> Activity:  # noqa: ANN401 -- any field
    return evolve(talk(number), when=Period.day(day), **changes)


def _named(number: int, activity: int, person: str) -> Participation:
    return Participation(
        id=f"p{number}",
        activity=f"a{activity}",
        role=ParticipationRole.AUDIENCE,
        person=person,
        method=CountMethod.SIGNED,
    )


_ACTIVITIES = (
    _on(date(2021, 3, 1), 1),
    _on(date(2021, 9, 1), 2),
    _on(date(2022, 5, 4), 3),
    _on(date(2022, 5, 5), 4, kind=ActivityKind.STUDY_TOUR),
    _on(date(2022, 5, 6), 5, mode=Mode.ONLINE),
    _on(date(2022, 5, 7), 6, region="371403"),
    _on(date(2022, 5, 8), 7, region="3714", kind=ActivityKind.PUBLICITY),
)
REGISTER = Register(
    title="试验名册",
    scope="3714",
    as_of=date(2022, 8, 31),
    regions=REGIONS,
    organizations=(HOST,),
    people=(Person(id="x"), Person(id="y")),
    activities=_ACTIVITIES,
    participations=(
        _named(1, 3, "x"),
        _named(2, 6, "x"),
        _named(3, 6, "y"),
        evolve(
            heads(4, 500),
            activity="a5",
            role=ParticipationRole.VIEWER,
            method=CountMethod.VIEWS,
            heads=Quantity.of("人次", 500),
        ),
    ),
)
THIS_YEAR = Period.this_year(date(2022, 8, 31))


def _sessions(count: int, **changes: object) -> PublishedFigure:
    return figure(**{"quantity": Quantity.of("场", count), "period": THIS_YEAR, **changes})


def _people(count: int, **changes: object) -> PublishedFigure:
    wanted = {"metric": "reach.distinct_persons", "where": (), "quantity": Quantity.of("人", count)}
    return figure(**{**wanted, "period": THIS_YEAR, **changes})


def _words(found: Explanation) -> list[str]:
    return [hit.zh for hit in found.hits]


def test_a_figure_that_is_as_stated_needs_no_other_definition() -> None:
    """Three talks this year: the search ends with the stated definition."""
    found = explain_figure(_sessions(3), REGISTER)

    assert ["原口径"] == _words(found)
    assert (1, True) == (found.tried, found.is_determined)
    assert "口径: 原口径" == found.zh
    assert "definition: as stated" == found.en
    assert found.bridge is not None
    assert found.bridge.spans == ()


@pytest.mark.parametrize(
    ("published", "expected", "cause"),
    [
        (_sessions(5), ["期间取去年以来", "不限类型"], Cause.PERIOD),
        (_sessions(2), ["期间取2021年全年", "不含线上"], Cause.PERIOD),
        (_sessions(4, where=criteria(kind=("lecture", "publicity"))), ["原口径"], None),
        (_sessions(1, where=criteria(kind=("lecture", "publicity"))), ["只计 publicity", "不含下级"], Cause.SCOPE),
        (_people(3), ["按人次计", "各县级相加"], Cause.DOUBLE_COUNTING),
        (_people(2, scope="371402"), ["名册全部区划"], Cause.SCOPE),
        (_people(502), ["含浏览量"], Cause.SCOPE),
    ],
)
def test_other_definitions_are_found_by_what_they_give(
    published: PublishedFigure, expected: list[str], cause: Cause | None
) -> None:
    """Fewest departures first; the bridge along the first hit has its cause and leaves nothing unexplained."""
    found = explain_figure(published, REGISTER)

    assert set(expected) <= set(_words(found))
    assert {len(hit.departures) for hit in found.hits} == {0 if cause is None else 1}
    assert all(hit.verdict is Verdict.CONSISTENT for hit in found.hits)
    assert found.bridge is not None
    assert found.bridge.amount(Cause.UNEXPLAINED) == 0
    assert cause is None or found.bridge.amount(cause) != 0


def test_several_definitions_leave_it_undetermined() -> None:
    """Persons counted as person-times and persons added over counties are as many."""
    found = explain_figure(_people(3), REGISTER)

    assert not found.is_determined
    assert "口径未定" in found.zh
    assert "undetermined" in found.en


def test_two_departures_are_tried_together_where_one_is_not_enough() -> None:
    """Seven of any kind since last year; the bridge has a part for each."""
    found = explain_figure(_sessions(7), REGISTER)

    assert "期间取去年以来、不限类型" in _words(found)
    assert any("for since last year, of any kind" == hit.en for hit in found.hits)
    assert found.bridge is not None
    assert found.bridge.difference == sum(span.amount for span in found.bridge.spans) == 4
    assert {Cause.PERIOD, Cause.SCOPE} == {span.cause for span in found.bridge.spans}


def test_what_no_definition_gives_is_said_to_be_so() -> None:
    """Ninety-nine talks are on nobody's record; the bridge leaves them unexplained."""
    found = explain_figure(_sessions(99), REGISTER, departures=1)

    assert found.hits == ()
    assert not found.is_determined
    assert f"试过 {found.tried} 种口径" in found.zh
    assert "none of" in found.en
    assert found.bridge is not None
    assert found.bridge.amount(Cause.UNEXPLAINED) == 96


@pytest.mark.parametrize(("count", "expected"), [(3, "原口径"), (4, "按变更后的区划重述")])
def test_divisions_may_be_as_they_are_rather_than_as_they_were(count: int, expected: str) -> None:
    """陵城区 was merged into 德城区 in June: its talks are 德城区's afterwards."""
    merged = DivisionChange(on=date(2022, 6, 1), kind=ChangeKind.MERGE, before=("371402", "371403"), after=("371402",))

    found = explain_figure(_sessions(count, scope="371402", where=()), REGISTER, changes=[merged])

    assert expected in _words(found)


def test_a_register_without_a_day_is_asked_for_no_other_period() -> None:
    """Nor is it restated for a day that nobody told."""
    undated = evolve(REGISTER, as_of=None)
    merged = DivisionChange(on=date(2022, 6, 1), kind=ChangeKind.MERGE, before=("371402", "371403"), after=("371402",))

    found = explain_figure(_sessions(5, scope="371402", where=()), undated, changes=[merged], departures=1)

    assert not any("期间" in departure.zh for hit in found.hits for departure in hit.departures)
    assert not any("重述" in hit.zh for hit in found.hits)


def test_a_day_of_publication_will_do_where_the_register_has_none() -> None:
    """Other periods are counted from it."""
    told = _sessions(5, published_on=date(2022, 8, 31))

    assert "期间取去年以来" in _words(explain_figure(told, evolve(REGISTER, as_of=None)))


def test_a_village_has_nothing_below_it() -> None:
    """Sub-units are neither left out nor added up there."""
    found = explain_figure(_people(9, scope="371402001001"), REGISTER, departures=1)

    assert found.hits == ()


def test_a_figure_without_a_scope_is_of_everything() -> None:
    """There is no other division to try."""
    assert ["原口径"] == _words(explain_figure(_sessions(3, scope=None), REGISTER))


def test_a_stock_can_have_been_taken_for_what_was_new() -> None:
    """Where nothing of the kind is on record the bridge starts from zero."""
    found = explain_figure(
        figure(metric="team.formed", where=(), quantity=Quantity.of("支", 9), period=THIS_YEAR), REGISTER, departures=1
    )

    assert found.hits == ()
    assert found.bridge is not None
    assert (9, 0) == (found.bridge.printed, found.bridge.recomputed)


def test_where_the_stated_definition_gives_nothing_there_is_no_bridge() -> None:
    """A rate of people needs to know how many there are."""
    published = _people(9, metric="reach.rate", quantity=Quantity.of("%", 50))

    found = explain_figure(published, REGISTER, departures=0)

    assert (0, None) == (found.tried, found.bridge)


def test_what_the_records_cannot_answer_is_passed_over() -> None:
    """No talk has a grade, under no definition."""
    found = explain_figure(_sessions(9, where=criteria(grade="standard")), REGISTER, departures=1)

    assert (0, ()) == (found.tried, found.hits)


def test_a_bridge_passes_over_a_step_that_the_records_cannot_answer() -> None:
    """That nobody came twice contradicts this year's names; the next step then has all of the difference."""
    published = _people(3, period=Period.year(2021), assume=criteria(max_attendances="1"))

    found = explain_figure(published, REGISTER)

    assert "期间取今年以来、按人次计" == found.hits[0].zh
    assert found.bridge is not None
    assert [(Cause.DOUBLE_COUNTING, 3)] == [(span.cause, span.amount) for span in found.bridge.spans]


@pytest.mark.parametrize("changes", [{"metric": None}, {"quantity": None, "kind": "qualitative"}])
def test_a_figure_without_a_number_or_a_metric_cannot_be_explained(changes: dict[str, object]) -> None:
    """Somebody has to say what is counted first."""
    from yilao_yiyou.domain.published import FigureKind

    if "kind" in changes:
        changes = {**changes, "kind": FigureKind.QUALITATIVE}
    with pytest.raises(MeasureError, match="metric"):
        explain_figure(_sessions(3, **changes), REGISTER)


def test_an_unknown_metric_is_refused() -> None:
    """With the nearest name, as everywhere."""
    with pytest.raises(UnknownMetricError):
        explain_figure(_sessions(3, metric="activity.session"), REGISTER)


def test_a_hit_carries_what_the_records_give() -> None:
    """The bounds and the definition of each hit can be looked at."""
    (hit,) = explain_figure(_sessions(3), REGISTER).hits

    assert Bounds(3) == hit.bounds
    assert "activity.sessions" == hit.definition.metric
