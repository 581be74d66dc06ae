"""`criteria check`: what is wrong with the library of criteria."""

import datetime as dt
from collections.abc import Mapping

from aankoopwijzer.cli.complaint import Complaint
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.check_criteria import CriterionFinding, check_criteria
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

MESSAGES: Mapping[str, tuple[str, str]] = {
    "stale": (
        marked("this was to be looked at again by {found}"),
        marked("check prices, labels and market, then set review_by later"),
    ),
    "change-not-told": (
        marked("it is valid from {found}, but no change is told of that day"),
        marked("add the change to changes, or set valid_from to the day of the last one"),
    ),
    "change-after-valid": (
        marked("the last change is of {found}, after valid_from"),
        marked("set valid_from to the day of the last change"),
    ),
    "never-asked": (
        marked("no duty reaches this criterion in its rows ({found})"),
        marked("mend its rows and objectives, or let a duty ask for it"),
    ),
    "objective-never-asked": (
        marked("no duty brings objective {found} to the rows of this criterion"),
        marked("drop the objective, or mend the rows"),
    ),
    "level-never-reached": (
        marked("every duty asks more than the level '{found}'"),
        marked("drop the level, or let a duty ask less"),
    ),
    "conflict-required": (
        marked("duties ask for this and for {found}, which cannot stand together"),
        marked("let one of the duties ask for another criterion"),
    ),
    "alike": (
        marked("the clause says nearly the same as {found}"),
        marked("make it one criterion, or say what differs"),
    ),
    "long-sentence": (marked("this sentence is too long: {found}"), marked("make it two")),
    "vague-word": (marked("nobody can check '{found}'"), marked("give a number, a date or a list")),
    "foreign-word": (marked("'{found}' is not used here"), marked("write the word of the region")),
    "closed-name": (
        marked("'{found}' stands here without an equivalent"),
        marked("describe what it guarantees, allow an equivalent and set or_equivalent"),
    ),
    "equivalent-not-said": (
        marked("or_equivalent is set, but the clause does not say so"),
        marked("add it to the clause, or drop the key"),
    ),
    "undefined-term": (marked("'{found}' is not explained"), marked("say what is measured, or point to the annex")),
    "undefined-abbreviation": (marked("'{found}' is not explained"), marked("write it out, or list it as known")),
    "blank-not-declared": (marked("the blank '{found}' is not under parameters"), marked("declare it, or fill it in")),
    "parameter-not-used": (marked("no text uses the parameter '{found}'"), marked("use it, or drop it")),
    "threshold-not-said": (
        marked("the clause and the levels do not fit: {found}"),
        marked("name the threshold in the clause of a criterion with levels, and in no other"),
    ),
    "missing-proof": (
        marked("this names no proof: {found}"),
        marked("ask for a list, measurement, certificate or invoice"),
    ),
    "missing-sanction": (marked("this names no consequence: {found}"), marked("say what is paid, refused or withheld")),
    "missing-scoring": (
        marked("an award criterion says how points are counted"),
        marked("add scoring and scoring_formula"),
    ),
}
"""Per code what is wrong and what to do, filled with {found}."""

_SHOWN = 90


def show_findings(pack: PolicyPack, talk: Talk, *, on: dt.date) -> bool:
    """Tell what is wrong on a day; True when the library is sound."""
    found = check_criteria(pack, on=on)
    complaints = [_complaint(each) for each in found]
    if talk.as_json:
        wording = Wording(talk.language, pack)
        talk.give_readable(
            {
                "schema": "aankoopwijzer/criteria-check/1",
                "on": on.isoformat(),
                "valid": not found,
                "criteria": len(pack.criteria),
                "results": [
                    {
                        "code": each.code,
                        "criterion": each.criterion,
                        "place": each.place or None,
                        "found": each.found or None,
                        "text": talk.say(complaint.what, **complaint.values),
                        "remedy": talk.say(complaint.remedy, **complaint.values),
                        "instead": wording.text(each.instead) if each.instead else None,
                    }
                    for each, complaint in zip(found, complaints, strict=True)
                ],
            }
        )
    else:
        for complaint in complaints:
            talk.complain(complaint)
        if not found:
            print(talk.say("The library is sound: {count} criteria.", count=len(pack.criteria)))
    return not found


def _complaint(found: CriterionFinding) -> Complaint:
    what, remedy = MESSAGES[found.code]
    where = f"criteria/{found.criterion}.yaml" + (f": {found.place}" if found.place else "")
    said = found.found if len(found.found) <= _SHOWN else f"{found.found[:_SHOWN]}…"
    return Complaint(where, what, remedy, {"found": said})
