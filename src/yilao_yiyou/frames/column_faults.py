"""What is wrong with a column: told by its name and its row, never by what stands there."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.arrow import Array, pc


class CellError(FrameError):
    """Raised within this layer when a column does not hold what its field takes.

    It knows its column and row, for the layers above to complete; what reaches the caller is one sentence made of it.

    Attributes:
        rows: The places of the rows that are wrong in this way, from 0; none when the column as a whole is wrong.
        path: The column, with what lies inside it, such as `tasks[].text`.
        label: What the column is called in Chinese.
    """

    def __init__(self, zh: str, en: str, *, rows: Sequence[int] = ()) -> None:
        super().__init__(zh, en)
        self.rows: Sequence[int] = rows
        self.path = ""
        self.label = ""

    def move(self, place: Callable[[int], int]) -> None:
        """Say the rows as the places that they have in what surrounds this column."""
        self.rows = list(dict.fromkeys(map(place, self.rows)))

    def sentences(self, name: str) -> tuple[str, str]:
        """Return what is wrong and where, in Chinese and in English.

        Args:
            name: The record class.
        """
        zh, en = [name], [name]
        if self.path:
            zh.append(f"列 {self.path}" + (f"({self.label})" if self.label else ""))
            en.append(f"column {self.path}")
        if self.rows:
            more = len(self.rows) - 1
            others = (f" (另有 {more} 行)", f" (and {more} more)") if more else ("", "")
            zh.append(f"第 {self.rows[0] + 1} 行{others[0]}")
            en.append(f"row {self.rows[0] + 1}{others[1]}")
        return f"{', '.join(zh)}: {self.zh}", f"{', '.join(en)}: {self.en}"


@contextmanager
def within(name: str, label: str = "", *, joint: str = ".") -> Generator[None]:
    """Complete an error by the column that it was found in."""
    try:
        yield
    except CellError as error:
        inner = error.path
        error.path = f"{name}{'' if inner[:1] in {'', '['} else joint}{inner}"
        error.label = label
        raise


def wrong_type(wanted: tuple[str, str], array: Array) -> CellError:
    """Return the error for a column of another type."""
    zh, en = wanted
    return CellError(f"应为{zh}, 得到的列是 {array.type}", f"must hold {en}, is of type {array.type}")


def wrong_cells(wanted: tuple[str, str], mask: Array) -> CellError:
    """Return the error for the cells that a mask points at."""
    zh, en = wanted
    return CellError(f"应为{zh}", f"must be {en}", rows=_true(mask))


def missing_cells(mask: Array) -> CellError:
    """Return the error for empty cells, which a mask points at, of a column that takes none."""
    return CellError("不能为空; 请补上", "must not be empty; fill it in", rows=_true(mask))


def _true(mask: Array) -> list[int]:
    places: list[int] = pc.indices_nonzero(mask).to_pylist()
    return places
