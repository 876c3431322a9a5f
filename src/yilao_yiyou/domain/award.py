"""Awards, from recommendation to commendation."""

from datetime import date
from itertools import pairwise
from typing import Annotated

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.reference import Reference


class AwardStageKind(CodeSet):
    """The stages of an award; the code is the order."""

    NOMINATED = "nominated", "推荐", "1"
    SELECTED = "selected", "评选", "2"
    PUBLICISED = "publicised", "公示", "3"
    COMMENDED = "commended", "表彰", "4"
    FOLLOWED_UP = "followed_up", "宣传走访", "5"


@frozen(kw_only=True, field_transformer=checked)
class AwardStage:
    """A stage reached, and the day (评选阶段)."""

    stage: Annotated[AwardStageKind, zh("阶段", "the stage", sensitivity=Sensitivity.PUBLIC)]
    on: Annotated[date | None, zh("日期", "the day, where known", sensitivity=Sensitivity.PUBLIC)] = None


class AwardCategory(CodeSet):
    """What is honoured; the first four are the four contests (四争创)."""

    PIONEER_BRANCH = "pioneer_branch", "银领先锋党支部", "四争创"
    GOOD_CLUB = "good_club", "公益好社团", "四争创"
    GOOD_PROJECT = "good_project", "服务好项目", "四争创"
    GOOD_VOLUNTEER = "good_volunteer", "优秀志愿者", "四争创"
    MODEL_VETERAN = "model_veteran", "五老模范"
    FINE_FAMILY = "fine_family", "最美家庭"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Award:
    """An honour given, or sought, by a person, body, team, project or household (表彰).

    Those honoured may be visited again and again, so that the last stage may come more than once.

    Raises:
        RecordError: If the stages are out of order or a later one has an earlier day. 公示 comes before 表彰.
    """

    id: Annotated[str, zh("表彰编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    scheme: Annotated[str, zh("评选名称", "name of the award", sensitivity=Sensitivity.PUBLIC)]
    category: Annotated[AwardCategory, zh("类别", "what is honoured", sensitivity=Sensitivity.PUBLIC)]
    subject: Annotated[Reference, zh("对象", "who is honoured", sensitivity=Sensitivity.PERSONAL)]
    round: Annotated[str | None, zh("届次", "round or batch", sensitivity=Sensitivity.PUBLIC)] = None
    stages: Annotated[tuple[AwardStage, ...], zh("阶段", "stages reached, in order")] = ()
    grantors: Annotated[tuple[str, ...], zh("授予单位", "bodies that grant it", refers="Organization")] = ()
    programme: Annotated[str | None, zh("所属行动", "programme it belongs to", refers="Programme")] = None

    def __attrs_post_init__(self) -> None:
        require(
            all(_may_follow(earlier.stage, later.stage) for earlier, later in pairwise(self.stages)),
            "评选阶段须按推荐、评选、公示、表彰、宣传走访的次序, 只有宣传走访可以多次",
            "stages follow each other: nominated, selected, publicised, commended, followed up once or more",
        )
        days = [stage.on for stage in self.stages if stage.on is not None]
        require(
            all(earlier <= later for earlier, later in pairwise(days)),
            "后一阶段的日期不能早于前一阶段",
            "a later stage does not have an earlier day",
        )


def _may_follow(earlier: AwardStageKind, later: AwardStageKind) -> bool:
    if earlier is later:
        return later is AwardStageKind.FOLLOWED_UP
    return (earlier.code or "") < (later.code or "")
