"""The options of `advise` as a purchase, with everything that is wrong with them told at once."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.domain.guidance.sanity import authority_called
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.typed import parse_amount, parse_contract_type, parse_day, parse_yes_no
from aankoopwijzer.reports.speech import marked

Read = TypeVar("Read")
ROW_QUESTION = "row:"
OF_THE_PURCHASE = ("value", "date", "contract_type", "framework_agreement")
"""Questions whose answer is a fact of the purchase itself."""


@dataclass(slots=True)
class Given:
    """What was typed, not read yet; None where nothing was."""

    title: str | None = None
    description: str | None = None
    contract_type: str | None = None
    value: str | None = None
    date: str | None = None
    authority: str | None = None
    cpv: tuple[str, ...] = ()
    framework_agreement: bool | None = None
    answers: tuple[str, ...] = ()
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def describes_something(self) -> bool:
        """Whether there is anything to advise on."""
        return bool(self.title or self.description or self.cpv)

    @property
    def says_anything(self) -> bool:
        """Whether any fact of a purchase was given."""
        facts = (self.contract_type, self.value, self.date, self.authority, self.framework_agreement)
        return self.describes_something or bool(self.answers) or any(fact is not None for fact in facts)

    @property
    def is_dated(self) -> bool:
        """Whether a date was given, as an option or as an answer."""
        return bool(self.date) or any(answer.strip().startswith("date=") for answer in self.answers)


def purchase_described(given: Given, pack: PolicyPack, *, today: dt.date) -> Purchase:
    """The purchase; one without a date is planned for `today`. Raises `Refused` with all that cannot be read."""
    given = replace(given, complaints=[])
    answers = _answers(given, pack)
    found: dict[str, Any] = {
        "title": given.title or "",
        "description": given.description or "",
        "contract_type": _read("--contract-type", given.contract_type, parse_contract_type, _CONTRACT_TYPE, given),
        "value_eur": _read("--value", given.value, parse_amount, _AMOUNT, given),
        "date": _read("--date", given.date, parse_day, _DAY, given) or today,
        "authority": authority_called(given.authority, pack) or given.authority if given.authority else None,
        "cpv": tuple(code for text in _codes(given.cpv) if (code := _read("--cpv", text, Cpv, _CPV, given))),
        "framework_agreement": given.framework_agreement,
        "answers": answers,
    }
    if given.complaints:
        raise Refused(*given.complaints)
    try:
        return Purchase.model_validate(found)
    except ValidationError as error:
        raise Refused(*(Complaint(str(one["loc"][0]), one["msg"], "") for one in error.errors())) from None


_AMOUNT = (marked("'{found}' is not an amount"), marked("give the value in euro, as 24000 or 24 000,50"))
_DAY = (marked("'{found}' is not a day"), marked("write it as 2026-03-02 or 02/03/2026"))
_CPV = (marked("'{found}' is not a CPV code"), marked("give the eight digits, as 55520000"))
_CONTRACT_TYPE = (marked("'{found}' is not a type of contract"), marked("choose works, supplies or services"))
_YES_NO = (marked("'{found}' is neither yes nor no"), marked("write yes or no behind the equals sign"))


def _read(
    option: str, text: str | None, reader: Callable[[str], Read], wrong: tuple[str, str], given: Given
) -> Read | None:
    if text is None or not text.strip():
        return None
    try:
        return reader(text)
    except ValueError:
        given.complaints.append(Complaint(option, *wrong, {"found": text[:80]}))
        return None


def _codes(texts: Iterable[str]) -> list[str]:
    """Codes may be given one by one, or several with commas between."""
    return [code for text in texts for code in text.replace(";", ",").split(",") if code.strip()]


def _answers(given: Given, pack: PolicyPack) -> dict[str, bool | str]:
    """The answers by question; those about the purchase itself are moved to where they belong."""
    found: dict[str, bool | str] = {}
    for text in given.answers:
        id, equals, value = text.partition("=")
        id, option = id.strip(), f"--answer {id.strip()}"
        if not equals:
            what, remedy = marked("'{found}' is not an answer"), marked("write --answer ID=yes or --answer ID=no")
            given.complaints.append(Complaint("--answer", what, remedy, {"found": text[:80]}))
        elif id in ("value", "date", "contract_type"):
            setattr(given, id, value)
        elif id == "framework_agreement":
            given.framework_agreement = _read(option, value, parse_yes_no, _YES_NO, given)
        elif _is_question(id, pack):
            answer = _read(option, value, parse_yes_no, _YES_NO, given)
            if answer is not None:
                found[id] = answer
        else:
            known = (*pack.questions, *OF_THE_PURCHASE)
            near = get_close_matches(id, known, 1)
            what = marked("there is no question '{found}'")
            remedy = marked("did you mean {near}?") if near else marked("an advice names the questions that it has")
            values = {"found": id[:80], "near": "".join(near)}
            given.complaints.append(Complaint("--answer", what, remedy, values))
    return found


def _is_question(id: str, pack: PolicyPack) -> bool:
    if id.startswith(ROW_QUESTION):
        return id.removeprefix(ROW_QUESTION) in pack.rows
    return id in pack.questions
