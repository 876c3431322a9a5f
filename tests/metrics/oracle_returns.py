"""Months that bodies owe a return for, and days on which projects planned a session, counted out on the calendar."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from tests.metrics.oracle_things import Thing, with_parents
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.recurrence import Frequency
from yilao_yiyou.domain.register import Register

Month: TypeAlias = tuple[int, int]
ON_TIME_UNTIL = 15
"""The last day of the next month on which a return is on time."""


def _next(month: Month) -> Month:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)


def _first(month: Month) -> date:
    return date(*month, 1)


def _begun(register: Register) -> list[tuple[str, date, date | None]]:
    """Return who counts each activity of which the day is known, that day, and when it was entered."""
    return [
        (held.lead_host or held.hosts[0], held.when.start, held.recorded_on)
        for held in register.activities
        if isinstance(held.when.start, date)
    ]


def _owed(register: Register) -> Iterator[tuple[Organization, Month, bool]]:
    """Yield each body with each whole month from the first activity on record, and whether it surely existed then."""
    days = [day for _, day, _ in _begun(register)]
    if not days or register.as_of is None:
        return
    for body in register.organizations:
        month = (min(days).year, min(days).month)
        while _first(_next(month)) <= register.as_of + timedelta(days=1):
            first, after = _first(month), _first(_next(month))
            start, end = body.valid.start, body.valid.end
            begun = start <= first if isinstance(start, date) else start is Edge.OPEN or None
            lasted = end >= after if isinstance(end, date) else end is Edge.OPEN or None
            if begun is not False and lasted is not False:
                yield body, month, begun is True and lasted is True
            month = _next(month)


def _months(register: Register, kept: Callable[[list[date | None], Month], bool]) -> Iterator[Thing]:
    for body, month, sure in _owed(register):
        own = [entered for host, day, entered in _begun(register) if host == body.id and (day.year, day.month) == month]
        if kept(own, month):
            yield Thing(
                counted=f"{body.id}/{month}",
                place=body.region,
                when=Period.month(*month),
                marks={"body": (body.id,)},
                sure=sure,
            )


def _expected(register: Register) -> Iterator[Thing]:
    return _months(register, lambda _own, _month: True)


def _filed(register: Register) -> Iterator[Thing]:
    return _months(register, lambda own, _month: bool(own))


def _on_time(register: Register) -> Iterator[Thing]:
    def kept(own: list[date | None], month: Month) -> bool:
        last = _first(_next(month)).replace(day=ON_TIME_UNTIL)
        return any(entered is not None and entered <= last for entered in own)

    return _months(register, kept)


def _planned(register: Register) -> Iterator[Thing]:
    for project in register.projects:
        plan, start = project.recurrence, project.period.start
        if plan is None or not isinstance(start, date) or register.as_of is None:
            continue
        step = plan.interval * (12 if plan.frequency is Frequency.YEARLY else 1)
        for month in range(0, 12 * 10, step):
            year, number = divmod(start.year * 12 + start.month - 1 + month, 12)
            day = _on(year, number + 1, start.day)
            over = isinstance(project.period.end, date) and day is not None and day >= project.period.end
            if day is not None and day <= register.as_of and not over:
                yield Thing(
                    counted=f"{project.id}/{day}",
                    place=project.region,
                    when=Period.day(day),
                    marks={"project": (project.id,), "programme": with_parents(register, project.programme)},
                    sure=project.period.end is not Edge.UNKNOWN or day == start,
                )


def _on(year: int, month: int, day: int) -> date | None:
    """Return a day of a month, nothing where the month has no such day."""
    return date(year, month, day) if (date(*_next((year, month)), 1) - timedelta(days=1)).day >= day else None


RETURNS: dict[str, Callable[[Register], Iterable[Thing]]] = {
    "report.expected": _expected,
    "report.filed": _filed,
    "report.on_time": _on_time,
    "plan.sessions": _planned,
}
"""Metrics of returns and plans."""
