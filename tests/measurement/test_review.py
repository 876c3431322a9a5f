"""The numbered rules, held against tables, single numbers and tables of attendance."""

from datetime import date, timedelta

import polars as pl
import pytest

from tests.builders import crowd, meeting, registered
from tests.domain.small_records import activity, heads
from tests.measurement.reviewed import LAST_YEAR, YEAR, claimed, found, table
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.target import Target
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.review import review
from yilao_yiyou.metrics.rulebook import RULE_OF, RULEBOOK, rules_named
from yilao_yiyou.metrics.table import MetricTable


def test_the_rulebook_has_all_numbers_once() -> None:
    """R01 to R24, each with its words; what its findings are called leads back to it."""
    assert [rule.code for rule in RULEBOOK] == [f"R{number:02}" for number in range(1, 25)]
    assert all(rule.subjects and rule.zh and rule.en and rule.mend_zh and rule.mend_en for rule in RULEBOOK)
    assert all(RULE_OF[name] is rule for rule in RULEBOOK for name in (rule.code, *rule.ids))
    names = [name for rule in RULEBOOK for name in rule.ids]
    assert len(names) == len(set(names))


def test_findings_that_need_checking_accuse_nobody() -> None:
    """Round, lonely and aimed-at numbers may all be right."""
    for code in ("R22", "R23", "R24"):
        assert "需要核对" in RULE_OF[code].zh
        assert "checking" in RULE_OF[code].en
        assert RULE_OF[code].severity is Severity.INFO


@pytest.mark.parametrize("as_tables", [False, True])
def test_persons_and_times_are_held_against_each_other(*, as_tables: bool) -> None:
    """R01, R06 and R12: more persons than times, more regulars than persons, and crowds that no room holds."""
    told = {
        "reach.distinct_persons": 3200,
        "reach.attendances": 3000,
        "reach.kplus": 3300,
        "activity.sessions": 1,
    }
    data = [
        table(metric, (), {(): number}, within="3714") if as_tables else claimed(metric, metric, number)
        for metric, number in told.items()
    ]

    findings = review(*data)

    assert sorted(code for code, _ in found(findings)) == ["R01", "R06", "R12"]
    assert [finding.severity for finding in findings] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert review(*data[:1], *data[3:]) == ()
    told |= {"reach.distinct_persons": 30, "reach.kplus": 20, "activity.sessions": 100}
    assert review(*(claimed(metric, metric, number) for metric, number in told.items())) == ()
    assert all(finding.mend_zh and finding.mend_en for finding in findings)


def test_a_city_is_held_against_its_counties() -> None:
    """E5: counties of 10, 20 and 30 make 30 to 60 people and 60 person-times."""
    counties = {"371402": 10, "371403": 20, "371422": 30}
    people, times = "reach.distinct_persons", "reach.attendances"

    assert review(table(people, (), {(): 60}), table(people, ("county",), counties)) == ()
    assert review(table("reach.kplus", (), {(): 90}), table("reach.kplus", ("county",), counties)) == ()
    assert review(table(times, (), {(): None}), table(times, ("county",), counties)) == ()
    assert found(review(table(people, (), {(): 61}), table(people, ("county",), counties))) == [
        ("R02", f"{people}/all")
    ]
    assert found(review(table(people, (), {(): 29}), table(people, ("county",), counties))) == [
        ("R04", f"{people}/all")
    ]
    assert found(review(table(times, ("city",), {"3714": 61}), table(times, ("county",), counties))) == [
        ("R05", f"{times}/3714")
    ]
    assert found(review(table(times, ("city",), {"3715": 1}), table(times, ("county",), counties))) == []


