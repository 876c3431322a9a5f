"""Participations with the activities that they belong to."""

from collections.abc import Iterator

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.register import Register


def attendances(register: Register) -> Iterator[tuple[Activity, Participation]]:
    """Yield every participation with its activity, where that is in the register."""
    for participation in register.participations:
        activity = register.activity(participation.activity)
        if activity is not None:
            yield activity, participation
