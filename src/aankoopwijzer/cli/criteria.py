"""`criteria`: the demands and scored qualities that a policy pack has ready."""

from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look criteria up.")


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
