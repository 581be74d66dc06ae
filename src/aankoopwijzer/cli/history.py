"""`history`: who changed what, when and why.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="See who changed what, when and why.")

Authority = Annotated[str | None, typer.Option(metavar="ID", help="Only of this authority; region for what has none.")]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Only this kind of record, as procurement.")]
Record = Annotated[str | None, typer.Option(metavar="ID", help="Only this record of that kind.")]
Who = Annotated[
    str | None, typer.Option(metavar="WHO", help="Only by this e-mail address, or by import, supplier_link or system.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to and including this day.")]


@app.command()
def show(
    authority: Authority = None,
    kind: Kind = None,
    record: Record = None,
    who: Who = None,
    since: Since = None,
    until: Until = None,
    most: Annotated[int, typer.Option(min=1, max=1000, help="Changes at most.")] = 20,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Show what changed, the latest first."""
    from aankoopwijzer.cli.history_screen import asked_changes, show_changes
    from aankoopwijzer.cli.talking import Talk

    asked = asked_changes(authority=authority, kind=kind, record=record, who=who, since=since, until=until)
    show_changes(asked, Talk(lang, as_json=as_json), most=most)


@app.command()
def export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where it goes, as .csv or .xlsx.")],
    authority: Authority = None,
    kind: Kind = None,
    record: Record = None,
    who: Who = None,
    since: Since = None,
    until: Until = None,
    lang: Lang = None,
) -> None:
    """Write what changed to csv or Excel: a line for each field, all that the filter leaves."""
    from aankoopwijzer.cli.history_screen import asked_changes, write_changes
    from aankoopwijzer.cli.talking import Talk

    asked = asked_changes(authority=authority, kind=kind, record=record, who=who, since=since, until=until)
    write_changes(asked, out, Talk(lang, as_json=False))
