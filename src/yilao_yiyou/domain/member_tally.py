"""The tally of members: how much each adds up to, so that lists of people or bodies can be held against each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.tally import Key, total_with_doubt

_ZERO = Bounds(0)


@frozen(kw_only=True)
class MemberRow:
    """Something that a member did or has, with how much of it.

    Attributes:
        group: The group it belongs to.
        id: The member, `None` where it is not told.
        event: What it was part of; rows of a member about one event repeat each other, and the largest counts.
        amount: How much, such as hours.
        sure: Whether it surely belongs to the period asked for.
    """

    group: Key
    id: str | None
    event: str
    amount: Bounds = Bounds(1)
    sure: bool = True


@frozen(kw_only=True)
class MemberTally:
    """The members of a group, each with the sum of its amounts.

    Attributes:
        amounts: Each member's amounts, added over its events.
        sure: Those who surely belong to the group.
        nameless: The amounts of which the member is not told.
        rows: The rows seen.
    """

    amounts: Mapping[str, Bounds] = field(default=MappingProxyType({}))
    sure: frozenset[str] = frozenset()
    nameless: Bounds = _ZERO
    rows: int = 0

    @property
    def number(self) -> Bounds:
        """How many members there are."""
        return Bounds(len(self.sure), len(self.amounts))

    @property
    def total(self) -> Bounds:
        """All amounts together."""
        return Bounds.total((*self.amounts.values(), self.nameless))

    def with_at_least(self, amount: Exact) -> tuple[frozenset[str], frozenset[str]]:
        """Return the members who surely, and who at most, add up to so much.

        >>> rows = [MemberRow(group=(), id="a", event=event) for event in ("e1", "e2")]
        >>> [sorted(some) for some in tally_members(rows)[()].with_at_least(2)]
        [['a'], ['a']]
        """
        surely = frozenset(member for member in self.sure if self.amounts[member].lo >= amount)
        most = frozenset(member for member, had in self.amounts.items() if had.hi is None or had.hi >= amount)
        return surely, most


def tally_members(rows: Iterable[MemberRow]) -> dict[Key, MemberTally]:
    """Return the members of each group with what they add up to.

    On a dataframe: group by (key, member, event) for the largest amount, then by (key, member) for the sums.

    >>> rows = [MemberRow(group=(), id="a", event="e", amount=Bounds(2)), MemberRow(group=(), id="a", event="e")]
    >>> tally_members(rows)[()].total
    Bounds(2)
    """
    grouped: defaultdict[Key, list[MemberRow]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    return {group: _tally(members) for group, members in grouped.items()}


def _tally(rows: list[MemberRow]) -> MemberTally:
    events: defaultdict[str, defaultdict[str, list[MemberRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.id is not None:
            events[row.id][row.event].append(row)
    return MemberTally(
        amounts={member: Bounds.total(map(_largest, had.values())) for member, had in sorted(events.items())},
        sure=frozenset(row.id for row in rows if row.sure and row.id is not None),
        nameless=total_with_doubt((row.amount, row.sure) for row in rows if row.id is None),
        rows=len(rows),
    )


def _largest(rows: list[MemberRow]) -> Bounds:
    """Return what rows about one event say at most; those that are not sure only raise the upper end."""
    least = max((row.amount.lo for row in rows if row.sure), default=0)
    return Bounds(least, Bounds.largest(row.amount for row in rows).hi)
