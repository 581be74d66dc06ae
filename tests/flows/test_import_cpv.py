"""The official list of CPV codes: codes get their names, once, in the language of who reads."""

from pathlib import Path

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.flows.import_cpv import import_cpv
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.register.procurements.cpv_labels import cpv_labels
from aankoopwijzer.standards.notice_error import NoticeError

pytestmark = pytest.mark.django_db
LIST = b"code,nl,en\n45233140,Wegenwerken,Roadworks\n55520000,,Catering services\n99999999,Niets,Nothing\n"


def bring(content: bytes = LIST, *, dry_run: bool = False) -> tuple[int, int, int]:
    report = import_cpv(content, name="cpv.csv", by=TESTER, at=AT, dry_run=dry_run)
    return report.new, report.changed, report.unchanged


def test_codes_get_their_names_and_a_code_that_does_not_exist_gets_none() -> None:
    assert bring() == (2, 0, 0)
    named = cpv_labels(["45233140", "55520000", "99999999", "45000000"], language="nl")
    assert named == {"45233140": "Wegenwerken", "55520000": "Catering services"}
    assert cpv_labels(["45233140"], language="en") == {"45233140": "Roadworks"}
    assert cpv_labels(["45233140"], language="fr") == {"45233140": "Wegenwerken"}


def test_the_same_list_twice_changes_nothing() -> None:
    bring()
    assert bring() == (0, 0, 2)
    (batch,) = imports.batches()
    assert (batch.kind, batch.file_name, batch.authority, batch.counts.new) == ("cpv", "cpv.csv", None, 2)
    assert len(changes_of("import", str(batch.number))) == 1


def test_an_import_of_the_list_is_taken_back_as_a_whole() -> None:
    bring()
    other = import_cpv(
        b"code,nl,fr\n45233140,Werken aan wegen,Travaux\n", name="b.csv", by=TESTER, at=AT, dry_run=False
    )
    first, later = sorted(each.number for each in imports.batches())
    assert other.batch == later
    with pytest.raises(ImportRefused) as refused:
        undo_import(first, by=TESTER, at=AT)
    assert (refused.value.code, refused.value.values["later"]) == ("changed-later", str(later))
    assert undo_import(later, by=TESTER, at=AT) == 1
    assert cpv_labels(["45233140"], language="fr") == {"45233140": "Wegenwerken"}
    assert undo_import(first, by=TESTER, at=AT) == 2
    assert cpv_labels(["45233140", "55520000"], language="nl") == {}
    assert bring() == (2, 0, 0)


def test_another_name_changes_one_code_and_keeps_what_the_list_does_not_say() -> None:
    bring()
    assert bring(b"code,nl\n45233140,Werken aan wegen\n") == (0, 1, 0)
    assert cpv_labels(["45233140"], language="nl") == {"45233140": "Werken aan wegen"}
    assert cpv_labels(["45233140"], language="en") == {"45233140": "Roadworks"}


def test_a_look_writes_nothing() -> None:
    assert bring(dry_run=True) == (2, 0, 0)
    assert cpv_labels(["45233140"], language="nl") == {}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-labels"),
        (b"code,nl\n99999999,Niets\n", "not-labels"),
        (b"nummer;naam\n45233140;Wegenwerken\n", "not-labels"),
        (b"<a/>", "not-labels"),
        (b"<a", "not-well-formed"),
        (b"\xff\xfe\x00", "encoding"),
    ],
)
def test_what_is_no_such_list_is_refused_and_nothing_is_written(content: bytes, code: str) -> None:
    with pytest.raises(NoticeError) as refused:
        bring(content)
    assert refused.value.code == code
    assert imports.batches() == ()


@pytest.mark.shared_data
def test_the_official_list_names_all_codes(shared_data: Path) -> None:
    content = (shared_data / "reference" / "cpv.csv").read_bytes()
    # The list is known to hold the 9 454 codes of 2008, one a line below its titles.
    assert content.count(b"\n") - 1 == 9454
    assert bring(content) == (9454, 0, 0)
    assert cpv_labels(["55520000"], language="nl") == {"55520000": "Cateringdiensten"}
