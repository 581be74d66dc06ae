"""How fast registers come in, and how much dearer that is than only reading the file.

Run: python -m bench.importing [LINES]   (default: 1000000)
The yardsticks read the same bytes in the same run: DuckDB's own csv reader with its types guessed, python-calamine,
a bare parse with lxml. What we do on top is what an import owes a person: every cell judged, every odd one told. The
whole import is a process of its own, from a cold start to the last row committed; its peak of memory is its own. On a
machine that others use too, the seconds of the processor tell more than those of the clock.
"""

import datetime as dt
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import python_calamine
import xlsxwriter
from lxml import etree

from aankoopwijzer.documents.grid import read_grid
from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.reading import RowReader
from aankoopwijzer.domain.intake.recognition import recognise, title_score
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.standards import ubl

AIM_SECONDS, AIM_MB = 60, 1_500
ROUNDS = 2
TITLES = (
    "Boekstuk;Factuurnr;Factuurdatum;Bestuur;Lev.nr;Leverancier;Omschrijving;Bedrag excl btw;btw;Bedrag incl. btw;F/C"
)
AUTHORITIES = ("Beernem", "Blankenberge", "Brugge", "Damme", "Jabbeke", "Oostkamp")
_AROUND = Around(dt.date(2026, 3, 2), {name: name.lower() for name in AUTHORITIES})
_UBL = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>F-1</cbc:ID>
<cbc:IssueDate>2025-03-14</cbc:IssueDate><cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Zonnehoek
</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>{}</Invoice>"""
_UBL_LINE = """<cac:InvoiceLine><cbc:ID>{0}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID="EUR">{0}.50</cbc:LineExtensionAmount><cac:Item><cbc:Name>Maaien {0}</cbc:Name>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">1.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>"""
# The kernel's own mark for this program alone.
_PEAK = """
import re, sys, time
from aankoopwijzer.config.console import main
try:
    main()
except SystemExit as ended:
    peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
    print(peak, round(time.process_time()), ended.code or 0, file=sys.stderr)
"""


def spend(lines: int) -> Iterator[str]:
    """Made-up spend, always the same: amounts as Belgians write them, six authorities, a thousand suppliers."""
    for n in range(lines):
        whole = (n * 7919) % 90_000 + 10
        excl = f"{whole // 1000}.{whole % 1000:03},{n % 100:02}" if whole >= 1000 else f"{whole},{n % 100:02}"
        total = round((whole * 100 + n % 100) * 1.21)
        incl = f"{total // 100},{total % 100:02}"
        day = f"{n % 28 + 1:02}/{n % 12 + 1:02}/20{19 + n % 7}"
        year = 2019 + n % 7
        yield (
            f"{year}/{n:07};F{n};{day};{AUTHORITIES[n % 6]};L{n % 1000:03};Leverancier {n % 1000} bv;"
            f"Omschrijving {n % 400};{excl};21%;{incl};F"
        )


def judged(content: bytes) -> int:
    """Lines that become rows, every cell judged."""
    kind = import_kinds()["spend"]
    grid = read_grid(content, title_score(kind))
    recognition = recognise(kind, grid.titles, grid.sample(400), _AROUND)
    reader = RowReader(kind, recognition, _AROUND, authority="")
    lines = (line for line in grid.lines() if not isinstance(line, TableProblem))
    return sum(len(found.rows) for found in reader.read(lines))


def best(work: Callable[[], object]) -> float:
    """The seconds of the best round."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def read_by_duckdb(file: Path) -> object:
    """Every cell of the file, read by DuckDB's own reader of csv and kept nowhere."""
    query = f"SELECT count(*), sum(length(column06)) FROM read_csv('{file}', delim=';', all_varchar=true, header=false)"  # noqa: S608
    return duckdb.connect().execute(query).fetchall()


def of_csv(folder: Path, lines: int) -> None:
    """Lines a second of csv, against DuckDB's own reader and Python's bare one."""
    file = folder / "part.csv"
    file.write_text("\n".join((TITLES, *spend(lines))), encoding="utf-8")
    content = file.read_bytes()
    ours = best(lambda: judged(content))
    theirs = best(lambda: read_by_duckdb(file))
    print(f"csv     {lines / ours:10,.0f} lines/s judged; DuckDB's reader {lines / theirs:,.0f} ({ours / theirs:.1f}x)")


def of_xlsx(rows: int) -> None:
    """Rows a second of a workbook, against python-calamine alone."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    page = book.add_worksheet()
    for at, line in enumerate((TITLES, *spend(rows))):
        page.write_row(at, 0, line.split(";"))
    book.close()
    content = buffer.getvalue()
    ours = best(lambda: judged(content))

    def alone():
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    theirs = best(alone)
    print(f"xlsx    {rows / ours:10,.0f} rows/s judged; calamine alone {rows / theirs:,.0f} ({ours / theirs:.1f}x)")


def of_ubl(invoices: int) -> None:
    """Invoices a second, against a bare parse."""
    content = _UBL.format("".join(_UBL_LINE.format(n) for n in range(1, 11))).encode()
    ours = best(lambda: [ubl.read(content) for _ in range(invoices)])
    theirs = best(lambda: [etree.fromstring(content) for _ in range(invoices)])
    print(f"ubl     {invoices / ours:10,.0f} invoices/s; bare lxml {invoices / theirs:,.0f} ({ours / theirs:.1f}x)")


def whole(folder: Path, lines: int) -> None:
    """Seconds and memory of a whole import of so many lines, and of taking it back."""
    file = folder / "whole.csv"
    with file.open("w", encoding="utf-8") as opened:
        opened.write(TITLES + "\n")
        opened.writelines(f"{line}\n" for line in spend(lines))
    environment = os.environ | {"AANKOOPWIJZER_DATA_DIR": str(folder / "var")}

    def run(*arguments: str) -> tuple[float, int, int]:
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, "import", *arguments, "--lang", "en"],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = re.search(r"^(\d+) (\d+) 0$", done.stderr, re.MULTILINE)
        if told is None:
            raise SystemExit(f"import {arguments[0]} failed: {done.stderr[-500:]}")
        return time.perf_counter() - started, int(told[2]), int(told[1]) // 1024

    run("list")
    theirs = best(lambda: read_by_duckdb(file))
    for what, arguments in (
        ("import", ("spend", str(file))),
        ("the same file again", ("spend", str(file))),
        ("undo", ("undo", "1")),
    ):
        seconds, of_processor, megabytes = run(*arguments)
        print(
            f"{what:<22} {lines:,} lines: {seconds:.1f} s, of which {of_processor} s of one processor, {megabytes} MB "
            f"(aim: {AIM_SECONDS} s, {AIM_MB} MB); {seconds / theirs:.0f}x DuckDB's reader, which keeps nothing"
        )


def main() -> None:
    """Print the figures."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        of_csv(folder, min(lines, 100_000))
        of_xlsx(min(lines, 50_000))
        of_ubl(2_000)
        whole(folder, lines)


if __name__ == "__main__":
    main()
