"""What `import jobs`, `import resume` and `import stop` say."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.import_screen import BY, refusal
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.import_job import ImportJob
from aankoopwijzer.flows.list_import_jobs import list_import_jobs
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.run_import import run_import
from aankoopwijzer.flows.stop_import import stop_import
from aankoopwijzer.reports.history_terms import JOB_STATE
from aankoopwijzer.reports.speech import marked

_LOOKS = {
    **JOB_STATE,
    "waiting": marked("waits to be looked at"),
    "running": marked("is being looked at"),
    "done": marked("was looked at"),
}


def show_jobs(talk: Talk) -> None:
    """The imports of the background worker, newest first."""
    found = list_import_jobs()
    if talk.as_json:
        talk.results("aankoopwijzer/import-jobs/1", [each.model_dump(mode="json") for each in found])
        return
    if not found:
        talk.write(talk.say("The background worker was given no imports yet.") + "\n")
    for each in found:
        far = f"  {each.lines} / {each.of_lines or '?'}" if each.state == "running" else ""
        talk.write(
            f"{each.file:>6}  {each.at:%Y-%m-%d %H:%M}  {each.kind:<15} {each.authority or '-':<15} "
            f"{talk.speech.word(_LOOKS if each.is_look else JOB_STATE, each.state)}{far}  {each.name}\n"
        )


def show_resume(number: int, talk: Talk, *, pack: Path | None) -> None:
    """Do the import of a held file that waits or was interrupted."""
    job = _open(number)
    if job.state == "running":
        raise Refused(
            Complaint("", marked("file {number} is being read in already"), marked("see import jobs"), _of(number))
        )
    try:
        adviser = prepare_adviser(pack, cache=pack_cache())
        batch = run_import(number, adviser, at=dt.datetime.now(dt.UTC))
    except ImportRefused as error:
        raise Refused(refusal(error, job.name)) from error
    except LookupError:
        raise Refused(
            Complaint("", marked("file {number} is no longer there"), marked("hand it over again"), _of(number))
        ) from None
    if talk.as_json:
        talk.give_readable({"schema": "aankoopwijzer/import-resume/1", "file": number, "batch": batch})
    elif job.is_look:
        talk.write(talk.say("The file is looked at; its page says what it would bring.") + "\n")
    elif batch is None:
        talk.write(talk.say("Nothing was written; the page of the file says why.") + "\n")
    else:
        undo = f"aankoopwijzer import undo {batch}"
        talk.write(talk.say("Import {number}; take it back with: {command}", number=batch, command=undo) + "\n")


def show_stop(number: int, talk: Talk) -> bool:
    """Stop the import of a held file; whether that came in time."""
    job = _open(number)
    is_stopped = stop_import(number, by=BY, at=dt.datetime.now(dt.UTC)) == "stopped"
    if talk.as_json:
        talk.give_readable({"schema": "aankoopwijzer/import-stop/1", "file": number, "is_stopped": is_stopped})
    elif is_stopped:
        talk.write(talk.say("The import of file {number} is stopped; nothing of it is written.", number=number) + "\n")
    elif job.is_look:
        talk.write(talk.say("Too late to stop: file {number} was looked at; nothing is written.", number=number) + "\n")
    else:
        said = talk.say(
            "Too late to stop: file {number} is read in. See import list; import undo takes it back.", number=number
        )
        talk.write(said + "\n")
    return is_stopped


def _open(number: int) -> ImportJob:
    """The job of that file, if there is still something to do."""
    found = next((job for job in list_import_jobs() if job.file == number and job.is_open), None)
    if found is None:
        what, remedy = marked("no import of file {number} waits or runs"), marked("see import jobs")
        raise Refused(Complaint("", what, remedy, _of(number)))
    return found


def _of(number: int) -> dict[str, str]:
    return {"number": str(number)}
