"""The criteria of a pack are checked as a library: stale, out of reach, in conflict, alike, badly worded."""

import datetime as dt
from dataclasses import dataclass

from aankoopwijzer.domain.policy.library import library_findings
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.language.tender_prose import ProseReader, alike

MOST_ALIKE = 75
"""Ratio of edit similarity, in percent, above which two clauses ask the same thing."""


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """One thing that is wrong with a criterion: a code, where in it, and what was found there."""

    code: str
    criterion: str
    place: str
    found: str
    instead: Text | None = None


def check_criteria(pack: PolicyPack, *, on: dt.date) -> tuple[CriterionFinding, ...]:
    """Everything that is wrong with the criteria on a day; nothing for a pack without criteria."""
    found = [CriterionFinding(each.fault, each.criterion, "", each.about) for each in library_findings(pack, on=on)]
    found += [
        CriterionFinding("alike", one.id, "clause", other.id)
        for one, other in alike(tuple(pack.criteria.values()), at_least=MOST_ALIKE)
    ]
    if pack.prose:
        reader = ProseReader(pack.style)
        found += [
            CriterionFinding(remark.fault, criterion.id, remark.place, remark.found, remark.instead)
            for criterion in pack.criteria.values()
            for remark in reader.remarks(criterion)
        ]
    return tuple(found)
