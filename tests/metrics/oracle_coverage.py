"""Which divisions have points, looked up one by one."""

from fractions import Fraction
from typing import TypeAlias

from tests.metrics.oracle import DIGITS, Ask, Figures, Group, divisions_of, stood
from tests.metrics.oracle_things import Thing, plaques
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register

Standing: TypeAlias = list[tuple[Thing, list[bool]]]
"""The plaques, each with whether it stands on the day, for all that its days can have been."""


def covered(metric: str, register: Register, ask: Ask) -> Figures:
    """Return the share of what is covered in each group, in percent; nothing where there is nothing to cover."""
    here = [str(each.code) for each in register.regions if ask.within is None or each.code.startswith(ask.within)]
    lowest = max(map(len, here), default=0)
    standing = [(plaque, stood(plaque.when, ask)) for plaque in plaques(register)]
    groups: dict[Group, list[str]] = {} if ask.by else {(): []}
    for code in here:
        group = _group(code, ask)
        if group is not None:
            groups.setdefault(group, []).append(code)
    return {group: _share(metric, register, standing, codes, here, lowest) for group, codes in groups.items()}


def _group(code: str, ask: Ask) -> Group | None:
    if not ask.by:
        return ()
    if ask.by == ("level",):
        return (next(level for level, digits in DIGITS.items() if digits == len(code)),)
    digits = DIGITS[ask.by[0]]
    return (code[:digits],) if len(code) >= digits and code[:digits] in divisions_of(code) else None


def _share(  # noqa: PLR0913, PLR0917 -- what is asked, of which divisions
    metric: str, register: Register, standing: Standing, codes: list[str], here: list[str], lowest: int
) -> Bounds | None:
    bottom = [code for code in codes if len(code) == lowest]
    own = {code: _own(standing, code) for code in here}
    if metric == "coverage.presence":
        levels = [[own[code] for code in codes if len(code) == digits] for digits in DIGITS.values()]
        found = [(any(sure for sure, _ in level), any(may for _, may in level)) for level in levels if level]
        return _percent(found, [1] * len(found))
    if metric == "coverage.node":
        return _percent([own[code] for code in codes], [1] * len(codes))
    if metric == "coverage.path":
        chains = [[own[above] for above in divisions_of(code) if above in own] for code in bottom]
        return _percent([_all(chain) for chain in chains], [1] * len(chains))
    if metric == "coverage.catchment":
        return _percent([_served(standing, code, own[code]) for code in bottom], [1] * len(bottom))
    people = {str(each.code): each.population for each in register.regions}
    known = [code for code in bottom if people[code] is not None]
    return _percent([own[code] for code in known], [people[code] or 0 for code in known])


def _own(standing: Standing, code: str) -> tuple[bool, bool]:
    """Return whether a division surely has, and whether it may have, a point of its own."""
    ways = [stands for plaque, stands in standing if plaque.place == code]
    return any(all(days) for days in ways), any(any(days) for days in ways)


def _served(standing: Standing, code: str, own: tuple[bool, bool]) -> tuple[bool, bool]:
    """Return likewise for a point of its own, or one that is declared to serve it or a division above it."""
    above = {code[:digits] for digits in DIGITS.values()}
    ways = [
        stands
        for plaque, stands in standing
        if plaque.place is not None and not above.isdisjoint(plaque.marks["serves"])
    ]
    return own[0] or any(all(days) for days in ways), own[1] or any(any(days) for days in ways)


def _all(chain: list[tuple[bool, bool]]) -> tuple[bool, bool]:
    return all(sure for sure, _ in chain), all(may for _, may in chain)


def _percent(found: list[tuple[bool, bool]], weights: list[int]) -> Bounds | None:
    if not sum(weights):
        return None
    sure, may = (sum(weight for each, weight in zip(found, weights, strict=True) if each[end]) for end in (0, 1))
    return Bounds(Fraction(100 * sure, sum(weights)), Fraction(100 * may, sum(weights)))
