"""Reading the example's volunteers from JSON into checked objects, beside pydantic v2 on the same bytes."""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from benchmarks.timing import side_by_side
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import read
from yilao_yiyou.exchange.document import dumps, loads

REGISTER = Path(__file__).parents[1] / "examples" / "dezhou" / "register.json"

_Category = Literal["cadre", "soldier", "expert", "teacher", "model_worker", "student", "community_worker", "other"]
_Role = Literal[
    "lecturer",
    "red_education",
    "civility_guide",
    "law_educator",
    "family_values",
    "rural_adviser",
    "grid_adviser",
    "science_tutor",
    "aid_coordinator",
    "health_adviser",
]


class _Period(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    start: str
    end: str
    phrase: str | None = None
    anchor: str | None = None
    source: str = "explicit"


class _Volunteer(BaseModel):
    """The same fields as `VolunteerRecord`, as strict as pydantic can be told to be; dates stay text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str
    person: str
    categories: list[_Category]
    region: str | None = None
    enrolled_by: str | None = None
    volunteer_no: str | None = None
    core: bool = False
    roles: list[_Role] = []
    skills: list[str] = []
    valid: _Period | None = None
    consent_on: str | None = None
    source_label: str | None = None


def run() -> None:
    """Print the rate of both and the ratio."""
    volunteers = read(REGISTER).volunteers
    document = dumps(Register(volunteers=volunteers))
    records = json.dumps(json.loads(document)["records"]["volunteers"], ensure_ascii=False).encode()
    adapter = TypeAdapter(list[_Volunteer])
    ours, peer = side_by_side(lambda: loads(document), lambda: adapter.validate_json(records))
    print(f"# {len(volunteers):,} volunteers from {len(document):,} bytes of JSON, median processor seconds")
    print(f"yilao_yiyou {ours:6.2f} s  {len(volunteers) / ours:10,.0f} a second")
    print(f"pydantic v2 {peer:6.2f} s  {len(volunteers) / peer:10,.0f} a second")
    print(f"ratio yilao_yiyou / pydantic: {ours / peer:.2f}")
