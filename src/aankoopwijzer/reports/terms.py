"""The words of the domain's fixed lists, one message for each code."""

from collections.abc import Mapping

from aankoopwijzer.reports.speech import marked

STATUS: Mapping[str, str] = {
    "applies": marked("applies"),
    "does_not_apply": marked("does not apply"),
    "unknown": marked("depends on an answer"),
}
FORCE: Mapping[str, str] = {
    "mandatory": marked("mandatory"),
    "portfolio": marked("a share of the contracts"),
    "prefer": marked("preference"),
    "promote": marked("encourage"),
    "instrument": marked("instrument of the authority"),
}
LEVEL: Mapping[str, str] = {
    "basis": marked("basic"),
    "gevorderd": marked("advanced"),
    "ambitieus": marked("ambitious"),
}
PART: Mapping[str, str] = {
    "subject_matter": marked("subject matter of the contract"),
    "suitability": marked("suitability"),
    "selection_criterion": marked("selection criterion"),
    "technical_specification": marked("technical specification"),
    "award_criterion": marked("award criterion"),
    "contract_performance_condition": marked("contract performance condition"),
    "reserved": marked("reserved contract"),
}
PROOF_WHEN: Mapping[str, str] = {
    "with-tender": marked("with the tender"),
    "before-award": marked("before the award"),
    "at-start": marked("at the start of the contract"),
    "at-delivery": marked("at delivery"),
    "yearly": marked("every year"),
    "at-acceptance": marked("at acceptance"),
    "on-request": marked("on request"),
}
PROOF_BY: Mapping[str, str] = {
    "tenderer": marked("tenderer"),
    "contractor": marked("contractor"),
    "third_party": marked("third party"),
    "authority": marked("authority"),
}
ADDITIONALITY: Mapping[str, str] = {
    "legal-minimum": marked("legal minimum"),
    "market-standard": marked("market standard"),
    "beyond": marked("goes beyond law and market"),
}
BURDEN: Mapping[str, str] = {
    "light": marked("light"),
    "medium": marked("medium"),
    "heavy": marked("heavy"),
}
BIDDERS_EFFECT: Mapping[str, str] = {
    "unknown": marked("unknown: there is no supplier file"),
    "none-expected": marked("none expected: this fits the size of the purchase"),
    "small-may-stay-away": marked("small firms may stay away: this is more than fits"),
}
VALUE_FAULT: Mapping[str, str] = {
    "empty": marked("fill in something, or leave the usual value"),
    "not-a-number": marked("write a figure"),
    "not-whole": marked("write a whole number"),
    "below-zero": marked("write 0 or more"),
    "above-hundred": marked("write a percentage from 0 to 100"),
    "too-large": marked("this figure is too large to be true"),
    "too-long": marked("write at most 80 characters"),
}
SCOPE: Mapping[str, str] = {
    "contract": marked("You can reserve the whole contract."),
    "lot": marked("Reserve a lot rather than the whole contract."),
    "market_first": marked("Explore the market first: too little is known of the supply, or it is too thin."),
    "none": marked("There is no ground to reserve this contract."),
}
SUPPLY: Mapping[str, str] = {
    "none": marked("no recognised supplier nearby"),
    "some": marked("some recognised suppliers nearby"),
    "ample": marked("ample recognised suppliers nearby"),
}
BRANCH_OUTCOME: Mapping[str, str] = {
    "none": marked("no product group of this fork"),
}
CONTRACT_TYPE: Mapping[str, str] = {
    "works": marked("works"),
    "supplies": marked("supplies"),
    "services": marked("services"),
}
SEVERITY: Mapping[str, str] = {
    "warning": marked("take care"),
    "duty": marked("duty"),
    "notice": marked("good to know"),
}
SIGNAL: Mapping[str, str] = {
    "maintenance": marked("maintenance"),
    "planting": marked("planting"),
    "fair_trade_goods": marked("goods that exist with a fair-trade label"),
    "professional_use": marked("professional use"),
    "household_use": marked("household use"),
    "consumables": marked("consumables"),
    "new_build": marked("new build"),
    "design": marked("design or study"),
    "labour_intensive": marked("labour-intensive work"),
    "van": marked("a van"),
    "lorry": marked("a lorry"),
}
PURCHASE_FACT: Mapping[str, str] = {
    "title": marked("Title"),
    "description": marked("Description"),
    "contract_type": marked("Type of contract"),
    "value_eur": marked("Estimate, excluding VAT"),
    "date": marked("Date of publication or invitation"),
    "authority": marked("Contracting authority"),
    "cpv": marked("CPV codes"),
    "framework_agreement": marked("Framework agreement"),
}
UNIT: Mapping[str, str] = {
    "count": "",
    "scale": "",
    "factor": "",
    "class": "",
    "label_class": "",
    "rule": "",
    "points": marked("points"),
    "years": marked("years"),
    "year": marked("years"),
    "months": marked("months"),
    "growing seasons": marked("growing seasons"),
    "days": marked("days"),
    "day": marked("days"),
    "working days": marked("working days"),
    "hours": marked("hours"),
    "minutes": marked("minutes"),
    "per year": marked("a year"),
    "per month": marked("a month"),
    "words": marked("words"),
    "FTE": marked("full-time jobs"),
    "workers": marked("workers"),
    "employees": marked("employees"),
    "products": marked("products"),
    "pieces": marked("pieces"),
    "reports": marked("reports"),
    "references": marked("references"),
    "variants": marked("variants"),
    "washes": marked("washes"),
    "channels": marked("channels"),
    "factories": marked("factories"),
    "m2": "m²",
    "l/m2": "l/m²",
}
"""Units that are words or need another sign; every other unit (kg, km, g/km ...) is the same in each language."""
FEEDBACK_ABOUT: Mapping[str, str] = {
    "unclear": marked("it is not clear"),
    "not-workable": marked("it does not work in practice"),
    "wrong-threshold": marked("the threshold is not right"),
    "market-cannot": marked("the market cannot do it"),
    "other": marked("something else"),
}
FEEDBACK_STATE: Mapping[str, str] = {
    "new": marked("new"),
    "taken-up": marked("taken up"),
    "answered": marked("answered"),
    "declined": marked("declined"),
}

