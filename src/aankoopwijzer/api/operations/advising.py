"""An advice on a planned purchase."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import ConfigDict, Field

from aankoopwijzer.api.problems import Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.reports.advise_schema import AdviceJson, ContractType, LevelName
from aankoopwijzer.reports.api_problems import NO_SUCH_DAY, field_problem
from aankoopwijzer.reports.guidance_json import guidance_as_json
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import adviser, suppliers
from aankoopwijzer.web.unfolding import wording

EXAMPLE = {
    "title": "Broodjes voor de gemeenteraad",
    "contract_type": "services",
    "value_eur": "24000",
    "date": "2026-03-02",
    "authority": "brugge",
    "cpv": ["55520000"],
    "framework_agreement": False,
}


class Wanted(Schema):
    """A planned purchase; what is not known is null or left out."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(max_length=500)] = ""
    description: Annotated[str, Field(max_length=4000)] = ""
    contract_type: ContractType | None = None
    value_eur: Annotated[
        str | None, Field(pattern=r"^[0-9]{1,12}(\.[0-9]{1,2})?$", description="Excluding VAT, the full term.")
    ] = None
    date: Annotated[str | None, Field(pattern=r"^20[0-9]{2}-[01][0-9]-[0-3][0-9]$")] = None
    authority: Annotated[str | None, Field(max_length=60, description="Id of an authority of the pack.")] = None
    cpv: Annotated[list[Annotated[str, Field(pattern=r"^[0-9]{8}$")]], Field(max_length=20)] = []
    framework_agreement: bool | None = None
    answers: Annotated[
        dict[str, bool | Annotated[str, Field(max_length=200)]],
        Field(max_length=100, description="Answers to the questions of an earlier advice, by question id."),
    ] = {}
    level: LevelName = "basis"
    threshold: Annotated[
        Literal["legal", "nominal"] | None,
        Field(description="Which social threshold: that of the date, or the adopted one."),
    ] = None


@operation("POST", "/advise", "advise", AdviceJson, example={"json": EXAMPLE})
def advise(request: HttpRequest, purchase: Wanted) -> HttpResponse:
    """What the policy and the law ask of a planned purchase, and what to put in its tender.

    Nothing is kept. A purchase without a date is advised on with the law of today.
    """
    on = today()
    guidance = guide_purchase(
        purchase_of(purchase, on),
        adviser(),
        on=on,
        mode=purchase.threshold,
        level=Level(purchase.level),
        suppliers=suppliers(on=on),
    )
    return as_json(guidance_as_json(guidance, wording()))


def purchase_of(wanted: Wanted, on: dt.date) -> Purchase:
    """The purchase as a record; raises `Refusal` for a day that is none."""
    facts: dict[str, Any] = {
        name: getattr(wanted, name)
        for name in ("title", "description", "contract_type", "authority", "framework_agreement", "answers")
    }
    return Purchase(
        **facts,
        value_eur=None if wanted.value_eur is None else Decimal(wanted.value_eur),
        date=on if wanted.date is None else _day(wanted.date),
        cpv=tuple(_code(each, number) for number, each in enumerate(wanted.cpv)),
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refusal(422, errors=[{"pointer": "/date", "detail": reader_speech().say(NO_SUCH_DAY)}]) from None


def _code(text: str, number: int) -> Cpv:
    try:
        return Cpv(text)
    except ValueError:
        said = field_problem("cpv", {}, reader_speech())
        raise Refusal(422, errors=[{"pointer": f"/cpv/{number}", "detail": said}]) from None
