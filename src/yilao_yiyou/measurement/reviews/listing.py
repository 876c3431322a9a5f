"""Listings: the rows of one table, or the figures that stand alone, to be looked through for the parts of a figure."""

from collections.abc import Callable, Hashable

from attrs import field, frozen

from yilao_yiyou.domain.rows import EVERY_LEVEL, LEVELS
from yilao_yiyou.measurement.reviews.stated import Stated


@frozen(kw_only=True)
class Listing:
    """The rows of one table, or figures that stand alone, all of one metric and slice.

    Attributes:
        number: Which table, `None` for figures.
        rows: The rows, at least one.
    """

    number: int | None
    rows: list[Stated]
    _sorted: dict[Hashable, dict[Hashable, list[Stated]]] = field(
        factory=dict[Hashable, dict[Hashable, list[Stated]]], init=False, eq=False, repr=False
    )

    def under(self, whole: Stated) -> list[Stated]:
        """Return the rows of places under that of a figure at the same time; of figures those right under it."""
        level = self.rows[0].level
        if EVERY_LEVEL in {whole.level, level}:
            return []
        if self.number is None:
            own = self._by("parent", lambda each: "" if each.place is None else (each.place.parent, each.days))
            found = own.get((whole.place, whole.days), [])
        elif level is None or LEVELS[level].depth <= depth(whole):
            found = []
        else:
            found = self._within(whole)
        return [each for each in found if each.moment == whole.moment]

    def _within(self, whole: Stated) -> list[Stated]:
        if whole.place is None:
            return self._by("placed", lambda each: each.place is not None).get(True, [])
        at = whole.place.level
        return self._by(at, lambda each: None if each.place is None else each.place.at(at)).get(whole.place, [])

    def nowhere(self, whole: Stated) -> list[Stated]:
        """Return the rows of a table by divisions that lie in none of them, at the same time as a figure."""
        found = self._by("placed", lambda each: each.place is not None).get(False, [])
        return [each for each in found if each.moment == whole.moment and each.level is not None]

    def moments_of(self, whole: Stated) -> list[Stated]:
        """Return the rows of moments of a figure's period, in the same place."""
        if self.rows[0].moment is None or whole.moment is not None:
            return []
        own = self._by("place", lambda each: (each.place, each.level, each.days))
        return own.get((whole.place, whole.level, whole.days), [])

    def _by(self, name: Hashable, key: Callable[[Stated], Hashable]) -> dict[Hashable, list[Stated]]:
        """Return the rows by a key, sorted out once however many figures are held against them."""
        if name not in self._sorted:
            found = self._sorted.setdefault(name, {})
            for each in self.rows:
                found.setdefault(key(each), []).append(each)
        return self._sorted[name]


def depth(each: Stated) -> int:
    """Return how deep in the division tree a figure's place is, above all of it where it is of everywhere."""
    if each.level is not None:
        return LEVELS[each.level].depth
    return -1 if each.place is None else each.place.level.depth
