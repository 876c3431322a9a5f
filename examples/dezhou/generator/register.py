"""The whole register, put together."""

from collections.abc import Iterator
from itertools import chain

from examples.dezhou.generator.bodies import bodies
from examples.dezhou.generator.cadres import cadres
from examples.dezhou.generator.childcare import childcare
from examples.dezhou.generator.committees import care_committees
from examples.dezhou.generator.honours import honours
from examples.dezhou.generator.lectures import lectures
from examples.dezhou.generator.outreach import outreach
from examples.dezhou.generator.patrols import patrols
from examples.dezhou.generator.peers import peers
from examples.dezhou.generator.plan import AS_OF, CITY
from examples.dezhou.generator.plaques import plaques
from examples.dezhou.generator.programmes import documents, programmes, targets
from examples.dezhou.generator.river import river_team
from examples.dezhou.generator.setting import Setting, read_divisions
from examples.dezhou.generator.volunteers import enrol
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.register import Record, Register

TITLE = "德州市一老一幼工作登记册(合成数据, 由程序生成, 不是真实记录)"


def build(seed: int) -> Register:
    """Return the invented register of a seed; the same seed gives the same records."""
    divisions = read_divisions()
    setting = Setting(seed, RegionTree(divisions))
    empty = Register(title=TITLE, scope=CITY, as_of=AS_OF, synthetic=True, regions=divisions)
    return empty.with_records(_records(setting))


def _records(setting: Setting) -> Iterator[Record]:
    committees = care_committees(setting)
    roster = enrol(setting, committees)
    return chain(
        committees,
        bodies(setting),
        roster.people,
        roster.records,
        programmes(),
        documents(),
        targets(),
        lectures(setting, roster),
        childcare(setting, roster),
        patrols(setting, roster),
        river_team(setting, roster),
        plaques(setting, roster),
        outreach(setting, roster),
        cadres(setting, roster),
        honours(setting, roster),
        peers(setting),
    )
