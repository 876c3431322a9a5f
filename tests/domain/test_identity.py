import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import leaks, told
from yilao_yiyou.domain.id_findings import faults_of
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.identity import IdKind, IdNumber, inspect_id_number
from yilao_yiyou.errors import IdNumberError, RevealError

CANARY = "379999194501010014"
SAMPLES = [body + check_character(body) for body in (CANARY[:17], "11999919521231998", "81000019600229123")]


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
    assert not leaks(text, told(error))


def test_a_number_that_is_no_text_is_refused() -> None:
    """A whole number has already lost its digits in many programs, and is not taken for a number."""
    with pytest.raises(IdNumberError, match="numeric cell") as caught:
        IdNumber(int(CANARY))  # type: ignore[arg-type] # what an unchecked caller does

    assert not leaks(CANARY, told(caught.value))


def _refused_while_handling(text: str) -> None:
    try:
        [].pop()
    except IndexError:
        IdNumber(text)


def test_a_refusal_inside_a_handler_adds_nothing_to_the_chain() -> None:
    """Where the caller is already handling an error, ours still carries no text of the number."""
    with pytest.raises(IdNumberError) as caught:
        _refused_while_handling(CANARY[:-1] + "5")

    assert isinstance(caught.value.__context__, IndexError)
    assert not leaks(CANARY, told(caught.value))


def _refusal_of(text: str) -> str:
    try:
        IdNumber(text)
    except IdNumberError as error:
        return told(error)
    return ""


@given(st.one_of(st.text("0123456789X -Ⅹ１", min_size=6), numbers.map(lambda number: number[:-1])))
def test_a_refusal_neverleaks(text: str) -> None:
    """Whatever is typed, it is accepted, or refused in words that hold six characters of it at no place."""
    assert not leaks(text, _refusal_of(text))


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


@pytest.mark.parametrize("purpose", ["", " ", "\u3000"])
def test_a_number_is_revealed_only_for_a_purpose(purpose: str) -> None:
    """Whoever looks says why."""
    with pytest.raises(RevealError, match="purpose") as caught:
        IdNumber(CANARY).reveal(purpose)

    assert not leaks(CANARY, told(caught.value))


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
    assert not leaks(CANARY, first)


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

    assert not leaks(text, told(caught.value))


@given(st.lists(st.one_of(numbers, st.from_regex("[0-9]{17}[0-9X]", fullmatch=True), st.text(max_size=20))))
def test_numbers_made_together_are_those_made_one_by_one(texts: list[str]) -> None:
    """Of many texts those become numbers that are one alone, written plainly, and each is the same number."""
    together = IdNumber.of_plain(set(texts))

    for text in texts:
        is_plain = re.fullmatch("[0-9]{17}[0-9X]", text) is not None and not faults_of(text)
        assert is_plain == (text in together)
        assert not is_plain or together[text] == IdNumber(text)
