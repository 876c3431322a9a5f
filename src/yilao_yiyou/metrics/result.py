"""Results: one figure with its status, what stands beside it and where it comes from."""

from collections.abc import Callable

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, Share
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import AmbiguousValueError, MeasureError
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.trace import Trace

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
        traced: What tells where the figure comes from, asked only when somebody wants to know.
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
    traced: Callable[[], Trace] | None = field(default=None, eq=False, repr=False)

    @property
    def trace(self) -> Trace:
        """Where the figure comes from: tables, filters, assumptions, parameters.

        Raises:
            MeasureError: If the figure was not counted here, as one that a table was rolled up to.
        """
        if self.traced is None:
            raise MeasureError(
                f"{self.definition.name_zh}没有来源记录: 它不是由记录直接算出的",
                f"{self.definition.id} has no trace: it was not counted from records here",
            )
        return self.traced()

    def row_ids(self) -> tuple[str, ...]:
        """Return the records that the figure was counted from, by collection and id.

        Raises:
            MeasureError: If the figure was not counted here.
        """
        return self.trace.row_ids

    def explain(self, language: str = "zh") -> str:
        """Return what the figure means and how it came about, in Chinese (`zh`) or English (`en`).

        Raises:
            MeasureError: If there is no such language.
        """
        from yilao_yiyou.metrics.explaining import explanation

        return explanation(self, language)

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
