"""Division codes and the record of a division."""

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.region import Issuer, Level, Region, RegionCode, UrbanRural
from yilao_yiyou.errors import RecordError, RegionCodeError

FULL = "371402001001"


@pytest.mark.parametrize(
    ("digits", "level"),
    [(2, Level.PROVINCE), (4, Level.CITY), (6, Level.COUNTY), (9, Level.TOWNSHIP), (12, Level.VILLAGE)],
)
def test_the_number_of_digits_says_the_level(digits: int, level: Level) -> None:
    """A province has 2 digits, a city 4, a county 6, a township 9, a village 12."""
    code = RegionCode(FULL[:digits])

    assert code.level is level
    assert level.digits == digits


def test_levels_are_counted_from_the_province_down() -> None:
    """The province is at the top, the village four levels below."""
    assert [level.depth for level in Level] == [0, 1, 2, 3, 4]


def test_a_code_names_its_ancestors_from_the_nearest_up() -> None:
    """Whoever lives in a village lives in its township, county, city and province."""
    expected = ("371402001", "371402", "3714", "37")

    code = RegionCode(FULL)

    assert code.ancestors == expected
    assert code.parent == "371402001"
    assert RegionCode("37").parent is None
    assert RegionCode("37").ancestors == ()


def test_a_code_says_the_division_of_a_level() -> None:
    """A village is in one county; a county is in no village."""
    code = RegionCode("371402")

    assert RegionCode(FULL).at(Level.COUNTY) == "371402"
    assert code.at(Level.COUNTY) is code
    assert code.at(Level.VILLAGE) is None


def test_a_division_lies_within_itself_and_what_is_above() -> None:
    """A county lies in its city, not in another one."""
    assert RegionCode("371402").within("3714")
    assert RegionCode("371402").within("371402")
    assert not RegionCode("3714").within("371402")
    assert not RegionCode("371402").within("3715")


@pytest.mark.parametrize("text", ["", "37140", "371400"])
def test_nothing_lies_within_what_is_no_code(text: str) -> None:
    """A mistyped or filled-up code is refused, where it would match too much or nothing."""
    with pytest.raises(RegionCodeError):
        RegionCode("371402").within(text)


def test_a_township_of_a_city_without_counties_lies_in_the_city() -> None:
    """Dongguan has townships and no counties; the zeros in their codes are no division."""
    village = RegionCode("441900003001")

    assert village.ancestors == ("441900003", "4419", "44")
    assert RegionCode("441900003").parent == "4419"
    assert village.at(Level.COUNTY) is None
    assert village.at(Level.TOWNSHIP) == "441900003"


@pytest.mark.parametrize(
    "text", ["", "3", "371", "37140", "3714020", "3714020010011", "37a4", "３７１４", "37 4", "37\n"]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    """Wrong lengths, letters, full-width digits and line breaks are not codes."""
    with pytest.raises(RegionCodeError, match="3714"):
        RegionCode(text)
    with pytest.raises(RegionCodeError, match="3714"):
        RegionCode.unpadded(text)


def test_a_number_is_no_code() -> None:
    """A spreadsheet that made a number of a code has to be mended, not believed."""
    with pytest.raises(RegionCodeError):
        RegionCode(3714)  # type: ignore[arg-type]


def test_a_refused_text_is_not_repeated() -> None:
    """A column may be shifted by one, and the text be somebody's number."""
    with pytest.raises(RegionCodeError) as caught:
        RegionCode("379999194501010014")

    assert "19450101" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("371400", "3714"),
        ("371402000", "371402"),
        ("371402001000", "371402001"),
        ("3700", "37"),
        ("370000000000", "37"),
    ],
)
def test_a_code_filled_up_with_zeros_is_not_guessed_at(text: str, meant: str) -> None:
    """371400 may be meant as the city; the error says how to write that."""
    with pytest.raises(RegionCodeError, match=rf"{meant},.*unpadded"):
        RegionCode(text)


