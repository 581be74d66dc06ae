"""A policy pack on the screen: in outline, one code of it, or what changed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.framework import Objective, Row, Target
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.compare_packs import PackComparison
from aankoopwijzer.flows.show_code import show_code as find_code
from aankoopwijzer.flows.show_framework import show_framework
from aankoopwijzer.packs.framework_json import framework_as_json
from aankoopwijzer.packs.showing import Found, NotInPack
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording


def show_outline(pack: PolicyPack, talk: Talk) -> None:
    """Pillars, ambitions, objectives, rows and targets."""
    if talk.as_json:
        talk.give_readable(framework_as_json(pack))
        return
    page, wording = Page(), Wording(talk.language, pack)
    page.title(f"{wording.text(pack.name)} {pack.version}")
    for each in show_framework(pack):
        page.heading(wording.text(each.pillar.name))
        for one in each.ambitions:
            page.item(one.ambition.id, wording.text(one.ambition.name))
            page.items(_objectives(one.objectives, wording), inset=2)
            page.items(_rows(one.rows, wording), inset=2)
    page.show()


def show_code(pack: PolicyPack, code: str, talk: Talk) -> None:
    """One entry with everything that hangs on it; refuses a code that the pack does not have."""
    try:
        found = find_code(pack, code)
    except NotInPack as missing:
        what = marked("the policy pack has nothing called '{found}'")
        remedy = marked("did you mean {near}?") if missing.nearest else marked("see: {command}")
        values = {"found": code[:80], "near": missing.nearest or "", "command": "aankoopwijzer framework show"}
        raise Refused(Complaint("framework show", what, remedy, values)) from None
    if talk.as_json:
        talk.give_readable({"schema": "aankoopwijzer/framework-show/1", "kind": found.folder, **_hanging(found)})
        return
    page, wording = Page(), Wording(talk.language, pack)
    entry: Any = found.entry
    name = getattr(entry, "name", None) or getattr(entry, "title", None) or getattr(entry, "printed", None)
    said = name if isinstance(name, str) or name is None else wording.text(name)
    page.title(" ".join(part for part in (entry.id, said) if part))
    for key in ("text", "focus", "statement", "reading", "explanation", "help", "because", "clause", "motive"):
        words = getattr(entry, key, None)
        if words is not None:
            page.paragraph(wording.text(words))
    page.items(_dated(entry))
    _section(page, talk.say("Objectives"), _objectives(found.objectives, wording))
    _section(page, talk.say("Product groups"), _rows(found.rows, wording))
    _section(page, talk.say("Targets"), _targets(found.targets, wording))
    duties = [(one.id, wording.force(one.force)) for one in found.obligations]
    _section(page, talk.say("Duties"), duties)
    criteria = [(id, wording.text(pack.criteria[id].title)) for id in found.criteria]
    _section(page, talk.say("Criteria"), criteria)
    if source := getattr(entry, "source", None):
        page.aside(wording.source(source))
    page.show()


def show_changes(comparison: PackComparison, talk: Talk) -> None:
    """Every change as a sentence."""
    if talk.as_json:
        talk.give_readable(
            {
                "schema": "aankoopwijzer/framework-diff/1",
                "old_version": comparison.old_version,
                "new_version": comparison.new_version,
                "results": [
                    {
                        "code": change.code,
                        "kind": change.folder or None,
                        "id": change.id or None,
                        "details": dict(change.details),
                        "text": change.sentence(talk.speech.say),
                    }
                    for change in comparison.changes
                ],
            }
        )
        return
    page = Page()
    for change in comparison.changes:
        page.paragraph(change.sentence(talk.speech.say))
    if not comparison.changes:
        page.paragraph(talk.say("The two policy packs say the same."))
    page.show()


def _plain(entry: Any) -> dict[str, Any]:
    found: dict[str, Any] = entry.model_dump(mode="json", by_alias=True)
    return found


def _hanging(found: Found) -> dict[str, Any]:
    return {
        "entry": _plain(found.entry),
        "objectives": [_plain(one) for one in found.objectives],
        "rows": [_plain(one) for one in found.rows],
        "targets": [_plain(one) for one in found.targets],
        "obligations": [_plain(one) for one in found.obligations],
        "criteria": list(found.criteria),
    }


def _section(page: Page, heading: str, items: Iterable[tuple[str, str]]) -> None:
    found = list(items)
    if found:
        page.heading(heading)
        page.items(found)


def _objectives(objectives: Iterable[Objective], wording: Wording) -> Iterator[tuple[str, str]]:
    return ((one.id, f"{wording.text(one.name)} ({wording.text(one.force_text)})") for one in objectives)


def _rows(rows: Iterable[Row], wording: Wording) -> Iterator[tuple[str, str]]:
    return ((row.id, wording.text(row.printed)) for row in rows)


def _targets(targets: Iterable[Target], wording: Wording) -> Iterator[tuple[str, str]]:
    return ((target.id, wording.text(target.statement)) for target in targets)


def _dated(entry: Any) -> Iterator[tuple[str, str]]:
    """The values of a parameter, each with its period."""
    for dated in getattr(entry, "values", ()):
        value = dated.value
        yield dated.period, f"{value:f}" if isinstance(value, Decimal) else str(value)
