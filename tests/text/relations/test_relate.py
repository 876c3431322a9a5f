"""What the words between figures say about them, on texts whose figures are marked by hand."""

from datetime import date

import pytest

from tests.marked import marked
from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.relations import RelationKind, Role, relate
from yilao_yiyou.text.relations.passage import passages

_PLACES = "年初共有站点[100个|站点],新增[20个|站点],撤销[5个|站点],年末达到[115个|站点]。"

_SAID = {
    "其中 without the rest": (
        "志愿者[90名],其中党员[30名]、女性[70名]。",
        [(RelationKind.SUBSET, "whole 90名 part 30名"), (RelationKind.SUBSET, "whole 90名 part 70名")],
    ),
    "其中 of nothing": ("其中党员[30名]。", []),
    "其中 with the rest": (
        "志愿者[9名],其中党员[3名]、其他[6名|其他]。",
        [
            (RelationKind.SUBSET, "whole 9名 part 3名"),
            (RelationKind.SUBSET, "whole 9名 part 6名"),
            (RelationKind.PARTITION, "whole 9名 part 3名 part 6名"),
        ],
    ),
    "其中 in a sentence of its own": (
        "志愿者[90名]。其中党员[30名]。",
        [(RelationKind.SUBSET, "whole 90名 part 30名")],
    ),
    "a list that something else ends": (
        "志愿者[90名],其中党员[30名],全年新增[40名]。",
        [(RelationKind.SUBSET, "whole 90名 part 30名")],
    ),
    "a new 其中 ends the list before": (
        "站点[9个],其中城区[5个],其中示范[2个]。",
        [(RelationKind.SUBSET, "whole 9个 part 5个"), (RelationKind.SUBSET, "whole 5个 part 2个")],
    ),
    "a percentage within a list": (
        "志愿者[9名],其中党员[3名](占[33.3%])、女性[6名]。",
        [
            (RelationKind.SUBSET, "whole 9名 part 3名"),
            (RelationKind.SUBSET, "whole 9名 part 6名"),
            (RelationKind.SHARE, "whole 9名 part 3名 percent 33.3%"),
        ],
    ),
    "a sum after its parts": (
        "城区[5人],郊区[3人],合计[8人]。",
        [(RelationKind.PARTITION, "part 5人 part 3人 whole 8人")],
    ),
    "a sum with shares between": (
        "城区[5人]([62.5%]),郊区[3人]([37.5%]),合计[8人]。",
        [
            (RelationKind.PARTITION, "part 5人 part 3人 whole 8人"),
            (RelationKind.BASE, "part 5人 percent 62.5% part 3人 percent 37.5%"),
        ],
    ),
    "a sum reaches back to the verb": (
        "发放手册[7份]。全年开展[2场],举办[5场],另办[3场],共计[8场]。",
        [(RelationKind.PARTITION, "part 5场 part 3场 whole 8场")],
    ),
    "a sum of one is none": ("举办[8场],共计[8场]。", []),
    "a sum stops at another unit": ("城区[5人],手册[7份],郊区[3人],合计[8人]。", []),
    "persons and person-times in one sum": (
        "城区[5人],郊区[3人次],合计[8人次]。",
        [(RelationKind.PARTITION, "part 5人 part 3人次 whole 8人次")],
    ),
    "parts told as such": (
        "设站[8处],分别为城区[5处]、郊区[3处]。",
        [(RelationKind.PARTITION, "whole 8处 part 5处 part 3处")],
    ),
    "分别 without a whole": ("城区、郊区分别有[5处]、[3处]。", []),
    "分别 with the whole after": (
        "城区、郊区志愿者分别为[5人]、[3人],合计[8人]。",
        [(RelationKind.PARTITION, "part 5人 part 3人 whole 8人")],
    ),
    "shares in a row": (
        "大专占[1%],高中占[32%],初中占[31%],小学占[42%]。",
        [(RelationKind.SHARES, "part 1% part 32% part 31% part 42%")],
    ),
    "rates in a row are no shares": ("参与率[90%],知晓率占[95%],满意率[96%]。", []),
    "shares of overlapping groups": ("党员占[80%],女性占[70%],城区占[60%]。", []),
    "percentages that nothing calls shares": ("一组[50%],二组[30%],三组[20%]。", []),
    "a share of a whole between": (
        "规范管理[559人],占已管理[918人]的[60.89%]。",
        [(RelationKind.SHARE, "part 559人 whole 918人 percent 60.89%")],
    ),
    "another noun's whole between": ("宣讲[30场],党员占在册[918人]的[60.89%]。", []),
    "shares of one unprinted total": (
        "公办[4所|学校],占总数的[66.7%];民办[2所|学校],占总数的[33.3%]。",
        [(RelationKind.BASE, "part 4所 percent 66.7% part 2所 percent 33.3%")],
    ),
    "shares of two unprinted totals": (
        "公办[4所|学校],占全市的[66.7%],民办[2所|学校],占全省的[3.3%]。",
        [(RelationKind.BASE, "part 4所 percent 66.7%"), (RelationKind.BASE, "part 2所 percent 3.3%")],
    ),
    "a share of something else": ("志愿者[9名|志愿者],党员占[33.3%]。", []),
    "a share in brackets of something else": ("志愿者[9名|志愿者],党员([33.3%])。", []),
    "a rate after a count": ("志愿者[9名|志愿者],参与率[33.3%]。", []),
    "a share after a semicolon": ("志愿者[9名|志愿者];占[33.3%]。", []),
    "a share of a share": ("党员占[9.5%],占[33.3%]。", []),
    "a stock, new and closed": (_PLACES, [(RelationKind.STOCK_FLOW, "before 100个 new 20个 closed 5个 after 115个")]),
    "a stock without what was before": ("新增站点[20个],年末达到[115个]。", []),
    "two stocks before": ("年初[100个],原有[90个],新增[20个],年末[115个]。", []),
    "a level before and a rate": (
        "志愿者由[1000人]增加到[1200人],增长[20%]。",
        [(RelationKind.GROWTH, "before 1000人 after 1200人 rate 20%")],
    ),
    "a level with change and rate": (
        "志愿者[1200人],比上年增加[200人],增长[20%]。",
        [(RelationKind.GROWTH, "after 1200人 change 200人 rate 20%")],
    ),
    "a fall": (
        "志愿者[900人],比上年减少[100人],下降[10%]。",
        [(RelationKind.GROWTH, "after 900人 drop 100人 fall 10%")],
    ),
    "a rate and its points": (
        "参与率由[40%]提高到[45%],提高[5个百分点]。",
        [(RelationKind.GROWTH, "before 40% after 45% change 5个百分点")],
    ),
    "a level and a rate alone": ("志愿者[1200人],比上年增长[20%]。", []),
    "a percentage of a percentage": ("参与率达到[45%],增长[5%]。", []),
    "a change told twice": ("志愿者[1200人],增长[20%],增长[30%]。", []),
    "a level before, and the same told twice": (
        "志愿者由[1000人]增加到[1200人],增长[20%],增长[30%]。",
        [(RelationKind.GROWTH, "before 1000人 after 1200人 rate 20%")],
    ),
    "an average of sessions": (
        "开展[10场],参加[200人次],场均[20人次]。",
        [(RelationKind.PRODUCT, "count 10场 total 200人次 average 20人次")],
    ),
    "an average for each": (
        "组建[10支],队员[200人],平均每支[20人]。",
        [(RelationKind.PRODUCT, "count 10支 total 200人 average 20人")],
    ),
    "an average in persons": (
        "开展[10场],参加[200人次],平均每场[20人]。",
        [(RelationKind.PRODUCT, "count 10场 total 200人次 average 20人")],
    ),
    "an average of two counts": ("宣讲[10场],研学[5场],参加[200人次],场均[20人次]。", []),
    "a list that another verb ends": (
        "培训志愿者[90名],其中党员[30名],改造站点[400个]。服务站点[90个],其中城区[30个],整治站点[400个]。",
        [(RelationKind.SUBSET, "whole 90名 part 30名"), (RelationKind.SUBSET, "whole 90个 part 30个")],
    ),
    "a list within a list": (
        "站点[90处]、其中城区[30处]、郊区[20处],讲堂[400处]。",
        [(RelationKind.SUBSET, "whole 90处 part 30处"), (RelationKind.SUBSET, "whole 90处 part 20处")],
    ),
    "a part of what is there, not of what came to it": (
        "志愿者[900名],比上年增加[20名],其中党员[300名]。",
        [(RelationKind.SUBSET, "whole 900名 part 300名")],
    ),
    "a part of what is there, not of so many a head": (
        "志愿者[900名|志愿者|stock],每百人[30名|志愿者|rate],其中党员[300名|党员|stock]。",
        [(RelationKind.SUBSET, "whole 900名 part 300名")],
    ),
    "a part of what came to it": (
        "志愿者[900名],比上年增加[20名],其中党员增加[8名]。",
        [(RelationKind.SUBSET, "whole 20名 part 8名")],
    ),
    "growth by a factor within a growth": ("志愿者增长[2倍],其中党员增长[3倍]。", []),
    "targets in a row": ("党员占比[40%起],女性占比[50%起],退休干部占比[60%起]。", []),
    "shares of several totals": ("党员占志愿者[40%],女性占教师[50%],退休干部占学员[60%]。", []),
    "a percentage of nobody knows what": ("志愿者[12名|志愿者],占[84.4%]。", []),
    "a share after one of a named total": (
        "志愿者[900名|志愿者],占人口的[9%],其中党员[30名|党员],占[33.3%]。",
        [
            (RelationKind.SUBSET, "whole 900名 part 30名"),
            (RelationKind.BASE, "part 900名 percent 9%"),
        ],
    ),
    "a share that moved": ("站点[3个|站点],占全省比重由[7.2%]提升至[7.4%]。", []),
    "a rank is no part": ("站点列全省[2位次|站点],占全省[7%]。", []),
    "a rate of each year": ("志愿者由[1000人]增加到[1200人],年均增长[2%]。", []),
    "a rate of something else": ("志愿者由[1000人]增加到[1200人],女性增长[2%]。", []),
    "a rate of the thing itself": (
        "志愿者由[1000人|志愿者]增加到[1200人|志愿者],志愿者人数增长[20%]。",
        [(RelationKind.GROWTH, "before 1000人 after 1200人 rate 20%")],
    ),
    "money at the prices of each year": ("生产总值由[100元]增加到[120元],增长[15%]。", []),
    "money that is only counted": (
        "捐款由[100元]增加到[120元],增长[15%]。",
        [(RelationKind.GROWTH, "before 100元 after 120元 rate 15%")],
    ),
    "a level that is only compared with": ("较上年末的[100人]增加[20人],增长[30%]。", []),
    "an average of other things": ("新增就业[70人],追回工资[17元],居民人均可支配收入达到[4元]。", []),
    "an average of the total's kind": (
        "慰问[70人],发放补贴[140元],人均补贴[2元]。",
        [(RelationKind.PRODUCT, "count 70人 total 140元 average 2元")],
    ),
    "an average of percentages": ("慰问[70人],增长[17%],人均收入增长[4%]。", []),
    "parts after a stop of the list": (
        "机构[64家],其中普惠[41家];网点[290家]。",
        [(RelationKind.SUBSET, "whole 64家 part 41家")],
    ),
    "parts after stops of their own": (
        "机构[64家],其中:普惠[41家];示范[20家]。",
        [(RelationKind.SUBSET, "whole 64家 part 41家"), (RelationKind.SUBSET, "whole 64家 part 20家")],
    ),
    "parts told by what they are divided by": (
        "学员[9人],按城乡分,城区[5人],农村[4人]。",
        [(RelationKind.PARTITION, "whole 9人 part 5人 part 4人")],
    ),
    "the first of shares in a row": ("照料者有[3类|照料者],占比分别为[33.4%]、[41.2%]。", []),
    "a plan and what was done of it": (
        "计划新增[1200张],已建成[1086张],完成率为[90.5%]。",
        [(RelationKind.SHARE, "whole 1200张 part 1086张 percent 90.5%")],
    ),
    "a rate of completion without a plan": ("完成率为[90.5%]。新增[1200张],建成[1086张],完成率[90.5%]。", []),
    "a stock without a comma before what it counts": (
        "年初,全市有站点[100个],新增[20个],年末达到[120个]。",
        [(RelationKind.STOCK_FLOW, "before 100个 new 20个 after 120个")],
    ),
    "the level before told after it": (
        "参加[9660人次],上年为[8400人次],增长[15%]。",
        [(RelationKind.GROWTH, "before 8400人次 after 9660人次 rate 15%")],
    ),
    "the level after told after it": (
        "参加[8400人次||flow|2022-12-31],2023年为[9660人次||flow|2023-12-31],增长[15%]。",
        [],
    ),
    "a level and another thing of the year before": ("参加[9660人次],上年为[8400场],增长[15%]。", []),
    "growth by a factor": (
        "由[100人]增加到[250人],增长[2倍]。",
        [(RelationKind.GROWTH, "before 100人 after 250人 rate 2倍")],
    ),
    "persons beside person-times": (
        "服务[30人]、[50人次]。",
        [(RelationKind.PERSONS_TIMES, "persons 30人 times 50人次")],
    ),
    "person-times before persons": (
        "服务[50人次],共[30人]。",
        [(RelationKind.PERSONS_TIMES, "times 50人次 persons 30人")],
    ),
    "persons and the person-times of others": ("志愿者[30人],参加活动的群众[50人次]。", []),
    "persons over sessions": (
        "开展[30场],受益群众[50人]。",
        [(RelationKind.PERSONS_EVENTS, "events 30场 persons 50人")],
    ),
    "persons at one session": ("开展[1场],受益群众[50人]。", []),
    "persons before the sessions": ("受益群众[50人],开展[30场]。", []),
    "persons who are no audience": ("开展[30场],志愿者[50人]。", []),
}


