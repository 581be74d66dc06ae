"""The columns of measured results, for files that programs read: names and meanings that stay."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from aankoopwijzer.documents.spreadsheet import Value
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.results import Result
from aankoopwijzer.reports.speech import marked

_PLACES = Decimal("0.000001")

COLUMNS: Mapping[str, str] = {
    "indicator": marked("id of what is measured"),
    "name": marked("its name, in Dutch"),
    "ambition": marked("code of the ambition; empty when it tells of all"),
    "by": marked("what it counts by: number, value, per_inhabitant ..."),
    "authority": marked("id of the contracting authority; empty for the whole region"),
    "nis": marked("statistical code of the municipality (NIS); empty for the whole region"),
    "product_group": marked("product group of the framework, as K1/1; empty for all together"),
    "year": marked("calendar year"),
    "is_partial": marked("true while the year is not over: nothing is concluded from it"),
    "value": marked("the figure, in its unit; empty when it is not known, never zero for that"),
    "unit": marked("%, n, m2, m3, kWh"),
    "low": marked("the figure if everything in doubt went the low way; empty when that cannot be said"),
    "high": marked("the figure if everything in doubt went the high way"),
    "numerator": marked("what was counted or added up"),
    "denominator": marked("what it is a part of, or divided by; empty for a total"),
    "beyond": marked("the part of the figure that goes beyond what law and market ask anyway"),
    "records": marked("records in scope, or perhaps in scope"),
    "unknown": marked("records of which something that decides is not known"),
    "coverage": marked("share of the records of which all is known, 0 to 1"),
    "baseline_year": marked("year of the baseline; empty when there is none"),
    "baseline": marked("its value, before anything is held against it"),
    "target": marked("id of the target that it is held against; empty for none"),
    "aim": marked("figure to reach; empty as long as nobody has set one"),
    "aim_year": marked("year by which; empty for at all times"),
    "status": marked("reached, on_track, behind, missed, no_baseline, no_data, not_determinable; empty without target"),
    "why": marked("code of why there is no plain answer"),
    "is_withheld": marked("true when the figures are kept back: too few records, which could tell of a person"),
    "snapshot": marked("state of the register that it follows from"),
    "pack": marked("policy pack that it follows from"),
}
"""Every column of the open data, in order, with what it means."""
NUMBERS = frozenset({"value", "low", "high", "numerator", "denominator", "beyond", "coverage", "baseline", "aim"})
WHOLE_NUMBERS = frozenset({"year", "records", "unknown", "baseline_year", "aim_year"})
YES_OR_NO = frozenset({"is_partial", "is_withheld"})


def result_header() -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(COLUMNS)


def result_cells(result: Result, measured: Measured) -> tuple[Value, ...]:
    """One result as a row of `COLUMNS`; of what is kept back only where it belongs."""
    pack, indicator, point = measured.pack, result.indicator, result.point
    figure, hidden = point.figure, result.is_withheld
    authority = pack.authorities.get(result.authority or "")
    is_held_against = result.aim is not None and not hidden
    cells: dict[str, Value] = {
        "indicator": indicator.id,
        "name": indicator.name.in_language("nl"),
        "ambition": indicator.ambition,
        "by": result.by,
        "authority": result.authority,
        "nis": authority.nis if authority else None,
        "product_group": result.product_group,
        "year": point.year,
        "is_partial": point.is_partial,
        "unit": indicator.unit,
        "baseline_year": result.baseline.year if result.baseline else None,
        "baseline": rounded(result.baseline.value if result.baseline else None),
        "target": result.aim.target if result.aim else None,
        "aim": rounded(result.aim.value if result.aim else None),
        "aim_year": result.aim.by if result.aim else None,
        "status": str(point.assessment.standing) if is_held_against else None,
        "why": str(point.assessment.why) if is_held_against and point.assessment.why else None,
        "is_withheld": hidden,
        "snapshot": measured.snapshot,
        "pack": f"{pack.id} {pack.version}",
    }
    if not hidden:
        cells |= {
            "value": rounded(point.shown),
            "low": rounded(point.low),
            "high": rounded(point.high),
            "numerator": rounded(figure.numerator),
            "denominator": rounded(figure.denominator),
            "beyond": rounded(figure.beyond),
            "records": figure.tally.n,
            "unknown": figure.tally.unknown,
            "coverage": rounded(figure.tally.coverage),
        }
    return tuple(cells.get(name) for name in COLUMNS)


def rounded(value: Decimal | None) -> Decimal | None:
    """A figure to six decimals, without needless zeros."""
    if value is None:
        return None
    whole = value.quantize(_PLACES, ROUND_HALF_UP).normalize()
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole
