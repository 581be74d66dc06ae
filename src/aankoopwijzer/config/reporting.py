"""The commands that report: those on the register need the site set up, that on notices only its folder."""

import datetime as dt
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Report on what was reached.")


@app.callback()
def report() -> None:
    """Report on what was reached."""


@app.command()
def council(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where it goes; its name ends in .docx, .pdf or .xlsx.")],
    authority: Annotated[
        str | None, typer.Option(metavar="ID", help="One authority; the whole region when not given.")
    ] = None,
    region: Annotated[bool, typer.Option("--region", help="The whole region, said in full.")] = False,
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", help="A year that is over; the last one when not given.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write the report to a council on a year: two pages of summary, annexes, or a workbook with every figure."""
    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from django.conf import settings

        from aankoopwijzer.cli.report_screen import Asked, show_report
        from aankoopwijzer.cli.talking import Talk

        asked = Asked(out, authority, region, year)
        talk = Talk(lang, as_json=as_json)
        show_report(asked, talk, folder=settings.MEASURED_DIR, pack=pack, today=dt.date.today())


@app.command()
def suppliers(
    authority: Annotated[str, typer.Option(metavar="ID", help="Whose spend.")],
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", min=2000, max=2100, help="The year; the last one when not given.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where all lines go; its name ends in .csv or .xlsx.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Report what was spent per supplier on low-value contracts and framework agreements, as the law asks yearly."""
    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from aankoopwijzer.cli.suppliers_report_screen import show_suppliers
        from aankoopwijzer.cli.talking import Talk

        today = dt.date.today()
        asked = year or today.year - 1
        show_suppliers(authority, asked, Talk(lang, as_json=as_json), out=out, pack=pack, today=today)


@app.command()
def benchmark(
    folders: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="Published notices as XML, or folders of them.")
    ],
    source: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What these notices are and where they come from; it is shown with them."),
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="OUT", help="Write every share as CSV too.")] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep it: the page on progress shows it beside the region.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Count in published notices which share has green, social or innovative aspects or is reserved."""
    from aankoopwijzer.cli.benchmark_screen import Asked, show_benchmark
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.config.running import register_ready

    named = source or ", ".join(path.name or str(path) for path in folders)
    asked = Asked(folders, named, csv, keep)
    talk = Talk(lang, as_json=as_json)
    with register_ready() if keep else nullcontext():
        raise typer.Exit(show_benchmark(asked, talk, pack=pack, today=dt.date.today()))


@app.command()
def drop_benchmark(lang: Lang = None) -> None:
    """Take the benchmark that was kept away from beside the region."""
    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from aankoopwijzer.cli.benchmark_screen import show_dropped
        from aankoopwijzer.cli.talking import Talk

        show_dropped(Talk(lang, as_json=False))


def results(
    out: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where they go; its name ends in .csv, .parquet, .json or .xlsx.")
    ],
    authority: Annotated[
        str | None,
        typer.Option(metavar="ID", help="One authority, or regio for the region alone; all of them when not given."),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write every measured figure that anybody may have, as open data."""
    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from django.conf import settings

        from aankoopwijzer.cli.report_screen import show_results
        from aankoopwijzer.cli.talking import Talk

        talk = Talk(lang, as_json=as_json)
        folder, today = settings.MEASURED_DIR, dt.date.today()
        show_results(out, talk, authority=authority, folder=folder, pack=pack, today=today)
