"""How fresh the register is, which every figure is kept under."""

import datetime as dt

import pytest
from django.db import transaction
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.records.history import RecordChange
from aankoopwijzer.register.given import freshness
from aankoopwijzer.register.history.commands import remember

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)


def change(authority: str, *, at: dt.datetime) -> None:
    made = RecordChange(kind="thing", record="1", authority=authority, before=None, after={"name": str(at)})
    with transaction.atomic():
        remember([made], by=TESTER, at=at)


def test_a_change_of_one_authority_leaves_the_others_as_fresh_as_they_were() -> None:
    change("brugge", at=AT)
    change("damme", at=AT)
    before = freshness()
    change("damme", at=LATER)
    after = freshness()
    assert after["brugge"] == before["brugge"]
    assert after["damme"] > before["damme"]


def test_the_newest_line_is_the_highest_also_when_its_clock_was_behind() -> None:
    change("brugge", at=LATER)
    before = max(freshness().values())
    change("damme", at=AT)
    assert max(freshness().values()) > before


def test_a_register_that_was_put_back_and_went_on_differently_is_another_state() -> None:
    states = []
    for at in (AT, LATER):
        point = transaction.savepoint()
        change("brugge", at=at)
        states.append(freshness())
        transaction.savepoint_rollback(point)
    assert states[0] != states[1]
