"""What every record class keeps to, whatever it is of."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from attrs import evolve, fields, frozen
from attrs.exceptions import FrozenInstanceError

from tests.domain import small_records as small
from tools.generated import random_record
from yilao_yiyou.domain.activity import CountMethod, HeadsMean
from yilao_yiyou.domain.award import AwardStage, AwardStageKind
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, describe, mask, zh
from yilao_yiyou.domain.organization import OrganizationKind
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Sex
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.register import Register, collection_classes, collection_of
from yilao_yiyou.domain.service import ItemKind
from yilao_yiyou.errors import RecordError, RegisterError

CLASSES = tuple(collection_classes().values())
COLUMNS = [
    pytest.param(cls, column, id=f"{cls.__name__}.{column.name}") for cls in CLASSES for column in describe(cls).columns
]
TEXTS = [
    pytest.param(cls, column, id=f"{cls.__name__}.{column.name}")
    for cls in CLASSES
    for column in describe(cls).columns
    if column.base is str
]
CODES = sorted({c.base for cls in CLASSES for c in describe(cls).columns if c.is_code}, key=lambda each: each.__name__)
CANARY = "暗语七七四九"
WRONG: dict[type, tuple[object, ...]] = {
    str: (5, "", " ", "\0", "\ud800", b"text", ["x"]),
    int: (True, 1.0, "1", Decimal(1)),
    bool: (1, "true"),
    date: (datetime(2022, 1, 1), "2022-01-01", 20220101),  # noqa: DTZ001 -- a time of no zone is what people pass
    Decimal: (1.5, "1.5", Decimal("NaN")),
}
"""What is close to a type and not of it."""


def _record(cls: type, seed: int = 0) -> Any:  # noqa: ANN401 -- of that class
    return random_record(cls, Random(seed))  # noqa: S311 -- made to be repeated, no secret


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_records_are_frozen_and_equal_by_what_they_say(cls: type) -> None:
    """Two of the same fields are the same; none can be changed, nor given anything more."""
    record = _record(cls)

    assert record == evolve(record)
    assert hash(record) == hash(evolve(record))
    with pytest.raises(FrozenInstanceError):
        record.valid = "other"
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize(("cls", "column"), COLUMNS)
def test_every_field_has_a_chinese_name_and_a_meaning(cls: type, column: Column) -> None:
    """And what it refers to is a record class."""
    assert not column.label.zh.isascii()
    assert column.label.meaning
    assert set(column.label.refers) <= {each.__name__ for each in CLASSES}
    assert not describe(cls).zh.isascii()


@pytest.mark.parametrize(("cls", "column"), COLUMNS)
def test_no_field_takes_what_is_not_of_its_type(cls: type, column: Column) -> None:
    """It is refused by field and type."""
    record = _record(cls, seed=1)
    single = (*WRONG.get(column.base, (5,)), object())
    values: list[object] = list(single)
    if column.container is not None:
        values = [[each] for each in single] + [column.container([5])]
    if not column.optional:
        values.append(None)

    for value in values:
        with pytest.raises((RecordError, ValueError, TypeError)):
            evolve(record, **{column.name: value})


@pytest.mark.parametrize(("cls", "column"), TEXTS)
def test_what_is_personal_is_not_shown(cls: type, column: Column) -> None:
    """A repr says that there is something, not what."""
    record = _with_canary(cls, column)

    assert (CANARY in repr(record)) is not column.label.is_masked
    assert ("‹隐›" in repr(record)) or not column.label.is_masked


def _with_canary(cls: type, column: Column) -> object:
    """Return a record with a word in a field that nothing else holds, whatever else it has to be for that."""
    text: object = CANARY if column.container is None else column.container([CANARY])
    for seed in range(60):
        try:
            return evolve(_record(cls, seed), **{column.name: text})
        except RecordError:
            continue
    return pytest.skip("the field takes texts of one form only")


def test_a_mask_says_whether_there_is_something() -> None:
    """And nothing else."""
    assert (mask("text"), mask(("a",)), mask(None), mask(())) == ("‹隐›", "‹隐›", "None", "()")


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
def test_every_code_has_a_slug_and_a_chinese_word(codes: type[CodeSet]) -> None:
    """No two of a set have the same; each is found by its slug and its word."""
    members = tuple(codes)

    assert len({member.zh for member in members}) == len(members)
    for member in members:
        assert member.zh.strip()
        assert member.value.isascii()
        assert codes(member.value) is member
        assert codes.from_zh(member.zh) is member
    with pytest.raises(RecordError) as refused:
        codes(CANARY)
    assert CANARY not in str(refused.value)
    assert codes.from_zh(CANARY) is None


def test_codes_of_standards_are_found_by_them() -> None:
    """GB/T 2261.1: 1 is male and 2 female."""
    assert (Sex.from_code("1"), Sex.from_code("2"), Sex.from_code("7")) == (Sex("male"), Sex("female"), None)


def test_a_field_without_a_label_is_an_error_of_ours() -> None:
    """Whoever writes a record class is told which field."""

    @frozen
    class Unlabelled:
        """A class (无名)."""

        name: str

    with pytest.raises(RecordError, match="field name is not annotated"):
        describe(Unlabelled)


def test_a_description_finds_its_columns() -> None:
    """By name; one that is not there is refused."""
    people = describe(collection_classes()["people"])

    with pytest.raises(RecordError, match="Person has no field nam"):
        people.column("nam")
    assert people.column("sex").is_code
    assert zh("名", "meaning", refers="Person").refers == ("Person",)


def test_formal_party_branches_are_told_from_other_bodies() -> None:
    """Of the first a person has one at a time."""
    kinds = {kind.value for kind in OrganizationKind if small.body(kind=kind).is_formal_party_branch}

    assert kinds == {"party_branch", "joint_party_branch", "general_party_branch"}


def test_stages_of_an_award_come_in_order() -> None:
    """公示 before 表彰; only visits may be repeated."""
    subject = Reference(kind=ReferenceKind.PERSON, id="p1")
    visited, selected = AwardStageKind.FOLLOWED_UP, AwardStageKind.SELECTED

    assert len(small.award("w1", subject, stages=(AwardStage(stage=visited), AwardStage(stage=visited))).stages) == 2
    for stages in ((selected, selected), (visited, selected)):
        with pytest.raises(RecordError, match="stages follow each other"):
            small.award("w1", subject, stages=tuple(AwardStage(stage=stage) for stage in stages))
    days = (AwardStage(stage=selected, on=date(2022, 2, 1)), AwardStage(stage=visited, on=date(2022, 1, 1)))
    with pytest.raises(RecordError):
        small.award("w1", subject, stages=days)


def test_a_return_of_zero_says_so() -> None:
    """It needs its ledger, its exposure and its days."""
    whole: dict[str, Any] = {
        "count": Bounds(0),
        "ledger": "台账",
        "exposure": Quantity.of("人年", 9),
        "when": Period.year(2022),
    }

    assert small.incident(**whole).is_zero_return
    assert not small.incident().is_zero_return
    for missing in ("ledger", "exposure"):
        with pytest.raises(RecordError, match="return of zero"):
            small.incident(**whole | {missing: None})


def _present(**changes: Any) -> object:  # noqa: ANN401 -- any field
    return small.present("x1", **changes)


@pytest.mark.parametrize(
    ("make", "changes", "words"),
    [
        (small.activity, {"hosts": ()}, "one host"),
        (small.activity, {"hosts": ("o1", "o1")}, "named once"),
        (small.activity, {"lead_host": "o9"}, "one of the hosts"),
        (small.activity, {"sessions": Bounds(0)}, "whole session"),
        (_present, {"person": None}, "either a person or a headcount"),
        (_present, {"heads_mean": HeadsMean.TOTAL}, "holds the named"),
        (_present, {"times": 0}, "at least once"),
        (_present, {"hours": Decimal(-1)}, "not negative"),
        (small.gift, {"item": ItemKind.MONEY}, "yuan"),
        (small.gift, {"quantity": Quantity.of("元", 5)}, "yuan"),
        (small.programme, {"parent": "g1"}, "part of itself"),
        (small.enrolment, {"person": None}, "either a person or a headcount"),
        (small.enrolment, {"performed": (date(2030, 1, 1),)}, "valid"),
        (small.incident, {"count": Bounds(0)}, "return of zero"),
        (small.incident, {"count": Bounds(1, None)}, "whole numbers"),
    ],
)
def test_what_a_record_cannot_say_is_refused(
    make: Callable[..., object], changes: dict[str, object], words: str
) -> None:
    """With what would be right."""
    with pytest.raises(RecordError, match=words):
        make(**changes)


def test_headcounts_are_of_people_and_say_how_they_were_taken() -> None:
    """Views are never persons."""
    with pytest.raises(RecordError, match="how it was taken"):
        small.heads("h1", 5, method=None)
    with pytest.raises(RecordError, match="persons or person-times"):
        small.heads("h1", 5, heads=Quantity.of("场", 5))
    with pytest.raises(RecordError, match="not persons"):
        small.heads("h1", 5, method=CountMethod.VIEWS)


def test_a_register_finds_adds_and_takes_away_records() -> None:
    """Each in its collection; what was derived does not change what it came from."""
    first = Register().with_records([small.person("p1"), small.team()])
    second = first.with_records([small.person("p2")])

    assert (len(first), len(second)) == (2, 3)
    assert repr(second) == "Register(: people=2, teams=1)"
    assert (first.find("Person", "p2"), second.find("Person", "p2")) == (None, small.person("p2"))
    assert second.without("Person", ["p1", "p9"]).people == (small.person("p2"),)
    assert [name for name, records in second.collections() if records] == ["people", "teams"]
    for ask in (lambda: first.find("People", "p1"), lambda: first.without("People", ["p1"])):
        with pytest.raises(RegisterError, match="People"):
            ask()


def test_only_records_are_put_on_a_register() -> None:
    """Whatever else is named by its type."""
    with pytest.raises(RegisterError, match="str is not a record"):
        Register().with_records(["p1"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    assert collection_of(small.team()) == "teams"


def test_the_first_of_two_records_with_one_id_is_found() -> None:
    """The audit tells that there are two."""
    twice = Register().with_records([small.team(name="甲队"), small.team(name="乙队")])

    assert twice.find("Team", "t1") == small.team(name="甲队")


def test_a_register_is_not_changed_by_what_it_remembers() -> None:
    """Equal registers are equal before and after they were asked."""
    first, second = Register().with_records([small.region("3714")]), Register().with_records([small.region("3714")])

    assert first.tree is not second.tree
    assert first == second
    assert "tree" not in {attribute.name for attribute in fields(Register)}
