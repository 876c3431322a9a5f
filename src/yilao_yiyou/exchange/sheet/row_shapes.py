"""Rows of one shape: an expression made from those already met reads all that are like them at once.

Rows of a table repeat each other but for their values. One expression matches a whole row, with a hole for each value,
and is split upon, so that what stands in a column comes out of the regular expression engine as a column. A row that
it does not match is read by itself, and the expression learns from it. Nothing is read but what was wholly matched.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from yilao_yiyou.exchange.sheet.cell import Cell, column_of
from yilao_yiyou.exchange.sheet.cells import Cells
from yilao_yiyou.exchange.sheet.decoder import Decoder

END = "</row>"
_ROW = re.compile(r'<row r="([0-9]{1,7})"([^>/]*+)>')
_EMPTY_ROW = re.compile(r'\s*<row r="([0-9]{1,7})"([^>/]*+)/>')
_FORMULA = "(?:<f[^>]*/>|<f[^>/]*>[^<]*</f>)"
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>/]*)'
    rf"(?:/>|>({_FORMULA})?(?:<v/>|<v>([^<]*)</v>)?(?:<is><t[^>/]*>([^<]*)</t></is>)?</c>)"
)
_HIDDEN = re.compile(r'\bhidden="(?:1|true)"')
_MOST_LESSONS, _MOST_WAYS = 40, 200

_Found = tuple[str, str, str, str, str, str]
"""What the XML says of a cell: letters, row, attributes, formula, value, inline text."""


@frozen
class _Way:
    """One way in which cells of a column are written: what stands around the value."""

    column: int
    letters: str
    attributes: str
    content: str

    @property
    def expression(self) -> str:
        return f"{re.escape(self.attributes)}>{self.content}</c>"


_PLAIN, _INLINE = "<v>([^<]*+)</v>", "<is><t[^>/]*+>([^<]*+)</t></is>"
_COMPUTED = f"{_FORMULA}<v>([^<]++)</v>"
_NOTHING = ""


def _way_of(found: _Found) -> _Way | None:
    """Return how a cell is written, `None` if it is to be read by itself, such as a formula that nobody computed."""
    letters, _, attributes, formula, value, inline = found
    is_inline = "inlineStr" in attributes
    if (value if is_inline else inline) or (formula and (is_inline or not value)):
        return None
    content = _INLINE if inline else _COMPUTED if formula else _PLAIN if value else _NOTHING
    return _Way(column_of(letters), letters, attributes if content else "", content)


@frozen
class _Shape:
    """An expression for whole rows, and the way that each of its groups stands for, after the two of the row."""

    expression: re.Pattern[str]
    groups: tuple[_Way, ...]


def _shape_of(ways: Iterable[_Way]) -> _Shape:
    columns: dict[int, list[_Way]] = {}
    for way in ways:
        columns.setdefault(way.column, []).append(way)
    holes = [columns[column] for column in sorted(columns)]
    expression = re.compile(f"{_ROW.pattern}{''.join(map(_hole, holes))}{END}")
    return _Shape(expression, tuple(way for hole in holes for way in hole if way.content))


def _hole(ways: Sequence[_Way]) -> str:
    """Match a cell of a column in any of the ways met, an empty one, or none."""
    filled = "".join(f"{way.expression}|" for way in ways if way.content)
    return f'(?:<c r="{ways[0].letters}\\1"(?:{filled}[^>]*/>|[^>/]*>(?:<v/>|<v></v>)?</c>))?+'


@define
class RowReader:
    """Reads rows, by the shapes of those before."""

    decoder: Decoder
    cells: Cells
    _ways: dict[_Way, None] = field(factory=dict[_Way, None])
    _shape: _Shape = field(factory=lambda: _shape_of(()))
    _lessons: int = 0

    def read(self, rows: str) -> bool:
        """Read some whole rows; return whether every one was understood."""
        shape = self._shape
        pieces = shape.expression.split(rows)
        width = shape.expression.groups + 1
        start = 0
        for place, between in enumerate(pieces[::width]):
            if between:
                self._take(shape, pieces[start * width : place * width])
                if not self._between(between):
                    return False
                start = place
        self._take(shape, pieces[start * width : -1])
        return True

    def _between(self, rows: str) -> bool:
        """Read rows that have no known shape one by one, until one of them gives a new shape for the rest."""
        *parts, tail = rows.split(END)
        for place, row in enumerate(parts, start=1):
            found = self._single(row)
            if found is None:
                return False
            if self._learns(found):
                return self.read(END.join((*parts[place:], tail)))
        return not self._without_empty_rows(tail).strip()

    def _take(self, shape: _Shape, pieces: Sequence[str]) -> None:
        """Turn what the expression found in some rows into cells, a column at a time."""
        width = shape.expression.groups + 1
        numbers, attributes = pieces[1::width], pieces[2::width]
        if not numbers:
            return
        places = self._places(numbers, attributes)
        made: dict[int, list[Cell | None]] = {}
        for group, way in enumerate(shape.groups, start=3):
            values = pieces[group::width]
            if values.count(None) < len(values):
                cells = self.decoder.column(way.attributes, values)
                before = made.get(way.column, ())
                made[way.column] = [old or new for old, new in zip(before, cells, strict=True)] if before else cells
        for column, cells in made.items():
            self.cells.fill(column, places, cells)

    def _places(self, numbers: Sequence[str], attributes: Sequence[str]) -> range:
        if any("hidden" in said for said in set(attributes)):
            pairs = zip(numbers, attributes, strict=True)
            self.cells.hidden.update(int(number) for number, said in pairs if _HIDDEN.search(said))
        return self.cells.add_rows(list(map(int, numbers)))

    def _without_empty_rows(self, rows: str) -> str:
        """Add the rows without cells that stand before another, and return the rest."""
        while (found := _EMPTY_ROW.match(rows)) is not None:
            self._places((found[1],), (found[2],))
            rows = rows[found.end() :]
        return rows

    def _single(self, row: str) -> list[_Found] | None:
        """Read a row by itself, and return what the XML says of its cells; `None` if it is not understood."""
        row = self._without_empty_rows(row)
        opening = _ROW.match(row)
        found: list[_Found] = _CELL.findall(row)
        if opening is None or _CELL.sub("", row[opening.end() :]) or any(each[1] != opening[1] for each in found):
            return None
        places = self._places((opening[1],), (opening[2],))
        for letters, _, *said in found:
            cell = self.decoder.cell(*said)
            if cell is not None:
                self.cells.fill(column_of(letters), places, [cell])
        return found

    def _learns(self, found: Sequence[_Found]) -> bool:
        """Make a shape that takes rows like one that was read by itself; return whether that is possible."""
        ways = [way for way in map(_way_of, found) if way is not None]
        columns = [way.column for way in ways]
        new = [way for way in ways if way not in self._ways]
        if len(ways) < len(found) or columns != sorted(set(columns)) or not new or self._lessons == _MOST_LESSONS:
            return False
        self._lessons += 1
        self._ways |= dict.fromkeys(new)
        if len(self._ways) > _MOST_WAYS:
            self._lessons = _MOST_LESSONS
            return False
        self._shape = _shape_of(self._ways)
        return True
