"""The headcounts of a table of attendance that were counted and not estimated."""

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.frames.contract import attendance_table
from yilao_yiyou.frames.engine import lazy, rows

_EXACT = [str(each.value) for each in CountMethod if each.is_exact]


def counted_heads(native: object) -> list[int]:
    """Return the exact headcounts that were signed for, ticketed or counted, in no order.

    Raises:
        FrameError: If the table is not one of attendance.

    >>> import polars
    >>> table = {"活动": ["a1", "a2"], "人数": [30, 50], "人数口径": ["total"] * 2, "计数方式": ["signed", "estimated"]}
    >>> counted_heads(polars.DataFrame(table))
    [30]
    """
    table = attendance_table(lazy(native))
    columns = table.collect_schema().names()
    if not {"heads", "method"} <= set(columns):
        return []
    told = table.filter(nw.col("method").is_in(_EXACT) & ~nw.col("heads").is_null())
    if "heads_most" in columns:
        told = told.filter(nw.col("heads") == nw.col("heads_most"))
    return [cells["heads"] for cells in rows(told.select("heads"))]
