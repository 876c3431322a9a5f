"""What the type checkers must make of the public names; read by them, never run."""

from typing import assert_type

from yilao_yiyou.errors import YilaoYiyouError

error = YilaoYiyouError("缺少单位", "the unit is missing")
assert_type(error.zh, str)
assert_type(error.en, str)
assert_type(YilaoYiyouError.code, str)
