"""Settings of the test suite: the real ones, with a data folder and a database of its own.

SIAP_UJI_PANGKALAN=postgresql runs the same tests on PostgreSQL: at SIAP_TEST_DATABASE_URL, or on a
throw-away server that is started here (scripts/postgres_uji.py). The default is SQLite.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "SIAP_UJI_DATA" not in os.environ:  # workers of pytest-xdist share the folder of their parent
    os.environ["SIAP_UJI_DATA"] = tempfile.mkdtemp(prefix="siap-uji-")
    atexit.register(shutil.rmtree, os.environ["SIAP_UJI_DATA"], ignore_errors=True)

_DATA = Path(os.environ["SIAP_UJI_DATA"])
# also for commands that a test starts: nothing is ever written to the developer's own data
os.environ["SIAP_DATA"] = str(_DATA)
os.environ["SIAP_SECRET_KEY"] = "kunci-uji-" + "x" * 60
os.environ.pop("SIAP_DATABASE_URL", None)

from siap.config.settings import *  # noqa: E402, F403 - after the environment is set
from siap.config.settings import STATIC_ROOT, STORAGES, pangkalan  # noqa: E402

if os.environ.get("SIAP_UJI_PANGKALAN", "sqlite") == "postgresql":
    if not os.environ.get("SIAP_TEST_DATABASE_URL"):
        from scripts.postgres_uji import mulai

        os.environ["SIAP_TEST_DATABASE_URL"] = mulai()
    DATABASES = {"default": pangkalan(os.environ["SIAP_TEST_DATABASE_URL"])}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
else:
    # a file, not memory: Arrow readers and other processes can open it too
    DATABASES = {"default": pangkalan("")}
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA / "uji.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )

# collectstatic makes this folder in service; WhiteNoise warns when it is missing
STATIC_ROOT.mkdir(exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
