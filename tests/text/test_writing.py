"""Quantities written as the field writes them, and read back."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.text.corpus import rows
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.text.convention import Convention, Rounding
from yilao_yiyou.text.quantity import quantity_readings, read_quantity
from yilao_yiyou.text.spelling import Style, hanzi, spelled
from yilao_yiyou.text.writing import format_quantity

styles = st.sampled_from(Style)
conventions = st.sampled_from([Convention(rounding=rounding) for rounding in Rounding])
KINDS = {
    "人": UnitKind.PERSON,
    "场": UnitKind.SESSION,
    "元": UnitKind.MONEY,
    "%": UnitKind.PERCENT,
    "个": UnitKind.BODY,
}
NUMBER = Unit("数", UnitKind.NUMBER)

WRITTEN = {
    (Quantity.of("场", 580, 589), Style.ASCII): "580余场",
    (Quantity.of("人次", 201_500, 202_499), Style.ASCII): "20.2万人次",
    (Quantity.of("人次", 201_500, 202_499), Style.CHINESE): "二十点二万人次",
    (Quantity.of("人", 70_000, 79_999), Style.CHINESE): "七万余人",
    (Quantity.of("人", 20, 99), Style.ASCII): "几十人",
    (Quantity.of("人", 200_000, 999_999), Style.ASCII): "几十万人",
    (Quantity.of("名", 100, 999), Style.ASCII): "上百名",
    (Quantity.of("份", 3000), Style.ASCII): "3000份",
    (Quantity.of("份", 3000), Style.CHINESE): "三千份",
    (Quantity(Bounds(301, None), Unit.of("人")), Style.ASCII): "超300人",
    (Quantity(Bounds(300, None), Unit.of("人")), Style.ASCII): "300人以上",
    (Quantity.of("人", 0, 99), Style.ASCII): "不足100人",
    (Quantity.of("人", 0, 50), Style.ASCII): "50人以下",
    (Quantity.of("名", 8100, 8999), Style.ASCII): "近9000名",
    (Quantity.of("人", 250, 350), Style.ASCII): "约300人",
    (Quantity.of("人", 7, 12), Style.ASCII): "7至12人",
    (Quantity(Bounds(Fraction(200, 3)), Unit.of("%")), Style.ASCII): "三分之二",
    (Quantity(Bounds(30, Fraction(100, 3), hi_open=True), Unit.of("%")), Style.ASCII): "近三分之一",
    (Quantity(Bounds(75, 85, hi_open=True), Unit.of("%")), Style.ASCII): "八成",
    (Quantity(Bounds(Fraction(-71, 20), Fraction(-69, 20), lo_open=True), Unit.of("%")), Style.ASCII): "下降3.5%",
    (Quantity(Bounds(580, 589), NUMBER), Style.ASCII): "580余",
    (Quantity(Bounds(Fraction(1, 2)), Unit.of("年")), Style.ASCII): "半年",
    (Quantity(Bounds(3), Unit.of("届")), Style.ASCII): "3届",
}


@pytest.mark.parametrize(("asked", "written"), WRITTEN.items(), ids=str)
def test_a_quantity_is_written_as_the_field_writes_it(asked: tuple[Quantity, Style], written: str) -> None:
    """In digits and in 汉字."""
    quantity, style = asked

    assert written == format_quantity(quantity, style=style)


@pytest.mark.parametrize("style", Style)
def test_what_was_read_can_be_written_and_read_again(style: Style) -> None:
    """Every reading of the corpus comes back with the same ends."""
    for quantity in dict.fromkeys(
        quantity for row in rows("quantities") for quantity in quantity_readings(row["text"])
    ):
        again = read_quantity(format_quantity(quantity, style=style), unit=quantity.unit)

        assert again is not None
        assert (quantity.bounds, quantity.unit) == (again.bounds, again.unit)


@given(
    lo=st.integers(0, 10**9),
    width=st.integers(0, 10**6) | st.none(),
    word=st.sampled_from(sorted(KINDS)),
    style=styles,
    convention=conventions,
)
def test_any_whole_ends_can_be_written(
    lo: int, width: int | None, word: str, style: Style, convention: Convention
) -> None:
    """If nothing shorter says them, as a range."""
    assume(word != "%" or (width is not None and lo + width <= 100))
    quantity = Quantity(Bounds(lo, None if width is None else lo + width), Unit(word, KINDS[word]))

    again = read_quantity(
        format_quantity(quantity, style=style, convention=convention), unit=quantity.unit, convention=convention
    )

    assert again is not None
    assert again.bounds == quantity.bounds


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(Fraction(1, 3)),
        Bounds(Fraction(1, 3), Fraction(2, 3), lo_open=True),
        Bounds(-5, 5),
        Bounds(-5, None),
        Bounds(Fraction(1, 7), None),
    ],
)
def test_what_no_phrase_says_is_refused(bounds: Bounds) -> None:
    """The error says what to write instead."""
    with pytest.raises(BoundsError, match="write the ends"):
        format_quantity(Quantity(bounds, Unit.of("%")))


def test_a_part_of_an_hour_is_written_in_minutes() -> None:
    """A share has plain fractions, a duration has not; a seventh of an hour is no whole minutes."""
    assert "20分钟" == format_quantity(Quantity(Bounds(Fraction(1, 3)), Unit.of("小时")))
    with pytest.raises(BoundsError, match="write the ends"):
        format_quantity(Quantity(Bounds(Fraction(1, 7)), Unit.of("小时")))


@given(number=st.integers(1, 10**15 - 1))
def test_a_number_in_hanzi_says_the_same(number: int) -> None:
    """Whatever zeros it has."""
    quantity = read_quantity(hanzi(number) + "份")

    assert quantity is not None
    assert number in quantity.bounds


def test_a_number_that_does_not_fit_is_not_spelled() -> None:
    """Too large, below zero, or with more decimals."""
    assert [None] * 3 == [spelled(number, 1, Style.ASCII) for number in (10**15, -1, Fraction(1, 3))]
