"""The state of distinct people of a register or a dataframe, to be merged elsewhere."""

from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.pseudonym import PseudonymKey
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.measurement import Where, asked_of
from yilao_yiyou.measurement.listing import crowds
from yilao_yiyou.metrics.state import DistinctState


def distinct_state(  # noqa: PLR0913 -- the tail of `measure()`
    register: Register | None = None,
    *,
    key: PseudonymKey,
    purpose: str,
    attendance: object = None,
    during: Period | None = None,
    where: Where = (),
    within: str | None = None,
) -> DistinctState:
    """Return who was reached as a state that merges with those of other registers.

    Args:
        register: The records.
        key: The secret that all who are to be merged share.
        purpose: What the pseudonyms are for.
        attendance: A dataframe in place of the records; see `measure()`.
        during: The period.
        where: Which rows to let in, by facet.
        within: The division whose rows to let in.

    Raises:
        PseudonymKeyError: If the purpose is empty or has spaces around it.
        UnknownFacetError: If the rows have no such facet.
    """
    asked = asked_of(
        "reach.distinct_persons", register, attendance=attendance, during=during, where=where, within=within
    )
    tally = crowds(asked, asked.question(Timing.BEGUN)).get((), CrowdTally())
    return DistinctState.of(tally, key=key, purpose=purpose)
