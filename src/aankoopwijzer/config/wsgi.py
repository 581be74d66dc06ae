"""Where a web server finds the site: `gunicorn aankoopwijzer.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from aankoopwijzer.config.environment import data_dir
from aankoopwijzer.config.memory import look_less_often
from aankoopwijzer.config.secret_key import keep_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aankoopwijzer.config.settings")
keep_secret_key(data_dir())
look_less_often()
application = get_wsgi_application()
