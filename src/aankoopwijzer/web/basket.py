"""The criteria that a visitor chose, in a signed cookie of his own: nothing is stored with us.

Signed for the reason that a draft is (see `draft`); every value is looked at again all the same.
"""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, ValidationError

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.level import Level

COOKIE = "mandje"
KEPT_DAYS = 30
MOST = 60
"""More criteria fit in no tender, and not in a cookie."""
_SIGNER = signing.Signer(salt="basket/1")


class UnreadableBasket(Exception):
    """A packed basket that was cut off, changed by hand, or signed by another installation."""


class Basket(BaseModel):
    """Ids of criteria with the level that was chosen, in the order in which they were put in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lines: tuple[tuple[str, Level], ...] = ()

    @classmethod
    def of(cls, lines: Iterable[tuple[str, Level]]) -> Self:
        """A basket with these lines, each id once at the level that came last; at most `MOST`."""
        return cls(lines=tuple(dict(lines).items())[:MOST])

    @property
    def levels(self) -> dict[str, Level]:
        """The level of each criterion in it."""
        return dict(self.lines)

    @property
    def is_full(self) -> bool:
        """Whether nothing more fits."""
        return len(self.lines) >= MOST

    def with_(self, id: str, level: Level) -> Self:
        """The basket with this criterion too, or at another level."""
        return self.of((self.levels | {id: level}).items())

    def without(self, id: str) -> Self:
        """The basket without this criterion."""
        return self.of((one, level) for one, level in self.lines if one != id)

    def chosen(self, pack: PolicyPack) -> tuple[ChosenCriterion, ...]:
        """The criteria that the pack has, each at its level."""
        return tuple(at_level(pack.criteria[id], level) for id, level in self.lines if id in pack.criteria)

    def gone(self, pack: PolicyPack) -> tuple[str, ...]:
        """Ids that the pack no longer has."""
        return tuple(id for id, _ in self.lines if id not in pack.criteria)

    def packed(self) -> str:
        """The basket as one short text; the same basket always gives the same text."""
        return _SIGNER.sign_object([[id, level.value] for id, level in self.lines], compress=True)

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """The basket from a packed text; raises `UnreadableBasket`."""
        try:
            return cls.model_validate({"lines": _SIGNER.unsign_object(text)})
        except (signing.BadSignature, ValidationError, ValueError) as problem:
            raise UnreadableBasket from problem


def basket_in(request: HttpRequest) -> Basket:
    """The basket of this visitor; an empty one when he has none, or one that this site did not make."""
    try:
        return Basket.unpacked(request.COOKIES.get(COOKIE, ""))
    except UnreadableBasket:
        return Basket()


def keep(response: HttpResponse, basket: Basket) -> HttpResponse:
    """The response that gives the visitor this basket to keep."""
    if not basket.lines:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_cookie(
        COOKIE,
        basket.packed(),
        max_age=KEPT_DAYS * 24 * 3600,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
