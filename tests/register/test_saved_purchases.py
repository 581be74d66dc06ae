"""A saved purchase: opened by its token, for its term, and then gone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.load_examples import load_examples
from aankoopwijzer.flows.save_purchase import save_purchase
from aankoopwijzer.packs.examples import read_examples
from aankoopwijzer.packs.problems import PackError
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.procurements import commands, queries, tasks
from aankoopwijzer.register.procurements.models import SavedPurchase

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)
BENCHES = Purchase(title="Zitbanken", value_eur=Decimal("12000.50"), answers={"made_outside_eu": True})


def save(purchase: Purchase = BENCHES, keep_days: int = 90) -> str:
    return save_purchase(purchase, options=AdviceOptions(level=Level.GEVORDERD), on=DAY, keep_days=keep_days)


def test_what_was_saved_is_what_is_opened():
    opened = queries.purchase_by_token(save(), on=DAY)
    assert opened is not None
    assert opened.purchase == BENCHES
    assert opened.options == AdviceOptions(level=Level.GEVORDERD)
    assert (opened.created_on, opened.expires_on, opened.is_example) == (DAY, dt.date(2026, 5, 31), False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.builds(
        Purchase,
        title=st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
        value_eur=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
        date=st.none() | st.dates(),
        cpv=st.lists(st.from_regex(r"\A[0-9]{8}\Z").map(Cpv), max_size=3).map(tuple),
        framework_agreement=st.none() | st.booleans(),
        answers=st.dictionaries(st.sampled_from(["a", "b"]), st.booleans() | st.just("x")),
    )
)
def test_every_purchase_comes_back_as_it_was(purchase):
    opened = queries.purchase_by_token(save(purchase), on=DAY)
    assert opened is not None
    assert opened.purchase == purchase


def test_a_token_cannot_be_guessed_and_no_two_are_equal():
    tokens = {save() for _ in range(50)}
    assert len(tokens) == 50
    # 24 random bytes, six bits in a character.
    assert {len(token) for token in tokens} == {32}


def test_an_unknown_token_opens_nothing():
    assert queries.purchase_by_token("nobody-made-this", on=DAY) is None


def test_it_opens_on_the_last_day_and_not_on_the_day_it_expires():
    token = save(keep_days=1)
    assert queries.purchase_by_token(token, on=DAY) is not None
    assert queries.purchase_by_token(token, on=DAY + dt.timedelta(days=1)) is None


def test_what_expired_is_removed_for_good_and_the_rest_stays():
    short, long = save(keep_days=5), save(keep_days=50)
    assert commands.remove_expired(on=DAY + dt.timedelta(days=5)) == 1
    assert list(SavedPurchase.objects.values_list("token", flat=True)) == [long]
    assert short != long


def test_a_term_of_no_days_is_refused():
    with pytest.raises(ValueError, match="cannot expire on 2026-03-02; keep it for a day at least"):
        save(keep_days=0)


def test_the_database_itself_refuses_a_purchase_without_a_term():
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedPurchase.objects.create(token="x", purchase={}, options={}, created_on=DAY, expires_on=None)


def test_what_an_older_version_saved_and_we_cannot_read_is_no_longer_there():
    SavedPurchase.objects.create(
        token="old", purchase={"naam": "x"}, options={}, created_on=DAY, expires_on=DAY + dt.timedelta(days=9)
    )
    assert queries.purchase_by_token("old", on=DAY) is None


def test_the_five_examples_of_the_pack_are_loaded_once_however_often():
    assert load_examples(shipped_pack(), on=DAY) == 5
    first = queries.example_purchases()
    load_examples(shipped_pack(), on=DAY + dt.timedelta(days=1))
    assert queries.example_purchases() == first
    assert [one.purchase for one in first] == list(read_examples(shipped_pack()).values())


def test_examples_differ_in_kind_value_and_authority():
    examples = read_examples(shipped_pack()).values()
    assert {example.contract_type for example in examples} == {"works", "supplies", "services"}
    assert {example.framework_agreement for example in examples} == {True, False}
    assert len({example.authority for example in examples}) == 5
    assert all(example.value_eur and example.date and example.cpv and example.description for example in examples)


def test_an_example_that_changed_or_left_the_pack_follows_it():
    commands.replace_examples({"a": BENCHES, "b": BENCHES}, options=AdviceOptions(), on=DAY)
    other = BENCHES.model_copy(update={"title": "Picknicktafels"})
    commands.replace_examples({"b": other}, options=AdviceOptions(), on=DAY)
    assert [(one.token, one.purchase.title) for one in queries.example_purchases()] == [("b", "Picknicktafels")]


def test_examples_never_expire():
    commands.replace_examples({"a": BENCHES}, options=AdviceOptions(), on=DAY)
    assert commands.remove_expired(on=dt.date(2999, 1, 1)) == 0
    assert queries.purchase_by_token("a", on=dt.date(2999, 1, 1)) is not None


def test_a_wrong_example_is_named_with_file_and_line(tmp_path):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "bench.yaml").write_text('id: banks\ntitle: Bank\nvalue_eur: "veel"\n')
    with pytest.raises(PackError) as raised:
        read_examples(tmp_path)
    assert [problem.place for problem in raised.value.problems] == ["examples/bench.yaml:3"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_removes_what_expired_and_comes_back_tomorrow():
    today = timezone.localdate()
    gone = save_purchase(BENCHES, options=AdviceOptions(), on=today - dt.timedelta(days=9), keep_days=2)
    tasks.start_removing_expired_purchases()
    tasks.start_removing_expired_purchases()
    assert DBTaskResult.objects.count() == 1
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    assert not SavedPurchase.objects.filter(token=gone).exists()
    states = DBTaskResult.objects.order_by("enqueued_at").values_list("status", "return_value")
    assert list(states) == [("SUCCESSFUL", 1), ("READY", None)]
    assert DBTaskResult.objects.ready().count() == 0
