"""The authorities of the pack as records."""

import datetime as dt

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.load_organizations import load_organizations
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.organisations.queries import organization, organizations

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack()


def without(pack: PolicyPack, id: str) -> PolicyPack:
    return pack.model_copy(update={"authorities": {key: one for key, one in pack.authorities.items() if key != id}})


def test_the_ten_authorities_are_loaded_once_however_often(pack):
    assert load_organizations(pack, at=AT) == 10
    first = organizations()
    assert load_organizations(pack, at=AT) == 0
    assert organizations() == first
    assert len(changes_of("authority", "brugge")) == 1


def test_what_the_pack_says_of_an_authority_is_in_the_register(pack):
    load_organizations(pack, at=AT)
    found = organization("brugge")
    assert found is not None
    said = pack.authorities["brugge"]
    assert (found.name, found.nis, found.postal_codes) == (said.name, said.nis, said.postal_codes)
    assert found.region == "regio-brugge"


def test_an_authority_that_leaves_the_pack_stays_and_comes_back(pack):
    load_organizations(pack, at=AT)
    assert load_organizations(without(pack, "damme"), at=AT) == 1
    assert "damme" not in [one.id for one in organizations()]
    former = organization("damme")
    assert former is not None
    assert not former.is_current
    load_organizations(pack, at=AT)
    assert [one.after for one in changes_of("authority", "damme")][:2] == [{"is_current": True}, {"is_current": False}]


def test_an_unknown_authority_is_none():
    assert organization("atlantis") is None
