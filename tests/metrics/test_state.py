"""States of distinct people: counties count apart, the city puts them together without an id."""

from datetime import date
from secrets import token_bytes

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import yilao_yiyou as yy
from tests.builders import audience, crowd, registered
from tests.domain.small_records import activity
from tests.frames.crowded import crowd as crowd_rows
from tests.metrics.invented import invented
from yilao_yiyou.domain.crowd_tally import tally_crowds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.pseudonym import PseudonymKey
from yilao_yiyou.errors import BoundsError, FormatError, MeasureError
from yilao_yiyou.metrics.crowds import people
from yilao_yiyou.metrics.state import DistinctState, merged

KEY = PseudonymKey(token_bytes(32), "k1")
SEEDS = range(40)


def state(register: yy.Register, **asked: object) -> DistinctState:
    """Return the state of a register under the usual key."""
    return yy.distinct_state(register, key=KEY, purpose="年度统计", **asked)  # type: ignore[arg-type]


def test_states_of_counties_make_the_figure_of_the_city() -> None:
    """The very bounds that all records together give, whatever was named, counted or doubtful."""
    wrong = []
    for seed in SEEDS:
        register = invented(seed)
        kinds = ("lecture", "class")
        parts = [state(register, where={"kind": kind}) for kind in kinds]
        whole = yy.measure("reach.distinct_persons", register).item().bounds
        if merged(parts).count() != whole or merged(parts[::-1]).to_bytes() != merged(parts).to_bytes():
            wrong.append(seed)

    assert wrong == []


@given(number=st.integers(0, 25), seed=st.integers(0, 10**6))
def test_a_state_comes_back_from_its_bytes(number: int, seed: int) -> None:
    """And bounds people as its tally does."""
    for tally in tally_crowds(crowd_rows(number, seed)).values():
        whole = DistinctState.of(tally, key=KEY, purpose="统计")

        assert DistinctState.from_bytes(whole.to_bytes()) == whole
        assert whole.count() == people(tally)


def test_a_state_holds_no_id() -> None:
    """Neither as it is nor under another key or purpose the same."""
    register = registered(activity("a1"), audience("x1", "a1", "某某甲"))

    own = state(register)
    other = yy.distinct_state(register, key=KEY, purpose="其他")

    assert "某某甲".encode() not in own.to_bytes()
    assert own.sure.isdisjoint(other.sure)
    with pytest.raises(MeasureError, match="do not merge"):
        own.merge(other)
    with pytest.raises(MeasureError, match="no state"):
        merged([])


def test_a_dataframe_gives_the_state_of_its_records() -> None:
    """The same bytes."""
    register = registered(activity("a1"), audience("x1", "a1", "p1"), audience("x2", "a1", "p2"))
    table = pl.DataFrame({"activity": ["a1", "a1"], "person": ["p1", "p2"]})

    assert yy.distinct_state(attendance=table, key=KEY, purpose="年度统计").to_bytes() == state(register).to_bytes()


def test_a_population_holds_the_most_down() -> None:
    """And contradicts what is surely there."""
    whole = state(registered(activity("a1"), audience("x1", "a1", "p1"), crowd("h", "a1", 4)))

    assert whole.count(yy.Bounds(5)) == yy.Bounds(5)
    assert state(registered(activity("a1"), crowd("h", "a1", yy.Bounds(1, None)))).count() == yy.Bounds(1, None)
    with pytest.raises(BoundsError):
        whole.count(yy.Bounds(4))


@pytest.mark.parametrize("cut", [0, 5, 13, 20, -1])
def test_what_was_cut_or_altered_is_refused(cut: int) -> None:
    """Rather than counted."""
    whole = state(registered(activity("a1"), audience("x1", "a1", "p1")), during=yy.Period.year(2022)).to_bytes()

    with pytest.raises(FormatError):
        DistinctState.from_bytes(whole[:cut])
    with pytest.raises(FormatError):
        DistinctState.from_bytes(b"x" + whole[1:])


def test_nobody_has_a_state_too() -> None:
    """A county without records sends an empty one, which adds nothing."""
    nobody, somebody = (state(registered(*records)) for records in ((), (activity("a1"), audience("x1", "a1", "p1"))))

    assert DistinctState.from_bytes(nobody.to_bytes()) == nobody
    assert (nobody.rows, nobody.count()) == (0, yy.Bounds(0))
    assert merged([nobody, somebody]).count() == somebody.count() == yy.Bounds(1)
    assert merged([nobody, somebody]).rows == 1


def test_who_is_only_perhaps_there_stays_perhaps() -> None:
    """A day that nobody knows leaves one name in doubt, in the bytes too."""
    perhaps = Period(Edge.UNKNOWN, date(2022, 3, 1))
    doubtful = state(
        registered(activity("a1", when=perhaps), audience("x1", "a1", "p1"), audience("x2", "a1", "p2")),
        during=Period.year(2022),
    )

    again = DistinctState.from_bytes(doubtful.to_bytes())

    assert (len(again.sure), len(again.perhaps), again.count()) == (0, 2, yy.Bounds(0, 2))
    assert again == doubtful
    other = evolve(doubtful, perhaps=frozenset([b"x" * 16]))
    assert merged([doubtful, other]).count() == yy.Bounds(0, 3)
    assert merged([doubtful, evolve(doubtful, sure=doubtful.perhaps, perhaps=frozenset())]).count() == yy.Bounds(2)


def test_a_state_of_nobody_has_nothing_in_it_and_shows_no_pseudonym() -> None:
    """What is not told is none; pseudonyms of sixteen bytes stay out of what is printed."""
    nobody = DistinctState(key_id="k", purpose="p")
    somebody = state(registered(activity("a1"), audience("x1", "a1", "p1")))

    assert (nobody.unnamed, nobody.largest, nobody.rows) == (yy.Bounds(0), yy.Bounds(0), 0)
    assert "sure" not in repr(somebody)
    assert "perhaps" not in repr(somebody)
    assert {len(each) for each in somebody.sure} == {16}