@pytest.mark.parametrize(("text", "expected"), _SAID.values(), ids=_SAID)
def test_words_tell_how_figures_belong_together(text: str, expected: list[tuple[RelationKind, str]]) -> None:
    """Each relation has its figures in their roles, in the order of the text; nothing else is related."""
    plain, figures = marked(text)

    found = [
        (each.kind, " ".join(f"{member.role.value} {member.figure.text}" for member in each.members))
        for each in relate(plain, figures)
    ]

    assert expected == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现有[56个|关工委|stock|2022-08-31]。现有[65个|关工委|stock|2022-08-31]。", ["56个 65个"]),
        ("现有[56个|关工委|stock|2022-08-31]。去年[65个|关工委|stock|2021-08-31]。", ["65个 56个"]),
        ("现有[56个|关工委|stock]。现有[65个|工作室|stock]。", []),
        ("开展[56场|宣讲|flow]。开展[65场|宣讲|flow]。", []),
        ("共[90名],其中[56名|党员|stock]。另有[65名|党员|stock]。", []),
        ("累计[56场|宣讲|cumulative]。累计[65场|宣讲|cumulative]。", ["56场 65场"]),
        ("关工委[56个|关工委|stock],关工委[65个|关工委|stock]。", []),
        ("由[56个|关工委|stock]整合为[33个|关工委|stock]。现有[33个|关工委|stock]。", ["33个 33个"]),
        ("达到[56项|项|cumulative]。达到[65项|项|cumulative]。", []),
        ("城区有床位[56张|床位|stock]。郊区有床位[65张|床位|stock]。", []),
        ("列全省[5位次|参与程度|stock]。列全省[6位次|参与程度|stock]。", []),
        ("从[56家|关工委|stock]增加到[65家|关工委|stock]。现有[65家|关工委|stock]。", ["65家 65家"]),
    ],
)
def test_a_figure_that_is_stated_again_is_held_against_the_first(text: str, expected: list[str]) -> None:
    """Stocks and running totals are, the earlier day first; flows and parts of something are not."""
    plain, figures = marked(text)

    found = [each for each in relate(plain, figures) if each.kind is RelationKind.SNAPSHOT]

    assert expected == [" ".join(member.figure.text for member in each.members) for each in found]


