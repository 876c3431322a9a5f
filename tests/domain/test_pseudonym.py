import copy
import itertools
import json
import pickle
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import leaks, told
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.pseudonym import PseudonymKey, pseudonym
from yilao_yiyou.errors import IdNumberError, PseudonymKeyError, RevealError

SECRET = random.Random(1).randbytes(32)  # noqa: S311 -- a fixed key makes the expected values fixed
KEY = PseudonymKey(SECRET, "k7")
NUMBER = "379999194501010014"

purposes = st.text(min_size=1).filter(lambda text: text == text.strip())


def test_a_pseudonym_is_fixed_for_ever() -> None:
    """The same number, key and purpose give this text today and in every later version of form p1."""
    actual = pseudonym(IdNumber(NUMBER), key=KEY, purpose="巡河统计")

    assert actual == "p1:k7:9d7b3d72c5e79648a835cd234c751117"


@pytest.mark.parametrize(
    "typed",
    ["379999 19450101 0014", "３７９９９９１９４５０１０１００１４", "379999-194501010014", "379999450101001"],
)
def test_one_person_has_one_pseudonym(typed: str) -> None:
    """However the number is typed, and whether it has 15 digits or 18, the tables join."""
    expected = pseudonym(IdNumber(NUMBER), key=KEY, purpose="巡河统计")

    assert expected == pseudonym(IdNumber(typed), key=KEY, purpose="巡河统计")


@pytest.mark.parametrize("last", ["x", "X", "ｘ", "Ⅹ"])
def test_the_roman_ten_gives_one_pseudonym(last: str) -> None:
    """A small x is the same check character as a capital."""
    body = next(body for body in (f"379999194501{day:02}001" for day in range(1, 32)) if check_character(body) == "X")

    expected = pseudonym(IdNumber(body + "X"), key=KEY, purpose="a")

    assert expected == pseudonym(IdNumber(body + last), key=KEY, purpose="a")


@given(purposes, purposes)
def test_tables_of_two_purposes_cannot_be_joined(first: str, second: str) -> None:
    """Pseudonyms are equal exactly when their purposes are."""
    one, other = (pseudonym(IdNumber(NUMBER), key=KEY, purpose=purpose) for purpose in (first, second))

    assert (one == other) is (first == second)
    assert re.fullmatch("p1:k7:[0-9a-f]{32}", one)


def test_pseudonyms_do_not_collide() -> None:
    """Ten thousand people have ten thousand pseudonyms, and as many others for another purpose."""
    bodies = (f"{area}19450101{order:03}" for area in range(370001, 370011) for order in range(1000))
    people = [IdNumber(body + check_character(body)) for body in bodies]

    seen = {pseudonym(person, key=KEY, purpose=purpose) for person in people for purpose in ("a", "b")}

    assert len(seen) == 20_000


def test_another_key_gives_another_pseudonym() -> None:
    """Without the key nobody can follow a person from one register to the next."""
    longer = [PseudonymKey(random.Random(seed).randbytes(size), "k7") for seed, size in ((2, 32), (1, 64), (1, 65))]  # noqa: S311

    seen = {pseudonym(IdNumber(NUMBER), key=key, purpose="a") for key in (KEY, *longer)}

    assert len(seen) == 4


@pytest.mark.parametrize(
    "key",
    [
        b"",
        SECRET[:31],
        bytes(64),
        b"\xff" * 32,
        b"abcdefg" * 5,
        b"abcdefgh" * 4,
        bytes(range(32)),
        bytes(range(255, 0, -3)),
        SECRET + SECRET,
        "0123456789abcdefghijklmnopqrstuv",
        bytearray(SECRET),
    ],
)
def test_a_weak_key_is_refused(key: bytes) -> None:
    """Too short, too few bytes, repeating or counting: a guess would find it, so that it is no key."""
    with pytest.raises(PseudonymKeyError, match="token_bytes") as caught:
        PseudonymKey(key, "k7")

    assert repr(key)[2:-1] not in told(caught.value) or not key


@pytest.mark.parametrize("key_id", ["", "k:7", "钥匙", "-k", "k" * 33, "k7\n", 7])
def test_a_key_has_a_plain_name(key_id: str) -> None:
    """The name stands inside every pseudonym, so that it holds no colon and no blank."""
    with pytest.raises(PseudonymKeyError, match="name") as caught:
        PseudonymKey(SECRET, key_id)

    assert repr(SECRET) not in told(caught.value)


@pytest.mark.parametrize("purpose", ["", " ", " 巡河", "巡河\n"])
def test_a_pseudonym_has_a_purpose(purpose: str) -> None:
    """A purpose with a stray space would silently make a table that joins with nothing."""
    with pytest.raises(PseudonymKeyError, match="purpose") as caught:
        pseudonym(IdNumber(NUMBER), key=KEY, purpose=purpose)

    assert not leaks(NUMBER, told(caught.value))


def test_unchecked_text_has_no_pseudonym() -> None:
    """A text that was never checked would give one person several, and is not repeated in the refusal."""
    with pytest.raises(IdNumberError, match="IdNumber") as caught:
        pseudonym(NUMBER, key=KEY, purpose="a")  # type: ignore[arg-type] # what an unchecked caller does

    assert not leaks(NUMBER, told(caught.value))


def test_a_key_shows_its_name_only() -> None:
    """Printed, it says which key it is."""
    shown = f"{KEY!r} {KEY} {KEY:>40} {[KEY]}"

    assert shown.startswith("PseudonymKey(k7, ‹隐·")
    assert KEY.key_id == "k7"
    assert not any(SECRET[start : start + 4].hex() in shown for start in range(29))
    assert not hasattr(KEY, "__dict__")


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_key_is_never_copied_or_pickled(duplicate: object) -> None:
    """A key does not travel with the data by accident."""
    assert callable(duplicate)
    with pytest.raises(RevealError):
        duplicate(KEY)
    with pytest.raises(TypeError):
        json.dumps({"key": KEY})


def test_equal_secrets_are_equal_keys() -> None:
    """A key read twice from the vault is one key; a key is no number."""
    assert PseudonymKey(SECRET, "k7") == KEY
    assert KEY != IdNumber(NUMBER)


def test_the_key_of_a_purpose_is_its_own() -> None:
    """What is given to a branch for one purpose tells nothing of the others."""
    keys = [KEY.derived(purpose) for purpose in ("a", "b", "\ud800")]

    assert {len(key) for key in keys} == {32}
    assert all(one != other for one, other in itertools.combinations([*keys, SECRET], 2))
