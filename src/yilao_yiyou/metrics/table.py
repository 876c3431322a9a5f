"""The table of figures that `measure()` always gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.result import MetricResult

Columns: TypeAlias = dict[str, list[str | int | float | None]]
"""A table by columns, as dataframe libraries take it."""


@frozen(kw_only=True, repr=False)
class MetricTable:
    """The figures of one metric, a row for each group; one row where nothing is grouped by.

    Attributes:
        definition: What the figures mean.
        by: What is grouped by.
        results: A result for each group, in order of the key.
        during: The period.
        within: The division.
        names: The names of divisions that appear in the keys.
        hand_over: What makes a dataframe of columns, in the library that the caller uses.
    """

    definition: MetricDefinition
    by: tuple[str, ...] = ()
    results: tuple[MetricResult, ...]
    during: Period | None = None
    within: str | None = None
    names: Mapping[str, str] = field(factory=dict[str, str], eq=False)
    hand_over: Callable[[Columns], object] | None = field(default=None, eq=False)
    _places: dict[Key, int] = field(factory=dict[Key, int], eq=False, init=False)

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[MetricResult]:
        return iter(self.results)

    def __getitem__(self, key: str | Key | None) -> MetricResult:
        """Return the result of a group; a single value will do where one thing is grouped by.

        Raises:
            MeasureError: If there is no such group.
        """
        wanted = key if isinstance(key, tuple) else (key,)
        found = self.find(wanted)
        if found is None:
            raise MeasureError(
                f"没有 {wanted} 这一组", f"there is no group {wanted}; the table is grouped by {self.by}"
            )
        return found

    def find(self, key: Key) -> MetricResult | None:
        """Return the result of a group, `None` where there is none."""
        if not self._places:
            self._places.update((result.key, place) for place, result in enumerate(self.results))
        place = self._places.get(key)
        return None if place is None else self.results[place]

    def item(self) -> MetricResult:
        """Return the only result.

        Raises:
            MeasureError: If there is not exactly one.
        """
        if len(self.results) != 1:
            raise MeasureError(f"表中有 {len(self)} 行, 不是一行", f"the table has {len(self)} rows, not one")
        return self.results[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all results."""
        return tuple(finding for result in self.results for finding in result.findings)

    def to_dicts(self) -> list[dict[str, object]]:
        """Return the table as plain rows: the group's values by name, then the figure."""
        return [
            {**dict(zip(self.by, result.key, strict=True)), **result.to_dict(), "key": list(result.key)}
            for result in self.results
        ]

    def to_columns(self) -> Columns:
        """Return the table as columns for a dataframe: groups, both ends, parts of ratios, status, rows, findings.

        Counts are whole numbers; ends of other kinds are floats here, for a dataframe knows no fractions.
        """
        columns: Columns = {name: [result.key[place] for result in self.results] for place, name in enumerate(self.by)}
        parts: tuple[tuple[str, Callable[[MetricResult], Bounds | None]], ...] = (
            ("", lambda result: None if result.value is None else result.value.bounds),
            ("numerator_", lambda result: result.numerator),
            ("denominator_", lambda result: result.denominator),
        )
        for prefix, part in parts:
            found = [part(result) for result in self.results]
            columns[f"{prefix}lo"] = _numbers(None if each is None else each.lo for each in found)
            columns[f"{prefix}hi"] = _numbers(None if each is None else each.hi for each in found)
        columns["point"] = _numbers(result.point for result in self.results)
        columns["unit"] = [self.definition.measured_in.word for _ in self.results]
        columns["status"] = [result.status.value for result in self.results]
        columns["n_rows"] = [result.rows for result in self.results]
        columns["method"] = ["; ".join(result.assumptions) for result in self.results]
        columns["flags"] = [" ".join(finding.rule for finding in result.findings) for result in self.results]
        return columns

    def to_native(self) -> object:
        """Return the table as a dataframe: of the caller's library where one was handed over, else of Polars.

        Raises:
            MeasureError: If the table did not come from `measure()` and so knows no library; its columns are in
                `to_columns()`.
            MissingExtraError: If the extra `frames` is not installed.
        """
        if self.hand_over is None:
            raise MeasureError(
                "此表不是 measure() 给出的, 不知用哪种数据框; 可用 to_columns()",
                "this table did not come from measure() and knows no dataframe library; use to_columns()",
            )
        return self.hand_over(self.to_columns())

    def to_json(self) -> str:
        """Return the table as JSON, with exact numbers and where each figure comes from."""
        from yilao_yiyou.metrics.table_json import dumps

        return dumps(self)

    @staticmethod
    def from_json(text: str, *, own: Iterable[MetricDefinition] = ()) -> "MetricTable":
        """Return the table that `to_json` wrote.

        Args:
            text: The JSON.
            own: Definitions of metrics that the library does not ship.

        Raises:
            FormatError: If it is none, or the metric means something else by now.
            UnknownMetricError: If no metric has the id.
        """
        from yilao_yiyou.metrics.table_json import loads

        return loads(text, own=own)

    def label(self, result: MetricResult) -> str:
        """Return the group of a result in words: division names where they are known."""
        return " / ".join(self.names.get(part or "", part or "未归类") for part in result.key)

    def lines(self) -> Iterator[str]:
        """Yield the table as text, a title and then every row."""
        yield f"{self.definition.name_zh} {self.definition.id} v{self.definition.version}"
        yield from (self._line(result) for result in self.results)

    def _line(self, result: MetricResult) -> str:
        return f"{self.label(result)}  {result}".strip()

    def __repr__(self) -> str:
        head, tail = self._shown()
        title = next(self.lines())
        omitted = [self._omitted(head, tail)] if tail else []
        return "\n".join((title, *map(self._line, head), *omitted, *map(self._line, tail)))

    def _repr_html_(self) -> str:
        names = (*self.by, self.definition.name_zh, "状态", "行数")
        heads = "".join(f"<th>{escape(name)}</th>" for name in names)
        head, tail = self._shown()
        omitted = f'<tr><td colspan="{len(names)}">{escape(self._omitted(head, tail))}</td></tr>' if tail else ""
        rows = "".join((*map(self._row_html, head), omitted, *map(self._row_html, tail)))
        caption = escape(self.definition.statement_zh)
        return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    def _shown(self) -> tuple[tuple[MetricResult, ...], tuple[MetricResult, ...]]:
        """Return the rows that are shown: all of them, or of many those at the beginning and at the end."""
        if len(self) <= _MOST_SHOWN:
            return self.results, ()
        return self.results[:_AT_EITHER_END], self.results[-_AT_EITHER_END:]

    def _omitted(self, head: tuple[MetricResult, ...], tail: tuple[MetricResult, ...]) -> str:
        """Return what says how many rows are not shown, and where all are."""
        hidden = len(self) - len(head) - len(tail)
        return (
            f"… 共 {len(self):,} 行, 此处 {hidden:,} 行未显示; 全部见 lines() 或 to_native() "
            f"({hidden:,} of {len(self):,} rows are not shown; lines() and to_native() have all)"
        )

    def _row_html(self, result: MetricResult) -> str:
        keys = [self.names.get(part or "", part or "未归类") for part in result.key]
        cells = (*keys, str(result), result.status.zh, str(result.rows))
        return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


_MOST_SHOWN = 60
"""Tables of more rows are cut short where they are printed."""

_AT_EITHER_END = 20


def _numbers(ends: Iterable[Exact | None]) -> list[str | int | float | None]:
    """Return ends as whole numbers if all are, else as floats."""
    listed = list(ends)
    if all(isinstance(end, int | None) for end in listed):
        return [end if isinstance(end, int) else None for end in listed]
    return [None if end is None else float(end) for end in listed]
