"""Parameters: what may be set of a metric, each with its kind and its default, so that a figure names what it used."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.distance import Place

if TYPE_CHECKING:
    from yilao_yiyou.metrics.metric import Metric

Value: TypeAlias = "int | Fraction | str | Bounds | tuple[Place, ...] | Metric | None"
"""What a parameter can be set to."""


class ParamKind(CodeSet):
    """What kind of value a parameter takes."""

    WHOLE = "whole", "正整数"
    NUMBER = "number", "数"
    BOUNDS = "bounds", "数或上下界"
    METRIC = "metric", "指标编号或自己的指标"
    FACET = "facet", "分组项或其取值"
    PLACES = "places", "地点"


@frozen(kw_only=True)
class Param:
    """One thing that may be set.

    Attributes:
        name: Its name in `measure(..., params={name: value})`.
        kind: What it can be set to.
        default: What it is when it is not set; `None` where it has to be, or stays out.
        needed: Whether it has to be set.
        zh: What it means, in Chinese.
        en: The same in English.
    """

    name: str
    kind: ParamKind
    default: Value = None
    needed: bool = False
    zh: str
    en: str

    def read(self, value: object) -> Value:
        """Return a value as the parameter's kind wants it.

        Raises:
            MeasureError: If it is of another kind.
        """
        if self.kind is ParamKind.WHOLE and type(value) is int and value >= 1:
            return value
        if (
            self.kind is ParamKind.NUMBER
            and isinstance(value, int | Fraction | Decimal)
            and not isinstance(value, bool)
        ):
            return exact(value)
        if self.kind is ParamKind.BOUNDS and type(value) in {int, Fraction, Decimal, Bounds}:
            return value if isinstance(value, Bounds) else Bounds(exact(value))
        if self.kind in {ParamKind.METRIC, ParamKind.FACET} and isinstance(value, str):
            return value
        if self.kind is ParamKind.METRIC and (own := _own_metric(value)) is not None:
            return own
        if self.kind is ParamKind.PLACES and isinstance(value, tuple):
            listed = cast("tuple[object, ...]", value)
            if all(isinstance(each, Place) for each in listed):
                return cast("tuple[Place, ...]", listed)
        raise MeasureError(f"参数 {self.name} 须为{self.kind.zh}", f"the parameter {self.name} is a {self.kind.value}")


def _own_metric(value: object) -> "Metric | None":
    # A metric has parameters; only here does a parameter have a metric.
    from yilao_yiyou.metrics.metric import Metric

    return value if isinstance(value, Metric) else None


@frozen
class Settings:
    """The parameters of one question, every one with its value.

    >>> k = Param(name="k", kind=ParamKind.WHOLE, default=2, zh="次数", en="times")
    >>> Settings.of((k,), {}).whole("k"), Settings.of((k,), {"k": 3}).words
    (2, ('k=3',))
    """

    values: Mapping[str, Value] = field(default=MappingProxyType({}))

    @classmethod
    def of(cls, params: Iterable[Param], given: Mapping[str, object]) -> "Settings":
        """Return the settings that a caller's values make of a metric's parameters.

        Raises:
            MeasureError: If a parameter is not known, is of the wrong kind, or has to be set and is not.
        """
        known = {param.name: param for param in params}
        for name in given:
            if name not in known:
                listed = ", ".join(known) or "-"
                raise MeasureError(
                    f"没有参数 {name}; 可用: {listed}", f"there is no parameter {name}; there are: {listed}"
                )
        for name, param in known.items():
            if param.needed and name not in given:
                raise MeasureError(
                    f'须给出参数 {name} ({param.zh}): params={{"{name}": ...}}',
                    f'the parameter {name} ({param.en}) has to be set: params={{"{name}": ...}}',
                )
        return cls({name: param.read(given[name]) if name in given else param.default for name, param in known.items()})

    def handed_to(self, params: Iterable[Param]) -> "Settings":
        """Return the settings of another metric: these where it has a parameter of the name, else its own defaults.

        Raises:
            MeasureError: If a parameter that has to be set is not among these.
        """
        listed = tuple(params)
        names = {param.name for param in listed}
        return Settings.of(
            listed, {name: value for name, value in self.values.items() if name in names and value is not None}
        )

    def whole(self, name: str) -> int:
        """Return a whole number."""
        value = self.values[name]
        return value if isinstance(value, int) else 0

    def number(self, name: str) -> Fraction | None:
        """Return a number, `None` where it is not set."""
        value = self.values[name]
        return Fraction(value) if isinstance(value, int | Fraction) else None

    def text(self, name: str) -> str:
        """Return a name."""
        value = self.values[name]
        return value if isinstance(value, str) else ""

    def metric(self, name: str) -> "str | Metric":
        """Return a metric by its id, or one of the caller's own; nothing where it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, str) else _own_metric(value) or ""

    def bounds(self, name: str) -> Bounds | None:
        """Return bounds, `None` where they are not set."""
        value = self.values[name]
        return value if isinstance(value, Bounds) else None

    def places(self, name: str) -> tuple[Place, ...]:
        """Return places."""
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is set, as a result prints it."""
        told = {name: value for name, value in self.values.items() if value is not None}
        metrics = {name: own.id for name, value in told.items() if (own := _own_metric(value)) is not None}
        return tuple(f"{name}={metrics.get(name, value)}" for name, value in told.items())


NO_SETTINGS = Settings()
"""Those of a metric without parameters."""
