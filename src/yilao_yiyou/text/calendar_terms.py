"""The dated facts behind names of periods: plans, campaigns, meetings and turning points.

Each table is data: what is not in it is not read.
"""

from datetime import date
from types import MappingProxyType

# 国民经济和社会发展五年规划 (计划): the years in the title of each outline; 1963 to 1965 belong to none.
# Source: 中国政府网, 历次国民经济和社会发展五年规划 (计划) 纲要.
PLANS = MappingProxyType(
    {
        "一五": (1953, 1957),
        "二五": (1958, 1962),
        "三五": (1966, 1970),
        "四五": (1971, 1975),
        "五五": (1976, 1980),
        "六五": (1981, 1985),
        "七五": (1986, 1990),
        "八五": (1991, 1995),
        "九五": (1996, 2000),
        "十五": (2001, 2005),
        "十一五": (2006, 2010),
        "十二五": (2011, 2015),
        "十三五": (2016, 2020),
        "十四五": (2021, 2025),
        "十五五": (2026, 2030),
    }
)
"""First and last year of each five-year plan (五年规划)."""

# Source: 全国人民代表大会常务委员会关于开展法治宣传教育的历次决议, the years in their titles.
LAW_PLANS = MappingProxyType(
    {
        "一五": (1986, 1990),
        "二五": (1991, 1995),
        "三五": (1996, 2000),
        "四五": (2001, 2005),
        "五五": (2006, 2010),
        "六五": (2011, 2015),
        "七五": (2016, 2020),
        "八五": (2021, 2025),
    }
)
"""First and last year of each five-year plan for making the law known (普法规划)."""

# Source: 中国共产党历次全国代表大会数据库 (人民网), and the communiqué (公报) of each plenum.
MEETINGS = MappingProxyType(
    {
        "十一届三中全会": (date(1978, 12, 18), date(1978, 12, 22)),
        "十二大": (date(1982, 9, 1), date(1982, 9, 11)),
        "十三大": (date(1987, 10, 25), date(1987, 11, 1)),
        "十四大": (date(1992, 10, 12), date(1992, 10, 18)),
        "十五大": (date(1997, 9, 12), date(1997, 9, 18)),
        "十六大": (date(2002, 11, 8), date(2002, 11, 14)),
        "十七大": (date(2007, 10, 15), date(2007, 10, 21)),
        "十八大": (date(2012, 11, 8), date(2012, 11, 14)),
        "十八届三中全会": (date(2013, 11, 9), date(2013, 11, 12)),
        "十八届四中全会": (date(2014, 10, 20), date(2014, 10, 23)),
        "十八届五中全会": (date(2015, 10, 26), date(2015, 10, 29)),
        "十八届六中全会": (date(2016, 10, 24), date(2016, 10, 27)),
        "十九大": (date(2017, 10, 18), date(2017, 10, 24)),
        "十九届三中全会": (date(2018, 2, 26), date(2018, 2, 28)),
        "十九届四中全会": (date(2019, 10, 28), date(2019, 10, 31)),
        "十九届五中全会": (date(2020, 10, 26), date(2020, 10, 29)),
        "十九届六中全会": (date(2021, 11, 8), date(2021, 11, 11)),
        "二十大": (date(2022, 10, 16), date(2022, 10, 22)),
        "二十届二中全会": (date(2023, 2, 26), date(2023, 2, 28)),
        "二十届三中全会": (date(2024, 7, 15), date(2024, 7, 18)),
        "二十届四中全会": (date(2025, 10, 20), date(2025, 10, 23)),
    }
)
"""First and last day of the congresses of the Party and of plenums that reports count from."""

TURNS = MappingProxyType(
    {
        # The opening of the third plenum of the eleventh central committee.
        "改革开放": date(1978, 12, 18),
        "新中国成立": date(1949, 10, 1),
        "中华人民共和国成立": date(1949, 10, 1),
        "建国": date(1949, 10, 1),
        # 《中共中央关于党的百年奋斗重大成就和历史经验的决议》 (2021) begins the new era with the 18th congress.
        "进入新时代": date(2012, 11, 8),
        "新时代": date(2012, 11, 8),
        # Counted without a year 0, as 公历 is: the first century began with the year 1.
        "新世纪": date(2001, 1, 1),
        "进入新世纪": date(2001, 1, 1),
        "21世纪": date(2001, 1, 1),
        "进入21世纪": date(2001, 1, 1),
        "本世纪": date(2001, 1, 1),
    }
)
"""First day of what reports count from (…以来)."""

YEARS_AWAY = MappingProxyType(
    {
        "大前年": -3,
        "前年": -2,
        "上一年": -1,
        "上年": -1,
        "去年": -1,
        "本年": 0,
        "今年": 0,
        "明年": 1,
        "来年": 1,
        "后年": 2,
    }
)
"""How many years [years] from the as-of day's year."""

YEARS_ON = MappingProxyType({"当年": 0, "同年": 0, "次年": 1, "翌年": 1})
"""How many years [years] from the year named before."""

STEPS_AWAY = MappingProxyType({"上": -1, "本": 0, "当": 0, "这": 0, "今": 0, "下": 1, "次": 1, "昨": -1})
"""How many months, quarters, weeks or days from that of the as-of day."""

# The Ministry of Education leaves the days of the holidays to the provinces; these are the months they lie in.
HOLIDAYS = MappingProxyType({"暑假": (7, 2), "暑期": (7, 2), "寒假": (1, 2)})
"""First month and number of months of the school holidays, by custom."""

UNTOLD_STARTS = (
    "成立 建会 建校 建团 建队 创建 组建 建立 建成 开展 启动 实施 运行 推行 开办 创办 挂牌 退休 任职 换届 开学 "
    "疫情 疫情发生 疫情暴发 新冠肺炎疫情发生 入汛 入春 入夏 入秋 入冬 活动开展 项目实施 项目启动 活动启动 "
    "长期 一直 历来 多年 近年 近些年 近几年 这些年 最近几年 有史"
)
"""Words before 以来 for a start that they do not tell."""
