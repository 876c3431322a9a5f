"""What every refusal of a record has in common: its class, and one sentence in each language."""

import re
from collections.abc import Callable

import pytest

from yilao_yiyou.errors import RecordError

_HAN, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[a-z]{2}")


def refusal(make: Callable[..., object], /, *given: object, **changes: object) -> RecordError:
    """Return the error with which a record is refused, which says what would be right in Chinese and in English."""
    with pytest.raises(RecordError) as caught:
        make(*given, **changes)

    error = caught.value
    assert _HAN.search(error.zh)
    assert _LATIN.search(error.en)
    assert str(error) == f"{error.zh} ({error.en})"
    return error
