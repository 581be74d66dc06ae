"""Looking things up in a pack."""

import pytest

from aankoopwijzer.domain.policy.framework import Objective, Row
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.show_code import show_code
from aankoopwijzer.flows.show_framework import show_framework
from aankoopwijzer.packs.showing import NotInPack


def test_the_overview_holds_every_objective_row_and_target_once(bruges: PolicyPack) -> None:
    ambitions = [one for pillar in show_framework(bruges) for one in pillar.ambitions]
    assert [one.ambition.id for one in ambitions] == ["K1", "K2", "K3", "S1", "S2", "C1", "C2"]
    assert [each.id for one in ambitions for each in one.objectives] == list(bruges.objectives)
    assert [each.id for one in ambitions for each in one.rows] == list(bruges.rows)
    assert sorted(each.id for one in ambitions for each in one.targets) == sorted(bruges.targets)


@pytest.mark.parametrize("code", ["K1.2", "k1.2", " K1.2 "])
def test_a_code_is_found_however_it_is_typed(bruges: PolicyPack, code: str) -> None:
    found = show_code(bruges, code)
    assert isinstance(found.entry, Objective)
    assert (found.folder, found.entry.id) == ("objectives", "K1.2")
    assert all(duty.objective == "K1.2" for duty in found.obligations)
    assert found.obligations
    assert [target.id for target in found.targets] == ["public-domain-set-locally"]


def test_a_printed_code_leads_to_its_objective(bruges: PolicyPack) -> None:
    assert show_code(bruges, "K.2.3").entry.id == "K1.3"


def test_a_row_shows_its_targets(bruges: PolicyPack) -> None:
    found = show_code(bruges, "C2/6")
    assert isinstance(found.entry, Row)
    assert [target.id for target in found.targets] == ["longer-life-2025", "longer-life-2030"]


def test_an_ambition_shows_what_hangs_on_it(bruges: PolicyPack) -> None:
    found = show_code(bruges, "S1")
    assert [one.id for one in found.objectives] == ["S1.1", "S1.2", "S1.3"]
    assert len(found.rows) == 6
    assert len(found.targets) == 2


def test_a_target_shows_its_rows(bruges: PolicyPack) -> None:
    found = show_code(bruges, "fleet-greener")
    assert [row.id for row in found.rows] == ["K2/1", "K2/2", "K2/3", "K2/4"]


@pytest.mark.parametrize(("id", "folder"), [("low-value", "parameters"), ("M1", "menu"), ("brugge", "authorities")])
def test_other_kinds_are_found_by_their_id(bruges: PolicyPack, id: str, folder: str) -> None:
    assert show_code(bruges, id).folder == folder


def test_an_unknown_code_names_the_nearest(bruges: PolicyPack) -> None:
    with pytest.raises(NotInPack, match=r"nothing called 'K1\.9'; did you mean 'K1\.\d'"):
        show_code(bruges, "K1.9")
    with pytest.raises(NotInPack) as nothing:
        show_code(bruges, "zzzzzz")
    assert nothing.value.nearest is None


def test_an_objective_that_is_not_there_is_not_invented(bruges: PolicyPack) -> None:
    with pytest.raises(NotInPack):
        show_code(bruges, "C2.3")
