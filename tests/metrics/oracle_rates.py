"""One figure over another, claims against records, and how evenly things are spread, in Fractions."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from attrs import evolve, frozen

from tests.metrics.oracle import Ask, Figures, Group, count, expected_groups
from tests.metrics.oracle_people import occasions, people
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Criterion, Target


def over(top: Bounds | None, bottom: Bounds | None, times: int = 100) -> Bounds | None:
    """Return one figure over another, none where either is missing or the lower one may be nothing."""
    if top is None or bottom is None or bottom.lo <= 0:
        return None
    least = Fraction(0) if bottom.hi is None else Fraction(times * top.lo) / Fraction(bottom.hi)
    return Bounds(least, None if top.hi is None else Fraction(times * top.hi) / Fraction(bottom.lo))


def within(top: Bounds | None, bottom: Bounds | None) -> Bounds | None:
    """Return a part of a whole in percent, which is no more than all of it."""
    share = over(top, bottom)
    return None if share is None or share.hi is None else Bounds(share.lo, min(Fraction(share.hi), Fraction(100)))


def each(tops: Figures, bottoms: Figures, reading: Callable[[Bounds | None, Bounds | None], Bounds | None]) -> Figures:
    """Return a reading of two figures in every group of either."""
    return {group: reading(tops.get(group), bottoms.get(group)) for group in {**tops, **bottoms}}


def with_zeros(register: Register, ask: Ask, figures: Figures) -> Figures:
    """Return figures of all groups that are expected, none where nothing is on record."""
    return {**dict.fromkeys(expected_groups(register, ask)), **figures}


def attendees_on_record(register: Register, ask: Ask) -> Figures:
    """Return how many people came where anything is on record."""
    there = occasions(register, ask)
    return {group: bounds for group, bounds in people(register, ask).items() if there[group]}


def growth(now: Bounds | None, before: Bounds | None) -> Bounds | None:
    """Return how much more there is, in percent."""
    if now is None or before is None or before.lo <= 0 or before.hi is None:
        return None
    least = 100 * Fraction(now.lo) / Fraction(before.hi) - 100
    return Bounds(least, None if now.hi is None else 100 * Fraction(now.hi) / Fraction(before.lo) - 100)


def done(register: Register, ask: Ask, claim: Target | PublishedFigure) -> Bounds:
    """Return the sessions of a claim's own period, criteria and division."""
    own = asked_by(ask, claim.period, claim.where, None if claim.scope is None else str(claim.scope))
    answer = count("activity.sessions", register, own)[()]
    assert answer is not None
    return answer


def asked_by(ask: Ask, during: Period | None, where: Sequence[Criterion], within_: str | None) -> Ask:
    """Return the question that a claim answers."""
    criteria = {each.facet: each.among for each in where}
    return evolve(ask, by=(), during=during, where=criteria, within=within_)


def place_among(own: Bounds, peers: Sequence[Bounds]) -> Bounds:
    """Return the best and the worst place, those that share it beside it."""
    surely = sum(peer.lo > (own.hi or 0) for peer in peers)
    maybe = sum((peer.hi or 0) > own.lo for peer in peers)
    return Bounds(1 + surely, 1 + maybe)


Part: TypeAlias = tuple[Fraction, int]
"""How much of a thing a group has, and its people."""


@frozen
class Spreads:
    """How a thing is spread over groups, of which the amounts are known exactly."""

    parts: Sequence[Part]

    @property
    def total(self) -> Fraction:
        """All of the thing."""
        return sum((had for had, _ in self.parts), Fraction(0))

    @property
    def weight(self) -> int:
        """Everybody."""
        return sum(who for _, who in self.parts)

    def gini(self) -> Fraction:
        """Return half the mean difference between two people, over the mean."""
        gaps = (abs(one[0] / one[1] - two[0] / two[1]) * one[1] * two[1] for one, two in combinations(self.parts, 2))
        return sum(gaps, Fraction(0)) / (self.total * self.weight)

    def difference(self) -> Fraction:
        """Return the highest rate less the lowest."""
        rates = [had / who for had, who in self.parts]
        return max(rates) - min(rates)

    def ratio(self) -> Fraction | None:
        """Return the highest rate over the lowest, none where that is nothing."""
        rates = [had / who for had, who in self.parts]
        return max(rates) / min(rates) if min(rates) else None

    def theil(self) -> Fraction:
        """Return the mean of r ln r over people, with r their rate over the mean rate; to 40 digits."""
        with localcontext() as context:
            context.prec = 60
            found_so_far = Decimal(0)
            for had, who in self.parts:
                relative = had * self.weight / (who * self.total)
                if relative:
                    of_one = Decimal(relative.numerator) / Decimal(relative.denominator)
                    found_so_far += of_one * of_one.ln() * who / self.weight
            return Fraction(found_so_far)

    def concentration(self) -> Fraction:
        """Return twice the covariance of rank and rate over the mean rate, groups standing in order."""
        before, index = 0, Fraction(0)
        for had, who in self.parts:
            rank = Fraction(2 * before + who, 2 * self.weight)
            index += Fraction(2) * rank * had / self.total
            before += who
        return index - 1


def parts_of(
    figures: Mapping[Group, Bounds | None], people_of: Mapping[str | None, int]
) -> dict[Group, tuple[Bounds, int]]:
    """Return the groups that have a figure and people."""
    return {
        group: (bounds, people_of[group[0]])
        for group, bounds in figures.items()
        if bounds is not None and people_of.get(group[0])
    }


def residents(register: Register) -> dict[str | None, int]:
    """Return the residents of each division where they are known."""
    return {str(each.code): each.population for each in register.regions if each.population is not None}
