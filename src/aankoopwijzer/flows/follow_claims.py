"""What a sign-in provider says of a person decides on the roles that came from it before."""

import datetime as dt
from collections.abc import Collection

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.register.accounts import commands, queries
from aankoopwijzer.register.transactions import all_or_nothing


def follow_claims(
    account: int, provider: str, roles: Collection[tuple[Role, str | None]], *, at: dt.datetime, on: dt.date
) -> None:
    """Make the roles that this provider gives exactly these; roles that a person gave stay as they are."""
    found = queries.account(account)
    if found is None:
        return
    source = f"oidc:{provider}"
    by = system(source)
    given = {(one.grant.role, one.grant.authority): one for one in found.grants if one.source == source}
    held = {(one.grant.role, one.grant.authority) for one in found.grants if one.grant.holds(on)}
    with all_or_nothing():
        for pair, one in given.items():
            if pair not in roles:
                commands.revoke_grant(one.number, by=by, at=at)
        for role, authority in dict.fromkeys(roles):
            if (role, authority) not in held:
                grant = Grant(role=role, authority=authority, valid_from=on)
                commands.grant_role(account, grant, by=by, at=at, source=source)
