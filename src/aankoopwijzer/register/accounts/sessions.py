"""Sessions in the database that know whose they are: `SESSION_ENGINE`."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from aankoopwijzer.register.accounts.models import AccountSession


class SessionStore(DatabaseStore):
    """Django's own store of sessions, with the account written beside each."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        """The table of the sessions."""
        return AccountSession

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:
        """The row of this session."""
        row = super().create_model_instance(data)
        assert isinstance(row, AccountSession)
        account = data.get("_auth_user_id")
        row.account = int(account) if account else None
        return row
