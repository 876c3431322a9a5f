"""A number as it was written: its value, and the place values of its digits."""

from enum import Enum

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact

WAN = 10_000
_HUNDRED = 100


class Form(Enum):
    """How a number was written, which decides whether it was rounded."""

    WHOLE = "whole"
    """All digits down to the ones, such as 3000 or 三千."""
    SCALED = "scaled"
    """A whole number of 万 or 亿, such as 46万."""
    MIXED = "mixed"
    """万 or 亿 and a remainder, such as 两万五千."""
    DECIMAL = "decimal"
    """With a decimal point, such as 1.4万."""
    FRACTION = "fraction"
    """A part of a whole, such as 三分之二 or 半."""


Form.__hash__ = object.__hash__  # type: ignore[method-assign] # that of `Enum` takes its time


class Inner(Enum):
    """A word between the coefficient and its 万, such as 余 in 20余万."""

    REMAINDER = "remainder"
    ABOUT = "about"


@frozen(kw_only=True, cache_hash=True)
class Numeral:
    """A number as written.

    Attributes:
        value: The number; the least of it where it is a spread.
        written: The place value of the last digit written: 10000 in 20万.
        step: The place value of the last digit that is not zero: 100000 in 20万.
        form: How it was written.
        spread: The ends of a number that is none, such as 几十 or 四五.
        inner: The word between its coefficient and its 万.
        bare: Whether it has no digit at all, such as 百 in 百余.
        scale: What its last digits are multiplied by: 10000 in 5万, 100 in 五百.
    """

    value: Exact
    written: Exact
    step: Exact
    form: Form = Form.WHOLE
    spread: Bounds | None = None
    inner: Inner | None = None
    bare: bool = False
    scale: int = 1

    @property
    def has_no_room(self) -> bool:
        """Whether it is counted to the ones, so that nothing can remain."""
        return self.form is Form.WHOLE and self.step == 1

    @property
    def is_round(self) -> bool:
        """Whether it is a whole number that ends in two zeros, or has zeros after its first digit only."""
        if self.form not in {Form.WHOLE, Form.MIXED} or not isinstance(self.value, int) or not self.value:
            return False
        return self.value % _HUNDRED == 0 or (self.value % 10 == 0 and self.value < _HUNDRED)


def last_step(value: Exact, written: Exact) -> Exact:
    """Return the place value of the last digit that is not zero.

    >>> last_step(580, 1), last_step(200_000, 10_000), last_step(0, 1)
    (10, 100000, 1)
    """
    if value == 0:
        return written
    step = written
    while value % (step * 10) == 0:
        step *= 10
    return step
