import copy
import json
import logging
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain import identity
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.identity import IdKind, IdNumber, inspect_id_number
from yilao_yiyou.errors import IdNumberError, RevealError

LIBRARY = str(Path(identity.__file__).parents[1])
CANARY = "379999194501010014"
SAMPLES = [CANARY, "11999919521231998" + check_character("11999919521231998"), "81000019600229123X"]
SAMPLES[2] = SAMPLES[2][:17] + check_character(SAMPLES[2][:17])


def _parts(text: str) -> set[str]:
    return {text[start : start + 6] for start in range(len(text) - 5)}


def _chain(error: BaseException) -> Iterator[BaseException]:
    for linked in (error.__cause__, error.__context__):
        if linked is not None:
            yield from _chain(linked)
    yield error


def _told(error: BaseException) -> str:
    """Return everything that a crash report of the library could show of an error."""
    told: list[str] = []
    for link in _chain(error):
        told += [str(link), repr(link), repr(link.args), repr(vars(link)), repr(getattr(link, "__notes__", ()))]
        frames = traceback.TracebackException.from_exception(link, capture_locals=True).stack
        told += [repr(frame.locals) for frame in frames if frame.filename.startswith(LIBRARY)]
    return "\n".join(told)


def _leaks(secret: str, shown: str) -> bool:
    return any(part in shown for part in _parts(secret))


bodies = st.builds(
    lambda area, birth, order: f"{area}{birth:%Y%m%d}{order:03}",
    st.from_regex("[1-9][0-9]{5}", fullmatch=True),
    st.dates(date(1850, 1, 1), date(2020, 12, 31)),
    st.integers(0, 999),
)
numbers = bodies.map(lambda body: body + check_character(body))


@pytest.mark.parametrize(
    "typed",
    [
        "379999194501010014",
        " 379999 19450101 0014 ",
        "379999-19450101-0014",
        "３７９９９９１９４５０１０１００１４",
        "379999\u200b194501010014\ufeff",
    ],
)
def test_typing_does_not_change_a_number(typed: str) -> None:
    """Spaces, hyphens, full-width digits and invisible characters leave one and the same number."""
    assert IdNumber(typed) == IdNumber(CANARY)
    assert IdNumber(typed).reveal("test") == CANARY


@pytest.mark.parametrize("last", ["X", "x", "Ｘ", "ｘ", "Ⅹ"])
def test_the_roman_ten_is_written_in_many_ways(last: str) -> None:
    """The check character ten is one, whether a small, full-width or Roman numeral stands for it."""
    body = next(body for body in (f"379999194501{day:02}001" for day in range(1, 32)) if check_character(body) == "X")

    assert IdNumber(body + last).reveal("test") == body + "X"


@pytest.mark.parametrize(
    ("body", "kind", "birth", "area", "sex", "sex_digit"),
    [
        ("37999919450101001", IdKind.RESIDENT, date(1945, 1, 1), "379999", "male", 1),
        ("37999919450101002", IdKind.RESIDENT, date(1945, 1, 1), "379999", "female", 2),
        ("81000019600229120", IdKind.HONG_KONG, date(1960, 2, 29), "810000", "female", 0),
        ("82000019600229123", IdKind.MACAO, date(1960, 2, 29), "820000", "male", 3),
        ("83000019600229129", IdKind.TAIWAN, date(1960, 2, 29), "830000", "male", 9),
        ("91542119700101008", IdKind.FOREIGN, date(1970, 1, 1), None, "female", 8),
        ("379999450101001", IdKind.RESIDENT_15, date(1945, 1, 1), "379999", "male", 1),
        ("379999450101002", IdKind.RESIDENT_15, date(1945, 1, 1), "379999", "female", 2),
        ("ZZZ379945010101", IdKind.FOREIGN_15, date(1945, 1, 1), None, None, None),
        ("zzz379900022901", IdKind.FOREIGN_15, date(2000, 2, 29), None, None, None),
    ],
)
def test_a_number_tells_card_birth_place_and_sex(  # noqa: PLR0913, PLR0917 -- one argument a column of the table
    body: str, kind: IdKind, birth: date, area: str | None, sex: str | None, sex_digit: int | None
) -> None:
    """Each kind of card carries what its standard says, and no more."""
    number = IdNumber(body if len(body) == 15 else body + check_character(body))

    assert (kind, birth, area, sex, sex_digit) == (
        number.kind,
        number.birth,
        number.area,
        number.sex,
        number.sex_digit,
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("37999919450101001", "18 or 15 characters"),
        ("37999919450101O014", "not allowed"),
        ("379999194502300016", "no day of the calendar"),
        ("379999194501010015", "check character"),
        ("379999194501011000", "numeric cell"),
        ("3.79999194501010E+17", "numeric cell"),
        ("x" * 5000, "18 or 15 characters"),
    ],
)
def test_what_cannot_be_a_number_is_refused_without_repeating_it(text: str, says: str) -> None:
    """The refusal says what would be right; no crash report of the library shows a part of the text."""
    with pytest.raises(IdNumberError, match=says) as caught:
        IdNumber(text)

    error = caught.value

    assert error.__cause__ is None
    assert error.__context__ is None
    assert not _leaks(text, _told(error))


