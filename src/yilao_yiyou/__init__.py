"""yilao_yiyou (一老一幼): services by and for the old and the young, as typed records and honest figures.

Records go in, figures come out as intervals with a unit and a definition:

>>> import yilao_yiyou as yy
>>> yy.Quantity.of("场", 580, 589)
Quantity(580..589 场)

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yilao_yiyou.domain.audit import audit
    from yilao_yiyou.domain.bounds import Bounds, Share
    from yilao_yiyou.domain.fields import describe
    from yilao_yiyou.domain.finding import Finding, Severity
    from yilao_yiyou.domain.identity import IdNumber
    from yilao_yiyou.domain.merging import merge
    from yilao_yiyou.domain.partial_date import PartialDate
    from yilao_yiyou.domain.period import Edge, Period
    from yilao_yiyou.domain.person import Person
    from yilao_yiyou.domain.quantity import Quantity, total, union
    from yilao_yiyou.domain.recurrence import Recurrence
    from yilao_yiyou.domain.region import Level, Region, RegionCode
    from yilao_yiyou.domain.register import Register
    from yilao_yiyou.domain.rounding import Rounding
    from yilao_yiyou.domain.selection import select
    from yilao_yiyou.domain.target import criteria
    from yilao_yiyou.domain.unit import Accrual, Axis, Unit, UnitKind
    from yilao_yiyou.errors import YilaoYiyouError
    from yilao_yiyou.exchange import Disclosure, Limits, OnLoss, Reading, convert, formats, load, read, write
    from yilao_yiyou.exchange.sheet.annotate import annotate
    from yilao_yiyou.exchange.sheet.template import template
    from yilao_yiyou.frames.attendance_sifting import SiftedAttendance, sift_attendance
    from yilao_yiyou.frames.scanning import scan
    from yilao_yiyou.measurement import measure
    from yilao_yiyou.measurement.explaining import explain_figure
    from yilao_yiyou.measurement.review import review
    from yilao_yiyou.measurement.states import distinct_state
    from yilao_yiyou.metrics.assume import Assume
    from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
    from yilao_yiyou.metrics.metric import Metric
    from yilao_yiyou.metrics.population import Snapshot
    from yilao_yiyou.metrics.reconcile import Verdict
    from yilao_yiyou.metrics.residents import Population, PopulationByClass
    from yilao_yiyou.metrics.result import MetricResult, Status
    from yilao_yiyou.metrics.rolling import roll_up_to
    from yilao_yiyou.metrics.state import DistinctState
    from yilao_yiyou.metrics.table import MetricTable
    from yilao_yiyou.report.checking import TextCheck, check
    from yilao_yiyou.text.convention import Convention
    from yilao_yiyou.text.figures import find_figures
    from yilao_yiyou.text.period import period_readings, read_period
    from yilao_yiyou.text.quantity import quantity_readings, read_quantity
    from yilao_yiyou.text.writing import format_quantity

__version__ = "0.1.0"

__all__ = [
    "Accrual",
    "Assume",
    "Axis",
    "Bounds",
    "Convention",
    "Disclosure",
    "DistinctState",
    "Edge",
    "Finding",
    "IdNumber",
    "Level",
    "Limits",
    "Metric",
    "MetricDefinition",
    "MetricKind",
    "MetricResult",
    "MetricTable",
    "OnLoss",
    "PartialDate",
    "Period",
    "Person",
    "Population",
    "PopulationByClass",
    "Quantity",
    "Reading",
    "Recurrence",
    "Region",
    "RegionCode",
    "Register",
    "RollUp",
    "Rounding",
    "Severity",
    "Share",
    "SiftedAttendance",
    "Snapshot",
    "Status",
    "TextCheck",
    "Unit",
    "UnitKind",
    "Verdict",
    "YilaoYiyouError",
    "annotate",
    "audit",
    "check",
    "convert",
    "criteria",
    "describe",
    "distinct_state",
    "explain_figure",
    "find_figures",
    "format_quantity",
    "formats",
    "load",
    "measure",
    "merge",
    "period_readings",
    "quantity_readings",
    "read",
    "read_period",
    "read_quantity",
    "review",
    "roll_up_to",
    "scan",
    "select",
    "sift_attendance",
    "template",
    "total",
    "union",
    "write",
]

_HOMES = {
    "domain.audit": ("audit",),
    "domain.bounds": ("Bounds", "Share"),
    "domain.fields": ("describe",),
    "domain.finding": ("Finding", "Severity"),
    "domain.identity": ("IdNumber",),
    "domain.merging": ("merge",),
    "domain.partial_date": ("PartialDate",),
    "domain.period": ("Edge", "Period"),
    "domain.person": ("Person",),
    "domain.quantity": ("Quantity", "total", "union"),
    "domain.recurrence": ("Recurrence",),
    "domain.region": ("Level", "Region", "RegionCode"),
    "domain.register": ("Register",),
    "domain.rounding": ("Rounding",),
    "domain.selection": ("select",),
    "domain.target": ("criteria",),
    "domain.unit": ("Accrual", "Axis", "Unit", "UnitKind"),
    "errors": ("YilaoYiyouError",),
    "frames.attendance_sifting": ("SiftedAttendance", "sift_attendance"),
    "frames.scanning": ("scan",),
    "exchange.sheet.annotate": ("annotate",),
    "exchange.sheet.template": ("template",),
    "exchange": ("Disclosure", "Limits", "OnLoss", "Reading", "convert", "formats", "load", "read", "write"),
    "measurement": ("measure",),
    "measurement.explaining": ("explain_figure",),
    "measurement.review": ("review",),
    "measurement.states": ("distinct_state",),
    "metrics.assume": ("Assume",),
    "metrics.definition": ("MetricDefinition", "MetricKind", "RollUp"),
    "metrics.metric": ("Metric",),
    "metrics.population": ("Snapshot",),
    "metrics.reconcile": ("Verdict",),
    "metrics.residents": ("Population", "PopulationByClass"),
    "metrics.result": ("MetricResult", "Status"),
    "metrics.rolling": ("roll_up_to",),
    "metrics.state": ("DistinctState",),
    "metrics.table": ("MetricTable",),
    "report.checking": ("TextCheck", "check"),
    "text.convention": ("Convention",),
    "text.figures": ("find_figures",),
    "text.period": ("period_readings", "read_period"),
    "text.quantity": ("quantity_readings", "read_quantity"),
    "text.writing": ("format_quantity",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use."""
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
