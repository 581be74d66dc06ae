"""A table says what spend is for; whoever made it need not answer one kind after the other."""

import datetime as dt
from itertools import product

import pytest

from aankoopwijzer.documents.spend_rule_rows import spend_rules_in
from aankoopwijzer.documents.spreadsheet import Sheet, spreadsheet_file
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.given_answer import NoSuchAnswer
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.flows import _found_of_topic
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.change_spend_rule import change_spend_rule
from aankoopwijzer.flows.foresee_take_back import foresee_take_back
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.keep_rules_from_file import keep_rules_from_file
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.take_back_answer import take_back_answer
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.history import queries as history
from aankoopwijzer.register.imports.rows import WantedRows, all_rows
from aankoopwijzer.register.spend import queries
from aankoopwijzer.register.spend.commands import settle
from aankoopwijzer.register.spend.parts import parts_of_topics, rows_of_parts
from aankoopwijzer.register.suppliers.queries import known_suppliers

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
    told = keep_rules_from_file(table.encode(), adviser, authority=None, by=BY, at=AT)
    return told.kept.answered, told.kept.unused, [(each.line, each.code) for each in told.problems]


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


def test_a_product_group_may_be_named_as_people_call_it(adviser: Adviser, spent: None) -> None:
    table = "omschrijving;rows\nRamen wassen;schoonmaak en onderhoud\nBroodjes*;Catering\n"
    assert answered(adviser, table) == (2, (), [])
    assert (settled()["ramen wassen"], settled()["broodjes raad"]) == ({"S1/5"}, {"S1/2", "S2/2"})


def test_a_workbook_that_took_a_code_for_a_number_keeps_its_zero(adviser: Adviser) -> None:
    sheet = Sheet("Blad1", ("cpv", "rekening", "rows"), [(3100000, 614000, "S1/5")], (10, 10, 10))
    content = spreadsheet_file([sheet], title="t", author="a", on=AT.date())
    (answer,) = spend_rules_in(content, adviser.pack.rows)
    assert isinstance(answer, SpendRule)
    assert (answer.cpv, answer.account_code) == ("03100000", "614000")


@pytest.mark.parametrize("table", ["", "a;b\n1;2\n", "\0\0"])
def test_what_is_no_such_table_is_refused(adviser: Adviser, table: str) -> None:
    with pytest.raises(TableError):
        answered(adviser, table)


MORE = (
    b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Rekening;Omschrijving rekening;Omschrijving;CPV;Bedrag excl btw\n"
    b"5;03/04/2025;Brugge;D;614200;Onderhoud;Gevels reinigen;;70,00\n"
    b"6;03/04/2025;Damme;D;614300;Onderhoud;Tapijten reinigen;;30,00\n"
)


def spend(adviser: Adviser, *lines: str) -> int | None:
    """Bring in lines of number, authority, supplier, account and description; says which import that was."""
    head = "Boekstuk;Factuurdatum;Bestuur;Leverancier;Ondernemingsnummer;Rekening;Omschrijving;Bedrag excl btw"
    content = "\n".join((head, *lines)).encode()
    return import_register("spend", content, adviser, name="f.csv", authority=None, by=BY, at=AT).batch


def of_authority(adviser: Adviser, table: str, authority: str) -> tuple[int, tuple[int, ...]]:
    told = keep_rules_from_file(table.encode(), adviser, authority=authority, by=BY, at=AT)
    return told.kept.answered, told.kept.unused


def groups_of_lines() -> dict[str, tuple[tuple[str, ...], str]]:
    """The product groups of each line, by its number in the books, and how they were found."""
    found = all_rows(WantedRows("spend_lines", None))
    return {each.ledger_number: (each.product_groups, each.product_groups_found_by) for each in found}


def lines_with(**wanted: str) -> set[str]:
    return {each.ledger_number for each in all_rows(WantedRows("spend_lines", None, values=wanted))}


def how(key: str) -> tuple[str, tuple[str, ...]]:
    (topic,) = [each for each in queries.all_topics() if each.key.split("|")[2] == key]
    return topic.how, topic.rows


