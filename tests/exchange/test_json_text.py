"""JSON text: what is refused before anything is made of it."""

import pytest

from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

DEEPER = 30_000


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (b'["' + b"a" * 100 + b'"]', Limits(text=10), Reason.TEXT),
        (b"[[[0]]]", Limits(depth=2), Reason.DEPTH),
        (b"[{" * 3, Limits(depth=2), Reason.DEPTH),
        (b"[" * DEEPER + b"]" * DEEPER, Limits(depth=2 * DEEPER), Reason.DEPTH),
        (b"[1,]", Limits(), Reason.SYNTAX),
        (b'["\xff"]', Limits(), Reason.ENCODING),
    ],
    ids=["endless text", "nested", "never closed", "deeper than Python goes", "syntax", "encoding"],
)
def test_a_text_that_would_hurt_is_refused_with_its_reason(data: bytes, limits: Limits, reason: Reason) -> None:
    """Even where the caller allows more than the parser can do."""
    with pytest.raises(RefusedFileError) as raised:
        plain(data, limits)

    assert reason is raised.value.reason


def test_a_text_at_the_limit_is_read() -> None:
    """Brackets within a text, and escaped quotation marks, count for nothing."""
    assert [[r"[[[[\"{{"]] == plain(rb'[["[[[[\\\"{{"]]', Limits(depth=2))
