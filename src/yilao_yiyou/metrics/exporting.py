"""Definitions in the terms of others, as plain data: DHIS2 metadata and an SDMX concept scheme."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final, TypeAlias

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp

Plain: TypeAlias = dict[str, object]

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SIGNS: Final = _LETTERS + "0123456789"
_UID: Final = 11
_LONGEST_NAME: Final = 230
_LONGEST_SHORT_NAME: Final = 50

_AGGREGATION: Mapping[RollUp, str] = {RollUp.SUM: "SUM", RollUp.LAST: "LAST_IN_PERIOD"}
_PER_COLLECT: Mapping[MetricKind, str] = {MetricKind.COUNT_FLOW: "S", MetricKind.STOCK: "E"}


def uid(text: str) -> str:
    """Return a DHIS2 identifier of a text: eleven letters and digits, a letter first, always the same.

    >>> len(uid("reach.rate")), uid("reach.rate") == uid("reach.rate")
    (11, True)
    """
    number = int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")
    number, first = divmod(number, len(_LETTERS))
    signs = [_LETTERS[first]]
    while len(signs) < _UID:
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(signs)


def to_dhis2(definitions: Iterable[MetricDefinition]) -> dict[str, list[Plain]]:
    """Return definitions as DHIS2 metadata, ready for its import as JSON.

    Ratios become indicators over two data elements; everything else becomes a data element. A figure that does not add
    over the organisation units is given the aggregation type NONE, for DHIS2 knows no bounds: what it would sum is not
    what is meant.
    """
    listed = tuple(definitions)
    ratios = [each for each in listed if each.kind is MetricKind.RATIO]
    counted = [_element(each) for each in listed if each.kind is not MetricKind.RATIO]
    known = {each.id for each in listed if each.kind is not MetricKind.RATIO}
    parts = {name: _part(name) for each in ratios for name in _parts(each) if name not in known}
    return {
        "indicatorTypes": [
            {"id": uid(f"factor {factor}"), "name": f"factor {factor}", "factor": factor, "number": False}
            for factor in sorted({_factor(each) for each in ratios})
        ],
        "dataElements": [*counted, *parts.values()],
        "indicators": [_indicator(each) for each in ratios],
    }


def _factor(definition: MetricDefinition) -> int:
    return 100 if definition.unit is UnitKind.PERCENT else 1


def _parts(definition: MetricDefinition) -> tuple[str, str]:
    return definition.numerator or "", definition.denominator or ""


def _named(definition: MetricDefinition) -> Plain:
    return {
        "id": uid(definition.id),
        "code": definition.id,
        "name": definition.name_en[:_LONGEST_NAME],
        "shortName": f"{definition.name_en[: _LONGEST_SHORT_NAME - 8]} {uid(definition.id)[:7]}",
        "description": f"{definition.statement_zh} {definition.statement_en}",
        "translations": [{"property": "NAME", "locale": "zh", "value": definition.name_zh}],
    }


def _element(definition: MetricDefinition) -> Plain:
    over_place = _AGGREGATION.get(definition.over_place)
    over_time = _AGGREGATION.get(definition.over_time)
    return {
        **_named(definition),
        "domainType": "AGGREGATE",
        "valueType": "INTEGER_ZERO_OR_POSITIVE" if definition.unit.is_count else "NUMBER",
        # Of the two axes DHIS2 has one word; only what adds over both, or adds over places and is last in time, has it.
        "aggregationType": (over_time or "NONE") if over_place == "SUM" else "NONE",
        "zeroIsSignificant": True,
    }


def _part(name: str) -> Plain:
    return {
        "id": uid(name),
        "code": name,
        "name": name[:_LONGEST_NAME],
        "shortName": f"{name[: _LONGEST_SHORT_NAME - 8]} {uid(name)[:7]}",
        "domainType": "AGGREGATE",
        "valueType": "NUMBER",
        "aggregationType": "SUM",
        "zeroIsSignificant": True,
    }


def _indicator(definition: MetricDefinition) -> Plain:
    above, below = _parts(definition)
    return {
        **_named(definition),
        "numerator": f"#{{{uid(above)}}}",
        "numeratorDescription": above,
        "denominator": f"#{{{uid(below)}}}",
        "denominatorDescription": below,
        "indicatorType": {"id": uid(f"factor {_factor(definition)}")},
        "annualized": False,
        "decimals": 2,
    }


def to_sdmx(definitions: Iterable[MetricDefinition], *, agency: str = "YILAO_YIYOU", version: str = "1.0") -> Plain:
    """Return definitions as a concept scheme of SDMX, in the form of its structure JSON.

    The attributes that a data flow of the figures would carry are annotations: UNIT_MEASURE, UNIT_MULT, DECIMALS and
    TIME_PER_COLLECT (S summed over the period, E as at its end, A none of these).
    """
    scheme: Plain = {
        "id": "METRICS",
        "agencyID": agency,
        "version": version,
        "name": "Metrics",
        "names": {"en": "Metrics", "zh": "指标"},
        "concepts": [_concept(each) for each in definitions],
    }
    return {"data": {"conceptSchemes": [scheme]}}


def _concept(definition: MetricDefinition) -> Plain:
    return {
        "id": definition.id.upper().replace(".", "_"),
        "name": definition.name_en,
        "names": {"en": definition.name_en, "zh": definition.name_zh},
        "description": definition.statement_en,
        "descriptions": {"en": definition.statement_en, "zh": definition.statement_zh},
        "annotations": [{"id": name, "title": value} for name, value in _attributes(definition)],
    }


def _attributes(definition: MetricDefinition) -> Iterator[tuple[str, str]]:
    yield "UNIT_MEASURE", definition.measured_in.word
    yield "UNIT_MULT", "0"
    yield "DECIMALS", "0" if definition.unit.is_count else "2"
    yield "TIME_PER_COLLECT", _PER_COLLECT.get(definition.kind, "A")
    yield "OVER_TIME", definition.over_time.value
    yield "OVER_PLACE", definition.over_place.value
    yield "VERSION", str(definition.version)
