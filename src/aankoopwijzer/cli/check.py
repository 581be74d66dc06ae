"""`check`: what a draft tender covers, lacks and risks; with --passages the same for loose passages."""

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


def check(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="Draft tender (docx, odt, pdf, txt), a notice in XML, or a folder of published notices.",
        ),
    ] = None,
    purchase: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What is bought: a csv, xlsx, jsonl or json file with one purchase."),
    ] = None,
    title: Title = None,
    description: Annotated[str | None, typer.Option(metavar="TEXT", help="More about it.")] = None,
    contract_type: ContractType = None,
    value: Value = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication or invitation.")] = None,
    authority: Authority = None,
    cpv: Codes = None,
    framework_agreement: FrameworkAgreement = None,
    answer: Answers = None,
    threshold: Threshold = None,
    level: Annotated[
        Literal["basis", "gevorderd", "ambitieus"], typer.Option(help="The level that figures are held against.")
    ] = "basis",
    docx: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the report as a Word document too.")] = None,
    pdf: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the report as PDF too.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write the report as a page of its own too.")] = None,
    marked: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write the draft itself, a docx, with comments at its passages."),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show also what is not asked of this purchase.")] = False,
    passages: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON list of loose passages, each with an id and a text.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Check a draft tender: what is covered, what is missing, what is risky, each with its place and reason."""
    from aankoopwijzer.cli.describing import Given
    from aankoopwijzer.cli.desk import Asked
    from aankoopwijzer.cli.draft_check import Wanted, check_draft, check_request
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    check_request(file, passages)
    if file is not None and file.is_dir():
        from aankoopwijzer.cli.notice_check import Outputs, check_notices

        raise typer.Exit(check_notices([file], talk, pack, Outputs(None, None, None), only_aspects=True))
    if passages is not None:
        from aankoopwijzer.cli.pack_cache import pack_cache
        from aankoopwijzer.cli.passage_screen import show_passages
        from aankoopwijzer.flows.load_pack import load_pack

        raise typer.Exit(show_passages(passages, load_pack(pack, cache=pack_cache()), talk))
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
    asked = Asked(talk, pack=pack, mode=threshold, level=level, rule_sets=(), suppliers=None, is_full=full)
    outs = {form: out for form, out in (("docx", docx), ("pdf", pdf), ("html", html)) if out is not None}
    assert file is not None  # check_request saw to it
    raise typer.Exit(check_draft(file, given, asked, Wanted(purchase=purchase, reports=outs, marked=marked)))
