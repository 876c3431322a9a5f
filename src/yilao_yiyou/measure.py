"""Moved: import `yilao_yiyou.measurement` (this file is about to go; the module must not share the function's name)."""

from yilao_yiyou.measurement import measure as measure
