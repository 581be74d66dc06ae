"""Procurements in the register: kept whole, changed with their history, found, exported."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import models as fields
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.records.procurement import (
    PARTS,
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
    own_columns,
)
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, models, queries
from aankoopwijzer.register.procurements.keeping import PART_TABLES

pytestmark = pytest.mark.django_db

STREET = Procurement(
    authority="brugge",
    reference="2026-017",
    title="Heraanleg Kerkstraat",
    contract_type="works",
    procedure="open",
    stage="published",
    cpv=("45233140", "45112710"),
    value_estimated=Decimal(410000),
    published_on=dt.date(2026, 3, 2),
    is_framework_agreement=False,
    internal_note="Eerst de nutsleidingen.",
    lots=(
        ProcurementLot(code="1", title="Wegenis", cpv=("45233140",), value_estimated=Decimal(300000)),
        ProcurementLot(code="2", title="Groen", is_reserved=True),
    ),
    rows=(ProcurementRow(row="K1/1", found_by="cpv", because="45233140"),),
    criteria=(
        ProcurementCriterion(criterion="rainwater-reuse", is_chosen=True, level=Level.BASIS),
        ProcurementCriterion(criterion="native-planting", is_chosen=False, reason="other", words="Geen plaats."),
    ),
    deviations=(ProcurementDeviation(objective="K1.3", reason="Geen plantvak.", decided_by="college"),),
    documents=(ProcurementDocument(name="bestek.docx", kind="specifications", sha256="0" * 64),),
)
FIELDS = {
    str: (fields.CharField, fields.TextField),
    int: (fields.IntegerField,),
    Decimal: (fields.DecimalField,),
    dt.date: (fields.DateField,),
    bool: (fields.BooleanField,),
}


def kept(one: Procurement = STREET, *, by_person: bool = True) -> Procurement:
    (number,) = commands.add_procurements([one], by=TESTER, at=AT, by_person=by_person)
    found = queries.procurement(number)
    assert found is not None
    return found


def ids(found: tuple[Procurement, ...]) -> list[str]:
    return [one.title for one in found]


@pytest.mark.parametrize(
    ("record", "table"),
    [(Procurement, models.Procurement), *((PARTS[name], PART_TABLES[name]) for name in PARTS)],
)
def test_the_columns_of_a_table_are_those_of_its_record(record, table) -> None:
    kinds = own_columns(record)
    there = {field.name for field in table._meta.concrete_fields} - {"id", "procurement", "position"}
    assert there == kinds.keys() - {"number"}
    for name in there:
        assert isinstance(table._meta.get_field(name), FIELDS[kinds[name]]), name


def test_the_export_has_the_columns_of_the_records_and_their_types() -> None:
    number = kept().number
    found = queries.export()
    assert found.keys() == {"procurements", *(f"procurement_{name}" for name in PARTS)}
    whole = found["procurements"]
    assert dict(zip(whole.names, whole.types, strict=True)) == {**own_columns(Procurement), "typed_fields": int}
    for name, record in PARTS.items():
        part = found[f"procurement_{name}"]
        assert dict(zip(part.names, part.types, strict=True)) == {"number": int, **own_columns(record)}
    for export in found.values():
        for row in export.rows:
            assert row[0] == number
            for value, kind in zip(row, export.types, strict=True):
                assert value is None or isinstance(value, kind)


def test_what_is_kept_comes_back_whole() -> None:
    found = kept()
    assert found == STREET.model_copy(update={"number": found.number, "typed": found.typed})


def test_what_is_unknown_stays_unknown() -> None:
    found = kept(Procurement(authority="damme", title="Iets"))
    unknown = set(own_columns(Procurement)) - {"number", "authority", "title", "stage", "origin", "is_fictitious"}
    assert all(getattr(found, name) in (None, ()) for name in unknown - {"typed"})
    assert found.lots == found.rows == ()


def test_fields_that_a_person_typed_are_counted_apart_from_those_of_a_file() -> None:
    first = kept(by_person=False)
    assert first.typed == ()
    assert {"title", "cpv", "lots"} <= set(first.imported)
    changed = first.model_copy(update={"title": "Heraanleg Kerkstraat, fase 2", "value_awarded": Decimal("1.50")})
    after = commands.change_procurement(changed, by=TESTER, at=AT, by_person=True)
    assert after.typed == ("title", "value_awarded")
    assert "title" not in after.imported
    emptied = after.model_copy(update={"value_awarded": None})
    assert commands.change_procurement(emptied, by=TESTER, at=AT, by_person=True).typed == ("title",)


def test_a_change_is_in_the_history_with_only_what_differs() -> None:
    first = kept()
    commands.change_procurement(
        first.model_copy(update={"stage": "awarded"}), by=TESTER, at=AT, by_person=True, why="gunning"
    )
    latest, made = changes_of("procurement", str(first.number))
    assert (latest.before, latest.after, latest.why) == ({"stage": "published"}, {"stage": "awarded"}, "gunning")
    assert latest.authority == "brugge"
    assert made.action == "created"


def test_the_same_again_changes_nothing() -> None:
    first = kept()
    again = first.model_copy(update={"value_estimated": Decimal("410000.00")})
    assert commands.change_procurement(again, by=TESTER, at=AT, by_person=True) == first
    assert len(changes_of("procurement", str(first.number))) == 1


def test_a_reference_belongs_to_one_procurement_of_an_authority() -> None:
    kept()
    kept(STREET.model_copy(update={"authority": "damme"}))
    with pytest.raises(commands.ReferenceTaken):
        kept(STREET.model_copy(update={"title": "Iets anders"}))
    other = kept(STREET.model_copy(update={"reference": None}))
    with pytest.raises(commands.ReferenceTaken):
        commands.change_procurement(
            other.model_copy(update={"reference": "2026-017"}), by=TESTER, at=AT, by_person=True
        )


def test_what_is_taken_away_stays_in_the_history() -> None:
    number = kept().number
    assert commands.remove_procurements([number], by=TESTER, at=AT) == 1
    assert queries.procurement(number) is None
    assert models.Lot.objects.count() == 0
    assert changes_of("procurement", str(number))[0].before["title"] == STREET.title


def test_a_change_to_what_is_not_there_is_refused() -> None:
    with pytest.raises(commands.NoSuchProcurement):
        commands.change_procurement(STREET.model_copy(update={"number": 99}), by=TESTER, at=AT, by_person=True)


def test_nobody_finds_what_is_not_published_outside_his_reach() -> None:
    kept()
    kept(Procurement(authority="damme", title="Plan van Damme"))
    kept(Procurement(authority="brugge", title="Plan van Brugge"))
    assert ids(queries.procurements(queries.Wanted(within=()))) == ["Heraanleg Kerkstraat"]
    assert set(ids(queries.procurements(queries.Wanted(within={"damme"})))) == {
        "Heraanleg Kerkstraat",
        "Plan van Damme",
    }
    assert queries.count(queries.Wanted(within=None)) == 3


@pytest.mark.parametrize(
    "wanted",
    [
        {"authority": "brugge"},
        {"stage": "published"},
        {"row": "K1/1"},
        {"year": 2026},
        {"text": "kerkstraat HERAANLEG"},
        {"text": "2026-017"},
    ],
)
def test_each_filter_finds_the_one_and_not_the_other(wanted) -> None:
    kept()
    kept(Procurement(authority="damme", title="Plan van Damme", planned_on=dt.date(2025, 12, 31)))
    assert ids(queries.procurements(queries.Wanted(within=None, **wanted))) == ["Heraanleg Kerkstraat"]


@pytest.mark.parametrize("order", queries.ORDERS)
def test_what_is_unknown_stands_last_whichever_way_it_is_sorted(order) -> None:
    kept()
    kept(Procurement(authority="damme", title="Zonder iets", stage="planned"))
    for way in (order, f"-{order}"):
        found = queries.procurements(queries.Wanted(within=None, order=way))
        assert len(found) == 2
        if order in ("date", "estimated"):
            assert ids(found)[0] == "Heraanleg Kerkstraat"


def test_a_page_is_a_piece_of_the_list() -> None:
    commands.add_procurements(
        (Procurement(authority="brugge", title=f"Nummer {number}") for number in range(7)),
        by=TESTER,
        at=AT,
        by_person=False,
    )
    wanted = queries.Wanted(within=None, order="title")
    assert ids(queries.procurements(wanted, start=5, most=5)) == ["Nummer 5", "Nummer 6"]


def test_the_years_are_those_of_publication_or_plan() -> None:
    kept()
    kept(Procurement(authority="damme", title="Plan", planned_on=dt.date(2024, 1, 1)))
    assert queries.years(None) == (2026, 2024)
    assert queries.years(()) == (2026,)


def test_the_public_sees_no_notes_and_no_own_words() -> None:
    shown = STREET.without_internal()
    assert shown.internal_note is None
    assert [each.words for each in shown.criteria] == [None, None]
    assert shown.deviations == STREET.deviations
