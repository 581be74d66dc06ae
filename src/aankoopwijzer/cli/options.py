"""The options that every command has."""

from pathlib import Path
from typing import Annotated, Literal

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON, with stable keys, instead of text.")]
Lang = Annotated[
    Literal["nl", "en", "fr", "de"] | None,
    typer.Option("--lang", help="Language of messages and texts; that of the terminal's locale when not given."),
]
Pack = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        metavar="FOLDER",
        envvar="AANKOOPWIJZER_PACK",
        help="Folder of the policy pack; the one that ships with the product when not given.",
    ),
]
