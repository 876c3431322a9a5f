"""Every error that the library raises: one class, one sentence.

Each error derives from `YilaoYiyouError` and from the built-in that a caller would expect, and says
the same thing in Chinese and in English: where, what would have been right, how to mend it.
No message holds the value of a sensitive field; the code that raises sees to that.

An error keeps its two sentences and nothing else, so that it can be logged as it is.
"""

from typing import ClassVar


class YilaoYiyouError(Exception):
    """Raised when something that the library was asked to do cannot be done.

    Attributes:
        zh: What is wrong and how to mend it, in Chinese.
        en: The same in English.
        code: A stable word for the kind of error, for programs.

    >>> error = YilaoYiyouError("缺少单位", "the unit is missing")
    >>> print(error)
    缺少单位 (the unit is missing)
    """

    code: ClassVar[str] = "error"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return f"{self.zh} ({self.en})"


class BoundsError(YilaoYiyouError, ValueError):
    """Raised when two ends do not make an interval, or an end is not an exact number."""

    code = "bounds"


class AmbiguousValueError(YilaoYiyouError, ValueError):
    """Raised when one number is asked of a figure whose ends differ."""

    code = "ambiguous-value"


class DependentDifferenceError(YilaoYiyouError, TypeError):
    """Raised when two intervals are subtracted without the word that they are independent."""

    code = "dependent-difference"


class NoDenominatorError(YilaoYiyouError, ZeroDivisionError):
    """Raised when a ratio is asked over a denominator that is, or may be, zero."""

    code = "no-denominator"


class UnitError(YilaoYiyouError, ValueError):
    """Raised when a measure word is not known, or is ambiguous without its kind."""

    code = "unit"


class UnitMixError(YilaoYiyouError, TypeError):
    """Raised when quantities of different kinds, such as persons and person-times, are combined."""

    code = "unit-mix"


class IllegalSumError(YilaoYiyouError, TypeError):
    """Raised when quantities are added over an axis on which their unit does not add."""

    code = "illegal-sum"


class PeriodError(YilaoYiyouError, ValueError):
    """Raised when two ends do not make a period, or a period lacks the end that is needed."""

    code = "period"


class PartialDateError(YilaoYiyouError, ValueError):
    """Raised when a text or its parts do not name a year, a month or a day."""

    code = "partial-date"


class RecurrenceError(YilaoYiyouError, ValueError):
    """Raised when a recurrence is outside the bounded grammar that the library expands."""

    code = "recurrence"


class RegionCodeError(YilaoYiyouError, ValueError):
    """Raised when a text is not a division code of 2, 4, 6, 9 or 12 digits."""

    code = "region-code"


class RegionTreeError(YilaoYiyouError, ValueError):
    """Raised when divisions do not make a tree, or a division is not in it."""

    code = "region-tree"


class IdNumberError(YilaoYiyouError, ValueError):
    """Raised when a text is not a citizen identification number; never says which text."""

    code = "id-number"


class RevealError(YilaoYiyouError, TypeError):
    """Raised when a sensitive value would be copied, pickled or serialised without being revealed."""

    code = "reveal"


class CreditCodeError(YilaoYiyouError, ValueError):
    """Raised when a text is not a unified social credit code."""

    code = "credit-code"


class PseudonymKeyError(YilaoYiyouError, ValueError):
    """Raised when a key is too short or too regular to protect pseudonyms."""

    code = "pseudonym-key"


class RecordError(YilaoYiyouError, ValueError):
    """Raised when the fields of one record contradict each other or have a wrong type."""

    code = "record"


class RegisterError(YilaoYiyouError, ValueError):
    """Raised when records cannot be put together in one register."""

    code = "register"


class UnknownMetricError(YilaoYiyouError, LookupError):
    """Raised when no metric has the id asked for."""

    code = "unknown-metric"


class UnknownFacetError(YilaoYiyouError, LookupError):
    """Raised when rows are grouped or filtered by something that they do not have."""

    code = "unknown-facet"


class MeasureError(YilaoYiyouError, ValueError):
    """Raised when a metric cannot be computed from what it was given."""

    code = "measure"


class DocumentError(YilaoYiyouError, ValueError):
    """Raised when a document does not hold what it should; lists every fault with its path."""

    code = "document"


class FormatError(YilaoYiyouError, ValueError):
    """Raised when a file is not of a format that the library reads or writes."""

    code = "format"


class MissingExtraError(YilaoYiyouError, ImportError):
    """Raised when a feature needs an optional dependency that is not installed."""

    code = "missing-extra"


class FrameError(YilaoYiyouError, ValueError):
    """Raised when a dataframe is not what a function takes, or lacks a column that is needed."""

    code = "frame"
