"""A first look at a table of attendance: one pass that says which of the dearer steps it needs."""

from collections.abc import Iterable, Iterator

import narwhals.stable.v2 as nw
from attrs import frozen

from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Cells, Lazy, also, rows

NOBODY_KNOWS = "\N{EMPTY SET}"
"""What stands in for a missing group while an engine groups and joins; SQL joins no null to a null."""

COMPANY = ("company_0", "company_1", "company_2")
"""As whom somebody was there; see `AttendanceRow.company`."""

KINDS = ("persons", "times", "views")
"""What heads count: people, people anew at each session, looks at a page."""

_NUMBERS = ("times", "heads_lo", "heads_hi", "sessions_hi")
_TRUTHS = ("holds_named", "per_session", "sure")
_MOST = 2**63 - 1


@frozen(kw_only=True)
class Survey:
    """What a table of attendance holds.

    Attributes:
        columns: Its columns.
        unknown: The columns to group by in which a value is missing somewhere.
        has_doubt: Whether some rows may not belong to the period.
        has_heads: Whether people without names were counted.
        has_totals: Whether headcounts hold named people too.
        per_session: Whether heads were counted anew at every session.
        has_sessions: Whether an event has more than one session.
        has_times: Whether somebody came to more than one session of an event.
    """

    columns: frozenset[str]
    unknown: frozenset[str] = frozenset()
    has_doubt: bool = False
    has_heads: bool = False
    has_totals: bool = False
    per_session: bool = False
    has_sessions: bool = False
    has_times: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing but people who surely were at events of one session."""
        return not (self.has_heads or self.has_doubt or self.has_sessions)

    def filled(self, table: Lazy) -> Lazy:
        """Return the table with something in place of every missing group, and whole numbers as such."""
        groups = {name: nw.col(name).cast(nw.String).fill_null(NOBODY_KNOWS) for name in sorted(self.unknown)}
        companies = {name: nw.col(name).fill_null(NOBODY_KNOWS) for name in COMPANY if name in self.columns}
        numbers = {name: nw.col(name).cast(nw.Int64) for name in _NUMBERS if name in self.columns}
        return also(table, **groups, **companies, **numbers)


def survey(table: Lazy, *, keys: Iterable[str]) -> Survey:
    """Return what a table of attendance holds.

    Raises:
        FrameError: If a row has no event, or numbers are so large that their sum might not fit.
    """
    columns = frozenset(table.collect_schema().names())
    grouped = sorted(set(keys))
    (cells,) = rows(table.select(nw.len().alias("rows"), *_questions(columns, grouped)))
    _refuse(cells)
    most = cells.get("sessions_hi")
    return Survey(
        columns=columns,
        unknown=frozenset(name for name in grouped if cells[f"null {name}"]),
        has_doubt="sure" in columns and (cells["sure"] or 0) < cells["rows"],
        has_heads=cells.get("heads_lo") is not None,
        has_totals=bool(cells.get("holds_named")),
        per_session=bool(cells.get("per_session")),
        has_sessions=bool(cells.get("endless")) or (most is not None and most > 1),
        has_times=(cells.get("times") or 1) > 1,
    )


def _questions(columns: frozenset[str], keys: Iterable[str]) -> Iterator[nw.Expr]:
    yield nw.col("event").is_null().cast(nw.Int64).sum().alias("eventless")
    yield from (nw.col(name).is_null().cast(nw.Int64).sum().alias(f"null {name}") for name in keys)
    yield from (nw.col(name).max() for name in _NUMBERS if name in columns)
    yield from (nw.col(name).cast(nw.Int64).sum() for name in _TRUTHS if name in columns)
    if "sessions_hi" in columns:
        yield nw.col("sessions_hi").is_null().cast(nw.Int64).sum().alias("endless")


def _refuse(cells: Cells) -> None:
    if cells["eventless"]:
        raise FrameError(
            f"有 {cells['eventless']} 行没有活动编号 (event); 请补上",
            f"{cells['eventless']} rows have no event; say which it was",
        )
    # Whatever is added up, no sum is above this.
    heads = max(int(cells.get(name) or 0) for name in ("heads_lo", "heads_hi", "times"))
    if cells["rows"] * max(heads, 1) * max(int(cells.get("sessions_hi") or 1), 1) > _MOST:
        raise FrameError(
            "人数或场数过大, 其和可能超出64位整数; 请核对最大的几个数",
            "headcounts or sessions are so large that their sum may not fit into 64 bits; check the largest",
        )


def is_kind(kind: str) -> nw.Expr:
    """Return whether a row counts heads of a kind."""
    counted, endless = ~nw.col("heads_lo").is_null(), nw.col("sessions_hi").is_null()
    if kind == "persons":
        return counted & ~nw.col("per_session")
    return counted & nw.col("per_session") & (endless if kind == "views" else ~endless)
