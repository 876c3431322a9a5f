"""What stands and is held, at the ends of the calendar."""

from datetime import date

from tests.builders import registered
from tests.domain.small_records import DAY, claim, plaque, registration
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import RegistrationState
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.sources import CLAIMS, DESIGNATIONS, REGISTRATIONS
from yilao_yiyou.measurement import measure


def test_the_last_day_of_the_calendar_is_no_end() -> None:
    """Databases write it where there is none."""
    claimed = claim(ended_on=date.max)
    left = registration(state=RegistrationState.TRANSFERRED, left_on=date.max)

    assert CLAIMS.when(Register(), claimed) == Period.since(DAY)
    assert REGISTRATIONS.when(Register(), left) == Period.since(DAY)


def test_what_was_taken_away_before_all_days_never_stood() -> None:
    """A plaque revoked on the first day of the calendar is in no figure, and breaks none."""
    never = registered(plaque("d1", granted_on=None, revoked_on=date.min), plaque("d2"))

    assert [row.id for row in DESIGNATIONS.rows(never)] == ["d2"]
    assert measure("designation.stock", never, during=Period.as_at(DAY)).item().bounds == Bounds(1)
