"""One script for reading: what goes, what stays, and where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.text.script import condense

CONDENSED = {
    "５８０餘場": "580余场",
    "截至 2022 年 8 月底": "截至2022年8月底",
    "22 名": "22名",
    "12 345": "12 345",
    "1\u2009234名": "1\u2009234名",
    "「十四五」期間": "“十四五”期间",
    "63.4 ％": "63.4%",
    "５～８場": "5~8场",
    "一、 情况\n二、 打算": "一、情况\n二、打算",
    "": "",
    "   ": "",
}


@pytest.mark.parametrize(("text", "known"), CONDENSED.items(), ids=repr)
def test_a_text_is_brought_into_one_script(text: str, known: str) -> None:
    """Spaces go unless they part two numbers; lines stay."""
    assert known == condense(text).text


def test_a_text_of_many_odd_characters_is_brought_into_one_script_too() -> None:
    """However many there are, full-width and traditional ones become the same."""
    odd = "".join(map(chr, range(0xFF01, 0xFF5F)))

    assert condense(odd + "萬億").text == "".join(map(chr, range(0x21, 0x7F))) + "万亿"


@given(text=st.text("1２ 　\u2009年万萬余，\n字", max_size=40))
def test_every_place_leads_back_to_its_character(text: str) -> None:
    """A slice of the condensed text is a slice of the text, with the spaces inside it."""
    known = condense(text)

    places = [known.place(at) for at in range(len(known.text))]
    assert places == sorted(set(places))
    assert known.text == condense("".join(text[place] for place in places)).text
    assert [known.end(at + 1) for at in range(len(known.text))] == [place + 1 for place in places]
    assert known.end(0) == 0