def test_what_is_not_reported_is_not_added() -> None:
    """R18 and R03: with a county missing the sum says nothing, and a county above the city is wrong all the same."""
    counties = {"371402": 10, "371403": None, "371422": 30}
    whole, parts = table("reach.attendances", (), {(): 25}), table("reach.attendances", ("county",), counties)

    assert found(review(whole, parts)) == [
        ("R03", "reach.attendances/all"),
        ("R18", "reach.attendances"),
        ("R18", "reach.attendances/all"),
    ]
    assert found(review(parts)) == [("R18", "reach.attendances")]


def test_rows_of_no_division_may_be_of_another() -> None:
    """Of a city in a table of the country they are not surely parts; of everything they are."""
    parts = table("reach.attendances", ("county",), {"371402": 10, None: 5})

    assert found(review(table("reach.attendances", (), {(): 10}), parts)) == [("R05", "reach.attendances/all")]
    for metric in ("reach.attendances", "reach.distinct_persons"):
        several = table(metric, ("county",), {"371402": 10, None: 15})
        assert review(table(metric, ("city",), {"3714": 12}), several) == ()
    within = table("reach.attendances", ("county",), {"371402": 10, None: 5}, within="3714")
    assert found(review(table("reach.attendances", (), {(): 12}, within="3714"), within)) == [
        ("R05", "reach.attendances/all")
    ]


def test_months_add_up_to_a_year_and_people_do_not() -> None:
    """R05 and R02 over time; a table by place is no part of one by month."""
    months = {"2022-01": 10, "2022-02": 20}
    times, people = "reach.attendances", "reach.distinct_persons"

    assert found(review(table(times, (), {(): 31}), table(times, ("month",), months))) == [("R05", f"{times}/all")]
    assert review(table(people, (), {(): 20}), table(people, ("month",), months)) == ()
    assert found(review(table(people, (), {(): 31}), table(people, ("month",), months))) == [("R02", f"{people}/all")]
    assert review(table(times, (), {(): 30}, during=LAST_YEAR), table(times, ("month",), months)) == ()
    for metric in ("volunteer.stock", "reach.kplus"):
        assert review(table(metric, (), {(): 5}), table(metric, ("month",), months)) == ()


def test_tables_of_other_periods_are_no_parts() -> None:
    """R20: a city of one year and counties of another; with a city of their own year they are held against that."""
    counties = table("reach.attendances", ("county",), {"371402": 10})
    last = table("reach.attendances", (), {(): 10}, during=LAST_YEAR)

    assert found(review(last, counties)) == [("R20", "reach.attendances/all")]
    assert review(last, table("reach.attendances", (), {(): 10}), counties) == ()
    assert review(counties, table("reach.attendances", ("division",), {"3714": 1})) == ()


def test_a_group_has_one_row() -> None:
    """R17: two rows of a county would multiply whatever is joined to it."""
    one = table("reach.attendances", ("county",), {"371402": 10})
    twice = MetricTable(definition=one.definition, by=one.by, results=(*one.results, *one.results), during=YEAR)

    assert found(review(twice)) == [("R17", "reach.attendances/371402")]


def test_rates_of_a_whole_do_not_exceed_it() -> None:
    """R19: more people than there are; a target may well be exceeded."""
    register = registered(*meeting("a", "", 12))
    rate = measure("reach.rate", register, population=10)

    assert found(review(rate)) == [("R19", "reach.rate/all")]
    assert review(measure("reach.rate", register, population=30)) == ()
    target = Target(id="t", metric="activity.sessions", quantity=Quantity.of("场", 1), period=Period.always())
    done = measure("target.completion", registered(activity("a"), activity("b"), target), by="target")
    assert done.item().bounds == Bounds(200)
    assert review(done) == ()


MONTHS = {f"2022-{month:02}": number for month, number in enumerate((20, 22, 19, 25, 24, 18, 21, 900), start=1)}


