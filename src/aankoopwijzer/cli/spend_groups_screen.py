"""What `import groups` says: for which product groups spend counts, by rules, words and codes."""

import datetime as dt
from pathlib import Path

import typer

from aankoopwijzer.cli.complaint import Refused, wrong
from aankoopwijzer.cli.import_screen import BY
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.keep_rules_from_file import RulesOfFile, keep_rules_from_file
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.table_problems import problem_line

_OK, _FINDING, _BAD = 0, 1, 2


def show_groups(talk: Talk, *, answers: Path | None, authority: str | None, pack: Path | None) -> int:
    """Keep the rules of the table, then look for the rest; returns the exit code: 1 when a line was of no use.

    Raises `Refused` for an authority that is not known.
    """
    adviser = prepare_adviser(pack, cache=pack_cache())
    if authority is not None and authority not in adviser.pack.authorities:
        what = marked("“{found}” is not an authority that the register knows")
        raise Refused(wrong("--authority", what, authority, ", ".join(adviser.pack.authorities)))
    told = None if answers is None else _kept(answers, authority, adviser, talk)
    found = group_spend(adviser)
    counts = {how: found[how] for how in ("matched", "rule", "doubtful", "outside")}
    if talk.as_json:
        more = (
            {}
            if told is None
            else {
                "rules": told.kept.kept,
                "answered": told.kept.answered,
                "unused_lines": list(told.kept.unused),
            }
        )
        talk.give_readable({"schema": "aankoopwijzer/import-groups/1", **counts, **more})
    else:
        if told is not None:
            kept = talk.say(
                "rules kept: {kept}; kinds of spend that now follow them: {answered}",
                kept=told.kept.kept,
                answered=told.kept.answered,
            )
            talk.write(f"{kept}\n")
        said = talk.say(
            "{matched} kinds of spend have their product group, {rule} follow a rule, {doubtful} are doubtful, "
            "{outside} have none",
            **counts,
        )
        talk.write(f"{said}\n")
    return _FINDING if told is not None and (told.problems or told.kept.unused) else _OK


def _kept(file: Path, authority: str | None, adviser: Adviser, talk: Talk) -> RulesOfFile:
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES + 1)
    try:
        told = keep_rules_from_file(content, adviser, authority=authority, by=BY, at=dt.datetime.now(dt.UTC))
    except TableError as error:
        talk.tell(problem_line(error.problem, str(file), talk.speech))
        raise typer.Exit(_BAD) from None
    for problem in told.problems:
        talk.tell(problem_line(problem, str(file), talk.speech))
    for line in told.kept.unused:
        talk.tell(talk.say("{file}:{line}: no spend is like this line yet", file=str(file), line=line))
    return told
