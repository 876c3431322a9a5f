"""Every metric with the oracle that it is held against, or the reason why it has none."""

from collections.abc import Mapping
from random import Random

from tests.metrics import checks_of_lists, checks_of_people, checks_of_rates, oracle, oracle_coverage
from tests.metrics.draws import AS_OF, CAP
from tests.metrics.oracle import Ask
from tests.metrics.oracle_asking import STARTED, WITHIN, Check, Fault, figures, of_groups, of_things, same
from tests.metrics.oracle_returns import RETURNS
from tests.metrics.oracle_things import DISTINCT, SUMS
from yilao_yiyou.domain.register import Register


def _counted(metric: str, register: Register, random: Random) -> Fault:
    ask = of_things(metric, random)
    return same(ask, oracle.count(metric, register, ask), figures(metric, register, ask))


def _covered(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, ((), ("level",), ("county",), ("township",)))
    return same(ask, oracle_coverage.covered(metric, register, ask), figures(metric, register, ask))


def _years(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, ((), ("county",), ("kind",), ("division",)))
    reading = {"activity.streak": oracle.years_on_end, "incident.return_years": oracle.years_with_returns}[metric]
    return same(ask, reading(register, ask), figures(metric, register, ask))


def _cascade(metric: str, register: Register, random: Random) -> Fault:
    ask = Ask(during=random.choice(STARTED), within=random.choice(WITHIN), as_of=AS_OF)
    answer = figures(metric, register, ask, population=CAP, params={"fewest": 1})
    # The last stage is who came twice, out of everybody.
    last = figures("reach.effective_rate", register, ask, population=CAP, params={"fewest": 1})
    return same(ask, last, answer)


COVERED: Mapping[str, Check] = {
    **dict.fromkeys((*DISTINCT, *SUMS, *RETURNS), _counted),
    **dict.fromkeys(("reach.distinct_persons", "reach.attendances", "reach.by_category"), checks_of_people.people),
    "reach.named_share": checks_of_people.named_share,
    "reach.rate": checks_of_people.rate,
    "reach.frequency": checks_of_people.average,
    **dict.fromkeys(("reach.kplus", "reach.effective_rate"), checks_of_people.regulars),
    **dict.fromkeys(("reach.unique", "reach.incremental"), checks_of_people.only_here),
    **dict.fromkeys(("reach.new", "reach.returning"), checks_of_people.before),
    "reach.estimate": checks_of_people.estimate,
    **dict.fromkeys((f"coverage.{name}" for name in ("presence", "node", "path", "catchment", "population")), _covered),
    **dict.fromkeys(("activity.streak", "incident.return_years"), _years),
    "volunteer.hours": checks_of_lists.hours,
    "volunteer.hours_median": checks_of_lists.median_hours,
    "volunteer.active_rate": checks_of_lists.active,
    "retention.rate": checks_of_lists.retained,
    "population.chapman": checks_of_lists.chapman,
    "service.fill": checks_of_lists.performed,
    "service.wait_median": checks_of_lists.waits,
    "quality.heaping": checks_of_lists.heaped,
    **dict.fromkeys(("access.distance", "access.within"), checks_of_lists.near),
    "coverage.cascade": _cascade,
    **dict.fromkeys(("coverage.reporting", "coverage.timeliness"), checks_of_rates.returns),
    "activity.execution": checks_of_rates.executed,
    "coverage.ratio": checks_of_rates.ratio,
    "change.yoy": checks_of_rates.grown,
    "safety.incident_free": checks_of_rates.free,
    "programme.duration": checks_of_rates.duration,
    **dict.fromkeys(("target.completion", "recon.figure"), checks_of_rates.claims),
    "compare.rank": checks_of_rates.placed,
    "mobilisation.ratio": checks_of_people.mobilised,
    "cost.unit": checks_of_people.cost,
    "equity.targeting_index": checks_of_people.targeted,
    **dict.fromkeys(checks_of_rates.INDICES, checks_of_rates.spread),
}
"""The oracle of each metric."""

WITHOUT: Mapping[str, str] = {
    "satisfaction.rate": "its three numbers are given by the caller; it has no definition over a register",
}
"""The metrics without an oracle, and why."""
