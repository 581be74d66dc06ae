"""Who may see and change what, by the table and by nothing else."""

import datetime as dt
import itertools

import pytest

from aankoopwijzer.domain.policy.permissions import (
    CHANGING_ROLES,
    COLLEAGUE,
    KINDS,
    LINK,
    PUBLIC,
    TABLE,
    Reach,
    Thing,
    Verdict,
    judge,
    judge_somewhere,
    needs_second_factor,
    reach,
)
from aankoopwijzer.domain.records.visitor import Access, Anonymous, Grant, LinkHolder, Person, Role, TokenHolder

DAY = dt.date(2026, 3, 2)
WANTED = (Access.VIEW, Access.CHANGE, Access.MANAGE)
PLACES = ("brugge", "damme", None)


def person(role: Role, authority: str | None, *, strong: bool = True, **days: dt.date) -> Person:
    grant = Grant(role=role, authority=authority, valid_from=days.get("start", DAY), valid_until=days.get("end"))
    return Person(account=1, name="An", email="an@brugge.example", grants=(grant,), has_second_factor=strong)


def test_every_kind_has_a_row_and_words_and_every_row_every_column():
    assert set(TABLE) == set(KINDS)
    for row in TABLE.values():
        assert set(row) == {PUBLIC, LINK, COLLEAGUE, *Role}


@pytest.mark.parametrize("role", Role)
def test_a_role_at_one_authority_reaches_its_records_and_only_those(role):
    for kind, wanted in itertools.product(TABLE, WANTED):
        found = judge(person(role, "brugge"), wanted, Thing(kind, "brugge"), on=DAY)
        may = max(TABLE[kind][role], TABLE[kind][COLLEAGUE], TABLE[kind][PUBLIC])
        sees = may >= Access.VIEW
        assert found is (Verdict.ALLOWED if may >= wanted else Verdict.FORBIDDEN if sees else Verdict.HIDDEN), kind


@pytest.mark.parametrize("role", Role)
def test_at_another_authority_somebody_is_a_colleague_and_no_more(role):
    for kind, wanted in itertools.product(TABLE, WANTED):
        found = judge(person(role, "brugge"), wanted, Thing(kind, "damme"), on=DAY)
        may = max(TABLE[kind][COLLEAGUE], TABLE[kind][PUBLIC])
        assert (found is Verdict.ALLOWED) == (may >= wanted), kind
        assert (found is Verdict.HIDDEN) == (may == Access.NONE), kind


@pytest.mark.parametrize("role", Role)
def test_a_role_in_the_region_reaches_every_authority_and_the_region(role):
    for kind, wanted, place in itertools.product(TABLE, WANTED, PLACES):
        found = judge(person(role, None), wanted, Thing(kind, place), on=DAY)
        may = max(TABLE[kind][role], TABLE[kind][COLLEAGUE], TABLE[kind][PUBLIC])
        assert (found is Verdict.ALLOWED) == (may >= wanted), kind


@pytest.mark.parametrize("role", Role)
def test_what_is_the_regions_can_be_seen_but_not_changed_from_one_authority(role):
    for kind, wanted in itertools.product(TABLE, WANTED):
        found = judge(person(role, "brugge"), wanted, Thing(kind, None), on=DAY)
        may = max(min(TABLE[kind][role], Access.VIEW), TABLE[kind][COLLEAGUE], TABLE[kind][PUBLIC])
        assert (found is Verdict.ALLOWED) == (may >= wanted), kind


def test_somebody_unknown_sees_what_is_public_and_is_asked_to_sign_in_for_the_rest():
    for kind, wanted, place in itertools.product(TABLE, WANTED, PLACES):
        found = judge(Anonymous(), wanted, Thing(kind, place), on=DAY)
        assert found is (Verdict.ALLOWED if TABLE[kind][PUBLIC] >= wanted else Verdict.SIGN_IN), kind


def test_nobody_unknown_may_change_anything_in_a_register():
    assert all(row[PUBLIC] <= Access.VIEW for row in TABLE.values())
    assert all(row[COLLEAGUE] <= Access.VIEW for row in TABLE.values())


# A few lines said outright, so that a slip in the table itself is noticed.
@pytest.mark.parametrize(
    ("role", "access", "kind", "found"),
    [
        (Role.BUYER, Access.CHANGE, "procurement", Verdict.ALLOWED),
        (Role.BUYER, Access.MANAGE, "procurement", Verdict.FORBIDDEN),
        (Role.BUYER, Access.VIEW, "account", Verdict.HIDDEN),
        (Role.POLICY_EXPERT, Access.CHANGE, "local_choice", Verdict.ALLOWED),
        (Role.MANAGEMENT, Access.MANAGE, "contract", Verdict.ALLOWED),
        (Role.EXECUTIVE, Access.MANAGE, "deviation", Verdict.ALLOWED),
        (Role.EXECUTIVE, Access.VIEW, "import", Verdict.HIDDEN),
        (Role.REGIONAL_COORDINATOR, Access.MANAGE, "local_choice", Verdict.ALLOWED),
        (Role.AUDITOR, Access.VIEW, "history", Verdict.ALLOWED),
        (Role.AUDITOR, Access.CHANGE, "spend", Verdict.FORBIDDEN),
        (Role.ADMINISTRATOR, Access.MANAGE, "account", Verdict.ALLOWED),
        (Role.ADMINISTRATOR, Access.CHANGE, "contract", Verdict.FORBIDDEN),
    ],
)
def test_what_each_role_is_for(role, access, kind, found):
    assert judge(person(role, "brugge"), access, Thing(kind, "brugge"), on=DAY) is found


