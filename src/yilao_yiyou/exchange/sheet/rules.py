"""What can be doubtful about a cell, a row, a column or a sheet: each rule once, in words that hold no value."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.value_finding import ValueFinding


def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(files("yilao_yiyou.exchange.sheet").joinpath("rules.toml").read_text("utf-8"))


RULES: Mapping[str, ValueFinding] = MappingProxyType(
    {
        code: ValueFinding(
            code=code,
            severity=Severity(words["severity"]),
            zh=words["zh"],
            en=words["en"],
            mend_zh=words["mend_zh"],
            mend_en=words["mend_en"],
        )
        for code, words in _shipped().items()
    }
)
"""Every rule by its code."""
