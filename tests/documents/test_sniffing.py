"""A file is what its bytes say, and only taken when its name says the same."""

import io
import zipfile

import pytest

from aankoopwijzer.documents.sniffing import sniff


def archive(*names: str, **held: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, b"x")
        for name, content in held.items():
            made.writestr(name, content)
    return packed.getvalue()


TAKEN = [
    (b"%PDF-1.7\n%", "attest.PDF", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n....", "foto.png", "image/png"),
    (b"\xff\xd8\xff\xe0....", "foto.jpeg", "image/jpeg"),
    (archive("[Content_Types].xml", "word/document.xml"), "attest.docx", "wordprocessingml.document"),
    (archive("[Content_Types].xml", "xl/workbook.xml"), "uren.xlsx", "spreadsheetml.sheet"),
    (archive(mimetype=b"application/vnd.oasis.opendocument.text"), "attest.odt", "opendocument.text"),
    (b"naam;uren\nAn;12\n", "uren.csv", "text/plain"),
]
REFUSED = [
    (b"%PDF-1.7\n%", "attest.docx"),
    (b"MZ\x90\x00\x03", "attest.pdf"),
    (b"<html><script>alert(1)</script></html>", "attest.html"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "foto.svg"),
    (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "attest.docx"),
    (archive("[Content_Types].xml", "word/document.xml"), "attest.docx.exe"),
    (archive("ergens.txt"), "attest.docx"),
    (archive(mimetype=b"application/x-anders"), "attest.odt"),
    (b"PK\x03\x04 cut off", "attest.docx"),
    (b"een \x00 nul", "nota.txt"),
    (b"\xff\xfe\xfa", "nota.txt"),
    (b"   \n", "nota.txt"),
    (b"", "nota.txt"),
]


@pytest.mark.parametrize(("content", "name", "kind"), TAKEN)
def test_what_people_send_as_proof_is_taken(content: bytes, name: str, kind: str) -> None:
    found = sniff(content, name)
    assert found is not None
    assert kind in found.media_type


@pytest.mark.parametrize(("content", "name"), REFUSED)
def test_what_is_not_what_it_is_called_is_not_taken(content: bytes, name: str) -> None:
    assert sniff(content, name) is None
