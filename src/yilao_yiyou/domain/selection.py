"""Selecting: the part of a register that belongs to a division, a period or a programme, whole in itself."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from yilao_yiyou.domain.activity import Activity
from yilao_yiyou.domain.bearings import BEARINGS, Bearings
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.pointers import pointers
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.errors import RegisterError


def select(
    register: Register, *, region: str | None = None, during: Period | None = None, programme: str | None = None
) -> Register:
    """Return the part of a register that belongs to a division, a period and a programme, as far as they are given.

    A record belongs to the division if it, or what it depends on, is known to lie there: a participation lies where
    its activity does, a plaque where its venue does, a claim where its project does, a membership where its group
    does, a cadre where the person lives. It belongs to the period unless its days are surely outside, and to the
    programme if it is part of it or of a programme below. Whatever these records refer to comes along, so that no
    reference is lost; children named, and programmes of a division, come only in this way.

    Selecting does not change figures: `measure(..., within=region)` gives the same for the part as for the whole,
    but for records of which nobody knows where they belong; those are left out here and doubtful there. Months that
    bodies owe a return for begin with the first activity of the part, and a return that a body filed by an activity
    elsewhere is not in it.

    Args:
        register: The records.
        region: A division code; its subtree is kept and becomes the scope.
        during: A period.
        programme: The id of a programme.

    Raises:
        RegionCodeError: If the division is no division code.
        RegisterError: If the programme is not in the register.

    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> teams = [Team(id=code, name="某巡河队", kind=TeamKind.PATROL, region=code) for code in ("371402", "371482")]
    >>> select(Register(scope="3714", teams=tuple(teams)), region="371482")
    Register(371482: teams=1)
    """
    asked = _Asked(region=None if region is None else RegionCode(region), during=during, programme=programme)
    if asked == _Asked(region=None, during=None, programme=None):
        return register
    kept = _with_references(register, (*_named(register, programme), *_belonging(register, asked)))
    chosen: dict[str, Any] = {
        name: tuple(record for record in records if id(record) in kept) for name, records in register.collections()
    }
    return evolve(register, scope=_scope(register.scope, asked.region), **chosen)


def _named(register: Register, programme: str | None) -> tuple[Record, ...]:
    """Return the programme asked for, which is kept whatever else is asked."""
    if programme is None:
        return ()
    found = register.find("Programme", programme)
    if found is None:
        raise RegisterError(
            f"名册中没有编号为 {programme} 的行动; 请核对编号",
            f"the register has no programme {programme}; check the id",
        )
    return (found,)


def _scope(scope: RegionCode | None, region: RegionCode | None) -> RegionCode | None:
    """Return the scope of the part: the division asked for, unless the register is all inside it."""
    if region is None or (scope is not None and scope.within(region)):
        return scope
    return region


@frozen(kw_only=True)
class _Asked:
    """What is asked for; `None` is not asked."""

    region: RegionCode | None
    during: Period | None
    programme: str | None

    def lets_in(self, register: Register, record: Record, bearings: Bearings[Any]) -> bool:
        if self.region is not None:
            place = bearings.place(register, record)
            if place is None or not place.within(self.region):
                return False
        if self.during is not None:
            when = bearings.when(register, record)
            if when is not None and when.overlaps(self.during) is False:
                return False
        if self.programme is not None:
            programmes = bearings.programmes(register, record)
            return programmes is None or self.programme in programmes
        return True


def _belonging(register: Register, asked: _Asked) -> list[Record]:
    """Return the records that belong to what is asked for, by themselves or through what they depend on."""
    found: list[Record] = []
    for _, records in register.collections():
        for record in records:
            bearings = BEARINGS.get(type(record))
            if bearings is not None and asked.lets_in(register, record, bearings):
                found.append(record)
    activities = {record.id for record in found if isinstance(record, Activity)}
    return [*found, *(row for row in register.participations if row.activity in activities)]


def _with_references(register: Register, records: Iterable[Record]) -> set[int]:
    """Return which records are to be kept: those given and all that they lead to, by the identity of the object."""
    waiting = list(records)
    kept = {id(record) for record in waiting}
    while waiting:
        record = waiting.pop()
        cls: type = type(record)
        for pointer in pointers(cls):
            for target in pointer.targets:
                for record_id in pointer.ids(record):
                    found = register.find(target, record_id)
                    if found is not None and id(found) not in kept:
                        kept.add(id(found))
                        waiting.append(found)
    return kept
