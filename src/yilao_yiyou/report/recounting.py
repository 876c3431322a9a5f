"""Figures that a reader can work out again with nothing but the page: the numbers that go in, the rule, the result."""

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import metric
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.metrics.table import MetricTable


@frozen(kw_only=True)
class Recount:
    """One figure with all that it is worked out from.

    Attributes:
        definition: What it means.
        rule_zh: How to work it out, in Chinese.
        rule_en: The same in English.
        heads: The headings of the columns that go in.
        rows: What goes in, by group.
        result: What comes out.
    """

    definition: MetricDefinition
    rule_zh: str
    rule_en: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    result: str


def recounts(register: Register) -> tuple[Recount, ...]:
    """Return what the page shows to be worked out again, as far as there are records of it."""
    made = (_sessions(register), _people(register), _nodes(register))
    return tuple(recount for recount in made if recount.rows)


def _sessions(register: Register) -> Recount:
    table = measure("activity.sessions", register, by="county")
    return Recount(
        definition=table.definition,
        rule_zh="各行的下限相加得下限, 上限相加得上限。",
        rule_en="The lower ends add up to the lower end, the upper ends to the upper one.",
        heads=("场次 sessions",),
        rows=tuple(_line(table, place, lambda bounds: (show_bounds(bounds),)) for place in range(len(table))),
        result=show_bounds(measure("activity.sessions", register).item().bounds),
    )


def _line(table: MetricTable, place: int, shown: Callable[[Bounds], tuple[str, ...]]) -> tuple[str, ...]:
    result = table.results[place]
    return (table.label(result), *shown(result.bounds))


def _people(register: Register) -> Recount:
    result = measure("reach.distinct_persons", register).item()
    told = {note.name: note.value for note in result.notes}
    return Recount(
        definition=result.definition,
        rule_zh="下限为实名人数与最大一场人数中的较大者; 上限为实名人数加未实名人数。",
        rule_en="The lower end is the larger of the named people and the largest event; the upper end is the named "
        "people and the unnamed heads.",
        heads=("数 number",),
        rows=tuple(_told(told)) if result.rows else (),
        result="" if result.value is None else show_bounds(result.bounds),
    )


_PEOPLE: Mapping[str, str] = {
    "named": "实名人数 named people",
    "largest": "最大一场人数 largest event",
    "unnamed": "未实名人数 unnamed heads",
}


def _told(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, label in _PEOPLE.items():
        yield label, told[name]


def _nodes(register: Register) -> Recount:
    whole = measure("coverage.node", register).item() if register.as_of is not None else None
    levels = () if whole is None else measure("coverage.node", register, by="level").results
    return Recount(
        definition=metric("coverage.node").definition,
        rule_zh="各级有点的区划数之和除以区划数之和, 乘以100。",
        rule_en="The divisions with a point, over all levels, over the divisions, times 100.",
        heads=("有点的区划 covered", "区划 divisions"),
        rows=tuple(
            (result.key[0] or "", show_bounds(result.numerator), show_bounds(result.denominator))
            for result in levels
            if result.numerator is not None and result.denominator is not None
        ),
        result="" if whole is None or whole.value is None else show_bounds(whole.bounds),
    )
