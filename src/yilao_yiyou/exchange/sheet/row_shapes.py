"""Rows of one shape: an expression made from the first of them reads the others.

Rows of a table repeat each other but for their values. From the first row of a shape an expression is made that
matches a whole row, with a hole for each value, so that a hundred thousand rows of fifteen cells cost a hundred
thousand matches and not one and a half million. A row is only taken by a shape if all of it matches.
"""

import re
from collections.abc import Sequence

from attrs import define, field, frozen

from yilao_yiyou.exchange.sheet.cell import column_of
from yilao_yiyou.exchange.sheet.cells import Cells
from yilao_yiyou.exchange.sheet.decoder import Decoder

ROW = re.compile(r'<row r="([0-9]{1,7})"([^>/]*)>')
CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>/]*)'
    r"(?:/>|>(<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v/>|<v>([^<]*)</v>)?(?:<is><t[^>]*>([^<]*)</t></is>)?</c>)"
)
HIDDEN = re.compile(r'\bhidden="(?:1|true)"')
_MOST_SHAPES = 8

Found = tuple[str, str, str, str, str, str]
"""What the XML says of a cell: letters, row, attributes, formula, value, inline text."""


@frozen(eq=False)
class Shape:
    """The shape of some rows: which columns may have cells, and how their values are wrapped.

    Attributes:
        expression: Matches a whole row, and finds the attributes and the value of each cell.
        columns: The columns.
        places: The rows that matched and are not yet in columns.
        values: What was found in each of them.
    """

    expression: re.Pattern[str]
    columns: tuple[int, ...]
    places: list[int] = field(factory=list[int])
    values: list[Sequence[str | None]] = field(factory=list[Sequence[str | None]])


def shape_of(found: Sequence[Found]) -> Shape | None:
    """Return the shape that a row has, `None` if it has cells that no shape takes, such as formulas."""
    if any(formula for _, _, _, formula, _, _ in found):
        return None
    holes: list[str] = []
    for letters, _, attributes, *_ in found:
        opening, closing = ("<is><t[^>]*>", "</t></is>") if "inlineStr" in attributes else ("<v>", "</v>")
        content = f"(?:/>|></c>|>{opening}([^<]*){closing}</c>)"
        holes.append(f'(?:<c r="{letters}\\1"([^>/]*){content})?')
    expression = re.compile(f"{ROW.pattern}{''.join(holes)}")
    return Shape(expression, tuple(column_of(letters) for letters, *_ in found))


@define
class RowReader:
    """Reads rows one after another, by the shapes that it has met."""

    decoder: Decoder
    cells: Cells
    shapes: list[Shape] = field(factory=list[Shape])

    def read(self, rows: Sequence[str]) -> bool:
        """Read some rows, each without its end tag; return whether every one was understood."""
        understood = all(map(self._row, rows))
        self._flush()
        return understood

    def _row(self, row: str) -> bool:
        for shape in self.shapes:
            matched = shape.expression.fullmatch(row)
            if matched is not None:
                number, attributes, *values = matched.groups()
                shape.places.append(self._place(number, attributes))
                shape.values.append(values)
                return True
        return self._single(row)

    def _place(self, number: str, attributes: str) -> int:
        if "hidden" in attributes and HIDDEN.search(attributes):
            self.cells.hidden.add(int(number))
        return self.cells.add_row(int(number))

    def _single(self, row: str) -> bool:
        """Read a row of a shape not met before, and learn the shape."""
        opening = ROW.match(row)
        found: list[Found] = CELL.findall(row)
        if opening is None or CELL.sub("", row[opening.end() :]) or any(each[1] != opening[1] for each in found):
            return False
        shape = shape_of(found) if len(self.shapes) < _MOST_SHAPES else None
        if shape is not None:
            self.shapes.append(shape)
            return self._row(row)
        place = self._place(opening[1], opening[2])
        for letters, _, *said in found:
            cell = self.decoder.cell(*said)
            if cell is not None:
                self.cells.fill(column_of(letters), [place], [cell])
        return True

    def _flush(self) -> None:
        """Turn the values of each shape into cells, a column at a time."""
        for shape in self.shapes:
            if shape.places:
                found = list(zip(*shape.values, strict=True))
                for column, attributes, values in zip(shape.columns, found[::2], found[1::2], strict=True):
                    self.cells.fill(column, shape.places, self.decoder.column(attributes, values))
                shape.places.clear()
                shape.values.clear()
