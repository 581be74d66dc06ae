"""The shape of `aankoopwijzer/advise/1`, written once: types for us, JSON Schema and reference for everyone else."""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

SCHEMA: Literal["aankoopwijzer/advise/1"] = "aankoopwijzer/advise/1"

Code = str
Amount = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?(E[+-]?\d+)?$", description="An exact number, as a string.")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, ISO 8601.")]
Status = Literal["applies", "does_not_apply", "unknown"]
Force = Literal["mandatory", "portfolio", "prefer", "promote", "instrument"]
ContractType = Literal["works", "supplies", "services"]
LevelName = Literal["basis", "gevorderd", "ambitieus"]


def _is(description: str) -> Any:
    return Field(description=description)


class PackJson(TypedDict):
    """The policy pack that the advice follows."""

    id: Code
    version: str
    name: str
    rule_sets: Annotated[list[Code], _is("Pending changes of law that were switched on.")]


class PurchaseJson(TypedDict):
    """The purchase as it was given; these keys are also the columns of a batch file."""

    title: str
    description: str
    contract_type: ContractType | None
    value_eur: Annotated[Amount | None, _is("The estimate excluding VAT over the full term.")]
    date: Annotated[Day | None, _is("Day of publication or invitation: it decides which law holds.")]
    authority: Annotated[Code | None, _is("Id of a contracting authority of the pack.")]
    cpv: Annotated[list[str], _is("CPV codes of eight digits, the check digit dropped.")]
    framework_agreement: bool | None
    answers: Annotated[dict[str, bool | str], _is("Answers to the questions of an earlier advice, by question id.")]


class MatchJson(TypedDict):
    """A product-group row that the product stands for; doubtful rows are questions."""

    row: Annotated[Code, _is("AMBITION/number.")]
    ambition: Code
    product_group: Annotated[Code, _is("Id of the product group.")]
    name: str
    score: Annotated[float, Field(ge=0, le=1, description="Strength of the evidence.")]
    because: Annotated[list[str], _is("The words and CPV prefixes that decided, strongest first.")]


class ParameterJson(TypedDict):
    """A dated figure of law or policy, as it held on the purchase's day."""

    id: Code
    name: str
    value: Annotated[str | list[str], _is("A number as a string, a word, or a list of words.")]
    period: Annotated[str, _is('The years: "2026-2027", "2026", or "2018-" when it still holds.')]
    source: Annotated[str, _is("Where it stands, and whether somebody checked it.")]
    verified: bool
    outdated: Annotated[bool, _is("True when no newer value is known than this one, of an earlier period.")]


class ObjectiveJson(TypedDict):
    """What one objective asks of this purchase; every objective of the pack is listed."""

    code: Code
    ambition: Code
    name: str
    text: str
    status: Annotated[Status, _is("With `unknown`, `questions` says what would settle it.")]
    force: Force
    force_text: Annotated[str, _is("The framework's own words for how binding it is.")]
    because: str
    rule: Annotated[Code | None, _is("The obligation of the pack that decided.")]
    our_reading: Annotated[bool, _is("True when the duty goes beyond the printed words.")]
    reasons: Annotated[list[str], _is("The comparisons made, one sentence each.")]
    parameters: list[ParameterJson]
    source: str
    questions: Annotated[list[Code], _is("Ids of the questions that would settle an unknown.")]
    criteria: Annotated[list[Code], _is("Ids of the criteria that carry it out.")]
    context: Annotated[str | None, _is("For an instrument: where it belongs.")]


class QuestionJson(TypedDict):
    """A question whose answer changes the advice; answer with `--answer ID=VALUE`."""

    id: Annotated[Code, _is("A question of the pack, `row:S1/3` for a doubtful row, or a fact of the purchase.")]
    text: str
    help: str | None
    changes: Annotated[list[Code], _is("The objectives that the answer can change.")]
    because: Annotated[list[str], _is("For a doubtful row: the words that made us think of it.")]


class AssumptionJson(TypedDict):
    """Something taken as given until the buyer says otherwise; answer it like a question."""

    id: Code
    text: str
    taken: bool
    changes: list[Code]


class OptionJson(TypedDict):
    """A line of the choice menu, ranked for this purchase."""

    code: Code
    rank: Annotated[int | None, _is("1 is best; null when the option is not possible here.")]
    because: str
    name: str
    score: Amount
    lever: str
    unit: str
    proof: str
    limits: str
    criterion: Code | None
    source: str


class SocialJson(TypedDict):
    """Which branch of the social rules holds, and the choice menu."""

    branch: Annotated[str, _is("A branch of the pack; `none` without a social row, `unknown` without value or date.")]
    mode: Annotated[str | None, _is("Which threshold was taken: `legal` (that of the date) or `nominal`.")]
    threshold_eur: Amount | None
    text: str | None
    options: list[OptionJson]


class BranchJson(TypedDict):
    """A fork of the pack by value."""

    id: Code
    name: str
    outcome: str
    text: str
    mode: str
    mode_text: str
    value_eur: Amount | None
    threshold: ParameterJson | None
    rows: list[Code]
    source: str


class ReservationJson(TypedDict):
    """A group for which the contract or a lot may be reserved, or why not."""

    id: Code
    name: str
    status: Status
    evidence: str
    article: Annotated[str, _is("The article to name in the notice.")]
    notice_code: str | None
    explanation: str
    reasons: list[str]
    parameters: list[ParameterJson]
    source: str


class MarketJson(TypedDict):
    """What the supplier file says."""

    supply: Annotated[str, _is("none, some or ample.")]
    recognised: int
    nearby: int
    unplaced: int
    within_km: Amount
    minimum: Amount
    dependency: Annotated[Amount | None, _is("Value over value plus the suppliers' yearly revenue.")]
    maximum_dependency: Amount | None
    suppliers: list[str]
    by_row: dict[str, int]


