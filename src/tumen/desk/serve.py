"""Starting the desk: the database up to date, a worker beside the server, the browser where it is wanted."""

import os
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable

from tumen.desk.home import HOME_VARIABLE, Home, prepare


def set_up(home: Home) -> None:
    """Make the home, load Django for it, and bring its tables to this version. Raises SetupError."""
    prepare(home)
    os.environ[HOME_VARIABLE] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.desk.settings"
    os.umask(0o077)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def serve(home: Home, *, address: str, port: int, browser: bool, say: Callable[[str], None]) -> None:
    """Serve the desk until interrupted."""
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels
    from granian.server import Server

    set_up(home)
    worker = _Worker()
    worker.start()
    url = f"http://{address}:{port}/"
    say(f"the desk is at {url} (home: {home.path}); Ctrl-C ends it")
    if browser:
        opener = threading.Timer(0.8, webbrowser.open, [url])
        opener.daemon = True
        opener.start()
    server = Server(
        "tumen.desk.wsgi:application", address=address, port=port, interface=Interfaces.WSGI, blocking_threads=8,
        loop=Loops.asyncio, websockets=False, log_level=LogLevels.error, respawn_failed_workers=True,
    )  # fmt: skip
    try:
        server.serve()
    finally:
        worker.end()


class _Worker:
    """The process that works in the background; one that ended is started again."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and watch over it."""
        threading.Thread(target=self._watch, daemon=True).start()

    def end(self) -> None:
        """End it; what it had begun is rolled back and done at the next start."""
        self._ended.set()
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)

    def _watch(self) -> None:
        while not self._ended.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "tumen", "desk", "work"])
            self._process.wait()
            self._ended.wait(1.0)


def work_until_orphaned(home: Home) -> None:
    """Do the desk's background work for as long as the process that started this one lives."""
    set_up(home)
    from tumen.desk.work import work

    parent = os.getppid()
    work(until=lambda: os.getppid() != parent)
