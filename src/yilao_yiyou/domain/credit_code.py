"""The unified social credit code of an organization (统一社会信用代码, GB 32100-2015).

The code is public. It is kept as text, so that it sorts, joins and serialises like text.
"""

import re
from typing import Final, Self, final

from yilao_yiyou.domain.code_text import plain_code
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.id_findings import faults_of
from yilao_yiyou.domain.value_finding import ValueFinding
from yilao_yiyou.errors import CreditCodeError

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH: Final = 18
_CODE = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_BODY_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


class Registrar(CodeSet):
    """The department that registers an organization (登记管理部门), first character of the code."""

    ESTABLISHMENT = "establishment", "机构编制", "1"
    FOREIGN_AFFAIRS = "foreign_affairs", "外交", "2"
    JUSTICE = "justice", "司法行政", "3"
    CULTURE = "culture", "文化", "4"
    CIVIL_AFFAIRS = "civil_affairs", "民政", "5"
    TOURISM = "tourism", "旅游", "6"
    RELIGION = "religion", "宗教", "7"
    TRADE_UNION = "trade_union", "工会", "8"
    MARKET = "market", "工商", "9"
    MILITARY = "military", "中央军委改革和编制办公室", "A"
    AGRICULTURE = "agriculture", "农业", "N"
    OTHER = "other", "其他", "Y"


class EntityKind(CodeSet):
    """What an organization is by its registration (机构类别), first two characters of the code."""

    STATE_ORGAN = "state_organ", "机关", "11"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "12"
    MASS_ORGANIZATION = "mass_organization", "中央编办直接管理机构编制的群众团体", "13"
    OTHER_ESTABLISHMENT = "other_establishment", "其他(机构编制)", "19"
    FOREIGN_PRESS = "foreign_press", "外国常驻新闻机构", "21"
    OTHER_FOREIGN_AFFAIRS = "other_foreign_affairs", "其他(外交)", "29"
    LAW_FIRM = "law_firm", "律师执业机构", "31"
    NOTARY_OFFICE = "notary_office", "公证处", "32"
    LEGAL_SERVICE_OFFICE = "legal_service_office", "基层法律服务所", "33"
    FORENSIC_INSTITUTION = "forensic_institution", "司法鉴定机构", "34"
    ARBITRATION_COMMISSION = "arbitration_commission", "仲裁委员会", "35"
    OTHER_JUSTICE = "other_justice", "其他(司法行政)", "39"
    FOREIGN_CULTURE_CENTRE = "foreign_culture_centre", "外国在华文化中心", "41"
    OTHER_CULTURE = "other_culture", "其他(文化)", "49"
    SOCIAL_ASSOCIATION = "social_association", "社会团体", "51"
    PRIVATE_NON_ENTERPRISE = "private_non_enterprise", "民办非企业单位", "52"
    FOUNDATION = "foundation", "基金会", "53"
    OTHER_CIVIL_AFFAIRS = "other_civil_affairs", "其他(民政)", "59"
    FOREIGN_TOURISM_OFFICE = "foreign_tourism_office", "外国旅游部门常驻代表机构", "61"
    HK_MO_TW_TOURISM_OFFICE = "hk_mo_tw_tourism_office", "港澳台地区旅游部门常驻内地(大陆)代表机构", "62"
    OTHER_TOURISM = "other_tourism", "其他(旅游)", "69"
    PLACE_OF_WORSHIP = "place_of_worship", "宗教活动场所", "71"
    RELIGIOUS_SCHOOL = "religious_school", "宗教院校", "72"
    OTHER_RELIGION = "other_religion", "其他(宗教)", "79"
    GRASSROOTS_UNION = "grassroots_union", "基层工会", "81"
    OTHER_UNION = "other_union", "其他(工会)", "89"
    ENTERPRISE = "enterprise", "企业", "91"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户", "92"
    FARMERS_COOPERATIVE = "farmers_cooperative", "农民专业合作社", "93"
    MILITARY_INSTITUTION = "military_institution", "军队事业单位", "A1"
    OTHER_MILITARY = "other_military", "其他(军队)", "A9"
    GROUP_COLLECTIVE = "group_collective", "组级集体经济组织", "N1"
    VILLAGE_COLLECTIVE = "village_collective", "村级集体经济组织", "N2"
    TOWNSHIP_COLLECTIVE = "township_collective", "乡镇级集体经济组织", "N3"
    OTHER_AGRICULTURE = "other_agriculture", "其他(农业)", "N9"
    OTHER = "other", "其他", "Y1"