class ReserveJson(TypedDict):
    """May this be reserved, for whom, whole or in a lot."""

    scope: Annotated[str, _is("contract, lot, market_first (explore it first) or none.")]
    above_eu_threshold: bool | None
    eu_threshold: ParameterJson | None
    options: list[ReservationJson]
    supply: Annotated[str, _is("none, some, ample, or unknown without a supplier file.")]
    market: MarketJson | None


class GuardJson(TypedDict):
    """A bound of the law, with what is allowed instead."""

    id: Code
    kind: str
    severity: Annotated[str, _is("warning, duty or notice.")]
    name: str
    warning: str
    alternative: str
    parameters: list[ParameterJson]
    objectives: list[Code]
    source: str


class ProportionalityJson(TypedDict):
    """How much is asked against the value."""

    size: Annotated[str, _is("Id of a size class of the pack; `unknown` without a value.")]
    name: str | None
    explanation: str | None
    asked: int
    fits: Amount | None
    proofs: int
    heaviest: Literal["light", "medium", "heavy"] | None
    left_out: Annotated[list[Code], _is("Criteria that were not proposed because the set would be too heavy.")]
    too_much: bool
    expected_bidders: int | None
    small_share: Annotated[Amount | None, _is("Share of them that are small enterprises, as a fraction.")]
    parameters: list[ParameterJson]


class WarningJson(TypedDict):
    """Something odd in what was given."""

    code: Code
    text: str


class ProofJson(TypedDict):
    """What shows that a demand is met."""

    what: str
    by: Literal["tenderer", "contractor", "third_party", "authority"]
    when: Literal["with-tender", "before-award", "at-start", "at-delivery", "yearly", "at-acceptance", "on-request"]


class ClauseParameterJson(TypedDict):
    """A blank in a clause that the buyer may fill."""

    name: str
    label: str
    value: Annotated[str, _is("What stands in the clause.")]
    default: str
    unit: str | None


class CriterionJson(TypedDict):
    """A criterion for the tender, at one level."""

    id: Code
    level: LevelName
    part: Literal[
        "subject_matter",
        "suitability",
        "selection_criterion",
        "technical_specification",
        "award_criterion",
        "contract_performance_condition",
        "reserved",
    ]
    title: str
    clause: str
    motive: str
    objectives: list[Code]
    core: Annotated[bool, _is("False for what is dropped first when the set becomes too heavy.")]
    weight_percent: Amount | None
    proof: ProofJson
    sanction: str
    burden: Literal["light", "medium", "heavy"]
    additionality: Literal["legal-minimum", "market-standard", "beyond"]
    added: Annotated[bool, _is("True when the buyer put it in beside what was proposed.")]
    parameters: list[ClauseParameterJson]


class DroppedJson(TypedDict):
    """A proposed criterion that the buyer left out, and why."""

    id: Code
    title: str
    part: str
    objectives: list[Code]
    reason: Annotated[Code | None, _is("A reason of the pack; null when none was chosen.")]
    words: Annotated[str, _is("The buyer's own words.")]
    text: Annotated[str, _is("Reason and words as a sentence.")]
    leaves: Annotated[list[Code], _is("Mandatory objectives that nothing carries out now.")]


class BurdenJson(TypedDict):
    """What the chosen criteria ask in all."""

    asked: int
    proofs: int
    proofs_before_award: Annotated[int, _is("Those that every tenderer hands in, not only the winner.")]
    tenderer_hours: Annotated[Amount | None, _is("Estimate of the hours on those proofs; our own figures.")]
    contractor_hours: Annotated[Amount | None, _is("The same for the other proofs, each made once.")]
    weight_percent: Annotated[Amount, _is("The award criteria together.")]
    price_percent: Annotated[Amount, _is("What they leave for price and other criteria.")]
    bidders_effect: Literal["unknown", "none-expected", "small-may-stay-away"]


class FieldJson(TypedDict):
    """A field of the eForms notice to fill."""

    field: Annotated[str, _is("The eForms field id.")]
    value: Annotated[str | None, _is("The code, verbatim; null when the buyer writes or counts it.")]
    objective: Code
    label: str
    rule: Code
    lot: str | None


class AdviceJson(TypedDict):
    """One advice."""

    schema: Literal["aankoopwijzer/advise/1"]
    language: Annotated[str, _is("Language of the sentences: the one asked for, else English.")]
    on: Annotated[Day, _is("The day of the advice.")]
    pack: PackJson
    level: LevelName
    summary: Annotated[str, _is("The advice in a sentence or two.")]
    purchase: PurchaseJson
    matches: list[MatchJson]
    objectives: list[ObjectiveJson]
    questions: list[QuestionJson]
    assumptions: list[AssumptionJson]
    social: SocialJson
    branches: list[BranchJson]
    reserve: ReserveJson | None
    guards: list[GuardJson]
    proportionality: ProportionalityJson
    warnings: list[WarningJson]
    criteria: Annotated[list[CriterionJson], _is("What goes into the tender: as proposed, or as the buyer chose.")]
    further_criteria: Annotated[
        list[CriterionJson], _is("What the buyer may add: it serves an objective that applies.")
    ]
    eforms: list[FieldJson]
    dropped: Annotated[list[DroppedJson], _is("What was proposed and the buyer left out.")]
    burden: BurdenJson | None


def advise_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one advice."""
    schema = TypeAdapter(AdviceJson).json_schema(ref_template="#/$defs/{model}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
