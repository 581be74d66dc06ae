"""Actions in the register."""

import datetime as dt

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.records.action import Action
from aankoopwijzer.flows.add_action import add_action
from aankoopwijzer.flows.change_action import change_action
from aankoopwijzer.register.actions import queries
from aankoopwijzer.register.actions.commands import NoSuchAction
from aankoopwijzer.register.history.queries import changes_of

pytestmark = pytest.mark.django_db
FLEET = Action(
    authority="brugge", name="Wagenpark doorlichten", objectives=("K2.1", "K2.2"), due_on=dt.date(2026, 6, 1)
)


def test_an_action_is_kept_changed_and_stays_with_its_authority():
    number = add_action(FLEET, by=TESTER, at=AT)
    assert queries.action(number) == FLEET.model_copy(update={"number": number})
    said = FLEET.model_copy(update={"number": number, "authority": "damme", "state": "done"})
    change_action(said, by=TESTER, at=AT)
    assert (queries.action(number).authority, queries.action(number).state) == ("brugge", "done")
    changed, _made = changes_of("action", str(number))
    assert changed.after == {"state": "done"}
    with pytest.raises(NoSuchAction):
        change_action(FLEET.model_copy(update={"number": 999}), by=TESTER, at=AT)


def test_the_list_holds_what_is_within_reach_and_what_is_the_regions():
    for place in ("brugge", "damme", None):
        add_action(FLEET.model_copy(update={"authority": place}), by=TESTER, at=AT)
    assert [one.authority for one in queries.actions({"damme"})] == ["damme", None]
    assert len(queries.actions(None)) == 3
    assert queries.place_of(999) is None


def test_only_what_has_to_be_done_can_be_late():
    late = dt.date(2026, 6, 2)
    assert FLEET.is_overdue(late)
    assert not FLEET.model_copy(update={"state": "done"}).is_overdue(late)
    assert not FLEET.is_overdue(dt.date(2026, 6, 1))


def test_the_export_has_typed_columns():
    add_action(FLEET, by=TESTER, at=AT)
    export = queries.export()
    assert dict(zip(export.names, next(export.rows), strict=True))["objectives"] == "K2.1 K2.2"
