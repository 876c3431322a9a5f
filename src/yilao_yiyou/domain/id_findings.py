"""What is doubtful in an identification number, graded, in words that never hold the number."""

import re
from datetime import date
from typing import Final

from yilao_yiyou.domain.code_text import plain_code
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.id_rules import IdKind, begins_in_province, birth_of, check_character, kind_of
from yilao_yiyou.domain.value_finding import ValueFinding

_FIRST_YEAR = 1850
_EXACT_BITS = 53
_NUMBER_SHAPED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+|[0-9]{15,18}\.0+")
_ALL_DIGITS = re.compile("[1-9][0-9]{17}")
_POSSIBLE_PART = re.compile("[0-9]*X?|[A-Z]{3}[0-9]*")

AS_NUMBER: Final = ValueFinding(
    code="id-as-number",
    severity=Severity.ERROR,
    zh="号码像是被表格软件当作数字处理过, 后几位可能已丢失",
    en="the number seems to have been kept as a numeric cell, which destroys its last digits",
    mend_zh="请从原始登记重新录入, 单元格先设为文本格式",
    mend_en="type it again from the original record, into a cell formatted as text",
)
MAYBE_AS_NUMBER: Final = ValueFinding(
    code="id-as-number",
    severity=Severity.WARNING,
    zh="号码以000结尾, 校验码虽然相符, 仍可能是数字单元格丢失后几位所致",
    en="the number ends in 000: its check character agrees, yet a numeric cell that lost its last digits looks so too",
    mend_zh="请与证件核对末四位",
    mend_en="compare the last four characters with the card",
)
LENGTH: Final = ValueFinding(
    code="id-length",
    severity=Severity.ERROR,
    zh="位数不对, 应为18位或15位",
    en="the length is wrong, 18 or 15 characters are expected",
    mend_zh="请对照证件补全或删去多余字符",
    mend_en="compare it with the card and complete it, or remove what does not belong",
)
CHARACTERS: Final = ValueFinding(
    code="id-characters",
    severity=Severity.ERROR,
    zh="含有不允许的字符, 只能是数字, 18位的末位可以是X, 15位永居证可以三个字母开头",
    en="a character is not allowed: only digits, an X at the end of 18, three letters at the start of a resident's 15",
    mend_zh="请检查字母O与数字0、字母l与数字1, 以及多余的符号",
    mend_en="look for the letter O in place of 0, the letter l in place of 1, and stray signs",
)
BIRTH_IMPOSSIBLE: Final = ValueFinding(
    code="id-birth-impossible",
    severity=Severity.ERROR,
    zh="其中的出生日期在日历上不存在",
    en="the birth date in it is no day of the calendar",
    mend_zh="请对照证件检查第7位起的出生日期",
    mend_en="compare the birth date, from the seventh digit on, with the card",
)
CHECK: Final = ValueFinding(
    code="id-check-digit",
    severity=Severity.ERROR,
    zh="校验码不符, 至少有一位写错",
    en="the check character does not agree, so that at least one character is wrong",
    mend_zh="请逐位对照证件",
    mend_en="compare it with the card, character by character",
)
BIRTH_FUTURE: Final = ValueFinding(
    code="id-birth-future",
    severity=Severity.ERROR,
    zh="其中的出生日期晚于统计日期",
    en="the birth date in it lies after the as-of date",
    mend_zh="请对照证件检查出生日期, 或检查统计日期",
    mend_en="compare the birth date with the card, or check the as-of date",
)
BIRTH_EARLY: Final = ValueFinding(
    code="id-birth-early",
    severity=Severity.ERROR,
    zh="其中的出生年份早于1850年, 不可能有人持此号码",
    en="the birth year in it is before 1850, so that nobody can have been given the number",
    mend_zh="请对照证件检查出生年份",
    mend_en="compare the birth year with the card",
)
AREA: Final = ValueFinding(
    code="id-area-unknown",
    severity=Severity.WARNING,
    zh="前两位不是已知的省级代码",
    en="the first two digits are no known code of a province",
    mend_zh="请对照证件检查前六位; 无误则可保留",
    mend_en="compare the first six digits with the card; keep it if they agree",
)
FIFTEEN: Final = ValueFinding(
    code="id-15-digits",
    severity=Severity.INFO,
    zh="第一代15位号码: 没有校验码, 出生世纪按19计",
    en="a first-generation number of 15 digits: it has no check character, and its century is taken as 19",
    mend_zh="请改登18位号码; upgraded() 给出的是候选, 须核对",
    mend_en="record the 18-digit number; what upgraded() gives is a candidate to be compared",
)
UNCHECKED: Final = ValueFinding(
    code="id-unchecked",
    severity=Severity.INFO,
    zh="15位旧式外国人永久居留身份证号码: 校验码未核验, 出生世纪为推定",
    en="a foreign resident's number of the old form: its check digit is not verified, its century is assumed",
    mend_zh="请改登以9开头的18位新号码",
    mend_en="record the new number of 18 digits that begins with 9",
)


