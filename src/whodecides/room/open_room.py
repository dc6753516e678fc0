"""Open a room: its folder, its port, its addresses; and let it run until it ends."""

import asyncio
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from ..answers import lesson_tasks
from ..case import CasePaths, Reader, load
from ..errors import KitError, Message, _
from ..i18n import LANGUAGES
from ..network import address_in_network
from .games import find_game, games_offered
from .log_file import NAME as LOG
from .pages import room_pages
from .rehearsal import rehearse
from .room import Room, delete_room
from .server import Server, serve

DAYS_KEPT = 14
SECONDS_A_DAY = 86_400


def open_room(paths: CasePaths, folder: Path, port: int, behind: str = "", rehearsing: int = 0, ready: Callable[[Server], None] = lambda _server: None) -> None:  # fmt: skip
    """Open the room of a folder, tell `ready` of its server, and serve it until it is ended.

    A log of more than two weeks ago is deleted. `behind` is the public address of a proxy that hands on to this port;
    `rehearsing` are so many invented people. Raises KitError where the folder or the port cannot be used.
    """
    delete_old(folder, time.time())
    case = load(paths.at(paths.data))
    tasks = {each.id: each for each in lesson_tasks(paths)}
    try:
        room = Room(folder, lambda name: find_game(case, tasks, name), {each: Reader(case, each) for each in LANGUAGES})
        listening = listen(port)
    except OSError as error:
        wrong = _("The room cannot be opened ({reason}): name another folder, or another port with --port.")
        raise KitError(Message(wrong, reason=error.strerror)) from None
    public = f"{behind.rstrip('/')}/" if behind else f"http://{address_in_network()}:{listening[0].getsockname()[1]}/"
    games = games_offered(case, tasks)
    server = Server(room, public, hosts_of(public, listening[0].getsockname()[1]), room_pages(), games, bool(behind))
    asyncio.run(_run(server, listening, rehearsing, ready))


async def _run(
    server: Server, listening: list[socket.socket], rehearsing: int, ready: Callable[[Server], None]
) -> None:
    playing = asyncio.ensure_future(rehearse(server, rehearsing)) if rehearsing else None
    ready(server)
    await serve(server, listening)
    if playing:
        playing.cancel()


def listen(port: int) -> list[socket.socket]:
    """Return sockets that listen on a port, on any free one where it is 0. Raises OSError."""
    from tornado.netutil import bind_sockets

    return bind_sockets(port, "0.0.0.0", socket.AF_INET)


def hosts_of(public: str, port: int) -> frozenset[str]:
    """Return the hosts under which a room may be asked: its address, and this machine's own names."""
    return frozenset((urlsplit(public).netloc.lower(), f"localhost:{port}", f"127.0.0.1:{port}"))


def delete_old(folder: Path, now: float) -> None:
    """Delete a room that was not touched for two weeks."""
    log = folder / LOG
    if log.is_file() and now - log.stat().st_mtime > DAYS_KEPT * SECONDS_A_DAY:
        delete_room(folder)
