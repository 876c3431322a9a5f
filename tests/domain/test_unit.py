"""Units: measure words, what they count and what may be added."""

import pytest

from yilao_yiyou.domain.unit import Unit, UnitKind, kinds_of
from yilao_yiyou.errors import UnitError


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("人", UnitKind.PERSON),
        ("名", UnitKind.PERSON),
        ("位", UnitKind.PERSON),
        ("人次", UnitKind.PERSON_TIME),
        ("场", UnitKind.SESSION),
        ("场次", UnitKind.SESSION),
        ("支", UnitKind.BODY),
        ("册", UnitKind.ITEM),
        ("份", UnitKind.ITEM),
        ("处", UnitKind.PLACE),
        ("起", UnitKind.INCIDENT),
        ("小时", UnitKind.HOUR),
        ("元", UnitKind.MONEY),
        ("%", UnitKind.PERCENT),
        ("倍", UnitKind.FACTOR),
    ],
)
def test_a_measure_word_says_what_it_usually_counts(word: str, kind: UnitKind) -> None:
    """Where it counts several kinds, the usual one."""
    assert Unit.of(word) == Unit(word, kind)
    assert str(Unit.of(word)) == word
    assert kind in kinds_of(word)


def test_the_word_for_anything_says_nothing() -> None:
    """个 is a body, a place or a project; which one has to be said."""
    with pytest.raises(UnitError, match="body、place、project"):
        Unit.of("个")
    assert Unit("个", UnitKind.PLACE).kind is UnitKind.PLACE


def test_a_word_nobody_knows_counts_nothing() -> None:
    """It is refused without being repeated."""
    with pytest.raises(UnitError) as refused:
        Unit.of("某某某")

    assert kinds_of("某某某") == ()
    assert "某某某" not in str(refused.value)


def test_a_word_does_not_count_everything() -> None:
    """No 册 of people; it says which words there are."""
    with pytest.raises(UnitError, match="人、名、位"):
        Unit("册", UnitKind.PERSON)


@pytest.mark.parametrize("kind", UnitKind)
def test_every_kind_has_a_first_word(kind: UnitKind) -> None:
    """That figures of the library are written with."""
    assert Unit.for_kind(kind).kind is kind


@pytest.mark.parametrize("kind", [None, "person", 3])
def test_a_kind_is_one_of_the_list(kind: object) -> None:
    """Anything else is refused, not fallen over."""
    with pytest.raises(UnitError):
        Unit("人", kind)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
