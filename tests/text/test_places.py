"""Places that a report names."""

import pytest

from yilao_yiyou.text.places import place_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市老年人口", "全市"),
        ("《全市方案》印发,甲乙县建站", "甲乙县"),
        ("《全市方案》印发,建站", None),
        ("甲乙县和全市", "全市"),
        ("新建3个县级市中心", None),
        ("常住人口城镇化率", None),
    ],
)
def test_a_place_looks_like_the_name_of_one(text: str, expected: str | None) -> None:
    """The last one named is taken; what stands in the title of a document is part of that."""
    assert expected == place_words(text, 0, len(text))
