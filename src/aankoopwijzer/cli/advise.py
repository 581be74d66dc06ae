"""`advise`: a planned purchase, a notice or a whole list in, what each tender must contain out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from aankoopwijzer.cli.options import (
    Answers,
    AsJson,
    Authority,
    Codes,
    ContractType,
    FrameworkAgreement,
    Lang,
    Pack,
    Threshold,
    Title,
    Value,
)


def advise(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="More files for --notice or --batch.")
    ] = None,
    title: Title = None,
    description: Annotated[
        str | None, typer.Option(metavar="TEXT", help="More about it; - reads it from the standard input.")
    ] = None,
    contract_type: ContractType = None,
    value: Value = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Day of publication or invitation, 2026-03-02 or 02/03/2026; today when not given."
        ),
    ] = None,
    authority: Authority = None,
    cpv: Codes = None,
    framework_agreement: FrameworkAgreement = None,
    answer: Answers = None,
    threshold: Threshold = None,
    level: Annotated[
        Literal["basis", "gevorderd", "ambitieus"], typer.Option(help="How far the criteria go.")
    ] = "basis",
    add: Annotated[
        list[str] | None,
        typer.Option(metavar="ID[@LEVEL]", help="Put a further criterion in the tender; repeat it for more."),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=REASON", help="Leave a proposed criterion out, and say why; repeat it for more."),
    ] = None,
    fill: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="ID.NAME=VALUE", help="Fill in a blank of a clause; repeat it for more."),
    ] = None,
    rule_set: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Switch a pending change of law on; repeat it for more.")
    ] = None,
    suppliers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Supplier file (csv or xlsx) that gives the market.")
    ] = None,
    notice: Annotated[
        list[Path] | None, typer.Option(metavar="FILE...", help="Advise on notice files, lot by lot.")
    ] = None,
    batch: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE...", help="Advise on every purchase in a csv, xlsx, jsonl or json file."),
    ] = None,
    docx: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the advice as a Word document too.")] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own Word template (docx or dotx) for --docx.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Put the clauses into this draft tender (docx) and write that to --docx."),
    ] = None,
    pdf: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the advice as PDF too.")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the advice as a workbook too.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Show also why the other objectives do not apply.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say what the policy and the law ask of a planned purchase, and what to put in its tender."""
    from aankoopwijzer.cli.advising import advise_batch, advise_notices, advise_purchase, check_request, check_word
    from aankoopwijzer.cli.describing import Given
    from aankoopwijzer.cli.desk import Asked
    from aankoopwijzer.cli.selecting import Typed
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    given = Given(
        title=title,
        description=description,
        contract_type=contract_type,
        value=value,
        date=date,
        authority=authority,
        cpv=tuple(cpv or ()),
        framework_agreement=framework_agreement,
        answers=tuple(answer or ()),
    )
    outs: list[tuple[Literal["docx", "pdf", "xlsx"], Path | None]] = [("docx", docx), ("pdf", pdf), ("xlsx", xlsx)]
    asked = Asked(
        talk,
        pack=pack,
        mode=threshold,
        level=level,
        rule_sets=tuple(rule_set or ()),
        suppliers=suppliers,
        is_full=full,
        template=template,
        into=into,
        typed=Typed(tuple(add or ()), tuple(drop or ()), tuple(fill or ())),
        documents=tuple((form, out) for form, out in outs if out is not None),
    )
    check_word(asked)
    notices, batches, others = notice or [], batch or [], files or []
    check_request(given, notices=notices, batches=batches, others=others, is_written=bool(asked.documents))
    if notices:
        code = advise_notices([*notices, *others], asked)
    elif batches:
        code = advise_batch([*batches, *others], given, asked)
    else:
        code = advise_purchase(given, asked)
    raise typer.Exit(code)
