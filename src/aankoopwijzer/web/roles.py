"""The roles in the words of the screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.records.visitor import Role

ROLE_NAMES: Mapping[Role, str | Promise] = {
    Role.BUYER: _("buyer"),
    Role.POLICY_EXPERT: _("policy expert"),
    Role.MANAGEMENT: _("management"),
    Role.EXECUTIVE: _("executive"),
    Role.REGIONAL_COORDINATOR: _("regional coordinator"),
    Role.AUDITOR: _("auditor, reads only"),
    Role.ADMINISTRATOR: _("administrator of accounts"),
}
