"""Many cells at once are read as each of them alone."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aankoopwijzer.domain.intake.cells import Around, CellReader, Form
from aankoopwijzer.domain.intake.kinds import ColumnRule
from aankoopwijzer.domain.intake.numbers import NotANumber, plain_numbers, read_number

KNOWN = frozenset({"L1", "L2"})
AROUND = Around(dt.date(2026, 3, 2), {"Brugge": "brugge"}, {"supplier_numbers": KNOWN})
NUMBERS = st.one_of(
    st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{3}){0,2}(,[0-9]{1,5})?", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,7}(\.[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", " 7,5", "7,5\n8,5", "€ 3", "1e5", "(5,00)", "½", "007", "-0,00", "1,2,3", "99999999999999,0"]),
)
TEXTS = st.one_of(
    st.sampled_from(["", "L1", "L2", "L9", " L1", "a  b", "|a", "a |b", "x" * 130, "x" * 501, "tab\there", "\xa0"]),
    st.text(max_size=8),
)
RULES = {
    "number": ColumnRule(parser="number", words=("bedrag",), least="-1000", most="500000"),
    "text": ColumnRule(parser="text", words=("naam",)),
    "redacted": ColumnRule(parser="text", words=("naam",), redacted=("x{3}",)),
    "identifier": ColumnRule(parser="identifier", words=("nr",)),
    "known": ColumnRule(parser="identifier", words=("nr",), known_in="supplier_numbers"),
    "flagged": ColumnRule(parser="identifier", words=("nr",), empty="flagged"),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("mark", [",", "."])
@given(data=st.data())
def test_many_cells_are_read_as_each_alone(rule, mark, data):
    cells = data.draw(st.lists(NUMBERS if rule == "number" else TEXTS, min_size=1, max_size=6))
    form = Form(mark=mark)
    values, odd = CellReader(RULES[rule], form, AROUND).read_all(cells)
    alone = [CellReader(RULES[rule], form, AROUND).read(cell) for cell in cells]
    assert [(str(value), type(value)) for value in values] == [(str(each.value), type(each.value)) for each in alone]
    assert list(odd) == [(at, each) for at, each in enumerate(alone) if each.code]


def test_a_choice_that_people_write_only_as_its_code_is_named_by_it():
    rule = ColumnRule(parser="choice", words=("soort",), choices={"fridge": ("koelkast", "frigo"), "tv": ()})
    found = CellReader(rule, Form(), AROUND).read("zeppelin")
    assert (found.code, dict(found.values)) == ("not-a-choice", {"found": "zeppelin", "known": "koelkast, tv"})


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.sampled_from([",", "."]))
@example(["1.234,50", "12"], ",")
@example(["1,234.50", "12"], ".")
def test_plain_numbers_are_those_that_can_be_read_one_by_one(texts, mark):
    found = plain_numbers(texts, mark=mark)
    if found is None:
        return
    read = []
    for text in texts:
        try:
            read.append(read_number(text, mark=mark))
        except NotANumber as error:
            raise AssertionError(text) from error
    assert [(str(each.value), each.how) for each in read] == [(str(number), "") for number in found]


def test_plain_numbers_of_a_ledger_are_read_at_once():
    numbers = plain_numbers(["1.234,50", "-7,25", "12"], mark=",")
    assert numbers is not None
    assert [str(number) for number in numbers] == ["1234.50", "-7.25", "12"]


def test_cells_of_a_spreadsheet_are_no_text_and_read_one_by_one():
    values, odd = CellReader(RULES["number"], Form(), AROUND).read_all([12.5, None, "3,5", True])
    assert [str(value) for value in values] == ["12.5", "None", "3.5", "None"]
    assert [(at, cell.code) for at, cell in odd] == [(3, "not-a-number")]


@pytest.mark.parametrize(("text", "code"), [("€", "EUR"), ("usd", "USD"), ("XYZ", None), ("EU", None)])
def test_a_currency_is_one_that_people_pay_with(text, code):
    cell = CellReader(ColumnRule(parser="currency", words=("munt",)), Form(), AROUND).read(text)
    assert (cell.value, cell.code) == (code, "" if code else "not-a-currency")