def test_what_two_places_have_is_not_held_against_each_other() -> None:
    """A figure of one city and one of another are two; one without a place may be either."""
    from attrs import evolve

    plain, figures = marked("甲市[56个|关工委|stock]。乙市[65个|关工委|stock]。现有[65个|关工委|stock]。")
    first, second, third = figures
    placed = evolve(first, place="甲市"), evolve(second, place="乙市"), third

    assert ["65个 65个"] == [" ".join(member.figure.text for member in each.members) for each in relate(plain, placed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年底有[58家||stock|2022-12-31]。新备案[9家],注销[4家],年底为[63家||stock|2023-12-31]。",
            ["before 58家 new 9家 closed 4家 after 63家"],
        ),
        (
            "年底有[58家||stock|2022-12-31],新增[9家],年底为[67家||stock|2023-12-31]。",
            ["before 58家 new 9家 after 67家"],
        ),
        ("年底有[58家||stock|2023-12-31]。新增[9家],年底为[67家||stock|2023-12-31]。", []),
        ("年底有[58场||stock|2022-12-31]。新增[9家],年底为[67家||stock|2023-12-31]。", []),
        ("共办[58家||stock|2022-12-31]。新增[9家],年底为[67家||stock|2023-12-31]。", []),
        ("年底有[58家]。新增[9家],年底为[67家]。", []),
    ],
)
def test_a_stock_may_be_told_in_the_sentence_before(text: str, expected: list[str]) -> None:
    """It is of an earlier day and counts the same."""
    found = [each for each in relate(*marked(text)) if each.kind is RelationKind.STOCK_FLOW]

    assert expected == [
        " ".join(f"{member.role.value} {member.figure.text}" for member in each.members) for each in found
    ]


