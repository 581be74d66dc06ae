"""An authority wants its clause documents no longer in its own Word template."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.choices import word_templates


def drop_template(authority: str, *, by: Actor, at: dt.datetime) -> bool:
    """Take the template away; the history keeps that it was there. False when there was none."""
    return word_templates.drop(authority, by=by, at=at)