def test_a_rule_stays_and_holds_for_what_comes(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614*;S1/5\n")
    import_register("spend", MORE, adviser, name="g.csv", authority=None, by=BY, at=AT)
    assert how("gevels reinigen") == ("rule", ("S1/5",))
    (topic,) = [each for each in queries.all_topics() if "gevels" in each.key]
    assert (topic.answered_by, topic.answered_at, topic.matches) == ("system:test", AT, ())


def test_a_rule_of_an_authority_holds_for_its_lines_only(adviser: Adviser, spent: None) -> None:
    assert of_authority(adviser, "rekening;rows\n614*;S1/5\n", "brugge") == (2, ())
    import_register("spend", MORE, adviser, name="g.csv", authority=None, by=BY, at=AT)
    assert how("gevels reinigen") == ("rule", ("S1/5",))
    assert how("tapijten reinigen")[0] != "rule"


def test_of_a_kind_that_others_have_too_only_the_lines_of_the_authority_follow_its_rule(adviser: Adviser) -> None:
    spend(adviser, "1;03/01/2025;Brugge;A;;614000;Allerlei;10", "2;03/01/2025;Damme;A;;614000;Allerlei;5")
    assert of_authority(adviser, "rekening;rows\n614*;S1/5\n", "brugge") == (1, ())
    assert how("allerlei")[0] == "outside"
    assert groups_of_lines() == {"1": (("S1/5",), "rule"), "2": ((), "outside")}
    assert lines_with(product_groups="S1/5") == {"1"}
    assert lines_with(product_groups="outside") == {"2"}
    assert rows_of_parts() == {("|614000|allerlei", "brugge", "nr::a"): frozenset({"S1/5"})}
    # A further line of Brugge follows it too, whoever was paid.
    spend(adviser, "3;03/02/2025;Brugge;B;;614000;Allerlei;10")
    assert lines_with(product_groups="S1/5") == {"1", "3"}
    (rule,) = list_given_answers("rules", "brugge")
    assert (rule.lines, rule.lines_elsewhere) == (2, 0)
    foreseen = foresee_take_back("rules", rule.number, adviser)
    assert (foreseen.lines, foreseen.lines_asked) == (2, 0)
    take_back_answer("rules", rule.number, adviser, by=BY, at=AT)
    assert rows_of_parts() == {}
    assert {found for _rows, found in groups_of_lines().values()} == {"outside"}


def test_a_rule_of_an_authority_reaches_more_kinds_than_one_question_takes(adviser: Adviser) -> None:
    letters = "abcdefghijkl"
    kinds = ["".join(each) for each in product(letters, repeat=3)][:1200]
    spend(
        adviser,
        *(
            f"{place}{kind};03/01/2025;{place};A;;614000;Zaak{kind};1"
            for kind in kinds
            for place in ("Brugge", "Damme")
        ),
    )
    assert of_authority(adviser, "rekening;rows\n614*;S1/5\n", "brugge") == (1200, ())
    assert len(rows_of_parts()) == 1200
    (rule,) = list_given_answers("rules", "brugge")
    assert rule.lines == 1200
    assert len(lines_with(product_groups="S1/5")) == 1200
    take_back_answer("rules", rule.number, adviser, by=BY, at=AT)
    assert rows_of_parts() == {}


def test_a_part_that_follows_a_rule_is_not_asked_and_is_asked_again_without_it(adviser: Adviser) -> None:
    spend(
        adviser,
        "1;03/01/2025;Brugge;A;;614000;Onderhoud brandblussers;10",
        "2;03/01/2025;Damme;A;;614000;Onderhoud brandblussers;5",
    )
    (topic,) = queries.all_topics()
    of_authority(adviser, "omschrijving;rows\nonderhoud*;-\n", "brugge")
    doubt = RowMatch(row="S1/5", score=0.5, because=("onderhoud",))
    parts = tuple(parts_of_topics()[topic.key])
    settle([(topic.key, TopicFound("doubtful", (), doubts=(doubt,), parts=parts))])
    assert [each.key for each in list_topic_questions("damme")] == [topic.key]
    assert list_topic_questions("brugge") == ()
    # What a person says of the kind itself goes before the part.
    answer_topic_question(topic.key, ["S1/3"], by=BY, at=AT)
    assert groups_of_lines() == {"1": (("S1/3",), "person"), "2": (("S1/3",), "person")}


def test_a_rule_of_an_authority_goes_before_one_of_all(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614*;S1/5\n")
    of_authority(adviser, "rekening;rows\n614*;S1/3\n", "brugge")
    assert settled()["ramen wassen"] == {"S1/3"}


@pytest.mark.parametrize("supplier", ["0999.000.723", "BE0999000723", "Zonnehoek Groen", "zonnehoek*"])
def test_a_rule_for_a_supplier_holds_for_all_that_it_was_paid(adviser: Adviser, supplier: str) -> None:
    spend(
        adviser,
        "1;03/01/2025;Brugge;Zonnehoek Groen bv;0999.000.723;;Prestaties;10",
        "2;03/01/2025;Brugge;X;;;Diversen;5",
    )
    assert answered(adviser, f"leverancier;rows\n{supplier};S1/1\n") == (1, (), [])
    assert how("prestaties") == ("rule", ("S1/1",))
    assert how("diversen")[0] != "rule"


def test_what_was_paid_to_somebody_else_does_not_follow_a_rule_for_a_supplier(adviser: Adviser) -> None:
    spend(adviser, "1;03/01/2025;Brugge;Zonnehoek;;;Prestaties;10")
    answered(adviser, "leverancier;rows\nZonnehoek;S1/1\n")
    assert how("prestaties") == ("rule", ("S1/1",))
    # A line of another one of the same kind comes: the rule does not hold for that.
    spend(adviser, "2;03/02/2025;Brugge;Ander;;;Prestaties;10", "3;03/02/2025;Brugge;;;;Prestaties;10")
    assert how("prestaties") == ("outside", ())
    assert groups_of_lines() == {"1": (("S1/1",), "rule"), "2": ((), "outside"), "3": ((), "outside")}
    assert answered(adviser, "leverancier;omschrijving;rows\nAnder;niets*;S1/1\n") == (0, (2,), [])
    rules = {each.paid_to: each.lines for each in list_given_answers("rules", None)}
    assert rules == {"Zonnehoek": 1, "Ander": 0}


def test_a_number_with_wrong_check_digits_is_told(adviser: Adviser, spent: None) -> None:
    assert answered(adviser, "leverancier;rows\n0999.000.724;S1/1\n") == (0, (), [(2, "topic-bad-number")])


def test_what_a_person_said_of_one_kind_goes_before_a_rule(adviser: Adviser, spent: None) -> None:
    (topic,) = [each for each in queries.all_topics() if "ramen" in each.key]
    answer_topic_question(topic.key, ["S1/3"], by=BY, at=AT)
    answered(adviser, "rekening;rows\n614*;S1/5\n")
    assert how("ramen wassen") == ("person", ("S1/3",))
    (given,) = list_given_answers("groups", None)
    assert foresee_take_back("groups", given.number, adviser).rows == ("S1/5",)
    take_back_answer("groups", given.number, adviser, by=BY, at=AT)
    assert how("ramen wassen") == ("rule", ("S1/5",))


def test_the_same_conditions_again_change_the_rule(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614*;S1/5\n")
    assert answered(adviser, "rekening;rows\n614*;S1/3\n") == (2, (), [])
    (rule,) = list_given_answers("rules", None)
    assert (rule.account_code, rule.rows, rule.lines) == ("614*", ("S1/3",), 2)
    newest, first = history.changes_of("spend_rule", str(rule.number))
    assert (first.after, newest.before, newest.after) == (
        {"account_code": "614*", "rows": ["S1/5"]}, {"rows": ["S1/5"]}, {"rows": ["S1/3"]}
    )  # fmt: skip


def test_a_rule_is_changed_and_taken_back(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614*;S1/5\n650000;-\n")
    rules = {each.account_code: each for each in list_given_answers("rules", "brugge")}
    change_spend_rule(rules["614*"].number, [], adviser, by=BY, at=AT, why="toch niet")
    assert how("ramen wassen") == ("rule", ())
    foreseen = foresee_take_back("rules", rules["614*"].number, adviser)
    assert (foreseen.lines, foreseen.lines_asked + foreseen.lines_decided) == (2, 2)
    take_back_answer("rules", rules["614*"].number, adviser, by=BY, at=AT, why="weg")
    assert how("ramen wassen")[0] != "rule"
    assert how("polis") == ("rule", ())
    assert [each.account_code for each in list_given_answers("rules", None)] == ["650000"]
    assert [each.why for each in history.changes_of("spend_rule", str(rules["614*"].number))] == [
        "weg",
        "toch niet",
        "",
    ]
    with pytest.raises(NoSuchAnswer):
        change_spend_rule(rules["614*"].number, [], adviser, by=BY, at=AT)
    with pytest.raises(NoSuchAnswer):
        take_back_answer("rules", rules["614*"].number, adviser, by=BY, at=AT)


def test_what_another_rule_then_tells_is_not_asked(adviser: Adviser, monkeypatch: pytest.MonkeyPatch) -> None:
    spend(adviser, "1;03/01/2025;Brugge;A;;614000;Allerlei;10", "2;03/01/2025;Damme;A;;614000;Allerlei;5")
    answered(adviser, "rekening;omschrijving;rows\n614*;allerlei;S1/5\n")
    of_authority(adviser, "rekening;rows\n614*;S1/3\n", "brugge")
    assert how("allerlei") == ("rule", ("S1/5",))
    doubt = TopicFound("doubtful", (), doubts=(RowMatch(row="S1/5", score=0.5, because=("allerlei",)),))
    monkeypatch.setattr(_found_of_topic, "found_by_words", lambda topic, adviser: doubt)
    widest = next(each for each in list_given_answers("rules", None) if each.authority is None)
    foreseen = foresee_take_back("rules", widest.number, adviser)
    assert (foreseen.lines, foreseen.lines_asked, foreseen.lines_decided) == (2, 1, 1)
    take_back_answer("rules", widest.number, adviser, by=BY, at=AT)
    assert groups_of_lines() == {"1": (("S1/3",), "rule"), "2": (None, None)}


def test_a_narrower_rule_takes_its_spend_and_gives_it_back(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614*;S1/5\n")
    answered(adviser, "rekening;omschrijving;rows\n614*;ramen*;S1/3\n")
    assert how("ramen wassen") == ("rule", ("S1/3",))
    narrow = next(each for each in list_given_answers("rules", None) if each.asked)
    take_back_answer("rules", narrow.number, adviser, by=BY, at=AT)
    assert how("ramen wassen") == ("rule", ("S1/5",))


def test_a_line_of_spend_tells_that_a_rule_said_it(adviser: Adviser, spent: None) -> None:
    answered(adviser, "rekening;rows\n614000;S1/5\n")
    lines = {each.ledger_number: each for each in all_rows(WantedRows("spend_lines", None))}
    found = lines["1"]
    assert (found.product_groups, found.product_groups_found_by) == (("S1/5",), "rule")
    assert (found.product_groups_confidence, found.product_groups_answered_on) == (None, AT.date())


def test_spend_follows_the_rules_for_whom_a_name_turns_out_to_be(adviser: Adviser) -> None:
    known = b"lev.nr;Naam leverancier;Ondernemingsnr\nL1;Zonnehoek Groen bv;0999.000.723\n"
    import_register("suppliers", known, adviser, name="l.csv", authority=None, by=BY, at=AT)
    spend(adviser, "1;03/01/2025;Brugge;De Zon;;;Prestaties;10", "2;03/01/2025;Brugge;Ander;;;Prestaties;5")
    answered(adviser, "leverancier;rows\n0999.000.723;S1/1\n")
    assert lines_with(product_groups="S1/1") == set()
    (supplier,) = known_suppliers()
    answer_name_question("nr::zon", supplier, adviser, by=BY, at=AT)
    assert lines_with(product_groups="S1/1") == {"1"}
    (given,) = list_given_answers("names", None)
    take_back_answer("names", given.number, adviser, by=BY, at=AT)
    assert lines_with(product_groups="S1/1") == set()
