"""Formats: which there are, and which one a file is of; a codec is imported when it is used."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from os import PathLike, fspath
from pathlib import Path

from attrs import frozen

from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.codec import GROUP, Codec
from yilao_yiyou.exchange.limits import DEFAULT, Limits, head_of, sized
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError


@frozen(kw_only=True)
class Format:
    """What is known of a format before its codec is imported.

    Attributes:
        name: What it is called, such as `csv`.
        zh: What it is called in Chinese.
        suffixes: The endings of its files; none if it is a folder.
        extra: What has to be installed with the library, such as `frames`; `None` if nothing.
        home: The module and the name of its codec.
    """

    name: str
    zh: str
    suffixes: tuple[str, ...]
    extra: str | None = None
    home: str

    def codec(self) -> Codec:
        """Return the codec, imported now if it was not before."""
        module, _, name = self.home.partition(":")
        codec: Codec = getattr(import_module(module), name)
        return codec


_PACKAGE = "yilao_yiyou.exchange"

_BUILT_IN = (
    Format(name="json", zh="JSON 名册", suffixes=(".json",), home=f"{_PACKAGE}.json_codec:CODEC"),
    Format(name="lines", zh="JSON 行", suffixes=(".jsonl", ".ndjson"), home=f"{_PACKAGE}.lines_codec:CODEC"),
    Format(name="csv", zh="CSV 表", suffixes=(".csv", ".tsv"), extra="frames", home=f"{_PACKAGE}.csv_codec:CODEC"),
    Format(
        name="parquet",
        zh="Parquet 列文件",
        suffixes=(".parquet",),
        extra="frames",
        home=f"{_PACKAGE}.column_codecs:PARQUET",
    ),
    Format(
        name="arrow",
        zh="Arrow 列文件",
        suffixes=(".arrow", ".feather"),
        extra="frames",
        home=f"{_PACKAGE}.column_codecs:ARROW",
    ),
    Format(
        name="duckdb",
        zh="DuckDB 库",
        suffixes=(".duckdb",),
        extra="duckdb",
        home=f"{_PACKAGE}.database_codecs:DUCKDB",
    ),
    Format(
        name="sqlite",
        zh="SQLite 库",
        suffixes=(".sqlite", ".sqlite3"),
        extra="frames",
        home=f"{_PACKAGE}.database_codecs:SQLITE",
    ),
    Format(
        name="xlsx",
        zh="Excel 工作簿",
        suffixes=(".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods"),
        extra="excel",
        home=f"{_PACKAGE}.workbook_codec:CODEC",
    ),
    Format(name="package", zh="数据包文件夹", suffixes=(), extra="frames", home=f"{_PACKAGE}.package_codec:CODEC"),
)


def formats() -> tuple[Format, ...]:
    """Return every format: those of the library, then those of other packages, in the order of their names.

    >>> [each.name for each in formats()][0]
    'json'
    """
    return _BUILT_IN + tuple(_offered())


def _offered() -> Iterator[Format]:
    """Yield the formats of other packages; each is imported, since only its codec knows what it is of."""
    taken = {each.name for each in _BUILT_IN}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        codec = _loaded(point)
        if codec.name not in taken:
            yield Format(name=codec.name, zh=codec.zh, suffixes=tuple(codec.suffixes), home=_home(point))


def _home(point: EntryPoint) -> str:
    return f"{point.module}:{point.attr}"


def _loaded(point: EntryPoint) -> Codec:
    codec: object = point.load()
    if not isinstance(codec, Codec):
        raise FormatError(
            f"入口点 {point.name} 不是编解码器; 见 docs/how-to/add-a-format",
            f"the entry point {point.name} is no codec; see docs/how-to/add-a-format",
        )
    return codec


def format_named(name: str) -> Format:
    """Return the format with a name.

    Raises:
        FormatError: If there is none.
    """
    for each in _all():
        if each.name == name:
            return each
    known = ", ".join(each.name for each in formats())
    raise FormatError(f"没有格式 {name}; 可用: {known}", f"there is no format {name}; there are: {known}")


def _all() -> Iterator[Format]:
    """Yield the formats, those of other packages only if no earlier one was wanted."""
    yield from _BUILT_IN
    yield from _offered()


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")


def local(path: str | PathLike[str]) -> Path:
    """Return a path of this machine.

    Raises:
        FormatError: If it is an address; nothing is ever fetched.
    """
    if _SCHEME.match(fspath(path)):
        raise FormatError("只读写本机文件, 不访问网址", "only files of this machine are read and written, no addresses")
    return Path(path)


def format_to_write(path: Path) -> Format:
    """Return the format that a path asks for by its ending; one without an ending asks for a folder.

    Raises:
        FormatError: If there is none with that ending.
    """
    suffix = path.suffix.lower()
    for each in _all():
        if suffix in each.suffixes or (not suffix and not each.suffixes):
            return each
    raise _unsupported(suffix)


def _unsupported(suffix: str) -> FormatError:
    known = " ".join(suffix for each in formats() for suffix in each.suffixes)
    return FormatError(
        f"不支持 {suffix or '没有扩展名的文件'}; 读写的有: {known}",
        f"{suffix or 'a file without an ending'} is not supported; these are read and written: {known}",
    )


_IN_FOLDER = "register.json"


def located(path: Path) -> Path:
    """Return what is read of a path: the file itself, or the register in a folder that is no package."""
    if path.is_dir() and (path / _IN_FOLDER).is_file():
        return path / _IN_FOLDER
    return path


def format_of(path: Path, limits: Limits = DEFAULT) -> Format:
    """Return the format that a file is of: by its ending, if its content agrees; else by its content.

    Raises:
        FormatError: If its ending is of no format and its content of none either.
        RefusedFileError: If it is no regular file, is too large, or is something else than its ending says.
    """
    is_folder = path.is_dir()
    head = b"" if is_folder or not sized(path, limits) else head_of(path)
    suffix = path.suffix.lower()
    by_name = next((each for each in _all() if suffix in each.suffixes), None)
    if by_name is not None and by_name.codec().sniff(path, head):
        return by_name
    by_content = next((each for each in _all() if each is not by_name and each.codec().sniff(path, head)), None)
    if by_name is None and by_content is not None:
        return by_content
    if is_folder:
        raise FormatError(
            f"文件夹中没有 {_IN_FOLDER}, 也没有 datapackage.json",
            f"the folder holds neither {_IN_FOLDER} nor datapackage.json",
        )
    if by_name is None:
        raise _unsupported(suffix)
    raise _misnamed(path, by_name, by_content)


def _misnamed(path: Path, by_name: Format, by_content: Format | None) -> RefusedFileError:
    name = by_name.name
    if by_content is None:
        return RefusedFileError(
            Reason.UNKNOWN,
            f"{path.suffix} 文件的内容不是 {name}",
            f"the content of the {path.suffix} file is no {name}",
        )
    found = by_content.name
    return RefusedFileError(
        Reason.CONTENT,
        f"{path.suffix} 文件的内容是 {found}, 不是 {name}; 请改扩展名, 或写明 format={found!r}",
        f"the content of the {path.suffix} file is {found}, not {name}; rename it or pass format={found!r}",
    )
