"""Volunteers: the five olds (五老) and others on a volunteer roll."""

from datetime import date
from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import RegionCode


class VolunteerCategory(CodeSet):
    """What a volunteer was before; the first five are the five olds (五老).

    Source: 中国关工委工作条例 (2011), Article 4. Registers also write 老党员, 老科技工作者 and the like: map them
    and keep the word in `source_label`.
    """

    CADRE = "cadre", "老干部", "五老"
    SOLDIER = "soldier", "老战士", "五老"
    EXPERT = "expert", "老专家", "五老"
    TEACHER = "teacher", "老教师", "五老"
    MODEL_WORKER = "model_worker", "老模范", "五老"
    STUDENT = "student", "大学生"
    COMMUNITY_WORKER = "community_worker", "社区工作者"
    OTHER = "other", "其他"

    @property
    def is_veteran(self) -> bool:
        """Whether it is one of the five olds."""
        return self.code == "五老"


class VolunteerRole(CodeSet):
    """The ten roles that a veteran volunteer may take on (十大员), as listed by one province's committee."""

    LECTURER = "lecturer", "思政巡讲报告员"
    RED_EDUCATION = "red_education", "红色教育宣传员"
    CIVILITY_GUIDE = "civility_guide", "文明新风引导员"
    LAW_EDUCATOR = "law_educator", "普法维权帮教员"
    FAMILY_VALUES = "family_values", "家教家风传播员"
    RURAL_ADVISER = "rural_adviser", "乡村振兴指导员"
    GRID_ADVISER = "grid_adviser", "社会治理网格员"
    SCIENCE_TUTOR = "science_tutor", "科技文化辅导员"
    AID_COORDINATOR = "aid_coordinator", "助学帮困协调员"
    HEALTH_ADVISER = "health_adviser", "健康教育咨询员"


@frozen(kw_only=True, field_transformer=checked)
class VolunteerRecord:
    """A person's place on a volunteer roll (志愿者).

    Raises:
        RecordError: If no category is given.
    """

    id: Annotated[str, zh("登记编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    person: Annotated[str, zh("人员", "who volunteers", sensitivity=Sensitivity.PERSONAL, refers="Person")]
    categories: Annotated[frozenset[VolunteerCategory], zh("志愿者类别", "what the volunteer was before")]
    region: Annotated[RegionCode | None, zh("登记区划", "division that keeps the roll")] = field(
        default=None, converter=converters.optional(RegionCode)
    )
    enrolled_by: Annotated[str | None, zh("登记组织", "the body that keeps the roll", refers="Organization")] = None
    volunteer_no: Annotated[
        str | None,
        zh("志愿者编号", "number in the national system", sensitivity=Sensitivity.PERSONAL, source="MZ/T 061"),
    ] = None
    core: Annotated[bool, zh("骨干", "whether of the core")] = False
    roles: Annotated[frozenset[VolunteerRole], zh("十大员岗位", "roles taken on")] = frozenset()
    skills: Annotated[tuple[str, ...], zh("专业技能", "skills offered")] = ()
    valid: Annotated[Period, zh("登记期间", "from enrolling to leaving")] = field(factory=Period.always)
    consent_on: Annotated[date | None, zh("同意日期", "day of consent to being recorded")] = None
    source_label: Annotated[str | None, zh("原始类别", "the category as the source wrote it")] = None

    def __attrs_post_init__(self) -> None:
        require(bool(self.categories), "志愿者至少有一个类别", "a volunteer has at least one category")

    @property
    def is_veteran(self) -> bool:
        """Whether one of the five olds (五老)."""
        return any(category.is_veteran for category in self.categories)
