"""What a conversion has to say: findings about what came in, losses of what went out, and how many rows there were."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Severity

COLUMNS = (
    "severity",
    "code",
    "file",
    "sheet",
    "row",
    "column",
    "header",
    "field",
    "value_class",
    "zh",
    "en",
    "mend_zh",
    "mend_en",
    "suggestion",
)
"""The columns of findings as a table, which never change their order."""


@frozen(kw_only=True)
class Place:
    """Where something stands in a file.

    Attributes:
        file: The name of the file, without its folder.
        sheet: The sheet of a workbook, the table of a database, the resource of a package; empty if there is one only.
        row: The row as the program that shows the file counts it, from 1; `None` for the whole sheet.
        column: The letters of the column, such as `C`; empty where columns have none.
        header: The header as it is written; empty where it may hold something personal.

    >>> str(Place(file="a.xlsx", sheet="名单", row=7, column="C", header="手机"))
    'a.xlsx 名单!C7 (手机)'
    >>> str(Place(file="a.jsonl", row=7))
    'a.jsonl:7'
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    header: str = ""

    def __str__(self) -> str:
        row = "" if self.row is None else str(self.row)
        cell = f"{self.column}{row}"
        sheet = f" {self.sheet}" if self.sheet else ""
        joint = ("!" if self.sheet else ":") if cell else ""
        return f"{self.file}{sheet}{joint}{cell}" + (f" ({self.header})" if self.header else "")


@frozen(kw_only=True)
class Finding:
    """One doubtful thing in a file, as data that never holds the value of a sensitive field.

    Attributes:
        severity: An error rejects its row; a warning was settled in the way that it says; information is worth knowing.
        code: The cause, a stable word such as `id-as-number`; findings are grouped by it.
        place: Where it is.
        field: The field that it is about with its collection, such as `volunteers.person`, and what lies inside it.
        value_class: What kind of thing stands there, such as `number` or `text`; never the thing itself.
        zh: What is wrong, in Chinese.
        en: The same in English.
        mend_zh: How to mend it, in Chinese.
        mend_en: The same in English.
        suggestion: What to put there instead, where that is certain and not sensitive.

    >>> print(Finding(code="date", place=Place(file="a.csv", row=3), field="teams.valid_start", zh="没有这一天",
    ...               en="there is no such day", mend_zh="请核对日期", mend_en="check the date"))
    错误 date a.csv:3 teams.valid_start: 没有这一天; 请核对日期 (there is no such day; check the date)
    """

    severity: Severity = Severity.ERROR
    code: str
    place: Place
    field: str = ""
    value_class: str = ""
    zh: str
    en: str
    mend_zh: str = ""
    mend_en: str = ""
    suggestion: str | None = None

    def __str__(self) -> str:
        zh = f"{self.zh}; {self.mend_zh}" if self.mend_zh else self.zh
        en = f"{self.en}; {self.mend_en}" if self.mend_en else self.en
        where = " ".join(part for part in (str(self.place), self.field) if part)
        return f"{self.severity.zh} {self.code} {where}: {zh} ({en})"

    @property
    def is_fixable(self) -> bool:
        """Whether it says what to put in place of what is there."""
        return self.suggestion is not None

    def as_row(self) -> dict[str, str | int | None]:
        """Return it as a row of a table with the `COLUMNS`."""
        place = self.place
        values = (
            self.severity.value,
            self.code,
            place.file,
            place.sheet,
            place.row,
            place.column,
            place.header,
            self.field,
            self.value_class,
            self.zh,
            self.en,
            self.mend_zh,
            self.mend_en,
            self.suggestion,
        )
        return dict(zip(COLUMNS, values, strict=True))


@frozen(kw_only=True)
class Cause:
    """All findings of one cause: the first of them, and how many there are."""

    first: Finding
    count: int

    def __str__(self) -> str:
        return f"{self.count} × {self.first}"


