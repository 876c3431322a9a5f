"""Reading every table of some sheets: found, told apart, read and made into records, with what is doubtful."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from yilao_yiyou.exchange.codec import Batch
from yilao_yiyou.exchange.sheet.bodies import Body, RowKind, body_of
from yilao_yiyou.exchange.sheet.column_units import doubt_units_below
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.layout import Layout
from yilao_yiyou.exchange.sheet.locate import Header, find_header
from yilao_yiyou.exchange.sheet.regions import ANYWHERE, RegionReader
from yilao_yiyou.exchange.sheet.rows_to_records import batch_of
from yilao_yiyou.exchange.sheet.table import Table, read_table
from yilao_yiyou.exchange.sheet.totals import check_totals
from yilao_yiyou.exchange.sheet.verdict import note


@frozen(kw_only=True)
class SheetOptions:
    """How sheets are read.

    Attributes:
        layouts: The forms that a table may be of.
        regions: How divisions are read.
        hidden: Whether sheets and rows that are not shown are read.
        sheets: The names of the sheets that are read, all if empty.
    """

    layouts: tuple[Layout, ...]
    regions: RegionReader = ANYWHERE
    hidden: bool = False
    sheets: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Source:
    """What the tables of one file have in common."""

    file: str
    options: SheetOptions
    ids: dict[str, set[str]] = field(factory=dict[str, "set[str]"])


@frozen(kw_only=True)
class SheetTable:
    """A table of a sheet, with the batch that it gives."""

    table: Table
    batch: Batch


def read_sheets(grids: Sequence[Grid], file: str, options: SheetOptions) -> Iterator[SheetTable | Batch]:
    """Yield each table of the sheets, and a batch without rows for each sheet that has none."""
    found, source = False, _Source(file=file, options=options)
    for place, grid in enumerate(grids):
        if options.sheets and grid.name not in options.sheets:
            continue
        doubts = Doubts(file, grid.name)
        if grid.is_hidden and not options.hidden:
            doubts.say("hidden-sheet")
            yield _without_rows(grid, doubts)
            continue
        for made in _tables(grid, source, f"{place + 1}-" if len(grids) > 1 else ""):
            found = True
            yield made
        if not _has_table(grid, options) and len(grid):
            doubts.say("no-table")
            yield _without_rows(grid, doubts)
    if not found:
        doubts = Doubts(file, "")
        doubts.say("no-tables")
        yield Batch(read=0, findings=tuple(doubts.findings()))


def _has_table(grid: Grid, options: SheetOptions) -> bool:
    return find_header(grid, 0, options.layouts) is not None


def _without_rows(grid: Grid, doubts: Doubts) -> Batch:
    return Batch(sheet=grid.name, read=0, findings=tuple(doubts.findings()))


def _tables(grid: Grid, source: _Source, prefix: str) -> Iterator[SheetTable]:
    start, options = 0, source.options
    while (header := find_header(grid, start, options.layouts, searched=60 if not start else 1)) is not None:
        body = body_of(grid, header, hidden=options.hidden)
        yield _one(grid, header, body, source, prefix)
        start = body.stop
        if start >= len(grid):
            return


def _one(grid: Grid, header: Header, body: Body, source: _Source, prefix: str) -> SheetTable:
    doubts = Doubts(source.file, grid.name, source.ids)
    _doubt_rows(body, doubts)
    table = read_table(grid, header, body, source.options.regions, doubts)
    if grid.widths:
        _doubt_widths(grid, header, body, doubts)
    notes = ((grid.numbers[place], grid.row(place)) for place, kind in body.others.items() if kind is RowKind.NOTE)
    doubt_units_below(notes, doubts)
    check_totals(grid, body, table, doubts)
    return SheetTable(table=table, batch=batch_of(table, doubts, prefix))


def _doubt_rows(body: Body, doubts: Doubts) -> None:
    kinds = Counter(body.others.values())
    hidden = kinds.pop(RowKind.HIDDEN, 0)
    if hidden:
        doubts.say("hidden-rows", count=hidden)
    kinds.pop(RowKind.BLANK, 0)
    if kinds:
        told = ", ".join(f"{kind.zh} {count} 行" for kind, count in kinds.items())
        doubts.say("skipped-rows", zh=told, en=", ".join(f"{count} {kind.value}" for kind, count in kinds.items()))


def _doubt_widths(grid: Grid, header: Header, body: Body, doubts: Doubts) -> None:
    """Reject the rows of a text file that have more cells than its header."""
    width = max(grid.widths[header.start : header.stop], default=0)
    for place in body.records:
        if grid.widths[place] > width:
            doubts.add(note("extra-cell"), row=grid.numbers[place])
        elif grid.lengths[place] < min(width, grid.lengths[header.start]):
            doubts.add(note("short-row"), row=grid.numbers[place])
