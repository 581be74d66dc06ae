"""What `report` and `export results` say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.measures.council import YearNotThere, years_to_report
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.measure_year import measure_year
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.publish_results import RESULTS_FORMS, ResultsForm, publish_results
from aankoopwijzer.flows.report_to_council import REPORT_FORMS, ReportForm, report_to_council
from aankoopwijzer.reports.speech import marked

REGION = "regio"
Form = TypeVar("Form", bound=str)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report is wanted, and where it goes; `is_region` says in full that it is on no single authority."""

    out: Path
    authority: str | None
    is_region: bool
    year: int | None


def show_report(asked: Asked, talk: Talk, *, folder: Path, pack: Path | None, today: dt.date) -> None:
    """Write the report, and say where it is. Raises `Refused` for an authority, year or form that is not there."""
    form: ReportForm = form_of(asked.out, REPORT_FORMS)
    if asked.is_region and asked.authority is not None:
        what, how = marked("an authority is not the region"), marked("give one of the two")
        raise Refused(Complaint("--region", what, how))
    adviser = prepare_adviser(pack, cache=pack_cache())
    check_authority(asked.authority, adviser.pack)
    year = asked.year or years_to_report(adviser.pack, on=today).last
    try:
        measured = measure_year(adviser, folder, year=year, on=today)
    except YearNotThere as wrong:
        what, how = marked("there is no report on {year}"), marked("choose a year from {first} to {last}")
        years = {"year": wrong.year, "first": wrong.first, "last": wrong.last}
        raise Refused(Complaint("--year", what, how, years)) from None
    made = report_to_council(measured, form, authority=asked.authority, language=talk.language, made_on=today)
    asked.out.write_bytes(made.content)
    _tell(asked.out, talk, "report-council", {"authority": asked.authority, "year": year})


def show_results(
    out: Path, talk: Talk, *, authority: str | None, folder: Path, pack: Path | None, today: dt.date
) -> None:
    """Write the results, and say where they are. Raises `Refused` for an authority or form that is not there."""
    form: ResultsForm = form_of(out, RESULTS_FORMS)
    adviser = prepare_adviser(pack, cache=pack_cache())
    if authority != REGION:
        check_authority(authority, adviser.pack)
    measured = measure_indicators(adviser, folder, on=today)
    if authority is None:
        wanted = (None, *adviser.pack.authorities)
    else:
        wanted = (None if authority == REGION else authority,)
    out.write_bytes(publish_results(measured, form, authorities=wanted).content)
    _tell(out, talk, "export-results", {"authority": authority, "snapshot": measured.snapshot})


def _tell(out: Path, talk: Talk, command: str, about: dict[str, object]) -> None:
    if talk.as_json:
        talk.give_readable({"schema": f"aankoopwijzer/{command}/1", "file": str(out), **about})
    else:
        talk.write(talk.say("Written: {file}", file=str(out)) + "\n")


def form_of(out: Path, known: Sequence[Form]) -> Form:
    """The form that the name of a file ends in. Raises `Refused` for another."""
    form = out.suffix.removeprefix(".").lower()
    found = next((each for each in known if each == form), None)
    if found is None:
        what, how = marked("'{found}' is not a form that can be written"), marked("let the name end in one of: {known}")
        listed = ", ".join(f".{each}" for each in known)
        raise Refused(Complaint(str(out), what, how, {"found": form[:20], "known": listed}))
    return found


def check_authority(authority: str | None, pack: PolicyPack) -> None:
    """Raises `Refused` when the pack has no such authority."""
    if authority is not None and authority not in pack.authorities:
        what, how = marked("'{found}' is not known here"), marked("choose one of: {known}")
        known = ", ".join(sorted(pack.authorities))
        raise Refused(Complaint("--authority", what, how, {"found": authority[:60], "known": known}))
