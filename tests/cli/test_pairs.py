"""`pairs` on the command line: what it lists, what it keeps, what it refuses."""

import json

import pytest
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.cli import pairs_screen
from aankoopwijzer.cli.complaint import Refused
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementDocument
from aankoopwijzer.flows.add_procurement import add_procurement
from aankoopwijzer.register.history.queries import changes_of

EN, AS_JSON = Talk("en", as_json=False), Talk("en", as_json=True)


@pytest.fixture
def two(db: None) -> tuple[int, int]:
    """A plan and a notice that look alike."""
    load_authorities()
    told = (ProcurementDocument(name="n-1 01", kind="notice"),)
    one = Procurement(authority="brugge", title="Heraanleg Kerkstraat", value_estimated=100, planned_on=AT.date())
    other = one.model_copy(
        update={"title": "Heraanleg van de Kerkstraat", "documents": told, "stage": "published", "reference": "p-1"}
    )
    return add_procurement(one, by=TESTER, at=AT), add_procurement(other, by=TESTER, at=AT, by_person=False)


def test_the_list_of_an_empty_register_is_empty(ask_shell):
    assert json.loads(ask_shell("pairs", "list", "--json").out) == {
        "schema": "aankoopwijzer/pairs-list/1",
        "results": [],
    }
    assert "No plan and notice look like one purchase" in " ".join(
        ask_shell("pairs", "list", "--lang", "en").out.split()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--authority", "atlantis"], "“atlantis” is not an authority"),
        (["join", "7", "8"], "there is no purchase 7 here; look its number up"),
        (["apart", "7", "8"], "there is no purchase 7 here; look its number up"),
        (["again", "7", "8"], "nobody said that 7 and 8 are two purchases"),
        (["part", str(2**64)], "there is no purchase 18446744073709551616 here"),
        (["part", "7"], "purchase 7 is not joined with a notice"),
    ],
)
def test_bad_input_ends_in_one_line_that_says_what_to_do(ask_shell, arguments, said):
    done = ask_shell("pairs", *arguments, "--lang", "en")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert said in done.err


def test_a_pair_is_shown_with_what_speaks_for_it_and_what_differs(two, capsys):
    pairs_screen.show("brugge", EN)
    shown = " ".join(capsys.readouterr().out.split())
    assert f"{two[0]} + {two[1]} brugge" in shown
    assert "speaks for it words of the titles in common: heraanleg, kerkstraat" in shown
    assert "title: plan Heraanleg Kerkstraat, notice Heraanleg van de Kerkstraat; stands: the plan" in shown


def test_as_data_a_pair_has_its_version_and_numbers_as_text(two, capsys):
    pairs_screen.show(None, AS_JSON)
    (one,) = json.loads(capsys.readouterr().out)["results"]
    assert (one["plan"]["number"], one["notice"]["number"]) == two
    assert 0.6 <= float(one["confidence"]) <= 1
    assert {"title", "stage"} <= {each["field"] for each in one["differences"]}
    assert one["version"].count("-") == 1


def test_join_part_and_ask_again_go_through(two, capsys):
    plan, notice = two
    pairs_screen.answer(plan, notice, "same", EN, pack=None, reason="zelfde straat")
    assert changes_of("notice_pair", str(plan))[0].why == "zelfde straat"
    assert "one and the same purchase" in capsys.readouterr().err
    pairs_screen.show_answers(None, AS_JSON)
    (said,) = json.loads(capsys.readouterr().out)["results"]
    assert (said["plan"], said["notice"], said["answer"], said["reference"]) == (plan, notice, "same", "p-1")
    pairs_screen.part(plan, EN, pack=None)
    capsys.readouterr()
    pairs_screen.show_answers(None, EN)
    assert f"{plan} + {notice} two purchases brugge" in " ".join(capsys.readouterr().out.split())
    pairs_screen.answer(plan, notice, "open", EN, pack=None)
    capsys.readouterr()
    pairs_screen.show_answers("brugge", EN)
    assert "Nobody decided" in capsys.readouterr().out
    with pytest.raises(Refused) as refused:
        pairs_screen.part(plan, EN, pack=None)
    assert "is not joined" in refused.value.complaints[0].what
