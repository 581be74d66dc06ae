"""The procurements of the register as a table."""

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from aankoopwijzer.cli.complaint import Refused, wrong
from aankoopwijzer.cli.procurement_filters import asked_procurements, authority_names
from aankoopwijzer.cli.registers_screen import write_table
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.export_procurements import export_procurements
from aankoopwijzer.flows.export_register import TableForm
from aankoopwijzer.register.procurements.queries import Wanted, all_procurements
from aankoopwijzer.reports.speech import marked

REGISTER = "procurements"
_COLUMNS = ("stage", "row")


def asked_table(
    pack: PolicyPack, *, authority: str | None, year: int | None, text: str, where: Sequence[str], order: str
) -> Wanted:
    """Which procurements were asked for, as for the other registers; raises `Refused` with all that cannot be meant."""
    values = dict(each.partition("=")[::2] for each in where)
    what = marked("“{found}” is not a column with a value")
    odd = [each for each in where if each.partition("=")[0] not in _COLUMNS or not each.partition("=")[2]]
    if odd:
        raise Refused(*(wrong("--where", what, each, ", ".join(_COLUMNS)) for each in odd))
    row = values.get("row")
    if row is not None and row not in pack.rows:
        raise Refused(wrong("--where", what, f"row={row}", ", ".join(pack.rows)))
    return asked_procurements(
        pack, authority=authority, year=year, stage=values.get("stage"), row=row, text=text, order=order
    )


def write_procurements(wanted: Wanted, out: Path, talk: Talk, pack: PolicyPack, form: TableForm) -> None:
    """Write all procurements as wanted to a file."""
    write_table(
        lambda: export_procurements(
            chain.from_iterable(all_procurements(wanted)),
            pack,
            authorities=authority_names(pack),
            form=form,
            language=talk.language,
            on=dt.date.today(),
        ),
        out,
    )
    if talk.as_json:
        talk.give_readable({"schema": f"aankoopwijzer/export-{form}/1", "register": REGISTER, "file": str(out)})
    else:
        talk.tell(talk.say("Written: {file}", file=str(out)))