def test_a_number_unlike_the_others_of_its_unit_needs_checking() -> None:
    """R22: in a table by month, among a host's activities and in figures of several years; eight numbers at least."""
    assert found(review(table("reach.attendances", ("month",), MONTHS))) == [("R22", "reach.attendances/2022-08")]
    of_places = table(
        "reach.attendances", ("county",), {f"3714{place:02}": n for place, n in enumerate(MONTHS.values(), 1)}
    )
    assert review(of_places) == ()
    records = [each for name, number in MONTHS.items() for each in meeting(name, "", number)]
    assert found(review(registered(*records), only=["R22"])) == [("R22", "activities/2022-08")]
    rough = crowd("rough", "2022-08", Bounds(1, 9))
    assert review(registered(*records, rough), only=["OUTLIER"]) == ()
    years = [
        claimed(f"f{year}", "activity.sessions", number, period=Period.year(year))
        for year, number in zip(range(2010, 2018), MONTHS.values(), strict=True)
    ]
    assert found(review(*years)) == [("R22", "figures/f2017")]
    low = table("reach.attendances", ("month",), {**MONTHS, "2022-08": 0})
    assert "低于" in review(low)[0].zh
    assert found(review(table("reach.named_share", ("month",), MONTHS))) == [("R19", "reach.named_share/2022-08")]


def test_round_counts_need_checking() -> None:
    """R23: forty counts that all end in nought or five, if they were counted."""
    round_ones = {f"3714{number:02}": 5 * number for number in range(1, 41)}

    assert found(review(table("reach.attendances", ("county",), round_ones))) == [("R23", "reach.attendances")]
    assert review(table("reach.attendances", ("county",), {key: n // 5 + 10 for key, n in round_ones.items()})) == ()
    held = [activity(f"a{key}", hosts=(f"o{key}",)) for key in round_ones]
    signed = [heads(f"h{key}", number, f"a{key}") for key, number in round_ones.items()]
    guessed = [heads(f"h{key}", n, f"a{key}", method=CountMethod.ESTIMATED) for key, n in round_ones.items()]
    assert found(review(registered(*held, *signed))) == [("R23", "participations")]
    assert review(registered(*held, *guessed)) == ()


def test_a_table_of_attendance_is_reviewed() -> None:
    """R09, R17, R22 and R23, as far as its columns go."""
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(40)]
    counts = [5 * (number % 3 + 4) for number in range(39)] + [5000]
    frame = pl.DataFrame(
        {
            "activity": [f"a{number}" for number in range(40)],
            "heads": counts,
            "heads_mean": ["total"] * 40,
            "method": ["signed"] * 40,
            "region": ["371402"] * 40,
            "day": days,
        }
    )

    assert found(review(attendance=frame)) == [("R22", "reach.attendances/371402/2022-02-09"), ("R23", "attendance")]
    assert found(review(attendance=frame.drop("region", "method"))) == [("R22", "reach.attendances/2022-02-09")]
    assert review(attendance=frame.drop("region", "method", "day").head(5)) == ()
    moved = pl.concat([frame.head(1), frame.head(1).with_columns(day=pl.lit(date(2022, 5, 1)))])
    assert found(review(attendance=moved)) == [("R17", "activities/a0")]
    names = pl.DataFrame({"activity": ["a"] * 3, "person": ["p", "q", None], "heads": [None, None, 1]})
    short = names.with_columns(heads_mean=pl.lit("total"), heads_most=pl.col("heads"), method=pl.lit("signed"))
    assert found(review(attendance=short)) == [("R09", "activities/a")]


def test_what_is_none_of_these_is_refused() -> None:
    """With what would have been right; so is a rule that there is not."""
    with pytest.raises(MeasureError, match="pass a dataframe as attendance="):
        review("R01")  # type: ignore[arg-type]
    with pytest.raises(MeasureError, match="there is no rule 'R25'"):
        review(only=["R25"])
    with pytest.raises(MeasureError, match=r"there is no rule 'nothing like it'\)$"):
        rules_named(["nothing like it"])
    assert review() == ()
    assert len(rules_named([])) == 24