STAGE: Mapping[str, str] = {
    "planned": marked("planned"),
    "preparing": marked("in preparation"),
    "published": marked("published"),
    "awarded": marked("awarded"),
    "running": marked("contract running"),
    "completed": marked("completed"),
    "withdrawn": marked("withdrawn"),
}
PROCEDURE: Mapping[str, str] = {
    "open": marked("open procedure"),
    "restricted": marked("restricted procedure"),
    "neg-w-call": marked("negotiated procedure with call"),
    "neg-wo-call": marked("negotiated procedure without call"),
    "comp-dial": marked("competitive dialogue"),
    "innovation": marked("innovation partnership"),
    "oth-single": marked("other procedure in one step"),
    "oth-mult": marked("other procedure in several steps"),
    "low-value": marked("by accepted invoice"),
}
DOCUMENT_KIND: Mapping[str, str] = {
    "notice": marked("notice"),
    "specifications": marked("tender specifications"),
    "inventory": marked("list of quantities"),
    "invitation": marked("invitation to tender"),
    "tender": marked("tender of a supplier"),
    "award-report": marked("award report"),
    "decision": marked("decision of the authority"),
    "contract": marked("signed contract"),
    "order": marked("order form"),
    "other": marked("other document"),
}
FOUND_BY: Mapping[str, str] = {
    "cpv": marked("by CPV code"),
    "words": marked("by words"),
    "person": marked("said by a person"),
    "demo": marked("made up for the demonstration"),
}
ORIGIN: Mapping[str, str] = {
    "person": marked("typed by a person"),
    "advice": marked("kept from an advice"),
    "notice": marked("read from a notice"),
    "program": marked("sent by a program"),
    "demo": marked("made up for the demonstration"),
}
PAIR_ANSWER: Mapping[str, str] = {
    "open": marked("nobody said it yet"),
    "same": marked("one and the same purchase"),
    "apart": marked("two purchases"),
}
PAIR_STANDS: Mapping[str, str] = {
    "plan": marked("the plan"),
    "notice": marked("the notice"),
    "both": marked("both"),
}
