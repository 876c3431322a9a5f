import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import leaks, told
from yilao_yiyou.domain.credit_code import CreditCode, EntityKind, Registrar, inspect_credit_code
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.errors import CreditCodeError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
CODE = "12379900MB0000000W"


def _complete(body: str) -> str:
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[(31 - total % 31) % 31]


def _codes(text: object) -> list[str]:
    return [finding.code for finding in inspect_credit_code(text)]


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        f" {CODE} ",
        "12-379900-MB0000000-W",
        "１２３７９９００ＭＢ００００００0w",
        "12379900\u200bMB0000000W",
    ],
)
def test_typing_does_not_change_a_code(typed: str) -> None:
    """Case, width and gaps are habits of the typist."""
    assert CreditCode(typed) == CODE


@pytest.mark.parametrize(
    ("prefix", "registrar", "kind"),
    [
        ("11", Registrar.ESTABLISHMENT, EntityKind.STATE_ORGAN),
        ("12", Registrar.ESTABLISHMENT, EntityKind.PUBLIC_INSTITUTION),
        ("51", Registrar.CIVIL_AFFAIRS, EntityKind.SOCIAL_ASSOCIATION),
        ("52", Registrar.CIVIL_AFFAIRS, EntityKind.PRIVATE_NON_ENTERPRISE),
        ("54", Registrar.CIVIL_AFFAIRS, None),
        ("93", Registrar.MARKET, EntityKind.FARMERS_COOPERATIVE),
        ("A1", Registrar.MILITARY, EntityKind.MILITARY_INSTITUTION),
        ("N2", Registrar.AGRICULTURE, EntityKind.VILLAGE_COLLECTIVE),
        ("Y1", Registrar.OTHER, EntityKind.OTHER),
    ],
)
def test_a_code_tells_who_registered_what(prefix: str, registrar: Registrar, kind: EntityKind | None) -> None:
    """Codes that begin with a letter are codes like any other; a kind that the standard does not list is none."""
    code = CreditCode(_complete(f"{prefix}379900MB0000000"))

    assert (registrar, kind) == (code.registrar, code.entity_kind)
    assert (code.region, code.organization_code) == ("379900", "MB0000000")
    assert _codes(code) == ([] if kind else ["credit-kind-unknown"])


def test_every_kind_belongs_to_a_registrar() -> None:
    """The first character of a kind is the department that registers it, and no two kinds share a code or a name."""
    codes = [kind.code or "" for kind in EntityKind]

    assert {code[0] for code in codes} == {registrar.code for registrar in Registrar}
    assert len(set(codes)) == len(codes) == 36
    assert len({kind.zh for kind in EntityKind}) == 36


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["credit-length"]),
        (CODE[:-1], ["credit-length"]),
        (CODE + "0", ["credit-length"]),
        (None, ["credit-length"]),
        (12379900, ["credit-length"]),
        (CODE.replace("MB", "MO"), ["credit-characters"]),
        (CODE.replace("379900", "37990A"), ["credit-characters"]),
        (CODE[:-1] + "0", ["credit-check-character"]),
        (_complete("B1379900MB0000000"), ["credit-registrar"]),
        (_complete("01379900MB0000000"), ["credit-registrar"]),
        ("01379900MB0000000W", ["credit-check-character", "credit-registrar"]),
        ("379999194501010014", ["credit-is-id-number", "credit-check-character"]),
        (_complete("12379900MB0000001"), ["credit-body-check"]),
        (_complete("54379900MB0000001"), ["credit-kind-unknown", "credit-body-check"]),
    ],
)
def test_each_fault_has_its_finding(text: object, expected: list[str]) -> None:
    """A clerk is told everything that is doubtful at once."""
    assert expected == _codes(text)


@pytest.mark.parametrize(
    ("body", "check"), [("MB000000", "0"), ("MB2C9217", "3"), ("00000001", "9"), ("00000006", "X")]
)
def test_the_organization_code_inside_is_checked_but_never_refused(body: str, check: str) -> None:
    """A wrong check character of the inner code is worth a warning."""
    right, wrong = (_complete(f"12379900{body}{last}") for last in (check, "8"))

    (finding,) = inspect_credit_code(wrong)

    assert inspect_credit_code(right) == ()
    assert finding.severity is Severity.WARNING
    assert CreditCode(wrong).organization_code == body + "8"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CODE[:-1], "18 characters"),
        (CODE.replace("MB", "MO"), "letters I, O, Z, S and V"),
        (CODE[:-1] + "0", "check character"),
        (_complete("B1379900MB0000000"), "registering department"),
        ("379999194501010014", "identification number"),
    ],
)
def test_what_is_no_code_is_refused_without_repeating_it(text: str, says: str) -> None:
    """A person's number in the wrong column is not carried on by the refusal."""
    with pytest.raises(CreditCodeError, match=says) as caught:
        CreditCode(text)

    assert not leaks(text, told(caught.value))


@given(
    st.text(ALPHABET, min_size=9, max_size=9), st.sampled_from(EntityKind), st.from_regex("[0-9]{6}", fullmatch=True)
)
def test_a_completed_code_is_a_code_and_one_wrong_character_is_none(body: str, kind: EntityKind, region: str) -> None:
    """Any registered body has a code, and exhaustively no single wrong character is accepted."""
    code = _complete(f"{kind.code}{region}{body}")
    wrong = {
        code[:place] + character + code[place + 1 :]
        for place in range(18)
        for character in ALPHABET
        if character != code[place]
    }

    assert CreditCode(code).entity_kind is kind
    assert all(any(f.severity is Severity.ERROR for f in inspect_credit_code(text)) for text in wrong)


def test_a_certificate_of_a_check_character_of_every_kind_is_found() -> None:
    """Over 31 neighbouring bodies each character of the alphabet is a check character once."""
    checks = {_complete(f"12379900MB000000{last}")[-1] for last in ALPHABET}

    assert checks == set(ALPHABET)
    assert all(CreditCode(_complete(f"12379900MB000000{last}")) for last in ALPHABET)


@given(st.one_of(st.text(), st.integers(), st.binary()))
def test_inspecting_never_raises(value: object) -> None:
    """Whatever stands in the cell, the answer is a list of findings."""
    assert inspect_credit_code(value)


def test_a_number_of_a_resident_can_also_be_a_code() -> None:
    """Where both check characters agree by chance, it is taken for the code that it claims to be."""
    bodies = (f"12379919{year}0101{order:03}"[:17] for year in range(40, 60) for order in range(1000))
    both = next(body + "0" for body in bodies if check_character(body) == "0" and _complete(body)[-1] == "0")

    assert "credit-is-id-number" not in _codes(both)


def test_a_code_behaves_like_text() -> None:
    """It sorts, joins, copies and serialises as text does, and shows what it is."""
    code = CreditCode(CODE)

    assert repr(code) == f"CreditCode('{CODE}')"
    assert (str(code), f"{code}", code.text, json.dumps(code)) == (CODE, CODE, CODE, f'"{CODE}"')
    assert type(code.text) is str
    assert {code: 1}[CODE] == 1  # type: ignore[index] # text finds it
    assert CreditCode(code) == code == pickle.loads(pickle.dumps(code)) == copy.deepcopy(code)  # noqa: S301 -- our own bytes
    assert not hasattr(code, "__dict__")
