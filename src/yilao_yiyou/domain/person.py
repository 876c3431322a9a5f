"""Persons, known by an opaque id; and children named for a stated reason."""

import re
from datetime import date
from typing import Annotated

from attrs import converters, field, frozen
from dateutil.relativedelta import relativedelta

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Identity, Sensitivity, checked, zh
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.region import RegionCode


class Sex(CodeSet):
    """Sex, GB/T 2261.1."""

    UNKNOWN = "unknown", "未知的性别", "0"
    MALE = "male", "男性", "1"
    FEMALE = "female", "女性", "2"
    UNSPECIFIED = "unspecified", "未说明的性别", "9"


class PoliticalStatus(CodeSet):
    """Political status, GB/T 4762-1984; databases often drop the leading zero."""

    PARTY_MEMBER = "party_member", "中国共产党党员", "01"
    PROBATIONARY_MEMBER = "probationary_member", "中国共产党预备党员", "02"
    LEAGUE_MEMBER = "league_member", "中国共产主义青年团团员", "03"
    REVOLUTIONARY_COMMITTEE = "revolutionary_committee", "民革会员", "04"
    DEMOCRATIC_LEAGUE = "democratic_league", "民盟盟员", "05"
    NATIONAL_CONSTRUCTION = "national_construction", "民建会员", "06"
    PROMOTING_DEMOCRACY = "promoting_democracy", "民进会员", "07"
    PEASANTS_AND_WORKERS = "peasants_and_workers", "农工党党员", "08"
    ZHI_GONG = "zhi_gong", "致公党党员", "09"
    JIUSAN = "jiusan", "九三学社社员", "10"
    TAIWAN_LEAGUE = "taiwan_league", "台盟盟员", "11"
    NO_PARTY = "no_party", "无党派民主人士", "12"
    MASSES = "masses", "群众", "13"


class Health(CodeSet):
    """State of health, the first level of GB/T 2261.3."""

    GOOD = "good", "健康或良好", "1"
    FAIR = "fair", "一般或较弱", "2"
    CHRONIC = "chronic", "有慢性病", "3"
    DISABLED = "disabled", "残疾", "6"


class LegalBasis(CodeSet):
    """Why personal information may be handled; the code is the item of 个人信息保护法 Article 13."""

    CONSENT = "consent", "取得个人同意", "1"
    CONTRACT = "contract", "订立、履行合同或实施人力资源管理", "2"
    STATUTORY_DUTY = "statutory_duty", "履行法定职责或法定义务", "3"
    EMERGENCY = "emergency", "应对突发公共卫生事件或紧急情况", "4"
    NEWS = "news", "新闻报道、舆论监督", "5"
    ALREADY_PUBLIC = "already_public", "已合法公开的信息", "6"
    OTHER_LAW = "other_law", "法律、行政法规规定的其他情形", "7"


_NATION = re.compile(r"0[1-9]|[1-4][0-9]|5[0-6]|97|98")


