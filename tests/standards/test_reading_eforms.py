"""What an eForms notice says is what the record says; what it does not say is absent."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.standards import written

from aankoopwijzer.domain.records.notice import (
    CleanVehicles,
    Duration,
    EnergyItem,
    Notice,
    Organization,
    StrategicCode,
    Unreadable,
    Value,
    VehicleCount,
)
from aankoopwijzer.standards import eforms


@pytest.fixture(scope="module")
def notice() -> Notice:
    return eforms.read(written.CONTRACT_NOTICE)


def test_the_notice_says_what_it_is(notice: Notice) -> None:
    assert (notice.standard, notice.document, notice.schema) == ("eforms", "ContractNotice", "eforms-sdk-1.13")
    assert (notice.form, notice.notice_type, notice.subtype) == ("competition", "cn-standard", "16")
    assert (notice.notice_id, notice.version) == ("11111111-2222-4333-8444-555555555555", "01")
    assert notice.dispatched_on == dt.date(2026, 3, 2)
    assert notice.published_on is None


def test_the_main_language_comes_first_in_languages_and_titles(notice: Notice) -> None:
    assert notice.languages == ("nl", "fr")
    assert notice.title == "Kantoorbenodigdheden"
    assert [title.language for title in notice.titles] == ["nl", "fr"]


def test_a_comment_inside_a_text_does_not_cut_it(notice: Notice) -> None:
    assert "opmerking" not in (notice.title or "")
    assert (notice.title or "").endswith("benodigdheden")


def test_the_buyer_is_named_in_the_main_language_without_its_contact_person(notice: Notice) -> None:
    assert notice.buyers == (Organization("Stad Proefdorp", "0207.000.001", "Proefdorp", "BE251", "BE", None),)


def test_each_lot_has_its_own_cpv_and_values(notice: Notice) -> None:
    one, two = notice.lots
    assert (one.cpv_main, one.cpv_additional) == ("30197630", ("30197640",))
    assert one.values == (
        Value(Decimal("180000"), "EUR", "framework_maximum"),
        Value(Decimal("150000"), "EUR", "estimated"),
    )
    assert (two.cpv_main, two.values) == ("30192121", ())


def test_each_criterion_has_its_own_weight_and_its_kind(notice: Notice) -> None:
    one, two = notice.lots
    assert [(found.type, found.name, found.weight, found.weight_kind) for found in one.award_criteria] == [
        ("price", "Prijs", Decimal(60), "percentage"),
        ("quality", "Duurzaamheid", Decimal(40), "percentage"),
    ]
    assert [(found.type, found.weight, found.weight_kind) for found in two.award_criteria] == [
        ("cost", Decimal(1), "order"),
        ("quality", None, None),
    ]


def test_strategic_codes_carry_their_goal(notice: Notice) -> None:
    assert notice.lots[0].strategic == (
        StrategicCode("BT-06", "env-imp", "environmental"),
        StrategicCode("BT-774", "circ-econ", "environmental.circularEconomy"),
        StrategicCode("BT-775", "opp", "social.disadvantagedEmploymentOpportunities"),
        StrategicCode("BT-754", "n-inc", None),
    )
    assert notice.lots[1].strategic == ()


def test_reserved_participation_and_execution_belong_to_their_lot(notice: Notice) -> None:
    one, two = notice.lots
    assert (one.reserved_participation, one.reserved_execution) == (("res-ws",), "yes")
    assert (two.reserved_participation, two.reserved_execution) == ((), None)


def test_clean_vehicles_and_energy_are_kept_apart(notice: Notice) -> None:
    one, two = notice.lots
    assert one.clean_vehicles == CleanVehicles(True, ("veh-acq",))
    assert one.energy_efficiency is not None
    assert one.energy_efficiency.items == (EnergyItem("enrg-lab", "computer"),)
    assert (two.clean_vehicles, two.energy_efficiency) == (None, None)


def test_terms_and_times_of_a_lot_are_read(notice: Notice) -> None:
    one, two = notice.lots
    assert one.duration == Duration(Decimal(48), "month")
    assert one.tender_deadline is not None
    assert one.tender_deadline.date == dt.date(2026, 4, 15)
    assert str(one.tender_deadline.time) == "12:00:00+02:00"
    assert [found.text for found in one.performance_conditions] == ["Lever met de fiets."]
    assert [found.type for found in one.selection_criteria] == ["slc-stand-to-gen"]
    assert (one.framework_agreement, two.framework_agreement, notice.framework_agreement) == (True, False, True)
    assert (two.duration, two.tender_deadline, two.variants) == (None, None, None)


def test_a_framework_is_unknown_when_a_lot_does_not_say() -> None:
    silent = written.LOT_TWO.replace('listName="framework-agreement"', 'listName="dps-usage"')
    assert eforms.read(written.eforms(written.LOT_TWO)).framework_agreement is False
    assert eforms.read(written.eforms(written.LOT_TWO + silent)).framework_agreement is None


def test_a_result_leads_to_the_winner_and_not_to_the_other_tenderer() -> None:
    (award,) = eforms.read(written.AWARD_NOTICE).awards
    assert (award.status, award.lot_ids, award.contract_id) == ("selec-w", ("LOT-0001",), "2026/7")
    assert award.date == dt.date(2026, 6, 1)
    assert Value(Decimal("90000"), "EUR", "total") in award.values
    assert Value(Decimal("95000"), "EUR", "total") not in award.values
    assert award.tenders_received == Decimal(2)


def test_a_natural_person_keeps_neither_name_nor_number() -> None:
    (award,) = eforms.read(written.AWARD_NOTICE).awards
    assert award.suppliers == (Organization(None, None, "Proefdorp", None, "BE", "micro"),)


def test_vehicles_are_counted_by_category_and_kind() -> None:
    (award,) = eforms.read(written.AWARD_NOTICE).awards
    assert award.vehicles == (
        VehicleCount("veh-acq", "m1", "vehicles", Decimal(5)),
        VehicleCount("veh-acq", "m1", "vehicles-zero-emission", Decimal(3)),
    )


@pytest.mark.parametrize("kind", ["Part", "LotsGroup"])
def test_parts_and_groups_are_not_lots(kind: str) -> None:
    notice = eforms.read(written.eforms(written.LOT_TWO.replace('schemeName="Lot"', f'schemeName="{kind}"')))
    assert notice.lots == ()
    assert len(notice.parts) + len(notice.lot_groups) == 1


def test_weights_of_the_earliest_versions_are_found_too() -> None:
    early = written.LOT_ONE.replace("AwardCriterionParameter", "AwardCriterionStatistics")
    early = early.replace("ParameterCode", "StatisticsCode").replace("ParameterNumeric", "StatisticalNumeric")
    (lot,) = eforms.read(written.eforms(early)).lots
    assert [found.weight for found in lot.award_criteria] == [Decimal(60), Decimal(40)]


def test_a_number_that_cannot_be_read_is_reported_and_not_guessed() -> None:
    odd = written.LOT_ONE.replace(">150000<", ">about 150k<")
    notice = eforms.read(written.eforms(odd))
    assert notice.lots[0].value("estimated") is None
    assert notice.unreadable == (Unreadable("estimated", "about 150k"),)


def test_an_empty_notice_says_nothing() -> None:
    notice = eforms.read(written.eforms(""))
    silent = {"standard", "document"}
    assert [name for name in Notice.__slots__ if name not in silent and getattr(notice, name)] == []


lots = st.lists(
    st.tuples(
        st.sampled_from(["30190000", "45233000", "55520000"]),
        st.lists(st.decimals(0, 100, places=2), max_size=4),
        st.lists(st.sampled_from(["circ-econ", "clim-mitig", "other"]), unique=True),
        st.none() | st.decimals(0, 10**9, places=2),
    ),
    max_size=6,
)


@given(lots)
def test_whatever_the_lots_each_keeps_what_is_its_own(
    wanted: list[tuple[str, list[Decimal], list[str], Decimal | None]],
) -> None:
    text = "".join(
        f"""<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-{number}</cbc:ID>
        <cac:TenderingTerms><cac:AwardingTerms><cac:AwardingCriterion>
        {"".join(written.criterion("quality", f"K{place}", str(weight)) for place, weight in enumerate(weights))}
        </cac:AwardingCriterion></cac:AwardingTerms></cac:TenderingTerms>
        <cac:ProcurementProject>{"".join(written.additional_type("environmental-impact", code) for code in codes)}
        <cac:RequestedTenderTotal>{
            ""
            if value is None
            else f'<cbc:EstimatedOverallContractAmount currencyID="EUR">{value}</cbc:EstimatedOverallContractAmount>'
        }</cac:RequestedTenderTotal>
        <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">{cpv}</cbc:ItemClassificationCode>
        </cac:MainCommodityClassification></cac:ProcurementProject></cac:ProcurementProjectLot>"""
        for number, (cpv, weights, codes, value) in enumerate(wanted)
    )
    read = [
        (
            lot.cpv_main,
            [criterion.weight for criterion in lot.award_criteria],
            [code.code for code in lot.strategic],
            lot.values[0].amount if lot.values else None,
        )
        for lot in eforms.read(written.eforms(text)).lots
    ]
    assert read == wanted
