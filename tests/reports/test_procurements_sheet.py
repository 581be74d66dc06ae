"""The table of procurements says of which product groups each lot is."""

from aankoopwijzer.domain.records.procurement import Procurement, ProcurementLot, ProcurementRow
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.reports.procurements_sheet import procurements_sheet
from aankoopwijzer.reports.wording import Wording


def of_the_lots(*lots: ProcurementLot) -> object:
    rows = (ProcurementRow(row="S1/2"), ProcurementRow(row="S1/5"))
    one = Procurement(number=1, authority="brugge", title="Diensten", rows=rows, lots=lots)
    sheet = procurements_sheet([one], Wording("nl", load_pack(shipped_pack())), {"brugge": "Brugge"})
    (line,) = sheet.rows
    assert len(line) == len(sheet.header) == len(sheet.widths)
    return dict(zip(sheet.header, line, strict=True))["Productgroepen van de percelen"]


def test_each_lot_stands_with_its_groups_by_its_number_or_its_place() -> None:
    lots = (ProcurementLot(code="A", rows=("S1/2", "S1/5")), ProcurementLot(rows=()), ProcurementLot(title="Rest"))
    assert of_the_lots(*lots) == "A: S1/2, S1/5; 2: geen; 3: niet bekend"


def test_where_nobody_told_lots_apart_nothing_stands() -> None:
    assert of_the_lots(ProcurementLot(code="A"), ProcurementLot(code="B")) is None
    assert of_the_lots() is None
