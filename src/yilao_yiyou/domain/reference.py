"""Reference: a pointer to a record of one of several classes."""

from typing import Annotated

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh


class ReferenceKind(CodeSet):
    """What a reference points to; the code is the record class, none for a mere label."""

    PERSON = "person", "人员", "Person"
    ORGANIZATION = "organization", "组织", "Organization"
    TEAM = "team", "队伍", "Team"
    PROJECT = "project", "项目", "Project"
    HOUSEHOLD = "household", "家庭"
    """A household has no record of its own; the id is a label that names nobody."""


@frozen(kw_only=True, field_transformer=checked)
class Reference:
    """A pointer to a person, an organization, a team, a project or a household (引用)."""

    kind: Annotated[ReferenceKind, zh("对象类别", "what it points to", sensitivity=Sensitivity.PUBLIC)]
    id: Annotated[str, zh("对象编号", "the id of that record", sensitivity=Sensitivity.PUBLIC)]
