"""Dataframes: the tabulators over any of them, records as columns, and reading more than fits into memory."""

from importlib.util import find_spec

from yilao_yiyou.errors import MissingExtraError

if any(find_spec(name) is None for name in ("narwhals", "polars", "pyarrow")):
    raise MissingExtraError(
        '数据框功能须安装: pip install "yilao-yiyou[frames]"',
        'dataframes need an extra: pip install "yilao-yiyou[frames]"',
    )