@pytest.mark.parametrize(
    ("padded", "expected"),
    [
        ("371400000000", "3714"),
        ("371400", "3714"),
        ("370000", "37"),
        ("371402001000", "371402001"),
        (FULL, FULL),
        ("371402000000", "371402"),
        ("441900", "4419"),
        ("441900003000", "441900003"),
    ],
)
def test_the_filled_up_form_is_read_on_request(padded: str, expected: str) -> None:
    """Systems that want 12 digits get them, and theirs are read back."""
    code = RegionCode.unpadded(padded)

    assert code == expected
    assert RegionCode.unpadded(code.padded) == code


def test_nothing_but_zeros_is_no_code() -> None:
    """A code of zeros names no division."""
    with pytest.raises(RegionCodeError):
        RegionCode.unpadded("000000")


@given(st.from_regex(r"[1-9][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?", fullmatch=True))
def test_the_chain_of_parents_shortens_the_code(text: str) -> None:
    """However a code is filled up, its ancestors are codes that it begins with, each the parent of the one before."""
    code = RegionCode.unpadded(text)
    chain = (code, *code.ancestors)

    assert chain[-1].level is Level.PROVINCE
    assert all(code.within(above) and RegionCode(above) is above for above in chain)
    assert [one.parent for one in chain] == [*chain[1:], None]
    assert [code.at(level) for level in reversed(Level) if code.at(level)] == list(chain)


@given(st.text(alphabet="0123456789", min_size=2, max_size=12))
def test_a_code_is_the_text_that_it_was_made_from(text: str) -> None:
    """Whatever is a code compares, hashes, pickles and copies as the text itself."""
    try:
        code = RegionCode(text)
    except RegionCodeError:
        return

    assert code == text
    assert hash(code) == hash(text)
    assert RegionCode(code) is code
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert type(pickle.loads(pickle.dumps(code, protocol))) is RegionCode  # noqa: S301
    assert copy.deepcopy(code) == code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("37", None),
        ("3714", "市"),
        ("1525", "地区、自治州或盟"),
        ("4190", "省直辖县级行政区划"),
        ("4451", "市"),
        ("1101", "直辖市汇总码"),
        ("3795", None),
        ("371402", "市辖区"),
        ("222401", "县级市"),
        ("429004", "县级市"),
        ("110101", "市辖区"),
        ("371422", "县或旗"),
        ("371471", "县、旗或功能区"),
        ("371481", "县级市"),
        ("371402001", "街道"),
        ("371402100", "镇"),
        ("371402200", "乡"),
        ("371402400", "政企合一单位"),
        ("371402001001", "居民委员会"),
        ("371402001200", "村民委员会"),
        ("371402001401", None),
    ],
)
def test_the_last_digits_say_the_kind_where_the_standard_does(code: str, expected: str | None) -> None:
    """A number outside the standard's ranges is a special unit, not an error."""
    assert RegionCode(code).kind_zh == expected


def test_urban_classes_begin_with_one() -> None:
    """Programmes for urban communities pick by the class: cities and towns are urban, the rest is rural."""
    expected = {"111", "112", "121", "122", "123"}

    assert {kind.code for kind in UrbanRural if kind.is_urban} == expected
    assert {kind.code for kind in UrbanRural if not kind.is_urban} == {"210", "220"}


def test_a_region_refers_by_its_code() -> None:
    """A division is known by its code, and says where it stands."""
    region = Region(code="371402", name="德城区", vintage=2023, issuer=Issuer.NBS)

    assert region.id == "371402"
    assert region.level is Level.COUNTY
    assert region.parent == "3714"


def test_residents_come_with_the_day_they_were_counted_for() -> None:
    """A population without its day is not comparable."""
    with pytest.raises(RecordError, match="常住人口"):
        Region(code="371402", name="德城区", population=1000)
    with pytest.raises(RecordError, match="负"):
        Region(code="371402", name="德城区", population=-1, population_on=date(2020, 11, 1))
    assert Region(code="371402", name="德城区", population=0, population_on=date(2020, 11, 1)).population == 0
