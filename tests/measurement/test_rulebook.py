"""Every rule of the rulebook speaks about everything that the book says it is held against."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

import polars as pl
import pytest
from attrs import evolve

from tests.builders import meeting, registered
from tests.domain.small_records import activity, heads, plaque, present, venue
from tests.measurement.reviewed import AS_OF, CITY, LAST_YEAR, YEAR, claimed, found, table
from yilao_yiyou.domain.activity import CountMethod, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureRelation, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Target
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.review import review
from yilao_yiyou.metrics.numbered_rule import Subject
from yilao_yiyou.metrics.rulebook import RULEBOOK
from yilao_yiyou.metrics.table import MetricTable

PEOPLE, TIMES, SESSIONS, REGULARS = "reach.distinct_persons", "reach.attendances", "activity.sessions", "reach.kplus"
COUNTIES = ("371402", "371403", "371422")
PERSON_TIMES = Unit.for_kind(UnitKind.PERSON_TIME)
UNLIKE = (20, 22, 19, 25, 24, 18, 21, 900)
ROUND = [5 * number for number in range(1, 41)]

Figures: TypeAlias = list[PublishedFigure]


def part(name: str, number: int, relation: FigureRelation = FigureRelation.BREAKDOWN, **told: Any) -> PublishedFigure:  # noqa: ANN401 -- any field
    """Return a part of a figure that is called whole."""
    return claimed(name, TIMES, number, scope=None, related="whole", relation=relation, **told)


def of_counties(metric: str, whole: int) -> Figures:
    """Return a figure of a city, and ten in each of its counties."""
    return [claimed("whole", metric, whole), *(claimed(f"c{code}", metric, 10, scope=code) for code in COUNTIES)]


FIGURES: Mapping[str, Figures] = {
    "R01": [claimed("p", PEOPLE, 9), claimed("t", TIMES, 8)],
    "R02": of_counties(PEOPLE, 31),
    "R03": [claimed("whole", TIMES, 9), part("p", 10, FigureRelation.SUBSET)],
    "R04": of_counties(PEOPLE, 9),
    "R05": of_counties(TIMES, 31),
    "R06": [claimed("k", REGULARS, 9), claimed("p", PEOPLE, 8)],
    "R07": [claimed("half", SESSIONS, 9, period=Period.first_half(2022)), claimed("year", SESSIONS, 8)],
    "R10": [
        claimed("before", "org.count_stock", 1, period=Period.as_at(date(2021, 12, 31))),
        claimed("new", "org.new", 1),
        claimed("after", "org.count_stock", 3, period=Period.as_at(date(2022, 12, 31))),
    ],
    "R12": [claimed("t", TIMES, 9000), claimed("s", SESSIONS, 2)],
    "R19": [claimed("r", "coverage.node", 101)],
    "R20": [claimed("whole", TIMES, 9), part("p", 1, period=LAST_YEAR)],
    "R21": [claimed("p", PEOPLE, 9, unit=PERSON_TIMES)],
    "R22": [
        claimed(f"y{year}", SESSIONS, number, period=Period.year(year)) for year, number in enumerate(UNLIKE, 2010)
    ],
}
"""What breaks each rule among published figures."""


def by_county(metric: str, *numbers: int | None, **told: Any) -> MetricTable:  # noqa: ANN401 -- any field
    """Return a table of counties."""
    return table(metric, ("county",), {f"3714{place:02}": number for place, number in enumerate(numbers, 1)}, **told)


def whole(metric: str, number: int, **told: Any) -> MetricTable:  # noqa: ANN401 -- any field
    """Return a table of one figure."""
    return table(metric, (), {(): number}, **told)


def _targets() -> Register:
    targets = [
        Target(id=f"t{number}", metric=SESSIONS, quantity=Quantity.of("场", 20), period=Period.always())
        for number in range(12)
    ]
    return registered(*(activity(f"a{number}") for number in range(20)), *targets)


def _in_other_units() -> MetricTable:
    right = whole(PEOPLE, 9)
    wrong = evolve(right.item(), value=Quantity(Bounds(9), PERSON_TIMES))
    return evolve(right, results=(wrong,))


TABLES: Mapping[str, Callable[[], list[MetricTable]]] = {
    "R01": lambda: [whole(PEOPLE, 9), whole(TIMES, 8)],
    "R02": lambda: [whole(PEOPLE, 31), by_county(PEOPLE, 10, 20)],
    "R03": lambda: [whole(TIMES, 9), by_county(TIMES, 10, None)],
    "R04": lambda: [whole(PEOPLE, 9), by_county(PEOPLE, 10, 20)],
    "R05": lambda: [whole(TIMES, 31), by_county(TIMES, 10, 20)],
    "R06": lambda: [whole(REGULARS, 9), whole(PEOPLE, 8)],
    "R07": lambda: [whole(SESSIONS, 9, during=Period.first_half(2022)), whole(SESSIONS, 8)],
    "R10": lambda: [
        whole("org.count_stock", 1, during=Period.as_at(date(2021, 12, 31))),
        whole("org.new", 1),
        whole("org.count_stock", 3, during=YEAR),
    ],
    "R12": lambda: [whole(TIMES, 9000), whole(SESSIONS, 2)],
    "R17": lambda: [evolve(by_county(TIMES, 1), results=by_county(TIMES, 1).results * 2)],
    "R18": lambda: [by_county(TIMES, 1, None)],
    "R19": lambda: [measure("reach.rate", registered(*meeting("e", "", 9)), population=5)],
    "R20": lambda: [whole(TIMES, 9, during=LAST_YEAR), by_county(TIMES, 9)],
    "R21": lambda: [_in_other_units()],
    "R22": lambda: [table(TIMES, ("month",), {f"2022-{month:02}": n for month, n in enumerate(UNLIKE, 1)})],
    "R23": lambda: [by_county(TIMES, *ROUND)],
    "R24": lambda: [measure("target.completion", _targets(), by="target")],
}
"""What breaks each rule among tables."""


def _counted(*numbers: int, method: CountMethod = CountMethod.SIGNED) -> Register:
    held = [activity(f"a{place}", hosts=("o1",), when=Period.day(date(2022, 5, 1))) for place in range(len(numbers))]
    return registered(*held, *(heads(f"h{n}", number, f"a{n}", method=method) for n, number in enumerate(numbers)))


RECORDS: Mapping[str, Callable[[], Register]] = {
    "R08": lambda: registered(venue("v", capacity=5), *meeting("e", "", 9, venue="v")),
    "R09": lambda: registered(
        activity("e"),
        present("x", "a", "e"),
        present("y", "b", "e"),
        heads("h", 1, "e", role=ParticipationRole.VOLUNTEER),
    ),
    "R11": lambda: Register(regions=CITY, as_of=AS_OF).with_records(
        [
            venue("v", region="3714"),
            plaque("d", venue="v"),
            claimed("f", "coverage.node", 100, period=Period.as_at(AS_OF)),
        ]
    ),
    "R12": lambda: registered(*meeting("e", "", 9000)),
    "R13": lambda: registered(
        activity("e"), activity("f", region="371482"), present("x", "a", "e"), present("y", "a", "f")
    ),
    "R14": lambda: registered(activity("e"), present("x", "a", "e", hours=Decimal(25))),
    "R15": lambda: registered(activity("e", when=Period.day(date(2023, 1, 1))), as_of=AS_OF),
    "R16": lambda: registered(activity("e"), activity("f")),
    "R17": lambda: registered(activity("e"), activity("e", name="另一场")),
    "R18": lambda: registered(activity("e")),
    "R22": lambda: _counted(*UNLIKE),
    "R23": lambda: _counted(*ROUND),
    "R24": _targets,
}
"""What breaks each rule among records; the others are broken by the figures that a register holds."""


def _attendance(**columns: list[object]) -> pl.DataFrame:
    return pl.DataFrame(columns)


DAYS: list[object] = [date(2022, 1, 1) + timedelta(days=number) for number in range(40)]
ATTENDANCE: Mapping[str, Callable[[], pl.DataFrame]] = {
    "R09": lambda: _attendance(
        activity=["e", "e", "e"], person=["a", "b", None], heads=[None, None, 1], heads_mean=[None, None, "total"]
    ),
    "R17": lambda: _attendance(activity=["e", "e"], person=["a", "b"], day=DAYS[:2]),
    "R22": lambda: _attendance(
        activity=list(map(str, UNLIKE)), heads=list(UNLIKE), heads_mean=["total"] * 8, day=DAYS[:8]
    ),
    "R23": lambda: _attendance(
        activity=list(map(str, ROUND)), heads=list(ROUND), heads_mean=["total"] * 40, method=["signed"] * 40
    ),
}
"""What breaks each rule in a table of attendance."""


def _broken(code: str, subject: Subject) -> list[str]:
    """Return the rules that are broken where one should be."""
    if subject is Subject.ATTENDANCE:
        findings = review(attendance=ATTENDANCE[code](), only=[code])
    elif subject is Subject.TABLES:
        findings = review(*TABLES[code](), only=[code])
    elif subject is Subject.REGISTER and code in RECORDS:
        findings = review(RECORDS[code](), only=[code])
    elif subject is Subject.REGISTER:
        findings = review(Register(regions=CITY, figures=tuple(FIGURES[code])), only=[code])
    else:
        findings = review(Register(regions=CITY), *FIGURES[code], only=[code])
    assert all(finding.zh and finding.en and finding.mend_zh and finding.mend_en for finding in findings)
    return [number for number, _ in found(findings)]


PAIRS = [(rule.code, subject) for rule in RULEBOOK for subject in rule.subjects]


@pytest.mark.parametrize(("code", "subject"), PAIRS, ids=[f"{code}-{subject.value}" for code, subject in PAIRS])
def test_a_rule_speaks_about_what_it_is_held_against(code: str, subject: Subject) -> None:
    """With a severity, in two languages and with a way to mend it."""
    assert code in _broken(code, subject)


def test_every_rule_is_held_against_a_register() -> None:
    """By its records, or by the figures that it holds; what is tried out here is what the book says."""
    assert all(Subject.REGISTER in rule.subjects for rule in RULEBOOK)
    assert set(FIGURES) == {code for code, subject in PAIRS if subject is Subject.FIGURES}
    assert set(TABLES) == {code for code, subject in PAIRS if subject is Subject.TABLES}
    assert set(ATTENDANCE) == {code for code, subject in PAIRS if subject is Subject.ATTENDANCE}
