"""Tallies of a register's records: each tabulated anew, or many with what they have in common read once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any, TypeVar, cast

from attrs import evolve, field, frozen

from yilao_yiyou.domain.activity import Activity
from yilao_yiyou.domain.attendance import Event, Occasion, occasions
from yilao_yiyou.domain.attendance_rows import attendance_rows, parted, rows_at
from yilao_yiyou.domain.attendance_tally import ReachTally, tally_occasions
from yilao_yiyou.domain.crowd_tally import CrowdTally, tally_crowd
from yilao_yiyou.domain.member_rows import member_rows
from yilao_yiyou.domain.member_tally import MemberTally, tally_members
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import (
    LEVELS,
    AnySource,
    Question,
    count_rows,
    counted_rows,
    day_rows,
    keys_of,
    point_rows,
    require_known,
    selected,
)
from yilao_yiyou.domain.shelf import Shelf
from yilao_yiyou.domain.sources import ACTIVITIES, PARTICIPATION
from yilao_yiyou.domain.tally import CountRow, CountTally, DayRow, Key, tally_counts
from yilao_yiyou.domain.tree_tally import TreeTally, tally_tree
from yilao_yiyou.errors import UnknownFacetError

_T = TypeVar("_T")
_Events = dict[Key, dict[str, Occasion]]


@frozen(eq=False)
class Tallies:
    """The tallies of a register's records, each tabulated when it is asked for.

    Attributes:
        register: The records.
    """

    register: Register

    def select(self, register: Register, source: AnySource, question: Question) -> Iterator[tuple[Any, bool]]:
        """Yield the rows that a question is about, each with whether it surely is one of them."""
        return selected(register, source, question)

    def counts(
        self, source: AnySource, question: Question, *, identity: str, amount: str | None
    ) -> dict[Key, CountTally]:
        """Return the distinct things and the sums that a question is about, by group."""
        return tally_counts(
            count_rows(self.register, source, question, identity=identity, amount=amount, select=self.select)
        )

    def members(
        self, source: AnySource, question: Question, *, identity: str, amount: str | None
    ) -> dict[Key, MemberTally]:
        """Return the members that a question is about, by group."""
        return tally_members(
            member_rows(self.register, source, question, identity=identity, amount=amount, select=self.select)
        )

    def days(self, source: AnySource, question: Question) -> Iterator[DayRow]:
        """Yield the first days of the rows that a question is about."""
        return day_rows(self.register, source, question, select=self.select)

    def tree(self, question: Question) -> dict[Key, TreeTally]:
        """Return which divisions have a point, by group.

        Raises:
            UnknownFacetError: If they are to be grouped by anything but one level, or `level`.
        """
        tree = self.register.tree if question.within is None else self.register.tree.subtree(question.within)
        # A point outside may be declared to serve a division inside.
        points = point_rows(self.register, evolve(question, by=(), within=None), select=self.select)
        return tally_tree(tree, points, group=_division_group(question.by))

    def attendance(self, question: Question, parts_by: tuple[str, ...]) -> dict[Key, ReachTally]:
        """Return who took part, by group and part."""
        return {key: tally_occasions(events) for key, events in self.events(question, parts_by).items()}

    def crowds(self, question: Question) -> dict[Key, CrowdTally]:
        """Return the events and their named people, by group."""
        return {key: tally_crowd(events) for key, events in self.events(question, ()).items()}

    def events(self, question: Question, parts_by: tuple[str, ...]) -> _Events:
        """Return the events that a question is about, by group and id."""
        return occasions(attendance_rows(self.register, question, parts_by=parts_by, select=self.select))


@frozen(eq=False)
class SharedTallies(Tallies):
    """The same tallies for one question after another: rows are read once, events closed once, stocks of a day kept.

    They take memory for as long as this object lives, so that it is for questions that belong together.
    """

    _shelves: dict[int, Shelf] = field(init=False, factory=dict[int, Shelf])
    _kept: dict[Hashable, object] = field(init=False, factory=dict[Hashable, object])
    _made: defaultdict[Hashable, dict[tuple[int, bool], tuple[CountRow, ...]]] = field(
        init=False, factory=lambda: defaultdict(dict)
    )
    _occasions: defaultdict[Hashable, dict[str, Occasion]] = field(init=False, factory=lambda: defaultdict(dict))

    def select(self, register: Register, source: AnySource, question: Question) -> Iterator[tuple[Any, bool]]:
        """Yield the same rows from a shelf."""
        # The shelf holds the source, so that its identity stays its own.
        if id(source) not in self._shelves:
            self._shelves[id(source)] = Shelf(register, source)
        return self._shelves[id(source)].selected(question)

    def counts(
        self, source: AnySource, question: Question, *, identity: str, amount: str | None
    ) -> dict[Key, CountTally]:
        """Return the same counts, those of one day once."""
        return self._once(
            (id(source), question.settled, identity, amount),
            lambda: tally_counts(self._count_rows(source, question, identity, amount)),
        )

    def _count_rows(
        self, source: AnySource, question: Question, identity: str, amount: str | None
    ) -> Iterator[CountRow]:
        require_known(source.name, (identity,), source.facets)
        made = self._made[id(source), question.by, identity, amount]
        for row, sure in self.select(self.register, source, question):
            # The shelf holds the row too.
            if (id(row), sure) not in made:
                made[id(row), sure] = tuple(
                    counted_rows(self.register, source, row, question.by, identity=identity, amount=amount, sure=sure)
                )
            yield from made[id(row), sure]

    def tree(self, question: Question) -> dict[Key, TreeTally]:
        """Return the same divisions, those of one day once."""
        return self._once(("tree", question.settled), lambda: super(SharedTallies, self).tree(question))

    def _once(self, asked: Hashable, tabulate: Callable[[], _T]) -> _T:
        if asked not in self._kept:
            self._kept[asked] = tabulate()
        return cast("_T", self._kept[asked])

    def events(self, question: Question, parts_by: tuple[str, ...]) -> _Events:
        """Return the same events, each entered and closed once for all groups that it is in."""
        if not self._told_apart or not PARTICIPATION.keys().isdisjoint(question.by):
            return super().events(question, parts_by)
        asked, people = parted(question, parts_by)
        people, groups = evolve(people, by=()), defaultdict[Key, dict[str, Occasion]](dict)
        for activity, sure in self.select(self.register, ACTIVITIES, asked):
            occasion = self._occasion(activity, people, parts_by, sure=sure)
            if occasion.rows:
                for key in keys_of(self.register, ACTIVITIES, activity, question.by):
                    groups[key][activity.id] = occasion
        return dict(groups)

    @cached_property
    def _told_apart(self) -> bool:
        """Whether no two activities have one id, so that each is an event of its own."""
        activities = self.register.activities
        return len({activity.id for activity in activities}) == len(activities)

    def _occasion(self, activity: Activity, people: Question, parts_by: tuple[str, ...], *, sure: bool) -> Occasion:
        known = self._occasions[people.where, parts_by, sure]
        if activity.id not in known:
            occasion = Occasion(whole=Event(sure))
            for row in rows_at(self.register, activity, people, parts_by=parts_by, sure=sure):
                occasion.enter(row)
            known[activity.id] = occasion
        return known[activity.id]


def _division_group(by: tuple[str, ...]) -> Callable[[Region], Key | None]:
    if not by:
        return lambda _: ()
    (name, *more) = by
    if more or (name != "level" and name not in LEVELS):
        known = ", ".join(("level", *LEVELS))
        raise UnknownFacetError(
            f"覆盖率只能按一项分组, 可用: {known}", f"coverage is grouped by one thing, one of: {known}"
        )
    if name == "level":
        return lambda region: (region.level.value,)

    def group(region: Region) -> Key | None:
        at = region.code.at(LEVELS[name])
        return None if at is None else (at,)

    return group
