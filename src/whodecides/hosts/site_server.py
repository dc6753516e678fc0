"""A server for the pages of a kit, for a room: whoever is on the same network opens them, and nobody can change anything."""

import gzip
import mimetypes
from collections.abc import Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

from ..network import address_in_network
from .server import QuietServer

NAMED_BY_CONTENT = "files/"  # the folder of files that never change
ALREADY_SMALL = (".pack", ".zip", ".png")
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json"}


class SiteServer(QuietServer):
    """Serve `files`, {path: content}, to all that reach this machine; what shrinks travels packed.

    Only these files can be asked for, whatever lies on the disk. `port` is any free one where it is 0.
    """

    def __init__(self, files: Mapping[str, bytes], host: str = "0.0.0.0", port: int = 0) -> None:
        """Bind the port. Raises OSError where it is taken."""
        super().__init__((host, port), _Handler)
        self.files, self.port = files, self.server_address[1]
        self.packed = cache(lambda path: gzip.compress(self.files[path], 6, mtime=0))

    @property
    def address(self) -> str:
        """Where others in the room find the pages."""
        return f"http://{address_in_network()}:{self.port}/"


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds in which a connection may say nothing

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/") or "index.html"
        if path not in self.server.files:
            self.send_error(404)
            return
        ending = "." + path.rpartition(".")[2]
        packed = ending not in ALREADY_SMALL and "gzip" in self.headers.get("Accept-Encoding", "")
        body = self.server.packed(path) if packed else self.server.files[path]
        self.send_response(200)
        self.send_header(
            "Content-Type", TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        )
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        never_changes = path.startswith(NAMED_BY_CONTENT)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if never_changes else "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the address."""