@frozen(kw_only=True, field_transformer=checked)
class Person:
    """A natural person, known by an opaque id (人员).

    Nothing but the id is needed. The identification number is a checked value that never shows itself; names
    and everything else about the person are masked when printed.

    Raises:
        RecordError: If the birth date contradicts the identification number, death precedes birth,
            or the nation is not a code of GB/T 3304.
    """

    id: Annotated[str, zh("人员编号", "opaque id that tells nothing", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str | None, zh("姓名", "name", sensitivity=Sensitivity.PERSONAL, identity=Identity.DIRECT)] = None
    sex: Annotated[
        Sex | None,
        zh("性别", "sex", sensitivity=Sensitivity.PERSONAL, identity=Identity.QUASI, source="GB/T 2261.1"),
    ] = None
    birth: Annotated[
        PartialDate | None,
        zh("出生日期", "birth, as far as known", sensitivity=Sensitivity.PERSONAL, identity=Identity.QUASI),
    ] = None
    id_no: Annotated[
        IdNumber | None,
        zh(
            "身份证件号码",
            "identification number",
            sensitivity=Sensitivity.SENSITIVE,
            identity=Identity.DIRECT,
            source="GB 11643",
        ),
    ] = None
    contact: Annotated[
        str | None,
        zh("联系方式", "telephone or other contact", sensitivity=Sensitivity.PERSONAL, identity=Identity.DIRECT),
    ] = None
    nation: Annotated[
        str | None, zh("民族", "two-digit code of the nation", sensitivity=Sensitivity.PERSONAL, source="GB/T 3304")
    ] = None
    political_status: Annotated[
        PoliticalStatus | None,
        zh("政治面貌", "political status", sensitivity=Sensitivity.SENSITIVE, source="GB/T 4762"),
    ] = None
    residence: Annotated[
        RegionCode | None,
        zh("居住区域", "division of residence", sensitivity=Sensitivity.PERSONAL, identity=Identity.QUASI),
    ] = field(default=None, converter=converters.optional(RegionCode))
    health: Annotated[
        Health | None, zh("健康状况", "state of health", sensitivity=Sensitivity.CLOSED, source="GB/T 2261.3")
    ] = None
    deceased_on: Annotated[date | None, zh("去世日期", "day of death", sensitivity=Sensitivity.SENSITIVE)] = None
    legal_basis: Annotated[
        LegalBasis | None, zh("处理依据", "why the information may be handled", source="个人信息保护法 Art. 13")
    ] = None

    def __attrs_post_init__(self) -> None:
        birth, id_no = self.birth, self.id_no
        require(
            birth is None or id_no is None or _agree(birth, id_no),
            "出生日期与身份证件号码不一致; 请核对, 暂不能确定时先留空其一",
            "the birth date contradicts the identification number; leave one out until it is settled",
        )
        require(
            birth is None or self.deceased_on is None or birth.earliest <= self.deceased_on,
            "去世日期不能早于出生日期",
            "death does not precede birth",
        )
        require(
            self.nation is None or _NATION.fullmatch(self.nation) is not None,
            "民族须为 GB/T 3304 的两位代码, 如 01",
            "the nation is a two-digit code of GB/T 3304, such as 01",
        )


def _agree(birth: PartialDate, id_no: IdNumber) -> bool:
    day = id_no.birth
    if birth.can_be(day):
        return True
    # A number with two digits for the year does not say the century.
    others = (day + relativedelta(years=centuries) for centuries in (-100, 100))
    return id_no.kind.is_short and any(map(birth.can_be, others))


@frozen(kw_only=True, field_transformer=checked)
class GuardianConsent:
    """The consent of a parent or guardian to handling a child's information (监护人同意)."""

    given_on: Annotated[date, zh("同意日期", "day it was given")]
    evidence: Annotated[str, zh("凭证", "where the signed paper is kept")]
    withdrawn_on: Annotated[date | None, zh("撤回日期", "day it was withdrawn")] = None


@frozen(kw_only=True, field_transformer=checked)
class NamedMinor:
    """A child recorded as a person, for a stated reason (实名未成年人).

    Children are headcounts by default. This class is for the rare case in which a law, or a guardian's consent,
    allows a record of one child; it holds no identification number and no contact.
    Source: 个人信息保护法 Articles 28 and 31; 未成年人网络保护条例 Article 36.

    Raises:
        RecordError: If consent is the basis and there is no consent of a guardian, or it ends before it begins.
    """

    id: Annotated[str, zh("人员编号", "opaque id that tells nothing", sensitivity=Sensitivity.PUBLIC)]
    legal_basis: Annotated[LegalBasis, zh("处理依据", "why a child is recorded", source="个人信息保护法 Art. 13")]
    approved_by: Annotated[str, zh("批准单位", "organization that allowed it", refers="Organization")]
    consent: Annotated[GuardianConsent | None, zh("监护人同意", "the guardian's consent")] = None
    name: Annotated[str | None, zh("姓名", "name", sensitivity=Sensitivity.CLOSED, identity=Identity.DIRECT)] = None
    birth: Annotated[
        PartialDate | None, zh("出生日期", "birth", sensitivity=Sensitivity.CLOSED, identity=Identity.QUASI)
    ] = None

    def __attrs_post_init__(self) -> None:
        require(
            self.legal_basis is not LegalBasis.CONSENT or self.consent is not None,
            "以同意为依据时须有监护人同意",
            "a record that rests on consent needs the guardian's",
        )
        withdrawn = None if self.consent is None else self.consent.withdrawn_on
        require(
            withdrawn is None or self.consent is None or withdrawn >= self.consent.given_on,
            "撤回日期不能早于同意日期",
            "consent is not withdrawn before it is given",
        )
