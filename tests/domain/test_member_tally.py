"""Members with what they add up to, of whom some perhaps do not belong."""

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_tally import MemberRow, MemberTally, tally_members


def row(who: str | None, event: str, amount: int = 1, *, sure: bool = True) -> MemberRow:
    """Return what somebody did at an event."""
    return MemberRow(group=(), id=who, event=event, amount=Bounds(amount), sure=sure)


def tallied(*rows: MemberRow) -> MemberTally:
    """Return the tally of rows that are all of one group."""
    return tally_members(rows)[()]


def test_rows_about_one_event_repeat_each_other() -> None:
    """Two and three hours at one event are three; another event adds."""
    tally = tallied(row("a", "e1", 2), row("a", "e1", 3), row("a", "e2", 4), row("b", "e1", 5))

    assert tally.amounts == {"a": Bounds(7), "b": Bounds(5)}
    assert (tally.number, tally.total, tally.rows) == (Bounds(2), Bounds(12), 4)


def test_doubtful_rows_count_in_the_upper_ends_only() -> None:
    """Whoever is only perhaps there may be nobody and may have given nothing."""
    tally = tallied(row("a", "e1", 2), row("a", "e1", 5, sure=False), row("b", "e2", 3, sure=False))

    assert tally.amounts == {"a": Bounds(2, 5), "b": Bounds(0, 3)}
    assert (tally.sure, tally.number, tally.total) == (frozenset("a"), Bounds(1, 2), Bounds(2, 8))


def test_what_nobody_is_named_for_adds_to_the_sum_alone() -> None:
    """Rows without a member are no members; each adds its amount, doubtful ones at most."""
    tally = tallied(row(None, "e1", 4), row(None, "e1", 6), row(None, "e2", 9, sure=False), row("a", "e1"))

    assert (tally.number, tally.nameless, tally.total) == (Bounds(1), Bounds(10, 19), Bounds(11, 20))


def test_members_reach_an_amount_surely_or_perhaps() -> None:
    """Five hours are reached by whoever has five; an open end may reach anything."""
    amounts = {"a": Bounds(5), "b": Bounds(4, 5), "c": Bounds(4), "d": Bounds(1, None), "e": Bounds(6)}
    tally = MemberTally(amounts=amounts, sure=frozenset("abcd"))

    assert tally.with_at_least(5) == (frozenset("a"), frozenset("abde"))


def test_groups_are_kept_apart() -> None:
    """Somebody in two groups is a member of each."""
    rows = [MemberRow(group=(place,), id="a", event="e") for place in ("p", "q")]

    assert {key: tally.number for key, tally in tally_members(rows).items()} == {("p",): Bounds(1), ("q",): Bounds(1)}


def test_a_row_is_one_thing_for_sure_unless_it_says_otherwise() -> None:
    """And of nobody there is nothing."""
    usual = MemberRow(group=(), id="a", event="e")

    assert (usual.amount, usual.sure) == (Bounds(1), True)
    assert (MemberTally().number, MemberTally().total, MemberTally().rows) == (Bounds(0), Bounds(0), 0)
