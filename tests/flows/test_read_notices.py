"""A batch of notice files goes on over bad ones, in the order given."""

from pathlib import Path

from tests.standards import written

from aankoopwijzer.flows.read_notices import read_notices


def test_a_bad_file_is_an_error_in_its_place_and_the_batch_goes_on(tmp_path: Path) -> None:
    contents = {"1.xml": written.CONTRACT_NOTICE, "2.xml": b"<html/>", "3.xml": b"", "4.xml": written.TED_NOTICE}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    paths = [*(tmp_path / name for name in contents), tmp_path / "5.xml", tmp_path]
    found = list(read_notices(paths))
    assert [outcome.path for outcome in found] == paths
    assert [outcome.notice.title if outcome.notice else None for outcome in found] == [
        *("Kantoorbenodigdheden", None, None, "Schoonmaak van scholen", None, None)
    ]
    assert [outcome.error.code if outcome.error else None for outcome in found] == [
        *(None, "not-a-notice", "empty", None, "unreadable", "unreadable")
    ]


def test_the_error_of_a_missing_file_names_it_and_says_why(tmp_path: Path) -> None:
    (outcome,) = read_notices([tmp_path / "weg.xml"])
    assert str(outcome.error) == (
        f"{tmp_path / 'weg.xml'}: The file cannot be read: No such file or directory; "
        "Check the path and whether you may read it."
    )


def test_files_are_read_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "1.xml").write_bytes(written.CONTRACT_NOTICE)
    found = read_notices(iter([tmp_path / "1.xml", tmp_path / "2.xml"]))
    assert next(found).notice is not None
    (tmp_path / "2.xml").write_bytes(written.TED_NOTICE)
    assert next(found).notice is not None