def test_a_doubling_without_a_number_is_a_change() -> None:
    """翻番 says by how much a level rose, though no number is printed."""
    text = "站点由2021年底的120家增加到2023年底的150家,翻番。"

    found = relate(text, find_figures(text, as_of=date(2023, 12, 31)))

    assert [RelationKind.GROWTH] == [each.kind for each in found]


def test_a_claim_without_a_number_is_not_related() -> None:
    """全覆盖 between two figures parts nothing."""
    text = "志愿者90名,服务全覆盖,其中党员30名。"

    found = relate(text, find_figures(text, as_of=date(2023, 12, 31)))

    assert [RelationKind.SUBSET] == [each.kind for each in found]


def test_a_list_says_whether_its_words_leave_doubt() -> None:
    """分别 leaves none; a row of shares by itself may leave somebody out."""
    said, likely = (
        relate(*marked(text))[0] for text in ("分别占[20%]、[30%]、[50%]。", "老年占[20%],中年占[30%],青年占[50%]。")
    )

    assert said.is_said
    assert not likely.is_said


def test_a_table_without_stops_is_taken_in_pieces() -> None:
    """Sixty figures at a time; each piece is read like a sentence."""
    plain, figures = marked("其中[3人]、[2人次]、" * 100)

    assert all(len(passage) <= 60 for passage in passages(plain, figures))
    assert 200 == sum(len(passage) for passage in passages(plain, figures))


