"""What the records give under one definition after another."""

from attrs import Factory, evolve, field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import DivisionChange, restate
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.measurement import asked_of
from yilao_yiyou.measurement.answering import table_of
from yilao_yiyou.measurement.tallies import SharedTallies, Tallies
from yilao_yiyou.measurement.variants import Definition
from yilao_yiyou.metrics.table import MetricTable


@frozen(kw_only=True, eq=False)
class Recorded:
    """What a register gives under definitions, each asked once.

    Attributes:
        register: The records.
        changes: Changes of divisions, by which counts are restated.
        tallies: The tallies of the records, by default shared between definitions.
    """

    register: Register
    changes: tuple[DivisionChange, ...] = ()
    tallies: Tallies = Factory(lambda self: SharedTallies(self.register), takes_self=True)
    _known: dict[Definition, Bounds | None] = field(init=False, factory=dict[Definition, Bounds | None])

    def bounds(self, definition: Definition) -> Bounds | None:
        """Return what the records give under a definition, `None` where they give nothing."""
        if definition not in self._known:
            self._known[definition] = self._counted(definition)
        return self._known[definition]

    def _counted(self, definition: Definition) -> Bounds | None:
        try:
            if definition.restated:
                return self._restated(definition)
            table = self._table(definition, by=definition.added_over or definition.own_rows_of)
        except YilaoYiyouError:
            return None
        if definition.own_rows_of is not None:
            own = [result for result in table if result.key == (None,)]
            return own[0].bounds if own and own[0].value is not None else None
        values = [result.value for result in table]
        known = [value.bounds for value in values if value is not None]
        return Bounds.total(known) if known and len(known) == len(values) else None

    def _table(self, definition: Definition, *, by: str | None) -> MetricTable:
        asked = asked_of(
            definition.metric,
            self.register,
            by=() if by is None else by,
            during=definition.during,
            where=definition.where,
            within=definition.within,
            assume=definition.assume,
        )
        return table_of(evolve(asked, tallies=self.tallies))

    def _restated(self, definition: Definition) -> Bounds | None:
        """Return the count of a division as it is on the register's day, from counts of the divisions as they were."""
        if definition.within is None or self.register.as_of is None:
            return None
        everywhere = Definition(metric=definition.metric, during=definition.during, where=definition.where)
        counts = {
            RegionCode(result.key[0]): result.value.bounds
            for result in self._table(everywhere, by=definition.within.level.value)
            if result.key[0] is not None and result.value is not None
        }
        return restate(counts, self.changes, as_of=self.register.as_of).counts.get(definition.within)
