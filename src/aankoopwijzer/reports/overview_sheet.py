"""Many advices as one table: a line for each purchase."""

from collections.abc import Iterable

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording, social_branch

_SHEET = marked("Overview")
_PRODUCT_GROUPS = marked("Product groups")
_MANDATORY = marked("Mandatory")
_ALSO = marked("Also asked")
_OPEN = marked("Still open")
_SOCIAL = marked("Social buying")
_WIDTHS = (44, 14, 14, 40, 24, 24, 24, 60)


def overview_sheet(advices: Iterable[Guidance], wording: Wording) -> Sheet:
    """What each purchase is, which product groups it touches, and the codes of what is asked."""
    say = wording.speech.say
    header = (
        wording.fact("title"),
        wording.fact("value_eur"),
        wording.fact("date"),
        say(_PRODUCT_GROUPS),
        say(_MANDATORY),
        say(_ALSO),
        say(_OPEN),
        say(_SOCIAL),
    )
    return Sheet(say(_SHEET), header, [_line(guidance, wording) for guidance in advices], _WIDTHS)


def _line(guidance: Guidance, wording: Wording) -> tuple[Value, ...]:
    applying = guidance.with_status(Status.APPLIES)
    branch = social_branch(guidance)
    return (
        guidance.purchase.title,
        guidance.purchase.value_eur,
        guidance.purchase.date,
        "; ".join(f"{match.row} {wording.text(match.name)}" for match in guidance.matches),
        ", ".join(each.code for each in applying if each.force == "mandatory"),
        ", ".join(each.code for each in applying if each.force not in ("mandatory", "instrument")),
        ", ".join(each.code for each in guidance.with_status(Status.UNKNOWN)),
        wording.branch_outcome(branch) if branch is not None else None,
    )
