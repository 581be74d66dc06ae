"""Notices become procurements: once each, a later one on top of an earlier one, never over what a person typed."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.records.notice import Award, LocalText, Lot, Notice, Organization, Value
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.import_notices import NoticeFiles, import_notices
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.flows.unpack_notices import HandedNotice, unpack_notices
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.standards.ocds.releases import notice_release

pytestmark = pytest.mark.django_db


def notice(**more: Any) -> Notice:
    said: dict[str, Any] = {
        "standard": "eforms",
        "document": "cn.xml",
        "notice_id": "n-1",
        "version": "01",
        "procedure_id": "p-1",
        "form": "competition",
        "procedure_type": "open",
        "published_on": dt.date(2026, 2, 2),
        "buyers": (Organization("Stad Brugge"),),
        "titles": (LocalText("Heraanleg van een straat met groen", "nl"),),
        "main_procurement_category": "works",
        "cpv_main": "45233140",
        "values": (Value(Decimal(400000), "EUR", "estimated"),),
        "lots": (
            Lot(id="LOT-0001", cpv_main="45233140", values=(Value(Decimal(300000), "EUR", "estimated"),)),
            Lot(id="LOT-0002", cpv_main="77310000", reserved_participation=("res-ws",)),
        ),
    }
    return Notice(**said | more)


RESULT = notice(
    document="can.xml",
    notice_id="n-2",
    form="result",
    published_on=dt.date(2026, 6, 1),
    values=(Value(Decimal(380000), "EUR", "total"),),
    awards=(
        Award(
            id="1",
            lot_ids=("LOT-0001",),
            status="selec-w",
            date=dt.date(2026, 5, 20),
            values=(Value(Decimal(290000), "EUR", "total"),),
            suppliers=(Organization("Wegenbouw NV", "0999123457"),),
            tenders_received=Decimal(4),
        ),
    ),
)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


def one_kept() -> Procurement:
    (found,) = queries.procurements(queries.Wanted(within=None))
    return found


def run(adviser: Adviser, *notices: Notice) -> list[str]:
    return [each.became for each in bring(adviser, *notices).notices]


def bring(adviser: Adviser, *notices: Notice, dry_run: bool = False, **more: Any) -> ImportReport:
    handed = [HandedNotice(f"{at}.xml", f"{each!r}", each) for at, each in enumerate(notices)]
    return import_notices(NoticeFiles("all.zip", handed, **more), adviser, by=TESTER, at=AT, dry_run=dry_run)


def test_a_notice_is_kept_with_what_it_says_and_nobody_typed(adviser: Adviser) -> None:
    assert run(adviser, notice()) == ["new"]
    found = one_kept()
    assert (found.authority, found.reference, found.stage) == ("brugge", "p-1", "published")
    assert (found.value_estimated, found.value_awarded, found.procedure) == (400000, None, "open")
    assert [(lot.value_estimated, lot.is_reserved) for lot in found.lots] == [(300000, None), (None, True)]
    assert any(row.row.startswith("K1/") for row in found.rows)
    assert found.typed == ()


def test_the_same_notices_again_change_nothing(adviser: Adviser) -> None:
    assert run(adviser, RESULT, notice()) == ["changed", "new"]
    before = one_kept()
    assert run(adviser, notice(), RESULT) == ["unchanged", "unchanged"]
    assert run(adviser, notice()) == ["unchanged"]
    assert one_kept() == before
    assert len(changes_of("procurement", str(before.number))) == 1


def test_a_result_comes_on_top_of_its_competition(adviser: Adviser) -> None:
    run(adviser, notice())
    run(adviser, RESULT)
    found = one_kept()
    assert (found.stage, found.value_estimated, found.value_awarded) == ("awarded", 400000, 380000)
    assert (found.published_on, found.awarded_on) == (dt.date(2026, 2, 2), dt.date(2026, 5, 20))
    assert (found.supplier_name, found.supplier_enterprise_number) == ("Wegenbouw NV", "0999123457")
    assert found.lots[0].value_estimated == 300000
    assert found.lots[0].value_awarded == 290000
    assert [each.name for each in found.documents] == ["n-1 01", "n-2 01"]


def of_two_kinds(**more: Any) -> Notice:
    """A lot for meals, one for cleaning, and one of which the words tell nothing."""
    said: dict[str, Any] = {
        "titles": (LocalText("Diensten voor het stadhuis", "nl"),),
        "main_procurement_category": "services",
        "cpv_main": "98000000",
        "lots": (
            Lot(id="LOT-0001", titles=(LocalText("Catering", "nl"),), cpv_main="55520000"),
            Lot(id="LOT-0002", titles=(LocalText("Schoonmaak van gebouwen", "nl"),), cpv_main="90910000"),
            Lot(id="LOT-0003", titles=(LocalText("Perceel drie", "nl"),)),
        ),
    }
    return notice(**said | more)


def test_each_lot_has_the_product_groups_of_its_own_words_and_the_procurement_has_them_all(adviser: Adviser) -> None:
    run(adviser, of_two_kinds())
    found = one_kept()
    meals, cleaning, unknown = (lot.rows for lot in found.lots)
    assert ("S1/2" in meals, "S1/5" in meals) == (True, False)
    assert ("S1/2" in cleaning, "S1/5" in cleaning) == (False, True)
    assert unknown is None
    assert {each.row: each.found_by for each in found.rows}.keys() == {*meals, *cleaning}
    assert all(each.found_by in ("cpv", "words") and each.because for each in found.rows)
    assert "lots" in found.imported


def test_a_lot_alone_is_the_whole_and_is_not_told_apart(adviser: Adviser) -> None:
    run(adviser, of_two_kinds(lots=of_two_kinds().lots[:1]))
    assert [lot.rows for lot in one_kept().lots] == [None]


def test_a_lot_gets_no_product_group_that_a_person_did_not_leave_to_the_purchase(adviser: Adviser) -> None:
    run(adviser, of_two_kinds())
    kept = one_kept()
    rows = tuple(each for each in kept.rows if each.row == "S1/2")
    lots = tuple(lot.model_copy(update={"rows": None}) for lot in kept.lots)
    commands.change_procurement(kept.model_copy(update={"rows": rows}), by=TESTER, at=AT, by_person=True)
    commands.change_procurement(one_kept().model_copy(update={"lots": lots}), by=TESTER, at=AT, by_person=False)
    run(adviser, of_two_kinds(version="02"))
    found = one_kept()
    assert [each.row for each in found.rows] == ["S1/2"]
    assert [lot.rows for lot in found.lots] == [("S1/2",), (), None]


def test_what_a_person_told_of_the_lots_stands(adviser: Adviser) -> None:
    run(adviser, of_two_kinds())
    lots = tuple(lot.model_copy(update={"rows": ("S1/2",)}) for lot in one_kept().lots)
    commands.change_procurement(one_kept().model_copy(update={"lots": lots}), by=TESTER, at=AT, by_person=True)
    run(adviser, of_two_kinds(version="02"))
    assert [lot.rows for lot in one_kept().lots] == [("S1/2",)] * 3


def test_an_import_that_told_lots_apart_is_taken_back_whole(adviser: Adviser) -> None:
    run(adviser, notice())
    before = one_kept()
    batch = bring(adviser, of_two_kinds(version="02")).batch
    assert one_kept().lots != before.lots
    undo_import(batch, by=TESTER, at=AT)
    assert one_kept() == before


def test_an_earlier_stage_that_comes_later_only_fills_what_was_not_known(adviser: Adviser) -> None:
    run(adviser, RESULT)
    run(adviser, notice())
    found = one_kept()
    assert (found.stage, found.value_estimated, found.value_awarded) == ("awarded", 400000, 380000)
    assert found.published_on == dt.date(2026, 2, 2)


def test_what_a_person_typed_stands(adviser: Adviser) -> None:
    run(adviser, notice())
    typed = one_kept().model_copy(update={"title": "Kerkstraat"})
    commands.change_procurement(typed, by=TESTER, at=AT, by_person=True)
    run(
        adviser,
        notice(version="02", titles=(LocalText("Iets anders", "nl"),), values=(Value(Decimal(1), "EUR", "estimated"),)),
    )
    assert (one_kept().title, one_kept().value_estimated) == ("Kerkstraat", 1)


def test_a_buyer_outside_the_policy_is_told_and_not_kept(adviser: Adviser) -> None:
    assert run(adviser, notice(buyers=(Organization("Stad Gent"),))) == ["not-ours"]
    assert queries.count(queries.Wanted(within=None)) == 0


def test_an_award_in_another_currency_stays_unknown(adviser: Adviser) -> None:
    run(
        adviser,
        notice(
            form="result",
            values=(),
            awards=(
                Award(
                    id="1",
                    lot_ids=("LOT-0001",),
                    status="selec-w",
                    suppliers=(Organization("X"),),
                    values=(Value(Decimal(5), "USD", "total"),),
                ),
            ),
        ),
    )
    assert one_kept().value_awarded is None


def test_a_notice_without_an_id_is_left_out_because_it_could_come_twice(adviser: Adviser) -> None:
    assert run(adviser, notice(procedure_id=None, notice_id=None)) == ["without-id"]
    assert queries.count(queries.Wanted(within=None)) == 0


def test_a_look_writes_nothing_and_says_what_would_come(adviser: Adviser) -> None:
    report = bring(adviser, notice(), RESULT, notice(buyers=(Organization("Stad Gent"),)), dry_run=True)
    assert (report.new, report.changed, report.unchanged, report.rejected, report.batch) == (1, 1, 0, 1, None)
    assert [(each.became, each.stage, each.number) for each in report.notices] == [
        ("new", "published", None),
        ("changed", "awarded", None),
        ("not-ours", None, None),
    ]
    assert queries.count(queries.Wanted(within=None)) == 0
    assert imports.batches() == ()


def test_what_a_look_says_is_what_an_import_does(adviser: Adviser) -> None:
    looked, done = bring(adviser, notice(), RESULT, dry_run=True), bring(adviser, notice(), RESULT)
    assert (looked.new, looked.changed, looked.rejected) == (done.new, done.changed, done.rejected) == (1, 1, 0)


def test_an_import_is_one_batch_that_knows_its_file_and_whose_it_is(adviser: Adviser) -> None:
    report = bring(adviser, notice(), RESULT)
    (batch,) = imports.batches()
    assert (batch.number, batch.kind, batch.authority, batch.file_name) == (
        report.batch,
        "notices",
        "brugge",
        "all.zip",
    )
    assert (batch.counts.new, batch.counts.changed) == (1, 1)
    assert bring(adviser, notice(), RESULT).batch is None
    assert len(imports.batches()) == 1


def test_a_notice_of_another_authority_is_told_where_one_authority_imports(adviser: Adviser) -> None:
    report = bring(adviser, notice(), only="damme")
    assert [each.became for each in report.notices] == ["other-buyer"]
    assert [(each.code, each.outcome) for each in report.problems] == [("other-buyer", "rejected")]
    assert queries.count(queries.Wanted(within=None)) == 0


def test_who_buys_can_be_said_of_a_buyer_outside_the_policy_only(adviser: Adviser) -> None:
    strange = notice(procedure_id="p-2", buyers=(Organization("AG Vrije Tijd"),))
    report = bring(adviser, notice(), strange, authority="damme")
    assert [each.authority for each in report.notices] == ["brugge", "damme"]


def test_an_authority_that_the_policy_does_not_know_is_refused(adviser: Adviser) -> None:
    with pytest.raises(ImportRefused) as refused:
        bring(adviser, notice(), authority="atlantis")
    assert refused.value.code == "unknown-authority"


def test_an_import_is_taken_back_as_a_whole(adviser: Adviser) -> None:
    bring(adviser, notice())
    before = one_kept()
    second = notice(procedure_id="p-2", notice_id="n-3", document="other.xml")
    batch = bring(adviser, RESULT, second).batch
    assert queries.count(queries.Wanted(within=None)) == 2
    assert undo_import(batch or 0, by=TESTER, at=AT) == 2
    assert one_kept() == before
    assert run(adviser, RESULT) == ["changed"]


def test_an_import_on_which_a_later_one_built_stays(adviser: Adviser) -> None:
    first, later = bring(adviser, notice()).batch or 0, bring(adviser, RESULT).batch or 0
    with pytest.raises(ImportRefused) as refused:
        undo_import(first, by=TESTER, at=AT)
    assert (refused.value.code, refused.value.values["later"]) == ("changed-later", str(later))
    assert one_kept().stage == "awarded"
    undo_import(later, by=TESTER, at=AT)
    undo_import(first, by=TESTER, at=AT)
    assert queries.count(queries.Wanted(within=None)) == 0


def test_what_a_person_changed_since_is_not_taken_back(adviser: Adviser) -> None:
    batch = bring(adviser, notice()).batch or 0
    typed = one_kept().model_copy(update={"title": "Kerkstraat"})
    commands.change_procurement(typed, by=TESTER, at=AT, by_person=True)
    with pytest.raises(ImportRefused) as refused:
        undo_import(batch, by=TESTER, at=AT)
    assert refused.value.code == "changed-since"
    assert one_kept().title == "Kerkstraat"


def ted(number: str, **more: Any) -> Notice:
    return notice(
        standard="ted",
        version=None,
        document="TED_EXPORT",
        notice_id=number,
        publication_number=number,
        procedure_id=None,
        **more,
    )


def test_a_result_of_ted_finds_its_competition_by_the_number_it_names(adviser: Adviser) -> None:
    won = {"form": "F03", "follows": ("100-2021",), "awards": RESULT.awards, "values": RESULT.values}
    assert run(adviser, ted("100-2021", form="F02")) == ["new"]
    assert run(adviser, ted("200-2021", **won)) == ["changed"]
    assert (one_kept().reference, one_kept().stage) == ("100-2021", "awarded")
    assert run(adviser, ted("200-2021", **won), ted("100-2021", form="F02")) == ["unchanged", "unchanged"]


def test_two_procedures_that_one_planning_notice_announced_are_two(adviser: Adviser) -> None:
    opened = [ted(number, form="F02", follows=("100-2021",)) for number in ("200-2021", "300-2021")]
    assert run(adviser, ted("100-2021", form="F01"), *opened) == ["new", "new", "new"]


def test_a_procedure_that_closed_without_a_winner_is_not_awarded(adviser: Adviser) -> None:
    closed = (Award(id="1", lot_ids=("LOT-0001",), status="clos-nw"), Award(id="2", status="clos-nw"))
    run(adviser, notice(form="result", awards=closed))
    assert (one_kept().stage, one_kept().value_awarded) == ("published", None)


def test_an_amount_that_nobody_can_pay_stays_unknown(adviser: Adviser) -> None:
    run(adviser, notice(values=(Value(Decimal(10) ** 30, "EUR", "estimated"),), lots=()))
    assert one_kept().value_estimated is None


def test_what_goes_out_as_releases_comes_back_unchanged_whatever_the_prefix(adviser: Adviser) -> None:
    run(adviser, notice(), RESULT)
    before = one_kept()
    for prefix in ("unregistered", "ocds-1a2b3c"):
        releases = [notice_release(each, on=AT.date(), prefix=prefix) for each in (notice(), RESULT)]
        package = json.dumps({"version": "1.1", "releases": releases}).encode()
        handed = unpack_notices(package, name="package.json")
        report = import_notices(NoticeFiles("package.json", handed), adviser, by=TESTER, at=AT)
        assert [(each.file, each.became) for each in report.notices] == [
            ("package.json#1", "unchanged"),
            ("package.json#2", "unchanged"),
        ]
        assert report.batch is None
    assert one_kept() == before


def test_a_notice_finds_the_procurement_of_its_release(adviser: Adviser) -> None:
    release = json.dumps(notice_release(notice(), on=AT.date())).encode()
    handed = unpack_notices(release, name="release.json")
    import_notices(NoticeFiles("release.json", handed), adviser, by=TESTER, at=AT)
    assert one_kept().reference == "p-1"
    assert run(adviser, notice(), RESULT) == ["unchanged", "changed"]
    assert len(one_kept().documents) == 2


def test_one_notice_that_cannot_be_written_keeps_all_out(adviser: Adviser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: Any, **_more: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(commands, "remember", fails)
    with pytest.raises(RuntimeError):
        bring(adviser, notice())
    assert queries.count(queries.Wanted(within=None)) == 0
    assert imports.batches() == ()
