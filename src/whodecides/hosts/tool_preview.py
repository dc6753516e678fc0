"""`whodecides show`: a tool in a plain page while it is being made, loaded again when a file changes."""

import json
import os
import sys
import tempfile
import webbrowser
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Lock

from ..answers import Store
from ..answers.store import FILE, PATH_VARIABLE
from ..case import case_paths
from ..errors import KitError, Message, _
from ..files import PACKAGE
from ..i18n import translator
from .plain import empty_page
from .server import LocalServer

STOPPED_MESSAGE = _(
    "Python stopped before the tool was open: the terminal says why. Mend it and save, and this page loads again."
)


def serve_tool(name: str, arguments: list[str], *, case: str, language: str, port: int, browser: bool) -> None:
    """Serve a tool until Ctrl+C. Raises KitError, in one sentence, where there is no such tool or it cannot be opened.

    Answers go into a temporary file, so that what a student stored is not touched.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / FILE)
        store.choose_language(language)
        asked = {"name": name, "arguments": arguments, "case": case}
        paths = case_paths(case=case)
        preview = ToolPreview(asked, store, [PACKAGE, paths.at(paths.data)])
        try:
            with _server(preview, port) as server:
                preview.check_that_it_opens()
                print(
                    f"{name} is open at {server.address}\nThe page loads again when a file of the kit or of the case "
                    "changes. Stored answers are not touched: what is answered here goes into a temporary file. "
                    "Ctrl+C ends.",
                    flush=True,
                )
                if browser and _has_display():
                    webbrowser.open(server.address)
                with suppress(KeyboardInterrupt):
                    server.serve_forever()
        finally:
            preview.close()


def _server(preview: "ToolPreview", port: int) -> LocalServer:
    answers = {
        "open": lambda text: json.dumps(preview.open()),
        "message": preview.receive,
        "version": lambda text: preview.version(),
    }
    try:
        return LocalServer(empty_page("tool_preview.js"), answers, port)
    except (OSError, OverflowError):
        wrong = _("Port {name} cannot be used: name another one with --port, or leave it out.")
        raise KitError(Message(wrong, name=port)) from None


def _has_display() -> bool:
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


class ToolPreview:
    """A tool that is shown in one page, each time it loads in a new process: so it is always the code as it is now."""

    def __init__(self, asked: dict, store: Store, folders: list[Path]) -> None:
        """`asked` is what the worker opens, `store` keeps its answers, `folders` hold the files to watch."""
        self._asked, self._store, self._folders = asked, store, folders
        self._environment = {**os.environ, PATH_VARIABLE: str(store.path), "PYTHONIOENCODING": "utf-8"}
        self._worker: Popen | None = None
        self._tried: tuple = ()  # what was opened before there was a page, and of which version
        self._lock = Lock()  # the process does one thing at a time

    def check_that_it_opens(self) -> None:
        """Open the tool before there is a page. Raises KitError where that fails."""
        version, opened = self.version(), self._open()
        if "error" in opened:
            raise KitError(opened["error"])
        self._tried = version, opened

    def open(self) -> dict:
        """Return what the page shows: the tool in a new process, or an error."""
        version, opened = self._tried or ("", {})
        self._tried = ()
        return opened if version == self.version() else self._open()

    def _open(self) -> dict[str, str]:
        self.close()  # also one that does not come to an end
        self._worker = worker = Popen(
            [sys.executable, "-m", "whodecides.hosts.worker"],
            stdin=PIPE, stdout=PIPE, encoding="utf-8", env=self._environment, start_new_session=True,
        )  # fmt: skip
        reply = self._ask(worker, json.dumps(self._asked))
        stopped = {"title": self._asked["name"], "error": translator(self._store.language)(STOPPED_MESSAGE)}
        return json.loads(reply) if reply else stopped

    def receive(self, text: str) -> str:
        """Give a message of the page to the tool; return what it says, nothing where it has ended."""
        return self._ask(self._worker, text) or "[]"

    def _ask(self, worker: Popen[str] | None, line: str) -> str:
        if not worker or not worker.stdin or not worker.stdout:
            return ""
        with self._lock, suppress(OSError, ValueError):  # it has ended, or its pipe was closed
            worker.stdin.write(line.replace("\n", " ") + "\n")
            worker.stdin.flush()
            return worker.stdout.readline()
        return ""

    def version(self) -> str:
        """Return a text that is another one after each change of a file, without those that programs write aside."""
        digest = sha256()
        for path in sorted(path for folder in self._folders for path in folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                with suppress(FileNotFoundError):  # it went meanwhile
                    digest.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def close(self) -> None:
        """End the process."""
        if self._worker:
            self._worker.kill()
            with self._lock:
                self._worker.communicate()
