# ruff: noqa: ANN401 -- XlsxWriter has no types
"""Messy workbooks and text files, made from a seed, each with the records and the findings that have to come of it.

python -m tests.exchange.sheet.messy FOLDER
"""

import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from attrs import field, frozen

from tests.exchange.sheet.traps import CELLS, COUNTS, Trap
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.region_tree import RegionTree

TREE = RegionTree(
    tuple(
        Region(code=code, name=name)
        for code, name in (
            ("37", "山东省"),
            ("3714", "德州市"),
            ("371402", "德城区"),
            ("371403", "陵城区"),
            ("371402001", "新湖街道"),
            ("371402001001", "幸福社区"),
            ("371403001", "安德街道"),
            ("371403001001", "幸福社区"),
        )
    )
)

ROLL = (
    "序号",
    "姓名",
    "性别",
    "出生年月",
    "联系电话",
    "身份证号",
    "民族",
    "政治面貌",
    "居住区域",
    "类别",
    "是否骨干",
    "专业技能",
    "登记日期",
    "志愿者编号",
)
LOG = ("序号", "活动名称", "活动类型", "活动时间", "活动区划", "主办单位", "场次", "服务人次")
PLAIN_ROLL: Mapping[str, tuple[str, str]] = {
    "姓名": ("王某", "王某"),
    "性别": ("女", "female"),
    "出生年月": ("1950-03-12", "1950-03-12"),
    "民族": ("汉族", "01"),
    "类别": ("老教师", "teacher"),
}
PLAIN_LOG: Mapping[str, tuple[str, str]] = {
    "活动名称": ("某活动", "某活动"),
    "活动类型": ("宣讲", "lecture"),
    "活动时间": ("2022-08-17", "2022-08-17..2022-08-18"),
    "活动区划": ("371402", "371402"),
    "主办单位": ("某关工委", "某关工委"),
    "场次": ("2", "2..2"),
    "服务人次": ("30", "30..30 人次"),
}

Expected = Mapping[str, str]
"""What a row means: the value of each column as text; those that are not named are empty or do not matter."""


@frozen(kw_only=True)
class Case:
    """A file and what has to come of it.

    Attributes:
        name: The name of the file.
        traps: The traps that it holds.
        accepted: What each accepted row means, in order.
        rejected: How many rows are rejected.
        codes: What has to be said, each with its cell such as `C5`, or with nothing for the sheet.
        options: How it is read.
        build: Writes the file.
    """

    name: str
    traps: tuple[int, ...]
    accepted: tuple[Expected, ...]
    rejected: int = 0
    codes: frozenset[tuple[str, str]] = frozenset()
    options: Mapping[str, Any] = field(factory=dict[str, Any])
    build: Callable[[Path], None]


def write_cell(  # noqa: PLR0913, PLR0917 -- a cell and where it goes
    book: Any, sheet: Any, row: int, column: int, cell: Any, form: str = "General"
) -> None:
    """Write a cell as a clerk's program would."""
    if isinstance(cell, str) and cell.startswith("="):
        sheet.write_formula(row, column, cell, None, form if form != "General" else "")
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, book.add_format({"num_format": form}))
    elif cell is not None:
        sheet.write_string(row, column, cell)


def rows_of(
    headers: Sequence[str], plain: Mapping[str, tuple[str, str]], traps: Sequence[Trap | None]
) -> Iterator[tuple[list[Any], list[str], Expected | None]]:
    """Yield rows, one a trap, with the forms of their cells and what each means; no trap gives a plain row."""
    for number, trap in enumerate(traps, start=1):
        cells: list[Any] = [str(number) if header == "序号" else plain.get(header, (None, ""))[0] for header in headers]
        forms = ["General"] * len(headers)
        means: dict[str, str] = {header: text for header, (_, text) in plain.items()}
        if trap is None:
            yield cells, forms, means
            continue
        column = headers.index(trap.header)
        if trap.header == "身份证号":
            cells[headers.index("出生年月")] = None
            means.pop("出生年月")
        cells[column], forms[column] = trap.cell, trap.form
        yield cells, forms, None if trap.means is None else means | {trap.header: trap.means}


