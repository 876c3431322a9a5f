"""Rows of members: the records that a question is about, each as something that a member did or has."""

from collections.abc import Iterator

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_tally import MemberRow
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import AnySource, Question, Select, keys_of, selected

_ONE = Bounds(1)


def member_rows(  # noqa: PLR0913 -- what is counted, what is asked, and how to find it
    register: Register,
    source: AnySource,
    question: Question,
    *,
    identity: str,
    amount: str | None = None,
    select: Select = selected,
) -> Iterator[MemberRow]:
    """Yield what a question is about as members with amounts.

    Args:
        register: The records.
        source: Where the rows come from; its facet `id` tells which rows are about one event.
        question: What to filter and group by.
        identity: The facet that names the member.
        amount: What is summed, `None` for one each.
        select: How the rows are found.

    Raises:
        UnknownFacetError: If the source has no such facet to filter or group by.
        MeasureError: If a stock is asked for without a day.
    """
    identify, tell = source.facets[identity], source.facets.get("id", source.facets[identity])
    for row, sure in select(register, source, question):
        events, had = tell(register, row), _ONE if amount is None else source.amounts[amount](register, row)
        for key in keys_of(register, source, row, question.by):
            for member in identify(register, row) or (None,):
                yield MemberRow(group=key, id=member, event="/".join(events), amount=had, sure=sure)
