"""How a metric is computed unless it says otherwise."""

from tests.builders import figure
from yilao_yiyou.domain.attendance_tally import Asks
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.domain.sources import ACTIVITIES
from yilao_yiyou.metrics.metric import Attended, Counted, Dated, Derived, Listing, Part, Told, Window
from yilao_yiyou.metrics.result import Answer, Status


def nothing(*_: object) -> Answer:
    """Return no figure."""
    return Answer(value=None)


def test_what_is_not_said_is_the_usual() -> None:
    """Rows of the period, as they are, of this year, not taken apart, and with all that the tally has."""
    attended, listing = Attended(formula=nothing), Listing(source=ACTIVITIES, identity="id")
    part = Part(name="a", metric="reach.rate")

    assert (attended.splits, attended.asks, attended.timing, attended.notes) == (
        False,
        Asks.EVERYTHING,
        Timing.BEGUN,
        None,
    )
    assert Dated(source=ACTIVITIES, formula=nothing).reaches_back is False
    assert (part.earlier, part.where) == (False, ())
    assert (listing.timing, listing.window, listing.amount) == (Timing.BEGUN, Window.SAME, None)
    assert (Counted(source=ACTIVITIES, identity="id").timing, Derived(formula=nothing).parts) == (Timing.BEGUN, ())
    assert Derived(formula=nothing).chosen(Told().settings) == ()
    assert nothing().status is Status.OK


def test_definitions_are_of_the_first_version() -> None:
    """Until the same records would give another figure."""
    assert figure("reach.rate").definition.version == 1
