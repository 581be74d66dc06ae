"""Which procurements a command asks for."""

from aankoopwijzer.cli.complaint import Complaint, Refused, wrong
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import STAGES
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.procurements.queries import ORDERS, Wanted
from aankoopwijzer.reports.speech import marked


def authority_names(pack: PolicyPack) -> dict[str, str]:
    """The names of the authorities of the policy, and of those that the register knows from before."""
    known = {one.id: one.name for one in organizations(also_former=True)}
    return {id: one.name for id, one in pack.authorities.items()} | known


def asked_procurements(
    pack: PolicyPack,
    *,
    authority: str | None = None,
    year: int | None = None,
    stage: str | None = None,
    row: str | None = None,
    text: str = "",
    order: str = "",
) -> Wanted:
    """Which procurements were asked for, of all authorities; raises `Refused` with all that cannot be meant."""
    complaints = []
    places = authority_names(pack)
    found = next((each for each in STAGES if each == stage), None)
    if authority is not None and authority not in places:
        what = marked("“{found}” is not an authority that the register knows")
        complaints.append(wrong("--authority", what, authority, ", ".join(places)))
    if stage is not None and found is None:
        complaints.append(wrong("--stage", marked("“{found}” is not a stage"), stage, ", ".join(STAGES)))
    if order.removeprefix("-") not in {"", *ORDERS}:
        complaints.append(wrong("--order", marked("there is no column '{found}'"), order, ", ".join(ORDERS)))
    if year is not None and not 1 <= year <= 9999:
        what, remedy = marked("the lines of this register have no year {found}"), marked("leave the option out")
        complaints.append(Complaint("--year", what, remedy, {"found": year}))
    if complaints:
        raise Refused(*complaints)
    return Wanted(
        None,
        authority=authority,
        stage=found,
        row=row,
        year=year,
        text=text.replace("\0", "")[:200],
        order=order or "-date",
    )
