"""A plan and its notice become one procurement: what a person typed stands; parted, both are what they were."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.guidance.joining import demand_joinable, differences, joined, parted
from aankoopwijzer.domain.records.procurement import (
    NOT_ENTERED,
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
    entered,
)
from aankoopwijzer.domain.records.procurement_pair import JoinRefused
from aankoopwijzer.domain.values.cpv import Cpv

TOLD = ProcurementDocument(name="n-1 01", kind="notice")
DRAFT = ProcurementDocument(name="bestek.docx", kind="specifications")


def plan(*, by_person: bool = True, **more: Any) -> Procurement:
    said: dict[str, Any] = {
        "number": 1,
        "authority": "brugge",
        "title": "Kerkstraat",
        "value_estimated": Decimal(400_000),
        "planned_on": dt.date(2026, 1, 15),
        "documents": (DRAFT,),
    }
    return entered(None, Procurement(**said | more), by_person=by_person)


def notice(**more: Any) -> Procurement:
    said: dict[str, Any] = {
        "number": 2,
        "authority": "brugge",
        "reference": "1f0c-22",
        "title": "Heraanleg van de Kerkstraat",
        "stage": "published",
        "procedure": "open",
        "value_estimated": Decimal(415_000),
        "published_on": dt.date(2026, 3, 1),
        "lots": (ProcurementLot(code="LOT-0001", value_estimated=Decimal(415_000)),),
        "rows": (ProcurementRow(row="K1/5", found_by="cpv"),),
        "origin": "notice",
        "notice_id": "n-1",
        "documents": (TOLD,),
    }
    return entered(None, Procurement(**said | more), by_person=False)


def test_what_a_person_typed_stands_and_the_notice_fills_what_was_not_known() -> None:
    one = joined(plan(), notice())
    assert (one.number, one.title, one.value_estimated) == (1, "Kerkstraat", 400_000)
    assert (one.stage, one.procedure, one.published_on) == ("published", "open", dt.date(2026, 3, 1))
    assert (one.reference, one.notice_id, one.origin) == ("1f0c-22", "n-1", "person")
    assert [each.code for each in one.lots] == ["LOT-0001"]


def test_the_lots_of_a_notice_have_no_product_group_that_the_plan_decided_against() -> None:
    apart = tuple(ProcurementLot(code=code, rows=rows) for code, rows in (("1", ("K1/1",)), ("2", ("K1/5",))))
    rows = (ProcurementRow(row="K1/1"), ProcurementRow(row="K1/5"))
    one = joined(plan(rows=rows[:1]), notice(lots=apart, rows=rows))
    assert ([each.row for each in one.rows], [lot.rows for lot in one.lots]) == (["K1/1"], [("K1/1",), ()])
    again = parted(plan(rows=rows[:1]), notice(lots=apart, rows=rows), one, one)
    assert again[1].lots == apart


def test_a_notice_goes_before_what_a_file_or_an_advice_said_of_the_plan() -> None:
    one = joined(plan(by_person=False), notice())
    assert (one.title, one.value_estimated) == ("Heraanleg van de Kerkstraat", 415_000)


def test_a_reference_of_the_plan_stays() -> None:
    assert joined(plan(reference="2026-14"), notice()).reference == "2026-14"
    assert joined(plan(reference="2026-14", by_person=False), notice()).reference == "2026-14"


def test_what_a_person_typed_of_the_notice_stands_where_the_plan_has_no_typed_word() -> None:
    mended = entered(notice(), notice(procedure="restricted"), by_person=True)
    assert joined(plan(procedure="neg-wo-call", by_person=False), mended).procedure == "restricted"
    assert joined(plan(procedure="neg-wo-call"), mended).procedure == "neg-wo-call"


def test_it_is_told_which_fields_were_typed_and_which_came_by_themselves() -> None:
    one = joined(plan(), notice())
    assert {"title", "value_estimated", "planned_on"} <= set(one.typed)
    assert {"procedure", "published_on", "lots", "reference"} <= set(one.imported)
    assert set(one.typed) & set(one.imported) == set()


def test_the_advice_on_the_plan_keeps_its_product_groups() -> None:
    advised = {
        "pack_version": "kader 1",
        "advised_on": dt.date(2026, 1, 2),
        "rows": (ProcurementRow(row="K1/1", found_by="words"),),
    }
    one = joined(plan(by_person=False, **advised), notice())
    assert ([each.row for each in one.rows], one.pack_version) == (["K1/1"], "kader 1")
    assert [each.row for each in joined(plan(by_person=False), notice()).rows] == ["K1/5"]


def test_criteria_deviations_notes_and_documents_of_both_are_kept() -> None:
    ours = {
        "criteria": (ProcurementCriterion(criterion="a", is_chosen=True),),
        "deviations": (ProcurementDeviation(objective="K1.1", reason="te klein"),),
        "internal_note": "onze nota",
    }
    theirs = {
        "criteria": (
            ProcurementCriterion(criterion="a", is_chosen=False),
            ProcurementCriterion(criterion="b", is_chosen=True),
        ),
        "deviations": (ProcurementDeviation(objective="K2.1", reason="geen markt"),),
        "internal_note": "hun nota",
    }
    one = joined(plan(**ours), notice(**theirs))
    assert [(each.criterion, each.is_chosen) for each in one.criteria] == [("a", True), ("b", True)]
    assert [each.objective for each in one.deviations] == ["K1.1", "K2.1"]
    assert one.internal_note == "onze nota\n\nhun nota"
    assert one.documents == (DRAFT, TOLD)


def test_what_differs_is_told_with_whose_word_stands() -> None:
    told = {each.field: (each.plan, each.notice, each.stands) for each in differences(plan(), notice())}
    assert told["value_estimated"] == ("400000.00", "415000.00", "plan")
    assert told["title"] == ("Kerkstraat", "Heraanleg van de Kerkstraat", "plan")
    assert told["stage"] == ("planned", "published", "notice")
    assert "procedure" not in told, "of one of them only"


def test_the_order_of_codes_and_how_a_product_group_was_found_is_no_difference() -> None:
    codes = (Cpv("45233140"), Cpv("77310000"))
    first = plan(cpv=codes, rows=(ProcurementRow(row="K1/5", found_by="person"),))
    found = {each.field for each in differences(first, notice(cpv=codes[::-1]))}
    assert found & {"cpv", "rows"} == set()


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (plan(), notice(number=1), "same-number"),
        (plan(), notice(authority="damme"), "other-authority"),
        (plan(is_fictitious=True), notice(), "made-up"),
        (plan(notice_id="n-0"), notice(), "plan-has-notice"),
        (plan(stage="withdrawn"), notice(), "plan-withdrawn"),
        (plan(), notice(notice_id=None, documents=()), "without-notice"),
    ],
)
def test_what_cannot_be_one_is_refused(first: Procurement, second: Procurement, code: str) -> None:
    with pytest.raises(JoinRefused) as refused:
        demand_joinable(first, second)
    assert refused.value.code == code


def test_parted_both_are_to_the_letter_what_they_were() -> None:
    together = joined(plan(), notice())
    assert parted(plan(), notice(), together, together) == (plan(), notice())


def test_what_a_notice_brought_since_goes_to_the_notice_and_what_a_person_typed_to_the_plan() -> None:
    together = joined(plan(), notice())
    award = ProcurementDocument(name="n-2 01", kind="notice")
    said = {"stage": "awarded", "value_awarded": Decimal(390_000), "documents": (*together.documents, award)}
    now = entered(together, together.model_copy(update=said), by_person=False)
    now = entered(
        now, now.model_copy(update={"internal_note": "opgelet", "title": "Kerkstraat fase 1"}), by_person=True
    )
    first, second = parted(plan(), notice(), together, now)
    assert (first.stage, first.value_awarded, first.documents) == ("planned", None, (DRAFT,))
    assert (first.internal_note, first.title) == ("opgelet", "Kerkstraat fase 1")
    assert {"internal_note", "title"} <= set(first.typed)
    assert (second.stage, second.value_awarded, second.documents) == ("awarded", 390_000, (TOLD, award))
    assert (second.title, second.internal_note) == (notice().title, None)
    assert "value_awarded" in second.imported


def test_a_document_that_was_taken_away_since_is_gone_from_whoever_had_it() -> None:
    together = joined(plan(), notice())
    now = together.model_copy(update={"documents": (TOLD,)})
    first, second = parted(plan(), notice(), together, now)
    assert (first.documents, second.documents) == ((), (TOLD,))


_TEXTS = st.sampled_from([None, "a", "b"])


@given(
    ours=st.fixed_dictionaries({"reference": _TEXTS, "description": _TEXTS, "supplier_name": _TEXTS}),
    theirs=st.fixed_dictionaries({"reference": _TEXTS, "description": _TEXTS, "supplier_name": _TEXTS}),
    by_person=st.booleans(),
)
def test_whatever_they_say_nothing_typed_is_lost_and_both_come_back(ours: Any, theirs: Any, by_person: bool) -> None:
    first, second = plan(by_person=by_person, **ours), notice(**theirs)
    together = joined(first, second)
    for name in first.typed:
        assert getattr(together, name) == getattr(first, name) or name == "documents"
    for name in Procurement.model_fields.keys() - NOT_ENTERED:
        if getattr(first, name) not in (None, ()):
            assert getattr(together, name) not in (None, ()), name
    assert parted(first, second, together, together) == (first, second)
