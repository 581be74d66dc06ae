"""What `history` says."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused, one_line, wrong
from aankoopwijzer.cli.registers_screen import file_form, too_many
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.procurement_faults import EARLIEST, LATEST
from aankoopwijzer.domain.values.typed import parse_day
from aankoopwijzer.flows.export_history import export_history
from aankoopwijzer.flows.export_register import TooManyRows
from aankoopwijzer.register.accounts.queries import account_by_email, names
from aankoopwijzer.register.history.queries import ACTORS, WantedChanges, changes_wanted, count_changes
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.history_json import SCHEMA, history_json
from aankoopwijzer.reports.history_terms import ACTION, FIELD, KIND
from aankoopwijzer.reports.history_words import was_and_is, who
from aankoopwijzer.reports.speech import marked

REGION = "region"


def asked_changes(
    *,
    authority: str | None,
    kind: str | None,
    record: str | None,
    who: str | None,
    since: str | None,
    until: str | None,
) -> WantedChanges:
    """Which changes were asked for; raises `Refused` with all that cannot be meant."""
    complaints: list[Complaint] = []
    places = [REGION, *(one.id for one in organizations(also_former=True))]
    if authority is not None and authority not in places:
        what = marked("“{found}” is not an authority that the register knows")
        complaints.append(wrong("--authority", what, authority, ", ".join(places)))
    if kind is not None and kind not in KIND:
        complaints.append(wrong("--kind", marked("there is no kind of record '{found}'"), kind, ", ".join(KIND)))
    if record is not None and kind is None:
        what, remedy = marked("a record is known by its kind too"), marked("add --kind")
        complaints.append(Complaint("--record", what, remedy, {}))
    days: dict[str, dt.date] = {}
    for option, text in (("--since", since), ("--until", until)):
        try:
            day = parse_day(text) if text else None
        except ValueError:
            day = dt.date.min
        if day is not None and EARLIEST <= day < LATEST:
            days[option] = day
        elif day is not None:
            what, remedy = marked("'{found}' is not a date"), marked("write it as 2026-03-02 or 2/03/2026")
            complaints.append(Complaint(option, what, remedy, {"found": text}))
    account = account_by_email(who) if who and who not in ACTORS else None
    if who and who not in ACTORS and account is None:
        complaints.append(wrong("--who", marked("nobody has the address “{found}”"), who, ", ".join(ACTORS[1:])))
    if complaints:
        raise Refused(*complaints)
    return WantedChanges(
        within=None,
        authority="" if authority == REGION else authority,
        kind=kind,
        record=record,
        actor_kind="account" if account else who,
        actor=str(account.number) if account else None,
        since=days.get("--since"),
        until=days.get("--until"),
    )


def show_changes(asked: WantedChanges, talk: Talk, *, most: int) -> None:
    """The latest changes, with how many there are."""
    found, total = changes_wanted(asked, most=most), count_changes(asked)
    if talk.as_json:
        talk.give_readable({"schema": SCHEMA, "total": total, "results": history_json(found)})
        return
    people = names(int(one.by.id) for one in found if one.by.kind == "account")
    word = talk.speech.word
    for one in found:
        at = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
        place = f" ({one.authority})" if one.authority else ""
        what = f"{word(KIND, one.kind)} {one.record}{place}: {word(ACTION, one.action)}"
        talk.write(
            one_line(f"{one.number:>8}  {at}  {who(one.by, people, talk.speech)}  {what}  {one.why}".rstrip()) + "\n"
        )
        for name in one.fields:
            before, after = was_and_is(one, name, talk.speech)
            talk.write(one_line(f"{'':>10}{word(FIELD, name)}: {before} → {after}") + "\n")
    talk.write(talk.say("{number} changes", number=total) + "\n")


def write_changes(asked: WantedChanges, out: Path, talk: Talk) -> None:
    """Write all changes as asked to a file."""
    form = file_form(out)
    places = {one.id: one.name for one in organizations(also_former=True)}
    now = dt.datetime.now().astimezone()
    zone = now.tzinfo
    assert zone is not None
    try:
        made = export_history(asked, authorities=places, form=form, speech=talk.speech, zone=zone, on=now.date())
    except TooManyRows as many:
        raise too_many(many.limit) from None
    with out.open("wb") as file:
        file.writelines(made.pieces)
    talk.tell(talk.say("Written: {file}", file=str(out)))
