"""Reading the example's volunteers from JSON into checked objects, beside pydantic v2 on the same bytes.

Our reader pauses the cycle collector; the peer is timed as it is commonly used and with the collector paused too.
"""

import gc
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


class Volunteer(BaseModel):
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
    adapter = TypeAdapter(list[Volunteer])

    def paused() -> None:
        gc.disable()
        adapter.validate_json(records)
        gc.enable()

    print(f"# {len(volunteers):,} volunteers from {len(document):,} bytes of JSON, median processor seconds")
    for name, peer in (
        ("pydantic v2", lambda: adapter.validate_json(records)),
        ("pydantic v2, collector paused", paused),
    ):
        ours, theirs = side_by_side(lambda: loads(document), peer)
        print(f"yilao_yiyou {ours:.2f} s ({len(volunteers) / ours:,.0f} a second)", end="; ")
        print(f"{name} {theirs:.2f} s ({len(volunteers) / theirs:,.0f} a second); ratio {ours / theirs:.2f}")
