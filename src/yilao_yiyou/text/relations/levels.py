"""Levels: the words that tell what there was from what there is."""

import re

BEFORE = re.compile("(?:原有|年初|期初|上年末|去年底|去年末|上年底|上年同期|去年同期|上一年|原来)[,，]?[^,，]*$")
"""Before a figure: it is of the day that another is compared with."""

AFTER = re.compile(
    "(?:现有|目前|年末|年底|期末|增加到|增至|增长到|提高到|上升到|达到|减少到|减至|降至|下降到|发展到)[,，]?[^,，]*$"
)
"""Before a figure: it is what there is, or what it came to."""

FROM = re.compile("(?:由|从)[^,，]*$")
"""Before a figure: the next one is what it became."""

BECAME = re.compile("[^,，、]{0,8}(?:到|至|为|成)(?:了|约|近)?")
"""All that stands between two figures, after 由 or 从: the second is what the first became."""

A_YEAR_EARLIER = re.compile(
    r"^[\s,，、(（]*(?:而|其中)?(?:上年|去年|上一年|[0-9]{4}年)(?:同期|全年|末|底)?(?:为|是|有|仅|只有)*$"
)
"""All that stands between a figure and the one of the time before, told after it."""
