"""The key in a link that lets somebody choose a password: signed, for a few days, for one time."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from aankoopwijzer.register.accounts.models import Account


class _Keys(PasswordResetTokenGenerator):
    """Keys that end when the password changes, somebody signs in, or `PASSWORD_RESET_TIMEOUT` has passed."""

    key_salt = "aankoopwijzer.register.accounts.password_keys"


_KEYS = _Keys()
FOLDER = "wachtwoord"
"""Where on the site a key is used."""


def path_of(key: str) -> str:
    """The address of the page that takes the key, after that of the site."""
    return f"{FOLDER}/{key}"


def key_for(account: int) -> str | None:
    """The key for an active account, as `number-signature`; None without such an account, or a person in it."""
    row = Account.objects.filter(pk=account, is_active=True, is_program=False).first()
    return f"{row.pk}-{_KEYS.make_token(row)}" if row else None


def account_of(key: str) -> int | None:
    """The account whose password may be chosen with this key; None when it is not right, or no longer."""
    number, _, signature = key.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    row = Account.objects.filter(pk=int(number), is_active=True, is_program=False).first()
    return row.pk if row is not None and _KEYS.check_token(row, signature) else None
