from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.id_rules import IdKind, begins_in_province, birth_of, check_character, kind_of

BODIES = ["37999919450101001", "11999919521231998", "81000019600229123", "91154219701010777", "65999919000301004"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("379999194501010014", IdKind.RESIDENT),
        ("37999919450101001X", IdKind.RESIDENT),
        ("810000194501010014", IdKind.HONG_KONG),
        ("820000194501010014", IdKind.MACAO),
        ("830000194501010014", IdKind.TAIWAN),
        ("810001194501010014", IdKind.RESIDENT),
        ("911542194501010014", IdKind.FOREIGN),
        ("379999450101001", IdKind.RESIDENT_15),
        ("ZZZ379945010101", IdKind.FOREIGN_15),
        ("37999945010100X", None),
        ("X79999194501010014", None),
        ("ZZ3799450101012", None),
        ("379999194501010014\n", None),
        ("٣79999194501010014", None),
        ("", None),
    ],
)
def test_the_shape_tells_the_card(number: str, expected: IdKind | None) -> None:
    """Length, letters and prefix tell which card a number stands on, or that it stands on none."""
    actual = kind_of(number)

    assert expected is actual


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (IdKind.RESIDENT, "379999194501010014", date(1945, 1, 1)),
        (IdKind.RESIDENT, "379999194502300014", None),
        (IdKind.RESIDENT, "379999000001010014", None),
        (IdKind.RESIDENT_15, "379999450101001", date(1945, 1, 1)),
        (IdKind.RESIDENT_15, "379999000229001", None),
        (IdKind.FOREIGN_15, "ZZZ379945010101", date(1945, 1, 1)),
        (IdKind.FOREIGN_15, "ZZZ379900022901", date(2000, 2, 29)),
        (IdKind.FOREIGN_15, "ZZZ379901133101", None),
    ],
)
def test_a_number_carries_a_day_of_the_calendar_or_none(kind: IdKind, number: str, expected: date | None) -> None:
    """Only 29 February tells the century of a number without one."""
    actual = birth_of(kind, number)

    assert expected == actual


@pytest.mark.parametrize("kind", IdKind)
def test_short_and_foreign_numbers_lack_something(kind: IdKind) -> None:
    """Fifteen characters carry no check of the standard, foreigners' numbers no division."""
    assert kind.is_short == kind.value.endswith("15")
    assert kind.has_area != kind.value.startswith("foreign")


@pytest.mark.parametrize(
    ("number", "expected"),
    [("11", True), ("37", True), ("54", True), ("71", True), ("82", True), ("16", False), ("00", False), ("99", False)],
)
def test_provinces_are_known_by_two_digits(number: str, expected: bool) -> None:
    """Shandong is 37; there is no province 16."""
    assert expected is begins_in_province(number + "9999")


@given(st.from_regex("[0-9]{17}", fullmatch=True))
def test_the_check_character_is_that_of_the_published_weights(digits: str) -> None:
    """The recursion of ISO 7064 and the table of weights in GB 11643 give one result."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))

    expected = "10X98765432"[total % 11]

    assert expected == check_character(digits)


@pytest.mark.parametrize("body", BODIES)
def test_every_single_wrong_digit_is_found(body: str) -> None:
    """Whichever of the 17 digits is mistyped, and however, the check character changes."""
    right = check_character(body)
    wrong = {
        body[:place] + digit + body[place + 1 :]
        for place in range(17)
        for digit in "0123456789"
        if digit != body[place]
    }

    assert len(wrong) == 17 * 9
    assert all(check_character(other) != right for other in wrong)


@pytest.mark.parametrize("body", BODIES)
def test_every_swap_of_neighbours_is_found(body: str) -> None:
    """Two unequal neighbours written in the wrong order never give the same check character."""
    right = check_character(body)
    swapped = {
        body[:place] + body[place + 1] + body[place] + body[place + 2 :]
        for place in range(16)
        if body[place] != body[place + 1]
    }

    assert swapped
    assert all(check_character(other) != right for other in swapped)
