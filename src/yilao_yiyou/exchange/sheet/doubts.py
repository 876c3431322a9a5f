"""Doubts while a sheet is read, each with its place, and their findings in the end."""

from collections import Counter
from collections.abc import Iterator

from attrs import define, evolve, field

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.exchange.report import Finding, Place
from yilao_yiyou.exchange.sheet.cell import Cell, class_of, letters_of
from yilao_yiyou.exchange.sheet.layout import LayoutField
from yilao_yiyou.exchange.sheet.verdict import Note, note


@define
class Doubts:
    """What is doubtful about one sheet.

    Information is said once for each column and cause, with a count; errors and warnings are said of each cell.

    Attributes:
        file: The name of the file.
        sheet: The name of the sheet.
        ids: The ids of records that were met in the file, by field; tables of one file share them.
        rejected: The numbers of the rows with an error.
    """

    file: str
    sheet: str
    ids: dict[str, set[str]] = field(factory=dict[str, "set[str]"])
    rejected: set[int] = field(factory=set[int])
    _said: list[Finding] = field(factory=list[Finding])
    _counted: Counter[tuple[str, int | None, str, str]] = field(factory=Counter[tuple[str, "int | None", str, str]])
    _firsts: dict[tuple[str, int | None, str, str], Finding] = field(
        factory=dict[tuple[str, "int | None", str, str], Finding]
    )

    def add(  # noqa: PLR0913 -- the parts of a place
        self,
        doubt: Note,
        *,
        row: int | None = None,
        column: int | None = None,
        header: str = "",
        field: LayoutField | None = None,
        cell: Cell | None = None,
    ) -> None:
        """Keep a doubt; an error rejects its row."""
        rule = doubt.rule
        if rule.severity is Severity.ERROR and row is not None:
            self.rejected.add(row)
        made = Finding(
            severity=rule.severity,
            code=rule.code,
            place=Place(
                file=self.file,
                sheet=self.sheet,
                row=row,
                column="" if column is None else letters_of(column),
                header=_shown(header),
            ),
            field=field.path if field else "",
            value_class=class_of(cell) if cell is not None else "",
            zh=f"{rule.zh}: {doubt.zh}" if doubt.zh else rule.zh,
            en=f"{rule.en}: {doubt.en}" if doubt.en else rule.en,
            mend_zh=rule.mend_zh,
            mend_en=rule.mend_en,
            suggestion=None if field is not None and field.column.label.is_masked else doubt.suggestion,
        )
        if rule.severity is Severity.INFO and row is not None:
            key = (rule.code, column, made.zh, made.suggestion or "")
            self._counted[key] += 1
            self._firsts.setdefault(key, made)
        else:
            self._said.append(made)

    def say(self, code: str, *, count: int | None = None, zh: str = "", en: str = "") -> None:
        """Keep a doubt about the whole sheet."""
        if count is not None:
            zh, en = f"{count} 行", f"{count} rows"
        self.add(note(code, zh=zh, en=en))

    def findings(self) -> Iterator[Finding]:
        """Yield every finding, in the order of rows; those of a whole column or sheet first."""
        for key, count in self._counted.items():
            first = self._firsts[key]
            yield _with_count(first, count) if count > 1 else first
        yield from sorted(self._said, key=lambda finding: finding.place.row or 0)


def _with_count(finding: Finding, count: int) -> Finding:
    more_zh, more_en = (
        f" (共 {count} 处, 首处第 {finding.place.row} 行)",
        f" ({count} cells, the first in row {finding.place.row})",
    )
    return evolve(finding, zh=finding.zh + more_zh, en=finding.en + more_en)


_LONGEST = 40


def _shown(header: str) -> str:
    """Return a header as a finding shows it, on one line."""
    plain = " ".join(header.split())
    return plain if len(plain) <= _LONGEST else ""
