"""The counts behind recall, precision and rejection."""

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.language.matching import Matcher
from aankoopwijzer.language.scoring import Labelled, Tally, tally


def bought(title: str, must: str = "", may: str = "") -> Labelled:
    purchase = Purchase(title=title, contract_type="supplies", framework_agreement=False)
    return Labelled(purchase, frozenset(must.split()), frozenset(may.split()))


def test_found_missed_and_added_rows_are_counted_apart(tiny: Vocabulary) -> None:
    counts = tally(
        Matcher(tiny),
        [
            bought("Zeilboot", must="W1/1"),
            bought("Zeilboot", must="W1/1 W5/5"),
            bought("Zeilen"),
            bought("Zeilen", may="W2/1"),
            bought("Touw"),
        ],
    )
    assert (counts.purchases, counts.exact, counts.outside, counts.rejected) == (5, 3, 3, 2)
    assert counts.recall == 2 / 3
    assert counts.precision == 2 / 3
    assert counts.rejection == 2 / 3
    assert counts.missed == {"W5/5": 1}
    assert counts.extra == {"W2/1": 1}


def test_nothing_counted_has_no_rate() -> None:
    assert (Tally().recall, Tally().precision, Tally().exact_rate, Tally().rejection) == (None, None, None, None)
