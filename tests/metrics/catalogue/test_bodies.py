"""What stands on a day, and what began in a period."""

from datetime import date

import pytest

from tests.builders import figure
from tests.domain.small_records import body, cadre, document, member, registration, team, volunteer
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Record

OLD, NEW = Period.since(date(2020, 3, 1)), Period.since(date(2022, 3, 1))
ENDED = Period.between(date(2019, 1, 1), date(2020, 12, 31))
YEAR = Period.year(2022)


@pytest.mark.parametrize(
    ("stock", "new", "records"),
    [
        ("org.count_stock", "org.new", [body(f"o{n}", valid=valid) for n, valid in enumerate((OLD, OLD, NEW, ENDED))]),
        (
            "team.count_stock",
            "team.formed",
            [team(f"t{n}", valid=valid) for n, valid in enumerate((OLD, OLD, NEW, ENDED))],
        ),
    ],
)
def test_three_stand_and_one_is_new(stock: str, new: str, records: list[Record]) -> None:
    """Two of before, one of this year, and one that has ended."""
    assert figure(stock, *records, during=YEAR).bounds == Bounds(3)
    assert figure(new, *records, during=YEAR).bounds == Bounds(1)


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("volunteer.stock", [volunteer(f"w{n}", person=who, valid=OLD) for n, who in enumerate("aab")]),
        ("cadre.stock", [cadre(f"c{n}", person=who, valid=OLD) for n, who in enumerate("aab")]),
        ("registration.stock", [registration(f"r{n}", person=who) for n, who in enumerate("aab")]),
        ("team.members", [member(f"m{n}", who, period=OLD) for n, who in enumerate("aab")]),
    ],
)
def test_somebody_entered_twice_is_one(name: str, records: list[Record]) -> None:
    """Three entries of two people, who stand on the last day of the year and not before the first entry."""
    assert figure(name, *records, during=YEAR).bounds == Bounds(2)
    assert figure(name, *records, during=Period.year(2019)).bounds == Bounds(0)


def test_issuers_are_of_any_time() -> None:
    """A document of another year has issuers too, for the documents are chosen and not the days."""
    papers = [document("f1", issuers=("o1", "o2"), dated=PartialDate(2019)), document("f2", issuers=("o1",))]

    assert figure("document.issuers", *papers).bounds == Bounds(2)
