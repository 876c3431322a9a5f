"""What each metric has to be told before it can be asked, so that tests can ask all of them alike."""

from collections.abc import Mapping
from typing import Any

from yilao_yiyou.domain.period import Period
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.metric import AgainstFigures, AgainstTargets, AmongPeers, Beside, Membered, Metric, Window

YEAR = Period.year(2022)

_HOMES = {"homes": (Place(37, 116), Place(37, 117, 3))}
_SPREAD: Mapping[str, object] = {"metric": "reach.attendances"}
_PARAMS: Mapping[str, Mapping[str, object]] = {
    "coverage.ratio": {"numerator": "reach.attendances", "denominator": "activity.sessions"},
    "change.yoy": {"metric": "activity.sessions"},
    "cost.unit": {"cost": 1000},
    "equity.gini": _SPREAD,
    "equity.difference": _SPREAD,
    "equity.ratio": _SPREAD,
    "equity.theil": _SPREAD,
    "equity.concentration": {**_SPREAD, "order": "activity.sessions"},
    "equity.targeting_index": {"facet": "public", "value": "child", "eligible": 900, "eligible_group": 300},
    "satisfaction.rate": {"satisfied": 3, "answered": 10, "asked": 20},
    "access.distance": _HOMES,
    "access.within": _HOMES,
}

OF_ONE_CLAIM = frozenset(
    name
    for name, metric in METRICS.items()
    if isinstance(metric.tabulation, AgainstTargets | AgainstFigures | AmongPeers)
)
"""Metrics of one target, figure or rank, which have to be told which."""

GENERAL = tuple(sorted(METRICS.keys() - OF_ONE_CLAIM))
"""All others, which need no more than `usual` says."""


def usual(name: str) -> dict[str, Any]:
    """Return the arguments without which a metric cannot be asked."""
    needed: dict[str, Any] = {"params": _PARAMS[name]} if name in _PARAMS else {}
    return needed | ({"during": YEAR} if _needs_a_year(METRICS[name]) else {})


def _needs_a_year(metric: Metric) -> bool:
    how = metric.tabulation
    if isinstance(how, Membered):
        return any(listing.window is not Window.SAME for listing in how.lists.values())
    return metric.id == "change.yoy" or (isinstance(how, Beside) and how.against.value == "earlier")
