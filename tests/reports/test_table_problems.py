"""The gallery of what can be wrong with a batch file, word for word."""

import re
from pathlib import Path

import pytest

import aankoopwijzer.documents
from aankoopwijzer.documents.purchase_rows import COLUMNS, purchases_in
from aankoopwijzer.documents.table_rows import TableError, TableProblem
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.table_problems import _WHAT_AND_REMEDY, ignored_columns, problem_line

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("title;value_eur\nx;veel\n", "lijst.csv:2: de raming “veel” is geen bedrag; schrijf ze in cijfers, zoals 24000 of 24.000,50, of laat ze leeg"),
        ("title;date\nx;31/02/2026\n", "lijst.csv:2: “31/02/2026” is geen datum; schrijf 2026-03-02 of 02/03/2026, of laat ze leeg"),
        ("title;cpv\nx;12\n", "lijst.csv:2: “12” is geen CPV-code; schrijf acht cijfers, met een komma tussen meer codes, of laat ze leeg"),
        ("title;framework_agreement\nx;misschien\n", "lijst.csv:2: “misschien” zegt niet of het een raamovereenkomst is; schrijf ja of nee, of laat het leeg"),
        ("title;contract_type\nx;huur\n", "lijst.csv:2: “huur” is geen soort opdracht; schrijf works (werken), supplies (leveringen) of services (diensten), of laat het leeg"),
        ("title;value_eur\n;5\n", "lijst.csv:2: er is geen titel, omschrijving of CPV-code; geef er minstens één"),
        ("title\na;b\n", "lijst.csv:2: deze regel heeft 2 cellen onder 1 kolommen; zet aanhalingstekens rond een tekst waarin het scheidingsteken staat"),
        ('{"title": 1}\n{', "lijst.csv:2: deze regel is geen JSON; schrijf één object op elke regel"),
        ('[{"title": "a"}', "lijst.csv:1: de JSON-lijst houdt niet op; sluit ze met een vierkante haak"),
    ],
)  # fmt: skip
def test_a_bad_line_says_where_what_and_how_to_mend(content: str, said: str) -> None:
    problems = [problem for line in purchases_in(content.encode()) for problem in line.problems]
    assert [problem_line(each, "lijst.csv", speech("nl")) for each in problems] == [said]


def test_a_bad_file_says_what_and_how_to_mend() -> None:
    with pytest.raises(TableError) as refused:
        purchases_in(b"wie\nx\n")
    said = problem_line(refused.value.problem, "lijst.csv", speech("en"))
    assert said == (
        "lijst.csv:1: the first row has no column that we know; "
        "name the columns title (titel), description (omschrijving), contract_type (soort), value_eur (raming), "
        "date (datum), authority (bestuur), cpv (cpv_code), framework_agreement (raamovereenkomst)"
    )


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    said = problem_line(TableProblem(0, "too-many-rows", {"limit": "200000"}), "l.xlsx", speech("nl"))
    assert said == f"l.xlsx: er zijn meer dan 200{NBSP}000 rijen; verdeel het over kleinere bestanden"


def test_every_problem_that_the_readers_can_find_has_words() -> None:
    folder = Path(aankoopwijzer.documents.__file__).parent
    files = [file for file in folder.glob("*.py") if file.stem != "supplier_rows"]  # its words are with the command
    sources = "".join(file.read_text(encoding="utf-8") for file in files)
    codes = set(re.findall(r'TableProblem\([^,]+, "([a-z-]+)"', sources))
    codes |= {f"bad-{name.replace('_', '-')}" for name in (*COLUMNS, "answers")}
    assert len(codes) > 20
    assert codes <= set(_WHAT_AND_REMEDY)


def test_a_hostile_cell_stays_on_its_line() -> None:
    (line,) = purchases_in(b'title;date\nx;"{0}\n\x1b[2J"\n')
    assert "\n" not in problem_line(line.problems[0], "l.csv", speech("nl"))
    assert "\x1b" not in problem_line(line.problems[0], "l.csv", speech("nl"))


def test_ignored_columns_are_named() -> None:
    assert ignored_columns(("kleur", "nummer"), speech("nl")) == (
        "kolommen kleur en nummer zijn niet gebruikt: we kennen ze niet"
    )
    assert ignored_columns(("kleur",), speech("en")) == "column kleur was not used: it is not one that we know"
