"""The history: written with the change, and never rewritten."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, RecordChange, system
from aankoopwijzer.register.history import queries
from aankoopwijzer.register.history.commands import forget_personal, remember
from aankoopwijzer.register.history.models import AppendOnly, Line

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
CLERK = Actor(kind="account", id="7")


def bench(before=None, after=None, **more):
    return RecordChange(kind="bench", record="12", authority="brugge", before=before, after=after, **more)


def write(*changes, by=CLERK, why="a test"):
    return remember(changes, by=by, at=AT, why=why)


def test_only_what_differs_is_kept_with_who_when_and_why():
    write(bench({"wood": "pine", "seats": 3, "old": 1}, {"wood": "oak", "seats": 3, "new": 2}))
    (change,) = queries.changes_of("bench", "12")
    assert change.before == {"wood": "pine", "old": 1}
    assert change.after == {"wood": "oak", "new": 2}
    assert (change.by, change.at, change.why, change.action) == (CLERK, AT, "a test", "changed")
    assert change.authority == "brugge"
    assert change.fields == ("new", "old", "wood")


def test_a_record_that_did_not_change_leaves_no_line():
    assert write(bench({"seats": 3}, {"seats": 3})) == 0
    assert queries.changes_of("bench", "12") == ()


def test_a_new_and_a_removed_record_are_kept_whole():
    write(bench(None, {"seats": 3}))
    write(bench({"seats": 3}, None), by=system("clean_up"))
    assert [(one.action, one.before, one.after) for one in queries.changes_of("bench", "12")] == [
        ("removed", {"seats": 3}, None),
        ("created", None, {"seats": 3}),
    ]


def test_a_field_that_became_empty_differs_from_one_that_went_away():
    write(bench({"seats": None}, {}))
    (change,) = queries.changes_of("bench", "12")
    assert (change.before, change.after) == ({"seats": None}, {})


@pytest.mark.django_db(transaction=True)
def test_history_outside_the_transaction_of_its_change_is_refused():
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        write(bench(None, {"seats": 3}))


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_leaves_no_history():
    def fail() -> None:
        with transaction.atomic():
            write(bench(None, {"seats": 3}))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert queries.changes_of("bench", "12") == ()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Line.objects.update(why=""),
        lambda: Line.objects.filter(kind="bench").delete(),
        lambda: Line.objects.get().save(),
        lambda: Line.objects.get().delete(),
        lambda: Line.objects.bulk_update(Line.objects.all(), ["why"]),
    ],
    ids=["update", "delete many", "save again", "delete one", "bulk update"],
)
def test_the_model_refuses_to_change_a_line(attempt):
    write(bench(None, {"seats": 3}))
    with pytest.raises(AppendOnly):
        attempt()


@pytest.mark.parametrize("sql", ["UPDATE history_line SET why = 'x'", "DELETE FROM history_line"])
def test_the_database_refuses_raw_sql_too(sql):
    write(bench(None, {"seats": 3}))
    with (
        pytest.raises(DatabaseError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert queries.changes_of("bench", "12")[0].why == "a test"


def test_a_person_is_forgotten_while_every_line_stays_as_it_is():
    fields = {"name": "Jan", "role": "buyer", "phone": ""}
    write(bench(None, fields, personal=frozenset({"name", "phone", "not there"})))
    stored = list(Line.objects.values())
    assert "Jan" not in str(stored)
    assert queries.changes_of("bench", "12")[0].after == fields
    assert forget_personal("bench", "12") == 1
    assert list(Line.objects.values()) == stored
    assert queries.changes_of("bench", "12")[0].after == {"name": FORGOTTEN, "role": "buyer", "phone": ""}


def test_the_history_of_authorities_leaves_out_that_of_others_and_of_the_region():
    for record, authority in (("1", "brugge"), ("2", "damme"), ("3", None)):
        write(RecordChange(kind="bench", record=record, authority=authority, before=None, after={"seats": 1}))
    of_damme = queries.WantedChanges({"bench": frozenset({"damme"})})
    everything = queries.WantedChanges(None)
    assert [one.record for one in queries.changes_wanted(of_damme)] == ["2"]
    assert [one.record for one in queries.changes_wanted(everything)] == ["3", "2", "1"]
    assert [one.record for one in queries.changes_wanted(everything, start=1, most=1)] == ["2"]
    assert queries.changes_wanted(queries.WantedChanges({"tree": None})) == ()


def test_who_changed_something_is_told_within_reach_and_once():
    mover = Actor(kind="account", id="8")
    for record, authority, by in (("1", "brugge", CLERK), ("2", "damme", mover), ("3", "brugge", CLERK)):
        write(RecordChange(kind="bench", record=record, authority=authority, before=None, after={"seats": 1}), by=by)
    write(
        RecordChange(kind="bench", record="4", authority="brugge", before=None, after={"seats": 1}), by=system("demo")
    )
    of_brugge = queries.WantedChanges({"bench": frozenset({"brugge"})})
    assert queries.people_who_changed(of_brugge) == {"7"}
    assert queries.people_who_changed(queries.WantedChanges(None)) == {"7", "8"}


def test_a_record_belongs_to_the_authority_of_its_latest_line():
    assert queries.authority_of("bench", "12") is None
    write(bench(None, {"seats": 1}))
    assert queries.authority_of("bench", "12") == ("brugge",)
    write(RecordChange(kind="bench", record="12", before={"seats": 1}, after={"seats": 2}))
    assert queries.authority_of("bench", "12") == (None,)
