"""A small pack of our own and an advice under it, built by hand: reports are fed, so no engine is needed here."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.guidance.result import (
    AskedQuestion,
    Assumption,
    BranchVerdict,
    ChosenCriterion,
    GuardNote,
    Guidance,
    MatchedRow,
    NoticeFieldAdvice,
    ObjectiveVerdict,
    Proportionality,
    RankedOption,
    ReservationOption,
    ReserveAdvice,
    Warning,
)
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.framework import Authority, Document, Row
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import Parameter, Resolved
from aankoopwijzer.domain.policy.questions import Question
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

ON = dt.date(2026, 3, 2)
LAW = Source(document="procurement-law", locator="art. 42", verified="no")
POLICY = Source(document="policy", locator="S1", verified="yes")


def text(nl: str, en: str | None = None) -> Text:
    """A policy text in Dutch and English."""
    return Text(nl=nl, en=en or f"[en] {nl}")


def pack(**changes: Any) -> PolicyPack:
    """One pillar's worth of names, enough for every id in the advice below."""
    parts: dict[str, Any] = {
        "id": "testkader",
        "name": text("Testkader", "Test framework"),
        "version": "2026.1",
        "pillars": {},
        "ambitions": {},
        "objectives": {},
        "product_groups": {},
        "rows": {
            "S1/2": Row(
                id="S1/2",
                ambition="S1",
                number=2,
                product_group="catering",
                printed=text("Catering"),
                reading=text("Alles wat gegeten en gedronken wordt."),
                source=POLICY,
            )
        },
        "targets": {},
        "authorities": {
            "brugge": Authority(id="brugge", name="Brugge", nis="31005", postal_codes=("8000",)),
        },
        "parameters": {
            "negotiated": Parameter.model_validate(
                {
                    "id": "negotiated",
                    "name": text("Drempel onderhandelingsprocedure", "Threshold of the negotiated procedure"),
                    "unit": "EUR",
                    "kind": "law",
                    "values": [
                        {"from": "2026-01-01", "until": "2027-12-31", "value": Decimal(140000), "source": LAW},
                    ],
                }
            ),
        },
        "questions": {"made-outside-eu": Question(id="made-outside-eu", text=text("Wordt het buiten de EU gemaakt?"))},
        "obligations": {},
        "sources": {
            "procurement-law": Document(id="procurement-law", title=text("wet 17 juni 2016"), kind="law"),
            "policy": Document(id="policy", title=text("Testkader 2020"), kind="framework"),
        },
    }
    return PolicyPack(**(parts | changes))


def threshold() -> Resolved:
    """140 000 euro, 2026-2027."""
    return pack().value("negotiated", on=ON)


def purchase(**changes: Any) -> Purchase:
    """Sandwiches for the council, 24 000 euro."""
    given: dict[str, Any] = {
        "title": "Broodjes voor de gemeenteraad",
        "description": "Een jaar lang broodjes en soep bij elke zitting.",
        "contract_type": "services",
        "value_eur": Decimal(24000),
        "date": ON,
        "authority": "brugge",
        "cpv": ("55520000",),
        "framework_agreement": False,
    }
    return Purchase(**(given | changes))


def value_reason(**changes: Any) -> Reason:
    """24 000 held against the threshold of 140 000."""
    made = Reason("purchase.value_eur", "below", Decimal(140000), Decimal(24000), Status.APPLIES, "negotiated")
    return replace(made, **changes)


def objective(code: str, **changes: Any) -> ObjectiveVerdict:
    """An objective that applies and is mandatory, unless told otherwise."""
    made = ObjectiveVerdict(
        code=code,
        ambition=code.partition(".")[0],
        name=text(f"Doel {code}"),
        text=text(f"Wat doel {code} wil bereiken."),
        status=Status.APPLIES,
        force="mandatory",
        force_text=text("verplicht in elke opdracht"),
        because=text("Deze aankoop hoort tot de productgroep Catering."),
        rule=f"rule-{code.lower().replace('.', '-')}",
        is_our_reading=False,
        reasons=(value_reason(),),
        parameters=(threshold(),),
        source=POLICY,
    )
    return replace(made, **changes)


def criterion(id: str, part: str, **changes: Any) -> Criterion:
    """A criterion with two levels, in one part of the tender."""
    given: dict[str, Any] = {
        "id": id,
        "title": text(f"Criterium {id}"),
        "rows": ("S1/2",),
        "objectives": ("S1.1",),
        "part": part,
        "subject": "menu.share",
        "better": "higher",
        "levels": {
            "basis": {"value": "20", "additionality": "market-standard"},
            "ambitieus": {"value": "60", "additionality": "beyond"},
        },
        "clause": text("Minstens {threshold} % van de maaltijden is plantaardig."),
        "motive": text("Zo daalt de uitstoot van elke zitting."),
        "proof": {"what": text("een weekmenu met ingrediënten"), "by": "tenderer", "when": "with-tender"},
        "sanction": text("Een straf van 2 % van het bedrag per vaststelling."),
        "valid_from": dt.date(2026, 1, 1),
        "review_by": dt.date(2027, 6, 30),
        "sources": (POLICY,),
    }
    return Criterion(**(given | changes))


