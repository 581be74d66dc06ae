"""Weights of award criteria that are listed together and do not make a whole."""

import re
from decimal import Decimal

from aankoopwijzer.domain.records.passage import Mention

_POINTS = re.compile(r"(\d{1,3}(?:,\d{1,2})?)\s*(punten|%|procent)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:op|van de|totaal(?: van)?)\s+(\d{2,3})\s+punten", re.IGNORECASE)
_LISTED = re.compile(r"gunningscriteri(?:a|um)|weging|kwaliteit|levertermijn", re.IGNORECASE)
_PRICE = re.compile(r"\bprijs\b|\bkost(?:prijs)?\b", re.IGNORECASE)
_WHOLE = Decimal(100)
_FEWEST = 3


def weights_that_do_not_sum(text: str) -> tuple[Mention, ...]:
    """The weights, when a passage lists three or more of one unit, the price among them, and they do not sum to 100.

    Fewer weights may be a part of a list, and a list without a price a part of a criterion.
    """
    if not (_PRICE.search(text) and _LISTED.search(text)):
        return ()
    totals = {found.start(1) for found in _TOTAL.finditer(text)}
    weights = [found for found in _POINTS.finditer(text) if found.start(1) not in totals]
    units = {found.group(2).lower().replace("procent", "%") for found in weights}
    if len(weights) < _FEWEST or len(units) != 1:
        return ()
    total = sum((Decimal(found.group(1).replace(",", ".")) for found in weights), Decimal(0))
    if total == _WHOLE:
        return ()
    return tuple(Mention(found.group(), found.start(), found.end()) for found in weights)
