"""What may be set of a metric: each parameter is read as its own kind and as no other."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import figure
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.catalogue import METRICS
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


K = Param(name="k", kind=ParamKind.WHOLE, default=2, zh="次数", en="times")


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (ParamKind.WHOLE, 3, (0, -1, 1.0, True, "3", None)),
        (ParamKind.NUMBER, Fraction(1, 2), (0.5, True, "1")),
        (ParamKind.NUMBER, Decimal("0.5"), ()),
        (ParamKind.BOUNDS, Bounds(1, 2), (0.5, True, "1")),
        (ParamKind.BOUNDS, 3, ()),
        (ParamKind.METRIC, "reach.rate", (3, None)),
        (ParamKind.METRIC, METRICS["reach.rate"], (METRICS["reach.rate"].definition,)),
        (ParamKind.FACET, "kind", (METRICS["reach.rate"],)),
        (ParamKind.FACET, "county", (3,)),
        (ParamKind.PLACES, (Place(0, 0),), ([Place(0, 0)], (1,), "x")),
    ],
)
def test_parameters_are_of_their_kind(kind: ParamKind, good: object, bad: tuple[object, ...]) -> None:
    """A float is no number here, and a truth no one."""
    param = Param(name="x", kind=kind, zh="某项", en="something")

    assert Settings.of((param,), {"x": good}).values["x"] is not None
    for value in bad:
        with pytest.raises(MeasureError, match="the parameter x"):
            param.read(value)


def test_settings_say_what_they_are() -> None:
    """Unknown and missing parameters are refused; what is not set is nothing."""
    needed = Param(name="m", kind=ParamKind.METRIC, needed=True, zh="指标", en="the metric")
    empty = Settings({"x": None})

    assert Settings.of((K,), {}).whole("k") == 2
    assert (empty.whole("x"), empty.text("x"), empty.metric("x"), empty.number("x"), empty.bounds("x")) == (
        0,
        "",
        "",
        None,
        None,
    )
    assert empty.places("x") == ()
    assert Settings.of((K,), {"k": 5}).handed_to((K,)).whole("k") == 5
    with pytest.raises(MeasureError, match="there is no parameter q; there are: k"):
        Settings.of((K,), {"q": 1})
    with pytest.raises(MeasureError, match="there are: -"):
        Settings.of((), {"q": 1})
    with pytest.raises(MeasureError, match="has to be set"):
        Settings.of((needed,), {})
    with pytest.raises(MeasureError, match="parameter k"):
        figure("activity.sessions", params={"k": 1})
