"""The procurements of the register as releases of OCDS, gathered in a package."""

import datetime as dt
import json
import sys

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.notice_files import shown
from aankoopwijzer.cli.ocds import PackageAsked, release_package
from aankoopwijzer.cli.procurement_filters import authority_names
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.export_releases import export_releases
from aankoopwijzer.register.procurements.queries import Wanted, count
from aankoopwijzer.reports.speech import marked


def export_procurements_as_ocds(
    wanted: Wanted, asked: PackageAsked, talk: Talk, pack: PolicyPack, *, also_fictitious: bool, today: dt.date
) -> None:
    """Every procurement as wanted into one package. Raises `Refused` when nothing can go out: then there is no file."""
    made = export_releases(
        wanted,
        pack,
        authorities=authority_names(pack),
        on=today,
        prefix=asked.prefix,
        also_fictitious=also_fictitious,
    )
    written = made_up = 0
    total = count(wanted) if sys.stderr.isatty() else None
    with release_package(asked.out, today, publisher=asked.publisher, uri=asked.uri) as package:
        for one in progress(made, talk, total=total, doing=talk.say("Exporting")):
            if one.release is None:
                made_up += 1
            else:
                written += 1
                package.add(json.dumps(one.release, ensure_ascii=False))
        if not written:
            raise Refused(_nothing(made_up))
    if talk.as_json:
        counts = {"releases": written, "left_out": made_up, "failed": 0}
        talk.give_readable({"schema": "aankoopwijzer/export-ocds/1", "file": shown(asked.out), **counts})
        return
    talk.write(talk.say("Releases written to {file}: {count}.", file=shown(asked.out), count=written) + "\n")
    if made_up:
        talk.write(talk.say("Made up for a demonstration, so left out: {count}.", count=made_up) + "\n")


def _nothing(made_up: int) -> Complaint:
    if made_up:
        what = marked("all {count} procurements are made up for a demonstration, so there is nothing to publish")
        return Complaint("", what, marked("give --made-up to have them all the same"), {"count": made_up})
    what = marked("no published procurement is as asked")
    return Complaint("", what, marked("leave a filter out, or name a stage before publication with --stage"))
