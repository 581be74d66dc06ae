"""A chosen set of criteria as sheets."""

import datetime as dt
from typing import get_args

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.guidance.choosing import burden_of
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.criteria import Burden
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.criteria_set import set_warnings
from aankoopwijzer.reports.guidance_sheets import criteria_sheet
from aankoopwijzer.reports.tender_guide.building_blocks import in_document_order
from aankoopwijzer.reports.wording import Wording


def criteria_set_sheets(chosen: tuple[ChosenCriterion, ...], wording: Wording, *, on: dt.date) -> list[Sheet]:
    """The criteria, and what they ask in all."""
    say, burden = wording.speech.say, burden_of(chosen, on=on)
    rows: list[tuple[Value, ...]] = [
        (say("Criteria"), burden.asked),
        (say("Proofs"), burden.proofs),
        (say("Proofs with the tender or before the award"), burden.before_award),
    ]
    rows += [
        (say("Burden: {burden}", burden=wording.speech.word(terms.BURDEN, name)), burden.by_weight.get(name, 0))
        for name in get_args(Burden)
    ]
    rows.append((say("Weight of the award criteria in %"), burden.weight_percent))
    rows += [(say("Take care"), text) for text in set_warnings(burden, wording)]
    rows += [
        (say("Policy pack"), f"{wording.text(wording.pack.name)}, {wording.pack.version}"),
        (say("Date of the set"), on),
    ]
    return [
        criteria_sheet(((each.number, each.chosen) for each in in_document_order(chosen)), wording),
        Sheet(say("In all"), (say("Fact"), say("Value")), rows, (44, 90)),
    ]
