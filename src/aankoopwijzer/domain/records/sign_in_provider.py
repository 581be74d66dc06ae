"""Somebody else who says who a person is, and how far we take his word."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.visitor import Role


class RoleByClaim(BaseModel):
    """Whoever's `claim` is, or holds, `value` has this role; `authority` None is the whole region."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str
    value: str
    role: Role
    authority: str | None


class SignInProvider(BaseModel):
    """An OpenID Connect provider. Without `roles` its claims decide on nobody's roles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    server: str
    client_id: str
    secret: str
    domains: tuple[str, ...] = ()
    has_second_factor: bool = False
    roles: tuple[RoleByClaim, ...] = ()

    def vouched_email(self, claims: Mapping[str, Any]) -> str | None:
        """The address that the provider stands for: within its domains, or without those one that it verified."""
        email = str(claims.get("email") or "").strip().lower()
        if self.domains:
            return email if email.rpartition("@")[2] in self.domains else None
        return email if email and claims.get("email_verified") is True else None

    def roles_by(self, claims: Mapping[str, Any]) -> tuple[tuple[Role, str | None], ...]:
        """The roles, each with its authority, that these claims give."""
        found = []
        for rule in self.roles:
            said = claims.get(rule.claim)
            values = said if isinstance(said, list | tuple) else [said]
            if rule.value in [str(one) for one in values if one is not None]:
                found.append((rule.role, rule.authority))
        return tuple(dict.fromkeys(found))
