"""A metric of one's own, written as a user would, with nothing but what the library offers to everybody."""

from datetime import date
from pathlib import Path

from attrs import evolve

import yilao_yiyou as yy
from tests.builders import audience, crowd, divisions, registered
from tests.domain.small_records import activity
from yilao_yiyou.domain.attendance_tally import ReachTally
from yilao_yiyou.domain.sources import TAKING_PART
from yilao_yiyou.metrics.describing import markdown
from yilao_yiyou.metrics.exporting import to_dhis2
from yilao_yiyou.metrics.metric import Attended, Derived, Listing, Membered, Part, Told
from yilao_yiyou.metrics.result import Answer, show_bounds


# The metric itself: 18 lines, counted by a test below.
def average(tally: ReachTally, _assume: yy.Assume, _population: yy.Bounds | None) -> Answer:
    if tally.whole.events.lo == 0:
        return Answer(value=None, status=yy.Status.NO_DENOMINATOR)
    share = yy.Share(tally.whole.attendances, tally.whole.events)
    return Answer(value=share.ratio, share=share)


PER_EVENT = yy.Metric(
    definition=yy.MetricDefinition(
        id="own.average", name_zh="项均人次", name_en="Attendances of an activity",
        statement_zh="期内开始的活动的人次除以活动项数。",
        statement_en="Attendances of activities that began in the period over how many there were.",
        unit=yy.UnitKind.FACTOR, kind=yy.MetricKind.RATIO, source="participations",
        over_time=yy.RollUp.RATIO_OF_SUMS, over_place=yy.RollUp.RATIO_OF_SUMS,
        numerator="reach.attendances", denominator="activities 活动项数",
    ),
    tabulation=Attended(formula=average),
)  # fmt: skip
# The end of the metric.


def _register() -> yy.Register:
    held = [activity("a1"), activity("a2"), activity("a3", region="371482")]
    people = [audience("x1", "a1", "p1"), crowd("h1", "a2", yy.Bounds(3, 5)), crowd("h2", "a3", 9)]
    return registered(*divisions("3714", "371402", "371482"), *held, *people, as_of=date(2022, 9, 1))


def test_it_is_shorter_than_twenty_lines() -> None:
    """Between the two comments, blank lines left out."""
    text = Path(__file__).read_text(encoding="utf-8")

    own = text.partition("counted by a test below.\n")[2].partition("# The end")[0]
    assert 10 < len([line for line in own.splitlines() if line.strip()]) < 20


def test_it_has_bounds_by_any_group() -> None:
    """Four to six attendances at two activities, nine at one."""
    table = yy.measure(PER_EVENT, _register(), by="county")

    assert [(result.key, result.bounds) for result in table] == [
        (("371402",), yy.Bounds(2, 3)),
        (("371482",), yy.Bounds(9)),
    ]
    assert yy.measure(PER_EVENT, yy.Register()).item().status is yy.Status.NO_DENOMINATOR


def test_it_rolls_up_by_its_own_rule() -> None:
    """The sums over one another, which is the figure of the whole."""
    counties = yy.measure(PER_EVENT, _register(), by="county")

    city = yy.roll_up_to("city", [counties])

    assert [(result.key, result.bounds) for result in city] == [
        (("3714",), yy.measure(PER_EVENT, _register()).item().bounds)
    ]


def test_it_says_where_it_comes_from() -> None:
    """The rows, the filters and the words."""
    result = yy.measure(PER_EVENT, _register(), by="county")["371402"]

    assert result.row_ids() == ("participations/a1/x1", "participations/a2/h1")
    assert "项均人次" in result.explain()
    assert "Attendances of an activity" in result.explain("en")


def test_it_is_documented_and_exchanged_like_ours() -> None:
    """A section of a page, JSON and back, and the terms of others."""
    table = yy.measure(PER_EVENT, _register(), by="county")

    assert markdown(PER_EVENT.definition).startswith("## 项均人次 `own.average`\n")
    assert yy.MetricTable.from_json(table.to_json(), own=[PER_EVENT.definition]) == table
    assert [each["code"] for each in to_dhis2([PER_EVENT.definition])["indicators"]] == ["own.average"]


def test_it_can_be_what_another_metric_is_of() -> None:
    """How evenly it is spread, how it has grown, what one costs: by the metric itself, where ours take an id."""
    register = _register()
    spread = yy.measure("equity.difference", register, params={"metric": PER_EVENT, "over": "kind"}).item()
    own = yy.measure(PER_EVENT, register).item().bounds
    ordered = {"metric": "activity.sessions", "over": "kind", "order": PER_EVENT}
    over = {"numerator": PER_EVENT, "denominator": "activity.sessions"}

    # There is one kind, which is no distance from itself, whatever it has.
    assert spread.bounds == yy.Bounds(0)
    assert {note.name: note.value for note in spread.notes}["highest"] == show_bounds(own)
    assert "metric=own.average" in spread.trace.params
    assert yy.measure("equity.concentration", register, params=ordered).item().value is not None
    assert yy.measure("coverage.ratio", register, params=over).item().value is not None
    assert yy.measure("cost.unit", register, params={"cost": 900, "per": PER_EVENT}).item().value is not None


def test_a_formula_is_told_the_number_of_people_however_it_is_computed() -> None:
    """From other metrics, and from lists of members."""
    told = list[yy.Bounds | None]()

    def noted(parts: object, about: Told) -> Answer:
        del parts
        told.append(about.population)
        return Answer(value=yy.Bounds(0))

    parts = (Part(name="sessions", metric="activity.sessions"),)
    lists = {"people": Listing(source=TAKING_PART, identity="person")}
    for tabulation in (Derived(parts=parts, formula=noted), Membered(lists=lists, formula=noted)):
        yy.measure(evolve(PER_EVENT, tabulation=tabulation), _register(), population=30)

    assert told == [yy.Bounds(30)] * 2