def table_case(
    name: str, headers: Sequence[str], plain: Mapping[str, tuple[str, str]], traps: Sequence[Trap | None], **more: Any
) -> Case:
    """Return the case of one table with a row for each trap, below some rows of title."""
    above: Sequence[str] = more.pop("above", ())
    made = list(rows_of(headers, plain, traps))
    first = len(above) + 2
    codes = frozenset(
        (trap.code, f"{chr(65 + headers.index(trap.header))}{row}")
        for row, trap in enumerate(traps, start=first)
        if trap is not None and trap.code is not None
    )

    def build(path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("名单")
            for row, text in enumerate(above):
                sheet.write_string(row, 0, text)
            for row, cells in enumerate([list(headers), *(cells for cells, _, _ in made)], start=len(above)):
                forms = made[row - len(above) - 1][1] if row > len(above) else ["General"] * len(headers)
                for column, cell in enumerate(cells):
                    write_cell(book, sheet, row, column, cell, forms[column])

    return Case(
        name=f"{name}.xlsx",
        traps=tuple(sorted({trap.number for trap in traps if trap is not None})),
        accepted=tuple(means for _, _, means in made if means is not None),
        rejected=sum(means is None for _, _, means in made),
        codes=codes,
        options={"regions": TREE} | more.pop("options", {}),
        build=build,
        **more,
    )


def cell_cases() -> Iterator[Case]:
    """Yield a workbook for each trap of a cell, alone among plain rows."""
    for number, trap in enumerate(CELLS):
        yield table_case(f"cell-{number:03}-trap-{trap.number:02}", ROLL, PLAIN_ROLL, (None, None, None, trap, None))
    for number, trap in enumerate(COUNTS):
        yield table_case(f"count-{number:03}-trap-{trap.number:02}", LOG, PLAIN_LOG, (None, trap, None))


def mixed_cases(seed: int = 6, count: int = 40) -> Iterator[Case]:
    """Yield workbooks that hold many traps at once, drawn from a seed."""
    rng = Random(seed)  # noqa: S311 -- a corpus, no secret
    titles = ("某区登记表", "填报单位：某关工委   填报日期：2022年8月17日", "")
    for number in range(count):
        is_roll = number % 3 != 0
        pool = CELLS if is_roll else COUNTS
        usable = [trap for trap in pool if trap.code != "date-serial"]
        traps: list[Trap | None] = [*rng.sample(usable, min(len(usable), rng.randrange(5, 20))), *[None] * 5]
        rng.shuffle(traps)
        headers, plain = (ROLL, PLAIN_ROLL) if is_roll else (LOG, PLAIN_LOG)
        yield table_case(f"mixed-{number:02}", headers, plain, traps, above=titles[: rng.randrange(4)])


def text_case(
    name: str, text: str, accepted: Sequence[Expected], *, traps: tuple[int, ...], encoding: str = "utf-8", **more: Any
) -> Case:
    """Return the case of a text file."""

    def build(path: Path) -> None:
        path.write_bytes(text.encode(encoding))

    return Case(
        name=f"{name}.csv",
        traps=traps,
        accepted=tuple(accepted),
        build=build,
        **more,
    )


_LINE = {"姓名": "王某", "类别": "teacher", "性别": "female"}
_RARE = {"姓名": "李䶮", "类别": "teacher", "性别": "male"}


def text_cases() -> Iterator[Case]:
    """Yield text files: their encodings, separators, and what a spreadsheet did before it wrote them."""
    plain = "姓名,性别,类别\n王某,女,老教师\n李䶮,男,老教师\n"
    yield text_case("csv-utf8", plain, (_LINE, _RARE), traps=(25,))
    yield text_case("csv-bom", plain, (_LINE, _RARE), traps=(25,), encoding="utf-8-sig")
    yield text_case("csv-gb18030", plain, (_LINE, _RARE), traps=(24, 25), encoding="gb18030")
    yield text_case("csv-tab", plain.replace(",", "\t"), (_LINE, _RARE), traps=(26,))
    yield text_case("csv-semicolon", plain.replace(",", ";"), (_LINE, _RARE), traps=(26,))
    yield text_case(
        "csv-title",
        f"某区登记表,,\n填报单位：某关工委,,\n{plain}合计,2人,\n填表人：某某,,\n",
        (_LINE, _RARE),
        traps=(9, 15, 16),
    )
    yield text_case("csv-crlf", plain.replace("\n", "\r\n"), (_LINE, _RARE), traps=(25,))
    yield text_case(
        "csv-id-lost",
        "姓名,类别,身份证号\n王某,老教师,3.79999E+17\n",
        (),
        traps=(2,),
        rejected=1,
        codes=frozenset({("id-as-number", "C2")}),
    )
    yield text_case(
        "csv-zero-lost",
        "姓名,类别,联系电话\n王某,老教师,5342100000\n",
        (),
        traps=(3,),
        rejected=1,
        codes=frozenset({("leading-zero-lost", "C2")}),
    )
    yield text_case(
        "csv-year-month",
        "姓名,类别,出生年月\n王某,老教师,1957.1\n王某,老教师,1957.8\n",
        ({"姓名": "王某", "出生年月": "1957-08"},),
        traps=(4,),
        rejected=1,
        codes=frozenset({("date-year-month-number", "C2")}),
    )
    yield text_case(
        "csv-ragged",
        "姓名,类别\n王某,老教师,女,x\n王某,老教师\n",
        ({"姓名": "王某"},),
        traps=(26,),
        rejected=1,
        codes=frozenset({("extra-cell", "2")}),
    )
    yield text_case(
        "csv-na-name", "姓名,性别,类别\nNA,女,老教师\nnull,男,老教师\n", ({"姓名": "NA"}, {"姓名": "null"}), traps=(20,)
    )


def cases() -> tuple[Case, ...]:
    """Return every case of the corpus."""
    from tests.exchange.sheet.oddities import odd_cases
    from tests.exchange.sheet.shapes import shape_cases
    from tests.exchange.sheet.tangles import tangled_cases

    return (*cell_cases(), *mixed_cases(), *text_cases(), *shape_cases(), *tangled_cases(), *odd_cases())


def main(folder: Path) -> None:
    """Write the corpus into a folder, with a list of it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "cases.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "traps", "accepted", "rejected"])
        for case in cases():
            case.build(folder / case.name)
            writer.writerow([case.name, " ".join(map(str, case.traps)), len(case.accepted), case.rejected])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
