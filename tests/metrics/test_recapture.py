"""How many people there are in all, whoever in doubt is on the two lists or not."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_tally import MemberRow, MemberTally, tally_members
from yilao_yiyou.metrics.rates import chapman
from yilao_yiyou.metrics.recapture import recaptured

MEMBERSHIPS = tuple(product(("no", "maybe", "sure"), repeat=2))
"""How somebody can stand to two lists."""


def listed(standing: Sequence[Sequence[str]], side: int) -> MemberTally:
    """Return one list of people who stand to two."""
    rows = [
        MemberRow(group=(), id=str(who), event="", sure=each[side] == "sure")
        for who, each in enumerate(standing)
        if each[side] != "no"
    ]
    return tally_members(rows).get((), MemberTally())


def ways(tally: MemberTally) -> Iterator[frozenset[str]]:
    """Yield every list that there can have been."""
    doubtful = sorted(tally.amounts.keys() - tally.sure)
    for size in range(len(doubtful) + 1):
        for some in combinations(doubtful, size):
            yield tally.sure | set(some)


def test_the_ends_are_those_of_every_two_lists_that_can_have_been() -> None:
    """Sharp: all ways in which up to five people stand to two lists, counted out."""
    wrong = []
    for size in range(6):
        for standing in {tuple(sorted(each)) for each in product(MEMBERSHIPS, repeat=size)}:
            first, second = listed(standing, 0), listed(standing, 1)
            seen = [chapman(len(one), len(two), len(one & two)) for one in ways(first) for two in ways(second)]
            if recaptured(first, second) != Bounds(min(seen), max(seen)):
                wrong.append(standing)

    assert wrong == []


def test_many_on_both_lists_or_on_neither() -> None:
    """Of ten and ten with one on both, somebody who may be on either lowers the estimate least by being on both."""
    on_both, apart = ("sure", "sure"), [("sure", "no"), ("no", "sure")] * 9
    standing = (on_both, *apart, *[("maybe", "maybe")] * 3)

    found = recaptured(listed(standing, 0), listed(standing, 1))

    assert found.lo == chapman(13, 13, 4)
    assert found.hi == chapman(12, 11, 1)
