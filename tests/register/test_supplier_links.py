"""Links that open one record to its supplier."""

import datetime as dt

import pytest
from tests.register.people import AT, DAY, TESTER, load_authorities

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.issue_supplier_link import issue_supplier_link
from aankoopwijzer.flows.revoke_supplier_link import revoke_supplier_link
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.register.accounts.commands import note_link_use
from aankoopwijzer.register.accounts.models import SupplierLink
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.history.models import Line
from aankoopwijzer.register.history.queries import changes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(db: None) -> str:
    load_authorities()
    return issue_supplier_link("contract", "12", authority="brugge", days=30, by=TESTER, at=AT, on=DAY)


def test_a_link_opens_its_record_for_its_term(secret):
    holder = queries.link_holder(secret, on=DAY + dt.timedelta(days=29))
    assert (holder.kind, holder.record, holder.authority) == ("contract", "12", "brugge")
    assert judge(holder, Access.VIEW, Thing("contract", "brugge", "12"), on=DAY) is Verdict.ALLOWED
    assert queries.link_holder(secret, on=DAY + dt.timedelta(days=30)) is None


def test_the_secret_is_kept_nowhere(secret):
    assert len(secret) == 43
    assert secret not in str(list(SupplierLink.objects.values()))
    assert secret not in str(list(Line.objects.values()))


def test_a_revoked_link_opens_nothing(secret):
    (link,) = queries.links_of("contract", "12")
    revoke_supplier_link(link.number, by=TESTER, at=AT, why="sent to the wrong supplier")
    revoke_supplier_link(link.number, by=TESTER, at=AT)
    assert queries.link_holder(secret, on=DAY) is None
    revoked, issued = changes_of("supplier_link", str(link.number))
    assert (issued.action, revoked.action, revoked.why) == ("created", "changed", "sent to the wrong supplier")


def test_a_secret_that_was_guessed_opens_nothing(secret):
    assert queries.link_holder(secret[:-1], on=DAY) is None
    assert queries.link_holder("", on=DAY) is None


def test_use_is_noted_by_the_day(secret):
    (link,) = queries.links_of("contract", "12")
    note_link_use(link.number, on=DAY)
    assert queries.links_of("contract", "12")[0].last_used_on == DAY


def test_a_link_lasts_a_day_at_least_and_belongs_to_a_known_authority(secret):
    with pytest.raises(AccountProblem, match=Problem.EXPIRES_TOO_SOON.value):
        issue_supplier_link("contract", "12", authority="brugge", days=0, by=TESTER, at=AT, on=DAY)
    with pytest.raises(AccountProblem, match=Problem.UNKNOWN_AUTHORITY.value):
        issue_supplier_link("contract", "12", authority="atlantis", days=9, by=TESTER, at=AT, on=DAY)
