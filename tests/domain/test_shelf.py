"""A shelf finds what reading every row finds."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import registered
from tests.domain.selected import PLACES, world
from tests.domain.small_records import activity, team
from yilao_yiyou.domain import sources
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import AnySource, Question, Timing, selected
from yilao_yiyou.domain.shelf import Shelf
from yilao_yiyou.domain.sources import ACTIVITIES, TEAMS, Source
from yilao_yiyou.domain.target import Criterion, criteria
from yilao_yiyou.errors import MeasureError, UnknownFacetError

SOURCES: dict[str, AnySource] = {
    name: source for name in sources.__all__ if isinstance(source := getattr(sources, name), Source)
}
PERIODS = (
    None,
    Period.year(2021),
    Period.first_half(2022),
    Period.since(date(2022, 3, 1)),
    Period(Edge.UNKNOWN, date(2022, 1, 1)),
    Period.always(),
)


def _criterion(source: AnySource, register: Register, random: Random) -> Criterion:
    """Return a criterion that lets in what some rows have, or what none has."""
    facet = random.choice(sorted(source.facets))
    had = sorted({value for row in source.rows(register) for value in source.facets[facet](register, row)})
    return Criterion(facet=facet, among=tuple(random.sample([*had, "none"], random.randint(1, min(3, len(had) + 1)))))


def _question(source: AnySource, register: Register, random: Random) -> Question:
    return Question(
        where=tuple(_criterion(source, register, random) for _ in range(random.randrange(3))),
        during=random.choice(PERIODS),
        within=random.choice((None, *map(RegionCode, ("3714", *PLACES)))),
        timing=random.choice(tuple(Timing)),
        as_of=register.as_of,
    )


@pytest.mark.parametrize("name", SOURCES)
@given(seed=st.integers(0, 10_000))
def test_a_shelf_finds_the_rows_that_reading_all_of_them_finds(name: str, seed: int) -> None:
    """In the same order, as sure or unsure, question after question."""
    source, random = SOURCES[name], Random(seed)  # noqa: S311 -- not for secrets
    register = world(random)
    shelf = Shelf(register, source)

    for _ in range(8):
        question = _question(source, register, random)
        expected = list(selected(register, source, question))

        assert expected == list(shelf.selected(question))


def test_a_stock_without_a_day_is_refused_where_there_is_something_to_count() -> None:
    """As it is elsewhere: where there is nothing on record nothing needs a day."""
    question = Question(timing=Timing.STANDING)

    assert [] == list(Shelf(Register(), TEAMS).selected(question))
    with pytest.raises(MeasureError, match="a stock needs a day"):
        list(Shelf(registered(team()), TEAMS).selected(question))


def test_a_shelf_refuses_what_its_source_does_not_have() -> None:
    """With the nearest name."""
    with pytest.raises(UnknownFacetError, match="did you mean kind"):
        list(Shelf(registered(activity()), ACTIVITIES).selected(Question(where=criteria(kinds="lecture"))))
