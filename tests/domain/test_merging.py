"""Two registers as one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.small_records import activity, body, made, person, team
from tests.leaks import leaks
from tests.strategies import registers
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.merging import merge
from yilao_yiyou.domain.register import Record, Register

SHARED: tuple[Record, ...] = (*(body(f"o{n}") for n in range(4)), *(team(f"t{n}") for n in range(4)), activity())


@st.composite
def _parts(draw: st.DrawFn) -> Register:
    """Part of one and the same register, so that no two parts disagree."""
    records = draw(st.lists(st.sampled_from(SHARED), unique=True))
    scope = draw(st.none() | st.sampled_from(("3714", "371402", "371402001", "371482")))
    as_of = draw(st.none() | st.dates(date(2020, 1, 1), date(2022, 12, 31)))
    title = draw(st.none() | st.sampled_from("甲乙"))
    return Register(scope=scope, as_of=as_of, title=title, synthetic=draw(st.booleans())).with_records(records)


@given(first=_parts(), second=_parts(), third=_parts())
def test_three_registers_merge_in_any_grouping(first: Register, second: Register, third: Register) -> None:
    """Without conflicts it does not matter which two are merged first."""
    left = merge(merge(first, second).register, third).register
    right = merge(first, merge(second, third).register).register

    assert left == right


@given(register=registers())
def test_a_register_merged_with_itself_or_with_nothing_is_itself(register: Register) -> None:
    """Nothing is doubled and nothing is found."""
    for other in (register, Register()):
        merged = merge(register, other)

        assert (merged.register, merged.findings) == (register, ())


@given(first=registers(), second=registers())
def test_nothing_is_lost(first: Register, second: Register) -> None:
    """Every id of either is in the whole, the first register's records unchanged."""
    merged = merge(first, second)

    for (_, whole), (_, mine), (_, yours) in zip(
        merged.register.collections(), first.collections(), second.collections(), strict=True
    ):
        assert whole[: len(mine)] == mine
        assert [record.id for record in whole] == list(dict.fromkeys(record.id for record in (*mine, *yours)))


def test_what_differs_is_named_and_the_first_is_kept() -> None:
    """A conflict tells the fields that differ, one of them as the field of the finding."""
    first = Register(organizations=(body(name="甲"), body("o2")))
    second = Register(organizations=(body(name="乙"), body("o2", region="371482", source_label="旧称"), body("o3")))

    merged = merge(first, second)

    assert merged.register.organizations == (*first.organizations, second.organizations[2])
    assert [(finding.rule, finding.record, finding.field, finding.severity) for finding in merged.findings] == [
        ("MERGE_CONFLICT", "organizations/o1", "name", Severity.ERROR),
        ("MERGE_CONFLICT", "organizations/o2", None, Severity.ERROR),
    ]
    assert "所在区划、原始类别" in merged.findings[1].zh
    assert "region, source_label" in merged.findings[1].en


def test_values_that_differ_are_not_shown() -> None:
    """Of two names and contacts a finding tells that they differ."""
    first = Register(people=(person(name="欧阳不可示人之名", contact="00000000000001"),))
    second = Register(people=(person(name="司徒不可示人之名", contact="00000000000002"),))

    (told,) = merge(first, second).findings

    assert "name, contact" in told.en
    assert not any(leaks(secret, str(told)) for secret in ("欧阳不可示人之名", "司徒不可示人之名", "00000000000001"))


def test_what_one_register_has_twice_is_there_once() -> None:
    """Identical records become one within a register as well; differing ones are told."""
    first = Register(teams=(team(), team(), team(name="别名")))

    merged = merge(first, Register())

    assert merged.register.teams == (team(),)
    assert [finding.record for finding in merged.findings] == ["teams/t1"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("371402", "371482", "3714"),
        ("3714", "371482", "3714"),
        ("371402001", "3714", "3714"),
        ("37", "11", None),
        ("3714", None, "3714"),
        (None, "3714", "3714"),
    ],
)
def test_the_scope_holds_both(first: str | None, second: str | None, expected: str | None) -> None:
    """The whole covers the smallest division that both lie in; two provinces have none."""
    merged = merge(*(Register(scope=scope, teams=(team(),)) for scope in (first, second)))

    assert merged.register.scope == expected
    assert [finding.rule for finding in merged.findings] == (["MERGE_SCOPE"] if first and second else [])


@pytest.mark.parametrize(
    ("field", "first", "second", "expected", "severity"),
    [
        ("title", "甲", "乙", "甲", Severity.INFO),
        ("as_of", date(2022, 6, 30), date(2022, 8, 17), date(2022, 8, 17), Severity.WARNING),
        ("as_of", date(2022, 8, 17), date(2022, 6, 30), date(2022, 8, 17), Severity.WARNING),
        ("synthetic", True, False, True, Severity.WARNING),
    ],
)
def test_what_the_registers_say_of_themselves_is_told_where_it_differs(
    field: str, first: object, second: object, expected: object, severity: Severity
) -> None:
    """The first title, the later day; the whole is synthetic if either is."""
    merged = merge(*(made(Register, {field: said}, teams=(team(),)) for said in (first, second)))

    assert getattr(merged.register, field) == expected
    assert [(told.rule, told.record, told.field, told.severity) for told in merged.findings] == [
        (f"MERGE_{field.upper()}", "register", field, severity)
    ]


def test_an_empty_register_differs_from_nothing() -> None:
    """Synthetic records merged into nothing are not a mixture, and no figures of an empty register can be old."""
    full = Register(synthetic=True, as_of=date(2022, 8, 17), teams=(team(),))

    merged = merge(full, Register(as_of=date(2022, 1, 1), scope="3714"))

    assert not merged.findings
    assert (merged.register.as_of, merged.register.scope, merged.register.synthetic) == (full.as_of, "3714", True)
