"""Tables, private to the register: read through `queries`, write through `commands`."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.utils.module_loading import import_string

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.organisations.models import Authority


class _Accounts(BaseUserManager["Account"]):
    """Accounts, found by e-mail address whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Somebody who can sign in. Of a person we keep a name and an e-mail address, nothing else.

    An account that is not used for long is disabled, and later loses its name and address; its number stays, because
    history refers to it. `is_program` marks an account without a person: nobody signs in with it, it only has tokens.
    `is_demo` marks those that a demonstration makes, which no other site lets in.
    """

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    is_program = models.BooleanField(default=False)
    created_on = models.DateField()
    last_used_on = models.DateField(null=True)
    disabled_on = models.DateField(null=True)
    anonymised_on = models.DateField(null=True)

    objects: ClassVar[_Accounts] = _Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "email")

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        """The name as it is shown."""
        return self.name


class Grant(models.Model):
    """A role of an account, at one authority or (none given) in the whole region; revoked, never removed."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    # Who gave it: empty for a person or the command line, else the sign-in provider whose claims say so.
    source = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="grant_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"grant {self.pk}"


class AccountSession(AbstractBaseSession):
    """A signed-in browser, with the account it belongs to, so that one can see and end one's own."""

    account = models.BigIntegerField(null=True, db_index=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type:
        """The store that Django reads these with."""
        store: type = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store


class SupplierLink(models.Model):
    """A link that opens one record of an authority to its supplier. Only the hash of its secret is kept."""

    secret_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=120)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["kind", "record"], name="links_of_a_record"),)

    def __str__(self) -> str:
        return f"supplier link {self.pk}"


class ApiToken(models.Model):
    """What a program shows to act for an account. Only the hash of its secret is kept; `most` is how far it goes."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    secret_hash = models.CharField(max_length=64, unique=True)
    most = models.SmallIntegerField()
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"token {self.pk}"