def test_an_auditor_changes_nothing():
    assert Role.AUDITOR not in CHANGING_ROLES
    assert all(row[Role.AUDITOR] <= Access.VIEW for row in TABLE.values())


@pytest.mark.parametrize(
    ("day", "counts"), [(1, False), (2, True), (9, True), (10, False)], ids=["before", "first", "last", "after"]
)
def test_a_role_counts_from_its_first_day_to_its_last(day, counts):
    buyer = person(Role.BUYER, "brugge", start=dt.date(2026, 3, 2), end=dt.date(2026, 3, 9))
    found = judge(buyer, Access.VIEW, Thing("spend", "brugge"), on=dt.date(2026, 3, day))
    assert found is (Verdict.ALLOWED if counts else Verdict.HIDDEN)


def test_whoever_changes_things_proves_twice_who_he_is_except_for_what_is_public():
    weak = person(Role.BUYER, "brugge", strong=False)
    assert needs_second_factor(weak, on=DAY)
    assert judge(weak, Access.VIEW, Thing("spend", "brugge"), on=DAY) is Verdict.SECOND_FACTOR
    assert judge(weak, Access.VIEW, Thing("publication", "brugge"), on=DAY) is Verdict.ALLOWED
    assert judge(weak, Access.VIEW, Thing("spend", "damme"), on=DAY) is Verdict.HIDDEN


def test_an_auditor_needs_no_second_factor():
    weak = person(Role.AUDITOR, "brugge", strong=False)
    assert judge(weak, Access.VIEW, Thing("spend", "brugge"), on=DAY) is Verdict.ALLOWED


def test_a_supplier_reaches_his_contract_and_what_belongs_to_it_and_nothing_else():
    holder = LinkHolder(link=4, kind="contract", record="12", authority="brugge")

    def found(access: Access, thing: Thing) -> Verdict:
        return judge(holder, access, thing, on=DAY)

    mine = ("contract", "12")
    assert found(Access.VIEW, Thing("contract", "brugge", "12")) is Verdict.ALLOWED
    assert found(Access.CHANGE, Thing("contract", "brugge", "12")) is Verdict.FORBIDDEN
    assert found(Access.CHANGE, Thing("evidence", "brugge", "9", within=mine)) is Verdict.ALLOWED
    assert found(Access.CHANGE, Thing("evidence", "brugge", None, within=mine)) is Verdict.ALLOWED
    assert found(Access.VIEW, Thing("contract", "brugge", "13")) is Verdict.HIDDEN
    assert found(Access.VIEW, Thing("evidence", "brugge", "9", within=("contract", "13"))) is Verdict.HIDDEN
    assert found(Access.VIEW, Thing("contract", "damme", "12")) is Verdict.HIDDEN
    assert found(Access.VIEW, Thing("spend", "brugge", "12")) is Verdict.HIDDEN
    assert found(Access.VIEW, Thing("publication", "damme")) is Verdict.ALLOWED


def test_a_program_goes_no_further_than_its_token():
    grants = person(Role.POLICY_EXPERT, "brugge").grants
    reader = TokenHolder(token=1, account=1, grants=grants)
    writer = TokenHolder(token=1, account=1, grants=grants, most=Access.CHANGE)
    spend = Thing("spend", "brugge")
    assert judge(reader, Access.VIEW, spend, on=DAY) is Verdict.ALLOWED
    assert judge(reader, Access.CHANGE, spend, on=DAY) is Verdict.FORBIDDEN
    assert judge(writer, Access.CHANGE, spend, on=DAY) is Verdict.ALLOWED
    assert judge(writer, Access.MANAGE, spend, on=DAY) is Verdict.FORBIDDEN


@pytest.mark.parametrize(("role", "authority"), list(itertools.product(Role, ("brugge", None))))
def test_a_list_reaches_exactly_what_could_be_opened_one_by_one(role, authority):
    visitor = person(role, authority)
    for kind, wanted in itertools.product(TABLE, WANTED):
        within = reach(visitor, wanted, kind, on=DAY)
        for place in ("brugge", "damme"):
            opened = judge(visitor, wanted, Thing(kind, place), on=DAY) is Verdict.ALLOWED
            assert within.holds(place) == opened, (kind, wanted, place)
        anywhere = judge_somewhere(visitor, wanted, kind, on=DAY) is Verdict.ALLOWED
        assert anywhere == (bool(within) or judge(visitor, wanted, Thing(kind, None), on=DAY) is Verdict.ALLOWED)


def test_somebody_with_two_authorities_reaches_both():
    grants = tuple(Grant(role=Role.BUYER, authority=one, valid_from=DAY) for one in ("brugge", "damme"))
    both = Person(account=1, name="An", email="an@example.org", grants=grants, has_second_factor=True)
    assert reach(both, Access.CHANGE, "spend", on=DAY) == Reach(False, frozenset({"brugge", "damme"}))
    assert not reach(both, Access.CHANGE, "spend", on=DAY).holds("torhout")


def test_a_kind_without_a_row_is_a_mistake_and_not_a_refusal():
    with pytest.raises(KeyError):
        judge(Anonymous(), Access.VIEW, Thing("unicorn", None), on=DAY)


def test_a_plan_is_for_people_of_the_authorities_until_it_is_published():
    plan, published = Thing("procurement", "brugge", "7"), Thing("publication", "brugge", "7")
    colleague = person(Role.BUYER, "damme")
    assert judge(Anonymous(), Access.VIEW, plan, on=DAY) is Verdict.SIGN_IN
    assert judge(Anonymous(), Access.VIEW, published, on=DAY) is Verdict.ALLOWED
    assert judge(colleague, Access.VIEW, plan, on=DAY) is Verdict.ALLOWED
    assert "plan" not in TABLE
