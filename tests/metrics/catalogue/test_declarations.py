"""What each metric declares of itself: how it rolls up, which way is better, what is assumed, what may be set."""

from collections.abc import Mapping

import pytest

from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.definition import Direction, RollUp
from yilao_yiyou.metrics.metric import Membered, Window

SUM, LAST, DISTINCT, RATIO, AGAIN, NONE = (
    RollUp.SUM,
    RollUp.LAST,
    RollUp.DISTINCT,
    RollUp.RATIO_OF_SUMS,
    RollUp.RECOMPUTE,
    RollUp.NONE,
)

ROLLED: Mapping[tuple[RollUp, RollUp, RollUp], str] = {
    # What happens once, at one place; a record may be of two categories.
    (SUM, SUM, DISTINCT): "activity.sessions distribution.items reach.attendances org.new team.formed "
    "designation.granted report.expected report.filed report.on_time plan.sessions",
    # An incident is of one kind.
    (SUM, SUM, SUM): "incident.count incident.exposure",
    # An hour given at two kinds of activity cannot be told apart from the sums.
    (SUM, SUM, AGAIN): "volunteer.hours",
    # Bodies and places stand where they stand, people may be on two rolls; neither adds over time.
    (LAST, SUM, DISTINCT): "org.count_stock team.count_stock designation.stock venue.distinct",
    (LAST, DISTINCT, DISTINCT): "team.members volunteer.stock cadre.stock registration.stock",
    # The same people, bodies and projects come again.
    (DISTINCT, DISTINCT, DISTINCT): "activity.hosts reach.distinct_persons reach.by_category project.claimants "
    "document.issuers",
    (DISTINCT, SUM, DISTINCT): "project.claimed",
    # Ratios of sums pool.
    (RATIO, RATIO, RATIO): "reach.named_share service.fill quality.heaping coverage.ratio coverage.reporting "
    "coverage.timeliness activity.execution",
    # Plaques as they stand on the last day; what lies above the parts is in none of them.
    (LAST, RATIO, AGAIN): "coverage.path coverage.catchment coverage.population",
    (LAST, AGAIN, AGAIN): "coverage.presence coverage.node access.within",
    # Targets pool over places as they stand, and are of no category.
    (AGAIN, RATIO, NONE): "target.completion",
    (AGAIN, NONE, NONE): "activity.streak incident.return_years",
    (NONE, NONE, NONE): "population.chapman programme.duration compare.rank",
}
"""Which metrics roll up how, over time, place and category; all others are computed anew from the records."""


def test_metrics_roll_up_as_what_they_count_adds() -> None:
    """Everything that is not named here is computed anew."""
    expected = dict.fromkeys(METRICS, (AGAIN, AGAIN, AGAIN))
    expected |= {name: rules for rules, names in ROLLED.items() for name in names.split()}

    definitions = {name: metric.definition for name, metric in METRICS.items()}

    assert expected == {
        name: (each.over_time, each.over_place, each.over_category) for name, each in definitions.items()
    }


DOWN = (
    "service.wait_median quality.heaping access.distance safety.incident_free compare.rank cost.unit equity.gini "
    "equity.difference equity.ratio equity.theil"
)
NEITHER = (
    "document.issuers population.chapman coverage.ratio report.expected report.filed report.on_time plan.sessions "
    "change.yoy programme.duration incident.count incident.exposure recon.figure equity.targeting_index "
    "equity.concentration"
)


def test_more_is_better_but_where_it_is_not() -> None:
    """Waiting, distance, cost and inequality are better when they fall; of others neither can be said."""
    expected = dict.fromkeys(METRICS, Direction.UP)
    expected |= dict.fromkeys(DOWN.split(), Direction.DOWN) | dict.fromkeys(NEITHER.split(), Direction.NONE)

    assert expected == {name: metric.definition.direction for name, metric in METRICS.items()}


NOTHING: tuple[str, ...] = ()


def test_what_bounds_people_rests_on_assumptions() -> None:
    """Those that can be varied are listed; what is counted by events and names rests on T1 alone."""
    people = ("reach.distinct_persons", "reach.frequency", "reach.rate", "reach.by_category", "mobilisation.ratio")
    crowds = ("kplus", "unique", "incremental", "new", "returning", "estimate", "effective_rate")
    expected: dict[str, tuple[str, ...]] = dict.fromkeys(METRICS, NOTHING)
    expected.update(dict.fromkeys(people, ("T1", "T2", "T3", "T4", "T6", "T7", "T8", "T9")))
    expected.update(dict.fromkeys((f"reach.{name}" for name in crowds), ("T1",)))

    assert expected == {name: metric.definition.assumptions for name, metric in METRICS.items()}


OVER_COUNTIES: dict[str, object] = {"over": "county"}
SETTINGS: list[tuple[str, str, dict[str, object]]] = [
    ("reach.kplus", "", {"k": 2}),
    ("reach.rate", "", {"fewest": 20}),
    ("reach.effective_rate", "", {"k": 2, "fewest": 20}),
    ("reach.by_category", "", {"facet": "public"}),
    ("volunteer.active_rate", "", {"k": 1, "hours": None, "fewest": 1}),
    ("retention.rate", "", {"k": 1, "hours": None, "fewest": 1}),
    ("service.fill", "", {"fewest": 1}),
    ("coverage.population", "", {"fewest": 20}),
    ("access.distance", "homes", {}),
    ("access.within", "homes", {"limit": 1000}),
    ("coverage.ratio", "numerator denominator", {}),
    ("change.yoy", "metric", {}),
    ("cost.unit", "cost", {"per": "reach.distinct_persons"}),
    ("satisfaction.rate", "satisfied answered asked", {}),
    ("equity.targeting_index", "facet value eligible eligible_group", {}),
    *((f"equity.{name}", "metric", OVER_COUNTIES) for name in ("gini", "difference", "ratio", "theil")),
    ("equity.concentration", "metric order", {"over": "county"}),
    (
        "coverage.cascade",
        "",
        {
            "availability": "coverage.presence",
            "accessibility": "coverage.catchment",
            "acceptability": None,
            "contact": "reach.rate",
            "effective": "reach.effective_rate",
            "k": 2,
            "fewest": 20,
        },
    ),
]


@pytest.mark.parametrize(("name", "needed", "usual"), SETTINGS)
def test_what_has_to_be_set_is_said_to_be_needed(name: str, needed: str, usual: Mapping[str, object]) -> None:
    """Everything else has its usual value, or stays out."""
    params = METRICS[name].definition.params

    assert [param.name for param in params if param.needed] == needed.split()
    assert {param.name: param.default for param in params if not param.needed} == usual


def test_other_metrics_have_nothing_to_be_set() -> None:
    """Whoever adds a parameter says here what it usually is."""
    assert {name for name, _, _ in SETTINGS} == {name for name, metric in METRICS.items() if metric.definition.params}


def test_lists_are_of_the_time_that_they_are_compared_with() -> None:
    """Retention looks a year back, the active rate at the roll of the first day."""
    windows = {
        name: {listed: listing.window for listed, listing in metric.tabulation.lists.items()}
        for name, metric in METRICS.items()
        if isinstance(metric.tabulation, Membered)
    }

    before, now = Window.YEAR_BEFORE, Window.SAME
    assert windows["retention.rate"] == {"acts": now, "hours": now, "acts_before": before, "hours_before": before}
    assert windows["volunteer.active_rate"] == {"roll": Window.AT_START, "acts": now, "hours": now}
