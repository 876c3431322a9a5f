from pathlib import Path

import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.reading import load
from yilao_yiyou.exchange.sheet.layout import layout_named

_REGIONS = (Region(code="3714", name="德州市"), Region(code="371402", name="德城区"))
_ROWS = [
    ["活动名称", "活动类型", "活动时间", "活动区划", "主办单位"],
    ["防溺水宣讲", "安全知识讲座", "2022-08-17", "德城区", "某关工委"],
]


@pytest.mark.parametrize("regions", [RegionTree(_REGIONS), Register(regions=_REGIONS)])
def test_divisions_are_read_by_name_with_a_tree_or_a_register(regions: RegionTree | Register, tmp_path: Path) -> None:
    """A division that a clerk names is found among those that the caller gives, in either form."""
    path = text_book(tmp_path / "a.xlsx", _ROWS)
    register = load(path, layout=layout_named("activity-log"), regions=regions).require()

    assert ["371402"] == [str(activity.region) for activity in register.activities]


def test_divisions_of_another_kind_are_refused(tmp_path: Path) -> None:
    """A list of names is no tree of divisions."""
    path = text_book(tmp_path / "a.xlsx", _ROWS)

    with pytest.raises(FormatError, match="regions is a tree"):
        load(path, regions=["德城区"])


@pytest.mark.parametrize(("century", "expected"), [(None, []), (30, ["1957-08-17", "2022-08-17"])])
def test_years_of_two_digits_need_a_century(century: int | None, expected: list[str], tmp_path: Path) -> None:
    """57.8.17 is no date until the caller says where the century turns."""
    path = text_book(tmp_path / "a.xlsx", [["姓名", "出生年月"], ["王某", "57.8.17"], ["李某", "22.8.17"]])
    people = load(path, layout="person-roll", century=century).register.people

    assert expected == [str(person.birth) for person in people if person.birth is not None]


def test_a_layout_in_a_file_is_taken_by_its_path(tmp_path: Path) -> None:
    """A form of one's own is read by the TOML file that describes it."""
    layout = tmp_path / "a.toml"
    layout.write_text("extends = 'person-roll'\n[aliases]\n'people.name' = ['老同志']", "utf-8")
    path = text_book(tmp_path / "a.xlsx", [["老同志", "性别"], ["王某", "男"]])

    assert ["王某"] == [person.name for person in load(path, layout=layout).register.people]
