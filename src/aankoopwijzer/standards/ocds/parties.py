"""The organisations of a release, each once with all its roles. No contact persons: a notice record holds none."""

from collections.abc import Sequence
from typing import Final

from aankoopwijzer.domain.records.notice import Organization
from aankoopwijzer.standards.ocds.plain import Json, country, filled, unique

# The register of enterprises whose numbers we can tell for sure (org-id.guide).
_BELGIUM: Final = "BE-BCE_KBO"
_SCALES: Final = frozenset({"micro", "sme", "small", "medium", "large", "selfEmployed"})


class Parties:
    """Gathers organisations; the same one in several roles stays one party.

    `numbers_of` is the country whose register an identifier is of when the organisation names no country.
    """

    def __init__(self, *, numbers_of: str | None = None) -> None:
        self._numbers_of = numbers_of
        self._ids: dict[Organization, str] = {}
        self._roles: dict[str, list[str]] = {}
        self._found: dict[str, Json] = {}
        self._taken: set[str] = set()

    def add(self, organization: Organization, role: str) -> Json:
        """The organisation in a role; gives the reference to it."""
        id = self._ids.get(organization)
        if id is None:
            id = unique(organization.identifier, self._taken, otherwise=f"ORG-{len(self._ids) + 1:04}")
            self._ids[organization] = id
            self._found[id] = _party(organization, organization.country or self._numbers_of)
        roles = self._roles.setdefault(id, [])
        if role not in roles:
            roles.append(role)
        return filled({"id": id, "name": organization.name})

    def listed(self) -> list[Json]:
        """Every party, in the order in which they were met."""
        return [{"id": id, **party, "roles": self._roles[id]} for id, party in self._found.items()]


def _party(organization: Organization, numbers_of: str | None) -> Json:
    address = filled({"locality": organization.town, "region": organization.nuts, **country(organization.country)})
    scale = organization.size if organization.size in _SCALES else None
    return filled(
        {
            "name": organization.name,
            "identifier": _identifier(organization, numbers_of),
            "address": address,
            "details": filled({"scale": scale}),
        }
    )


def _identifier(organization: Organization, numbers_of: str | None) -> Json:
    if not organization.identifier:
        return {}
    scheme = _BELGIUM if numbers_of == "BE" and _is_belgian(organization.identifier) else None
    return filled({"scheme": scheme, "id": organization.identifier, "legalName": organization.name})


def _is_belgian(identifier: str) -> bool:
    """Whether this is an enterprise number: ten digits, the last two being 97 less the rest modulo 97."""
    digits = "".join(sign for sign in identifier.upper().removeprefix("BE") if sign.isascii() and sign.isdigit())
    return len(digits) == 10 and 97 - int(digits[:8]) % 97 == int(digits[8:])


def references(parties: Parties, organizations: Sequence[Organization], role: str) -> list[Json]:
    """References to several organisations in one role, each once."""
    found = [parties.add(organization, role) for organization in organizations]
    return list({reference["id"]: reference for reference in found}.values())
