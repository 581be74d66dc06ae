"""What `template` says."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused, one_line, wrong
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.document_error import REMARKS
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.drop_template import drop_template
from aankoopwijzer.flows.keep_template import keep_template
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.register.choices import word_templates
from aankoopwijzer.reports.speech import marked

BY = system("command-line")


def show(talk: Talk) -> None:
    """Every template that is kept."""
    found = word_templates.templates()
    if talk.as_json:
        talk.results("aankoopwijzer/template-list/1", [one.model_dump(mode="json") for one in found])
        return
    for one in found:
        day = one.kept_at.astimezone().date().isoformat()
        talk.write(one_line(f"{one.authority:<15} {day}  {one.size:>9}  {one.file_name}") + "\n")
    if not found:
        talk.write(talk.say("No authority has a template yet.") + "\n")


def keep(authority: str, file: Path, talk: Talk, *, pack: Path | None) -> None:
    """Keep a template. Raises `Refused`, or `DocumentError` for a file that may not be one."""
    _known(authority, pack)
    now = dt.datetime.now(dt.UTC)
    for remark in keep_template(file.read_bytes(), file_name=file.name, authority=authority, by=BY, at=now):
        talk.tell(f"{file}: {talk.say(REMARKS[remark.code], **remark.parameters)}")
    talk.tell(talk.say("Kept: the template of {authority}", authority=authority))


def fetch(authority: str, out: Path, talk: Talk, *, pack: Path | None) -> None:
    """Write a template to a file. Raises `Refused`."""
    _known(authority, pack)
    content = word_templates.content_of(authority)
    if content is None:
        raise _none(authority)
    out.write_bytes(content)
    talk.tell(talk.say("Written: {file}", file=str(out)))


def drop(authority: str, talk: Talk, *, pack: Path | None) -> None:
    """Take a template away. Raises `Refused`."""
    _known(authority, pack)
    if not drop_template(authority, by=BY, at=dt.datetime.now(dt.UTC)):
        raise _none(authority)
    talk.tell(talk.say("Taken away: the template of {authority}", authority=authority))


def _known(authority: str, pack: Path | None) -> None:
    places = load_pack(pack, cache=pack_cache()).authorities
    if authority not in places:
        what = marked("there is no such authority in the region")
        raise Refused(wrong("AUTHORITY", what, authority, ", ".join(places)))


def _none(authority: str) -> Refused:
    what, remedy = marked("{authority} has no template"), marked("keep one first: {command}")
    command = f"aankoopwijzer template keep {authority} FILE"
    return Refused(Complaint("AUTHORITY", what, remedy, {"authority": authority, "command": command}))