def test_a_role_that_nobody_has_is_empty() -> None:
    """A relation is asked for its figures by their role."""
    (relation,) = relate(*marked("志愿者[90名],其中党员[30名]。"))

    assert relation.one(Role.PERCENT) is None
    assert relation.having(Role.PERCENT) == ()


def test_a_figure_without_a_place_is_not_related() -> None:
    """Figures that came from elsewhere than the text are left out."""
    from attrs import evolve

    plain, figures = marked("志愿者[90名],其中党员[30名]。")

    assert relate(plain, [evolve(figure, offset=None) for figure in figures]) == ()


def test_a_number_may_come_with_the_word_before_it() -> None:
    """A reader that takes 增长20% for the words of one figure is understood too."""
    from attrs import evolve

    plain, figures = marked("志愿者由[1000人]增加到[1200人],增长[20%]。")
    rate = figures[-1]
    words = evolve(rate, text="增长20%", offset=(rate.offset or 0) - 2, end=(rate.offset or 0) + 3)

    assert relate(plain, [*figures[:-1], words])[0].kind is RelationKind.GROWTH


def test_words_without_a_number_have_no_words_before_it() -> None:
    """A figure that is all words takes nothing from the sentence."""
    from attrs import evolve

    plain, figures = marked("志愿者[90名],其中党员[30名]。")
    odd = evolve(figures[1], text="若干名", end=(figures[1].offset or 0) + 3)

    assert relate(plain, [figures[0], odd])[0].kind is RelationKind.SUBSET
