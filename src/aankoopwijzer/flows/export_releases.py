"""The procurements of the register go out as releases of OCDS, with the goals that they pursue."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from aankoopwijzer.domain.guidance.procured import number_in
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import FICTITIOUS, Procurement
from aankoopwijzer.register.history.queries import last_changed
from aankoopwijzer.register.imports.procured import procedures_of
from aankoopwijzer.register.procurements.commands import KIND
from aankoopwijzer.register.procurements.queries import Wanted, all_procurements
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.standards.ocds.criteria import LANGUAGE
from aankoopwijzer.standards.ocds.plain import PREFIX
from aankoopwijzer.standards.ocds.registered import Beside, registered_release
from aankoopwijzer.standards.ocds.sustainability import Pursued


class ReleasedProcurement(NamedTuple):
    """A procurement by its number, and its release; None for an invented one that is left out."""

    number: int
    release: dict[str, Any] | None


def export_releases(
    wanted: Wanted,
    pack: PolicyPack,
    *,
    authorities: Mapping[str, str],
    on: dt.date,
    prefix: str = PREFIX,
    also_fictitious: bool = False,
    start: int = 0,
    most: int | None = None,
) -> Iterator[ReleasedProcurement]:
    """One release for each procurement as wanted, in that order, however many there are.

    Only what is published goes out; what is not, only when its stage is asked for by name, and within the reach that
    `wanted` tells. `authorities` has their names. `on` is the day of a procurement whose history is not there.
    """
    titles = Wording(LANGUAGE, pack)
    goals = {each.id: each.sustainability_goal for each in pack.objectives.values() if each.sustainability_goal}
    for some in all_procurements(wanted.to_publish(), start=start, most=most):
        changed = last_changed(KIND, [str(one.number) for one in some])
        procedures = _procedures(some)
        for one in some:
            number = one.number or 0
            if one.is_fictitious and not also_fictitious:
                yield ReleasedProcurement(number, None)
                continue
            beside = Beside(
                buyer=authorities.get(one.authority, one.authority),
                changed=changed.get(str(number)) or dt.datetime.combine(on, dt.time(), dt.UTC),
                procedure=procedures.get(number),
                criteria=tuple(_pursued(one, titles)),
            )
            yield ReleasedProcurement(
                number, registered_release(one.without_internal(), beside, goals=goals, prefix=prefix)
            )


def _procedures(some: Collection[Procurement]) -> dict[int, str]:
    """The ids under which the notices go; what no notice told of has none.

    What came from another register by its number there goes by its number here: somebody else has that number too.
    """
    noticed = {one.number or 0: one for one in some if one.notice_id}
    # What a notice brought goes by its reference, unless a person gave it another.
    own = {number: one.reference or "" for number, one in noticed.items() if one.origin == "notice"}
    found = own | procedures_of(list(noticed))
    return {
        number: name
        for number, name in found.items()
        if name and number_in(name.removeprefix(FICTITIOUS), noticed[number].authority) is None
    }


def _pursued(one: Procurement, titles: Wording) -> Sequence[Pursued]:
    known = [titles.pack.criteria.get(each.criterion) for each in one.criteria if each.is_chosen]
    return [Pursued(each.objectives, each.part, titles.text(each.title)) for each in known if each]
