from pathlib import Path

import openpyxl

from yilao_yiyou.exchange.sheet.template import template, template_fields


def test_every_column_of_a_template_says_how_it_is_filled_in(tmp_path: Path) -> None:
    """Whoever stands in a cell of a template is told what belongs there, whatever its column."""
    path = tmp_path / "a.xlsx"
    layout = template("person-roll", path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    checks = sheet.data_validations.dataValidation

    assert len(template_fields(layout)) == len(checks)
    assert all(check.prompt for check in checks)
