"""A sheet as a grid of cells, column by column, with what the file says beside them."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from yilao_yiyou.exchange.sheet.cell import Cell


@frozen
class Area:
    """A rectangle of cells that were merged into one; rows count from 1, columns from 0, both ends are in it."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_tall(self) -> bool:
        """Whether it spans several rows."""
        return self.bottom > self.top

    @property
    def is_wide(self) -> bool:
        """Whether it spans several columns."""
        return self.right > self.left


@frozen(kw_only=True, eq=False)
class Grid:
    """The cells of one sheet.

    Attributes:
        name: The name of the sheet; empty for a text file.
        numbers: The numbers of the rows that the file has, ascending.
        columns: The cells of each column, one for each of those rows, `None` where there is nothing.
        merged: The merged areas.
        hidden_rows: The numbers of the rows that are not shown.
        hidden_columns: The columns that are not shown.
        is_hidden: Whether the sheet is not shown.
        is_typed: Whether the file tells text from numbers; a text file does not.
        widths: How many cells each row of a text file has, empty ones at its end left out; nothing for a workbook.
        lengths: The same with the empty ones.
    """

    name: str = ""
    numbers: Sequence[int]
    columns: Sequence[Sequence[Cell | None]]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    is_typed: bool = True
    widths: Sequence[int] = field(default=())
    lengths: Sequence[int] = field(default=())

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, place: int) -> list[Cell | None]:
        """Return the cells of a row by its place among the rows that the file has."""
        return [column[place] for column in self.columns]

    def rows(self, start: int, stop: int) -> Iterator[list[Cell | None]]:
        """Yield the cells of some rows."""
        for place in range(start, min(stop, len(self))):
            yield self.row(place)
