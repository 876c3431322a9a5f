"""Results: one figure with its status, and the table of them that `measure()` always gives."""

from collections.abc import Iterator
from html import escape

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, Share
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import AmbiguousValueError, MeasureError
from yilao_yiyou.metrics.definition import MetricDefinition

_PLACES = 100
"""Shown fractions are cut at two decimals."""


class Status(CodeSet):
    """Whether there is a figure, and if not why; there is never a NaN."""

    OK = "ok", "有效"
    EMPTY = "empty", "无记录"
    """Nothing on record; a count is then zero, anything else has no value."""
    NO_DENOMINATOR = "no_denominator", "无分母"
    CONTRADICTED = "contradicted", "与总人数矛盾"
    SUPPRESSED = "suppressed", "不予给出"
    """There are too few people, or too few names, for the figure to say anything."""


@frozen(kw_only=True)
class Note:
    """Something that belongs beside a figure, such as the exposure behind a zero."""

    name: str
    zh: str
    value: str


@frozen(kw_only=True)
class Answer:
    """What a formula makes of a tally, before it has a unit.

    Attributes:
        value: The figure, `None` where there is none.
        share: For a ratio, both of its parts.
        status: Whether there is a figure.
        notes: What belongs beside it.
    """

    value: Bounds | None
    share: Share | None = None
    status: Status = Status.OK
    notes: tuple[Note, ...] = ()


def answer_share(share: Share, notes: tuple[Note, ...] = ()) -> Answer:
    """Return a ratio as an answer, in percent; without a denominator there is no value."""
    if not share.has_denominator:
        return Answer(value=None, share=share, status=Status.NO_DENOMINATOR, notes=notes)
    return Answer(value=share.ratio * 100, share=share, notes=notes)


def show(number: Exact) -> str:
    """Return a number as people read it: whole ones with separators, others to two decimals, ties to even.

    >>> from fractions import Fraction
    >>> show(201500), show(Fraction(2, 3)), show(Fraction(1, 2))
    ('201,500', '0.67', '0.5')
    """
    if isinstance(number, int):
        return f"{number:,}"
    hundredths = round(number * _PLACES)
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), _PLACES)
    decimals = f"{rest:02}".rstrip("0")
    return f"{sign}{whole:,}" + (f".{decimals}" if decimals else "")


def show_bounds(bounds: Bounds) -> str:
    """Return bounds as people read them: one number where the ends agree.

    >>> show_bounds(Bounds(12, 22)), show_bounds(Bounds(5660)), show_bounds(Bounds(49, None))
    ('12–22', '5,660', '≥ 49')
    """
    if bounds.is_exact:
        return show(bounds.lo)
    if bounds.hi is None:
        return f"{'>' if bounds.lo_open else '≥'} {show(bounds.lo)}"
    return f"{show(bounds.lo)}–{show(bounds.hi)}"


@frozen(kw_only=True)
class MetricResult:
    """One figure: its value, how it came about, and what is doubtful about it.

    Attributes:
        definition: What it means.
        key: The group it is for, one value for each thing grouped by.
        value: The figure with its unit; `None` where there is none, and then `status` says why.
        status: Whether there is a figure.
        numerator: For a ratio, what is above.
        denominator: For a ratio, what is below.
        rows: How many rows it was counted from.
        assumptions: What was assumed, in Chinese.
        notes: What belongs beside it.
        findings: What is doubtful.
    """

    definition: MetricDefinition
    key: Key = ()
    value: Quantity | None
    status: Status = Status.OK
    numerator: Bounds | None = None
    denominator: Bounds | None = None
    rows: int = 0
    assumptions: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """The figure's ends.

        Raises:
            MeasureError: If there is no figure.
        """
        if self.value is None:
            raise MeasureError(
                f"{self.definition.name_zh}没有数值: {self.status.zh}",
                f"{self.definition.id} has no value: {self.status.value}",
            )
        return self.value.bounds

    @property
    def point(self) -> Exact | None:
        """The figure where both ends agree, else `None`."""
        return None if self.value is None else self.value.bounds.point

    def __float__(self) -> float:
        if self.value is None:
            raise AmbiguousValueError(f"没有数值: {self.status.zh}", f"there is no value: {self.status.value}")
        return float(self.value)

    def __str__(self) -> str:
        if self.value is None:
            return self.status.zh
        ends = "" if self.value.bounds.is_exact else " (上下界)"
        return f"{show_bounds(self.value.bounds)} {self.value.unit}{ends}"

    def surely_gt(self, number: Exact) -> bool:
        """Return whether the figure is above a number, whatever it is within its ends."""
        return self.bounds.surely_gt(Bounds(number))

    def maybe_gt(self, number: Exact) -> bool:
        """Return whether the figure may be above a number."""
        return self.bounds.maybe_gt(Bounds(number))

    def to_dict(self) -> dict[str, object]:
        """Return the figure as plain data: exact numbers as `int` or `Fraction`."""
        bounds = None if self.value is None else self.value.bounds
        return {
            "metric": self.definition.id,
            "key": list(self.key),
            "lo": None if bounds is None else bounds.lo,
            "hi": None if bounds is None else bounds.hi,
            "unit": None if self.value is None else self.value.unit.word,
            "status": self.status.value,
            "rows": self.rows,
        }


def on_record(result: MetricResult) -> Bounds | None:
    """Return the figure of a result, `None` where there is none or nothing is on record; that is no zero."""
    return None if result.value is None or result.status is Status.EMPTY else result.value.bounds


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
    """

    definition: MetricDefinition
    by: tuple[str, ...] = ()
    results: tuple[MetricResult, ...]
    during: Period | None = None
    within: str | None = None
    names: dict[str, str] = field(factory=dict[str, str], eq=False)

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
        for result in self.results:
            if result.key == wanted:
                return result
        raise MeasureError(f"没有 {wanted} 这一组", f"there is no group {wanted}; the table is grouped by {self.by}")

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

    def label(self, result: MetricResult) -> str:
        """Return the group of a result in words: division names where they are known."""
        return " / ".join(self.names.get(part or "", part or "未归类") for part in result.key)

    def __repr__(self) -> str:
        title = f"{self.definition.name_zh} {self.definition.id} v{self.definition.version}"
        lines = [f"{self.label(result)}  {result}".strip() for result in self.results]
        return "\n".join((title, *lines))

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{escape(name)}</th>" for name in (*self.by, self.definition.name_zh, "状态", "行数"))
        rows = "".join(self._row_html(result) for result in self.results)
        caption = escape(self.definition.statement_zh)
        return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    def _row_html(self, result: MetricResult) -> str:
        keys = [self.names.get(part or "", part or "未归类") for part in result.key]
        cells = (*keys, str(result), result.status.zh, str(result.rows))
        return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
