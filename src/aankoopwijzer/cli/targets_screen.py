"""What `targets` says: what authorities decided to reach, and where they say that they started."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.adopt_local_aim import AimRefused, adopt_local_aim
from aankoopwijzer.flows.list_choices import list_choices
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.set_baseline import BaselineRefused, set_baseline
from aankoopwijzer.reports.speech import marked

BY = system("command-line")
REFUSED: Mapping[str, tuple[str, str]] = {
    "no-such-target": (marked("there is no target '{target}'"), marked("choose one of: {known}")),
    "no-such-indicator": (marked("there is no indicator '{indicator}'"), marked("choose one of: {known}")),
    "no-such-authority": (marked("there is no authority '{authority}'"), marked("choose one of: {known}")),
    "no-such-product-group": (
        marked("this indicator is not split by '{product_group}'"),
        marked("choose one of: {known}"),
    ),
    "nothing-measures-it": (marked("no indicator measures '{target}'"), marked("add one to the policy pack first")),
    "year-too-early": (
        marked("{year} lies before the year of the decision, {decided}"),
        marked("give a later year, or none for what must always be so"),
    ),
    "base-year-too-late": (
        marked("the base year {year} lies after {by}, the year to reach it by"),
        marked("give an earlier base year"),
    ),
    "too-long": (marked("{field} has more than {most} characters"), marked("say it in fewer words")),
    "without-source": (marked("a baseline says where it comes from"), marked("give its source")),
    "year-to-come": (marked("{year} is still to come"), marked("a baseline lies in the past")),
}


def adopt(aim: LocalAim, talk: Talk, *, pack: Path | None) -> None:
    """Keep an aim. Raises `Refused`."""
    try:
        number = adopt_local_aim(
            aim, load_pack(pack, cache=pack_cache()), by=BY, at=dt.datetime.now(dt.UTC).astimezone()
        )
    except AimRefused as refused:
        raise Refused(Complaint("targets adopt", *REFUSED[refused.code], refused.values)) from None
    _kept(number, talk)


def start(baseline: Baseline, talk: Talk, *, pack: Path | None) -> None:
    """Keep a baseline. Raises `Refused`."""
    try:
        number = set_baseline(
            baseline, load_pack(pack, cache=pack_cache()), by=BY, at=dt.datetime.now(dt.UTC).astimezone()
        )
    except BaselineRefused as refused:
        raise Refused(Complaint("targets baseline", *REFUSED[refused.code], refused.values)) from None
    _kept(number, talk)


def show(talk: Talk) -> None:
    """Everything that was decided, the earliest first."""
    aims, baselines = list_choices()
    if talk.as_json:
        talk.give_readable(
            {
                "schema": "aankoopwijzer/targets/1",
                "aims": [_aim(each) for each in aims],
                "baselines": [_baseline(each) for each in baselines],
            }
        )
        return
    page = Page()
    speech = talk.speech
    for aim in aims:
        who = aim.authority or talk.say("the region")
        until = talk.say("always") if aim.by is None else str(aim.by)
        page.item(str(aim.number), f"{aim.target}: {speech.number(aim.value)} ({until}), {who}, {aim.decided_by}")
    for one in baselines:
        who = one.authority or talk.say("the region")
        page.item(str(one.number), f"{one.indicator} {one.year}: {speech.number(one.value)}, {who}, {one.source}")
    if not aims and not baselines:
        page.paragraph(talk.say("Nobody has decided on an aim or set a baseline yet."))
    page.show()


def _kept(number: int, talk: Talk) -> None:
    if talk.as_json:
        talk.give_readable({"schema": "aankoopwijzer/targets/1", "number": number})
        return
    page = Page()
    page.paragraph(talk.say("Kept under number {number}.", number=number))
    page.show()


def _aim(one: LocalAim) -> dict[str, object]:
    return {
        "number": one.number,
        "target": one.target,
        "authority": one.authority,
        "value": str(one.value),
        "by": one.by,
        "base_year": one.base_year,
        "decided_by": one.decided_by,
        "decided_on": one.decided_on.isoformat(),
        "why": one.why,
    }


def _baseline(one: Baseline) -> dict[str, object]:
    return {
        "number": one.number,
        "indicator": one.indicator,
        "authority": one.authority,
        "product_group": one.product_group,
        "year": one.year,
        "value": str(one.value),
        "uncertainty": None if one.uncertainty is None else str(one.uncertainty),
        "method": one.method,
        "source": one.source,
        "set_on": None if one.set_on is None else one.set_on.isoformat(),
    }
