import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.exchange.sheet.at_once import all_plain, are_kept, at_once, unplain
from yilao_yiyou.exchange.sheet.layout import layout_field, layout_named
from yilao_yiyou.exchange.sheet.readers import Setting, reader_of
from yilao_yiyou.exchange.sheet.verdict import Verdict

_ROLL = layout_named("volunteer-roll")
_PATHS = ("people.name", "people.contact", "people.id_no", "people.nation", "volunteers.volunteer_no", "people.birth")
_NUMBERS = st.from_regex("[1-9][0-9]{5}19[4-9]00[12]0[1-3][0-9]{3}", fullmatch=True).map(
    lambda body: body + check_character(body)
)
_TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=6),
    st.sampled_from(
        ("无", "NA", "王 某", "１", "V1", "汉族", "13800000000", "10000000000", "同上", "\u115f", "각", "")
    ),
    _NUMBERS,
    _NUMBERS.map(lambda number: number[:17] + "X"),
    st.from_regex("1[0-9]{10}", fullmatch=True),
)


@pytest.mark.parametrize("path", _PATHS)
@given(texts=st.lists(_TEXTS, max_size=8))
def test_what_is_read_at_once_is_what_the_reader_reads(path: str, texts: list[str]) -> None:
    """A cell that is read together with others has the value that it has alone, and no doubt was left out."""
    field = layout_field(path)
    read = reader_of(field, Setting(layout=_ROLL))

    for text, value in at_once(field, _ROLL)(set(texts)).items():
        assert Verdict(value) == read(text)
    if are_kept(texts, field, _ROLL):
        assert [Verdict(text) for text in texts if text] == [read(text) for text in texts if text]


@given(st.lists(_TEXTS, max_size=8))
def test_texts_are_plain_together_if_each_is_plain(texts: list[str]) -> None:
    """A column that is plain as a whole holds no text that is not."""
    if all_plain(texts) is not None:
        assert not unplain({text for text in texts if text})
