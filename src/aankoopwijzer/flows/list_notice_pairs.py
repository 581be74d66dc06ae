"""The planned purchases and published notices that may be one, the surest first, for a person to decide on."""

from aankoopwijzer.domain.guidance.joining import demand_joinable, differences
from aankoopwijzer.domain.intake.pairing import likeness, pairs_among, weights_of_words
from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairQuestion, ProcurementPair
from aankoopwijzer.register.procurements import pairs
from aankoopwijzer.register.procurements.queries import Wanted, procurements


def list_notice_pairs(
    authority: str | None, *, plan: int | None = None, notice: int | None = None, most: int | None = 50
) -> tuple[PairQuestion, ...]:
    """The pairs of one authority, None for all, that nobody decided on; with `plan`, those of that plan only.

    With a plan and a notice it is that pair, however little they look alike and whatever was said of it: a person knows
    more. Raises `JoinRefused` (no-such-plan, no-such-notice, or what `demand_joinable` raises) when it cannot be one.
    """
    said = pairs.answered(authority)
    joined = {each.plan for each in said if each.is_same}
    open_ones = [one for one in procurements(Wanted(within=None, authority=authority)) if one.number not in joined]
    if plan is not None and notice is not None:
        first, second = pairs.both_open(plan, notice)
        if authority not in (None, first.authority):
            raise JoinRefused("no-such-plan", plan=str(plan))
        demand_joinable(first, second)
        found: tuple[ProcurementPair, ...] = (
            likeness(first, second, weights_of_words(one.title for one in open_ones)),
        )
    else:
        apart = {(each.plan, other) for each in said if not each.is_same for other in (each.notice, each.reference)}
        found = tuple(each for each in pairs_among(open_ones, apart) if plan in (None, each.plan.number))
    return tuple(_question(each) for each in found[:most])


def _question(pair: ProcurementPair) -> PairQuestion:
    numbers = pair.plan.number or 0, pair.notice.number or 0
    return PairQuestion(pair=pair, differs=differences(pair.plan, pair.notice), version=pairs.version_of(*numbers))
