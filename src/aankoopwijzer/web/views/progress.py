"""How far the region and each authority are: the same figures for everybody."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.progress import Held, Progress, cell_of, comparisons
from aankoopwijzer.domain.measures.quarters import Move, last_over, moves
from aankoopwijzer.domain.policy.framework import Authority
from aankoopwijzer.domain.records.measured import FILLED_BY
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.reports.register_words import TITLE
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.standing_words import number, quarter
from aankoopwijzer.web import procuring
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.charting import drawing, place_name
from aankoopwijzer.web.measured import Seen, seen
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy

AMBITION, AUTHORITY = "ambitie", "bestuur"
_SHOWN_TURNS = 12
_SHOWN_PLANS = 8
_COUNTING_SECONDS = 5
_TILE_WIDTH, _TILE_HEIGHT = 116, 68


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """The seven ambitions against the ten authorities, and what follows from it."""
    found = seen()
    if found.progress is None:
        return counting(request)
    progress, measured = found.progress, found.progress.measured
    held = progress.held_by(None)
    page = {
        **around(found),
        "lines": progress.ambitions,
        "rows": progress.rows,
        "held": held,
        "well": sum(each.is_well for each in held),
        "totals": [(id, _well_of(progress, id), len(progress.held_by(id))) for id in progress.authorities],
        "cell": _cell(request, progress),
        "tiles": _tiles(progress),
        "turns": progress.turns[:_SHOWN_TURNS],
        "more_turns": progress.turns[_SHOWN_TURNS:],
        **_moves(request, measured, None),
        "gaps": _gaps(request, progress),
        "thin": [(measured.course(each.indicator), each) for each in progress.thin],
    }
    return render(request, "aankoopwijzer/progress/region.html", page)


@require_safe
def authority(request: HttpRequest, authority: str) -> HttpResponse:
    """The same for one authority, beside the others, with what is coming."""
    if authority == REGION:
        return redirect("progress")
    found = seen()
    if found.progress is None:
        return counting(request)
    progress = found.progress
    if authority in policy().successors:
        return redirect("progress-of", policy().successors[authority])
    if authority not in policy().authorities:
        # It merged or left: nothing is measured of it any more.
        return render(request, "aankoopwijzer/progress/gone.html", {"authority": authority})
    held = progress.held_by(authority)
    page = {
        **around(found),
        "authority": policy().authorities[authority],
        "cells": [(line, cell_of(line, authority)) for line in progress.ambitions],
        # Not worked out where the page has it already.
        "compared": lambda: comparisons(progress, authority),
        "held": held,
        "well": sum(each.is_well for each in held),
        "rows": [(line, cell_of(line, authority)) for line in progress.rows],
        "deadlines": _deadlines(held, today()),
        "turns": [each for each in progress.turns if each.course.authority == authority],
        **_moves(request, progress.measured, authority),
        "gaps": [each for each in _gaps(request, progress) if authority in each["authorities"]],
        **_plans(request, authority),
    }
    return render(request, "aankoopwijzer/progress/authority.html", page)


def _moves(request: HttpRequest, measured: Measured, authority: str | None) -> dict[str, Any]:
    """What moved in the last quarter that is over."""
    told = speech(reader_language(request))

    @cache
    def listed() -> list[tuple[Move, Course]]:
        """Without those that look the same as they are written."""
        found = [(each, measured.course(each.indicator, authority=authority)) for each in moves(measured, authority)]
        return [(each, course) for each, course in found if number(told, each.before) != number(told, each.after)]

    return {
        "quarter": quarter(told, last_over(measured)),
        # Not worked out where the page has it already.
        "moves": listed,
    }


def around(found: Seen) -> dict[str, Any]:
    """What every page with figures says of them: of when they are, and whether that is now."""
    assert found.progress is not None
    measured = found.progress.measured
    return {
        "is_current": found.is_current,
        "figures_key": found.key,
        "counted_on": measured.on,
        "snapshot": measured.snapshot,
        "last_full": measured.last_full,
        "names": {id: each.name for id, each in policy().authorities.items()},
    }


def counting(request: HttpRequest) -> HttpResponse:
    """The figures are on their way; the page asks again by itself."""
    response = render(request, "aankoopwijzer/progress/counting.html", status=503)
    response["Refresh"] = str(_COUNTING_SECONDS)
    response["Retry-After"] = str(_COUNTING_SECONDS)
    return response


def _cell(request: HttpRequest, progress: Progress) -> dict[str, Any] | None:
    """The cell that somebody opened: its targets, and the chart of the one that decided."""
    code, id = request.GET.get(AMBITION), request.GET.get(AUTHORITY) or None
    if code not in policy().ambitions or (id and id not in policy().authorities):
        return None
    cell = cell_of(progress.ambition(str(code)), id)
    telling = next((each.telling for each in cell.held if each.standing is cell.standing and each.telling), None)
    return {
        "ambition": policy().ambitions[str(code)],
        "place": place_name(id),
        "authority": id,
        "held": [(policy().targets[each.target], each) for each in cell.held],
        "cell": cell,
        "drawing": drawing(request, telling, "cel-grafiek") if telling else None,
        "course": telling,
    }


def _tiles(progress: Progress) -> dict[str, Any] | None:
    """A small map: every authority as a tile where it lies; None when the policy does not say where."""
    there = [each for each in policy().authorities.values() if each.tile]
    if not there or len(there) < len(policy().authorities):
        return None
    tiles = [_tile(progress, each) for each in there]
    return {
        "tiles": tiles,
        "width": max(each["x"] for each in tiles) + _TILE_WIDTH,
        "height": max(each["y"] for each in tiles) + _TILE_HEIGHT,
    }


def _tile(progress: Progress, authority: Authority) -> dict[str, Any]:
    assert authority.tile is not None
    held = progress.held_by(authority.id)
    return {
        "id": authority.id,
        "name": authority.name,
        "x": authority.tile[0] * _TILE_WIDTH,
        "y": authority.tile[1] * _TILE_HEIGHT,
        "well": sum(each.is_well for each in held),
        "of": len(held),
    }


def _well_of(progress: Progress, authority: str) -> int:
    return sum(each.is_well for each in progress.held_by(authority))


def _gaps(request: HttpRequest, progress: Progress) -> list[dict[str, Any]]:
    """What is missing, in the words of the registers, with what it would tell."""
    say = speech(reader_language(request)).say
    found = []
    for each in progress.gaps:
        if each.table in FILLED_BY:
            dataset = FILLED_BY[each.table]
            indicators = [policy().indicators[id] for id in each.indicators]
            title = say(TITLE[dataset])
            found.append({"title": title, "authorities": each.authorities, "indicators": indicators})
    return found


def _deadlines(held: tuple[Held, ...], on: dt.date) -> list[tuple[int, list[Held]]]:
    """The years in which a target is due that is not over, with those not reached yet."""
    due: dict[int, list[Held]] = {}
    for each in held:
        aim = each.telling.aim if each.telling else None
        if aim and aim.by and aim.by >= on.year:
            due.setdefault(aim.by, []).append(each)
    return sorted(due.items())


def _plans(request: HttpRequest, authority: str) -> Mapping[str, Any]:
    """The next planned purchases, for who may see plans of this authority."""
    reached = procuring.within(request)
    if not reached.holds(authority):
        return {"sees_plans": False}
    wanted = queries.Wanted(within=None, authority=authority, stage="planned", order="date")
    planned = [each for each in queries.procurements(wanted) if each.planned_on and each.planned_on >= today()]
    return {"sees_plans": True, "plans": planned[:_SHOWN_PLANS], "more_plans": len(planned) - _SHOWN_PLANS}
