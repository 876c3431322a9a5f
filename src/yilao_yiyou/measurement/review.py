"""The review: the numbered rules R01 to R24 held against whatever is at hand (审核)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.reviews.alone import held_alone, held_as_series, held_as_tables
from yilao_yiyou.measurement.reviews.attendances import held_as_attendance
from yilao_yiyou.measurement.reviews.parts import held_to_parts
from yilao_yiyou.measurement.reviews.records import held_as_records
from yilao_yiyou.measurement.reviews.related import held_as_related
from yilao_yiyou.measurement.reviews.stated import Stated, of_figures, of_tables
from yilao_yiyou.measurement.reviews.together import held_in_time, held_together
from yilao_yiyou.metrics.rulebook import RULE_OF, rules_named
from yilao_yiyou.metrics.table import MetricTable

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame


def review(
    *data: Register | MetricTable | PublishedFigure,
    attendance: "IntoFrame | None" = None,
    as_of: date | None = None,
    only: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what the numbered rules R01 to R24 have to say, the most severe first, then by number.

    Tables that are given together are held against each other, and so are published figures: a city against its
    counties, persons against person-times, this year's stock against the last one and what was new. A register is held
    against itself, its targets and its published figures. A rule speaks where it is broken for every number that the
    bounds allow; doubt is no finding. The last three rules find numbers that need checking and accuse nobody.

    Args:
        data: Registers, tables of `measure()`, published figures; any number of them, of any kind.
        attendance: A dataframe of attendance, as `measure()` takes it.
        as_of: The day after which nothing can have happened; the register's own if left out.
        only: The rules to hold them to, by number or by what their findings are called; all if left out.

    Raises:
        MeasureError: If there is no such rule, or something given is none of these.
        FrameError: If the dataframe is not a table of attendance.
        MissingExtraError: If a dataframe is given and the extra `frames` is not installed.

    >>> from yilao_yiyou.domain.published import FigureKind
    >>> from yilao_yiyou.domain.quantity import Quantity
    >>> told = {"kind": FigureKind.FIGURE, "text": "3200人", "counted": "参加者"}
    >>> persons = PublishedFigure(id="f1", metric="reach.distinct_persons", quantity=Quantity.of("人", 3200), **told)
    >>> times = PublishedFigure(id="f2", metric="reach.attendances", quantity=Quantity.of("人次", 3000), **told)
    >>> [(found.rule, found.record) for found in review(persons, times)]
    [('PERSONS_LE_TIMES', 'figures/f1')]
    """
    wanted, order = rules_named(only), list(Severity)
    found = dict.fromkeys(_findings(data, attendance, as_of))
    kept = [finding for finding in found if RULE_OF[finding.rule].code in wanted]
    return tuple(sorted(kept, key=lambda finding: (order.index(finding.severity), RULE_OF[finding.rule].code)))


def _findings(data: tuple[object, ...], attendance: "IntoFrame | None", as_of: date | None) -> Iterator[Finding]:
    registers = [each for each in data if isinstance(each, Register)]
    tables = [each for each in data if isinstance(each, MetricTable)]
    figures = [each for each in data if isinstance(each, PublishedFigure)]
    if len(registers) + len(tables) + len(figures) < len(data):
        raise MeasureError(
            "只能审核名册、指标表与公布数据; 数据框写 attendance=",
            "a review takes registers, tables and published figures; pass a dataframe as attendance=",
        )
    for register in registers:
        dated = register if as_of is None else evolve(register, as_of=as_of)
        yield from (finding for finding in audit(dated) if finding.rule in RULE_OF)
        yield from beyond_audit(dated, *figures)
    tree = registers[0].tree if registers else None
    if not registers:
        yield from _published(figures, None)
    yield from held_as_tables(tables)
    yield from _stated(tuple(of_tables(tables)), tree)
    if attendance is not None:
        yield from held_as_attendance(attendance)


def beyond_audit(register: Register, *figures: PublishedFigure) -> Iterator[Finding]:
    """Yield what the numbered rules have to say of a register that `audit()` does not.

    Args:
        register: The records, with the figures and targets among them.
        figures: More published figures to hold against each other and against those.
    """
    yield from held_as_records(register)
    yield from _published((*register.figures, *figures), register.tree)


def _published(figures: Iterable[PublishedFigure], tree: RegionTree | None) -> Iterator[Finding]:
    listed = tuple(figures)
    yield from held_as_related(listed)
    yield from _stated(tuple(of_figures(listed)), tree)


def _stated(stated: tuple[Stated, ...], tree: RegionTree | None) -> Iterator[Finding]:
    yield from held_to_parts(stated, tree)
    yield from held_together(stated)
    yield from held_in_time(stated)
    yield from held_alone(stated)
    yield from held_as_series(stated)
