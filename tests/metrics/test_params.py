"""What may be set of a metric: each parameter is read as its own kind and as no other."""

from decimal import Decimal
from fractions import Fraction

import pytest

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.params import Param, ParamKind, Settings

VALUES = {
    ParamKind.WHOLE: 3,
    ParamKind.NUMBER: Fraction(1, 2),
    ParamKind.BOUNDS: Bounds(1, 2),
    ParamKind.METRIC: "reach.rate",
    ParamKind.FACET: "county",
    ParamKind.PLACES: (Place(0, 0),),
}


def param(kind: ParamKind, **changes: object) -> Param:
    """Return a parameter x of a kind."""
    usual: dict[str, object] = {"name": "x", "kind": kind, "zh": "某项", "en": "something", **changes}
    return Param(**usual)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ParamKind)
def test_a_setting_is_had_as_its_own_kind_only(kind: ParamKind) -> None:
    """A name is no number, bounds are no name, and whatever is asked for otherwise is not there."""
    settings = Settings.of((param(kind),), {"x": VALUES[kind]})

    had = {
        "whole": settings.whole("x") or None,
        "number": settings.number("x"),
        "text": settings.text("x") or None,
        "bounds": settings.bounds("x"),
        "places": settings.places("x") or None,
    }

    expected: dict[str, object] = dict.fromkeys(had)
    match kind:
        case ParamKind.WHOLE:
            expected |= {"whole": 3, "number": Fraction(3)}
        case ParamKind.NUMBER:
            expected["number"] = Fraction(1, 2)
        case ParamKind.BOUNDS:
            expected["bounds"] = Bounds(1, 2)
        case ParamKind.METRIC | ParamKind.FACET:
            expected["text"] = VALUES[kind]
        case ParamKind.PLACES:
            expected["places"] = (Place(0, 0),)
    assert expected == had


@pytest.mark.parametrize("kind", ParamKind)
def test_a_value_of_another_kind_is_refused(kind: ParamKind) -> None:
    """Only a name is a metric and a facet alike, and a whole number is a number and bounds too."""
    alike = {
        ParamKind.NUMBER: {ParamKind.WHOLE},
        ParamKind.BOUNDS: {ParamKind.WHOLE, ParamKind.NUMBER},
        ParamKind.METRIC: {ParamKind.FACET},
        ParamKind.FACET: {ParamKind.METRIC},
    }

    for other in set(ParamKind) - {kind} - alike.get(kind, set()):
        with pytest.raises(MeasureError, match=f"the parameter x is a {kind.value}"):
            param(kind).read(VALUES[other])


def test_numbers_are_read_exactly() -> None:
    """A decimal is the fraction that it says, one number is bounds of which both ends are that, and one is whole."""
    assert param(ParamKind.NUMBER).read(Decimal("0.1")) == Fraction(1, 10)
    assert param(ParamKind.BOUNDS).read(Decimal("0.1")) == Bounds(Fraction(1, 10))
    assert param(ParamKind.WHOLE).read(1) == 1
    assert param(ParamKind.PLACES).read(()) == ()
    with pytest.raises(MeasureError, match="the parameter x is a places"):
        param(ParamKind.PLACES).read((Place(0, 0), 1))


def test_what_is_needed_is_asked_for_and_what_is_usual_is_taken() -> None:
    """A parameter stays out, has its usual value, or has to be set."""
    usual, out = param(ParamKind.WHOLE, default=2), param(ParamKind.WHOLE, name="y")

    assert Settings.of((usual, out), {}).values == {"x": 2, "y": None}
    assert Settings.of((usual, out), {}).words == ("x=2",)
    assert Settings.of((usual, out), {"y": 7}).words == ("x=2", "y=7")
    assert Settings.of((param(ParamKind.WHOLE, needed=True),), {"x": 4}).whole("x") == 4
    with pytest.raises(MeasureError, match=r"the parameter x \(something\) has to be set"):
        Settings.of((param(ParamKind.WHOLE, needed=True),), {})


def test_settings_are_handed_to_another_metric_where_it_has_them() -> None:
    """What it does not know is left out, and what is not set is its own usual value."""
    mine = Settings.of((param(ParamKind.WHOLE), param(ParamKind.WHOLE, name="y")), {"y": 5})
    others = (param(ParamKind.WHOLE, default=9), param(ParamKind.WHOLE, name="y", default=8))

    assert mine.handed_to(others).values == {"x": 9, "y": 5}
    assert mine.handed_to(others[:1]).values == {"x": 9}


def test_a_parameter_need_not_be_set_unless_it_says_so() -> None:
    """And has no usual value unless it tells one."""
    usual = param(ParamKind.WHOLE)

    assert (usual.needed, usual.default) == (False, None)
