"""The draft in the address survives every trip, and nothing else gets in."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.web.draft import DESCRIPTION_LENGTH, LONGEST_PACKED, TITLE_LENGTH, Draft, UnreadableDraft

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)
DRAFTS = st.builds(
    Draft,
    title=TEXT,
    description=TEXT,
    contract_type=st.sampled_from(["works", "supplies", "services", None]),
    value_eur=st.none() | st.decimals(min_value=1, max_value=10**9, places=2),
    date=st.none() | st.dates(),
    cpv=st.sampled_from([(), ("55520000",), ("45233000", "45112700")]),
    framework_agreement=st.sampled_from([True, False, None]),
    answers=st.dictionaries(st.text("abc_:/1", min_size=1, max_size=12), st.booleans(), max_size=4),
    levels=st.dictionaries(st.text("abc-", min_size=1, max_size=12), st.sampled_from(Level), max_size=3),
)


@given(DRAFTS)
def test_a_draft_comes_back_as_it_went(draft: Draft) -> None:
    assert Draft.unpacked(draft.packed()) == draft


@given(DRAFTS)
def test_the_same_draft_has_one_address(draft: Draft) -> None:
    assert draft.packed() == Draft.unpacked(draft.packed()).packed()


@given(st.text(max_size=80))
def test_a_made_up_address_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDraft):
        Draft.unpacked(text)


def test_a_signature_does_not_excuse_wrong_content() -> None:
    for content in ({"title": "x" * (TITLE_LENGTH + 1)}, {"no_such_field": 1}, {"date": "soon"}, ["title"], "title"):
        with pytest.raises(UnreadableDraft):
            Draft.unpacked(signing.Signer(salt="draft/1").sign_object(content, compress=True))


def test_a_signature_of_another_kind_opens_nothing() -> None:
    with pytest.raises(UnreadableDraft):
        Draft.unpacked(signing.Signer(salt="other").sign_object({"title": "broodjes"}, compress=True))


def test_an_overlong_text_from_a_file_is_cut_at_the_limit() -> None:
    draft = Draft.of(Purchase(title="t" * 9999, description="d" * 99999))
    assert (len(draft.title), len(draft.description)) == (TITLE_LENGTH, DESCRIPTION_LENGTH)


def test_a_draft_becomes_the_purchase_that_it_describes() -> None:
    draft = Draft(
        title="Broodjes",
        value_eur=Decimal("24000"),
        date=dt.date(2026, 3, 2),
        cpv=("55520000",),  # type: ignore[arg-type]
        levels={"fair-trade-products": Level.AMBITIEUS},
    )
    purchase = draft.purchase()
    assert (purchase.title, purchase.value_eur, purchase.date) == ("Broodjes", Decimal("24000"), dt.date(2026, 3, 2))
    assert Draft.of(purchase).purchase() == purchase


def test_a_text_that_does_not_compress_is_cut_until_it_fits_in_an_address() -> None:
    noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(9000))
    draft = Draft.of(Purchase(title="Broodjes", description=noise))
    assert len(draft.packed()) <= LONGEST_PACKED
    assert draft.description
    assert noise.startswith(draft.description)
