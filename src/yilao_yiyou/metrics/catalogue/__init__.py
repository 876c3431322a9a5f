"""The metrics that the library ships, by subject."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from yilao_yiyou.errors import UnknownMetricError
from yilao_yiyou.metrics.catalogue import (
    access,
    activities,
    bodies,
    coverage,
    equity,
    outcomes,
    outside,
    people,
    reach,
    regulars,
    services,
    shares,
)
from yilao_yiyou.metrics.metric import Metric

SUBJECTS = (activities, reach, regulars, bodies, people, services, coverage, access, shares, outcomes, outside, equity)
"""The modules that declare them, in the order of the reference page."""

METRICS: Mapping[str, Metric] = MappingProxyType(
    {metric.id: metric for subject in SUBJECTS for metric in subject.METRICS}
)
"""Every metric by its id."""


def metric(metric_id: str) -> Metric:
    """Return the metric with an id.

    Raises:
        UnknownMetricError: If there is none; the nearest id is named.

    >>> metric("reach.distinct_persons").definition.name_zh
    '覆盖人数(去重)'
    """
    if metric_id in METRICS:
        return METRICS[metric_id]
    near = get_close_matches(metric_id, METRICS, n=1)
    hint_zh = f"是不是 {near[0]}? " if near else ""
    hint_en = f"did you mean {near[0]}? " if near else ""
    raise UnknownMetricError(
        f"没有指标 {metric_id!r}; {hint_zh}可用: {', '.join(METRICS)}",
        f"there is no metric {metric_id!r}; {hint_en}there are: {', '.join(METRICS)}",
    )
