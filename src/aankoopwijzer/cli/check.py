"""`check`: what passages of a tender carry out, what they are, and what is wrong with their wording."""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack


def check(
    passages: Annotated[
        Path, typer.Option(metavar="FILE", help="JSON list of loose passages, each with an id and a text.")
    ],
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say of loose passages of a tender which objectives they carry out, and what is risky in them."""
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.passage_screen import show_passages
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    talk = Talk(lang, as_json=as_json)
    raise typer.Exit(show_passages(passages, load_pack(pack, cache=pack_cache()), talk))
