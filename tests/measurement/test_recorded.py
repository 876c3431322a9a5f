"""What the records give under many definitions is what they give under each of them alone."""

from datetime import date
from itertools import combinations, product
from random import Random

import pytest

from tests.domain.selected import world
from tests.domain.small_records import COUNTY, OTHER_COUNTY
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange, restate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.recorded import Recorded
from yilao_yiyou.measurement.tallies import Tallies
from yilao_yiyou.measurement.variants import Definition, dimensions
from yilao_yiyou.metrics.catalogue import METRICS

MERGED = DivisionChange(on=date(2022, 6, 1), kind=ChangeKind.MERGE, before=(COUNTY, OTHER_COUNTY), after=(COUNTY,))


def _definitions(base: Definition, as_of: date) -> list[Definition]:
    """Return a definition with all that depart from it in two ways at most."""
    axes, found = dimensions(base, as_of=as_of, changes=(MERGED,)), list[Definition]()
    for chosen in (axis for number in range(3) for axis in combinations(axes, number)):
        for taken in product(*chosen):
            definition = base
            for departure in taken:
                definition = departure.change(definition)
            found.append(definition)
    return found


def _anew(register: Register, definition: Definition) -> Bounds | None:
    """Return what the records give under one definition, measured for it alone."""
    asked, within = definition, definition.within
    by = asked.added_over or asked.own_rows_of or ()
    try:
        if asked.restated:
            by, within = RegionCode(within or "").level.value, None
        table = measure(
            asked.metric, register, by=by, during=asked.during, where=asked.where, within=within, assume=asked.assume
        )
        if asked.restated:
            counts = {RegionCode(row.key[0]): row.bounds for row in table if row.key[0] and row.value is not None}
            return restate(counts, [MERGED], as_of=register.as_of or date.min).counts.get(RegionCode(COUNTY))
        rows = [row for row in table if row.key == (None,)] if asked.own_rows_of else list(table)
        return Bounds.total(row.bounds for row in rows) if rows else None
    except YilaoYiyouError:
        return None


@pytest.mark.parametrize("scope", [None, COUNTY, "3714"])
@pytest.mark.parametrize("metric", METRICS)
def test_definitions_asked_together_give_what_each_gives_alone(metric: str, scope: str | None) -> None:
    """Whatever the metric, and however they depart from the one that was stated."""
    random = Random(f"{metric} {scope}")  # noqa: S311 -- not for secrets
    for where in ((), criteria(kind=("lecture", "patrol", "teaching_point"))):
        register = world(random)
        base = Definition(
            metric=metric,
            during=random.choice((None, Period.year(2022), Period.first_half(2022))),
            where=where,
            within=None if scope is None else RegionCode(scope),
        )
        definitions = _definitions(base, date(2022, 8, 31))
        recorded = Recorded(register=register, changes=(MERGED,))

        expected = [_anew(register, definition) for definition in definitions]

        assert expected == [recorded.bounds(definition) for definition in definitions]


def test_a_definition_is_counted_once() -> None:
    """Asked again it gives the same object."""
    register = world(Random(1))  # noqa: S311 -- not for secrets
    definition = Definition(metric="team.count_stock", during=None)
    recorded = Recorded(register=register, tallies=Tallies(register))

    assert recorded.bounds(definition) is recorded.bounds(definition) is not None
