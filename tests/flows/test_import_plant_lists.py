"""Official lists of plants through the pages: looked at, one batch, taken back; the files are those of the command."""

from pathlib import Path
from typing import Any

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.flows.import_plant_lists import import_plant_lists
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.standards.darwin_core.keeping import kept_checklists

pytestmark = pytest.mark.django_db
RED = b"scientificName,redListCategory,datasetName\nCarpinus betulus,LC,Rode Lijst\nFagus sylvatica,NT,Rode Lijst\n"
LATER = b"scientificName,redListCategory,datasetName\nCarpinus betulus,VU,Lijst 2\nAcer campestre,LC,Lijst 2\n"
TAXA = b"taxonID,scientificName\n1,Prunus serotina\n"
PLACES = b"taxonID,degreeOfEstablishment\n1,invasive\n"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.CHECKLIST_FOLDER = tmp_path / "lists"
    return tmp_path / "lists"


def bring(content: bytes, *, dry_run: bool = False) -> ImportReport:
    return import_plant_lists(content, name="lijst.csv", by=TESTER, at=AT, dry_run=dry_run)


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.new, report.changed, report.unchanged


def names(folder: Path) -> dict[str, list[str]]:
    return {each.kind: [taxon.name for taxon in each.taxa] for each in kept_checklists(folder)}


def test_a_look_says_which_list_it_is_and_writes_nothing(folder: Path) -> None:
    report = bring(RED, dry_run=True)
    assert (counts(report), report.batch) == ((2, 0, 0), None)
    (said,) = report.problems
    assert (said.code, said.outcome) == ("plants-red_list", "noted")
    assert said.values == {"count": "2", "source": "Rode Lijst"}
    assert kept_checklists(folder) == ()


def test_a_list_comes_in_as_a_batch_and_the_same_list_twice_changes_nothing(folder: Path) -> None:
    report = bring(RED)
    (batch,) = imports.batches()
    assert (batch.number, batch.kind, batch.authority, batch.counts.new) == (report.batch, "plant-lists", None, 2)
    assert names(folder) == {"red_list": ["Carpinus betulus", "Fagus sylvatica"]}
    again = bring(RED)
    assert (counts(again), again.batch) == ((0, 0, 2), None)


def test_a_list_of_the_same_kind_comes_in_its_place_and_what_is_gone_is_told(folder: Path) -> None:
    bring(RED)
    report = bring(LATER)
    # New: Acer campestre. Changed: the status of Carpinus betulus, and Fagus sylvatica that is gone.
    assert counts(report) == (1, 2, 0)
    assert [each.code for each in report.problems] == ["plants-red_list", "plants-gone"]
    assert names(folder) == {"red_list": ["Carpinus betulus", "Acer campestre"]}


def test_an_import_of_lists_is_taken_back_to_the_lists_before_it(folder: Path) -> None:
    first = bring(RED).batch or 0
    before = kept_checklists(folder)
    later = bring(LATER).batch or 0
    with pytest.raises(ImportRefused) as refused:
        undo_import(first, by=TESTER, at=AT)
    assert refused.value.code == "list-replaced"
    assert undo_import(later, by=TESTER, at=AT) == 1
    assert kept_checklists(folder) == before
    assert undo_import(first, by=TESTER, at=AT) == 1
    assert kept_checklists(folder) == ()


def test_the_two_tables_of_an_archive_and_another_list_go_together(folder: Path) -> None:
    packed = bundled([("meta.xml", b"<archive/>"), ("taxon.txt", TAXA), ("distribution.txt", PLACES), ("red.csv", RED)])
    assert counts(bring(packed)) == (3, 0, 0)
    found = {each.kind: each for each in kept_checklists(folder)}
    assert found["alien"].taxa[0].degree == "invasive"
    assert found["alien"].files == ("taxon.txt", "distribution.txt")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-a-checklist"),
        (b"naam;getal\n1;2\n", "not-a-checklist"),
        (b"\xff\xfe\x00", "unreadable"),
        (TAXA, "no-status"),
        (PLACES, "not-a-checklist"),
        (bundled(()), "not-a-checklist"),
    ],
)
def test_what_is_no_list_of_plants_is_refused_in_words_and_nothing_is_written(
    folder: Path, content: bytes, code: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        bring(content)
    assert refused.value.code == f"checklist-{code}"
    assert "lijst.csv" in refusal_sentence(refused.value, speech("nl")).casefold()
    assert imports.batches() == ()
    assert kept_checklists(folder) == ()


def test_lists_that_cannot_be_kept_leave_no_batch(folder: Path) -> None:
    folder.write_text("no folder")
    with pytest.raises(OSError, match="lists"):
        bring(RED)
    assert imports.batches() == ()
