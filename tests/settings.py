"""The product's settings, with what a test needs otherwise: a folder of its own, static files as they are."""

import os
import tempfile

os.environ["AANKOOPWIJZER_DATA_DIR"] = tempfile.mkdtemp(prefix="aankoopwijzer-test-")

from aankoopwijzer.config.settings import *  # noqa: F403 - settings are a module's names

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
# Slow on purpose is right for passwords, and wrong for tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A thread of its own does not see what a test wrote: figures are counted where they are asked for.
COUNTS_BESIDE_REQUESTS = False
