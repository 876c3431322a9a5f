"""Kinds of column: how the single values of a field become an Arrow array, and are read back from any that fits.

Nothing is converted in silence: a text is no number and a fraction no whole number, but a whole number that pandas
keeps as a float, and a text of fewer distinct values kept as a dictionary, are what they are.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.acceptance import acceptor
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.frames.arrow import Array, DataType, pa, pc
from yilao_yiyou.frames.column_faults import wrong_cells, wrong_type

Values: TypeAlias = list[Any]
"""The values of a field, one a record; `None` where there is none."""

Wanted: TypeAlias = tuple[str, str]
"""What a cell should hold, in Chinese and in English."""


class Kind(Protocol):
    """How values of one class are kept in an Arrow array."""

    @property
    def type(self) -> DataType:
        """The type of the array."""
        ...

    def write(self, values: Values) -> Array:
        """Return the array of values; `None` becomes null.

        Raises:
            CellError: If a value cannot be kept without loss.
        """
        ...

    def read(self, array: Array) -> Values:
        """Return the values of an array of this type, or of one that holds the same; null becomes `None`.

        Raises:
            CellError: If it does not.
        """
        ...


_is_text = acceptor(str, None, optional=True)


@frozen
class TextKind:
    """Text, as the fields of records take it: not blank, without NUL."""

    is_checked: bool = field(default=True, kw_only=True)
    """Whether the values were checked when they were made."""

    @property
    def type(self) -> DataType:
        """Text."""
        return pa.string()

    def write(self, values: Values) -> Array:
        """Return the texts."""
        if not self.is_checked:
            _refuse_blank(values)
        return pa.array(values, pa.string())

    def read(self, array: Array) -> Values:
        """Return the texts."""
        texts = text_of(array, _TEXT)
        if pa.types.is_dictionary(texts.type):
            return read_distinct(texts, _text, _TEXT)
        values: Values = texts.to_pylist()
        # Each text is stripped as the fields of records do it, which is not how Arrow does.
        if not all(map(str.strip, filter(_is_there, values))) or pc.any(pc.match_substring(texts, "\0")).as_py():
            _refuse_blank(values)
        return values


_TEXT = ("不为空白的文本", "text that is not blank")


def _is_there(value: object) -> bool:
    return value is not None


def _text(text: str) -> str | None:
    return text if _is_text(text) else None


def _refuse_blank(values: Values) -> None:
    mask = pa.array([not _is_text(value) for value in values], pa.bool_())
    if mask.true_count:
        raise wrong_cells(_TEXT, mask)


def read_distinct(array: Array, make: Callable[[Any], Any], wanted: Wanted) -> Values:
    """Return values made of texts, each distinct text read once.

    Args:
        array: Texts, or a dictionary of them.
        make: Returns the value of a text; `None`, or one of the library's errors, if there is none.
        wanted: What each text should be.

    Raises:
        CellError: If the array does not hold text, or a cell has no value.
    """
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    made = [_made(make, word) for word in encoded.dictionary.to_pylist()]
    wrong = pa.array([place for place, value in enumerate(made) if value is None], encoded.indices.type)
    if len(wrong):
        mask = pc.is_in(encoded.indices, value_set=wrong)
        if mask.true_count:
            raise wrong_cells(wanted, mask)
    made.append(None)
    # The indices of a dictionary may be too narrow to point at one more.
    places = encoded.indices.cast(pa.int64()).fill_null(len(made) - 1)
    return list(map(made.__getitem__, places.to_pylist()))


def _made(make: Callable[[Any], Any], word: object) -> Any:  # noqa: ANN401 -- a value of any class
    try:
        return make(word)
    except YilaoYiyouError:
        return None


@frozen
class ParsedKind:
    """Values that are written as text and read back by a parser, such as division codes."""

    parse: Callable[[str], Any]
    show: Callable[[Any], str]
    wanted: Wanted

    @property
    def type(self) -> DataType:
        """Text."""
        return pa.string()

    def write(self, values: Values) -> Array:
        """Return the texts of the values."""
        return pa.array([None if value is None else self.show(value) for value in values], pa.string())

    def read(self, array: Array) -> Values:
        """Return what the texts stand for."""
        return read_distinct(text_of(array, self.wanted), self.parse, self.wanted)


def text_of(array: Array, wanted: Wanted) -> Array:
    """Return an array that is known to hold text, or a dictionary of it.

    Raises:
        CellError: If it holds something else.
    """
    inner = array.type.value_type if pa.types.is_dictionary(array.type) else array.type
    if not (pa.types.is_string(inner) or pa.types.is_large_string(inner)):
        raise wrong_type(wanted, array)
    return array


@frozen
class CodesKind:
    """The slugs of a code set, as a dictionary in declared order.

    Attributes:
        codes: The code set.
        is_nested: Whether they stand in a list or a struct, where DuckDB takes no dictionary: they are text there.
    """

    codes: type[CodeSet]
    is_nested: bool = field(default=False, kw_only=True)

    @property
    def type(self) -> DataType:
        """A dictionary of text, or text."""
        return pa.string() if self.is_nested else pa.dictionary(pa.int8(), pa.string())

    def write(self, values: Values) -> Array:
        """Return the slugs, kept as places in the declared order."""
        places: dict[CodeSet | None, int | None] = {member: place for place, member in enumerate(self.codes)}
        places[None] = None
        indices = pa.array(list(map(places.__getitem__, values)), pa.int8())
        slugs = pa.array([member.value for member in self.codes], pa.string())
        return slugs.take(indices) if self.is_nested else pa.DictionaryArray.from_arrays(indices, slugs)

    def read(self, array: Array) -> Values:
        """Return the members that the slugs name."""
        members = {member.value: member for member in self.codes}
        slugs = ", ".join(members)
        wanted = (f" {self.codes.__name__} 之一: {slugs}", f"one of {slugs}")
        return read_distinct(text_of(array, wanted), members.get, wanted)


@frozen
class TruthKind:
    """True and false."""

    @property
    def type(self) -> DataType:
        """Truth values."""
        return pa.bool_()

    def write(self, values: Values) -> Array:
        """Return the truth values."""
        return pa.array(values, pa.bool_())

    def read(self, array: Array) -> Values:
        """Return the truth values; no number and no text stands for one."""
        if not pa.types.is_boolean(array.type):
            raise wrong_type(("真假值", "truth values"), array)
        return list(array.to_pylist())
