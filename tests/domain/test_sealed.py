import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import leaks, told
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.errors import RevealError

CANARY = "379999194501010014"

numbers = st.from_regex("[1-9][0-9]{5}19[4-9]00101[0-9]{3}", fullmatch=True).map(
    lambda body: body + check_character(body)
)


SHOWS: dict[str, Callable[[IdNumber], str]] = {
    "repr": repr,
    "str": str,
    "format": format,
    "f-string": lambda number: f"{number} {number!r} {number!s} {number:>60} {number!a}",
    "percent": lambda number: "%s %r" % (number, number),  # noqa: UP031 -- this way of showing is what is tested
    "html": lambda number: number._repr_html_(),
    "containers": lambda number: f"{[number]} {(number,)} { ({number: number}) } { ({number}) }",
    "masked": lambda number: number.masked,
    "slots": lambda number: repr(
        [getattr(number, slot) for cls in type(number).__mro__ for slot in getattr(cls, "__slots__", ())]
    ),
    "members": lambda number: repr(
        [getattr(number, name) for name in dir(number) if name not in {"__doc__", "area", "birth"}]
    ),
}


@pytest.mark.parametrize("show", SHOWS.values(), ids=SHOWS)
def test_no_way_of_showing_a_number_shows_it(show: Callable[[IdNumber], str]) -> None:
    """Print it, format it, put it into a list or a notebook cell: six characters of it are seen nowhere."""
    assert not leaks(CANARY, show(IdNumber(CANARY)))


def test_a_number_shows_a_tag() -> None:
    """What is seen is the type and four hexadecimal digits, the same for equal numbers."""
    first, again = IdNumber(CANARY), IdNumber(f" {CANARY}")

    assert repr(first) == str(first) == f"{first}" == f"IdNumber({first.masked})"
    assert first.masked == again.masked
    assert len(first.masked) == len("‹隐·a3f1›")


def test_a_number_in_a_failing_function_stays_masked(caplog: pytest.LogCaptureFixture) -> None:
    """A traceback with every variable and a debug log show the tag."""

    def fail(number: IdNumber) -> int:
        return len(number.masked) // (number is None)

    with pytest.raises(ZeroDivisionError) as caught:
        fail(IdNumber(CANARY))
    logging.getLogger("test").error("failed for %s", IdNumber(CANARY), exc_info=caught.value)
    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True)

    assert not leaks(CANARY, "".join(part for part in frames.format() if "fail(" not in part))
    assert "‹隐·" in "".join(frames.format())
    assert not leaks(CANARY, caplog.text.replace(f'"{CANARY}"', ""))


COPIES: dict[str, Callable[[IdNumber], object]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "reduce": lambda number: number.__reduce__(),
    "getstate": lambda number: number.__getstate__(),
} | {f"pickle-{level}": lambda number, level=level: pickle.dumps(number, level) for level in range(6)}


@pytest.mark.parametrize("duplicate", COPIES.values(), ids=COPIES)
def test_a_number_is_never_copied_or_pickled(duplicate: Callable[[IdNumber], object]) -> None:
    """What would let the digits out by a side door is refused, with the way to do it right."""
    with pytest.raises(RevealError, match="pseudonym") as caught:
        duplicate(IdNumber(CANARY))

    assert not leaks(CANARY, told(caught.value))


@pytest.mark.parametrize("document", [[IdNumber(CANARY)], {"id_no": IdNumber(CANARY)}, {IdNumber(CANARY): 1}])
def test_json_refuses_a_number(document: object) -> None:
    """A document that still holds a number cannot be written by accident."""
    with pytest.raises(TypeError) as caught:
        json.dumps(document)

    assert not leaks(CANARY, str(caught.value))


def test_a_number_never_changes() -> None:
    """Nothing can be set on it or taken from it, and it has no dictionary to look into."""
    number = IdNumber(CANARY)

    with pytest.raises(FrozenInstanceError) as caught:
        number.remark = CANARY
    with pytest.raises(FrozenInstanceError):
        del number._sealed  # noqa: SLF001 -- what an unchecked caller does

    assert not leaks(CANARY, told(caught.value))
    assert not hasattr(number, "__dict__")
    assert number.reveal("test") == CANARY


@given(numbers, numbers)
def test_numbers_are_equal_as_their_digits_are(first: str, second: str) -> None:
    """Equal numbers are one key of a dictionary, and no number equals the text of its digits."""
    one, other = IdNumber(first), IdNumber(second)

    assert (one == other) is (first == second)
    assert one == IdNumber(first)
    assert hash(one) == hash(IdNumber(first))
    assert len({one, IdNumber(first), other}) == len({first, second})
    assert one != first


def test_a_number_has_no_order() -> None:
    """Sorting by number would tell births and places."""
    with pytest.raises(TypeError):
        sorted([IdNumber(CANARY), IdNumber("379999450101001")])  # type: ignore[type-var] # what an unchecked caller does
