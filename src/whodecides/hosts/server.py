"""A small server for one page on this machine."""

import secrets
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

MOST_BYTES = 10_000_000  # of a message: a student's file of answers, which a page may send, has half of it at most


class QuietServer(ThreadingTCPServer):
    """A server with a thread for each connection, which says what failed, but not that a page was closed before its answer came."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs share the port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what failed, unless the other side has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class LocalServer(QuietServer):
    """Serve a page to programs of this machine that know its address.

    `page` is its HTML; `answers` holds, by name, what takes the text of a POST and returns a text. No other web page can
    talk to it: the path begins with a token that nobody can guess, and a name that was made to point to this machine
    is refused (DNS rebinding). Each connection has a thread, as browsers open some ahead and say nothing on them; what
    may do only one thing at a time has a lock of its own.
    """

    def __init__(self, page: str, answers: dict[str, Callable[[str], str]], port: int = 0) -> None:
        """Bind the port on 127.0.0.1, any free one where it is 0. Raises OSError where it is taken."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.page, self.answers, self.token = page, answers, secrets.token_urlsafe(24)
        self.port = self.server_address[1]

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    timeout = 5  # seconds in which a connection may say nothing

    def do_GET(self) -> None:
        if self._asked() == "":
            self._send("text/html", self.server.page)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        answer = self.server.answers.get(self._asked() or "")
        length = self.headers.get("Content-Length", "")
        if not answer:
            self.send_error(404)
        elif not length.isdecimal() or int(length) > MOST_BYTES:
            self.send_error(413)
        else:
            self._send("text/plain", answer(self.rfile.read(int(length)).decode("utf-8")))

    def _asked(self) -> str | None:
        """Return what stands behind the token in the path, None where host or token are not ours."""
        hosts = {f"{name}:{self.server.port}" for name in ("127.0.0.1", "localhost")}
        token, _, name = self.path.removeprefix("/").partition("/")
        known = secrets.compare_digest(token.encode(), self.server.token.encode())
        return name if known and self.headers.get("Host") in hosts else None

    def _send(self, kind: str, text: str) -> None:
        body = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")  # the token stays here when a source is opened
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what the tool says."""
