"""What an authority decides itself is written down on a page, and counts from then on."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.measured import lit_region
from tests.web.signed_in import strong_member
from tests.web.test_progress import text

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.list_choices import list_choices
from aankoopwijzer.register.choices.lengths import MOST_OF_WHY

AIM = {
    "target": "new-lighting-led",
    "value": "80",
    "by": "2030",
    "decided_by": "gemeenteraad",
    "decided_on": "2026-02-01",
}
BASELINE = {
    "measure": "k3-led-stock", "year": "2020", "value": "12,5", "method": "counted", "source": "telling van 2020",
}  # fmt: skip


@pytest.fixture
def expert(visitor: Client) -> Client:
    lit_region()
    strong_member(visitor, (Role.POLICY_EXPERT, "brugge"))
    return visitor


def test_a_decision_takes_the_place_of_the_figure_of_the_framework(expert: Client) -> None:
    assert "Hier is niets beslist" in text(expert.get("/voortgang/brugge/doelen").content)
    assert expert.post("/voortgang/brugge/doelen/nieuw", AIM)["Location"] == "/voortgang/brugge/doelen"
    page = text(expert.get("/voortgang/brugge/doelen").content)
    assert "80 tegen 2030 · telt gemeenteraad" in page
    figure = text(expert.get("/indicatoren/k3-led-new?bestuur=brugge").content)
    assert "Het te bereiken cijfer is hier beslist." in figure
    assert "80 % in 2030" in figure or "80 % tegen 2030" in figure
    expert.post("/voortgang/brugge/doelen/nieuw", AIM | {"value": "90"})
    page = text(expert.get("/voortgang/brugge/doelen").content)
    assert page.index("90 tegen 2030 · telt") < page.index("80 tegen 2030 · een latere beslissing kwam in de plaats")


def test_a_baseline_is_kept_with_its_source(expert: Client) -> None:
    assert expert.post("/voortgang/brugge/nulmeting", BASELINE).status_code == 302
    (one,) = list_choices()[1]
    assert (one.indicator, one.authority, one.year, str(one.value), one.source) == (
        "k3-led-stock", "brugge", 2020, "12.5", "telling van 2020",
    )  # fmt: skip
    page = text(expert.get("/voortgang/brugge/doelen").content)
    assert "telling van 2020" in page
    assert "12,5" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": "veel"}, "“veel” is geen getal."),
        ({"value": ""}, "Vul dit in."),
        ({"value": "9" * 14}, "te groot om waar te zijn"),
        ({"by": "2010"}, "Dit jaar ligt vóór de beslissing."),
        ({"by": "morgen"}, "Schrijf een jaar"),
        ({"by": "30000"}, "Kijk het jaar na."),
        ({"decided_on": "2199-01-01"}, "Deze dag moet nog komen."),
        ({"decided_by": " "}, "Vul dit in."),
        ({"target": "nowhere"}, "target"),
        ({"base_year": "2031"}, "Dit jaar ligt na het jaar waartegen het bereikt moet zijn."),
        ({"why": "omdat het kan " + "x" * 500}, "500 tekens"),
        ({"decided_by": "x" * 201}, "200 tekens"),
    ],
)
def test_a_wrong_decision_is_told_beside_its_field_and_nothing_typed_is_lost(
    expert: Client, wrong: dict[str, str], said: str
) -> None:
    answer = expert.post("/voortgang/brugge/doelen/nieuw", AIM | {"why": "omdat het kan"} | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "omdat het kan" in answer.content.decode()
    assert list_choices()[0] == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"source": ""}, "Vul dit in."),
        ({"source": "x" * 501}, "500 tekens"),
        ({"year": "2099"}, "Dit jaar moet nog komen."),
        ({"uncertainty": "-2"}, "zonder teken"),
        ({"measure": "k3-led-stock X9/9"}, "measure"),
        ({"method": "guessed"}, "method"),
    ],
)
def test_a_wrong_baseline_is_not_kept(expert: Client, wrong: dict[str, str], said: str) -> None:
    answer = expert.post("/voortgang/brugge/nulmeting", BASELINE | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert list_choices()[1] == ()


def test_a_text_of_as_many_characters_as_the_register_holds_is_kept_whole(expert: Client) -> None:
    why = "Eerst\r\n" + "x" * (MOST_OF_WHY - 6)
    assert expert.post("/voortgang/brugge/doelen/nieuw", AIM | {"why": why}).status_code == 302
    assert list_choices()[0][0].why == why.replace("\r\n", "\n")


def test_the_first_minutes_of_a_year_belong_to_that_year(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2027, 12, 31, 23, 30, tzinfo=dt.UTC))
    lit_region()
    strong_member(visitor, (Role.POLICY_EXPERT, "brugge"))
    assert visitor.post("/voortgang/brugge/nulmeting", BASELINE | {"year": "2028"}).status_code == 302
    (one,) = list_choices()[1]
    assert (one.year, one.set_on) == (2028, dt.date(2028, 1, 1))


def test_everybody_reads_and_only_who_decides_writes(visitor: Client) -> None:
    lit_region()
    page = visitor.get("/voortgang/brugge/doelen")
    assert page.status_code == 200
    assert "Leg een beslissing vast" not in text(page.content)
    assert visitor.get("/voortgang/regio/doelen").status_code == 200
    strong_member(visitor, (Role.BUYER, "brugge"))
    assert visitor.get("/voortgang/brugge/doelen/nieuw").status_code == 403
    assert visitor.post("/voortgang/brugge/nulmeting", BASELINE).status_code == 403
    assert visitor.get("/voortgang/atlantis/doelen").status_code == 404
