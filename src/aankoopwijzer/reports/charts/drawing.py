"""A chart -> svg and png, by way of Vega-Lite and without a browser.

What is drawn is told by shape and dash as much as by colour, so that it can be read in grey print.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal
from xml.sax.saxutils import escape

import vl_convert

from aankoopwijzer.documents.picture import png_of
from aankoopwijzer.reports.charts.chart import Chart, Dot
from aankoopwijzer.reports.speech import NO_BREAK, speech
from aankoopwijzer.reports.standing_words import number

Width = Literal["wide", "narrow"]
Look = Literal["page", "print"]
"""In the colours of the page, light or dark as the reader's system says; or in ink on white."""

_VERSION = "6.4"
_SIZE: Mapping[Width, tuple[int, int, int]] = {"wide": (640, 280, 92), "narrow": (270, 220, 44)}
"""Width and height in pixels without the axes, and how many characters of the key go on one line."""
_PRINT = {
    "ink": "#20241f",
    "soft": "#565a52",
    "grid": "#d8d2c7",
    "ground": "#ffffff",
    "act": "#1f5d4c",
    "target": "#a4452c",
    "outlook": "#1d5f8a",
}
_PAGE = {
    "ink": "var(--aw-ink)",
    "soft": "var(--aw-ink-soft)",
    "grid": "var(--aw-line)",
    "ground": "var(--aw-ground)",
    "act": "var(--aw-act)",
    "target": "var(--aw-brick)",
    "outlook": "var(--aw-sea)",
}
_FONT = "'Source Sans 3', sans-serif"
_PLAIN, _BOLD = 500, 700
"""The weights that our font has in every place where a chart is drawn; its regular one is lost by the layout engine."""
_MARGIN_OF_YEARS = 0.6
_YEARS_APART = 7
_APART = NO_BREAK * 3
_KEPT = 256
_DOTS_PER_INCH = 72
_ROOT = re.compile("<svg [^>]*>")
_READ_ALOUD = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What the engine says of each of its marks: a picture that is read aloud as one has no parts of its own."""


def svg(chart: Chart, *, width: Width = "wide", look: Look = "print", id: str = "") -> str:
    """The chart as svg with a title and a description in words; `id` sets its ids apart from others on a page."""
    return _svg(chart, width, look, id)


def png(chart: Chart, *, scale: float = 3) -> bytes:
    """The chart as png for print, in so many dots for each pixel of the svg."""
    return _png(chart, scale)


@lru_cache(maxsize=_KEPT)
def _svg(chart: Chart, width: Width, look: Look, id: str) -> str:
    drawn: str = vl_convert.vegalite_to_svg(
        vega_lite(chart, width=width, look=look), vl_version=_VERSION, format_locale=_numbers(chart.language)
    )
    stem = id or "chart"
    root = _ROOT.match(drawn)
    assert root is not None
    opened = root[0].replace(' class="marks"', "").removesuffix(">")
    named = f' role="img" aria-labelledby="{stem}-title {stem}-text" lang="{chart.language}">'
    said = (
        f'<title id="{stem}-title">{escape(chart.title)}</title><desc id="{stem}-text">{escape(chart.sentence)}</desc>'
    )
    return opened + named + said + _READ_ALOUD.sub("", drawn[root.end() :])


@lru_cache(maxsize=_KEPT)
def _png(chart: Chart, scale: float) -> bytes:
    return png_of(svg(chart), dots_per_inch=round(_DOTS_PER_INCH * scale))


def vega_lite(chart: Chart, *, width: Width = "wide", look: Look = "print") -> dict[str, Any]:
    """The chart as a Vega-Lite specification, with its data in it."""
    colours = _PAGE if look == "page" else _PRINT
    across, down, characters = _SIZE[width]
    first, last = _span(chart)
    step = 1 if last - first <= _YEARS_APART or (width == "wide" and last - first <= 2 * _YEARS_APART) else 2
    x = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [first - _MARGIN_OF_YEARS, last + _MARGIN_OF_YEARS], "nice": False},
        "axis": {"values": list(range(first, last + 1, step)), "format": "d", "grid": False, "ticks": True},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": chart.unit or None,
        "axis": {"tickCount": 5},
        "scale": {"zero": True, "nice": True},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": across,
        "height": down,
        "padding": 8,
        "background": None if look == "page" else colours["ground"],
        "title": {
            "text": _wrapped([f"{sign} {meaning}" for sign, meaning in chart.key], characters),
            "anchor": "start",
            "frame": "bounds",
            "orient": "bottom",
            "offset": 10,
        },
        "config": _config(colours),
        "layer": list(_layers(chart, colours, {"x": x, "y": y}, last, width)),
    }


def _config(colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "aria": False,
        "font": _FONT,
        "view": {"stroke": None},
        "title": {
            "color": colours["soft"],
            "fontSize": 13,
            "lineHeight": 18,
            "fontWeight": _PLAIN,
        },
        "axis": {
            "labelColor": colours["soft"],
            "labelFontSize": 13,
            "labelFontWeight": _PLAIN,
            "titleColor": colours["soft"],
            "titleFontSize": 13,
            "titleFontWeight": _PLAIN,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleY": -12,
            "titleX": 0,
            "gridColor": colours["grid"],
            "domainColor": colours["soft"],
            "tickColor": colours["soft"],
        },
    }


def _layers(
    chart: Chart, colours: Mapping[str, str], at: Mapping[str, Any], last: int, width: Width
) -> Iterator[dict[str, Any]]:
    first = _span(chart)[0]
    if chart.forecast:
        yield from _outlook(chart, chart.forecast, colours, at)
    line = [*chart.line, (last, chart.line[-1][1])] if chart.line and chart.line[-1][0] < last else list(chart.line)
    if chart.always is not None:
        line = [(first, chart.always), (last, chart.always)]
    if line:
        yield _layer(
            [{"year": year, "value": float(value)} for year, value in line],
            {"type": "line", "color": colours["target"], "strokeDash": [6, 5], "strokeWidth": 1.75},
            at,
        )
    doubt = [each for each in (*chart.measured, *chart.partial) if each.low is not None and each.low != each.high]
    if doubt:
        yield _bars(doubt, {"color": colours["act"], "strokeWidth": 1, "opacity": 0.6}, at)
    if chart.measured:
        rows = [{**_data(dot), "run": run} for run, dots in enumerate(_runs(chart.measured)) for dot in dots]
        yield _layer(rows, {"type": "line", "color": colours["act"], "strokeWidth": 2.5}, {**at, "detail": _BY_RUN})
        yield _layer(rows, {"type": "point", "color": colours["act"], "filled": True, "opacity": 1, "size": 70}, at)
    if chart.partial:
        hollow = {"type": "point", "stroke": colours["act"], "fill": colours["ground"], "opacity": 1, "size": 70}
        yield _layer([_data(each) for each in chart.partial], hollow, at)
    for dot, shape, colour in ((chart.baseline, "diamond", "ink"), (chart.aim, "square", "target")):
        if dot:
            mark = {"type": "point", "shape": shape, "color": colours[colour], "filled": True, "opacity": 1}
            yield _layer([_data(dot)], {**mark, "size": 120}, at)
    yield from _said(chart, colours, at, last)


_BY_RUN = {"field": "run", "type": "nominal"}


def _outlook(
    chart: Chart, forecast: Dot, colours: Mapping[str, str], at: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """A fan from the last measured year to the bounds, and the bounds themselves with a tick at each end."""
    now = chart.measured[-1]
    fan = [
        {"year": now.year, "value": float(now.value), "high": float(now.value)},
        {"year": forecast.year, "value": float(forecast.low or 0), "high": float(forecast.high or 0)},
    ]
    bounded = {**at, "y2": {"field": "high"}}
    yield _layer(fan, {"type": "area", "color": colours["outlook"], "opacity": 0.14}, bounded)
    middle = [_data(now), _data(forecast)]
    yield _layer(middle, {"type": "line", "color": colours["outlook"], "strokeDash": [1, 4], "strokeCap": "round"}, at)
    yield _bars([forecast], {"color": colours["outlook"], "strokeWidth": 2}, at)
    ends = [{"year": forecast.year, "value": float(each)} for each in (forecast.low, forecast.high) if each is not None]
    yield _layer(
        ends, {"type": "tick", "color": colours["outlook"], "thickness": 2, "width": 12, "orient": "horizontal"}, at
    )


def _bars(dots: Sequence[Dot], mark: Mapping[str, Any], at: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        {"year": each.year, "value": float(each.low), "high": float(each.high)}
        for each in dots
        if each.low is not None and each.high is not None
    ]
    return _layer(rows, {"type": "rule", **mark}, {**at, "y2": {"field": "high"}})


def _said(chart: Chart, colours: Mapping[str, str], at: Mapping[str, Any], last: int) -> Iterator[dict[str, Any]]:
    """The two figures that a reader looks for, written where they are: the latest, and the one to reach."""
    aim = chart.aim or (Dot(last, chart.always) if chart.always is not None else None)
    if chart.measured:
        now = chart.measured[-1]
        rises = aim is not None and aim.value > now.value
        mark = {
            "type": "text",
            "dy": 18 if rises else -14,
            "fontSize": 14,
            "fontWeight": _BOLD,
            "color": colours["ink"],
        }
        yield _layer([{**_data(now), "text": _value(chart, now)}], mark, {**at, "text": _TEXT})
    if aim:
        yield _text(chart, aim, at, color=colours["target"], fontWeight=_PLAIN, dx=12, align="left")


def _text(chart: Chart, dot: Dot, at: Mapping[str, Any], **mark: object) -> dict[str, Any]:
    return _layer(
        [{**_data(dot), "text": _value(chart, dot)}], {"type": "text", "fontSize": 14, **mark}, {**at, "text": _TEXT}
    )


_TEXT = {"field": "text", "type": "nominal"}


def _value(chart: Chart, dot: Dot) -> str:
    value = number(speech(chart.language), dot.value)
    return f"{value}{NO_BREAK}{chart.unit}" if chart.unit else value


def _layer(rows: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], encoding: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": {"values": list(rows)}, "mark": dict(mark), "encoding": dict(encoding)}


def _data(dot: Dot) -> dict[str, Any]:
    return {"year": dot.year, "value": float(dot.value)}


def _runs(dots: Sequence[Dot]) -> list[list[Dot]]:
    """Years that follow each other; over a year without a figure no line is drawn."""
    runs = [[dots[0]]]
    for before, after in pairwise(dots):
        if after.year == before.year + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _span(chart: Chart) -> tuple[int, int]:
    dots = (*chart.measured, *chart.partial, chart.baseline, chart.aim, chart.forecast)
    years = [each.year for each in dots if each] + [year for year, _ in chart.line]
    return (min(years), max(years)) if years else (0, 0)


def _wrapped(parts: Sequence[str], characters: int) -> list[str]:
    """The parts of the key on as few lines as fit."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) + 3 <= characters:
            lines[-1] += f"{_APART}{part}"
        else:
            lines.append(part)
    return lines


def _numbers(language: str) -> dict[str, Any]:
    """How an axis writes numbers, the same as `Speech.number`."""
    mark = speech(language).number(Decimal("0.5"))[1]
    return {"decimal": mark, "thousands": NO_BREAK, "grouping": [3], "currency": ["", ""]}
