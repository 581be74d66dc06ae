"""What is handed over as notices: one, a zip of them, or what is none of these."""

import io
import zipfile
from pathlib import Path

import pytest

from aankoopwijzer.documents import bundle
from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.flows.unpack_notices import unpack_notices

NOTICE = Path(__file__).parents[2] / "docs" / "how-to" / "examples" / "notice.xml"


def zipped(*files: tuple[str, bytes]) -> bytes:
    return bundled(files)


def one() -> bytes:
    return NOTICE.read_bytes()


def test_a_notice_alone_is_one():
    (found,) = unpack_notices(one(), name="a.xml")
    assert (found.file, found.error) == ("a.xml", None)
    assert found.notice is not None


def test_a_zip_gives_each_of_its_files_and_nothing_that_a_system_put_beside_them():
    content = zipped(("map/", b""), ("map/a.xml", one()), ("__MACOSX/map/._a.xml", b"x"), (".DS_Store", b"x"))
    assert [each.file for each in unpack_notices(content, name="all.zip")] == ["a.xml"]


def test_two_files_of_one_name_are_two():
    assert len(list(unpack_notices(zipped(("a.xml", one()), ("a.xml", one())), name="all.zip"))) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"no notice", "not-xml"),
        (b"<Invoice/>", "not-a-notice"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "dtd"),
        (b"{}", "not-a-release"),
        (b"%PDF-1.7", "not-xml"),
    ],
)
def test_what_is_no_notice_is_told_in_its_place_and_the_others_are_read(content, code):
    found = list(unpack_notices(zipped(("bad", content), ("good.xml", one())), name="all.zip"))
    assert [each.error.code if each.error else None for each in found] == [code, None]


def test_half_a_notice_is_told():
    (found,) = unpack_notices(one()[: len(one()) // 2], name="a.xml")
    assert (found.notice, found.error.code) == (None, "not-well-formed")


def test_half_a_zip_is_refused_as_a_whole():
    content = zipped(("a.xml", one()), ("b.xml", one()))
    with pytest.raises(DocumentError) as refused:
        list(unpack_notices(content[: len(content) // 2], name="all.zip"))
    assert refused.value.code == "corrupt"


def test_a_zip_that_unpacks_to_far_more_than_a_notice_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a>" + b" " * 30_000_000)
    with pytest.raises(DocumentError) as refused:
        list(unpack_notices(buffer.getvalue(), name="bomb.zip"))
    assert refused.value.code == "unpacks-too-large"


def test_two_zips_that_are_handed_over_together_are_both_opened():
    content = zipped(("one.zip", zipped(("a.xml", one()))), ("two.zip", zipped(("a.xml", one()), ("b.xml", one()))))
    found = list(unpack_notices(content, name="one.zip + 1"))
    assert [each.file for each in found] == ["one.zip/a.xml", "two.zip/a.xml", "two.zip/b.xml"]
    assert all(each.notice is not None for each in found)


def test_a_zip_in_a_zip_in_a_zip_is_no_notice():
    deep = zipped(("two.zip", zipped(("three.zip", zipped(("a.xml", one()))))))
    (found,) = unpack_notices(deep, name="one.zip")
    assert found.error is not None


def test_zips_in_a_zip_that_together_unpack_to_too_much_are_refused(monkeypatch):
    monkeypatch.setattr(bundle, "MAX_UNPACKED", 3 * len(one()))
    inner = zipped(("a.xml", one()), ("b.xml", one()))
    with pytest.raises(DocumentError) as refused:
        list(unpack_notices(zipped(("1.zip", inner), ("2.zip", inner)), name="all.zip"))
    assert refused.value.code == "unpacks-too-large"


def test_a_zip_weighs_what_it_unpacks_to():
    content = zipped(("a.txt", b"0" * 2_000_000))
    assert len(content) < 10_000
    assert bundle.unpacked_size(content) == 2_000_000
    assert bundle.unpacked_size(content[:500]) == 500
    assert bundle.unpacked_size(b"1;2") == 3
