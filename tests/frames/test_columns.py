"""Records become columns of any dataframe library and come back, or it is said which cell does not let them."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from itertools import islice
from random import Random
from typing import Annotated, Any

import duckdb
import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from tests.canaries import Canary, canaries
from tests.domain.small_records import activity, project, team, venue
from tests.leaks import leaks, told
from tests.strategies import records_of
from tools.generated import random_record
from yilao_yiyou.domain.activity import Activity, CountMethod, HeadsMean, Participation, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.fields import Sensitivity, checked, describe, zh
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.project import Project
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.domain.team import Membership, Team, TeamKind
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.domain.venue import Venue
from yilao_yiyou.domain.volunteer import VolunteerRecord
from yilao_yiyou.errors import FrameError, RecordError
from yilao_yiyou.frames.arrow import Table, pa
from yilao_yiyou.frames.columns import VERSION, from_columns, schema_of, to_columns

pd: Any = import_module("pandas")  # it has no types

RECORDS = tuple(collection_classes().values())
SEED = 20_220_817

LIBRARIES: dict[str, Callable[[Table], Any]] = {
    "pyarrow": lambda table: table,
    "pyarrow in pieces": lambda table: pa.concat_tables([table.slice(0, 7), table.slice(7, 0), table.slice(7)]),
    "pyarrow, a batch at a time": lambda table: table.to_reader(max_chunksize=5),
    "polars": pl.from_arrow,
    "pandas": lambda table: table.to_pandas(),
    "pandas over arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb": duckdb.from_arrow,
    "duckdb as arrow": lambda table: duckdb.from_arrow(table).arrow(),
}


def _some(cls: type, number: int) -> list[Any]:
    rng = Random(SEED)  # noqa: S311 -- made to be repeated, no secret
    return [random_record(cls, rng) for _ in range(number)]


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_records_of_every_class_come_back(cls: type, data: st.DataObject) -> None:
    """Whatever their fields hold, nothing is lost, and the columns are those of the schema."""
    records = data.draw(st.lists(records_of(cls), max_size=3))

    table = to_columns(cls, records)

    table.validate(full=True)
    assert table.schema.equals(schema_of(cls), check_metadata=True)
    assert from_columns(cls, table) == records


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_many_records_come_back_in_their_order(cls: type) -> None:
    """Also those that the random generator makes of every field."""
    records = _some(cls, 150)

    assert from_columns(cls, to_columns(cls, iter(records))) == records


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@pytest.mark.parametrize("lend", LIBRARIES.values(), ids=LIBRARIES)
def test_every_library_gives_back_what_it_was_given(cls: type, lend: Callable[[Table], Any]) -> None:
    """However a library keeps columns, the records are the same; also when there are none."""
    for number in (0, 1, 20):
        records = _some(cls, number)

        assert from_columns(cls, lend(to_columns(cls, records))) == records


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_no_two_columns_share_a_name(cls: type) -> None:
    """A part of one field is not called like another field, in English or in Chinese."""
    schema = schema_of(cls)
    headers = [field.metadata[b"zh"] for field in schema]

    assert len(set(schema.names)) == len(schema.names)
    assert len(set(headers)) == len(headers)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_the_schema_tells_what_the_data_dictionary_tells(cls: type) -> None:
    """The header, sensitivity and references of each field, and the class and version of the whole."""
    schema = schema_of(cls)

    assert schema.metadata == {b"yilao_yiyou.record": cls.__name__.encode(), b"yilao_yiyou.version": VERSION.encode()}
    for column in describe(cls).columns:
        fields = [field for field in schema if field.name == column.name or field.name.startswith(f"{column.name}_")]
        assert fields
        told_of = fields[0].metadata
        assert told_of[b"zh"].decode().startswith(column.label.zh)
        assert told_of[b"sensitivity"].decode() == column.label.sensitivity.value
        assert told_of[b"identity"].decode() == column.label.identity.value
        assert told_of.get(b"refers", b"").decode() == ",".join(column.label.refers)
        assert told_of.get(b"unit", b"").decode() == (column.label.unit or "")


def test_the_types_are_those_that_a_notebook_wants() -> None:
    """Numbers can be added up, codes are a dictionary in declared order, days are days."""
    types = {field.name: str(field.type) for field in schema_of(Participation)}

    assert types["role"] == "dictionary<values=string, indices=int8, ordered=0>"
    assert types["heads_lo"] == types["heads_hi"] == types["times"] == "int64"
    assert types["hours"] == "decimal128(38, 9)"
    assert [name for name in types if name.startswith("heads_")] == [
        *("heads_lo", "heads_hi", "heads_lo_exact", "heads_hi_exact", "heads_lo_open", "heads_hi_open"),
        *("heads_unit", "heads_kind", "heads_phrase", "heads_mean"),
    ]
    assert str(schema_of(Activity).field("when_start").type) == "date32[day]"
    assert to_columns(Team, [team()])["kind"].chunk(0).dictionary.to_pylist() == [kind.value for kind in TeamKind]


HOUR, PERCENT = Unit.of("小时"), Unit.of("%")


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        (Quantity.of("人", 580, 589, phrase="580余人"), {"lo": 580, "hi": 589, "unit": "人", "phrase": "580余人"}),
        (Quantity(Bounds(0, None), HOUR), {"lo": 0, "hi": None, "hi_exact": None, "unit": "小时"}),
        (Quantity(Bounds(Fraction(63, 100)), HOUR), {"lo": None, "lo_exact": "63/100", "hi_exact": "63/100"}),
        (Quantity(Bounds(10**20), HOUR), {"lo": None, "lo_exact": "1" + 20 * "0"}),
        (Quantity(Bounds(-1, 2, lo_open=True), PERCENT), {"lo": -1, "lo_open": True, "hi_open": False}),
    ],
)
def test_a_quantity_loses_nothing(capacity: Quantity, expected: dict[str, Any]) -> None:
    """Neither a fraction, nor an end that is open or missing, nor the words that it was read from."""
    planned = project(capacity=capacity)

    table = to_columns(Project, [planned])

    assert from_columns(Project, table) == [planned]
    assert {name: table[f"capacity_{name}"][0].as_py() for name in expected} == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            Period.year(2022),
            {"start": date(2022, 1, 1), "end": date(2023, 1, 1), "start_edge": None, "source": "explicit"},
        ),
        (Period.always(), {"start": None, "end": None, "start_edge": "open", "end_edge": "open"}),
        (Period.until(date(2022, 8, 17)), {"start_edge": "unknown", "phrase": "截至", "anchor": date(2022, 8, 17)}),
        (Period(date.min, Edge.OPEN, source=PeriodSource.NONE), {"start": date.min, "source": "none"}),
    ],
)
def test_a_period_loses_nothing(period: Period, expected: dict[str, Any]) -> None:
    """An end that is no day says why not."""
    planned = project(period=period)

    table = to_columns(Project, [planned])

    assert from_columns(Project, table) == [planned]
    assert {name: table[f"period_{name}"][0].as_py() for name in expected} == expected


def test_columns_with_a_default_may_be_left_out() -> None:
    """A table of the four columns that a team must have, in any order and under Chinese headers, is enough."""
    table = pl.DataFrame({"队伍名称": ["某巡河队"], "region": ["371482"], "队伍类型": ["patrol"], "队伍编号": ["t1"]})

    assert from_columns(Team, table) == [team("t1", region="371482")]


def test_parts_with_a_default_may_be_left_out() -> None:
    """A headcount is its ends, its unit and what it counts."""
    table = pl.DataFrame(
        {
            "id": ["p1", "p2"],
            "activity": ["a1", "a1"],
            "role": ["audience", "audience"],
            "person": [None, "x1"],
            "人数下限": [30, None],
            "heads_hi": [39, None],
            "heads_unit": ["人", None],
            "heads_kind": ["person", None],
            "heads_mean": ["total", None],
            "method": ["counted", None],
        }
    )

    crowd, person = from_columns(Participation, table)

    assert crowd.heads == Quantity.of("人", 30, 39)
    assert (crowd.heads_mean, crowd.method) == (HeadsMean.TOTAL, CountMethod.COUNTED)
    assert (person.heads, person.person, person.role) == (None, "x1", ParticipationRole.AUDIENCE)


def test_the_index_that_pandas_adds_is_passed_over() -> None:
    """A frame that was filtered has an index of its own, which is no field."""
    teams = [team("t1"), team("t2"), team("t3")]
    frame = to_columns(Team, teams).to_pandas()

    assert from_columns(Team, frame[frame["id"] != "t2"]) == [teams[0], teams[2]]


@pytest.mark.parametrize(
    ("capacity", "type_"),
    [([3.0, None], pa.float64()), ([3, 4], pa.uint64()), ([3, 4], pa.uint8()), ([None, None], pa.float32())],
)
def test_a_whole_number_is_one_however_it_is_kept(capacity: list[Any], type_: Any) -> None:  # noqa: ANN401 -- an Arrow type
    """Pandas keeps whole numbers as floats when some are missing; they are still whole."""
    venues = [venue(f"v{place}", capacity=number) for place, number in enumerate((3, 4))]
    table = _with(to_columns(Venue, venues), "capacity", pa.array(capacity, type_))

    assert [venue.capacity for venue in from_columns(Venue, table)] == capacity


@pytest.mark.parametrize("type_", [pa.timestamp("us"), pa.timestamp("ns"), pa.date64(), pa.date32()], ids=str)
def test_a_midnight_without_time_zone_is_a_day(type_: Any) -> None:  # noqa: ANN401 -- an Arrow type
    """Pandas and some databases keep days as such."""
    table = _with(to_columns(Activity, [activity()]), "recorded_on", pa.array([datetime(2022, 8, 17)]).cast(type_))  # noqa: DTZ001

    assert from_columns(Activity, table)[0].recorded_on == date(2022, 8, 17)


@pytest.mark.parametrize(
    ("area", "type_", "expected"),
    [
        (Decimal("1.50"), pa.decimal128(10, 2), "1.5"),
        (Decimal(100), pa.decimal128(38, 9), "100"),
        (Decimal("0.5"), pa.decimal256(50, 3), "0.5"),
        (7, pa.int32(), "7"),
    ],
)
def test_a_decimal_comes_back_without_trailing_zeros(area: Any, type_: Any, expected: str) -> None:  # noqa: ANN401 -- an Arrow type
    """Whatever the width of the column, and whole numbers too."""
    table = _with(to_columns(Venue, [venue()]), "area", pa.array([area], type_))

    assert str(from_columns(Venue, table)[0].area) == expected


def test_categories_of_text_are_read_as_text() -> None:
    """A column with few distinct texts may be a dictionary, with words that no row uses and with none at all."""
    names = pa.DictionaryArray.from_arrays(pa.array([0, 0], pa.int8()), pa.array(["某巡河队", " "]))
    leaders = pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.int8()), pa.array(["x1", None]))[:2]
    table = _with(_with(to_columns(Team, [team("t1"), team("t2")]), "name", names), "leader", leaders)

    teams = from_columns(Team, table)

    assert [(team.name, team.leader) for team in teams] == [("某巡河队", None)] * 2


def test_lists_may_be_of_a_fixed_size() -> None:
    """As an array of NumPy becomes one."""
    lists = pa.array([["四史", "家风"]], pa.list_(pa.string(), 2))

    assert from_columns(Team, _with(to_columns(Team, [team()]), "topics", lists))[0].topics == ("四史", "家风")


def test_a_set_of_codes_is_in_declared_order() -> None:
    """Equal sets look equal."""
    records = _some(VolunteerRecord, 100)
    order = [code.value for code in describe(VolunteerRecord).column("categories").base]  # type: ignore[attr-defined]

    written = to_columns(VolunteerRecord, records)["categories"].to_pylist()

    assert any(len(slugs) > 1 for slugs in written)
    assert all(slugs == sorted(slugs, key=order.index) for slugs in written)


def _with(table: Table, name: str, array: Any) -> Table:  # noqa: ANN401 -- an Arrow array
    """Return a table with one column put in place of another."""
    return table.set_column(table.column_names.index(name), name, array)


HUGE = 10**40
UNKEEPABLE: dict[str, tuple[Any, str]] = {
    "64 bits": (venue(capacity=2**63), "column capacity, row 2"),
    "ten places": (venue(area=Decimal("0.1234567891")), "column area, row 2"),
    "forty digits": (venue(area=Decimal(HUGE)), "column area, row 2"),
    "endless": (project(capacity=Quantity(Bounds(Fraction(1, 10**1000)), HOUR)), "column capacity_lo_exact, row 2"),
}


@pytest.mark.parametrize(("record", "place"), UNKEEPABLE.values(), ids=UNKEEPABLE)
def test_what_could_not_be_read_back_is_not_written(record: Any, place: str) -> None:  # noqa: ANN401 -- of any class
    """Nothing is rounded: the record and the field are named."""
    sound = venue() if isinstance(record, Venue) else project()

    with pytest.raises(RecordError, match=place):
        to_columns(type(record), [sound, record, sound])


def test_records_of_another_class_are_refused() -> None:
    """One table holds one class."""
    with pytest.raises(RecordError, match="record 2 must be a Team, is a Venue"):
        to_columns(Team, [team(), venue()])


USES: dict[str, Callable[[type], object]] = {
    "schema": schema_of,
    "to": lambda cls: to_columns(cls, []),
    "from": lambda cls: from_columns(cls, pa.table({})),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_only_record_classes_have_columns(use: Callable[[type], object]) -> None:
    """A class whose fields are not labelled has none."""
    with pytest.raises(RecordError, match="not annotated"):
        use(Bounds)


def _teams(**columns: Any) -> Table:  # noqa: ANN401 -- arrays or lists
    """Return a table of three teams with some columns changed, added or, if `None`, left out."""
    table = to_columns(Team, [team(f"t{number}") for number in range(3)])
    for name, values in columns.items():
        table = table.drop_columns([name]) if values is None else _with_or_more(table, name, values)
    return table


def _with_or_more(table: Table, name: str, values: Any) -> Table:  # noqa: ANN401 -- arrays or lists
    array = pa.array(values) if isinstance(values, list) else values
    return _with(table, name, array) if name in table.column_names else table.append_column(name, array)


LATER = datetime(2022, 8, 17, 9, 30, tzinfo=UTC)
REFUSED: dict[str, tuple[type, Callable[[], Any], str]] = {
    "no stream": (Team, lambda: [team()], "list has no Arrow C stream"),
    "lazy": (Team, lambda: pl.from_arrow(_teams()).lazy(), "LazyFrame has no Arrow C stream"),  # type: ignore[union-attr]
    "mixed": (Team, lambda: pd.DataFrame({"id": ["t1", 1]}), "mixes values of several types"),
    "other class": (Venue, _teams, "the table holds records of Team"),
    "other version": (Team, lambda: _teams().replace_schema_metadata({"yilao_yiyou.version": "9"}), "is of version 9"),
    "missing": (Team, lambda: _teams(kind=None), "Team: the column kind is missing"),
    "misspelt": (
        Team,
        lambda: _teams(kind=None, knid=["a"] * 3),
        "kind is missing, the nearest is knid; .* did you mean kind",
    ),
    "unknown": (Team, lambda: _teams(weather=["a"] * 3), "column [0-9]+ weather is no field, leave it out"),
    "misspelt in Chinese": (Team, lambda: _teams(kind=None, 队五类型=["a"] * 3), "is no field, did you mean kind"),
    "twice": (Team, lambda: _teams(队伍名称=["a"] * 3), "column name is there twice"),
    "empty": (Team, lambda: _teams(name=["a", None, None]), r"column name, row 2 \(and 1 more\): must not be empty"),
    "blank": (Team, lambda: _teams(name=["a", "b", "\u3000"]), "column name, row 3: must be text that is not blank"),
    "NUL": (Team, lambda: _teams(name=["a\0", "b", "c"]), "column name, row 1: must be text"),
    "blank category": (
        Team,
        lambda: _teams(name=pa.array(["a", " ", " "]).dictionary_encode()),
        r"column name, row 2 \(and 1 more\): must be text",
    ),
    "number for text": (Team, lambda: _teams(name=[1, 2, 3]), "column name: must hold text .*, is of type int64"),
    "number for code": (Team, lambda: _teams(kind=[1, 2, 3]), "column kind: must hold one of lecture, patrol"),
    "unknown code": (
        Team,
        lambda: _teams(kind=["patrol", "x", "patrol"]),
        "column kind, row 2: must be one of lecture",
    ),
    "no region": (
        Team,
        lambda: _teams(region=["3714", "371400", "3714"]),
        "column region, row 2: must be division codes",
    ),
    "no list": (Team, lambda: _teams(topics=["a", "b", "c"]), "column topics: must hold lists"),
    "empty in a list": (
        Team,
        lambda: _teams(topics=[["a"], [], ["b", None]]),
        r"column topics\[\], row 3: must not be empty",
    ),
    "numbers in a list": (Team, lambda: _teams(topics=[[], [1], []]), r"column topics\[\]: must hold text"),
    "no end": (Team, lambda: _teams(valid_end=None), "column valid: needs the column valid_end as well"),
    "both ends": (
        Team,
        lambda: _teams(valid_start=[None, None, date(2022, 1, 1)]),
        "column valid, row 3: an end of a period is a day, or else",
    ),
    "no period": (
        Team,
        lambda: _teams(**{f"valid_{name}": pa.nulls(3) for name in ("start_edge", "end_edge", "source")}),
        r"column valid, row 1 \(and 2 more\): must not be empty",
    ),
}


@pytest.mark.parametrize(("cls", "make", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_table_that_does_not_fit_is_refused(cls: type, make: Callable[[], Any], expected: str) -> None:
    """The error names the column and the row, and what would be right."""
    with pytest.raises(FrameError, match=expected):
        from_columns(cls, make())


CELLS: dict[str, tuple[Any, str, Any, str]] = {
    "half": (venue(capacity=3), "capacity", [2.5], "row 1: must be whole numbers"),
    "past exact floats": (venue(capacity=3), "capacity", [2.0**60], "row 1: must be whole numbers"),
    "not a number": (venue(capacity=3), "capacity", [float("nan")], "row 1: must be whole numbers"),
    "past 64 bits": (venue(capacity=3), "capacity", pa.array([2**63], pa.uint64()), "row 1: must be whole numbers"),
    "truth for number": (venue(capacity=3), "capacity", [True], "is of type bool"),
    "float for decimal": (venue(area=Decimal(3)), "area", [2.5], "is of type double"),
    "ten places": (venue(area=Decimal(3)), "area", [Decimal("0.1234567891")], "row 1: must be decimals"),
    "text for truth": (activity(), "in_main_course", ["是"], "must hold truth values"),
    "a time": (activity(), "recorded_on", [LATER.replace(tzinfo=None)], "row 1: must be days"),
    "a time zone": (activity(), "recorded_on", [LATER.replace(hour=0, minute=0)], "must hold days"),
    "text for day": (activity(), "recorded_on", ["2022-08-17"], "must hold days"),
    "year 12022": (
        activity(),
        "recorded_on",
        pa.array([3_700_000], pa.int32()).view(pa.date32()),
        "row 1: must be days",
    ),
    "two of one end": (activity(), "sessions_lo_exact", ["1/2"], "column sessions, row 1: an end is a whole number or"),
    "no fraction": (activity(), "sessions_lo_exact", ["1/0"], "column sessions_lo_exact, row 1: must be text such as"),
    "ends crossed": (activity(), "sessions_hi", [0], "column sessions, row 1: no number lies between 1 and 0"),
    "no lower end": (activity(), "sessions_lo", pa.array([None], pa.int64()), "the lower end is missing"),
    "unit of nothing": (
        project(capacity=Quantity.of("人", 1)),
        "capacity_unit",
        [None],
        "has a unit and its kind",
    ),
    "unit of another kind": (
        project(capacity=Quantity.of("人", 1)),
        "capacity_unit",
        ["册"],
        "does not count a person",
    ),
    "half a person": (project(capacity=Quantity.of("人", 1)), "capacity_hi_open", [True], "column capacity, row 1"),
    "no host": (
        activity(),
        "hosts",
        pa.array([[]], pa.list_(pa.string())),
        "Activity, row 1: an activity has at least one",
    ),
}


@pytest.mark.parametrize(("record", "name", "cells", "expected"), CELLS.values(), ids=CELLS)
def test_a_cell_that_does_not_fit_is_refused(record: Any, name: str, cells: Any, expected: str) -> None:  # noqa: ANN401 -- of any class
    """No conversion is silent, and the rules of the values and of the record hold."""
    array = pa.array(cells) if isinstance(cells, list) else cells
    table = _with(to_columns(type(record), [record]), name, array)

    with pytest.raises(FrameError, match=expected):
        from_columns(type(record), table)


def test_the_rules_of_a_record_name_its_row() -> None:
    """Also when it is not in the first of the blocks that are read at once."""
    table = to_columns(Activity, [activity()])
    many = table.take([0] * 70_000)
    crossed = _with(table, "lead_host", pa.array(["o2"]))

    with pytest.raises(FrameError, match="Activity, row 70001: the lead host is one of the hosts"):
        from_columns(Activity, pa.concat_tables([many, crossed.cast(many.schema), table]))


def _memberships(group: Any) -> Table:  # noqa: ANN401 -- structs
    members = _some(Membership, 3)
    return _with(to_columns(Membership, members), "group", pa.array(group))


GROUP = {"kind": "team", "id": "t1"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (["t1"] * 3, "column group: must hold structs"),
        ([GROUP, None, GROUP], "column group, row 2: must not be empty"),
        ([GROUP, GROUP, GROUP | {"kind": "x"}], r"column group.kind, row 3: must be one of person"),
        ([{"kind": "team"}] * 3, "column group: the column id is missing"),
        ([GROUP | {"name": "a"}] * 3, "column group: column 3 name is no field"),
    ],
)
def test_a_nested_value_is_checked_like_a_table(group: list[Any], expected: str) -> None:
    """Its columns are named with the field that they belong to."""
    with pytest.raises(FrameError, match=expected):
        from_columns(Membership, _memberships(group))


def test_an_error_in_an_optional_nested_value_names_the_row_of_the_record() -> None:
    """Rows without the value are counted as well."""
    places = [None, None, {"latitude": Decimal("37.4"), "longitude": Decimal(400), "basis": "x"}]
    table = _with(to_columns(Venue, [venue(f"v{number}") for number in range(3)]), "coordinates", pa.array(places))

    with pytest.raises(FrameError, match=r"column coordinates.basis, row 3"):
        from_columns(Venue, table)


def test_a_struct_that_lacks_a_field_has_no_row() -> None:
    """Where the column as a whole is wrong, no row is to blame."""
    table = _with(to_columns(Venue, [venue(), venue()]), "coordinates", pa.array([None, {"latitude": 1}]))

    with pytest.raises(FrameError, match="column coordinates: the column"):
        from_columns(Venue, table)


def test_a_value_stands_in_a_set_once() -> None:
    """A slug that is there twice is a slip, not an emphasis."""
    records = _some(VolunteerRecord, 2)
    table = _with(
        to_columns(VolunteerRecord, records), "categories", pa.array([["cadre"], ["cadre", "soldier", "cadre"]])
    )

    with pytest.raises(FrameError, match="column categories, row 2: a value is in the list twice"):
        from_columns(VolunteerRecord, table)


def test_a_damaged_table_is_refused() -> None:
    """What another library hands over may not be text, though it says so."""
    text = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])

    with pytest.raises(FrameError, match="damaged"):
        from_columns(Team, pa.table({"id": text}))


@frozen(kw_only=True, field_transformer=checked)
class Pledge:
    """What somebody gives, with fields that no record has yet (承诺)."""

    amount: Annotated[Quantity, zh("金额", "how much", sensitivity=Sensitivity.SENSITIVE)]
    spans: Annotated[tuple[Period, ...] | None, zh("期间", "when")] = None
    days: Annotated[tuple[date, ...], zh("日期", "which days")] = ()


def test_values_of_several_parts_may_stand_in_a_list() -> None:
    """There they are structs, and the list may be missing."""
    pledges = [
        Pledge(amount=Quantity.of("元", 5), spans=(Period.year(2022), Period.always())),
        Pledge(amount=Quantity.of("元", 6)),
        Pledge(amount=Quantity.of("元", 7), spans=(), days=(date(2022, 8, 17),)),
    ]

    assert from_columns(Pledge, to_columns(Pledge, pledges)) == pledges


def test_an_error_does_not_show_sensitive_parts() -> None:
    """The ends of a sensitive figure are not told, though those of any other are."""
    table = _with(to_columns(Pledge, [Pledge(amount=Quantity.of("元", 777_777))]), "amount_hi", pa.array([333_333]))

    with pytest.raises(FrameError, match="column amount, row 1: the parts do not make a value") as caught:
        from_columns(Pledge, table)

    assert not leaks("777777", told(caught.value))
    assert not leaks("333333", told(caught.value))


def _misplaced(secret: str) -> Iterator[tuple[type, Table]]:
    """Yield tables with a secret where it does not belong."""
    people = to_columns(Person, [Person(id="x1")])
    for name in ("id_no", "residence", "birth", "sex"):
        yield Person, _with(people, name, pa.array([f"{secret}?"]))
    yield Team, _teams(kind=[secret, "patrol", "patrol"])
    yield Team, _teams(region=["3714", f"{secret}000"[-6:] + "000", "3714"])
    yield Team, _teams(**{secret: ["a"] * 3})
    yield Team, _teams(kind=None, **{f"kind {secret}": ["a"] * 3})
    yield Activity, _with(to_columns(Activity, [activity()]), "sessions_lo_exact", pa.array([secret]))
    yield Membership, _memberships([GROUP | {"kind": secret}] * 3)


@pytest.mark.parametrize("canary", tuple(islice(canaries(), 3)), ids=("first", "second", "third"))
def test_no_error_shows_what_stands_in_a_cell(canary: Canary) -> None:
    """Not in its words, its chain, nor in the variables of the library's frames."""
    for secret in (canary.number, canary.name, canary.phone):
        for cls, table in _misplaced(secret):
            with pytest.raises(FrameError) as caught:
                from_columns(cls, table)

            assert canary.seen_in(told(caught.value)) == ()


def test_an_unwritable_record_shows_nothing() -> None:
    """A slip in one field does not tell the others."""
    name = "甲乙丙丁戊己"
    planned = project(capacity=Quantity(Bounds(Fraction(1, 10**1000)), HOUR), name=name)

    with pytest.raises(RecordError) as caught:
        to_columns(Project, [planned])

    assert not leaks(name, told(caught.value))


@pytest.mark.parametrize("was_on", [True, False])
def test_the_cycle_collector_is_left_as_it_was(was_on: bool) -> None:
    """On or off, after a success and after a failure."""
    (gc.enable if was_on else gc.disable)()
    try:
        from_columns(Team, to_columns(Team, [team()]))
        with pytest.raises(FrameError):
            from_columns(Team, _teams(name=[1, 2, 3]))

        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_what_is_made_is_a_record_like_any_other() -> None:
    """It is hashed, shown and changed like one that was made by calling its class."""
    made = from_columns(Activity, to_columns(Activity, [activity()]))[0]

    assert hash(made) == hash(activity())
    assert repr(made) == repr(activity())
    assert made.region.level is activity().region.level
    assert evolve(made, recorded_on=date(2022, 8, 17) + timedelta(days=1)).recorded_on == date(2022, 8, 18)
