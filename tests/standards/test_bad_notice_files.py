"""The gallery of files that are no notice: each gets its own clear message, and none a stack trace."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from tests.standards import written

from aankoopwijzer.domain.values.xml_faults import XML_FAULTS
from aankoopwijzer.standards.notice_error import MESSAGES, NoticeError
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.safe_xml import MAX_BYTES


def test_every_fault_that_we_have_words_for_is_one_that_the_parser_has() -> None:
    assert [name for name in XML_FAULTS if not hasattr(etree.ErrorTypes, name)] == []


def error_of(data: bytes) -> NoticeError:
    with pytest.raises(NoticeError) as caught:
        read_notice(data, name="bad.xml")
    return caught.value


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notice.xml", "<a/>")
    return file.getvalue()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><lolz>&d;</lolz>"""
OUTSIDE = b'<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]><a>&secret;</a>'
REMOTE = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>'
RECURSIVE = b'<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a b="&x;"/>'

DTD = (
    "bad.xml: The file declares a document type (DTD) or entities, which notices never do; "
    "Do not trust the file; download the notice again from its official source."
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "bad.xml: The file is empty; Export the notice again and check the file's size."),
        (b" \n\t", "bad.xml: The file is empty; Export the notice again and check the file's size."),
        (
            b"x" * (MAX_BYTES + 1),
            "bad.xml: The file is 20.0 MB; a notice may be 20 MB at most; "
            "Give one notice per file, without attachments.",
        ),
        (
            b"%PDF-1.7 ...",
            "bad.xml: This is not an XML file; Give the notice as XML: an eForms notice or a TED export, "
            "not the PDF or zip.",
        ),
        (
            zipped(),
            "bad.xml: This is not an XML file; Give the notice as XML: an eForms notice or a TED export, "
            "not the PDF or zip.",
        ),
        (BOMB, DTD),
        (OUTSIDE, DTD),
        (REMOTE, DTD),
        (RECURSIVE, DTD),
        (BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16"), DTD),
        (
            b"<a>" * 300 + b"</a>" * 300,
            "bad.xml:1: The elements of the file are nested deeper than 256 levels; "
            "Do not trust the file; download the notice again from its official source.",
        ),
        (
            '<?xml version="1.0" encoding="UTF-8"?><a>één</a>'.encode("latin-1"),
            "bad.xml:1: The text is not in the encoding that the file declares: some bytes are no characters of that encoding; "
            "Save the file as UTF-8 and try again.",
        ),
        (
            b'<?xml version="1.0" encoding="KLINGON"?><a/>',
            "bad.xml:1: The text is not in the encoding that the file declares: nobody knows that encoding; "
            "Save the file as UTF-8 and try again.",
        ),
        (
            b"<ContractNotice><a></ContractNotice>",
            "bad.xml:1: The XML is broken or cut off: an element is closed by the name of "
            "another; Export or download the notice again; it is not complete.",
        ),
        (
            b"<html><body/></html>",
            "bad.xml: The XML is not a procurement notice: its outermost element is html; Give an eForms notice "
            "(ContractNotice, ContractAwardNotice, PriorInformationNotice or BusinessRegistrationInformationNotice) "
            "or a TED export.",
        ),
        (
            b"<TED_EXPORT><FORM_SECTION/></TED_EXPORT>",
            "bad.xml: The TED export holds no form that can be read; Give the full export, with its form section.",
        ),
    ],
    ids=[
        *("empty", "blank", "too large", "pdf", "zip", "entity bomb", "outside entity", "remote dtd", "endless entity"),
        *(
            "bomb in utf-16",
            "too deep",
            "latin-1 called utf-8",
            "unknown encoding",
            "not well-formed",
            "html",
            "no form",
        ),
    ],
)
def test_a_bad_file_gets_a_message_that_says_what_now(data: bytes, message: str) -> None:
    assert str(error_of(data)) == message


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_not_read_by_halves(part: float) -> None:
    whole = written.CONTRACT_NOTICE
    assert error_of(whole[: int(len(whole) * part)]).code in ("not-well-formed", "encoding")


def test_a_right_root_in_a_wrong_namespace_is_not_a_notice() -> None:
    assert error_of(b'<ContractNotice xmlns="urn:other"/>').code == "not-a-notice"


def test_the_error_names_the_file_as_the_caller_does_and_the_line() -> None:
    with pytest.raises(NoticeError) as caught:
        read_notice(b"<a>\n<b>\n</a>", name="../map/bekendmaking.xml")
    assert (caught.value.where, caught.value.line) == ("../map/bekendmaking.xml", 3)


def test_every_message_is_a_sentence_with_a_remedy() -> None:
    for code, (what, remedy) in MESSAGES.items():
        assert what.endswith("."), code
        assert remedy.endswith("."), code


def test_a_very_long_text_is_refused_before_it_fills_the_memory() -> None:
    assert error_of(b"<a>" + b"x" * 11_000_000 + b"</a>").code == "not-well-formed"


@given(st.binary(max_size=300))
@example(b"<")
@example(b"\x00")
@example(b"\xff\xfe<\x00")
def test_no_bytes_give_anything_but_a_notice_error(data: bytes) -> None:
    with pytest.raises(NoticeError):
        read_notice(data, name="bad.xml")


@given(st.integers(0, len(written.CONTRACT_NOTICE) - 1), st.binary(min_size=1, max_size=3))
def test_a_damaged_notice_is_read_or_refused_but_never_breaks(place: int, damage: bytes) -> None:
    whole = written.CONTRACT_NOTICE
    with suppress(NoticeError):
        assert read_notice(whole[:place] + damage + whole[place + len(damage) :], name="bad.xml")


@given(st.integers(0, len(written.TED_NOTICE) - 1), st.binary(min_size=1, max_size=3))
def test_a_damaged_ted_export_is_read_or_refused_but_never_breaks(place: int, damage: bytes) -> None:
    whole = written.TED_NOTICE
    with suppress(NoticeError):
        assert read_notice(whole[:place] + damage + whole[place + len(damage) :], name="bad.xml")
