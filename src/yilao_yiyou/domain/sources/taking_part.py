"""Who took part in what, for how long; the returns that bodies owe month by month; the sessions that are planned."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen
from dateutil.relativedelta import relativedelta

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.project import Project
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.sources.activities import ACTIVITIES, PARTICIPATION
from yilao_yiyou.domain.sources.source import Source, Values, programmes_of, yes

_Part: TypeAlias = tuple[Activity, Participation]


def _parts(register: Register) -> Iterator[_Part]:
    for activity in register.activities:
        for participation in register.participations_by_activity.get(activity.id, ()):
            yield activity, participation


def _of_activity(name: str) -> Callable[[Register, _Part], Values]:
    facet = ACTIVITIES.facets[name]
    return lambda register, row: facet(register, row[0])


def _of_participation(name: str) -> Callable[[Register, _Part], Values]:
    facet = PARTICIPATION[name]
    return lambda register, row: facet(register, row[1])


TAKING_PART = Source[_Part](
    name="service_hours",
    rows=_parts,
    region=lambda _, row: row[0].region,
    when=lambda _, row: row[0].when,
    facets={
        **{name: _of_activity(name) for name in ACTIVITIES.facets},
        **{name: _of_participation(name) for name in PARTICIPATION},
        "entry": lambda _, row: (row[1].id,),
        "timed": lambda _, row: yes(row[1].hours is not None),
        "headcount": lambda _, row: yes(row[1].heads is not None),
    },
    amounts={
        "hours": lambda _, row: Bounds(Fraction(row[1].hours or 0)),
        "heads": lambda _, row: Bounds(0) if row[1].heads is None else row[1].heads.bounds,
    },
)

DEADLINE = timedelta(days=15)
"""How long after the end of a month a record is still on time."""


@frozen(kw_only=True)
class BodyMonth:
    """One calendar month in which a body owes a return: at least one activity that it counts.

    Attributes:
        body: The body.
        month: The month.
        filed: Whether an activity that began in it is on record.
        on_time: Whether one was entered within `DEADLINE` after the month's end.
        sure: Whether the body surely existed all through it.
    """

    body: Organization
    month: Period
    filed: bool
    on_time: bool
    sure: bool

    @property
    def id(self) -> str:
        """The body and the month."""
        return f"{self.body.id}/{self.month.ends[0]:%Y-%m}"


def _body_months(register: Register) -> Iterator[BodyMonth]:
    """Yield the whole months of each body, from its first or the first on record to the register's day."""
    entered = _entered(register)
    first, last = min((day for _, day, _ in entered), default=None), register.as_of
    if first is None or last is None:
        return
    for body in register.organizations:
        start = body.valid.start if isinstance(body.valid.start, date) else first
        for month in _months(max(start, first), last):
            existed = month.within(body.valid)
            if existed is not False:
                own = [on for host, day, on in entered if host == body.id and month.covers(day)]
                limit = month.ends[1] + DEADLINE
                on_time = any(on is not None and on < limit for on in own)
                yield BodyMonth(body=body, month=month, filed=bool(own), on_time=on_time, sure=existed is True)


def _entered(register: Register) -> list[tuple[str, date, date | None]]:
    return [
        (activity.counted_at, activity.when.start, activity.recorded_on)
        for activity in register.activities
        if isinstance(activity.when.start, date)
    ]


def _months(first: date, last: date) -> Iterable[Period]:
    """Yield the calendar months from the one with a day to the last that has ended by another."""
    month = first.replace(day=1)
    while month + relativedelta(months=1) <= last + timedelta(days=1):
        yield Period.month(month.year, month.month)
        month += relativedelta(months=1)


def _month_region(_: Register, row: BodyMonth) -> RegionCode | None:
    return row.body.region


BODY_MONTHS = Source[BodyMonth](
    name="body_months",
    rows=_body_months,
    region=_month_region,
    when=lambda _, row: row.month,
    facets={
        "id": lambda _, row: (row.id,),
        "body": lambda _, row: (row.body.id,),
        "body_kind": lambda _, row: (row.body.kind.value,),
        "filed": lambda _, row: yes(row.filed),
        "on_time": lambda _, row: yes(row.on_time),
    },
    sure=lambda row: row.sure,
)


_Occasion: TypeAlias = tuple[Project, date]


def _occasions(register: Register) -> Iterator[_Occasion]:
    """Yield the days on which each project plans a session, up to the register's day."""
    for project in register.projects:
        start, last = project.period.start, register.as_of
        if project.recurrence is not None and isinstance(start, date) and last is not None and start <= last:
            # Plans are expanded for ten years at most, the last ones before the register's day.
            first = max(start, last - relativedelta(years=10))
            for day in project.recurrence.dates(start, Period.between(first, last)):
                if project.period.covers(day) is not False:
                    yield project, day


OCCASIONS = Source[_Occasion](
    name="projects",
    rows=_occasions,
    region=lambda _, row: row[0].region,
    when=lambda _, row: Period.day(row[1]),
    facets={
        "id": lambda _, row: (f"{row[0].id}/{row[1]}",),
        "project": lambda _, row: (row[0].id,),
        "programme": lambda register, row: programmes_of(register, row[0].programme),
    },
    # The plan of a project that ended on a day nobody told may have ended before.
    sure=lambda row: row[0].period.covers(row[1]) is True,
)
