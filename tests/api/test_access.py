"""Every operation has a door with a rule, and the door says what the table of permissions says."""

import itertools

import pytest
from tests.register.people import load_authorities
from tests.web.test_access import DAY, PLACES, WHO, expected, visitor

from aankoopwijzer.api.description import openapi
from aankoopwijzer.api.rules import RULES
from aankoopwijzer.api.service import Door, api, operation
from aankoopwijzer.web import access


def _doors() -> dict[str, Door]:
    found = {}
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for one in view.operations:
                (door,) = one.auth_callbacks
                found[one.operation_id] = door
    return found


def test_every_operation_stands_behind_its_rule_and_no_rule_is_left_over() -> None:
    openapi()
    assert {name: door.rule for name, door in _doors().items()} == RULES
    assert all(door.name == name for name, door in _doors().items())


def test_an_operation_without_a_rule_does_not_start() -> None:
    with pytest.raises(KeyError):
        operation("GET", "/new", "new", dict)


def test_the_verdict_for_each_role_and_authority_is_that_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    load_authorities()
    wrong = []
    for who, (place, authority) in itertools.product(WHO, PLACES.items()):
        standing = None if place == "none" else (None if authority == access.REGION else authority, True)
        monkeypatch.setattr(access, "standing_of", lambda number, standing=standing: standing)
        for name, rule in RULES.items():
            found = access.verdict(visitor(who), rule, {"authority": authority, "number": 12}, on=DAY)
            if found is not expected(rule, who, place):
                wrong.append((name, who, place, found))
    assert wrong == []
