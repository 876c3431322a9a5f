"""No mishap tells who somebody is: not in a message, a traceback, a log, a warning, a page or a shared document.

The kinds of mishap stand in `tests/mishaps/kinds.py`, the people in `tests/canaries.py`.
"""

import io
import logging
import traceback
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from itertools import islice

import pytest
from attrs import frozen

from tests.canaries import Canary, canaries
from tests.mishaps.attempt import Attempt
from tests.mishaps.kinds import KINDS

PEOPLE = tuple(islice(canaries(), 8))
FEWEST_KINDS, FEWEST_ERRORS = 33, 10_000


@frozen
class Outcome:
    """What came of all attempts of one kind: how many raised, and what was seen in which of them."""

    errors: int
    leaks: tuple[str, ...]


def told_by(error: BaseException) -> Iterator[str]:
    """Everything that an error tells: its traceback, and of each link its words, attributes and notes."""
    yield "".join(traceback.format_exception(error))
    for link in _chain(error):
        yield from (str(link), repr(link), repr(vars(link)), repr(getattr(link, "__notes__", ())))
        yield from (repr(getattr(link, name, None)) for name in dir(link) if not name.startswith("__"))


def _chain(error: BaseException) -> Iterator[BaseException]:
    yield error
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for link in (error.__cause__, error.__context__, *inner):
        if link is not None:
            yield from _chain(link)


def told_by_thing(thing: object) -> Iterator[str]:
    """Everything that an answer shows of itself."""
    if isinstance(thing, bytes):
        yield thing.decode()
    yield from (str(thing), repr(thing), getattr(thing, "_repr_html_", str)())


@contextmanager
def overheard() -> Iterator[io.StringIO]:
    """Whatever is printed, logged at the lowest level, or warned of."""
    heard = io.StringIO()
    handler, root = logging.StreamHandler(heard), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(heard))
        stack.enter_context(redirect_stderr(heard))
        caught = stack.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("always")
        try:
            yield heard
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
            heard.writelines(f"{warning.message}{warning}" for warning in caught)


def attempt_once(attempt: Attempt) -> tuple[bool, str]:
    """Whether an attempt raised, and all that could be seen and heard of it."""
    raised = False
    with overheard() as heard:
        try:
            told = tuple(told_by_thing(attempt()))
        except Exception as error:  # noqa: BLE001 -- every error there is is asked what it tells
            raised, told = True, tuple(told_by(error))
    return raised, "\n".join((*told, heard.getvalue()))


@cache
def outcome_of(kind: str) -> Outcome:
    """What comes of a kind of mishap when it happens around each person."""
    errors, leaks = 0, list[str]()
    for person in PEOPLE:
        for place, attempt in enumerate(KINDS[kind](person)):
            raised, told = attempt_once(attempt)
            errors += raised
            leaks += [f"attempt {place} shows the {secret}" for secret in person.seen_in(told)]
    return Outcome(errors, tuple(leaks))


@pytest.mark.parametrize("kind", KINDS)
def test_no_mishap_tells_who_somebody_is(kind: str) -> None:
    """No number, name or telephone is seen, whole or in part, as it is or escaped."""
    assert outcome_of(kind).leaks == ()


def test_enough_went_wrong() -> None:
    """The promise rests on many kinds of mishap and many errors, so they are counted."""
    errors = {kind: outcome_of(kind).errors for kind in KINDS if outcome_of(kind).errors}

    print(f"{len(errors)} kinds, {sum(errors.values())} errors, {len(PEOPLE)} people")  # noqa: T201 -- for the record
    assert len(errors) >= FEWEST_KINDS
    assert sum(errors.values()) >= FEWEST_ERRORS


def test_people_are_told_apart() -> None:
    """Each person has secrets of their own, so that none is seen by chance."""
    assert len({secret for person in PEOPLE for secret in (person.number, person.name, person.phone)}) == 3 * len(
        PEOPLE
    )


def _raise_in_a_chain(person: Canary) -> None:
    nobody: dict[str, str] = {}
    try:
        nobody[person.name]
    except KeyError:
        raise RuntimeError("nothing to see") from None


def _raise_with_a_note(person: Canary) -> None:
    error = RuntimeError("nothing to see")
    error.add_note(f"of {person.phone[2:]}")
    raise error


def _raise_with_an_attribute(person: Canary) -> None:
    raise AttributeError("nothing to see", obj=[person.number])


def _raise_in_a_group(person: Canary) -> None:
    raise ExceptionGroup("nothing to see", [ValueError(person.number[4:14])])


def _log(person: Canary) -> None:
    logging.getLogger("yilao_yiyou.deep").debug("of %s", person.name)


def _warn(person: Canary) -> None:
    warnings.warn(f"of {person.phone}", stacklevel=1)


def _print(person: Canary) -> None:
    print(ascii(person.name))  # noqa: T201 -- heard by the test itself


def _answer(person: Canary) -> object:
    return {"name": person.name.encode()}


@pytest.mark.parametrize(
    ("mishap", "secret"),
    [
        (_raise_in_a_chain, "name"),
        (_raise_with_a_note, "phone"),
        (_raise_with_an_attribute, "number"),
        (_raise_in_a_group, "number"),
        (_log, "name"),
        (_warn, "phone"),
        (_print, "name"),
        (_answer, "name"),
    ],
)
def test_a_leak_would_be_seen(mishap: object, secret: str) -> None:
    """The watch itself is watched: hidden in a chain, a note, an attribute, a group, a log or bytes, it is found."""
    person = PEOPLE[0]
    assert callable(mishap)

    _, told = attempt_once(lambda: mishap(person))

    assert person.seen_in(told) == (secret,)
