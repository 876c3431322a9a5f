"""The pattern of a named stretch of the calendar: 2022年, 去年8月底, 上半年, 前三季度, 本周, 暑假, "十四五"末.

What stands before or after a word and makes another of it is kept out: 今年轻人, 60岁以上年龄, 2022年初中.
Each part is bounded, so that matching takes the same time at every place.
"""

import re

from yilao_yiyou.text.calendar_terms import HOLIDAYS
from yilao_yiyou.text.period_form import NUMERALS, SMALL, YEAR

_RELATIVE = (
    r"(?:大前年|(?<![年月日天])前年|今年|本年|去年|(?<!以)上一?年|明年|(?<![以年月])来年|(?<![今以之战])后年"
    r"|(?<![每正])当年|同年|次年|翌年)度?(?![轻龄级纪长代均])"
)
_MONTHLY = (
    rf"(?:(?P<month>{SMALL}|元)月份?|(?P<near_month>[本当下次]|(?<!以)上|[上下]个|这个)月份?)(?![龄亮球季饼])"
    rf"(?:(?P<day>{SMALL})(?:日|号(?![楼院线文公令]))|(?P<tenth>[上中下]旬))?"
)
_PARTS = (
    r"(?P<half>(?<!以)[上下])半年|第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<q>[1-4])|(?P<opening_quarter>首季)度?"
    rf"|前(?P<quarters>[两二三23])个?季度|[前头](?P<months>{SMALL})个?月|{_MONTHLY}"
    rf"|(?P<holiday>{'|'.join(HOLIDAYS)})|(?P<full>全年)(?![龄级])"
)
_NEAR = (
    r"(?P<near_quarter>[上下][一个]?|本|当)季度"
    r"|(?P<near_week>[本这下]|(?<!以)上)周(?![一二三四五六日天末期边年岁转围])"
    r"|(?P<near_day>今|昨)[天日]"
    r"|(?P<bare>年(?=年?[初底末终])|月(?=[初底末])|季度?(?=[初底末]))"
)
_UNQUOTED = "(?=普法|期间|时期)"
_UNDER_WAY = "(?=实施|期|以来|末)"
_PLAN = (
    r'(?:[“"](?P<quoted>十?[一二三四五六七八九]五|十五)[”"]|(?P<long>(?<![一二三四五六七八九])十[一二三四五]五)'
    rf"|(?P<short>[一二三四五六七八九]五|十五){_UNQUOTED})"
    rf"(?P<law>普法)?(?:(?:规划|计划){_UNDER_WAY})?(?:实施)?"
    r"(?:(?P<plan_year>开局|收官)之年)?(?![”\"]?(?:规划|计划|纲要|普法|方案))"
)
_DATE = rf"(?P<iso>(?:{YEAR})(?:-[0-9]{{1,2}}-|/[0-9]{{1,2}}/|\.[0-9]{{1,2}}\.)[0-9]{{1,2}})(?![0-9./-])"
_YEARLY = rf"(?:(?P<year>{YEAR})年度?|(?P<relative>{_RELATIVE}))"
_BRINK = (
    r"(?:(?<![日号旬天周假期])年?(?P<brink>初(?![中级一二三步心衷])|[底末](?![层部线色下数])|终(?![于身止点端奖])))?"
)

YEARLY = re.sub(r"\(\?P<\w+>", "(?:", _YEARLY)
"""A year, as a pattern without groups."""

STRETCH = re.sub(r"\(\?P<\w+>", "(?:", rf"(?:{_DATE}|{_NEAR}|{_PLAN}|{_YEARLY}(?:的?(?:{_PARTS}))?|{_PARTS}){_BRINK}")
"""A named stretch, as a pattern without groups."""

OPENERS = NUMERALS + '元大前今本去上明来后当同次翌第Qq首头下这年月季暑寒全昨“"'
"""The characters that a named stretch can begin with."""

# Cut out of its text, a name no longer shows what had to follow it.
PARSED = re.compile(
    rf"(?:{_DATE}|{_NEAR}|{_PLAN}|(?:{_YEARLY}的?)?(?:{_PARTS})?){_BRINK}".replace(_UNQUOTED, "").replace(
        _UNDER_WAY, ""
    )
)
"""The parts of what `STRETCH` has matched."""
