"""The region's own purchases beside what published notices show, with why the two are not the same."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aankoopwijzer.documents.benchmark_file import BenchmarkFileError
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.review.benchmark import Benchmark, Cut, Line, measures_of, own
from aankoopwijzer.flows.find_benchmark import find_benchmark
from aankoopwijzer.register.choices import benchmarks
from aankoopwijzer.reports.benchmark import BIASES, CUT, in_short, in_words, place
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.web.measured import seen
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.progress import around, counting

Mine = Mapping[str, Mapping[str | None, Tally] | None]
"""What the register tells of the region by measure and product group."""
_BY: tuple[Cut, ...] = ("product_group", "country", "year")


@require_safe
def beside_notices(request: HttpRequest) -> HttpResponse:
    """The kept benchmark beside the region; without one, how to make it."""
    found = seen()
    if found.progress is None:
        return counting(request)
    told, measured = speech(reader_language(request)), found.progress.measured
    # Thousands of cells: not worked out where the page has them already.
    page = {**around(found), "kept": benchmarks.fingerprint(), "beside": cache(lambda: _beside(measured, told))}
    return render(request, "aankoopwijzer/progress/benchmark.html", page)


def _beside(measured: Measured, told: Speech) -> dict[str, Any] | None:
    """All that the page says of the benchmark; None when it cannot be read."""
    try:
        benchmark = find_benchmark()
    except BenchmarkFileError:
        # What is wrong with it is the operator's to know; the command that makes it anew says it.
        return None
    assert benchmark is not None
    mine = {each.id: own(measured, each) for each in measures_of(policy())}
    return {
        "benchmark": benchmark,
        "lines": list(_lines(benchmark, mine, told)),
        "tables": [_table(cut, benchmark, mine, told) for cut in _BY],
        "biases": [told.say(each) for each in BIASES],
    }


def _lines(benchmark: Benchmark, mine: Mine, told: Speech) -> Iterator[dict[str, Any]]:
    """One line for each measure: all notices, those in the product groups of the framework, and the region itself."""
    for measure in measures_of(policy()):
        ours = mine[measure.id]
        yield {
            "name": told.text(measure.name),
            "all": _cell(benchmark.line("all"), measure.id, told),
            "priority": _cell(benchmark.line("priority"), measure.id, told),
            "own": None if ours is None else in_words(ours[None], told),
            "indicator": measure.beside,
            "biases": [told.text(each) for each in measure.biases],
        }


def _table(cut: Cut, benchmark: Benchmark, mine: Mine, told: Speech) -> dict[str, Any]:
    measures = measures_of(policy())
    rows = []
    for line in benchmark.of(cut):
        group = line.of if cut == "product_group" and line.of in policy().rows else None
        cells = [
            {
                "head": told.text(measure.name),
                "notices": in_short(line.tallies[measure.id], told) if measure.id in line.tallies else "",
                "own": in_short(ours[group], told) if group and (ours := mine[measure.id]) and ours[group].n else "",
            }
            for measure in measures
        ]
        n = max((each.n for each in line.tallies.values()), default=0)
        rows.append({"name": place(cut, line.of, policy(), told), "n": n, "cells": cells})
    return {"id": cut, "title": told.say(CUT[cut]), "heads": [told.text(each.name) for each in measures], "rows": rows}


def _cell(line: Line | None, measure: str, told: Speech) -> str:
    return in_words(line.tallies[measure], told) if line and measure in line.tallies else ""
