"""What must hold for any purchase, with the vocabulary of the pack that ships with the product."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.language.matching import CERTAIN_FROM, DOUBTFUL_FROM, STANDS_FROM, Matcher

THINGS = (
    "bestelwagens",
    "laptops",
    "bureaustoelen",
    "schoonmaak scholen",
    "groenonderhoud",
    "broodjes",
    "renovatie school",
    "verzekering",
    "warmtepomp",
    "deelfietsen",
    "fietspad",
    "drukwerk",
    "opleiding heftruck",
    "strooizout",
)
FILLERS = ("van", "de", "het", "een", "onze", "diverse", "enkele", "2025", "ca.", "circa", "stuks", "per jaar")
CONTRACTS = ("works", "supplies", "services")

things = st.sampled_from(THINGS)
purchases = st.builds(
    Purchase,
    title=st.one_of(things, st.text(max_size=60), st.tuples(things, things).map(" en ".join)),
    description=st.one_of(st.just(""), things, st.text(max_size=200)),
    contract_type=st.sampled_from((None, *CONTRACTS)),
    value_eur=st.one_of(st.none(), st.integers(-1, 10_000_000).map(Decimal)),
    framework_agreement=st.sampled_from((None, True, False)),
    cpv=st.one_of(st.just(()), st.from_regex(r"\A[0-9]{8}\Z").map(lambda code: (Cpv(code),))),
)


@given(purchase=purchases)
def test_no_row_is_both_certain_and_doubtful_and_each_has_its_reason(matcher: Matcher, purchase: Purchase) -> None:
    found = matcher.match(purchase)
    certain, doubtful = {m.row for m in found.certain}, {m.row for m in found.doubtful}
    assert not certain & doubtful
    assert all(match.because and all(match.because) for match in (*found.certain, *found.doubtful))
    assert all(STANDS_FROM <= match.score <= 1 for match in found.certain)
    sure = [match for match in found.certain if match.score >= CERTAIN_FROM]
    assert len(sure) in (0, len(found.certain)), "a best guess never stands beside what is certain"
    assert all(DOUBTFUL_FROM <= match.score < CERTAIN_FROM for match in found.doubtful)


@given(purchase=purchases)
def test_the_same_purchase_gets_the_same_answer(matcher: Matcher, purchase: Purchase) -> None:
    assert matcher.match(purchase) == matcher.match(purchase)


@given(purchase=purchases, framework=st.booleans(), contract=st.sampled_from(CONTRACTS))
def test_deliveries_under_a_framework_follow_from_two_answers_alone(
    matcher: Matcher, purchase: Purchase, framework: bool, contract: str
) -> None:
    answered = purchase.model_copy(update={"framework_agreement": framework, "contract_type": contract})
    found = {match.row for match in matcher.match(answered).certain}
    assert ("K2/5" in found) is (framework and contract == "supplies")


@settings(max_examples=60)
@given(thing=things, fillers=st.lists(st.sampled_from(FILLERS), max_size=4), contract=st.sampled_from(CONTRACTS))
def test_words_without_meaning_change_nothing(matcher: Matcher, thing: str, fillers: list[str], contract: str) -> None:
    bare = matcher.match(Purchase(title=thing, contract_type=contract))
    dressed = matcher.match(Purchase(title=" ".join((*fillers, thing)), contract_type=contract))
    assert {m.row for m in bare.certain} == {m.row for m in dressed.certain}


@settings(max_examples=60)
@given(thing=things, contract=st.sampled_from(CONTRACTS), shape=st.sampled_from((str.upper, str.title, str.lower)))
def test_capitals_change_nothing(matcher: Matcher, thing: str, contract: str, shape: object) -> None:
    assert callable(shape)
    bare = matcher.match(Purchase(title=thing, contract_type=contract))
    shaped = matcher.match(Purchase(title=shape(thing), contract_type=contract))
    assert {m.row for m in bare.certain} == {m.row for m in shaped.certain}


@settings(max_examples=80)
@given(
    word=st.sampled_from(("bestelwagens", "groenonderhoud", "bureaustoelen", "schoonmaakdiensten", "zonnepanelen")),
    at=st.integers(2, 7),
)
def test_a_letter_too_few_in_a_long_word_keeps_its_rows(matcher: Matcher, word: str, at: int) -> None:
    slipped = word[:at] + word[at + 1 :]
    contract = "services" if word in ("groenonderhoud", "schoonmaakdiensten") else "supplies"
    meant = {m.row for m in matcher.match(Purchase(title=word, contract_type=contract)).certain}
    read = {m.row for m in matcher.match(Purchase(title=slipped, contract_type=contract)).certain}
    assert meant
    assert read == meant


@given(text=st.text(max_size=80))
def test_suggesting_never_fails(matcher: Matcher, text: str) -> None:
    found = matcher.suggest(text)
    assert not {m.row for m in found.certain} & {m.row for m in found.doubtful}
