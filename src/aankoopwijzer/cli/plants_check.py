"""`plants check`: a planting list, line by line."""

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.plants_import import lists_in
from aankoopwijzer.cli.plants_screen import prepared
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.planting_rows import MAX_BYTES
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.planting.checked import CheckedPlant, PlantingCheck
from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.export_planting import export_planting
from aankoopwijzer.flows.read_planting_list import read_planting_list
from aankoopwijzer.reports.planting_json import planting_as_json
from aankoopwijzer.reports.planting_words import PlantingWords
from aankoopwijzer.reports.table_problems import problem_line

STANDARD_INPUT = "-"
_ORDER = tuple(PlantStatus)


def check_file(
    file: str, talk: Talk, *, pack: Path | None, checklists: Path | None, out: Mapping[str, Path | None]
) -> bool:
    """Check a list and say what was found; returns whether nothing on it is forbidden or not allowed.

    Raises `Refused` when the list cannot be read at all.
    """
    lists = lists_in(checklists)
    adviser, words = prepared(talk, pack, lists)
    try:
        source = sys.stdin.buffer.read(MAX_BYTES + 1) if file == STANDARD_INPUT else Path(file)
        lines, problems = read_planting_list(source)
    except TableError as error:
        talk.tell(problem_line(error.problem, file, talk.speech))
        import typer

        from aankoopwijzer.cli.guard import BAD_INPUT

        raise typer.Exit(BAD_INPUT) from None
    check = check_planting(lines, adviser)
    said = [problem_line(each, file, talk.speech) for each in problems]
    for each in said:
        talk.tell(each)
    for form, target in out.items():
        if target is not None:
            target.write_bytes(export_planting(check, words, form, on=dt.date.today()).content)  # type: ignore[arg-type]
            talk.tell(talk.say("Written: {file}", file=str(target)))
    if talk.as_json:
        talk.give_readable(planting_as_json(check, words, lists, said))
    else:
        _show(check, words, talk, has_lists=bool(lists))
    return check.is_sound


def _show(check: PlantingCheck, words: PlantingWords, talk: Talk, *, has_lists: bool) -> None:
    page = Page()
    for status in _ORDER:
        of_status = [each for each in check.plants if each.verdict.status is status]
        if not of_status:
            continue
        page.heading(f"{words.status(status)} ({len(of_status)})")
        page.aside(words.meaning(status), inset=2)
        for each in of_status:
            _show_plant(page, each, words, talk)
    if not check.plants:
        page.paragraph(talk.say("There is no plant in this list."))
    page.heading(talk.say("How native is this list?"))
    for sentence in words.share(check.share):
        page.paragraph(sentence, inset=2)
    if not has_lists:
        page.aside(
            talk.say(
                "Only the plants of the policy pack were known. Import the official lists: aankoopwijzer plants import"
            )
        )
    page.show()


def _show_plant(page: Page, each: CheckedPlant, words: PlantingWords, talk: Talk) -> None:
    where = f"{each.line}.{each.part}" if each.part > 1 else str(each.line)
    page.items([(where, each.text[:120], words.quantity(each))])
    if each.verdict.status is PlantStatus.NATIVE and each.certainty == "exact":
        return
    page.paragraph(words.reason(each), inset=6)
    for other in each.alternatives:
        page.aside(talk.say("Instead: {name}: {why}", name=words.name(other.plant), why=words.better(other)), inset=6)
