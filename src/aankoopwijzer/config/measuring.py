"""The commands that measure: they read the register, so that they need the site set up."""

import datetime as dt
from typing import Annotated, Literal

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack


def indicators(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="One indicator; all of them when not given.")] = None,
    authority: Annotated[
        str | None, typer.Option(metavar="ID", help="One authority; the whole region when not given.")
    ] = None,
    row: Annotated[str | None, typer.Option(metavar="CODE", help="One product group, as K1/1.")] = None,
    by: Annotated[
        str | None, typer.Option(help="number, value, per_inhabitant ...; the main one when not given.")
    ] = None,
    since: Annotated[int | None, typer.Option("--from", metavar="YEAR", help="The first year.")] = None,
    until: Annotated[int | None, typer.Option("--to", metavar="YEAR", help="The last year.")] = None,
    quarters: Annotated[bool, typer.Option("--quarters", help="Each quarter too, where the records say it.")] = False,
    engine: Annotated[Literal["duckdb", "polars", "spark"], typer.Option(help="What counts the records.")] = "duckdb",
    on: Annotated[
        dt.datetime | None,
        typer.Option("--date", metavar="DAY", formats=["%Y-%m-%d"], help="The last day that is looked at; today."),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say how the targets stand, by the records of the register."""
    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from django.conf import settings

        from aankoopwijzer.cli.indicators_screen import Asked, show_indicators
        from aankoopwijzer.cli.talking import Talk

        day = on.date() if on else dt.date.today()
        asked = Asked(id, authority, row, by, since, until, quarters)
        talk = Talk(lang, as_json=as_json)
        show_indicators(asked, talk, folder=settings.MEASURED_DIR, pack=pack, engine=engine, on=day)
