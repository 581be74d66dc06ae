"""How fast documents are read into blocks, and how much dearer that is than only taking their text out.

Run: python -m bench.document_reading [PAGES]   (default: 300)
The yardsticks read the same bytes in the same run: unzipping, parsing and joining the text nodes with lxml; the page
text of pypdfium2. A page is one of the PDF that is made here; the Word file and the OpenDocument text hold the same
paragraphs. Seconds are the best of several rounds in which all take turns, ratios the median of the rounds. The peak of
memory is that of a process of its own, that reads the file once.
"""

import datetime as dt
import io
import random
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

import pypdfium2 as pdfium
from lxml import etree

from aankoopwijzer.documents.blocks import Block, Document, Heading, Paragraph, Table
from aankoopwijzer.documents.pdf import pdf_file
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.word import word_file

ROUNDS = 3
AIM_PAGES_A_SECOND = 50
AIM_MB = 500
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_WORDS = (
    "de aannemer levert het bestuur een attest van elke levering en bewijst dat minstens twintig procent van de "
    "materialen gerecycleerd is volgens de norm of gelijkwaardig binnen dertig dagen na de voorlopige oplevering"
).split()
# The kernel's own mark for this program alone: ru_maxrss would count the process that it was forked from.
_PEAK = """
import re, sys
from aankoopwijzer.documents.reading import read_document
read_document(sys.stdin.buffer.read(), sys.argv[1])
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def draft(pages: int) -> Document:
    """A made-up draft of about so many pages, always the same: articles, paragraphs, now and then a table."""
    chance = random.Random(7)  # noqa: S311
    blocks: list[Block] = []
    for article in range(1, pages + 1):
        blocks.append(Heading(1, f"{article}. Voorwerp van deel {article}", on_new_page=True))
        for number in range(1, 9):
            words = " ".join(chance.choices(_WORDS, k=45))
            blocks.append(Paragraph(f"{article}.{number} {words.capitalize()}."))
        if article % 5 == 0:
            rows = tuple((f"Criterium {row}", str(row * 10), "Attest") for row in range(1, 4))
            blocks.append(Table("Gunning", ("Criterium", "Punten", "Bewijs"), rows, (50, 20, 30)))
    return Document(
        title="Bestek", subtitle="Proef", language="nl-BE", author="Bestuur", subject="Proef", keywords=(),
        on=dt.date(2026, 3, 2), footer="Bestek", page_of="pagina {page} van {pages}", contents="Inhoud",
        blocks=tuple(blocks),
    )  # fmt: skip


def open_document(document: Document) -> bytes:
    """The same paragraphs as an OpenDocument text."""
    body = ""
    for block in document.blocks:
        match block:
            case Heading(level, text):
                body += f'<text:h text:outline-level="{level}">{text}</text:h>'
            case Paragraph(text):
                body += f"<text:p>{text}</text:p>"
            case Table():
                for row in (block.header, *block.rows):
                    body += "".join(f"<text:p>{cell}</text:p>" for cell in row)
            case _:
                pass
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return made.getvalue()


def bare_xml(part: str) -> Callable[[bytes], object]:
    """Unzip, parse, join: the least that reading the text of a package takes."""

    def read(content: bytes) -> object:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(str(text) for text in etree.fromstring(archive.read(part)).itertext())

    return read


def bare_pdf(content: bytes) -> object:
    """The text of each page and nothing else."""
    with pdfium.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def peak_mb(content: bytes, name: str) -> float:
    """The most memory that a fresh process holds while it reads the file, in MB (Linux)."""
    done = subprocess.run([sys.executable, "-c", _PEAK, name], input=content, capture_output=True, check=True)
    return int(done.stdout) / 1024


def seconds(run: Callable[[], object]) -> float:
    """Seconds of CPU."""
    start = time.process_time()
    run()
    return time.process_time() - start


def main(pages: int) -> int:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    document = draft(pages)
    files = {"a.docx": word_file(document), "a.odt": open_document(document), "a.pdf": pdf_file(document)}
    bare = {"a.docx": bare_xml("word/document.xml"), "a.odt": bare_xml("content.xml"), "a.pdf": bare_pdf}
    count = read_document(files["a.pdf"], "a.pdf").page_count or pages
    rounds = [
        {name: (seconds(lambda: read_document(content, name)), seconds(lambda: bare[name](content)))  # noqa: B023
         for name, content in files.items()}
        for _ in range(ROUNDS)
    ]  # fmt: skip
    print(f"document reading: a draft of {count} pages, CPU time, {ROUNDS} rounds in turn")
    for name, content in files.items():
        best = min(each[name][0] for each in rounds)
        ratio = statistics.median(each[name][0] / each[name][1] for each in rounds)
        print(
            f"  {name[2:]:<5} {len(content) / 1e6:5.1f} MB  {best:6.2f} s  {count / best:6.0f} pages/s "
            f"(aim >= {AIM_PAGES_A_SECOND})  {ratio:4.1f} x bare text  "
            f"peak {peak_mb(content, name):4.0f} MB (aim <= {AIM_MB})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