def faults_of(text: object) -> tuple[ValueFinding, ...]:
    """Return why something cannot be an identification number; nothing if it can be one.

    >>> [fault.code for fault in faults_of("3.79999E+17")], faults_of("379999194501010014")
    (['id-as-number'], ())
    """
    if not isinstance(text, str):
        return (AS_NUMBER,)
    number = plain_code(text)
    kind = kind_of(number)
    if kind is None:
        return _faults_of_shape(number)
    found = _faults_of_content(kind, number)
    return (AS_NUMBER, *found) if found and _is_rounded(number) else found


def _faults_of_shape(number: str) -> tuple[ValueFinding, ...]:
    if _NUMBER_SHAPED.fullmatch(number):
        return (AS_NUMBER,)
    possible = _POSSIBLE_PART.fullmatch(number) is not None
    if len(number) in {15, 18}:
        return (CHARACTERS,)
    return (LENGTH,) if possible else (LENGTH, CHARACTERS)


def _faults_of_content(kind: IdKind, number: str) -> tuple[ValueFinding, ...]:
    found: list[ValueFinding] = []
    if birth_of(kind, number) is None:
        found.append(BIRTH_IMPOSSIBLE)
    if not kind.is_short and check_character(number[:17]) != number[17]:
        found.append(CHECK)
    return tuple(found)


def _is_rounded(number: str) -> bool:
    # A worksheet keeps 15 digits and fills with zeros; a binary double keeps 53 bits, the rest of them zero.
    if _ALL_DIGITS.fullmatch(number) is None:
        return False
    whole = int(number)
    return number.endswith("000") or whole % (1 << (whole.bit_length() - _EXACT_BITS)) == 0


def inspect_id_number(text: object, *, as_of: date | None = None) -> tuple[ValueFinding, ...]:
    """Return everything that is doubtful in an identification number (公民身份号码).

    Errors about its form are the reasons for which `IdNumber` refuses it. The rest (a birth after the as-of
    date or before 1850, an unknown province, an old form) leaves it a number, and is for the user to weigh:
    division codes come and go, so that an unknown one never refuses a person.

    Args:
        text: What stands in the cell.
        as_of: The day on which the register is true; without it no birth is too late.

    >>> [(finding.code, finding.severity.value) for finding in inspect_id_number("99123")]
    [('id-length', 'error')]
    >>> [finding.code for finding in inspect_id_number("379999194501010014", as_of=date(1940, 1, 1))]
    ['id-birth-future']
    """
    faults = faults_of(text)
    number = plain_code(text) if isinstance(text, str) else ""
    kind = kind_of(number)
    if kind is None:
        return faults
    doubts = (*_doubts_of_birth(kind, number, as_of), *_doubts_of_kind(kind, number))
    if not faults and not kind.is_short and number.endswith("000"):
        doubts = (*doubts, MAYBE_AS_NUMBER)
    return faults + doubts


def _doubts_of_birth(kind: IdKind, number: str, as_of: date | None) -> tuple[ValueFinding, ...]:
    birth = birth_of(kind, number)
    if birth is None:
        return ()
    if as_of is not None and birth > date(as_of.year, as_of.month, as_of.day):
        return (BIRTH_FUTURE,)
    return (BIRTH_EARLY,) if birth.year < _FIRST_YEAR else ()


def _doubts_of_kind(kind: IdKind, number: str) -> tuple[ValueFinding, ...]:
    if kind is IdKind.FOREIGN_15:
        return (UNCHECKED,)
    found = (FIFTEEN,) if kind is IdKind.RESIDENT_15 else ()
    is_strange = kind in {IdKind.RESIDENT, IdKind.RESIDENT_15} and not begins_in_province(number)
    return (*found, AREA) if is_strange else found
