"""Different people of each group by one sort in memory: one number a row, the groups above the person.

Numbers sort faster than sets grow, and once they are sorted the rows of a person in a group stand together.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

import polars as pl
from attrs import frozen

_BITS = 64


@frozen
class _Digit:
    """Where a column of whole numbers stands in a sum of several: 0 for a missing one, 1 for the least.

    Attributes:
        name: The column.
        least: Its least number.
        bits: How many bits its numbers take.
    """

    name: str
    least: int
    bits: int

    def put_below(self, above: pl.Expr) -> pl.Expr:
        """Return the numbers of the columns so far with this one behind them."""
        own = (pl.col(self.name).cast(pl.Int64) - (self.least - 1)).cast(pl.UInt64).fill_null(0)
        return above * (1 << self.bits) + own

    def value(self, number: int) -> int | None:
        """Return what stood in the column."""
        return number + self.least - 1 if number else None


def people_of_groups(
    table: pl.LazyFrame, by: tuple[str, ...], *, once_an: tuple[str, ...] = ()
) -> Mapping[tuple[int | None, ...], tuple[int, int]] | None:
    """Return how many different people and how many rows each group has; `None` where numbers cannot tell.

    Args:
        table: One row for each attendance, with the column `person`, which may be missing in a row.
        by: The columns that make a group; these and all others that are named hold whole numbers.
        once_an: Columns in each value of which somebody counts once, such as the event; otherwise once in all.

    Returns:
        Nothing if the numbers are so far apart that 64 bits do not hold one of each column at once.

    >>> table = pl.LazyFrame({"person": [7, 7, 9, None], "event": [1, 2, 1, 1], "month": [1, 1, 1, None]})
    >>> people_of_groups(table, ("month",))
    {(None,): (0, 1), (1,): (2, 3)}
    >>> people_of_groups(table, ("month",), once_an=("event",))
    {(None,): (0, 1), (1,): (3, 3)}
    """
    digits = _digits(table, (*by, *once_an, "person"))
    if digits is None:
        return None
    key, row = reduce(lambda above, digit: digit.put_below(above), digits, pl.lit(0, pl.UInt64)), pl.col("key")
    named = row % (1 << digits[-1].bits) != 0
    group = row // (1 << sum(digit.bits for digit in digits[len(by) :]))
    seen = table.select(key=key).sort("key").with_columns(new=(row != row.shift(1)).fill_null(value=True))
    counted = seen.group_by(group=group).agg(people=(pl.col("new") & named).sum(), rows=pl.len())
    return {
        tuple(_values(place, digits[: len(by)])): (people, rows)
        for place, people, rows in counted.sort("group").collect(engine="streaming").iter_rows()
    }


def _digits(table: pl.LazyFrame, columns: tuple[str, ...]) -> list[_Digit] | None:
    ends = table.select(
        *(pl.col(name).min().alias(f"least {name}") for name in columns),
        *(pl.col(name).max().alias(f"most {name}") for name in columns),
    )
    (cells,) = ends.collect(engine="streaming").iter_rows(named=True)
    digits = [_digit(name, cells[f"least {name}"], cells[f"most {name}"]) for name in columns]
    return digits if sum(digit.bits for digit in digits) <= _BITS and _fit(cells.values()) else None


def _fit(ends: Iterable[int | None]) -> bool:
    """Return whether all numbers are such that taking one from another cannot overflow."""
    return all(end is None or end.bit_length() < _BITS - 2 for end in ends)


def _digit(name: str, least: int | None, most: int | None) -> _Digit:
    return _Digit(name, 1, 0) if least is None or most is None else _Digit(name, least, (most - least + 1).bit_length())


def _values(group: int, digits: Iterable[_Digit]) -> Iterator[int | None]:
    """Yield what the columns held that a number was made of."""
    below = sum(digit.bits for digit in digits)
    for digit in digits:
        below -= digit.bits
        yield digit.value(group >> below & ((1 << digit.bits) - 1))
