"""Finding the tables of a sheet: where the header is, which form it has, and which column is which field."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from attrs import frozen

from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.grid import Area, Grid
from yilao_yiyou.exchange.sheet.header import header_key, header_keys
from yilao_yiyou.exchange.sheet.layout import Layout, LayoutField, ignored_keys, known_keys
from yilao_yiyou.exchange.sheet.plain import compact, trimmed
from yilao_yiyou.exchange.sheet.units import measure_in_header, stated_unit

_SEARCHED = 60
_LEVELS = 3
_FEWEST = 2
_WHOLE = frozenset({"合计", "小计", "总计", "总数", "计", "合计数"})


@frozen(kw_only=True)
class Header:
    """The header of a table.

    Attributes:
        layout: The form that it is of.
        start: The place of its first row.
        stop: The place after its last.
        texts: The header of each column, of several rows parted by a slash.
        fields: The field of each column that has one.
        ignored: The columns that say nothing, such as 序号.
        preamble: The texts above it.
    """

    layout: Layout
    start: int
    stop: int
    texts: Mapping[int, str]
    fields: Mapping[int, LayoutField]
    ignored: frozenset[int]
    preamble: tuple[str, ...]

    @property
    def twice(self) -> tuple[LayoutField, ...]:
        """The fields that two columns claim."""
        claimed = list(self.fields.values())
        return tuple(each for each in dict.fromkeys(claimed) if claimed.count(each) > 1)

    @property
    def lacking(self) -> tuple[LayoutField, ...]:
        """The required fields that no column has."""
        there = {each.path for each in self.fields.values()} | self.layout.defaults.keys() | self.layout.links.keys()
        whole = {path.rpartition(".")[0] for path in there}
        return tuple(each for each in self.layout.required if each.path not in there and each.path not in whole)


def find_header(grid: Grid, start: int, layouts: Sequence[Layout], *, searched: int = _SEARCHED) -> Header | None:
    """Return the first header among the next rows of a sheet, of the form that fits best; `None` if no row is one.

    Args:
        grid: The sheet.
        start: The place of the first row that may be its first.
        layouts: The forms that it may be of.
        searched: How many rows are looked at.
    """
    for place in range(start, min(start + searched, len(grid))):
        best = max(_scored(grid, place, start, layouts), key=_by_score, default=None)
        if best is not None:
            # A row below may be the header after all, under a title or a line that has some words of one.
            below = (_scored(grid, row, start, layouts) for row in range(place + 1, best[1].stop + 1))
            return max(chain((best,), *below), key=_by_score)[1]
    return None


def _by_score(scored: tuple[float, Header]) -> float:
    return scored[0]


def _scored(grid: Grid, place: int, start: int, layouts: Sequence[Layout]) -> Iterator[tuple[float, Header]]:
    """Yield the headers that begin in a row, each with its score."""
    if place >= len(grid):
        return
    for texts, stop in _candidates(grid, place):
        for layout in layouts:
            made = _header(grid, layout, (place, stop), texts, start)
            score = _score(made, grid)
            if score is not None:
                yield score, made


def _candidates(grid: Grid, place: int) -> Iterator[tuple[Mapping[int, str], int]]:
    """Yield the headers that rows may be, each with the row of units that stands below it."""
    for texts, stop in _without_units(grid, place):
        units = _units(grid, stop)
        joined = {column: f"{text}({units[column]})" if column in units else text for column, text in texts.items()}
        yield joined, stop + bool(units)


def _units(grid: Grid, place: int) -> dict[int, str]:
    """Return the unit of each column if a row has nothing but units, such as (万人次) and 场."""
    row = grid.row(place) if place < len(grid) else ()
    words = {column: compact(cell).strip("()[]【】") for column, cell in _texts(row).items()}
    is_whole = len(words) == sum(cell is not None for cell in row)
    are_units = all(stated_unit(word) or measure_in_header(f"({word})") for word in words.values())
    return words if is_whole and are_units else {}


def _without_units(grid: Grid, place: int) -> Iterator[tuple[Mapping[int, str], int]]:
    """Yield the headers that one row, and that row with those below, may be."""
    rows = [_texts(grid.row(below)) for below in range(place, min(place + _LEVELS, len(grid)))]
    if not rows or not rows[0]:
        return
    merged = [area for area in grid.merged if area.top == grid.numbers[place] and (area.is_wide or area.is_tall)]
    if _is_title(rows[0], rows[1:], merged):
        return
    parts = any(area.is_wide and _has_parts(area, rows[1:2]) for area in merged)
    if not parts or _is_of_data(rows[1], rows[0], merged):
        yield rows[0], place + 1
    if merged:
        rows[0] = _spread(rows[0], merged)
        for depth in range(2, len(rows) + 1):
            lowest = grid.numbers[place + depth - 1]
            wide = [area for area in grid.merged if area.is_wide and area.top == lowest]
            rows[depth - 1] = _spread(rows[depth - 1], wide)
            yield _joined(rows[:depth]), place + depth


def _is_title(first: Mapping[int, str], below: Sequence[Mapping[int, str]], merged: Sequence[Area]) -> bool:
    """Return whether a row is one text over the whole table, which says nothing of any column."""
    columns = {column for row in below for column in row}
    if len(first) != 1 or not known_keys().isdisjoint(map(header_key, first.values())):
        return False
    return any(columns <= set(range(area.left, area.right + 1)) for area in merged if area.is_wide)


def _has_parts(area: Area, below: Sequence[Mapping[int, str]]) -> bool:
    """Return whether every column under a wide cell has a header of its own, so that the wide one is of none."""
    return bool(below) and all(column in below[0] for column in range(area.left, area.right + 1))


def _is_of_data(below: Mapping[int, str], first: Mapping[int, str], merged: Sequence[Area]) -> bool:
    """Return whether the row below fills a column whose header is a cell by itself, so that it is a row of data."""
    joined = {column for area in merged for column in range(area.left, area.right + 1)}
    return not below.keys().isdisjoint(first.keys() - joined)


def _texts(row: Sequence[Cell | None]) -> dict[int, str]:
    return {column: cell for column, cell in enumerate(row) if isinstance(cell, str) and compact(cell)}


def _spread(texts: dict[int, str], merged: Sequence[Area]) -> dict[int, str]:
    """Return the texts of a row, each over all columns that its cell was merged over."""
    made = dict(texts)
    for area in merged:
        if area.left in texts:
            made |= dict.fromkeys(range(area.left, area.right + 1), texts[area.left])
    return made


def _joined(rows: Sequence[Mapping[int, str]]) -> dict[int, str]:
    columns = sorted({column for row in rows for column in row})
    return {
        column: "/".join(dict.fromkeys(trimmed(row[column]) for row in rows if column in row)) for column in columns
    }


def _header(grid: Grid, layout: Layout, rows: tuple[int, int], texts: Mapping[int, str], start: int) -> Header:
    ignored = ignored_keys()
    fields: dict[int, LayoutField] = {}
    skipped: set[int] = set()
    for column, text in texts.items():
        field = _field(layout, text)
        if field is not None:
            fields[column] = field
        elif any(key in ignored for key in header_keys(text)):
            skipped.add(column)
    fields = _of_one_table(fields, texts)
    above = (cell for row in grid.rows(start, rows[0]) for cell in row if isinstance(cell, str))
    return Header(
        layout=layout,
        start=rows[0],
        stop=rows[1],
        texts=texts,
        fields=fields,
        ignored=frozenset(skipped),
        preamble=tuple(map(trimmed, above)),
    )


def _of_one_table(fields: dict[int, LayoutField], texts: Mapping[int, str]) -> dict[int, LayoutField]:
    """Return the fields without those of a smaller table that stands beside the table and repeats one of its fields.

    Two tables have an empty column between them; two that are equally good are not chosen between.
    """
    blocks: list[list[int]] = []
    for column in sorted(texts):
        if blocks and blocks[-1][-1] + 1 == column:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    main = max(blocks, key=lambda block: len(_within(block, fields)))
    own = {field.path for field in _within(main, fields)}
    beside = [block for block in blocks if block is not main and own & {f.path for f in _within(block, fields)}]
    gone = {column for block in beside if 2 * len(_within(block, fields)) <= len(own) for column in block}
    return {column: field for column, field in fields.items() if column not in gone}


def _within(columns: Sequence[int], fields: Mapping[int, LayoutField]) -> list[LayoutField]:
    """Return the fields of some columns."""
    return [fields[column] for column in columns if column in fields]


def _field(layout: Layout, text: str) -> LayoutField | None:
    """Return the field of a header; of several rows, by all of them, else by the last.

    Under 人数, the column 合计 is the number itself and 男 is another.
    """
    parts = text.split("/")
    last = parts[0] if header_key(parts[-1]) in _WHOLE else parts[-1]
    for words in (text.replace("/", ""), last) if len(parts) > 1 else (text,):
        for key in header_keys(words):
            if key in layout.by_key:
                return layout.by_key[key]
    return None


def _score(header: Header, grid: Grid) -> float | None:
    """Return how good a header is: its fields count for it, required fields that it lacks against it."""
    matched = len({field.path for field in header.fields.values()})
    if matched < min(_FEWEST, len(header.texts)) or not matched:
        return None
    strange = len(header.texts) - len(header.fields) - len(header.ignored)
    named = 3 if compact(grid.name) in {header.layout.zh, header.layout.name} else 0
    levels = header.stop - header.start
    cut = 3 if _is_cut(header, grid) else 0
    return (
        -cut + 2 * matched + named - len(header.lacking) - strange / 2 - levels / 10 - len(header.layout.records) / 100
    )


def _is_cut(header: Header, grid: Grid) -> bool:
    """Return whether a cell of a header goes on below it, so that the header has more rows."""
    first, last = grid.numbers[header.start], grid.numbers[header.stop - 1]
    return any(first <= area.top <= last < area.bottom and area.left in header.texts for area in grid.merged)
