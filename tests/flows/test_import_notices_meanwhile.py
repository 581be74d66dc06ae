"""Notices that meet what a person did: another reference, another day, several buyers, a change in between."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from tests.flows.test_import_notices import RESULT, adviser, bring, notice, one_kept, run
from tests.register.people import AT, TESTER

from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.notice import Organization
from aankoopwijzer.flows import import_notices as flow
from aankoopwijzer.flows.import_notices import NoticeFiles, import_notices
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.flows.unpack_notices import unpack_notices
from aankoopwijzer.register.imports import procured
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.procurements.commands import ChangedSince, ReferenceTaken
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.reports.speech import speech

__all__ = ["adviser"]
pytestmark = pytest.mark.django_db
BRUGGE, DAMME = Organization("Stad Brugge"), Organization("Stad Damme")


def type_in(**said: Any) -> None:
    commands.change_procurement(one_kept().model_copy(update=said), by=TESTER, at=AT, by_person=True)


def test_an_award_finds_a_procurement_that_a_person_calls_otherwise_since(adviser: Adviser) -> None:
    run(adviser, notice())
    type_in(reference="2026/17")
    assert run(adviser, RESULT) == ["changed"]
    assert (one_kept().reference, one_kept().stage) == ("2026/17", "awarded")


def test_a_procurement_that_was_taken_back_is_not_found_by_its_old_reference(adviser: Adviser) -> None:
    undo_import(bring(adviser, notice()).batch or 0, by=TESTER, at=AT)
    assert run(adviser, RESULT) == ["new"]


def test_a_day_of_publication_that_a_person_typed_stands(adviser: Adviser) -> None:
    run(adviser, notice())
    type_in(published_on=dt.date(2026, 2, 9))
    run(adviser, notice(version="02", published_on=dt.date(2026, 1, 5)), RESULT)
    assert one_kept().published_on == dt.date(2026, 2, 9)


def test_buyers_in_another_order_buy_the_same(adviser: Adviser) -> None:
    together, turned = (BRUGGE, DAMME), (DAMME, BRUGGE)
    assert run(adviser, notice(buyers=together)) == ["new"]
    assert run(adviser, replace(RESULT, buyers=turned)) == ["changed"]
    assert (one_kept().authority, one_kept().stage) == ("brugge", "awarded")


def test_what_is_bought_together_is_also_of_the_second_buyer_and_once_in_the_register(adviser: Adviser) -> None:
    joint = notice(buyers=(BRUGGE, DAMME))
    assert [each.authority for each in bring(adviser, joint, only="damme").notices] == ["damme"]
    assert [each.became for each in bring(adviser, joint, only="brugge").notices] == ["other-buyer"]
    assert one_kept().authority == "damme"


@pytest.mark.parametrize(
    ("raised", "command", "code", "words"),
    [
        (ChangedSince(7), "change_procurement", "changed-meanwhile", "somebody changed procurement 7"),
        (ReferenceTaken(), "add_procurements", "reference-taken", "another procurement got meanwhile"),
    ],
)
def test_a_change_in_between_is_refused_in_words_and_nothing_is_written(
    adviser: Adviser, monkeypatch: pytest.MonkeyPatch, raised: Exception, command: str, code: str, words: str
) -> None:
    def meanwhile(*_arguments: Any, **_more: Any) -> None:
        raise raised

    run(adviser, notice())
    monkeypatch.setattr(procured.commands, command, meanwhile)
    with pytest.raises(ImportRefused) as refused:
        bring(adviser, RESULT, notice(procedure_id="p-2", notice_id="n-9"))
    assert refused.value.code == code
    assert words in refusal_sentence(refused.value, speech("en")).casefold()
    assert len(imports.batches()) == 1
    assert one_kept().stage == "published"


def test_only_what_changed_may_bring_promises(adviser: Adviser, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[int]] = []
    monkeypatch.setattr(flow, "make_promises", lambda numbers, *_pack, **_who: asked.append(list(numbers)))
    run(adviser, notice())
    run(adviser, notice(), notice(procedure_id="p-2", notice_id="n-9"))
    first, second = (
        each.number for each in sorted(queries.procurements(queries.Wanted(None)), key=lambda one: one.number or 0)
    )
    assert asked == [[first], [second]]


@pytest.mark.parametrize("content", [bundled(()), bundled([("map/", b"")])])
def test_a_zip_with_nothing_in_it_is_refused(adviser: Adviser, content: bytes) -> None:
    files = NoticeFiles("leeg.zip", unpack_notices(content, name="leeg.zip"))
    with pytest.raises(ImportRefused) as refused:
        import_notices(files, adviser, by=TESTER, at=AT, dry_run=True)
    assert (refused.value.code, refused.value.values) == ("nothing-in-file", {"file": "leeg.zip"})
