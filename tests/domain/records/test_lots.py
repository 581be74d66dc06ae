"""Which lot of a procurement counts for which product group."""

import pytest

from aankoopwijzer.domain.records.procurement import (
    Procurement,
    ProcurementLot,
    ProcurementRow,
    groups_of_lots,
    with_lots_in_rows,
    with_rows_of_lots,
)

Told = tuple[str, ...] | None


def procurement(rows: tuple[str, ...], *lots: Told) -> Procurement:
    return Procurement(
        authority="brugge",
        title="Diensten",
        rows=tuple(ProcurementRow(row=row, found_by="cpv") for row in rows),
        lots=tuple(ProcurementLot(code=str(at), rows=told) for at, told in enumerate(lots)),
    )


@pytest.mark.parametrize(
    ("rows", "lots", "expected"),
    [
        (("S1/2", "S1/5"), (("S1/2",), ("S1/5",)), ({"S1/2"}, {"S1/5"})),
        # Nobody knows of the second, which may be of S1/5.
        (("S1/2", "S1/5"), (("S1/2",), None), ({"S1/2"}, None)),
        # No lot names S1/6: it holds for each that is of something.
        (("S1/2", "S1/5", "S1/6"), (("S1/2",), ("S1/5",), ()), ({"S1/2", "S1/6"}, {"S1/5", "S1/6"}, set())),
        (("S1/2",), (None, None), (None, None)),
        # What is no group of the procurement counts for nothing.
        (("S1/2",), (("S1/2", "K1/1"),), ({"S1/2"},)),
        ((), (), ()),
    ],
)
def test_a_lot_counts_for_its_own_groups(rows: tuple[str, ...], lots: tuple[Told, ...], expected: object) -> None:
    assert groups_of_lots(procurement(rows, *lots)) == expected


def test_a_group_of_a_lot_is_added_as_it_was_found() -> None:
    known = [ProcurementRow(row="S1/5", found_by="words", because="schoonmaak")]
    found = with_rows_of_lots(procurement(("S1/2",), ("S1/5", "S1/2"), None, ("S1/6",)), known)
    assert [(each.row, each.found_by, each.because) for each in found.rows] == [
        ("S1/2", "cpv", None),
        ("S1/5", "words", "schoonmaak"),
        ("S1/6", None, None),
    ]


def test_a_lot_loses_the_groups_that_its_procurement_lost_and_is_not_known_where_there_are_none() -> None:
    found = with_lots_in_rows(procurement(("S1/2",), ("S1/2", "S1/5"), ("S1/5",), (), None))
    assert [lot.rows for lot in found.lots] == [("S1/2",), (), (), None]
    assert [lot.rows for lot in with_lots_in_rows(procurement((), ("S1/2",), ())).lots] == [None, None]
