"""`framework`: look at a policy pack, check it, compare two."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

if TYPE_CHECKING:
    from aankoopwijzer.cli.complaint import Complaint
    from aankoopwijzer.packs.problems import Problem

_ALIKE_MOST, _ALIKE_SHOWN = 10, 5

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check, show and compare policy packs.")


@app.command()
def check(
    pack: Pack = None,
    record_ids: Annotated[
        bool, typer.Option("--record-ids", help="First add the ids of new entries to the pack's ids.txt.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Say everything that is wrong with a policy pack, with file and line; exit 1 when there is something."""
    from aankoopwijzer.cli.explaining import pack_complaint
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.check_pack import check_pack

    talk = Talk(lang, as_json=as_json)
    found = check_pack(pack, record_ids=record_ids)
    complaints = [
        pack_complaint(problem, str(pack) if pack and problem.code != "no-pack" else "") for problem in found.problems
    ]
    if as_json:
        talk.give_readable(
            {
                "schema": "aankoopwijzer/framework-check/1",
                "valid": found.is_sound,
                "counts": found.counts,
                "new_ids": list(found.new_ids),
                "problems": [
                    {
                        "code": problem.code,
                        "file": problem.file,
                        "line": problem.line or None,
                        "id": problem.id or None,
                        "text": talk.say(complaint.what, **complaint.values),
                        "remedy": talk.say(complaint.remedy, **complaint.values),
                    }
                    for problem, complaint in zip(found.problems, complaints, strict=True)
                ],
            }
        )
    else:
        for complaint in _shortened(found.problems, complaints):
            talk.complain(complaint)
        if found.new_ids:
            print(talk.say("New in ids.txt: {ids}", ids=", ".join(found.new_ids)))
        if found.is_sound:
            counts = ", ".join(f"{count} {kind}" for kind, count in found.counts.items() if count)
            print(talk.say("The policy pack is sound: {counts}.", counts=counts))
    raise typer.Exit(0 if found.is_sound else 1)


def _shortened(problems: "Sequence[Problem]", complaints: "Sequence[Complaint]") -> "Iterator[Complaint]":
    """The complaints; of many that are alike only the first few, and how many more there are."""
    from collections import Counter

    from aankoopwijzer.cli.complaint import Complaint
    from aankoopwijzer.reports.speech import marked

    alike = Counter((problem.code, problem.file) for problem in problems)
    shown: Counter[tuple[str, str]] = Counter()
    for problem, complaint in zip(problems, complaints, strict=True):
        kind = (problem.code, problem.file)
        shown[kind] += 1
        if alike[kind] <= _ALIKE_MOST or shown[kind] <= _ALIKE_SHOWN:
            yield complaint
        elif shown[kind] == alike[kind]:
            what, remedy = marked("{count} more problems of this kind"), marked("--json lists them all")
            yield Complaint(complaint.where, what, remedy, {"count": alike[kind] - _ALIKE_SHOWN})


@app.command()
def show(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="An ambition, objective, row or any other id of the pack.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Show a whole policy pack in outline, or one thing of it by its code: K1, K1.2, S1/2, brugge."""
    from aankoopwijzer.cli.framework_screen import show_code, show_outline
    from aankoopwijzer.cli.pack_cache import pack_cache
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.load_pack import load_pack

    talk = Talk(lang, as_json=as_json)
    found = load_pack(pack, cache=pack_cache())
    if code is None:
        show_outline(found, talk)
    else:
        show_code(found, code, talk)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the older policy pack.")],
    new: Annotated[Path, typer.Argument(help="Folder of the newer one.")],
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Say what changed from one policy pack to another, in sentences."""
    from aankoopwijzer.cli.framework_screen import show_changes
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.compare_packs import compare_packs

    talk = Talk(lang, as_json=as_json)
    show_changes(compare_packs(old, new), talk)


@app.command()
def schema(
    out: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Folder to write one schema file per kind in.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Give the JSON Schema of the files of a policy pack, so that an editor completes and checks them."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.flows.export_schema import export_schema
    from aankoopwijzer.packs.schema import schemas

    talk = Talk(lang, as_json=as_json)
    if out is None:
        talk.results(
            "aankoopwijzer/framework-schema/1", [{"name": name, "schema": one} for name, one in schemas().items()]
        )
        return
    written = [str(path) for path in export_schema(out)]
    if as_json:
        talk.results("aankoopwijzer/framework-schema/1", [{"file": name} for name in written])
    else:
        print("\n".join(written))
