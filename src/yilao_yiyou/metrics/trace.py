"""Provenance: the tables, filters and settings that one figure came from."""

from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Dropped:
    """One filter, and how many rows it let fall.

    Attributes:
        filter: What was asked, such as `kind=lecture`.
        rows: How many rows did not pass it, of those that had passed the ones before.
    """

    filter: str
    rows: int


@frozen(kw_only=True)
class TracedTable:
    """One table that a figure was counted from.

    Attributes:
        name: The source.
        rows: Its rows.
        first_day: The earliest day on which a row begins, where one is told.
        last_day: The latest.
        digest: SHA-256 of the rows as they are shown, in any order; hidden values are hidden in it too. None for a
            dataframe, which is not read a second time.
        dropped: The filters in the order in which they were applied.
        row_ids: The rows that are left.
    """

    name: str
    rows: int
    first_day: date | None = None
    last_day: date | None = None
    digest: str | None = None
    dropped: tuple[Dropped, ...] = ()
    row_ids: tuple[str, ...] = ()


@frozen(kw_only=True)
class Trace:
    """Where one figure comes from.

    Attributes:
        metric: The definition's id.
        version: The definition's version.
        params: The parameters, as `name=value`.
        period: The period, in words.
        as_of: The day that the register speaks of.
        scope: The division, or none for everywhere.
        hierarchy: Which divisions are meant: `as_was`, those of the records themselves, unless counts were restated.
        tables: What it was counted from.
        assumptions: What was assumed, in Chinese.
        library: The version of the library.
        findings: The rules that have something to say about it.
    """

    metric: str
    version: int
    params: tuple[str, ...] = ()
    period: str | None = None
    as_of: date | None = None
    scope: str | None = None
    hierarchy: str = "as_was"
    tables: tuple[TracedTable, ...] = ()
    assumptions: tuple[str, ...] = ()
    library: str
    findings: tuple[str, ...] = ()

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The rows of all tables, each once."""
        return tuple(dict.fromkeys(row for table in self.tables for row in table.row_ids))
