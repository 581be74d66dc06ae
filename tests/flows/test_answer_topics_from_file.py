"""A table says what spend is for; whoever made it need not answer one kind after the other."""

import datetime as dt

import pytest

from aankoopwijzer.documents.spreadsheet import Sheet, spreadsheet_file
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.documents.topic_answer_rows import topic_answers_in
from aankoopwijzer.domain.intake.topic_answers import TopicAnswer
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_topics_from_file import answer_topics_from_file
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.spend import queries

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SPEND = (
    b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Rekening;Omschrijving rekening;Omschrijving;CPV;Bedrag excl btw\n"
    b"1;03/01/2025;Brugge;A;614000;Onderhoud;Poetsen school januari 2025;;100,00\n"
    b"2;03/02/2025;Brugge;A;614100;Onderhoud;Ramen wassen;;40,00\n"
    b"3;03/02/2025;Brugge;B;;;Broodjes raad;55520000;10,00\n"
    b"4;03/02/2025;Brugge;C;650000;Verzekering;Polis 2025/7;;50,00\n"
)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(shipped_pack())


@pytest.fixture
def spent(adviser: Adviser) -> None:
    import_register("spend", SPEND, adviser, name="f.csv", authority=None, by=BY, at=AT)


def answered(adviser: Adviser, table: str) -> tuple[int, tuple[int, ...], list[tuple[int, str]]]:
    told = answer_topics_from_file(table.encode(), adviser.pack, by=BY, at=AT)
    return told.answered, told.unused, [(each.line, each.code) for each in told.problems]


def settled() -> dict[str, frozenset[str] | None]:
    """The product groups by the words of a topic."""
    return {key.split("|")[2]: rows for key, rows in queries.settled_topics().items()}


def test_an_account_a_code_and_a_description_each_find_their_spend(adviser: Adviser, spent: None) -> None:
    table = "rekening;cpv;omschrijving;productgroepen\n614*;;;S1/5\n;55000000;;S1/2, S2/2\n;;polis 2024/1;-\n"
    assert answered(adviser, table) == (4, (), [])
    assert settled() == {
        "poetsen school januari": {"S1/5"},
        "ramen wassen": {"S1/5"},
        "broodjes raad": {"S1/2", "S2/2"},
        "polis": frozenset(),
    }


def test_what_says_more_goes_before_what_says_less(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;omschrijving;rows\n614*;;S1/5\n614*;ramen*;S1/3\n")
    assert settled()["ramen wassen"] == {"S1/3"}


def test_of_two_that_say_as_much_the_first_holds(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening,rows\n614*,S1/5\n614100,S1/3\n")
    assert settled()["ramen wassen"] == {"S1/5"}


def test_the_table_goes_before_words_and_stays(adviser: Adviser, spent: None) -> None:
    answered(adviser, "omschrijving;rows\nBroodjes raad;-\n")
    group_spend(adviser)
    assert settled()["broodjes raad"] == frozenset()


def test_the_same_table_twice_answers_nothing_anew(adviser: Adviser, spent: None) -> None:
    table = "rekening;rows\n614000;S1/5\n"
    assert answered(adviser, table)[0] == 1
    assert answered(adviser, table)[0] == 0


def test_a_line_that_cannot_be_used_is_told_and_the_rest_counts(adviser: Adviser, spent: None) -> None:
    table = "rekening;omschrijving;rows\n;;S1/5\n614000;;\n614000;;S9/9\n999;;S1/5\n614000;;s1/5\n"
    assert answered(adviser, table) == (
        1, (5,), [(2, "topic-says-nothing"), (3, "topic-without-rows"), (4, "no-such-row")]
    )  # fmt: skip


def test_a_division_holds_for_its_own_codes_only(adviser: Adviser) -> None:
    head, line = SPEND.splitlines()[0], "{0};03/01/2025;Brugge;A;;;{1};{2};1,00"
    spend = "\n".join((head.decode(), line.format(1, "Papier", "30197630"), line.format(2, "Lampen", "31500000")))
    import_register("spend", spend.encode(), adviser, name="f.csv", authority=None, by=BY, at=AT)
    assert answered(adviser, "cpv;rows\n30000000-9;S1/5\n") == (1, (), [])
    assert settled()["papier"] == {"S1/5"}


@pytest.mark.parametrize("code", ["555", "3000000", "5552000A", "55520000-"])
def test_what_is_no_cpv_code_is_told(adviser: Adviser, spent: None, code: str) -> None:
    assert answered(adviser, f"cpv;rows\n{code};S1/5\n") == (0, (), [(2, "topic-bad-cpv")])


@pytest.mark.parametrize("cell", ["omschrijving;2024*", "omschrijving;2024", "naam_rekening;--*"])
def test_a_cell_without_words_does_not_hold_for_everything(adviser: Adviser, spent: None, cell: str) -> None:
    title, text = cell.split(";")
    assert answered(adviser, f"{title};rows\n{text};S1/5\n") == (0, (), [(2, "topic-says-nothing")])


def test_a_product_group_may_be_spelled_otherwise(adviser: Adviser, spent: None) -> None:
    assert answered(adviser, "omschrijving;rows\nRamen wassen;s1-5, S1/2\n") == (1, (), [])
    assert settled()["ramen wassen"] == {"S1/5", "S1/2"}


def test_a_workbook_that_took_a_code_for_a_number_keeps_its_zero(adviser: Adviser) -> None:
    sheet = Sheet("Blad1", ("cpv", "rekening", "rows"), [(3100000, 614000, "S1/5")], (10, 10, 10))
    content = spreadsheet_file([sheet], title="t", author="a", on=AT.date())
    (answer,) = topic_answers_in(content, adviser.pack.rows)
    assert isinstance(answer, TopicAnswer)
    assert (answer.cpv, answer.account_code) == ("03100000", "614000")


@pytest.mark.parametrize("table", ["", "a;b\n1;2\n", "\0\0"])
def test_what_is_no_such_table_is_refused(adviser: Adviser, table: str) -> None:
    with pytest.raises(TableError):
        answered(adviser, table)
