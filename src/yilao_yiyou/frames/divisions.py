"""Division codes in expressions: as numbers of 12 digits, and the division of a row at a level."""

from functools import reduce

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.region import Level

_DIGITS = Level.VILLAGE.digits


def numbered(region: nw.Expr) -> nw.Expr:
    """Return division codes as numbers of 12 digits; no code begins with a zero."""
    number = region.cast(nw.Int64)

    def filled(rest: nw.Expr, level: Level) -> nw.Expr:
        short = (number >= 10 ** (level.digits - 1)) & (number < 10**level.digits)
        return nw.when(short).then(number * 10 ** (_DIGITS - level.digits)).otherwise(rest)

    return reduce(filled, Level, number)


def division_at(level: Level) -> nw.Expr:
    """Return a row's division at a level as a number, null where it has none: its digits there are zeros."""
    above = max((each.digits for each in Level if each.digits < level.digits), default=0)
    # Daft makes a float of it.
    code = (numbered(nw.col("region")) // 10 ** (_DIGITS - level.digits)).cast(nw.Int64)
    return nw.when(code % 10 ** (level.digits - above) != 0).then(code)
