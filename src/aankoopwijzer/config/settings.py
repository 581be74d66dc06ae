"""Django's settings; everything an operator may change comes from `environment`."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.config import environment
from aankoopwijzer.config.database import database
from aankoopwijzer.config.mail import mail
from aankoopwijzer.config.secret_key import secret_key
from aankoopwijzer.config.sign_in_providers import as_allauth_app, providers

DATA_DIR = environment.data_dir()
SECRET_KEY = secret_key(DATA_DIR)
DEBUG = environment.DEBUG.flag()
SECURE = environment.SECURE.flag()
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.names()

ROOT_URLCONF = "aankoopwijzer.config.urls"
WSGI_APPLICATION = "aankoopwijzer.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# An advice needs no account. There is no admin site: what is not there cannot be broken into.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "aankoopwijzer.register.history",
    "aankoopwijzer.register.organisations",
    "aankoopwijzer.register.accounts",
    "aankoopwijzer.register.choices",
    "aankoopwijzer.register.feedback",
    "aankoopwijzer.register.suppliers",
    "aankoopwijzer.register.procurements",
    "aankoopwijzer.register.spend",
    "aankoopwijzer.register.mobility",
    "aankoopwijzer.register.equipment",
    "aankoopwijzer.register.buildings",
    "aankoopwijzer.register.materials",
    "aankoopwijzer.register.actions",
    "aankoopwijzer.register.works",
    "aankoopwijzer.register.plants",
    "aankoopwijzer.register.products",
    "aankoopwijzer.register.social",
    "aankoopwijzer.register.projects",
    "aankoopwijzer.register.imports",
    "aankoopwijzer.register.promises",
    "aankoopwijzer.register.saved_views",
    "aankoopwijzer.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "aankoopwijzer.config.request_size.RequestSize",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "aankoopwijzer.config.one_address.OneAddress",
    "django.middleware.locale.LocaleMiddleware",
    "aankoopwijzer.web.page_language.PageLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "aankoopwijzer.web.context.around",
            ],
        },
    },
]

DATABASES = {
    "default": database(
        environment.DATABASE.text(), folder=DATA_DIR, password=environment.DATABASE_PASSWORD_FILE.secret()
    )
}
# Sign-in attempts are counted in the database, so that every web process counts the same ones.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_counts"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What an advice needs beyond the request: the policy, the market, and how long a shared advice lives.
POLICY_PACK = environment.policy_pack()
SUPPLIER_FILE = Path(environment.SUPPLIERS.text()) if environment.SUPPLIERS.text() else None
CHECKLIST_FOLDER = environment.checklists()
OCID_PREFIX = environment.ocid_prefix()
KEEP_DAYS = environment.KEEP_DAYS.number()

# Who somebody is. Nobody opens an account by himself: he is invited, and a provider only says that it is he.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
ACCOUNT_MONTHS = environment.ACCOUNT_MONTHS.number()
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "start"
SIGN_IN_PROVIDERS = providers()
ACCOUNT_ADAPTER = "aankoopwijzer.web.signing_in.AccountRules"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"login": "aankoopwijzer.web.forms.accounts.SignInForm"}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/10m/ip,5/10m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "aankoopwijzer.web.signing_in.SecondFactorRules"
MFA_TOTP_ISSUER = "Aankoopwijzer"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "aankoopwijzer.web.signing_in.ProviderRules"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [as_allauth_app(one) for one in SIGN_IN_PROVIDERS]}}
# A form that ends at another site is what our content security policy forbids: a link begins the sign-in there.
SOCIALACCOUNT_LOGIN_ON_GET = True
SESSION_ENGINE = "aankoopwijzer.register.accounts.sessions"
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_AGE = environment.SESSION_HOURS.number() * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE

_mail = mail(environment.MAIL.text(), folder=DATA_DIR)
EMAIL_BACKEND, EMAIL_FILE_PATH = _mail.backend, _mail.folder
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.host, _mail.port, _mail.begins_tls, _mail.is_tls
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.MAIL_FROM.text()

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("fr", _("French")), ("de", _("German"))]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = SECURE
USE_I18N = True
# Our words before those of the libraries: an app further down INSTALLED_APPS loses to allauth on the same English.
LOCALE_PATHS = [Path(__file__).parents[1] / "web" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
# Dutch is written here as in Belgium: 1.234,5 and 24/03/2026.
FORMAT_MODULE_PATH = ["aankoopwijzer.config.formats"]

STATIC_URL = "static/"
MEASURED_DIR = DATA_DIR / "measured"
"""Snapshots of the register and what was counted on them; they can be thrown away at any time."""
COUNTS_BESIDE_REQUESTS = True
"""Nobody waits for figures to be counted: a page shows those of before and says so."""
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# A visitor hands over a text, a few fields and at most a few files; nothing is kept as a file.
UPLOAD_BYTES = environment.UPLOAD_MB.number() * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A share link is a secret in an address: it never travels on to another site.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
# Other sites below our host name may be somebody else's: HSTS is promised for ours alone.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
# The health check of a load balancer speaks plain http inside.
SECURE_REDIRECT_EXEMPT = [r"^gezond$"]

# Paths may hold share links and forms hold people's words: no request is logged, only what went wrong.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_paths": {"()": "aankoopwijzer.config.quiet_log.WithoutPaths"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_paths"]}},
    "root": {"handlers": ["stderr"], "level": environment.LOG_LEVEL.text().upper()},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
