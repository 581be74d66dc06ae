"""`answers` on the command line: what it lists, what it changes, what it refuses."""

import json

import pytest
from tests.register.people import AT, TESTER
from tests.web.test_spend_found import KEY, bring_spend

from aankoopwijzer.cli import answers_screen
from aankoopwijzer.cli.complaint import Refused
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.keep_rules_from_file import keep_rules_from_file
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.web.policy import adviser as the_adviser

EN, AS_JSON = Talk("en", as_json=False), Talk("en", as_json=True)


@pytest.fixture
def answered(db: None) -> tuple[int, int]:
    """The numbers of an answer about a name and of one about a kind of spend."""
    bring_spend()
    answer_name_question("nr::iemand anders", "nobody", the_adviser(), by=TESTER, at=AT)
    answer_topic_question(KEY, ["S1/2"], by=TESTER, at=AT)
    return list_given_answers("names", None)[0].number, list_given_answers("groups", None)[0].number


def test_the_list_of_an_empty_register_is_empty(ask_shell):
    for kind in ("names", "groups", "rules"):
        told = json.loads(ask_shell("answers", "list", kind, "--json").out)
        assert told == {"schema": "aankoopwijzer/answers-list/1", "results": []}
    assert "There is no such answer." in ask_shell("answers", "list", "names", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "dieren"], "there are no answers of kind 'dieren'; choose one of: names, groups, rules"),
        (["list", "names", "--authority", "atlantis"], "“atlantis” is not an authority"),
        (["change", "names", "7", "--to", "new"], "there is no answer 7; see: aankoopwijzer answers list names"),
        (["take-back", "groups", "7", "--yes"], "there is no answer 7; see: aankoopwijzer answers list groups"),
        (["take-back", "names", str(2**64), "--yes"], "there is no answer 18446744073709551616"),
    ],
)
def test_bad_input_ends_in_one_line_that_says_what_to_do(ask_shell, arguments, said):
    done = ask_shell("answers", *arguments, "--lang", "en")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert said in done.err


def test_an_answer_is_listed_as_data(answered, capsys):
    answers_screen.show("names", "brugge", "iemand", AS_JSON)
    (one,) = json.loads(capsys.readouterr().out)["results"]
    assert (one["number"], one["asked"], one["supplier"], one["by"], one["lines"]) == (
        answered[0], "Iemand Anders", None, str(TESTER), 1
    )  # fmt: skip
    answers_screen.show("groups", None, "", EN)
    shown = capsys.readouterr().out
    assert "Allerlei zaken" in shown
    assert "S1/2" in shown


def test_a_name_is_answered_otherwise_and_the_reason_is_kept(answered, capsys):
    answers_screen.change("names", answered[0], "new", AS_JSON, reason="bestaat toch", pack=None)
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["supplier_name"]) == ("aankoopwijzer/answers-change/1", "Iemand Anders")
    assert changes_of("named_supplier", str(answered[0]))[0].why == "bestaat toch"


def test_a_kind_of_spend_is_answered_otherwise(answered, capsys):
    answers_screen.change("groups", answered[1], "s1/5, S1/2", EN, reason="", pack=None)
    assert list_given_answers("groups", None)[0].rows == ("S1/5", "S1/2")
    answers_screen.change("groups", answered[1], "none", EN, reason="", pack=None)
    assert list_given_answers("groups", None)[0].rows == ()
    assert "in no product group" in capsys.readouterr().err


@pytest.mark.parametrize(("kind", "to"), [("names", "x"), ("names", "999999"), ("groups", "Z9/9"), ("groups", "")])
def test_what_is_no_answer_is_refused_and_changes_nothing(answered, kind, to):
    number = answered[0] if kind == "names" else answered[1]
    before = list_given_answers(kind, None)
    with pytest.raises(Refused):
        answers_screen.change(kind, number, to, EN, reason="", pack=None)
    assert list_given_answers(kind, None) == before


def test_taking_back_says_what_follows_and_a_dry_run_writes_nothing(answered, capsys):
    common = {"reason": "vergist", "is_sure": True, "pack": None}
    answers_screen.take_back("names", answered[0], EN, is_dry_run=True, **common)
    assert "Lines that go back to the queue: 1." in capsys.readouterr().out
    assert list_given_answers("names", None)
    answers_screen.take_back("names", answered[0], AS_JSON, is_dry_run=False, **common)
    told = json.loads(capsys.readouterr().out)
    assert (told["taken_back"], told["foreseen"]["is_asked_again"], told["foreseen"]["lines"]) == (True, True, 1)
    assert list_given_answers("names", None) == ()
    answers_screen.take_back("groups", answered[1], EN, is_dry_run=False, **common)
    assert "Rules, words and codes then decide 1 lines: in no product group." in capsys.readouterr().out
    assert changes_of("spend_topic", str(answered[1]))[0].why == "vergist"


def test_rules_are_listed_changed_and_taken_back(answered, capsys):
    table = "rekening;leverancier;omschrijving;rows\n;;allerlei*;S1/5\n"
    keep_rules_from_file(table.encode(), prepare_adviser(shipped_pack()), authority=None, by=TESTER, at=AT)
    (rule,) = list_given_answers("rules", None)
    answers_screen.show("rules", "brugge", "", EN)
    assert "description" not in (listed := capsys.readouterr().out)
    assert "allerlei* (of all authorities)" in listed
    answers_screen.change("rules", rule.number, "none", AS_JSON, reason="", pack=None)
    changed = json.loads(capsys.readouterr().out)
    assert (changed["kind"], changed["rows"], changed["authority"], changed["paid_to"]) == ("rules", [], None, None)
    answers_screen.take_back("rules", rule.number, EN, reason="", is_dry_run=False, is_sure=True, pack=None)
    assert "other rules, words and codes then decide" in capsys.readouterr().out
    assert list_given_answers("rules", None) == ()
