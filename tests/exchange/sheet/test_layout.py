from pathlib import Path

import pytest

from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.sheet.layout import layout_field, layout_named, load_layout, record_layout


def _layout(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", ["person-roll", "人员名单"])
def test_a_layout_goes_by_its_english_and_its_chinese_name(name: str) -> None:
    """A form is found by either of its names."""
    expected = "person-roll"

    assert expected == layout_named(name).name


def test_a_record_class_is_a_layout_of_its_own() -> None:
    """Any record can be asked for as a form that has all of its fields."""
    expected = record_layout("awards")

    assert expected == layout_named("awards")


@pytest.mark.parametrize(("name", "expected"), [("Participation", "participations"), ("VolunteerRecord", "volunteers")])
def test_the_name_of_a_class_is_the_layout_of_that_class_alone(name: str, expected: str) -> None:
    """Forms make several records of a row; none of them goes by the name of one."""
    assert record_layout(expected) == layout_named(name)


def test_a_name_that_no_layout_has_is_refused_with_the_names_there_are() -> None:
    """Who asks for an unknown form is told the known ones."""
    with pytest.raises(FormatError, match="volunteer-roll"):
        layout_named("no-such-form")


@pytest.mark.parametrize("content", [b"name = ", b"name = '\xff'"])
def test_a_layout_that_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    """A file that is no TOML, or not UTF-8, is refused under its name."""
    path = tmp_path / "a.toml"
    path.write_bytes(content)

    with pytest.raises(FormatError, match=r"the layout a\.toml is not TOML"):
        load_layout(path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = 'red'", "a layout has no key colour"),
        ("name = 'a'\nrecords = ['people']", "a layout has records and fields, or extends another"),
        ("extends = 'no-such-form'", "there is no layout no-such-form"),
        ("records = ['people']\nfields = ['people.no_such_field']", "there is no field people.no_such_field"),
        ("records = ['people']\nfields = ['people.name.start']", "there is no field people.name.start"),
        ("records = ['people']\nfields = ['no_such.name']", "there is no field no_such.name"),
        (
            "extends = 'person-roll'\n[aliases]\n'activities.name' = ['活动']",
            "no record of the layout has activities.name",
        ),
    ],
)
def test_a_layout_that_asks_for_what_is_not_there_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    """A mistake in a layout is said before any sheet is read by it."""
    path = _layout(tmp_path / "a.toml", text)

    with pytest.raises(FormatError, match=problem):
        load_layout(path)


def test_a_layout_extends_another_with_its_own_words(tmp_path: Path) -> None:
    """Words for nothing, of all fields or of one, and headers of one's own are added to those of the form."""
    path = _layout(
        tmp_path / "a.toml",
        "extends = 'person-roll'\nname = 'ours'\nrequired = ['people.sex']\n"
        "[missing]\nwords = ['缺']\n'people.sex' = ['不详']\n"
        "[aliases]\n'people.name' = ['老同志']\n",
    )
    made, base = load_layout(path), layout_named("person-roll")

    assert "ours" == made.name
    assert ("缺",) == made.missing[""]
    assert ("不详",) == made.missing["people.sex"]
    assert ["people.sex"] == [each.path for each in made.required]
    assert "people.name" == made.by_key["老同志"].path
    assert "老同志" not in base.by_key


def test_an_alias_may_bring_a_field_that_the_form_has_not(tmp_path: Path) -> None:
    """A column that the form lacks is added by naming its header, as long as the form makes that record."""
    path = _layout(
        tmp_path / "a.toml", "records = ['people']\nfields = ['people.name']\n[aliases]\n'people.sex' = ['男女']"
    )
    made = load_layout(path)

    assert "people.sex" == made.by_key["男女"].path


def test_the_ends_of_a_period_have_columns_of_their_own() -> None:
    """Under 活动时间 a form may have the beginning and the end apart."""
    expected = ("start", True)

    field = layout_field("activities.when.start")
    assert expected == (field.part, field.header.endswith("起"))