def test_a_number_that_is_no_text_is_refused() -> None:
    """A whole number has already lost its digits in many programs, and is not taken for a number."""
    with pytest.raises(IdNumberError, match="numeric cell") as caught:
        IdNumber(int(CANARY))  # type: ignore[arg-type] # what an unchecked caller does

    assert not _leaks(CANARY, _told(caught.value))


def test_a_refusal_inside_a_handler_adds_nothing_to_the_chain() -> None:
    """Where the caller is already handling an error, ours still carries no text of the number."""
    try:
        try:
            raise LookupError
        except LookupError:
            IdNumber(CANARY[:-1] + "5")
    except IdNumberError as error:
        told = _told(error)

    assert not _leaks(CANARY, told)


@given(st.one_of(st.text(), numbers.map(lambda number: number[:-1]), st.from_regex("[0-9]{18}", fullmatch=True)))
def test_a_refusal_never_leaks(text: str) -> None:
    """Whatever is typed, it is accepted, or refused in words that hold six characters of it at no place."""
    try:
        IdNumber(text)
    except IdNumberError as error:
        assert len(text) < 6 or not any(part in str(error) for part in _parts(text) if part.isascii())


@pytest.mark.parametrize("number", SAMPLES)
def test_every_single_wrong_character_is_refused(number: str) -> None:
    """Exhaustively: no number with one character mistyped is accepted."""
    wrong = {
        number[:place] + character + number[place + 1 :]
        for place in range(18)
        for character in "0123456789X"
        if character != number[place]
    }

    accepted = [text for text in wrong if not any(f.severity.value == "error" for f in inspect_id_number(text))]

    assert len(wrong) == 18 * 10
    assert not accepted


@pytest.mark.parametrize("number", SAMPLES)
def test_every_swap_of_neighbours_is_refused(number: str) -> None:
    """Exhaustively: no number with two neighbours in the wrong order is accepted."""
    swapped = {
        number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        for place in range(17)
        if number[place] != number[place + 1]
    }

    for text in swapped:
        with pytest.raises(IdNumberError):
            IdNumber(text)


@given(numbers)
def test_a_completed_number_is_a_number(number: str) -> None:
    """Any division, day and order with its check character is accepted, and given back as it is."""
    assert IdNumber(number).reveal("test") == number


SHOWS: dict[str, Callable[[IdNumber], str]] = {
    "repr": repr,
    "str": str,
    "format": format,
    "f-string": lambda number: f"{number} {number!r} {number!s} {number:>60} {number!a}",
    "percent": lambda number: "%s %r" % (number, number),  # noqa: UP031 -- this way of showing is what is tested
    "html": lambda number: number._repr_html_(),  # noqa: SLF001 -- what a notebook calls
    "containers": lambda number: f"{[number]} {(number,)} { ({number: number}) } { ({number}) }",
    "masked": lambda number: number.masked,
    "slots": lambda number: repr(
        [getattr(number, slot) for cls in type(number).__mro__ for slot in getattr(cls, "__slots__", ())]
    ),
    "members": lambda number: repr([getattr(number, name) for name in dir(number) if name not in {"area", "birth"}]),
}


