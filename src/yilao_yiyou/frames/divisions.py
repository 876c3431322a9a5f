"""Division codes in expressions: as numbers of 12 digits, and the division of a row at a level."""

from collections.abc import Mapping
from functools import reduce

import narwhals.stable.v2 as nw
from attrs import frozen

from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Lazy, distinct, rows

_DIGITS = Level.VILLAGE.digits


@frozen
class Codes:
    """The different division codes of a table, which say how little arithmetic is enough.

    Attributes:
        known: The code of each region as it stands in the table.
    """

    known: Mapping[str | int, RegionCode]

    @classmethod
    def of(cls, table: Lazy) -> "Codes":
        """Return the codes in the column `region` of a table, which may be texts or numbers.

        Raises:
            RegionCodeError: If one of them is no division code.
            FrameError: If one begins with a zero, which a number would lose.
        """
        found = (cells["region"] for cells in rows(distinct(table, "region")))
        known = {region: RegionCode.unpadded(str(region)) for region in found if region is not None}
        if any(code.startswith("0") for code in known.values()):
            raise FrameError("区划代码不以0开头", "no division code begins with 0")
        return cls(known)

    def numbered(self) -> nw.Expr:
        """Return the codes of rows as numbers of 12 digits."""
        number = nw.col("region").cast(nw.Int64)

        def filled(rest: nw.Expr, level: Level) -> nw.Expr:
            short = (number >= 10 ** (level.digits - 1)) & (number < 10**level.digits)
            return nw.when(short).then(number * 10 ** (_DIGITS - level.digits)).otherwise(rest)

        lengths = {len(str(region)) for region in self.known}
        return reduce(filled, (level for level in Level if level.digits in lengths - {_DIGITS}), number)

    def at(self, level: Level) -> nw.Expr:
        """Return the division of rows at a level as a number, null where they have none: its digits are zeros then."""
        divisor = 10 ** (_DIGITS - level.digits)
        # Daft makes a float of it.
        code = self.numbered() if divisor == 1 else (self.numbered() // divisor).cast(nw.Int64)
        if all(known.at(level) is not None for known in self.known.values()):
            return code
        above = max((each.digits for each in Level if each.digits < level.digits), default=0)
        return nw.when(code % 10 ** (level.digits - above) != 0).then(code)
