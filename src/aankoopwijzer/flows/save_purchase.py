"""Keep a purchase, so that its advice can be shared."""

import datetime as dt

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.register.procurements import commands


def save_purchase(purchase: Purchase, *, options: AdviceOptions, on: dt.date, keep_days: int) -> str:
    """Remember the purchase for `keep_days` days; returns the unguessable token that opens it."""
    return commands.save_purchase(purchase, options=options, on=on, expires_on=on + dt.timedelta(days=keep_days))