@pytest.mark.parametrize("show", SHOWS.values(), ids=SHOWS)
def test_no_way_of_showing_a_number_shows_it(show: Callable[[IdNumber], str]) -> None:
    """Print it, format it, put it into a list or a notebook cell: six characters of it are seen nowhere."""
    assert not _leaks(CANARY, show(IdNumber(CANARY)))


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

    assert not _leaks(CANARY, "".join(part for part in frames.format() if "fail(" not in part))
    assert "‹隐·" in "".join(frames.format())
    assert not _leaks(CANARY, caplog.text.replace(f'"{CANARY}"', ""))


COPIES: dict[str, Callable[[IdNumber], object]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "reduce": lambda number: number.__reduce__(),
    "getstate": lambda number: number.__getstate__(),
} | {f"pickle-{level}": lambda number, level=level: pickle.dumps(number, level) for level in range(6)}  # type: ignore[misc]


@pytest.mark.parametrize("duplicate", COPIES.values(), ids=COPIES)
def test_a_number_is_never_copied_or_pickled(duplicate: Callable[[IdNumber], object]) -> None:
    """What would let the digits out by a side door is refused, with the way to do it right."""
    with pytest.raises(RevealError, match="pseudonym") as caught:
        duplicate(IdNumber(CANARY))

    assert not _leaks(CANARY, _told(caught.value))


@pytest.mark.parametrize("document", [[IdNumber(CANARY)], {"id_no": IdNumber(CANARY)}, {IdNumber(CANARY): 1}])
def test_json_refuses_a_number(document: object) -> None:
    """A document that still holds a number cannot be written by accident."""
    with pytest.raises(TypeError) as caught:
        json.dumps(document)

    assert not _leaks(CANARY, str(caught.value))


def test_a_number_never_changes() -> None:
    """Nothing can be set on it or taken from it, and it has no dictionary to look into."""
    number = IdNumber(CANARY)

    with pytest.raises(FrozenInstanceError) as caught:
        number.remark = CANARY  # type: ignore[attr-defined] # what an unchecked caller does
    with pytest.raises(FrozenInstanceError):
        del number._sealed  # noqa: SLF001 -- what an unchecked caller does

    assert not _leaks(CANARY, _told(caught.value))
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
        sorted([IdNumber(SAMPLES[0]), IdNumber(SAMPLES[1])])  # type: ignore[type-var] # what an unchecked caller does


@pytest.mark.parametrize("purpose", ["", " ", "\u3000"])
def test_a_number_is_revealed_only_for_a_purpose(purpose: str) -> None:
    """Whoever looks says why."""
    with pytest.raises(RevealError, match="purpose") as caught:
        IdNumber(CANARY).reveal(purpose)

    assert not _leaks(CANARY, _told(caught.value))


AUDITED = f"""
import sys
from yilao_yiyou.domain.identity import IdNumber
seen = []
sys.addaudithook(lambda event, args: seen.append((event, args)) if event.startswith("yilao_yiyou.") else None)
numbers = [IdNumber(text) for text in {SAMPLES!r}]
numbers[0].reveal("年度体检")
sys.stdout.buffer.write(repr((seen, [hash(number) for number in numbers], numbers)).encode())
"""


def _run_once() -> str:
    return subprocess.run([sys.executable, "-c", AUDITED], check=True, capture_output=True, encoding="utf-8").stdout


def test_a_look_leaves_a_trace_and_tags_last_one_run() -> None:
    """The audit event tells the purpose and not the number; the next run of the program has other tags and hashes."""
    first, second = _run_once(), _run_once()

    assert first.startswith("([('yilao_yiyou.reveal', ('年度体检',))], ")
    assert first != second
    assert not _leaks(CANARY, first)


@given(bodies)
def test_a_first_generation_number_becomes_a_candidate(body: str) -> None:
    """With 19 put before the year and a check character at the end, 15 digits are a resident's 18."""
    short = IdNumber("379999" + body[8:17]) if not body.endswith("0229", 0, 14) else IdNumber("379999450101001")

    actual = short.upgraded()

    assert actual.kind is IdKind.RESIDENT
    assert (actual.birth, actual.area, actual.sex) == (short.birth, short.area, short.sex)
    assert actual != short


@pytest.mark.parametrize("text", [CANARY, "ZZZ379945010101"])
def test_only_a_first_generation_number_is_upgraded(text: str) -> None:
    """A number of 18, and a foreign resident's, is already what it is."""
    with pytest.raises(IdNumberError, match="first-generation") as caught:
        IdNumber(text).upgraded()

    assert not _leaks(text, _told(caught.value))
