from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from yilao_yiyou.domain.partial_date import PartialDate, Precision
from yilao_yiyou.errors import PartialDateError

DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31))
# Close together, so that order and overlap are both met.
NEAR_DAYS = st.dates(date(1949, 1, 1), date(1951, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> PartialDate:
    day = draw(days)
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


def days_of(partial: PartialDate) -> list[date]:
    length = (partial.latest - partial.earliest).days + 1
    return [partial.earliest + timedelta(days=number) for number in range(length)]


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("1950", PartialDate(1950), Precision.YEAR),
        ("1950-03", PartialDate(1950, 3), Precision.MONTH),
        ("1950-03-12", PartialDate(1950, 3, 12), Precision.DAY),
        ("2000-02-29", PartialDate(2000, 2, 29), Precision.DAY),
    ],
)
def test_the_wire_form_is_the_beginning_of_an_iso_date(text: str, expected: PartialDate, precision: Precision) -> None:
    """A year, a month or a day is read as what it says, no closer."""
    actual = PartialDate.parse(text)

    assert actual == expected
    assert actual.precision is precision
    assert repr(actual) == f"PartialDate({text})"


@given(partial=partial_dates())
def test_what_is_written_is_read_back(partial: PartialDate) -> None:
    """The text of a date names that date."""
    assert PartialDate.parse(str(partial)) == partial


@pytest.mark.parametrize(
    "text",
    [
        "",
        "50",
        "10",
        "195003",
        "19500312",
        "1950-3",
        "1950-03-12\n",
        " 1950",
        "1950-03-12T00:00",
        "1950/03/12",
        "5/6/1950",
        "1950.3",
        "50.3.1",
        "1950年3月",
        "1950-",
        "-1950",
        "1950-W10",
        "１９５０",
        "١٩٥٠",
        "1950-03-12-01",
        "1" * 20,
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    """Text that a lenient parser would guess at is refused."""
    with pytest.raises(PartialDateError):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["1849", "2201", "1950-00", "1950-13", "1950-02-29", "1950-04-31", "1950-01-00"])
def test_what_the_calendar_lacks_is_refused(text: str) -> None:
    """The right form is not enough; there must be such a date."""
    with pytest.raises(PartialDateError):
        PartialDate.parse(text)


@pytest.mark.parametrize("value", [None, 1950, b"1951", date(1950, 1, 1)])
def test_only_text_is_parsed(value: object) -> None:
    """A number or a date in place of the text is refused rather than converted."""
    with pytest.raises(PartialDateError):
        PartialDate.parse(value)  # type: ignore[arg-type]


def test_the_refusal_does_not_repeat_the_text() -> None:
    """A birth, or an identity number in the wrong cell, stays out of the message."""
    with pytest.raises(PartialDateError) as caught:
        PartialDate.parse("1950年3月12日")

    assert "12" not in caught.value.en.replace("1950-03-12", "")
    assert "年" not in caught.value.zh


@pytest.mark.parametrize(
    "parts",
    [(True,), (1950.0,), ("1950",), (1950, True), (1950, "3"), (1950, 3, True), (1950, 3, 1.5), (1950, None, 3)],
)
def test_parts_are_whole_numbers_from_the_year_down(parts: tuple[int, ...]) -> None:
    """Truth values, fractions and text are no parts of a date, nor is a day without its month."""
    with pytest.raises(PartialDateError):
        PartialDate(*parts)


def test_a_moment_is_not_a_day() -> None:
    """A date with a time of day is refused wherever a day is asked for."""
    moment = datetime(1950, 3, 12, tzinfo=UTC)

    for ask in (PartialDate.of, PartialDate(1950).surely_before, PartialDate(1950).maybe_before):
        with pytest.raises(PartialDateError):
            ask(moment)
    with pytest.raises(PartialDateError):
        PartialDate(1950).age_on(moment)


@given(day=DAYS)
def test_a_known_day_is_its_own_earliest_and_latest(day: date) -> None:
    """Nothing is left open about a day."""
    known = PartialDate.of(day)

    assert (known.earliest, known.latest) == (day, day)
    assert str(known) == day.isoformat()


@given(one=partial_dates(NEAR_DAYS), other=partial_dates(NEAR_DAYS))
def test_order_is_what_holds_for_all_or_some_days(one: PartialDate, other: PartialDate) -> None:
    """Sure is what holds for every pair of days, possible what holds for one."""
    # The ends of the two ranges decide, since being earlier never turns back as a day moves on.
    pairs = [(left, right) for left in (one.earliest, one.latest) for right in days_of(other)]

    assert one.surely_before(other) == all(left < right for left, right in pairs)
    assert one.maybe_before(other) == any(left < right for left, right in pairs)
    assert one.surely_on_or_before(other) == all(left <= right for left, right in pairs)
    assert one.maybe_on_or_before(other) == any(left <= right for left, right in pairs)


@given(partial=partial_dates(NEAR_DAYS), day=NEAR_DAYS)
def test_a_day_compares_as_the_date_known_to_be_it(partial: PartialDate, day: date) -> None:
    """It makes no difference in which of the two forms a day is given."""
    known = PartialDate.of(day)

    assert partial.surely_before(day) == partial.surely_before(known)
    assert partial.maybe_before(day) == partial.maybe_before(known)
    assert partial.surely_on_or_before(day) == partial.surely_on_or_before(known)
    assert partial.maybe_on_or_before(day) == partial.maybe_on_or_before(known)


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (PartialDate(2000, 2, 29), date(2021, 2, 27), (20, 20)),
        (PartialDate(2000, 2, 29), date(2021, 2, 28), (21, 21)),
        (PartialDate(2000, 2, 29), date(2024, 2, 28), (23, 23)),
        (PartialDate(2000, 2, 29), date(2024, 2, 29), (24, 24)),
        (PartialDate(1950), date(2022, 9, 1), (71, 72)),
        (PartialDate(1950), date(2022, 12, 31), (72, 72)),
        (PartialDate(1950, 9), date(2022, 9, 1), (71, 72)),
        (PartialDate(2022), date(2022, 9, 1), (0, 0)),
    ],
)
def test_ages_in_full_years(born: PartialDate, on: date, expected: tuple[int, int]) -> None:
    """The age runs from that of the latest birth to that of the earliest, by full years."""
    assert born.age_on(on) == expected


@given(born=partial_dates(NEAR_DAYS), on=st.dates(date(1949, 1, 1), date(2060, 12, 31)))
def test_ages_are_those_of_every_possible_birth(born: PartialDate, on: date) -> None:
    """No birth that the date allows gives an age outside the two, and both are met."""
    assume(born.earliest <= on)
    ages = [relativedelta(on, day).years for day in days_of(born) if day <= on]

    assert born.age_on(on) == (min(ages), max(ages))


def test_there_is_no_age_before_birth() -> None:
    """The age of somebody surely not yet born is refused, not negative."""
    with pytest.raises(PartialDateError, match="no age"):
        PartialDate(2023).age_on(date(2022, 12, 31))
