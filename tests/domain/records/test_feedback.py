"""How long an e-mail address is kept."""

import datetime as dt

import pytest

from aankoopwijzer.domain.records.feedback import email_kept_until


@pytest.mark.parametrize(
    ("given", "until"),
    [
        ("2026-11-28", "2027-11-28"),
        ("2026-12-31", "2027-12-31"),
        ("2026-01-01", "2027-01-01"),
        ("2028-02-29", "2029-02-28"),
        ("2027-02-28", "2028-02-28"),
    ],
)
def test_an_address_is_forgotten_after_twelve_months(given: str, until: str):
    assert email_kept_until(dt.date.fromisoformat(given)) == dt.date.fromisoformat(until)