LENGTH: Final = ValueFinding(
    code="credit-length",
    severity=Severity.ERROR,
    zh="位数不对, 应为18位",
    en="the length is wrong, 18 characters are expected",
    mend_zh="请对照证书补全或删去多余字符",
    mend_en="compare it with the certificate and complete it, or remove what does not belong",
)
CHARACTERS: Final = ValueFinding(
    code="credit-characters",
    severity=Severity.ERROR,
    zh="含有不允许的字符: 不用字母 I O Z S V, 第3至8位须为数字",
    en="a character is not allowed: the letters I, O, Z, S and V are not used, and places 3 to 8 are digits",
    mend_zh="请检查 I 与 1、O 与 0、Z 与 2、S 与 5",
    mend_en="look for I in place of 1, O of 0, Z of 2 and S of 5",
)
REGISTRAR: Final = ValueFinding(
    code="credit-registrar",
    severity=Severity.ERROR,
    zh="首位不是登记管理部门代码, 应为 1-9、A、N 或 Y",
    en="the first character is no registering department: 1 to 9, A, N or Y",
    mend_zh="请对照证书检查首位",
    mend_en="compare the first character with the certificate",
)
CHECK: Final = ValueFinding(
    code="credit-check-character",
    severity=Severity.ERROR,
    zh="校验码不符, 至少有一位写错",
    en="the check character does not agree, so that at least one character is wrong",
    mend_zh="请逐位对照证书",
    mend_en="compare it with the certificate, character by character",
)
IS_ID_NUMBER: Final = ValueFinding(
    code="credit-is-id-number",
    severity=Severity.ERROR,
    zh="这像是公民身份号码, 不是统一社会信用代码",
    en="this looks like a citizen's identification number, not like a social credit code",
    mend_zh="请从本列删除, 移到受保护的证件号码列",
    mend_en="remove it from this column and keep it in the protected column for identification numbers",
)
BODY_CHECK: Final = ValueFinding(
    code="credit-body-check",
    severity=Severity.WARNING,
    zh="第9至17位(组织机构代码)自身的校验码不符",
    en="the organization code in places 9 to 17 has a wrong check character of its own",
    mend_zh="请与证书核对; 无误则可保留",
    mend_en="compare it with the certificate; keep it if it agrees",
)
KIND: Final = ValueFinding(
    code="credit-kind-unknown",
    severity=Severity.INFO,
    zh="第2位不是标准所列的机构类别",
    en="the second character is none of the kinds that the standard lists",
    mend_zh="标准发布后新增的类别可保留",
    mend_en="keep it if the kind was added after the standard was issued",
)


@final
class CreditCode(str):
    """A unified social credit code in its plain form, checked (统一社会信用代码).

    Typing differences (spaces, hyphens, full-width, small letters) do not matter. Codes that begin with a
    letter are codes like any other. The organization code inside is not a reason to refuse; see
    `inspect_credit_code`.

    Args:
        text: The code as written.

    Raises:
        CreditCodeError: If it has a wrong length or character, no registering department, or a wrong check
            character. The error does not hold the text, which may be a person's number in the wrong column.

    >>> code = CreditCode("12 379900 mb0000000w")
    >>> code, code.registrar.zh, code.entity_kind, code.region
    (CreditCode('12379900MB0000000W'), '机构编制', EntityKind.PUBLIC_INSTITUTION, '379900')
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check a text and bring it to its plain form."""
        faults = _faults_of(text)
        if faults:
            # A traceback may be printed with the variables of each frame.
            del text
            raise CreditCodeError(
                f"不是统一社会信用代码: {faults[0].zh}; {faults[0].mend_zh}",
                f"not a unified social credit code: {faults[0].en}; {faults[0].mend_en}",
            )
        return super().__new__(cls, plain_code(text))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    @property
    def text(self) -> str:
        """The code as ordinary text."""
        return str(self)

    @property
    def registrar(self) -> Registrar:
        """The department that registered the organization."""
        return next(member for member in Registrar if member.code == self[0])

    @property
    def entity_kind(self) -> EntityKind | None:
        """What the organization is; `None` for a kind that the standard does not list."""
        return EntityKind.from_code(self[:2])

    @property
    def region(self) -> str:
        """The division code of the registering office, six digits (登记管理机关行政区划码)."""
        return self[2:8]

    @property
    def organization_code(self) -> str:
        """The organization code inside, nine characters (主体标识码, GB 11714)."""
        return self[8:17]


def inspect_credit_code(text: object) -> tuple[ValueFinding, ...]:
    """Return everything that is doubtful in a unified social credit code.

    Errors are the reasons for which `CreditCode` refuses it; warnings and information leave it a code.

    >>> [finding.code for finding in inspect_credit_code("12379900MB000000")]
    ['credit-length']
    """
    faults = _faults_of(text)
    return faults or _doubts_of(plain_code(str(text)))


def _faults_of(text: object) -> tuple[ValueFinding, ...]:
    code = plain_code(text) if isinstance(text, str) else ""
    if len(code) != _LENGTH:
        return (LENGTH,)
    found: list[ValueFinding] = []
    if not _CODE.fullmatch(code):
        found.append(CHARACTERS)
    elif _check_character(code) != code[-1]:
        found.append(CHECK)
    if found and not faults_of(code):
        found.insert(0, IS_ID_NUMBER)
    if Registrar.from_code(code[0]) is None:
        found.append(REGISTRAR)
    return tuple(found)


def _doubts_of(code: str) -> tuple[ValueFinding, ...]:
    found: list[ValueFinding] = []
    if EntityKind.from_code(code[:2]) is None:
        found.append(KIND)
    if _body_check(code[8:16]) != code[16]:
        found.append(BODY_CHECK)
    return tuple(found)


def _check_character(code: str) -> str:
    """Return the eighteenth character: the sum with weights `3**i mod 31` becomes a multiple of 31."""
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _ALPHABET[-total % 31]


def _body_check(body: str) -> str:
    """Return the check character of an organization code (GB 11714): 11 less the weighted sum modulo 11."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, _BODY_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
