from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.free_text import contains_id_number, contains_phone
from yilao_yiyou.domain.id_rules import check_character

births = st.dates(date(1850, 1, 1), date(2099, 12, 31))
gaps = st.sampled_from(["", " ", "-", "\u3000", "\n", "—", " - "])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("今年以来开展活动580余场次, 覆盖20.2万人次", False),
        ("身份证379999194501010014", True),
        ("(379999194501010014)", True),
        ("编号9937999919450101001499", True),
        ("３７９９９９１９４５０１０１００１４", True),
        ("379999\u200b19450101\u200b0014", True),
        ("379999 19450101 0014", True),
        ("3799 9919 4501 0100 14", True),
        ("81000019600229123" + check_character("81000019600229123").lower() + "号", True),
        ("379999194501010015", False),
        ("379999194513010014", False),
        ("3799991945010100145人次".replace("014", "015"), False),
        ("旧证号379999450101001", True),
        ("379999 450101 001", True),
        ("379999451301001", False),
        ("3799994501010012", False),
        ("永居证zzz379945010101", True),
        ("zzz379945130101", False),
        ("zzzz379945010101", False),
        ("2022 0817 1234 5678", False),
    ],
)
def test_an_id_number_in_a_remark_is_found(text: str, expected: bool) -> None:
    """Spaces, width and invisible characters do not hide a number, and figures are not taken for one."""
    actual = contains_id_number(text)

    assert expected is actual


@given(births, st.from_regex("[1-9][0-9]{5}", fullmatch=True), st.integers(0, 999), gaps, gaps, st.text(max_size=5))
def test_a_number_is_found_however_it_is_grouped(  # noqa: PLR0913, PLR0917 -- one argument a part of the number
    birth: date, area: str, order: int, first: str, second: str, around: str
) -> None:
    """Any number in three groups is found, unless digits that belong to another figure touch it."""
    digits = f"{area}{birth:%Y%m%d}{order:03}"
    text = f"{area}{first}{birth:%Y%m%d}{second}{order:03}{check_character(digits)}"

    assert contains_id_number(text)
    assert contains_id_number(f"{around}:{text}:{around}")


@given(births, st.from_regex("[1-9][0-9]{5}", fullmatch=True), st.integers(0, 999))
def test_a_first_generation_number_is_found(birth: date, area: str, order: int) -> None:
    """Fifteen digits whose date exists in the nineteen-hundreds are taken for a number."""
    written = f"{area}{birth:%y%m%d}{order:03}"

    assert contains_id_number(f"证号{written}。") or (birth.month, birth.day, birth.year % 100) == (2, 29, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19900000000", True),
        ("电话：１９９００００００００", True),
        ("199-0000-0000", True),
        ("199 000 00000", True),
        ("1990 000 0000", True),
        ("+86 19900000000", True),
        ("0086-199-0000-0000", True),
        ("8619900000000", True),
        ("199\u200b00000000", True),
        ("12900000000", False),
        ("1990000000", False),
        ("199000000000", False),
        ("0199000000001", False),
        ("全年服务1140次、2240余人次", False),
        ("", False),
    ],
)
def test_a_mobile_number_in_a_remark_is_found(text: str, expected: bool) -> None:
    """Eleven digits that begin with 13 to 19 and stand by themselves are a telephone, also in groups or after 86."""
    actual = contains_phone(text)

    assert expected is actual
