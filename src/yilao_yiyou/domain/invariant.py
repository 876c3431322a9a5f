"""How a record says that its fields contradict each other."""

from yilao_yiyou.errors import RecordError


def require(holds: bool, zh: str, en: str) -> None:  # noqa: FBT001 -- the one thing it takes is a truth
    """Refuse a record unless a condition holds.

    Args:
        holds: The condition.
        zh: What would have been right, in Chinese; never a sensitive value.
        en: The same in English.

    Raises:
        RecordError: If it does not hold.
    """
    if not holds:
        raise RecordError(zh, en)
