"""A notice goes out as a release of OCDS, with the strategies that its texts show."""

import datetime as dt
from typing import Any, Final

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import AspectsOf, Evidence, NoticeAspects
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.standards.ocds.plain import PREFIX
from aankoopwijzer.standards.ocds.releases import notice_release

_BY_FIELD: Final = {
    "BT-734": "awardCriteria",
    "BT-540": "awardCriteria",
    "BT-749": "selectionCriteria",
    "BT-750": "selectionCriteria",
    "BT-70": "contractPerformanceConditions",
    "BT-736": "contractPerformanceConditions",
    "BT-71": "reservedParticipation",
    "BT-21": "technicalSpecifications",
    "BT-24": "technicalSpecifications",
    "BT-300": "technicalSpecifications",
    "BT-717": "technicalSpecifications",
    "BT-810": "technicalSpecifications",
}


def export_ocds(
    notice: Notice,
    reader: AspectReader,
    *,
    on: dt.date,
    prefix: str = PREFIX,
    found: NoticeAspects | None = None,
) -> dict[str, Any] | None:
    """The release, or None for a notice that is about no contract. `found` spares reading the texts again."""
    if not notice.is_of_a_contract:
        return None
    aspects = found or compare_aspects(notice, reader)
    strategies = {of.lot: _strategies(of, reader) for of in aspects.lots}
    return notice_release(notice, on=on, prefix=prefix, strategies=strategies)


def _strategies(of: AspectsOf, reader: AspectReader) -> dict[str, set[str]]:
    """By the first part of a goal: where the texts ask for it."""
    shown: dict[str, set[str]] = {}
    for finding in of.findings:
        family = reader.pack.aspects[finding.aspect].goal.partition(".")[0]
        shown.setdefault(family, set()).update(_BY_FIELD[each.field] for each in finding.evidence if _asks(each))
    return shown


def _asks(evidence: Evidence) -> bool:
    return evidence.strength != "mentioned" and evidence.field in _BY_FIELD
