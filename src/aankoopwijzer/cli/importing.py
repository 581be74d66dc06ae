"""`import`: files of departments into the register, and back out again."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Bring files into the register: spend, suppliers, vehicles ..."
)

KINDS = {
    "spend": "Import lines of the ledger or of invoices, from csv, xlsx or ods.",
    "suppliers": "Import suppliers.",
    "social-economy": "Import recognitions in the social economy.",
    "chain": "Import what suppliers disclosed of their chains.",
    "fleet": "Import vehicles.",
    "trips": "Import duty trips.",
    "lighting": "Import circuits of public lighting.",
    "luminaires": "Import luminaires of public lighting, on the circuits that are there.",
    "appliances": "Import appliances, machines and ICT.",
    "buildings": "Import buildings.",
    "materials": "Import materials bought or delivered in a year.",
    "works": "Import delivered works in the public domain: paving, green, rainwater.",
    "plantings": "Import what was planted; each plant is looked up in the plant list.",
    "product-lives": "Import how long products, buildings and installations were in use.",
    "shared-assets": "Import vehicles, machines and other things that are shared.",
    "deliveries": "Import deliveries with their origin, labels and chain.",
    "social-performances": "Import social performance under contracts, promised and delivered.",
    "behaviour-projects": "Import projects that change behaviour.",
}
"""The kinds of file, with what their command says of itself; the tables of columns are in the package."""

Authority = Annotated[
    str | None, typer.Option(metavar="ID", help="Whose the lines are that name no authority themselves.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen and write nothing.")]
Mapping = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="JSON with our column by the file's title, as `--dry-run --json` gives it."),
]
KeepDoubles = Annotated[
    bool,
    typer.Option(
        "--keep-doubles", help="Bring in, too, what looks the same as an invoice that came from another source."
    ),
]
Rejected = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the lines that were left out here, as csv with reasons.")
]


def _command(kind: str) -> Callable[..., None]:
    def imports(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="The file.")],
        authority: Authority = None,
        dry_run: DryRun = False,
        mapping: Mapping = None,
        rejected: Rejected = None,
        keep_doubles: KeepDoubles = False,
        as_json: AsJson = False,
        lang: Lang = None,
        pack: Pack = None,
    ) -> None:
        from aankoopwijzer.cli.import_screen import show_import
        from aankoopwijzer.cli.talking import Talk

        done = show_import(
            kind,
            file,
            Talk(lang, as_json=as_json),
            authority=authority,
            is_dry_run=dry_run,
            mapping=mapping,
            rejected=rejected,
            keep_doubles=keep_doubles,
            pack=pack,
        )
        raise typer.Exit(0 if done else 1)

    return imports


for _kind, _help in KINDS.items():
    app.command(_kind, help=_help)(_command(_kind))


@app.command()
def ubl(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Invoices or credit notes, each an import of its own.")
    ],
    authority: Annotated[str | None, typer.Option(metavar="ID", help="Whose books the invoices are for.")] = None,
    dry_run: DryRun = False,
    keep_doubles: KeepDoubles = False,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Import electronic invoices and credit notes (UBL), with their sellers."""
    from aankoopwijzer.cli.import_screen import show_invoices
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    done = show_invoices(files, talk, authority=authority, is_dry_run=dry_run, keep_doubles=keep_doubles, pack=pack)
    raise typer.Exit(0 if done else 1)


@app.command()
def notices(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="eForms, TED or OCDS files, or a zip of them: one import.")
    ],
    authority: Annotated[
        str | None, typer.Option(metavar="ID", help="Who buys when a notice names nobody of the policy.")
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Import published notices as procurements; a later notice comes on top of an earlier one."""
    from aankoopwijzer.cli.import_notices_screen import show_notices
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    done = show_notices(files, talk, authority=authority, is_dry_run=dry_run, pack=pack)
    raise typer.Exit(0 if done else 1)


@app.command()
def cpv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list as genericode, or csv with a column code.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Import the official list of CPV codes, so that a code shows what it is called."""
    from aankoopwijzer.cli.import_list_screen import show_cpv
    from aankoopwijzer.cli.talking import Talk

    show_cpv(file, Talk(lang, as_json=as_json), is_dry_run=dry_run)


@app.command("plant-lists")
def plant_lists(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A checklist as csv, or a Darwin Core archive (zip).")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Import official lists of plants for the whole site; each takes the place of the one of its kind."""
    from aankoopwijzer.cli.import_list_screen import show_plant_lists
    from aankoopwijzer.cli.talking import Talk

    show_plant_lists(file, Talk(lang, as_json=as_json), is_dry_run=dry_run)


@app.command()
def groups(
    answers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A table of rules: what accounts, CPV codes, suppliers or descriptions are for."
        ),
    ] = None,
    authority: Annotated[
        str | None, typer.Option(metavar="ID", help="The rules of the table hold for its lines only.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Find the product groups of the spend; what is doubtful waits for a person on the pages, or for a rule."""
    from aankoopwijzer.cli.spend_groups_screen import show_groups
    from aankoopwijzer.cli.talking import Talk

    raise typer.Exit(show_groups(Talk(lang, as_json=as_json), answers=answers, authority=authority, pack=pack))


@app.command()
def undo(
    batch: Annotated[int, typer.Argument(metavar="BATCH", help="The number of the import, as `import list` gives it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in the history.")] = "",
    with_answers: Annotated[
        bool, typer.Option("--with-answers", help="Take back too what persons answered with its suppliers.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would follow and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Take an import back as a whole; first it says what follows."""
    from aankoopwijzer.cli.import_undo_screen import show_undo
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    show_undo(batch, talk, reason=reason, with_answers=with_answers, is_dry_run=dry_run, is_sure=yes)


@app.command("list")
def list_batches(as_json: AsJson = False, lang: Lang = None) -> None:
    """List the imports, newest first."""
    from aankoopwijzer.cli.import_screen import show_list
    from aankoopwijzer.cli.talking import Talk

    show_list(Talk(lang, as_json=as_json))


@app.command("jobs")
def list_jobs(as_json: AsJson = False, lang: Lang = None) -> None:
    """List the imports of the background worker: what waits, what runs and how far it is, what became of the rest."""
    from aankoopwijzer.cli.import_jobs import show_jobs
    from aankoopwijzer.cli.talking import Talk

    show_jobs(Talk(lang, as_json=as_json))


@app.command()
def resume(
    file: Annotated[int, typer.Argument(metavar="FILE", help="The number of the file, as `import jobs` gives it.")],
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Do an import that waits or was interrupted, here and now, instead of the background worker."""
    from aankoopwijzer.cli.import_jobs import show_resume
    from aankoopwijzer.cli.talking import Talk

    show_resume(file, Talk(lang, as_json=as_json), pack=pack)


@app.command()
def stop(
    file: Annotated[int, typer.Argument(metavar="FILE", help="The number of the file, as `import jobs` gives it.")],
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Stop an import that waits or runs: nothing of it is written, unless that comes too late."""
    from aankoopwijzer.cli.import_jobs import show_stop
    from aankoopwijzer.cli.talking import Talk

    raise typer.Exit(0 if show_stop(file, Talk(lang, as_json=as_json)) else 1)
