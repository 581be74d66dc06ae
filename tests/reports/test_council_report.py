"""The report to a council: two pages and annexes, in Dutch and English, as Word, PDF and a workbook."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import docx
import pypdfium2 as pdfium
import pytest
import python_calamine
from tests.domain.measures.measured import measured, share, shipped

from aankoopwijzer.documents.blocks import Heading, Picture, Table
from aankoopwijzer.documents.pdf import pdf_file
from aankoopwijzer.documents.spreadsheet import spreadsheet_file
from aankoopwijzer.documents.word import word_file
from aankoopwijzer.domain.measures.council import CouncilReview, review
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.reports.council_report.document import council_report, file_name
from aankoopwijzer.reports.council_report.sheets import council_sheets
from aankoopwijzer.reports.wording import Wording

MADE = dt.date(2026, 3, 2)
LATER = dt.date(2026, 3, 3)


def everything_lags(authority: str | None = None) -> CouncilReview:
    """The longest report that there can be: every share of every product group of every authority is bad."""
    tallies = {}
    for id, indicator in shipped().indicators.items():
        if indicator.measures[indicator.main].share:
            tallies[id, indicator.main] = {
                Place(one, year, group): share(part, 1000, 300)
                for one in shipped().authorities
                for group in (None, *indicator.product_groups)
                for year, part in ((2023, 90), (2024, 40), (2025, 10))
            }
    return review(measured(tallies), authority, [])


def words_of(found: CouncilReview, language: str = "nl") -> str:
    made = council_report(found, Wording(language, shipped()), made_on=MADE)
    said = "\n".join(
        text
        for block in made.blocks
        for text in (
            getattr(block, "text", ""),
            *getattr(block, "items", ()),
            *(cell for row in getattr(block, "rows", ()) for cell in row),
        )
        if text
    )
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("authority", [None, "knokke-heist"])
def test_the_summary_fits_two_pages_even_when_everything_lags(language: str, authority: str | None) -> None:
    made = council_report(everything_lags(authority), Wording(language, shipped()), made_on=MADE)
    with pdfium.PdfDocument(pdf_file(made)) as opened:
        first, second, third = (opened[at].get_textpage().get_text_bounded() for at in range(3))
    annex = {"nl": "Bijlage A.", "en": "Annex A."}[language]
    assert "Wat voorgesteld wordt" in first + second or "What is proposed" in first + second
    assert annex in third.splitlines()[1], third[:200]


def test_the_summary_of_the_word_file_fits_two_pages_too(pages_of: Callable[[bytes], list[str]]) -> None:
    made = council_report(everything_lags("knokke-heist"), Wording("nl", shipped()), made_on=MADE)
    pages = pages_of(word_file(made))
    assert "Bijlage A." in pages[2]


def test_the_parts_come_in_the_order_in_which_a_council_asks() -> None:
    made = council_report(everything_lags(), Wording("nl", shipped()), made_on=MADE)
    headings = [each.text for each in made.blocks if isinstance(each, Heading)]
    wanted = [
        "Wat afgesproken is",
        "Bereikt of op schema",
        "Achter of gemist, en waarom",
        "Wat veranderde sinds 2024",
        "Wat voorgesteld wordt",
        "Bijlage A. De streefdoelen een voor een",
        "Bijlage B. De productgroepen",
        "Bijlage C. De gegevens en hun zwakke punten",
        "Bijlage D. Gemotiveerde afwijkingen",
        "Bijlage E. Wat gemeten wordt, en hoe",
        "Bijlage F. Hoe dit verslag gemaakt is",
    ]
    assert [each for each in headings if each in wanted] == wanted


def test_a_standing_has_a_shape_and_a_word() -> None:
    said = words_of(everything_lags("brugge"))
    assert "▲ achter op schema: Sociaal keuzemenu boven de drempel: 1 % in 2025, streefcijfer 100 %, altijd." in said


def test_why_a_target_lags_follows_from_the_records() -> None:
    said = words_of(everything_lags(), "en")
    assert "Furthest behind: Beernem (1 %), Blankenberge (1 %) and Brugge (1 %)." in said
    assert "It got worse: 3 percentage points down." in said  # from 40 to 10 of 1000
    assert "Of 23 % of the records too little is known." in said  # 300 of 1300


def test_forty_rows_and_a_chart_for_every_target_with_figures() -> None:
    found = everything_lags()
    made = council_report(found, Wording("nl", shipped()), made_on=MADE)
    tables = {each.caption: each for each in made.blocks if isinstance(each, Table)}
    assert len(tables["Elke productgroep"].rows) == 40
    drawn = [each for each in made.blocks if isinstance(each, Picture)]
    lines = [line for each in found.ambitions for line in each.targets if line.course.judged]
    assert len(drawn) == len(lines) > 15


def test_it_says_up_to_when_by_which_policy_and_from_which_state() -> None:
    pack = shipped()
    said = words_of(everything_lags())
    assert "Cijfers tot en met 31 december 2025, uit het register in stand by-hand" in said
    assert f"volgens beleid {pack.id} {pack.version}" in said


def test_a_figure_that_could_tell_of_a_person_is_a_dash() -> None:
    tallies = {("s1-social-spend", "value"): {Place("brugge", 2025): share(1, 2), Place("damme", 2025): share(50, 99)}}
    made = council_report(review(measured(tallies).public(), "brugge", []), Wording("nl", shipped()), made_on=MADE)
    years = next(each for each in made.blocks if isinstance(each, Table) and "jaar na jaar" in each.caption)
    assert years.rows == (("2025", *["–"] * 6),)


@pytest.mark.parametrize("write", [word_file, pdf_file])
def test_the_same_review_gives_the_same_bytes_on_the_same_day(write: Callable[..., bytes]) -> None:
    tallies = {("k3-led-new", "number"): {Place("brugge", 2024): share(1, 2), Place("brugge", 2025): share(2, 2)}}

    def made(on: dt.date) -> bytes:
        return write(council_report(review(measured(tallies), "brugge", []), Wording("nl", shipped()), made_on=on))

    assert made(MADE) == made(MADE)
    assert made(MADE) != made(LATER)


def test_another_day_changes_nothing_in_the_words_but_the_day() -> None:
    def text(on: dt.date) -> str:
        made = council_report(everything_lags(), Wording("nl", shipped()), made_on=on)
        opened = docx.Document(io.BytesIO(word_file(made)))
        return "\n".join(each.text for each in opened.paragraphs)

    assert text(MADE) == text(LATER)


def test_the_workbook_has_every_figure_and_the_query_behind_it() -> None:
    found = everything_lags("brugge")
    sheets = council_sheets(found, Wording("nl", shipped()), made_on=MADE)
    content = spreadsheet_file(sheets, title="t", author="a", on=MADE)
    assert content == spreadsheet_file(sheets, title="t", author="a", on=MADE)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Over", "Streefdoelen", "Productgroepen", "Cijfers", "Vragen", "Afwijkingen"]
    figures = book.get_sheet_by_name("Cijfers").to_python()
    head, rows = figures[0], [dict(zip(figures[0], row, strict=True)) for row in figures[1:]]
    assert {"numerator", "denominator", "unknown", "records", "coverage", "snapshot", "pack"} <= set(head)
    one = next(
        row
        for row in rows
        if (row["indicator"], row["authority"], row["product_group"], row["year"]) == ("k3-led-new", "brugge", "", 2025)
    )
    assert (one["numerator"], one["denominator"], one["unknown"], one["records"]) == (10, 1000, 300, 1300)
    queries = book.get_sheet_by_name("Vragen").to_python()
    led = next(row for row in queries if row[0] == "k3-led-new")
    assert {"technology is led", "fact: technology\nis: led"} <= set(led)
    assert {row[0] for row in queries[1:]} == set(shipped().indicators)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nobody_reads_a_gap_that_nothing_filled(language: str) -> None:
    said = words_of(everything_lags(), language)
    assert re.findall(r"\{\w+\}|=None|\bnan\b|Decimal", said) == []


def test_the_file_is_named_after_place_and_year() -> None:
    assert file_name(everything_lags(), Wording("nl", shipped()), "pdf") == "voortgang-regio-2025.pdf"
    assert file_name(everything_lags("damme"), Wording("en", shipped()), "docx") == "progress-damme-2025.docx"