def chosen(id: str, part: str, **changes: Any) -> ChosenCriterion:
    """That criterion at its basic level."""
    made = criterion(id, part, **changes)
    return ChosenCriterion(
        criterion=made,
        level=Level.BASIS,
        part=made.part,
        objectives=("S1.1",),
        clause=made.clause.filled({"threshold": "20"}),
        is_core=True,
    )


def option(code: str, rank: int | None) -> RankedOption:
    """A line of the choice menu."""
    return RankedOption(
        code=code,
        rank=rank,
        score=Decimal(3),
        name=text(f"Optie {code}"),
        because=(text("past bij werk met veel handen"), text("er is aanbod in de buurt")),
        lever=text("uitvoeringsvoorwaarde"),
        unit=text("uren"),
        proof=text("een urenstaat"),
        limits=text("alleen als het werk zich leent"),
        criterion=None,
        source=POLICY,
    )


def branch(**changes: Any) -> BranchVerdict:
    """The social fork, below the threshold."""
    made = BranchVerdict(
        branch="social",
        name=text("Sociale tak"),
        outcome="reserve_or_buy_social",
        text=text("Behoud de opdracht voor of koop rechtstreeks sociaal."),
        mode="legal",
        mode_text=text("de wettelijke drempel op de datum van de opdracht"),
        modes={"legal": text("wettelijk"), "nominal": text("nominaal")},
        value_eur=Decimal(24000),
        threshold=threshold(),
        rows=("S1/2",),
        source=POLICY,
    )
    return replace(made, **changes)


def reserve() -> ReserveAdvice:
    """Reserving is possible, the market is not known."""
    rule = ReservationOption(
        id="sheltered",
        name=text("maatwerkbedrijven"),
        status=Status.APPLIES,
        evidence=text("de erkenning"),
        article=text("art. 15, § 1"),
        notice_code="res-ws",
        explanation=text("Minstens 30 % van het personeel heeft een handicap of is kansarm."),
        reasons=(),
        parameters=(),
        source=LAW,
    )
    return ReserveAdvice(
        scope="market_first", above_eu_threshold=False, eu_threshold=threshold(), options=(rule,), market=None
    )


def guidance(**changes: Any) -> Guidance:
    """An advice with something of everything."""
    made = Guidance(
        purchase=purchase(),
        on=ON,
        pack_id="testkader",
        pack_version="2026.1",
        level=Level.BASIS,
        matches=(MatchedRow("S1/2", "S1", "catering", text("Catering"), 0.93, ("broodjes", "CPV 5552")),),
        objectives=(
            objective("S1.1", force="portfolio", criteria=("reserved-lot",)),
            objective("S1.2", force="instrument"),
            objective("S1.3"),
            objective("S2.1", force="prefer"),
            objective("S2.3", status=Status.UNKNOWN, questions=("made-outside-eu",), is_our_reading=True),
            objective(
                "K1.1",
                status=Status.DOES_NOT_APPLY,
                because=text("Deze aankoop raakt het openbaar domein niet."),
                reasons=(Reason("purchase.rows", "any_of", ("K1/1", "K1/2"), ("S1/2",), Status.DOES_NOT_APPLY),),
            ),
        ),
        questions=(
            AskedQuestion("made-outside-eu", text("Wordt het buiten de EU gemaakt?"), text("Kijk."), ("S2.3",)),
            AskedQuestion("row:S1/2", None, None, ("S1.1",), ("zitting",)),
        ),
        assumptions=(Assumption("is-maintenance", text("Dit is geen onderhoud."), False, ("K1.1",)),),
        branches=(branch(),),
        menu=(option("M3", 1), option("M1", 2), option("M10", None)),
        reserve=reserve(),
        guards=(
            GuardNote(
                id="local",
                kind="local_preference",
                severity="warning",
                name=text("Lokaal"),
                warning=text("Vraag niet dat de leverancier in de buurt gevestigd is."),
                alternative=text("Vraag versheid en een korte levertijd."),
                parameters=(threshold(),),
                objectives=("S2.1",),
                source=LAW,
            ),
        ),
        criteria=(
            chosen("reserved-lot", "reserved"),
            chosen("plant-based", "technical_specification"),
            chosen("kitchen-staff", "selection_criterion"),
            chosen("short-chain", "award_criterion", weight_percent=Decimal(15), scoring=text("Evenredig.")),
            chosen("packaging", "award_criterion"),
            chosen("work-places", "contract_performance_condition"),
        ),
        further_criteria=(chosen("tap-water", "technical_specification"),),
        notice_fields=(
            NoticeFieldAdvice("BT-06-Lot", "inc-soc", text("strategisch doel"), "S1.3", "strategic-social"),
            NoticeFieldAdvice("BT-775-Lot", None, text("omschrijving"), "S1.3", "describe-social", "LOT-0001"),
        ),
        proportionality=Proportionality(
            size="light",
            name=text("licht"),
            asked=6,
            fits=Decimal(6),
            proofs=3,
            heaviest="light",
            left_out=("heavy-audit",),
            is_too_much=False,
        ),
        warnings=(Warning("no-supplier-file"),),
    )
    return replace(made, **changes)