def by_cause(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """Return findings grouped by severity, cause and field, errors first, the most frequent first."""
    given = list(findings)
    counts = Counter(map(_cause, given))
    firsts = {_cause(finding): finding for finding in reversed(given)}
    order = {severity: place for place, severity in enumerate(Severity)}
    causes = (Cause(first=firsts[key], count=count) for key, count in counts.items())
    return tuple(sorted(causes, key=lambda cause: (order[cause.first.severity], -cause.count)))


def _cause(finding: Finding) -> tuple[Severity, str, str]:
    return finding.severity, finding.code, finding.field


def as_table(findings: Iterable[Finding]) -> list[dict[str, str | int | None]]:
    """Return findings as rows that any dataframe library takes."""
    return [finding.as_row() for finding in findings]


def as_json(findings: Iterable[Finding]) -> str:
    """Return findings as JSON: how many there are of each cause, and each of them."""
    given = list(findings)
    causes = [
        {"severity": cause.first.severity.value, "code": cause.first.code, "field": cause.first.field}
        | {"count": cause.count, "zh": cause.first.zh, "en": cause.first.en}
        for cause in by_cause(given)
    ]
    return json.dumps({"causes": causes, "findings": as_table(given)}, ensure_ascii=False, indent=1)


class LossKind(CodeSet):
    """What becomes of something that a format does not carry."""

    DROPPED = "dropped", "丢弃"
    COARSENED = "coarsened", "变粗"
    WIDENED = "widened", "变宽"
    RENAMED = "renamed", "改名"
    MOVED_TO_TEXT = "moved_to_text", "转为文字"
    MASKED = "masked", "不予公开"


@frozen(kw_only=True)
class Loss:
    """Something that a file does not carry.

    Attributes:
        path: The field with its collection, such as `volunteers.person`; the collection alone if all of it is lost.
        kind: What becomes of it.
        count: How many values there were; `None` where it is said of a format and not of a file.
        zh: Why, in Chinese.
        en: Why, in English.

    >>> print(Loss(path="title", kind=LossKind.DROPPED, count=1, zh="单表文件没有名册信息", en="a table has no title"))
    丢弃 title (1): 单表文件没有名册信息 (a table has no title)
    """

    path: str
    kind: LossKind
    count: int | None = None
    zh: str
    en: str

    def __str__(self) -> str:
        number = "" if self.count is None else f" ({self.count})"
        return f"{self.kind.zh} {self.path}{number}: {self.zh} ({self.en})"

    def as_row(self) -> dict[str, str | int | None]:
        """Return it as a row of a table."""
        return {"path": self.path, "kind": self.kind.value, "count": self.count, "zh": self.zh, "en": self.en}


class OnLoss(CodeSet):
    """What to do when a format does not carry everything; nobody is told nothing."""

    REPORT = "report", "列出"
    """Write, and list the losses in what is returned."""
    WARN = "warn", "警告"
    """Write, list them, and warn as well."""
    RAISE = "raise", "拒绝"
    """Write nothing and raise."""


@frozen(kw_only=True)
class RowCounts:
    """How many rows were read, and what became of them; every row is one or the other.

    Attributes:
        read: How many rows with something in them came in, counted where they are taken from the file.
        accepted: How many became records.
        rejected: How many did not; each has a finding that says why.
    """

    read: int = field(default=0)
    accepted: int = field(default=0)
    rejected: int = field(default=0)

    def __str__(self) -> str:
        return (
            f"读入 {self.read} 行 = 接受 {self.accepted} 行 + 拒绝 {self.rejected} 行 "
            f"({self.read} rows in = {self.accepted} accepted + {self.rejected} rejected)"
        )


def lines_of(findings: Sequence[Finding], *, limit: int) -> Iterator[str]:
    """Yield findings as lines of text, of each cause no more than a few, and how many more there are.

    Args:
        findings: The findings.
        limit: The most findings of one cause.
    """
    for cause in by_cause(findings):
        same = [finding for finding in findings if _cause(finding) == _cause(cause.first)]
        yield from map(str, same[:limit])
        if cause.count > limit:
            more = cause.count - limit
            yield f"  … 同样的另有 {more} 处 ({more} more of the same)"
