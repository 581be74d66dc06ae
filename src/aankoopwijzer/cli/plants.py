"""`plants`: check planting lists, look plants up, import official checklists."""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack
from aankoopwijzer.domain.policy.plants import Form, Light, Use

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check planting lists and look plants up.")
Checklists = Annotated[
    Path | None,
    typer.Option(
        "--checklists",
        metavar="FOLDER",
        envvar="AANKOOPWIJZER_CHECKLISTS",
        help="Folder of the imported official checklists; your own data folder when not given.",
    ),
]
Grade = Annotated[int, typer.Option(min=0, max=3, metavar="0-3", help="At least this grade, 0 to 3.")]


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Planting list as xlsx, csv or plain text; - for what is pasted in.")
    ],
    csv: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the checked list as csv too.")] = None,
    xlsx: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write the checked list as an Excel sheet too.")
    ] = None,
    checklists: Checklists = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say of each plant on a list whether it may be planted, why, and what instead; exit 1 when one may not."""
    from aankoopwijzer.cli.plants_check import check_file
    from aankoopwijzer.cli.talking import Talk

    out = {"csv": csv, "xlsx": xlsx}
    sound = check_file(file, Talk(lang, as_json=as_json), pack=pack, checklists=checklists, out=out)
    raise typer.Exit(0 if sound else 1)


@app.command("list")
def list_plants(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...", help="Words of a name.")] = None,
    standing: Annotated[
        str, typer.Option(metavar="STATUS", help="native, not_native, not_allowed, disputed, forbidden ... or all.")
    ] = "native",
    use: Annotated[Use | None, typer.Option(help="Only plants fit for this.")] = None,
    form: Annotated[Form | None, typer.Option(help="Only plants of this form.")] = None,
    light: Annotated[Light | None, typer.Option(help="Only plants that stand this light.")] = None,
    highest: Annotated[
        int | None, typer.Option(metavar="CM", min=1, help="Not higher than this, in centimetres.")
    ] = None,
    drought: Grade = 0,
    heat: Grade = 0,
    waterlogging: Grade = 0,
    salt: Grade = 0,
    pollinators: Grade = 0,
    birds: Grade = 0,
    without_poison: Annotated[bool, typer.Option("--without-poison", help="Leave poisonous plants out.")] = False,
    checklists: Checklists = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """List the plants of the policy pack that fit."""
    from aankoopwijzer.cli.plants_screen import show_list, standing_of
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.planting.searching import PlantWish

    wish = PlantWish(
        words=" ".join(words or ()),
        status=standing_of(standing),
        use=use,
        form=form,
        light=light,
        highest_cm=highest,
        drought=drought,
        heat=heat,
        waterlogging=waterlogging,
        salt=salt,
        pollinators=pollinators,
        birds=birds,
        without_poison=without_poison,
    )
    show_list(wish, Talk(lang, as_json=as_json), pack=pack, checklists=checklists)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A scientific or Dutch name, or an id of the list.")],
    checklists: Checklists = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Show one plant: whether it may be planted, what it is fit for, what it stands, what it feeds."""
    from aankoopwijzer.cli.plants_screen import show_plant
    from aankoopwijzer.cli.talking import Talk

    show_plant(name, Talk(lang, as_json=as_json), pack=pack, checklists=checklists)


@app.command("import")
def import_lists(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Official checklists as csv: Red List, alien plants, Union list."),
    ],
    checklists: Checklists = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Take official checklists in, with where they came from and when; a list of the same kind is replaced."""
    from aankoopwijzer.cli.plants_import import take_in
    from aankoopwijzer.cli.talking import Talk

    take_in(files, Talk(lang, as_json=as_json), checklists=checklists)
