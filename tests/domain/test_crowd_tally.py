"""Events with their people, and each named person with the events attended."""

from tests.builders import besides, named, total
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import Crowd, CrowdTally, pooled, tally_crowds


def crowd(*rows: list[AttendanceRow]) -> CrowdTally:
    """Return the tally of rows that are all of one group."""
    return tally_crowds(row for some in rows for row in some)[()]


def test_events_are_listed_with_their_people() -> None:
    """In order of their ids: two named and three besides, and five in all of whom one is named."""
    tally = crowd(named("b", "x"), total("b", 5), named("a", "x", "y"), besides("a", 3))

    assert tally.crowds == (
        Crowd(event="a", people=Bounds(5), unnamed=Bounds(3)),
        Crowd(event="b", people=Bounds(5), unnamed=Bounds(4)),
    )
    assert tally.named == {"x": Bounds(2), "y": Bounds(1)}
    assert (tally.times, tally.unnamed, tally.largest, tally.rows) == (Bounds(10), Bounds(7), Bounds(5), 5)


def test_doubtful_events_count_in_the_upper_ends_only() -> None:
    """Somebody named at a sure event and a doubtful one came once or twice; whoever is named at the other, perhaps."""
    tally = crowd(named("e1", "x"), besides("e1", 2), named("e2", "x", "y", sure=False), besides("e2", 8, sure=False))

    assert tally.named == {"x": Bounds(1, 2), "y": Bounds(0, 1)}
    assert tally.sure == {"x"}
    assert tally.crowds[1].sure is False
    assert (tally.times, tally.unnamed, tally.largest) == (Bounds(3, 13), Bounds(2, 10), Bounds(3, 10))


def test_nobody_is_a_crowd_of_none() -> None:
    """Without events all is nothing, and with doubtful ones the largest may be nobody's."""
    assert CrowdTally().times == CrowdTally().largest == CrowdTally().unnamed == Bounds(0)
    assert crowd(besides("e", 4, sure=False)).largest == Bounds(0, 4)


def test_groups_are_kept_apart() -> None:
    """One person in two groups is named once in each."""
    rows = [AttendanceRow(group=(place,), event=place, person="x") for place in ("p", "q")]

    tallies = tally_crowds(rows)

    assert {key: (tally.named, tally.rows) for key, tally in tallies.items()} == {
        ("p",): ({"x": Bounds(1)}, 1),
        ("q",): ({"x": Bounds(1)}, 1),
    }


def test_groups_without_common_events_pool() -> None:
    """Their events stand side by side, and who is named in both came as often as in both together."""
    one, other = crowd(named("e1", "x", "y")), crowd(named("e2", "x"), besides("e2", 3))

    together = pooled([one, other])

    assert together == crowd(named("e1", "x", "y"), named("e2", "x"), besides("e2", 3))
    assert (together.named["x"], together.rows) == (Bounds(2), 4)


def test_an_event_is_sure_unless_it_says_otherwise() -> None:
    """And nobody has no rows."""
    assert Crowd(event="e", people=Bounds(1), unnamed=Bounds(0)).sure is True
    assert (CrowdTally().rows, CrowdTally().crowds, CrowdTally().named) == (0, (), {})
