"""A roll of 100,000 volunteers, 15 columns: read and checked beside Polars reading it; written beside XlsxWriter.

python -m benchmarks.workbooks
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
import xlsxwriter

from benchmarks.timing import both_clocks, side_by_side
from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import Disclosure, load, write
from yilao_yiyou.exchange.codec import Request
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.sheet.bodies import body_of
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.forms import form_options
from yilao_yiyou.exchange.sheet.locate import find_header
from yilao_yiyou.exchange.sheet.table import Table, read_table
from yilao_yiyou.exchange.sheet.workbook import read_workbook
from yilao_yiyou.exchange.text_tables import rows_of

ROWS = 100_000
HEADERS = (
    *("序号", "姓名", "性别", "出生年月", "身份证号", "联系电话", "民族", "政治面貌", "居住区域"),
    *("志愿者类别", "骨干", "专业技能", "登记日期", "志愿者编号", "同意日期"),
)


def rows(count: int, seed: int = 3) -> Iterator[list[str]]:
    """Yield the rows of an invented roll; the numbers begin with digits that were never issued."""
    rng = Random(seed)
    for number in range(1, count + 1):
        born = date(1940, 1, 1) + timedelta(days=rng.randrange(9000))
        digits = f"379999{born:%Y%m%d}{rng.randrange(1, 900):03}"
        yield [
            str(number),
            "某" + chr(0x4E00 + rng.randrange(5000)) + chr(0x4E00 + rng.randrange(5000)),
            rng.choice("男女"),
            f"{born.year}.{born.month}.{born.day}",
            digits + check_character(digits),
            str(rng.randrange(13_000_000_000, 19_999_999_999)),
            "汉族",
            rng.choice(("群众", "党员")),
            "371402",
            rng.choice(("老教师", "老干部、老教师")),
            rng.choice("是否"),
            "法律",
            "2022.8.17",
            f"V{number:08d}",
            "2022-08-01",
        ]


def plain_book(path: Path, cells: list[list[str]]) -> None:
    """Write cells as XlsxWriter does."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(cells):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)


def checked(path: Path) -> Table:
    """Read, normalise and check every cell; no records are made."""
    with collector_paused():
        options = form_options(Request())
        grid = read_workbook(path, DEFAULT).grids[0]
        header = find_header(grid, 0, options.layouts)
        assert header is not None  # noqa: S101 -- the file was written above
        return read_table(grid, header, body_of(grid, header, hidden=False), options.regions, Doubts("", ""))


def written(register: Register) -> list[list[str]]:
    """Return the cells that our writer writes of a register with volunteers."""
    made = [[cell or "" for cell in row] for row in rows_of(type(register.volunteers[0]), register.volunteers)]
    return [["x"] * len(made[0]), *made]


def _beside_polars(words: str, path: Path, job: Callable[[Path], object]) -> None:
    seconds, wall = both_clocks(lambda: job(path), lambda: pl.read_excel(path), rounds=3)
    for name, (ours, peer) in (("processor", seconds), ("wall clock", wall)):
        print(f"{words} {ours:.2f} s; polars reads only {peer:.2f} s; {ours / peer:.2f} times ({name})")


def run() -> None:
    """Measure and print."""
    print(f"# {ROWS:,} rows of {len(HEADERS)} columns in a workbook")
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "roll.xlsx", Path(folder) / "out.xlsx"
        plain_book(path, [list(HEADERS), *rows(ROWS)])
        _beside_polars("read, normalised and checked:", path, checked)
        _beside_polars("the same made into records:  ", path, load)
        roll = load(path).register
        register = Register(volunteers=roll.volunteers)
        cells = written(register)
        ours, peer = side_by_side(
            lambda: write(register, out, disclosure=Disclosure.CUSTODY), lambda: plain_book(out, cells), rounds=1
        )
        print(f"write: {ours:.2f} s; XlsxWriter writes the same cells: {peer:.2f} s; {ours / peer:.2f} times")


if __name__ == "__main__":
    run()
