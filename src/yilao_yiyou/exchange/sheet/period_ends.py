"""Periods whose ends stand in columns of their own, beside a column for the whole or without one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.layout import PARTS
from yilao_yiyou.exchange.sheet.spans import period_of
from yilao_yiyou.exchange.sheet.table import Table
from yilao_yiyou.exchange.sheet.verdict import note

_Ends = tuple[PartialDate | None, PartialDate | None]


def parted(table: Table) -> list[str]:
    """Return the periods of a table whose ends stand in columns of their own."""
    paths = (
        path.rpartition(".")[0] for path in table.values if path.rpartition(".")[2] in PARTS and path.count(".") > 1
    )
    return list(dict.fromkeys(paths))


def periods(table: Table, path: str) -> list[Period | None]:
    """Return the period of each row: the one that a column gives whole, else what its ends give."""
    ends = _ends(table, path)
    made = {pair: None if pair == (None, None) or _is_reversed(*pair) else period_of(*pair) for pair in set(ends)}
    whole: Sequence[Period | None] = table.values.get(path, ())
    if not whole:
        return list(map(made.__getitem__, ends))
    return [given or made[pair] for given, pair in zip(whole, ends, strict=True)]


def doubt_periods(table: Table, doubts: Doubts) -> None:
    """Reject the rows in which a period ends before it begins, or is another than its ends say: nobody can choose."""
    for path in parted(table):
        for row, pair, whole in zip(table.rows, _ends(table, path), _whole(table, path), strict=True):
            if pair == (None, None):
                continue
            if _is_reversed(*pair):
                _doubt(table, path, row, "period-reversed", doubts)
            elif whole is not None and not _is_like(whole, pair):
                _doubt(table, path, row, "period-contradicted", doubts)


def _whole(table: Table, path: str) -> Sequence[Period | None]:
    nothing: list[Period | None] = [None] * len(table.rows)
    return table.values.get(path, nothing)


def _doubt(table: Table, path: str, row: int, code: str, doubts: Doubts) -> None:
    """Say it at the last column that has an end of the period."""
    column, field = max((column, each) for column, each in _columns(table, path))
    doubts.add(note(code), row=row, column=column, header=table.header.texts[column], field=field)


def _columns(table: Table, path: str) -> Iterator[Any]:
    for column, field in table.header.fields.items():
        if field.part and field.path.rpartition(".")[0] == path:
            yield column, field


def _ends(table: Table, path: str) -> list[_Ends]:
    nothing: list[Any] = [None] * len(table.rows)
    starts, ends = (table.values.get(f"{path}.{part}", nothing) for part in PARTS)
    return list(zip(starts, ends, strict=True))


def _is_reversed(start: PartialDate | None, end: PartialDate | None) -> bool:
    return start is not None and end is not None and end.latest < start.earliest


def _is_like(whole: Period, ends: _Ends) -> bool:
    """Return whether a period begins and ends when its ends say, as far as they are known."""
    start, last = ends
    begins = start is None or (not isinstance(whole.start, Edge) and start.can_be(whole.start))
    if last is None or isinstance(whole.end, Edge):
        return begins and last is None
    return begins and last.can_be(whole.end - timedelta(days=1))
