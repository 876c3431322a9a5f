"""Denominators: which count of residents is meant, how old it is, and when a rate says too little."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.metrics.params import Param, ParamKind
from yilao_yiyou.metrics.result import Answer, Note, Status, show, show_bounds

OLD_AFTER = Fraction(3)
"""A count of residents older than this many years needs a warning."""

FEWEST = 20
"""Of fewer people than this a rate says too little."""

FEWEST_PARAM = Param(
    name="fewest",
    kind=ParamKind.WHOLE,
    default=FEWEST,
    zh="总数少于此数时只列人数, 不给比率",
    en="of fewer people than this only the counts are given",
)
"""The parameter of every rate over a population."""

FEWEST_IF_ASKED = evolve(FEWEST_PARAM, default=1)
"""The same of rates over people who are on a list, which are given of however few unless it is asked otherwise."""

_DAYS_OF_A_YEAR = Fraction(36525, 100)


class Snapshot(CodeSet):
    """Which of several dated counts of residents is taken."""

    EXACT = "exact", "当日"
    """That of the very day, or none."""
    LATEST_BEFORE = "latest_before", "此前最近"
    """The latest of the day or before it."""
    INTERPOLATE = "interpolate", "内插"
    """On the straight line between the one before and the one after."""
    MID_PERIOD = "mid_period", "期中内插"
    """The same, of the middle day of the period instead of its last one."""


@frozen(kw_only=True)
class Denominator:
    """A count of residents that was picked for a day.

    Attributes:
        people: The residents (人).
        counted_on: The day that they were counted for, the earlier one where two were interpolated.
        age: How many years before the day that is.
    """

    people: Bounds
    counted_on: date
    age: Fraction

    @property
    def is_old(self) -> bool:
        """Whether it is so old that it needs a warning."""
        return self.age > OLD_AFTER

    @property
    def note(self) -> Note:
        """What is to stand beside a rate over it: the day that people were counted for, and how long ago that was."""
        old = ", 已超过3年, 须核实" if self.is_old else ""
        return Note(name="population_on", zh="人口时点", value=f"{self.counted_on} ({show(self.age)}年前{old})")


def pick(
    snapshots: Mapping[date, int | Bounds], day: date, rule: Snapshot = Snapshot.LATEST_BEFORE
) -> Denominator | None:
    """Return the residents for a day, `None` where the rule finds none; nothing is carried back in time.

    >>> census = {date(2010, 11, 1): 100, date(2020, 11, 1): 200}
    >>> found = pick(census, date(2022, 9, 1))
    >>> found.people, found.counted_on.year, round(float(found.age), 1)
    (Bounds(200), 2020, 1.8)
    """
    before = max((counted for counted in snapshots if counted <= day), default=None)
    if before is None or (rule is Snapshot.EXACT and before != day):
        return None
    people = _bounds(snapshots[before])
    after = min((counted for counted in snapshots if counted > day), default=None)
    if rule in {Snapshot.INTERPOLATE, Snapshot.MID_PERIOD} and before != day:
        if after is None:
            return None
        passed = Fraction((day - before).days, (after - before).days)
        people = (people * (1 - passed) + _bounds(snapshots[after]) * passed).whole()
    return Denominator(people=people, counted_on=before, age=(day - before).days / _DAYS_OF_A_YEAR)


def _bounds(people: int | Bounds) -> Bounds:
    return people if isinstance(people, Bounds) else Bounds(people)


def unless_few(answer: Answer, fewest: int) -> Answer:
    """Return a ratio as it is, or where its denominator may be of too few people without its value (suppressed)."""
    share = answer.share
    if share is None or answer.value is None or share.denominator.lo >= fewest:
        return answer
    shown = f"{show_bounds(share.numerator)}/{show_bounds(share.denominator)}"
    counts = Note(name="counts", zh=f"总数不足{fewest}人, 只列人数", value=shown)
    return evolve(answer, value=None, status=Status.SUPPRESSED, notes=(*answer.notes, counts))
