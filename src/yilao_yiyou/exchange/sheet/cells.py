"""The cells of a sheet while it is read, as columns that grow together."""

from collections.abc import Sequence
from operator import lt

from attrs import define, field

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.sheet.cell import Cell

_MOST_COLUMNS = 1_024
_LAST_ROW = 1_048_576


@define
class Cells:
    """The cells that have been read.

    Attributes:
        limits: How many rows and cells there may be.
        numbers: The numbers of the rows.
        columns: The cells of each column, one for each row.
        hidden: The numbers of the rows that are not shown.
    """

    limits: Limits
    numbers: list[int] = field(factory=list[int])
    columns: list[list[Cell | None]] = field(factory=list[list[Cell | None]])
    hidden: set[int] = field(factory=set[int])

    def add_rows(self, numbers: Sequence[int]) -> range:
        """Add rows whose cells are to come, and return their places.

        Raises:
            RefusedFileError: If a number does not come after the one before, or there are too many.
        """
        before = self.numbers[-1] if self.numbers else 0
        if not before < numbers[0] or numbers[-1] > _LAST_ROW or not all(map(lt, numbers, numbers[1:])):
            raise misplaced()
        first = len(self.numbers)
        self.numbers += numbers
        if len(self.numbers) > self.limits.rows:
            raise too_many(Reason.ROWS, self.limits.rows, "行", "rows", "rows")
        return range(first, len(self.numbers))

    def fill(self, column: int, places: range, cells: Sequence[Cell | None]) -> None:
        """Put cells into a column, each at its place.

        Raises:
            RefusedFileError: If that makes more columns or cells than the limits allow.
        """
        self._widen(column + 1)
        target = self.columns[column]
        target.extend([None] * (places.start - len(target)))
        target[places.start : places.stop] = cells

    def _widen(self, width: int) -> None:
        if width > _MOST_COLUMNS:
            raise too_many(Reason.CELLS, _MOST_COLUMNS, "列", "columns", "cells")
        width = max(width, len(self.columns))
        if len(self.numbers) * width > self.limits.cells:
            raise too_many(Reason.CELLS, self.limits.cells, "个单元格", "cells", "cells")
        self.columns.extend([] for _ in range(width - len(self.columns)))

    def finish(self) -> None:
        """Make all columns as long as there are rows."""
        for column in self.columns:
            column.extend([None] * (len(self.numbers) - len(column)))


def misplaced() -> RefusedFileError:
    """Return the refusal of a sheet whose rows or cells are not where they say."""
    return RefusedFileError(
        Reason.DAMAGED, "工作簿已损坏: 行号或列号不合规则", "the workbook is damaged: a row or a column has no place"
    )
