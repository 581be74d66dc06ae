"""The policy that this site works with, made ready once per process."""

from functools import cache

from django.conf import settings

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser


@cache
def adviser() -> Adviser:
    """The adviser of the pack named in the settings, or of the one that is shipped. Raises `PackError`."""
    return prepare_adviser(settings.POLICY_PACK)


def policy() -> PolicyPack:
    """The pack of this site."""
    return adviser().pack
