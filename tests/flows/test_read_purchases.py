"""A file of purchases, from disk or from memory."""

import json
from pathlib import Path

import pytest
from tests.reports import building

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.flows.read_purchases import read_purchases


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text("title;authority\nFietsen;BRUGGE\n", encoding="utf-8")
    (line,) = read_purchases(file)
    assert line.purchase is not None
    assert line.purchase.authority == "BRUGGE"


def test_with_a_pack_an_authority_may_be_written_by_its_name() -> None:
    lines = list(read_purchases(b"title;authority\nFietsen;Brugge\nFietsen;Elders\n", building.pack()))
    assert [line.purchase.authority for line in lines if line.purchase] == ["brugge", "Elders"]


def test_a_file_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    for missing in (tmp_path / "geen.csv", tmp_path):
        with pytest.raises(TableError) as refused:
            read_purchases(missing)
        assert refused.value.problem.code == "no-such-file"


@pytest.mark.shared_data
def test_the_visible_set_is_read_whole(shared_data: Path) -> None:
    file = shared_data / "eval" / "purchases.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    lines = list(read_purchases(file))
    assert [line.problems for line in lines if line.problems] == []
    assert [line.purchase.title for line in lines if line.purchase] == [each["title"].strip() for each in given]
    assert [line.purchase.value_eur for line in lines if line.purchase] == [
        each.get("estimated_value_eur") for each in given
    ]
