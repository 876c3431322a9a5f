"""Units that headers and sheets state."""

import pytest

from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.exchange.sheet.units import StatedUnit, stated_unit, unit_above, unit_in_header, unit_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [("人", StatedUnit("人")), ("万", StatedUnit("", 10_000)), ("百万册", StatedUnit("册", 1_000_000)), ("", None)],
)
def test_a_unit_may_be_a_word_a_factor_or_both(text: str, expected: StatedUnit | None) -> None:
    """Nothing at all is no unit."""
    assert expected == stated_unit(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：万人次", StatedUnit("人次", 10_000)),
        ("填报单位：某办 单位：人", StatedUnit("人")),
        ("单位：某某办公室", None),
        ("填报单位：人", None),
    ],
)
def test_an_office_above_a_table_is_no_unit(text: str, expected: StatedUnit | None) -> None:
    """单位 is a unit and an office; only measure words are units."""
    assert expected == unit_above(text)


def test_a_word_is_a_unit_where_its_kind_can_be_told() -> None:
    """A word that nobody counts with is none."""
    assert unit_of("没有这个单位") is None
    assert Unit.of("人") == unit_of("人")


def test_brackets_that_hold_no_unit_are_passed_over() -> None:
    """A header may say first that it has to be filled in, and then in what."""
    assert StatedUnit("人次", 10_000) == unit_in_header("服务人次(必填)(万人次)")
    assert unit_in_header("姓名(必填)") is None
