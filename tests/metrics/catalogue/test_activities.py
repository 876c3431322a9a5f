"""Years on end, up to the day of asking."""

from datetime import date

from tests.builders import figure, notes
from tests.domain.small_records import activity, gift
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.service import ItemKind

HELD = [activity(f"a{year}", when=Period.day(date(year, 6, 1))) for year in (2020, 2021, 2022)]


def test_the_day_of_asking_is_the_last_that_counts() -> None:
    """On the first of June it has been three years, on the day before two."""
    on, before = (
        figure("activity.streak", *HELD, during=Period.until(day)) for day in (date(2022, 6, 1), date(2022, 5, 31))
    )

    assert (on.bounds.lo, notes(on)["anniversaries"]) == (3, "2")
    assert (before.bounds.lo, notes(before)["anniversaries"]) == (2, "1")


def test_sessions_and_items_are_added_up() -> None:
    """An activity of three sessions is three, and ten manuals and ten are twenty; money is no item."""
    money = gift("s3", item=ItemKind.MONEY, quantity=Quantity.of("元", 500))

    assert figure("activity.sessions", activity("a1", sessions=Bounds(3)), activity("a2")).bounds == Bounds(4)
    assert figure("distribution.items", gift("s1"), gift("s2"), money).bounds == Bounds(20)


def test_hosts_are_counted_once() -> None:
    """However many activities they held."""
    held = [activity("a1", hosts=("o1", "o2")), activity("a2", hosts=("o1",))]

    assert figure("activity.hosts", *held).bounds == Bounds(2)


def test_a_streak_reaches_back_before_the_period() -> None:
    """Asked of one year it tells all the years that led to it."""
    assert figure("activity.streak", *HELD, during=Period.year(2022)).bounds == Bounds(3)
