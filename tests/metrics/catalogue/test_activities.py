"""Years on end, up to the day of asking."""

from datetime import date

from tests.builders import figure, notes
from tests.domain.small_records import activity
from yilao_yiyou.domain.period import Period

HELD = [activity(f"a{year}", when=Period.day(date(year, 6, 1))) for year in (2020, 2021, 2022)]


def test_the_day_of_asking_is_the_last_that_counts() -> None:
    """On the first of June it has been three years, on the day before two."""
    on, before = (
        figure("activity.streak", *HELD, during=Period.until(day)) for day in (date(2022, 6, 1), date(2022, 5, 31))
    )

    assert (on.bounds.lo, notes(on)["anniversaries"]) == (3, "2")
    assert (before.bounds.lo, notes(before)["anniversaries"]) == (2, "1")
