"""`--add`, `--drop` and `--set`: the buyer's own choice of criteria, with everything that is wrong with it at once."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.selecting import NO_REASON
from aankoopwijzer.domain.policy.clause_values import ValueRefused, checked_value
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.selection import LONGEST_WORDS, Dropped, Selection
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording


@dataclass(slots=True)
class Typed:
    """The options as they were typed."""

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    complaints: list[Complaint] = field(default_factory=list)


def selection_typed(typed: Typed, wording: Wording) -> Selection:
    """The choice. Raises `Refused` with all that cannot be read."""
    pack = wording.pack
    levels: dict[str, Level] = {}
    added: list[str] = []
    dropped: dict[str, Dropped] = {}
    values: dict[str, dict[str, str]] = {}
    for text in typed.add:
        id, at, level = text.strip().partition("@")
        if (criterion := _criterion("--add", id, pack, typed)) is not None:
            added.append(criterion.id)
            if at and (wanted := _level(criterion, level, typed)):
                levels[criterion.id] = wanted
    for text in typed.drop:
        id, _, why = text.strip().partition("=")
        if (criterion := _criterion("--drop", id, pack, typed)) is not None:
            dropped[criterion.id] = _why(why.strip(), pack, typed)
            if criterion.id in added:
                what = marked("'{id}' is added and dropped at once")
                typed.complaints.append(Complaint("--drop", what, marked("do one of both"), {"id": criterion.id}))
    for text in typed.set:
        name, _, value = text.strip().partition("=")
        id, _, parameter = name.strip().partition(".")
        if (criterion := _criterion("--set", id, pack, typed)) is not None:
            found = _value(criterion, parameter, value, wording, typed)
            if found is not None:
                values.setdefault(criterion.id, {})[parameter] = found
    if typed.complaints:
        raise Refused(*typed.complaints)
    return Selection(levels=levels, added=tuple(added), dropped=dropped, values=values)


def check_reasons(guidance: Guidance, wording: Wording) -> None:
    """Refuses to leave a mandatory duty undone without a word of why."""
    missing = [each for each in guidance.warnings if each.code == NO_REASON]
    if not missing:
        return
    known = ", ".join(wording.pack.drop_reasons)
    what = marked("without this demand nothing carries out {objective}, which is mandatory: a reason must be given")
    raise Refused(
        *(
            Complaint("--drop", what, marked("write --drop ID=REASON, a reason in words or one of: {known}"),
                      {"objective": each.values["objective"], "known": known})
            for each in missing
        )
    )  # fmt: skip


def _criterion(option: str, id: str, pack: PolicyPack, typed: Typed) -> Criterion | None:
    found = pack.criteria.get(id.strip())
    if found is None:
        near = get_close_matches(id, pack.criteria, 1)
        remedy = marked("did you mean {near}?") if near else marked("see: aankoopwijzer criteria list")
        what = marked("there is no criterion '{found}'")
        typed.complaints.append(Complaint(option, what, remedy, {"found": id[:80], "near": "".join(near)}))
    return found


def _level(criterion: Criterion, text: str, typed: Typed) -> Level | None:
    known = [level.value for level in criterion.levels]
    if text.strip() not in known:
        what = marked("'{id}' has no level '{found}'")
        values = {"id": criterion.id, "found": text[:80], "known": ", ".join(known)}
        typed.complaints.append(Complaint("--add", what, marked("choose one of: {known}"), values))
        return None
    return Level(text.strip())


def _why(text: str, pack: PolicyPack, typed: Typed) -> Dropped:
    """A reason of the pack, with own words behind a colon, or own words alone."""
    reason, _, words = text.partition(":")
    if reason.strip() not in pack.drop_reasons:
        reason, words = "", text
    elif pack.drop_reasons[reason.strip()].needs_words and not words.strip():
        what, remedy = marked("'{id}' asks for your own words"), marked("write them behind a colon, as in {id}:TEXT")
        typed.complaints.append(Complaint("--drop", what, remedy, {"id": reason.strip()}))
    if len(words.strip()) > LONGEST_WORDS:
        what, remedy = marked("the reason is too long"), marked("keep it under {most} characters")
        typed.complaints.append(Complaint("--drop", what, remedy, {"most": LONGEST_WORDS}))
    return Dropped(reason=reason.strip(), words=words.strip()[:LONGEST_WORDS])


def _value(criterion: Criterion, name: str, text: str, wording: Wording, typed: Typed) -> str | None:
    parameter = next((each for each in criterion.parameters if each.name == name), None)
    option = f"--set {criterion.id}.{name}"[:120]
    if parameter is None:
        known = ", ".join(each.name for each in criterion.parameters)
        remedy = marked("choose one of: {known}") if known else marked("leave the option out: its clause has no blanks")
        values = {"id": criterion.id, "known": known}
        typed.complaints.append(Complaint(option, marked("the clause of '{id}' has no such blank"), remedy, values))
        return None
    try:
        return checked_value(parameter, text)
    except ValueRefused as refused:
        remedy = terms.VALUE_FAULT[refused.fault]
        what = marked("'{found}' cannot be filled in here")
        typed.complaints.append(Complaint(option, what, remedy, {"found": text[:80]}))
        return None
