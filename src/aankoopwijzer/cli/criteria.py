"""`criteria`: the demands and scored qualities that a policy pack has ready."""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack
from aankoopwijzer.domain.values.level import Level

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look criteria up, check the library, score bids.")


@app.command("list")
def list_criteria(
    objective: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only those that serve this objective, as K1.2.")
    ] = None,
    row: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only those for this product-group row, as S1/2.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """List the criteria of the policy pack."""
    from aankoopwijzer.cli.criteria_screen import show_list
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    show_list(load_pack(pack, cache=pack_cache()), Talk(lang, as_json=as_json), objective=objective, row=row)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The criterion's id, as `criteria list` gives it.")],
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Show one criterion: its levels, clause, proof, sanction and sources."""
    from aankoopwijzer.cli.criteria_screen import show_criterion
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    show_criterion(load_pack(pack, cache=pack_cache()), id, Talk(lang, as_json=as_json))


@app.command()
def check(
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day to check for, 2026-03-02 or 02/03/2026; today when not given."),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say which criteria are stale, out of reach, in conflict, alike or badly worded; exit 1 when there are any."""
    import datetime as dt

    from aankoopwijzer.cli.complaint import Complaint, Refused
    from aankoopwijzer.cli.criteria_check import show_findings
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.values.typed import parse_day
    from aankoopwijzer.flows.load_pack import load_pack
    from aankoopwijzer.reports.speech import marked

    try:
        on = parse_day(date) if date else dt.date.today()
    except ValueError:
        what, remedy = marked("'{found}' is not a day"), marked("write it as 2026-03-02")
        raise Refused(Complaint("--date", what, remedy, {"found": (date or "")[:40]})) from None
    sound = show_findings(load_pack(pack, cache=pack_cache()), Talk(lang, as_json=as_json), on=on)
    raise typer.Exit(0 if sound else 1)


@app.command()
def score(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID[=POINTS]...", help="Award criteria, with their points where they differ.")
    ],
    bids: Annotated[
        Path,
        typer.Option(metavar="FILE", help="Bids as csv or JSON: a column bidder, and one for each thing that counts."),
    ],
    price: Annotated[
        str | None, typer.Option(metavar="POINTS", help="Score the column price too, for this many points.")
    ] = None,
    level: Annotated[Level, typer.Option(help="The level whose points each criterion has.")] = Level.BASIS,
    numbers: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=NUMBER", help="A number of a formula, as years=30.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Give each bid its points and show the sum; exit 1 when a score is unknown or the weights are not 100."""
    from aankoopwijzer.cli.criteria_score import show_scores
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    talk = Talk(lang, as_json=as_json)
    loaded = load_pack(pack, cache=pack_cache())
    raise typer.Exit(0 if show_scores(loaded, ids, bids, talk, level=level, price=price, numbers=numbers or ()) else 1)
