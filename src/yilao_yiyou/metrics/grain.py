"""Grain: what one row of each source is, and the columns without which nothing can be counted from it."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen


@frozen
class Grain:
    """What one row of a source is.

    Attributes:
        zh: In Chinese.
        en: In English.
        required: The columns that are needed, by collection of the register.
    """

    zh: str
    en: str
    required: Mapping[str, tuple[str, ...]] = MappingProxyType({})


UNTOLD = Grain("由所用的各表决定", "that of the tables it is computed from")
"""The grain of what is not counted from one source."""


def _one(zh: str, en: str, name: str, *columns: str, **others: tuple[str, ...]) -> Grain:
    return Grain(f"{zh}一行", f"a row for each {en}", MappingProxyType({name: ("id", *columns), **others}))


GRAINS: Mapping[str, Grain] = MappingProxyType(
    {
        "activities": _one("每项活动", "activity", "activities", "region", "when", "sessions"),
        "participations": _one(
            "每人每项活动, 或每笔未实名人数",
            "person at an activity, or headcount without names",
            "participations",
            "activity",
            "person",
            "heads",
            "heads_mean",
            activities=("id", "region", "when"),
        ),
        "service_hours": _one(
            "每人每项活动",
            "person at an activity",
            "participations",
            "activity",
            "person",
            "hours",
            activities=("id", "region", "when"),
        ),
        "hostings": _one("每个主办单位每项活动", "host of an activity", "activities", "hosts", "region", "when"),
        "distributions": _one("每次发放", "distribution", "distributions", "item", "quantity", "region", "when"),
        "organizations": _one("每个组织", "organization", "organizations", "region", "valid"),
        "body_months": Grain(
            "每个组织每个日历月一行",
            "a row for each body and calendar month",
            MappingProxyType(
                {"organizations": ("id", "region", "valid"), "activities": ("id", "hosts", "when", "recorded_on")}
            ),
        ),
        "teams": _one("每支队伍", "team", "teams", "region", "valid"),
        "memberships": _one("每段隶属", "membership", "memberships", "person", "group", "period"),
        "volunteers": _one("每条志愿者登记", "entry of the volunteer roll", "volunteers", "person", "region", "valid"),
        "cadres": _one("每条离退休干部档案", "record of a retired cadre", "cadres", "person", "valid"),
        "registrations": _one(
            "每次社区报到", "registration", "registrations", "person", "community", "state", "registered_on"
        ),
        "designations": _one(
            "每块牌子",
            "plaque",
            "designations",
            "venue",
            "granted_on",
            "revoked_on",
            venues=("id", "region"),
            regions=("code",),
        ),
        "claims": _one("每次认领", "claim", "claims", "project", "claimant", "claimed_on", "status"),
        "projects": _one("每个项目", "project", "projects", "region", "period", "recurrence"),
        "issuings": _one("每个发文机关每份文件", "issuer of a document", "documents", "issuers", "dated"),
        "enrolments": _one("每次签约", "enrolment", "enrolments", "kind", "valid", "performed"),
        "incidents": _one("每条事件或零报告", "incident or return of zero", "incidents", "region", "when", "count"),
        "programmes": _one("每个行动", "programme", "programmes", "period"),
        "targets": _one("每个目标", "target", "targets", "metric", "quantity", "period"),
        "figures": _one("每个公布数", "published figure", "figures", "metric", "quantity"),
    }
)
"""The grain of each source, by its name."""
