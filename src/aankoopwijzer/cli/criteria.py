"""`criteria`: the demands and scored qualities that a policy pack has ready."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack
from aankoopwijzer.domain.values.level import Level

if TYPE_CHECKING:
    import datetime as dt

# As the domain has them; its policy would bring pydantic along at every cold start.
Part = Literal[
    "subject_matter",
    "suitability",
    "selection_criterion",
    "technical_specification",
    "award_criterion",
    "contract_performance_condition",
    "reserved",
]
Additionality = Literal["legal-minimum", "market-standard", "beyond"]
Order = Literal["pack", "best", "title", "review", "burden"]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look criteria up, check the library, score bids.")


Day = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="The day to look from, 2026-03-02 or 02/03/2026; today when not given."
    ),
]


@app.command("list")
def list_criteria(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD]...", help="Only those that hold all these words.")
    ] = None,
    objective: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Only those that serve this objective, or this ambition: K1.2 or K1."),
    ] = None,
    row: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only those for this product-group row, as S1/2.")
    ] = None,
    part: Annotated[Part | None, typer.Option(help="Only those for this part of the tender.")] = None,
    level: Annotated[Level | None, typer.Option(help="Only those that have this level.")] = None,
    additionality: Annotated[
        Additionality | None, typer.Option(help="Only those with a level that goes this far.")
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only those past their review date.")] = False,
    order: Annotated[
        Order | None, typer.Option(help="In this order; the best first for words, else as the policy pack has them.")
    ] = None,
    date: Day = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """List the criteria of the policy pack, all or those that fit."""
    from aankoopwijzer.cli.criteria_screen import show_list
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.policy.searching import CriteriaWish
    from aankoopwijzer.flows.load_pack import load_pack

    wish = CriteriaWish(
        words=" ".join(words or ()),
        row=row,
        serves=objective,
        part=part,
        level=level,
        additionality=additionality,
        only_stale=stale,
        order=order or ("best" if words else "pack"),
    )
    show_list(load_pack(pack, cache=pack_cache()), Talk(lang, as_json=as_json), wish, on=_day(date))


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
    date: Day = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say which criteria are stale, out of reach, in conflict, alike or badly worded; exit 1 when there are any."""
    from aankoopwijzer.cli.criteria_check import show_findings
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    sound = show_findings(load_pack(pack, cache=pack_cache()), Talk(lang, as_json=as_json), on=_day(date))
    raise typer.Exit(0 if sound else 1)


@app.command()
def export(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID[@LEVEL]...", help="Criteria, each with its level; basis when not given.")
    ],
    to: Annotated[
        Literal["docx", "xlsx", "json", "ocds"], typer.Option("--format", help="Word, spreadsheet, JSON or OCDS.")
    ] = "json",
    out: Annotated[
        Path | None, typer.Option(metavar="OUT", help="The file to write; JSON and OCDS go to the screen without it.")
    ] = None,
    date: Day = None,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Put criteria together in a file, as the basket of the web site does."""
    from aankoopwijzer.cli.criteria_set import write_set
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    write_set(load_pack(pack, cache=pack_cache()), ids, Talk(lang, as_json=False), to=to, out=out, on=_day(date))


@app.command("import")
def reopen(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A set as JSON, of a basket or of criteria export.")],
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Hold a set that was kept against the library as it is now; exit 1 when something is not as it was."""
    from aankoopwijzer.cli.criteria_set import show_set
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    same = show_set(load_pack(pack, cache=pack_cache()), file, Talk(lang, as_json=as_json), folder=pack)
    raise typer.Exit(0 if same else 1)


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


def _day(date: str | None) -> "dt.date":
    """The day that was given, today when none was; refuses what is no day."""
    import datetime as dt

    from aankoopwijzer.cli.complaint import Complaint, Refused
    from aankoopwijzer.domain.values.typed import parse_day
    from aankoopwijzer.reports.speech import marked

    try:
        return parse_day(date) if date else dt.date.today()
    except ValueError:
        what, remedy = marked("'{found}' is not a day"), marked("write it as 2026-03-02")
        raise Refused(Complaint("--date", what, remedy, {"found": (date or "")[:40]})) from None
