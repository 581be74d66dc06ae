"""The one way in: what is let in, and what is said of a file that is not. Every file is built here."""

import io
import random
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.handed_in import MC, ODT_NAMES, R, W, docx, lines, odt, p, pdf, zipped

from aankoopwijzer.documents import archive, pdf_lines, reading, safe_tree
from aankoopwijzer.documents.document_error import MESSAGES, REMARKS, DocumentError
from aankoopwijzer.documents.reading import format_of, read_document
from aankoopwijzer.documents.text_blocks import ReadDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
DOCUMENT = f"<w:document xmlns:w='{W}' xmlns:r='{R}' xmlns:mc='{MC}'><w:body>{{}}</w:body></w:document>"


def _document(xml: str) -> bytes:
    return docx("", parts={"word/document.xml": xml})


def _bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * 80_000_000 + b"</a>", "[Content_Types].xml": "<Types/>"})


def _lying() -> bytes:
    """A part that says it is small and is not."""
    made = bytearray(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * 70_000_000}))
    at = made.rfind(b"PK\x01\x02")
    made[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(made)


def _password_pdf() -> bytes:
    made = pdf(lines("Tekst"))
    guard = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> /P -4 >>"
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt " + guard + b" /ID [<00> <00>]")


def _locked_zip() -> bytes:
    made = bytearray(docx(p("Tekst")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(sign)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(sign, at + 4)
    return bytes(made)


def _read_or_refused(content: bytes, name: str) -> ReadDocument | DocumentError:
    try:
        return read_document(content, name)
    except DocumentError as error:
        return error


GALLERY = {
    "empty.docx": (b"", "empty.docx: The file is empty; Save the document again and check the size of the file."),
    "blank.txt": (b" \r\n\t\n", "blank.txt: The file is empty; Save the document again and check the size of the file."),
    "protected.docx": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "protected.docx: The document is protected by a password; Remove the password, or save a copy without it, and try again.",
    ),
    "old.doc": (
        OLE + "WordDocument".encode("utf-16-le"),
        "old.doc: This is a document of Word 97-2003 (doc); Open it in Word or LibreOffice and save it as docx.",
    ),
    "locked-parts.docx": (
        _locked_zip(),
        "locked-parts.docx: The document is protected by a password; Remove the password, or save a copy without it, and try again.",
    ),
    "protected.odt": (
        odt("<text:p>x</text:p>", parts={"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "protected.odt: The document is protected by a password; Remove the password, or save a copy without it, and try again.",
    ),
    "protected.pdf": (
        _password_pdf(),
        "protected.pdf: The document is protected by a password; Remove the password, or save a copy without it, and try again.",
    ),
    "cut-off.docx": (
        docx(p("Tekst"))[:400],
        "cut-off.docx: The file is damaged or not complete: it is no complete zip file; "
        "Open it in the program that made it and save it again.",
    ),
    "cut-off.pdf": (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "cut-off.pdf: The file is damaged or not complete: it is no complete PDF; "
        "Open it in the program that made it and save it again.",
    ),
    "broken-xml.docx": (
        _document("<w:document xmlns:w='w'><w:body>"),
        "broken-xml.docx: The file is damaged or not complete: word/document.xml: it ends before its last element is closed; "
        "Open it in the program that made it and save it again.",
    ),
    "no-text-part.docx": (
        zipped({"[Content_Types].xml": "<Types/>"}),
        "no-text-part.docx: The file is damaged or not complete: the part with the text is missing; "
        "Open it in the program that made it and save it again.",
    ),
    "laughing.docx": (
        _document(LAUGHS + DOCUMENT.format("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")),
        "laughing.docx: The part word/document.xml declares a document type (DTD) or entities, which documents never do; "
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "reaching-out.odt": (
        odt("", parts={"content.xml": f"{OUTSIDE}<office:document-content {ODT_NAMES}>&e;</office:document-content>"}),
        "reaching-out.odt: The part content.xml declares a document type (DTD) or entities, which documents never do; "
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "deep.docx": (
        _document(DOCUMENT.format("<w:ins>" * 400 + "</w:ins>" * 400)),
        "deep.docx: The part word/document.xml is nested deeper than 256 levels; "
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "bomb.docx": (
        _bomb(),
        "bomb.docx: The file becomes larger than 16 MB when it is unpacked, which no honest document does; "
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "lying-bomb.docx": (
        _lying(),
        "lying-bomb.docx: The file is damaged or not complete: it is no complete zip file; "
        "Open it in the program that made it and save it again.",
    ),
    "many-parts.docx": (
        zipped({f"part{number}": "" for number in range(5_001)}),
        "many-parts.docx: The file holds 5001 parts; a document holds 5000 at most; "
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "nothing.docx": (
        docx("<w:p/>"),
        "nothing.docx: The document holds no text; "
        "Check that you gave the right file; text inside pictures is not read.",
    ),
    "scanned.pdf": (
        pdf([], [], extra="q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q\n"),
        "scanned.pdf: The PDF holds pictures of 2 pages and no text: it was scanned; "
        "Give the Word file it was made from, or run text recognition (OCR) on it first.",
    ),
    "blank.pdf": (
        pdf([], []),
        "blank.pdf: The document holds no text; "
        "Check that you gave the right file; text inside pictures is not read.",
    ),
    "whole-library.pdf": (
        pdf(*[lines(f"Artikel {number}.") for number in range(2000)]),
        "whole-library.pdf: The document has 2000 pages; 1500 can be read at once; "
        "Give the parts of the document one by one.",
    ),
    "truly-protected.docx": (
        # Made by msoffcrypto (agile encryption, as Word makes it): the other one only looks like it.
        (Path(__file__).parents[1] / "data" / "protected" / "password.docx").read_bytes(),
        "truly-protected.docx: The document is protected by a password; "
        "Remove the password, or save a copy without it, and try again.",
    ),
    "picture.pdf": (
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "picture.pdf: The file is no document that can be read: it looks like a picture (png); "
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
    "sheet.docx": (
        zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
        "sheet.docx: The file is no document that can be read: it looks like an Excel workbook (xlsx); "
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
    "page.docx": (
        b"<!DOCTYPE html><html><body>x</body></html>",
        "page.docx: The file is no document that can be read: it looks like a web page (html); "
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
    "bytes.txt": (
        random.Random(3).randbytes(4_000),
        "bytes.txt: The file is no document that can be read: it looks like a file that holds no text; "
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
    "notice.xml": (
        b'<?xml version="1.0"?><ContractNotice/>',
        "notice.xml: The file is no document that can be read: it looks like XML; "
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GALLERY)
def test_a_file_that_cannot_be_read_says_what_and_what_now(name):
    content, message = GALLERY[name]
    with pytest.raises(DocumentError) as refused:
        read_document(content, name)
    assert str(refused.value) == message


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(DocumentError, match="The file is 2 MB; a document may be 1 MB at most"):
        read_document(b"%PDF-" + b"x" * 2_000_000, "big.pdf")


def test_more_elements_than_memory_can_hold_are_refused_before_they_are_read(monkeypatch):
    monkeypatch.setattr(safe_tree, "MAX_MARKS", 2_000)
    with pytest.raises(DocumentError) as refused:
        read_document(_document(DOCUMENT.format("<w:p/>" * 5_000)), "elements.docx")
    assert refused.value.code == "too-much-text"


def test_a_pdf_with_too_many_pages_is_refused_with_its_number():
    with pytest.raises(DocumentError) as refused:
        read_document(pdf(*[[]] * (pdf_lines.MAX_PAGES + 500)), "long.pdf")
    assert (refused.value.code, refused.value.parameters["number"]) == ("too-many-pages", 2_000)


def test_reading_a_pdf_stops_when_it_takes_too_long(monkeypatch):
    monkeypatch.setattr(pdf_lines, "MAX_SECONDS", -1)
    with pytest.raises(DocumentError) as refused:
        read_document(pdf(lines("Tekst.")), "slow.pdf")
    assert refused.value.code == "too-slow"


def test_all_that_a_file_unpacks_to_is_counted_together(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 20_000)
    with pytest.raises(DocumentError) as refused:
        read_document(docx(p("Tekst."), parts={"word/media/a.bin": random.Random(1).randbytes(30_000)}), "a.docx")
    assert refused.value.code == "unpacks-too-large"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (docx(p("Tekst.")), "bestek.pdf", "docx"),
        (odt("<text:p>Tekst.</text:p>"), "bestek.docx", "odt"),
        (pdf(lines("Tekst.")), "bestek.docx", "pdf"),
        (b"Tekst.", "bestek.docx", "txt"),
    ],
)
def test_the_content_decides_what_a_file_is_and_a_wrong_name_is_told(content, name, kind):
    read = read_document(content, name)
    told = [dict(remark.parameters) for remark in read.remarks if remark.code == "wrong-extension"]
    assert (read.format, [each["format"] for each in told]) == (kind, [kind])


@pytest.mark.parametrize("name", ["bestek.docx", "bestek.DOCM", "bestek", "../../etc/passwd\0.docx", "nr. 2025"])
def test_a_right_or_odd_name_is_no_remark_and_never_a_path(name):
    assert "wrong-extension" not in {remark.code for remark in read_document(docx(p("Tekst.")), name).remarks}


def test_xml_is_known_so_that_notices_can_be_read_elsewhere():
    assert format_of(b'\xef\xbb\xbf<?xml version="1.0"?><ContractNotice/>', "notice.xml") == "xml"


def test_two_languages_in_one_file_are_both_read():
    read = read_document(docx(p("1.1 De prijs is vast.") + p("1.2 Le prix est fixe.")), "a.docx")
    assert [block.text for block in read.blocks] == ["De prijs is vast.", "Le prix est fixe."]


def test_every_error_and_remark_is_a_sentence():
    for said in [*MESSAGES.values(), *[(remark,) for remark in REMARKS.values()]]:
        for sentence in said:
            assert sentence[0].isupper()
            assert sentence.endswith(("}.", ".", "{choices}."))


def test_every_code_is_used():
    from pathlib import Path

    folder = Path(reading.__file__).parent
    source = "".join(file.read_text("utf-8") for file in folder.glob("*.py") if file.name != "document_error.py")
    assert [code for code in (*MESSAGES, *REMARKS) if f'"{code}"' not in source] == []


@settings(max_examples=150)
@given(st.sampled_from(["docx", "odt", "pdf"]), st.integers(0, 10**9), st.integers(1, 12))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(kind, seed, times):
    made = {"docx": docx(p("Tekst.", number=(1, 0))), "odt": odt("<text:p>x</text:p>"), "pdf": pdf(lines("Tekst."))}
    content = bytearray(made[kind])
    chance = random.Random(seed)
    for _ in range(times):
        content[chance.randrange(len(content))] = chance.randrange(256)
    found = _read_or_refused(bytes(content), f"a.{kind}")
    assert found.blocks if isinstance(found, ReadDocument) else str(found)


@settings(max_examples=80)
@given(st.recursive(st.text(alphabet="ab1. ", max_size=8), lambda inner: st.lists(inner, max_size=4), max_leaves=25),
       st.randoms())  # fmt: skip
def test_any_nesting_of_word_elements_is_read_or_refused(tree, chance):
    tags = "p r t tbl tr tc sdt sdtContent ins del hyperlink pPr numPr drawing txbxContent fldSimple".split()

    def xml(part):
        if isinstance(part, str):
            return f"<w:t>{part}</w:t>"
        tag = chance.choice(tags)
        return f"<w:{tag}>{''.join(map(xml, part))}</w:{tag}>"

    found = _read_or_refused(docx(xml(tree)), "a.docx")
    assert isinstance(found, ReadDocument) or found.code == "no-text"


def test_threads_read_pdfs_beside_each_other():
    made = pdf(*[lines(f"{page}.1 De prijs van deel {page} is vast.") for page in range(1, 30)])
    expected = read_document(made, "a.pdf")
    found = []
    threads = [threading.Thread(target=lambda: found.append(read_document(made, "a.pdf"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_reading_opens_no_connection_and_no_file(monkeypatch, tmp_path):
    import builtins
    import socket

    made = docx(p("Tekst."), relations=[("r9", "attachedTemplate", "http://127.0.0.1:9/a.dotm")])
    read_document(made, "warm.docx")

    def refuse(*_arguments, **_named):
        raise AssertionError("reading reached outside")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.chdir(tmp_path)
    read_document(made, "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_part_with_the_same_name_twice_is_read_as_the_last():
    made = io.BytesIO(docx(p("Eerste.")))
    with zipfile.ZipFile(made, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("word/document.xml", DOCUMENT.format(p("Tweede.")))
    assert [block.text for block in read_document(made.getvalue(), "a.docx").blocks] == ["Tweede."]


def test_the_bound_on_elements_lets_a_thousand_pages_through():
    # 40 paragraphs of 10 runs a page is twice what Word writes; each run costs some ten marks.
    assert 2 * safe_tree.MAX_MARKS >= 1_000 * 40 * 10 * 10
