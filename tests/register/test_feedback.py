"""Feedback: kept, answered, and its e-mail address forgotten in time."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from aankoopwijzer.domain.records.feedback import AnswerMissing, NoSuchFeedback
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_feedback import answer_feedback
from aankoopwijzer.flows.give_feedback import give_feedback
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.remove_feedback import remove_feedback
from aankoopwijzer.register.feedback import commands, queries, tasks
from aankoopwijzer.register.feedback.models import Feedback
from aankoopwijzer.register.history.queries import changes_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
LED = load_pack().criteria["led-lighting"]


def give(email: str | None = None, on: dt.date = DAY, text: str = "De kleurindex klopt niet.") -> int:
    return give_feedback(LED, about="wrong-threshold", text=text, email=email, on=on, at=AT)


def answer(number: int, state: str = "answered", text: str = "Klopt, we passen het aan.") -> None:
    answer_feedback(
        number,
        state=state,
        answer=text,
        by=system("test"),
        on=DAY + dt.timedelta(days=3),
        at=AT,  # type: ignore[arg-type]
    )


def test_what_was_said_is_kept_with_the_version_it_was_about():
    number = give("an@example.be")
    (kept,) = queries.feedback(on=DAY)
    assert (kept.number, kept.criterion, kept.version) == (number, "led-lighting", LED.valid_from)
    assert (kept.about, kept.text, kept.state) == ("wrong-threshold", "De kleurindex klopt niet.", "new")
    assert (kept.email, kept.email_until) == ("an@example.be", dt.date(2027, 3, 2))


def test_without_an_address_there_is_none_and_no_term():
    give()
    (kept,) = queries.feedback(on=DAY)
    assert (kept.email, kept.email_until) == (None, None)


def test_the_public_reads_counts_and_answers_and_nothing_that_a_reader_wrote():
    answer(give("an@example.be"))
    give()
    seen = queries.public_feedback("led-lighting")
    assert (seen.total, seen.by_state) == (2, {"answered": 1, "new": 1})
    assert [(each.about, each.state, each.answer, each.on) for each in seen.answers] == [
        ("wrong-threshold", "answered", "Klopt, we passen het aan.", dt.date(2026, 3, 5))
    ]
    assert "an@example.be" not in repr(seen)
    assert "kleurindex" not in repr(seen)


def test_another_criterion_has_none_of_it():
    give()
    assert queries.public_feedback("ict-energy-label").total == 0


def test_every_change_of_state_is_in_the_history_without_the_reader():
    number = give("an@example.be")
    answer(number, "taken-up", "")
    answer(number)
    changes = changes_of("feedback", str(number))
    assert [each.after and each.after["state"] for each in changes] == ["answered", "taken-up", "new"]
    assert "an@example.be" not in repr(changes)
    assert "kleurindex" not in repr(changes)


@pytest.mark.parametrize("state", ["answered", "declined"])
def test_feedback_is_not_closed_without_a_word(state: str):
    number = give()
    with pytest.raises(AnswerMissing):
        answer(number, state, "   ")
    assert queries.feedback(on=DAY)[0].state == "new"


def test_an_answer_stays_when_only_the_state_changes():
    number = give()
    answer(number)
    answer(number, "declined", "")
    assert (queries.feedback(on=DAY)[0].state, queries.feedback(on=DAY)[0].answer) == (
        "declined",
        "Klopt, we passen het aan.",
    )


def test_a_number_that_is_none_is_refused():
    with pytest.raises(NoSuchFeedback):
        answer(404)


def test_feedback_can_be_removed_for_good_and_the_history_says_so():
    number = give("an@example.be")
    remove_feedback(number, by=system("test"), at=AT)
    assert queries.feedback(on=DAY) == ()
    assert queries.public_feedback("led-lighting").total == 0
    assert [each.action for each in changes_of("feedback", str(number))] == ["removed", "created"]
    with pytest.raises(NoSuchFeedback):
        remove_feedback(number, by=system("test"), at=AT)


def test_feedback_is_found_by_state_and_criterion():
    first, second = give(), give()
    answer(second)
    assert [each.number for each in queries.feedback(on=DAY, state="new")] == [first]
    assert [each.number for each in queries.feedback(on=DAY, criterion="led-lighting")] == [first, second]
    assert queries.feedback(on=DAY, criterion="ict-energy-label") == ()


def test_an_address_is_forgotten_on_its_day_and_the_rest_stays():
    give("an@example.be")
    give("bo@example.be", on=DAY + dt.timedelta(days=1))
    assert commands.forget_addresses(on=dt.date(2027, 3, 1)) == 0
    assert commands.forget_addresses(on=dt.date(2027, 3, 2)) == 1
    assert [(each.email, each.text) for each in queries.feedback(on=DAY)] == [
        (None, "De kleurindex klopt niet."),
        ("bo@example.be", "De kleurindex klopt niet."),
    ]


def test_an_address_whose_term_has_ended_is_not_told_even_before_the_worker_came():
    give("an@example.be")
    assert queries.feedback(on=dt.date(2027, 3, 1))[0].email == "an@example.be"
    (kept,) = queries.feedback(on=dt.date(2027, 3, 2))
    assert (kept.email, kept.email_until) == (None, None)


def test_the_states_are_told_in_their_order():
    number = give()
    answer(number, "taken-up", "")
    answer(number)
    assert [state for _, state in queries.states_of(number)] == ["new", "taken-up", "answered"]


def test_the_database_itself_refuses_an_address_without_a_term():
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(
            criterion="x", version=DAY, about="other", text="x", email="an@example.be", created_on=DAY, changed_on=DAY
        )


def test_the_database_itself_refuses_closed_feedback_without_an_answer():
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(
            criterion="x", version=DAY, about="other", text="x", created_on=DAY, changed_on=DAY, state="answered"
        )


@pytest.mark.django_db(transaction=True)
def test_the_worker_forgets_old_addresses_and_comes_back_tomorrow():
    give("an@example.be", on=timezone.localdate() - dt.timedelta(days=400))
    tasks.start_forgetting_addresses()
    tasks.start_forgetting_addresses()
    assert DBTaskResult.objects.count() == 1
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    assert not Feedback.objects.exclude(email="").exists()
    states = DBTaskResult.objects.order_by("enqueued_at").values_list("status", "return_value")
    assert list(states) == [("SUCCESSFUL", 1), ("READY", None)]
