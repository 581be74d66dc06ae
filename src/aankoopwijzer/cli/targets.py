"""`targets`: what authorities decided to reach within the framework, and where they started."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Aims and baselines that authorities laid down themselves."
)

Authority = Annotated[str | None, typer.Option(metavar="ID", help="The authority; the whole region when not given.")]
Day = Annotated[dt.datetime, typer.Option("--date", metavar="DAY", formats=["%Y-%m-%d"], help="Day of the decision.")]


@app.command("list")
def list_(as_json: AsJson = False, lang: Lang = None) -> None:
    """Show every aim and baseline, those that were taken over too."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.cli.targets_screen import show

    show(Talk(lang, as_json=as_json))


@app.command()
def adopt(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Id of the target in the policy pack.")],
    value: Annotated[str, typer.Option(help="The figure to reach, in the unit of its indicator.")],
    decided_by: Annotated[str, typer.Option(help="The organ that decided, never a person.")],
    on: Day,
    authority: Authority = None,
    by: Annotated[int | None, typer.Option(metavar="YEAR", help="By when; always, when not given.")] = None,
    base_year: Annotated[int | None, typer.Option(metavar="YEAR", help="The year that it starts from.")] = None,
    why: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Keep what an authority, or the region, decided to reach."""
    from aankoopwijzer.cli import targets_screen
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.measures.local_aims import LocalAim

    aim = LocalAim(target, authority, _number(value, "--value"), by, decided_by, on.date(), base_year, why)
    targets_screen.adopt(aim, Talk(lang, as_json=as_json), pack=pack)


@app.command()
def baseline(
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Id of the indicator in the policy pack.")],
    value: Annotated[str, typer.Option(help="The value, in the unit that is measured, before any comparison.")],
    year: Annotated[int, typer.Option(metavar="YEAR", help="The year that it is of.")],
    source: Annotated[str, typer.Option(help="Where it comes from.")],
    method: Annotated[Literal["counted", "estimated", "copied"], typer.Option(help="How it was found.")] = "counted",
    authority: Authority = None,
    row: Annotated[str | None, typer.Option(metavar="CODE", help="One product group, as K1/1.")] = None,
    uncertainty: Annotated[str | None, typer.Option(help="Plus or minus so much.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Keep where an authority started; a baseline that was there stays to be seen."""
    from aankoopwijzer.cli import targets_screen
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.measures.baselines import Baseline

    one = Baseline(
        indicator,
        authority,
        year,
        _number(value, "--value"),
        method,
        source,
        row,
        None if uncertainty is None else _number(uncertainty, "--uncertainty"),
    )
    targets_screen.start(one, Talk(lang, as_json=as_json), pack=pack)


def _number(text: str, option: str) -> Decimal:
    from aankoopwijzer.cli.complaint import Complaint, Refused
    from aankoopwijzer.reports.speech import marked

    try:
        found = Decimal(text.strip().replace(",", "."))
    except ArithmeticError:
        found = Decimal("nan")
    if not found.is_finite() or abs(found) >= 10**12:
        what, how = marked("'{found}' is not a number"), marked("write it as 12.5")
        raise Refused(Complaint(option, what, how, {"found": text[:40]}))
    return found
