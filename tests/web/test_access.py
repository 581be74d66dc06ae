"""Every address has a rule, and every rule is asked."""

import pytest
from django.urls import get_resolver

from aankoopwijzer.web import access, urls


def test_every_address_of_the_pages_asks_a_rule() -> None:
    for pattern in urls.urlpatterns:
        assert pattern.name in access.RULES
        assert pattern.callback.rule is access.RULES[pattern.name]


def test_no_rule_is_kept_for_an_address_that_is_gone() -> None:
    assert set(access.RULES) == {pattern.name for pattern in urls.urlpatterns}


def test_an_address_without_a_rule_does_not_start() -> None:
    with pytest.raises(KeyError):
        access.route("nieuw", lambda request: None, "nieuw")  # type: ignore[arg-type, return-value]


def test_the_site_has_no_other_addresses_than_pages_health_and_language() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == set(access.RULES) | {"health", "set_language"}
