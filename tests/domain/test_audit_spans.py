"""Records that hold something for a time, of which only one may."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.audit_rules.spans import Clash, Span, clashes, extent_of
from yilao_yiyou.domain.period import Edge, Period

FIRST = date(2022, 1, 1)


def _span(record: str, holder: str, period: Period) -> Span:
    return Span("chair", holder, record, extent_of(period))


def _spans(drawn: list[tuple[int | None, int | None, str]]) -> list[Span]:
    found: list[Span] = []
    for number, (start, length, holder) in enumerate(drawn):
        first = Edge.OPEN if start is None else FIRST + timedelta(days=start)
        end = Edge.UNKNOWN if length is None else FIRST + timedelta(days=(start or 0) + length)
        found.append(_span(str(number), holder, Period(first, end)))
    return found


SPANS = st.lists(
    st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(1, 10), st.sampled_from("ab")), max_size=6
).map(_spans)


def _pairs(spans: list[Span], verdicts: tuple[bool | None, ...]) -> set[frozenset[str]]:
    return {
        frozenset({one.record, other.record})
        for one in spans
        for other in spans
        if one.holder != other.holder and one.extent.overlaps(other.extent) in verdicts
    }


@given(spans=SPANS)
def test_a_clash_is_found_just_when_there_is_one(spans: list[Span]) -> None:
    """One sorted reading finds a sure clash if any two surely overlap, a doubtful one if any two may."""
    sure, maybe = _pairs(spans, (True,)), _pairs(spans, (None,))

    found = list(clashes(spans))

    assert {frozenset({clash.later, clash.earlier}) for clash in found if clash.sure} <= sure
    assert {frozenset({clash.later, clash.earlier}) for clash in found if not clash.sure} <= maybe | sure
    assert bool(sure) == any(clash.sure for clash in found)
    assert bool(sure or maybe) == bool(found)


def test_no_pair_is_told_twice() -> None:
    """Two that surely overlap are one clash, although their ends leave two orders to read them in."""
    spans = [
        _span("1", "a", Period(Edge.UNKNOWN, date(2022, 3, 1))),
        _span("2", "b", Period(date(2022, 1, 1), date(2022, 6, 1))),
    ]

    assert list(clashes(spans)) == [Clash("1", "2", sure=True)]


def test_each_slot_is_apart() -> None:
    """What holds of one body does not touch another."""
    year = extent_of(Period.year(2022))

    assert not list(clashes([Span("o1", "a", "1", year), Span("o2", "b", "2", year)]))


def test_the_one_that_ends_last_of_another_holder_is_named() -> None:
    """A holder's own earlier terms do not hide a clash with somebody else's."""
    spans = [
        _span("1", "b", Period.year(2020)),
        _span("2", "a", Period(date(2020, 6, 1), Edge.OPEN)),
        _span("3", "a", Period(date(2020, 7, 1), date(2020, 8, 1))),
    ]

    assert list(clashes(spans)) == [Clash("2", "1", sure=True), Clash("3", "1", sure=True)]
