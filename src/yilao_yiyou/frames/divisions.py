"""The different division codes of a table: as numbers of 12 digits, and the division of a row at a level.

A country has more than half a million of them, so they are kept and looked at as columns.
"""

from functools import reduce

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Lazy, collected, distinct

_DIGITS = Level.VILLAGE.digits
ABOVE = {level: max((each.digits for each in Level if each.digits < level.digits), default=0) for level in Level}
"""How many digits the levels above a level have."""
_FORMS = "^(" + "|".join(f"[0-9]{{{level.digits}}}" for level in Level) + ")$"
_PADDED = pl.col("padded")


def last_group(level: Level) -> pl.Expr:
    """Return the digits that tell a division of a level from its siblings, of codes in the column `padded`."""
    above = ABOVE[level]
    return _PADDED.str.slice(above, level.digits - above)


def exists_at(level: Level) -> pl.Expr:
    """Return whether a code in the column `padded` has a division of a level, for zeros mean that it has none."""
    return last_group(level).str.strip_chars("0") != ""


def is_no_division() -> pl.Expr:
    """Return whether a text in the column `region` is no division code, or begins with a zero, as none does."""
    text = pl.col("region")
    return ~text.str.contains(_FORMS) | text.str.starts_with("0")


@frozen
class Codes:
    """The different division codes of a table, which say how little arithmetic is enough.

    Attributes:
        listed: A row for each, with the columns `region`, as it stands in the table, and `padded`, the text filled up
            with zeros to 12 digits.
    """

    listed: pl.DataFrame

    @classmethod
    def of(cls, table: Lazy) -> "Codes":
        """Return the codes in the column `region` of a table, which may be texts or numbers.

        Raises:
            RegionCodeError: If one of them is no division code.
            FrameError: If one begins with a zero, which a number would lose.
        """
        return cls.among(collected(distinct(table, "region")).get_column("region"))

    @classmethod
    def among(cls, regions: pl.Series) -> "Codes":
        """Return the codes in a column.

        Raises:
            RegionCodeError: If one of them is no division code.
            FrameError: If one begins with a zero, which a number would lose.
        """
        listed = regions.unique().drop_nulls().to_frame("region")
        text = pl.col("region").cast(pl.String)
        for refused in listed.select(text).filter(is_no_division()).sort("region").head(1).to_series():
            RegionCode.unpadded(refused)
            raise FrameError("区划代码不以0开头", "no division code begins with 0")
        return cls(listed.with_columns(padded=text.str.pad_end(_DIGITS, "0")))

    def numbered(self) -> nw.Expr:
        """Return the codes of rows as numbers of 12 digits."""
        number = nw.col("region").cast(nw.Int64)

        def filled(rest: nw.Expr, level: Level) -> nw.Expr:
            short = (number >= 10 ** (level.digits - 1)) & (number < 10**level.digits)
            return nw.when(short).then(number * 10 ** (_DIGITS - level.digits)).otherwise(rest)

        lengths = set(self.listed.get_column("region").cast(pl.String).str.len_chars())
        return reduce(filled, (level for level in Level if level.digits in lengths - {_DIGITS}), number)

    def at(self, level: Level) -> nw.Expr:
        """Return the division of rows at a level as a number, null where they have none: its digits are zeros then."""
        divisor = 10 ** (_DIGITS - level.digits)
        # Daft makes a float of it.
        code = self.numbered() if divisor == 1 else (self.numbered() // divisor).cast(nw.Int64)
        if self.listed.select(exists_at(level).all()).item():
            return code
        return nw.when(code % 10 ** (level.digits - ABOVE[level]) != 0).then(code)
