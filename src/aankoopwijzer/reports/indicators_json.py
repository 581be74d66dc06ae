"""Measured figures as data: `aankoopwijzer/indicators/1`, with keys that stay."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.quarters import QuarterPoint
from aankoopwijzer.domain.policy.indicators import Indicator

SCHEMA = "aankoopwijzer/indicators/1"
_PLACES = Decimal("0.000001")


def indicators_as_json(
    courses: Iterable[tuple[Indicator, Course]], *, pack_version: str, snapshot: str, years: range | None = None
) -> dict[str, Any]:
    """Every year of every course; numbers as text, what is not known as null."""
    results = [
        result
        for indicator, course in courses
        for point in course.points
        if years is None or point.year in years
        for result in _results(indicator, course, point)
    ]
    return {"schema": SCHEMA, "pack_version": pack_version, "snapshot": snapshot, "results": results}


def _results(indicator: Indicator, course: Course, point: Point) -> Iterator[dict[str, Any]]:
    figure, aim, forecast = point.figure, course.aim, course.forecast
    coverage = figure.tally.coverage
    yield {
        "id": indicator.id,
        "authority": course.authority,
        "product_group": course.product_group,
        "period": str(point.year),
        "by": course.by,
        "value": number(point.shown),
        "unit": indicator.unit,
        "numerator": number(figure.numerator),
        "denominator": number(figure.denominator),
        "unknown": figure.tally.unknown,
        "n": figure.tally.n,
        "coverage": number(coverage),
        "low": number(point.low),
        "high": number(point.high),
        "beyond": number(figure.beyond),
        "status": point.assessment.standing,
        "why": point.assessment.why,
        "is_partial": point.is_partial,
        "baseline": _baseline(course.baseline),
        "target": None
        if aim is None
        else {"id": aim.target, "value": number(aim.value), "period": _year(aim.by), "is_local": aim.is_local},
        "expected": number(point.assessment.expected),
        "forecast": None
        if forecast is None
        else {
            "period": str(forecast.year),
            "value": number(forecast.value),
            "low": number(forecast.low),
            "high": number(forecast.high),
        },
    }


def quarters_as_json(indicator: Indicator, course: Course, points: Iterable[QuarterPoint]) -> list[dict[str, Any]]:
    """Quarters as results beside those of the years, with `period` as 2026-Q3; nothing is judged by a quarter."""
    return [
        {
            "id": indicator.id,
            "authority": course.authority,
            "product_group": course.product_group,
            "period": str(each.quarter),
            "by": course.by,
            "value": number(each.figure.value),
            "unit": indicator.unit,
            "numerator": number(each.figure.numerator),
            "denominator": number(each.figure.denominator),
            "unknown": each.figure.tally.unknown,
            "n": each.figure.tally.n,
            "coverage": number(each.figure.tally.coverage),
            "low": number(each.figure.low),
            "high": number(each.figure.high),
            "beyond": number(each.figure.beyond),
            "why": each.figure.lack,
            "is_partial": each.is_partial,
        }
        for each in points
    ]


def number(value: Decimal | None) -> str | None:
    """A figure as text without needless zeros, at most six decimals."""
    found = rounded(value)
    return None if found is None else f"{found:f}"


def rounded(value: Decimal | None) -> Decimal | None:
    """A figure without needless zeros, at most six decimals."""
    if value is None:
        return None
    found = value.quantize(_PLACES, ROUND_HALF_UP).normalize()
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


def _baseline(baseline: Baseline | None) -> dict[str, Any] | None:
    if baseline is None:
        return None
    return {
        "value": number(baseline.value),
        "period": str(baseline.year),
        "source": baseline.source or baseline.method,
        "method": baseline.method,
        "uncertainty": number(baseline.uncertainty),
    }


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)
