"""What django-allauth keeps about an account beside our own tables: second factors and sign-in providers."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount


def has_second_factor(account: int) -> bool:
    """Whether the account has a second factor that is asked for at sign-in."""
    return Authenticator.objects.filter(user_id=account, type=Authenticator.Type.TOTP).exists()


def with_second_factor(accounts: list[int]) -> frozenset[int]:
    """Which of these accounts have one."""
    found = Authenticator.objects.filter(user_id__in=accounts, type=Authenticator.Type.TOTP)
    return frozenset(found.values_list("user_id", flat=True))


def forget_second_factor(account: int) -> None:
    """Remove the second factor and its recovery codes."""
    Authenticator.objects.filter(user_id=account).delete()


def forget(account: int) -> None:
    """Remove everything."""
    forget_second_factor(account)
    SocialAccount.objects.filter(user_id=account).delete()
    EmailAddress.objects.filter(user_id=account).delete()
