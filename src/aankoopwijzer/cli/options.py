"""The options that every command has, and those that describe a purchase."""

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

Title = Annotated[str | None, typer.Option(metavar="TEXT", help="What is bought, in a few words.")]
ContractType = Annotated[str | None, typer.Option(metavar="works|supplies|services", help="Type of contract.")]
Value = Annotated[
    str | None,
    typer.Option(metavar="AMOUNT", help="Estimate in euro excluding VAT, whole term: 24000 or 24 000,50."),
]
Authority = Annotated[str | None, typer.Option(metavar="NAME", help="Contracting authority, by id or name.")]
Codes = Annotated[list[str] | None, typer.Option(metavar="CODE", help="CPV code of eight digits; repeat it for more.")]
FrameworkAgreement = Annotated[
    bool | None,
    typer.Option("--framework-agreement/--no-framework-agreement", help="Whether it is a framework agreement."),
]
Answers = Annotated[
    list[str] | None,
    typer.Option(metavar="ID=VALUE", help="Answer a question that was asked before; repeat it for more."),
]
Threshold = Annotated[
    str | None,
    typer.Option(metavar="legal|nominal", help="Which social threshold: that of the date, or the adopted one."),
]
