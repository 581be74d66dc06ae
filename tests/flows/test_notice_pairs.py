"""A plan that somebody typed and the notice of it that came in become one record, and two again when that was wrong."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.flows.test_import_notices import RESULT, bring, notice
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.notice import LocalText
from aankoopwijzer.domain.records.procurement import (
    Procurement,
    ProcurementCriterion,
)
from aankoopwijzer.domain.records.procurement_pair import JoinRefused
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows.add_procurement import add_procurement
from aankoopwijzer.flows.answer_notice_pair import answer_notice_pair
from aankoopwijzer.flows.change_procurement import change_procurement
from aankoopwijzer.flows.issue_supplier_link import issue_supplier_link
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.part_notice_pair import part_notice_pair
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.submit_proof import submit_proof
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import pairs, queries
from aankoopwijzer.register.promises.queries import promises_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def asked(adviser: Adviser) -> str:
    """A criterion that the framework has."""
    return next(iter(adviser.pack.criteria))


def plan(**more: Any) -> int:
    said: dict[str, Any] = {
        "authority": "brugge",
        "title": "Straat met groen heraanleggen",
        "contract_type": "works",
        "cpv": (Cpv("45233140"),),
        "value_estimated": Decimal(380_000),
        "planned_on": dt.date(2026, 1, 10),
    }
    return add_procurement(Procurement(**said | more), by=TESTER, at=AT)


def the_notice() -> int:
    (found,) = [one for one in everything() if one.notice_id]
    return found.number or 0


def everything() -> tuple[Procurement, ...]:
    return queries.procurements(queries.Wanted(within=None))


def join(adviser: Adviser, first: int, second: int, **more: Any) -> None:
    answer_notice_pair(first, second, "same", adviser.pack, by=TESTER, at=AT, **more)


def part(adviser: Adviser, first: int) -> None:
    part_notice_pair(first, adviser.pack, by=TESTER, at=AT)


def the_code(refused: pytest.ExceptionInfo[JoinRefused]) -> str:
    return refused.value.code


def test_what_was_typed_and_what_was_published_are_proposed_as_one(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    (question,) = list_notice_pairs("brugge")
    assert (question.pair.plan.number, question.pair.notice.number) == (first, the_notice())
    assert {"title", "value_estimated"} <= {each.field for each in question.differs}
    assert list_notice_pairs("damme") == ()
    assert list_notice_pairs(None) == (question,)
    assert list_notice_pairs("brugge", plan=first + 99) == ()


def test_joined_there_is_one_record_under_the_number_of_the_plan(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    (question,) = list_notice_pairs("brugge")
    join(adviser, first, second, authority="brugge", seen=question.version)
    (one,) = everything()
    assert (one.number, one.stage, one.title) == (first, "published", "Straat met groen heraanleggen")
    assert (one.value_estimated, one.procedure, one.reference) == (380_000, "open", "p-1")
    assert queries.now_known_as(second) == first
    assert queries.standing_of(second) == ("brugge", True)
    assert list_notice_pairs("brugge") == ()


def test_every_answer_is_in_the_history_and_stays_there(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    answer_notice_pair(first, second, "apart", adviser.pack, by=TESTER, at=AT)
    answer_notice_pair(first, second, "open", adviser.pack, by=TESTER, at=AT)
    join(adviser, first, second)
    part(adviser, first)
    told = [
        (each.before or {})["answer"] + " > " + (each.after or {})["answer"]
        for each in changes_of(pairs.PAIR, str(first))
    ]
    assert told[::-1] == ["open > apart", "apart > open", "open > same", "same > apart"]
    assert [each.action for each in changes_of("procurement", str(second))][::-1] == ["created", "removed", "created"]
    assert (changes_of("procurement", str(first))[1].after or {})["joined_with"] == second


def test_parted_both_are_to_the_letter_what_they_were(adviser: Adviser) -> None:
    first = plan(reference="2026-14", internal_note="eerst met de buurt praten")
    bring(adviser, notice())
    before = sorted(everything(), key=lambda one: one.number or 0)
    join(adviser, first, the_notice())
    part(adviser, first)
    assert sorted(everything(), key=lambda one: one.number or 0) == before
    assert list_notice_pairs("brugge") == (), "that they are two was said"
    assert queries.now_known_as(the_notice()) is None


def test_a_later_notice_goes_on_with_what_was_joined(adviser: Adviser) -> None:
    first = plan(reference="2026-14")
    bring(adviser, notice())
    join(adviser, first, the_notice())
    told = bring(adviser, notice(version="02", titles=(LocalText("Heraanleg fase 1", "nl"),)), RESULT).notices
    assert [(each.became, each.number) for each in told] == [("changed", first), ("changed", first)]
    (one,) = everything()
    assert (one.stage, one.value_awarded, one.reference) == ("awarded", 380_000, "2026-14")
    assert one.title == "Straat met groen heraanleggen"


def test_the_notice_itself_again_is_no_new_record(adviser: Adviser) -> None:
    first = plan(reference="2026-14")
    bring(adviser, notice())
    second = queries.procurement(the_notice())
    assert second is not None
    # Its reference is typed over, and its document taken away: only the pair knows it still.
    change_procurement(second.model_copy(update={"documents": ()}), by=TESTER, at=AT)
    join(adviser, first, the_notice())
    assert [(each.became, each.number) for each in bring(adviser, notice()).notices] == [("changed", first)]
    assert len(everything()) == 1


def test_parted_after_an_award_the_award_is_of_the_notice(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    join(adviser, first, second)
    bring(adviser, RESULT)
    part(adviser, first)
    ours, theirs = queries.procurement(first), queries.procurement(second)
    assert ours is not None
    assert theirs is not None
    assert (ours.stage, ours.value_awarded, ours.documents) == ("planned", None, ())
    assert (theirs.stage, theirs.value_awarded) == ("awarded", 380_000)
    assert [each.name for each in theirs.documents] == ["n-1 01", "n-2 01"]
    assert [each.became for each in bring(adviser, RESULT).notices] == ["unchanged"]


def test_the_import_of_the_notice_is_not_undone_while_it_is_joined(adviser: Adviser) -> None:
    first = plan()
    batch = bring(adviser, notice()).batch or 0
    join(adviser, first, the_notice())
    with pytest.raises(ImportRefused) as refused:
        undo_import(batch, by=TESTER, at=AT)
    assert (refused.value.code, refused.value.values["procurements"]) == ("joined-since", str(first))
    part(adviser, first)
    assert undo_import(batch, by=TESTER, at=AT) == 1
    assert [one.number for one in everything()] == [first]


def test_the_import_of_an_award_on_what_was_joined_is_undone_as_any(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    join(adviser, first, the_notice())
    before = everything()
    batch = bring(adviser, RESULT).batch or 0
    assert undo_import(batch, by=TESTER, at=AT) == 1
    assert everything() == before


def test_not_the_same_is_remembered_also_when_the_notice_comes_again_under_another_number(adviser: Adviser) -> None:
    first = plan()
    batch = bring(adviser, notice()).batch or 0
    answer_notice_pair(first, the_notice(), "apart", adviser.pack, by=TESTER, at=AT)
    assert list_notice_pairs("brugge") == ()
    undo_import(batch, by=TESTER, at=AT)
    bring(adviser, notice())
    assert list_notice_pairs("brugge") == ()
    (said,) = pairs.answered("brugge")
    answer_notice_pair(first, said.notice, "open", adviser.pack, by=TESTER, at=AT)
    assert len(list_notice_pairs("brugge")) == 1


def test_a_person_may_join_what_does_not_look_alike(adviser: Adviser) -> None:
    first = plan(title="Dossier 12", cpv=(), contract_type=None, value_estimated=None)
    bring(adviser, notice())
    assert list_notice_pairs("brugge", plan=first) == ()
    (question,) = list_notice_pairs("brugge", plan=first, notice=the_notice())
    assert question.pair.confidence < 0.6
    join(adviser, first, the_notice(), seen=question.version)
    assert len(everything()) == 1


def test_what_was_asked_in_the_plan_is_promised_by_the_award_of_the_notice_and_no_more_once_parted(
    adviser: Adviser, asked: str
) -> None:
    first = plan(criteria=(ProcurementCriterion(criterion=asked, is_chosen=True),))
    bring(adviser, notice(), RESULT)
    join(adviser, first, the_notice())
    assert [each.criterion for each in promises_of(first)] == [asked]
    part(adviser, first)
    assert promises_of(first) == ()


def test_what_was_promised_of_the_notice_goes_along(adviser: Adviser, asked: str) -> None:
    first = plan()
    second = promised(adviser, asked)
    join(adviser, first, second)
    assert [each.criterion for each in promises_of(first)] == [asked]
    assert promises_of(second) == ()
    part(adviser, first)
    assert promises_of(first) == ()
    assert [each.criterion for each in promises_of(second)] == [asked]


def promised(adviser: Adviser, asked: str) -> int:
    """The number of an awarded notice of which a criterion is promised."""
    bring(adviser, notice())
    one = queries.procurement(the_notice())
    assert one is not None
    chosen = (ProcurementCriterion(criterion=asked, is_chosen=True),)
    change_procurement(one.model_copy(update={"criteria": chosen}), by=TESTER, at=AT)
    bring(adviser, RESULT)
    return the_notice()


def test_proof_that_came_in_of_the_notice_refuses_the_join(adviser: Adviser, asked: str) -> None:
    first = plan()
    second = promised(adviser, asked)
    proof(second)
    with pytest.raises(JoinRefused) as refused:
        join(adviser, first, second)
    assert the_code(refused) == "proof-came"
    assert len(everything()) == 2
    assert pairs.answered(None) == ()


def test_proof_that_came_in_since_refuses_to_part(adviser: Adviser, asked: str) -> None:
    first = plan()
    join(adviser, first, promised(adviser, asked))
    proof(first)
    with pytest.raises(JoinRefused) as refused:
        part(adviser, first)
    assert the_code(refused) == "proof-came"
    assert len(everything()) == 1


def proof(number: int) -> None:
    (promise,) = promises_of(number)
    submit_proof(
        promise.number or 0,
        [("attest.txt", b"Een attest in gewone tekst.")],
        most_bytes=1000,
        by=TESTER,
        at=AT,
        on=AT.date(),
    )


def test_an_open_link_of_a_supplier_refuses_the_join_and_an_expired_one_does_not(adviser: Adviser, asked: str) -> None:
    load_authorities()
    first = plan()
    second = promised(adviser, asked)
    issue_supplier_link("contract", str(second), authority="brugge", days=90, by=TESTER, at=AT, on=AT.date())
    with pytest.raises(JoinRefused) as refused:
        join(adviser, first, second)
    assert the_code(refused) == "link-open"
    answer_notice_pair(first, second, "same", adviser.pack, by=TESTER, at=AT.replace(month=10))
    assert len(everything()) == 1


def test_an_answer_on_what_changed_meanwhile_is_refused(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    (question,) = list_notice_pairs("brugge")
    one = queries.procurement(first)
    assert one is not None
    change_procurement(one.model_copy(update={"title": "Iets anders"}), by=TESTER, at=AT)
    for answer in ("same", "apart"):
        with pytest.raises(JoinRefused) as refused:
            answer_notice_pair(
                first,
                the_notice(),
                answer,
                adviser.pack,
                seen=question.version,
                by=TESTER,
                at=AT,  # type: ignore[arg-type]
            )
        assert the_code(refused) == "changed-since"
    assert len(everything()) == 2


@pytest.mark.parametrize("answer", ["same", "apart"])
def test_numbers_that_are_not_there_are_told(adviser: Adviser, answer: Any) -> None:
    first = plan()
    bring(adviser, notice())
    for numbers, code in (((999, the_notice()), "no-such-plan"), ((first, 999), "no-such-notice")):
        with pytest.raises(JoinRefused) as refused:
            answer_notice_pair(*numbers, answer, adviser.pack, by=TESTER, at=AT)
        assert the_code(refused) == code
    with pytest.raises(JoinRefused) as refused:
        answer_notice_pair(first, the_notice(), answer, adviser.pack, authority="damme", by=TESTER, at=AT)
    assert the_code(refused) == "no-such-plan"


def test_what_is_joined_is_not_joined_again(adviser: Adviser) -> None:
    first, other = plan(), plan(title="Nog een straat")
    bring(adviser, notice())
    second = the_notice()
    join(adviser, first, second)
    bring(adviser, notice(notice_id="n-9", procedure_id="p-9"))
    third = next(one.number for one in everything() if one.reference == "p-9") or 0
    for numbers in ((first, second), (other, second), (first, third), (other, first)):
        with pytest.raises(JoinRefused) as refused:
            join(adviser, *numbers)
        assert the_code(refused) == "joined-already", numbers


def test_what_was_not_joined_is_not_parted_and_what_was_not_said_not_forgotten(adviser: Adviser) -> None:
    first = plan()
    with pytest.raises(JoinRefused) as refused:
        part(adviser, first)
    assert the_code(refused) == "no-such-join"
    with pytest.raises(JoinRefused) as refused:
        answer_notice_pair(first, 2, "open", adviser.pack, by=TESTER, at=AT)
    assert the_code(refused) == "no-such-answer"


def test_a_reference_that_another_purchase_got_since_refuses_to_part(adviser: Adviser) -> None:
    first = plan(reference="2026-14")
    bring(adviser, notice())
    join(adviser, first, the_notice())
    plan(title="Een ander", reference="p-1")
    with pytest.raises(JoinRefused) as refused:
        part(adviser, first)
    assert the_code(refused) == "reference-taken"
    assert len(everything()) == 2
