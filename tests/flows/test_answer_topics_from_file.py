"""A table says what spend is for; whoever made it need not answer one kind after the other."""

import datetime as dt

import pytest

from aankoopwijzer.documents.table_rows import TableError
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
    import_register("spend", SPEND, adviser.pack, name="f.csv", authority=None, by=BY, at=AT)


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


@pytest.mark.parametrize("table", ["", "a;b\n1;2\n", "\0\0"])
def test_what_is_no_such_table_is_refused(adviser: Adviser, table: str) -> None:
    with pytest.raises(TableError):
        answered(adviser, table)
