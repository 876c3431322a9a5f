"""What is written is read back: many random registers, and a few that look for the worst."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import records_of, registers
from tools import roundtrip
from tools.generated import random_record
from tools.roundtrip import check, returns
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.project import Project, ProjectKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.domain.venue import Venue, VenueKind
from yilao_yiyou.errors import DocumentError, YilaoYiyouError
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps, loads

DOCUMENTS, SEED = 20_000, 20_220_817
RECORDS = tuple(collection_classes().values())

HUGE = 10**40


def test_twenty_thousand_registers_come_back() -> None:
    """Written and read, each equals itself, and is written to the same bytes again."""
    outcome = check(DOCUMENTS, SEED)

    assert outcome.differences == ()
    assert outcome.count == DOCUMENTS
    assert outcome.records > DOCUMENTS


def test_the_digest_hangs_on_the_seed_alone() -> None:
    """Two runs of one seed write the same bytes, those of another seed do not."""
    first, again, other = check(50, 1), check(50, 1), check(50, 2)

    assert first == again
    assert first.digest != other.digest


def test_two_processes_do_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the work is shared out, the outcome is the same."""
    monkeypatch.setattr(roundtrip, "CHUNK", 20)

    assert check(50, 1, workers=2) == check(50, 1)


def test_a_difference_is_counted_and_fails_the_tool(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that loses something is found: the exit code is 1 and the place is printed."""
    monkeypatch.setattr(roundtrip, "loads", lambda _: Register(title="other"))

    code = roundtrip.main(["--count", "3", "--seed", "9", "--workers", "1"])

    assert code == 1
    assert "differences: 3" in (shown := capsys.readouterr().out)
    assert "9:0[2]" in shown


def test_a_refused_document_counts_as_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written and then refused has not come back."""

    def refuse(_: bytes) -> Register:
        raise DocumentError("不收", "refused")

    monkeypatch.setattr(roundtrip, "loads", refuse)

    assert not returns(Register())[1]


def test_the_tool_prints_what_a_reader_can_check(capsys: pytest.CaptureFixture[str]) -> None:
    """The seed, the counts, the digest and the speed."""
    code = roundtrip.main(["--count", "3", "--seed", "9", "--workers", "1"])

    shown = capsys.readouterr().out
    assert code == 0
    assert "seed 9: 3 documents" in shown
    assert "differences: 0" in shown
    assert f"sha256 of all bytes: {check(3, 9).digest}" in shown


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_a_record_of_every_class_comes_back(cls: type, data: st.DataObject) -> None:
    """Whatever its fields hold, nothing is lost."""
    register = Register().with_records([data.draw(records_of(cls))])

    assert returns(register)[1]


@given(registers())
def test_a_register_comes_back(register: Register) -> None:
    """With its title, its scope, its day and all its records in their order."""
    assert returns(register)[1]


@given(registers())
def test_a_custody_document_is_read_as_text_as_well(register: Register) -> None:
    """Bytes or text, with or without a byte order mark."""
    data = dumps(register, disclosure=Disclosure.CUSTODY)

    assert loads(data.decode()) == register
    assert loads(b"\xef\xbb\xbf" + data) == register


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_a_random_record_fills_every_field(cls: type) -> None:
    """The generator leaves no field at its default for ever, so that every field has made the journey."""
    rng = Random(SEED)  # noqa: S311 -- made to be repeated, no secret
    made = [random_record(cls, rng) for _ in range(400)]

    shown = {column.name: {repr(getattr(record, column.name)) for record in made} for column in describe(cls).columns}

    assert [name for name, values in shown.items() if len(values) == 1] == []


def _venue(area: Decimal | None = None, capacity: int | None = None) -> Register:
    venue = Venue(id="v1", name="某礼堂", kind=VenueKind.HALL, region="3714", area=area, capacity=capacity)
    return Register(venues=(venue,))


def _serving(capacity: Quantity) -> Register:
    return Register(
        projects=(Project(id="p1", name="某项目", kind=ProjectKind.MICRO, region="3714", capacity=capacity),)
    )


def _running(phrase: str) -> Register:
    period = Period(Edge.OPEN, Edge.OPEN, phrase=phrase)
    return Register(projects=(Project(id="p1", name="某项目", kind=ProjectKind.MICRO, region="3714", period=period),))


@pytest.mark.parametrize(
    ("area", "written"),
    [
        ("1E+2", "100"),
        ("1E-7", "0.0000001"),
        ("1.50", "1.50"),
        ("999999999999999999.123456789", "999999999999999999.123456789"),
    ],
)
def test_a_decimal_is_written_without_an_exponent(area: str, written: str) -> None:
    """However it was made, it is written in digits and read back."""
    data, same = returns(_venue(Decimal(area)))

    assert same
    assert f'"{written}"'.encode() in data


HOUR = Unit.of("小时")
UNREADABLE: dict[str, Callable[[], Register]] = {
    "ten places": lambda: _venue(area=Decimal("0.1234567891")),
    "forty digits": lambda: _venue(area=Decimal(HUGE)),
    "past 2**53": lambda: _venue(capacity=2**53),
    "huge": lambda: _venue(capacity=HUGE),
    "quantity past 2**53": lambda: _serving(Quantity.of("人", 2**53)),
    "huge above the line": lambda: _serving(Quantity(Bounds(Fraction(HUGE, 3)), HOUR)),
    "huge below the line": lambda: _serving(Quantity(Bounds(Fraction(1, HUGE)), HOUR)),
    "blank words of a quantity": lambda: _serving(Quantity.of("人", 1, phrase=" ")),
    "lone surrogate": lambda: _serving(Quantity.of("人", 1, phrase="\ud800")),
    "no words of a period": lambda: _running(""),
    "NUL in a period": lambda: _running("a\0"),
}


@pytest.mark.parametrize("make", UNREADABLE.values(), ids=UNREADABLE)
def test_what_could_not_be_read_back_is_not_written(make: Callable[[], Register]) -> None:
    """Too many digits, or a phrase that no text field takes: refused at once, not when it is too late."""
    with pytest.raises(YilaoYiyouError):
        dumps(make())
