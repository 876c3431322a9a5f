"""Tables as JSON and back: exact numbers as text, and nothing that would need the records to be read again."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias, TypeVar, cast

from attrs import asdict

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.period import Edge, Limit, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.errors import FormatError, YilaoYiyouError
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.result import MetricResult, Note, Status
from yilao_yiyou.metrics.table import MetricTable
from yilao_yiyou.metrics.trace import Dropped, Trace, TracedTable

FORMAT: Final = "yilao-yiyou/metric-table"
VERSION: Final = 1

T = TypeVar("T")
R = TypeVar("R")
_Json: TypeAlias = dict[str, Any]


def dumps(table: MetricTable) -> str:
    """Return a table as JSON."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "metric": table.definition.id,
        "metric_version": table.definition.version,
        "by": list(table.by),
        "during": None if table.during is None else _period(table.during),
        "within": table.within,
        "names": dict(table.names),
        "results": [_result(result) for result in table],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _period(period: Period) -> _Json:
    return {"start": _limit(period.start), "end": _limit(period.end), "phrase": period.phrase}


def _limit(limit: Limit) -> str:
    return limit.value if isinstance(limit, Edge) else limit.isoformat()


def _result(result: MetricResult) -> _Json:
    return {
        "key": list(result.key),
        "value": None if result.value is None else _bounds(result.value.bounds),
        "status": result.status.value,
        "numerator": None if result.numerator is None else _bounds(result.numerator),
        "denominator": None if result.denominator is None else _bounds(result.denominator),
        "rows": result.rows,
        "assumptions": list(result.assumptions),
        "notes": [asdict(note) for note in result.notes],
        "findings": [{**asdict(finding), "severity": finding.severity.value} for finding in result.findings],
        "trace": None if result.traced is None else asdict(result.trace, value_serializer=_day),
    }


def _day(_instance: object, _field: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _bounds(bounds: Bounds) -> _Json:
    """Return bounds with their ends as text, so that no reader makes floats of them."""
    ends = {"lo": str(bounds.lo), "hi": None if bounds.hi is None else str(bounds.hi)}
    return ends | {name: True for name in ("lo_open", "hi_open") if getattr(bounds, name)}


def loads(text: str, *, own: Iterable[MetricDefinition] = ()) -> MetricTable:
    """Return the table that a JSON text holds.

    Args:
        text: What `MetricTable.to_json` gave.
        own: Definitions of metrics that the library does not ship.

    Raises:
        FormatError: If the text is none, is of another version, or its metric means something else by now.
    """
    try:
        document = cast("_Json", json.loads(text))
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise FormatError(
                f"不是第{VERSION}版的指标表 JSON", f"this is no JSON of a metric table of version {VERSION}"
            )
        return _table(document, {definition.id: definition for definition in own})
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        if isinstance(fault, YilaoYiyouError):
            raise
        raise FormatError(
            "指标表 JSON 缺项或有误", "the JSON of a metric table lacks something or has it wrong"
        ) from fault


def _table(document: _Json, own: Mapping[str, MetricDefinition]) -> MetricTable:
    definition = own.get(document["metric"]) or find_metric(document["metric"]).definition
    if definition.version != document["metric_version"]:
        raise FormatError(
            f"{definition.id} 的口径已是第{definition.version}版, 表中是第{document['metric_version']}版",
            f"{definition.id} is of version {definition.version} by now, the table of {document['metric_version']}",
        )
    during = document["during"]
    return MetricTable(
        definition=definition,
        by=tuple(document["by"]),
        results=tuple(_read_result(definition, each) for each in document["results"]),
        during=None if during is None else _read_period(during),
        within=document["within"],
        names=dict(document["names"]),
    )


def _read_period(told: _Json) -> Period:
    return Period(_read_limit(told["start"]), _read_limit(told["end"]), phrase=told["phrase"])


def _read_limit(text: str) -> Limit:
    return Edge(text) if text in {edge.value for edge in Edge} else date.fromisoformat(text)


def _read_result(definition: MetricDefinition, told: _Json) -> MetricResult:
    value, trace = _optional(_read_bounds, told["value"]), _optional(_read_trace, told["trace"])
    return MetricResult(
        definition=definition,
        key=tuple(told["key"]),
        value=None if value is None else Quantity(value, definition.measured_in),
        status=Status(told["status"]),
        numerator=_optional(_read_bounds, told["numerator"]),
        denominator=_optional(_read_bounds, told["denominator"]),
        rows=told["rows"],
        assumptions=tuple(told["assumptions"]),
        notes=tuple(Note(**note) for note in told["notes"]),
        findings=tuple(map(_read_finding, told["findings"])),
        traced=None if trace is None else lambda: trace,
    )


def _read_finding(told: _Json) -> Finding:
    words: _Json = {**told, "severity": Severity(told["severity"])}
    return Finding(**words)


def _optional(read: Callable[[T], R], told: T | None) -> R | None:
    return None if told is None else read(told)


def _read_bounds(told: _Json) -> Bounds:
    lo, hi = _number(told["lo"]), None if told["hi"] is None else _number(told["hi"])
    return Bounds(lo, hi, lo_open=told.get("lo_open", False), hi_open=told.get("hi_open", False))


def _number(text: str) -> Exact:
    return Fraction(text)


def _read_trace(told: _Json) -> Trace:
    return Trace(
        metric=told["metric"],
        version=told["version"],
        params=tuple(told["params"]),
        period=told["period"],
        as_of=_optional(date.fromisoformat, told["as_of"]),
        scope=told["scope"],
        hierarchy=told["hierarchy"],
        tables=tuple(_read_source(table) for table in told["tables"]),
        assumptions=tuple(told["assumptions"]),
        library=told["library"],
        findings=tuple(told["findings"]),
    )


def _read_source(told: _Json) -> TracedTable:
    return TracedTable(
        name=told["name"],
        rows=told["rows"],
        first_day=_optional(date.fromisoformat, told["first_day"]),
        last_day=_optional(date.fromisoformat, told["last_day"]),
        digest=told["digest"],
        dropped=tuple(Dropped(**each) for each in told["dropped"]),
        row_ids=tuple(told["row_ids"]),
    )
