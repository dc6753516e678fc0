"""The process of a room: pages, sockets, and one writer, so that a press is on the disk before it is acknowledged."""

import asyncio
import json
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from ..errors import KitError, translated
from .limits import (
    LONGEST_WAIT,
    MOST_CONNECTIONS,
    MOVES_A_SECOND,
    MOVES_AT_ONCE,
    REFUSALS_UNTIL_CLOSED,
    WRONG_A_SECOND,
    WRONG_AT_ONCE,
    Budgets,
)
from .room import CHAIR_PERSON, Room
from .state import INVENTED

MOST_BYTES = 2000  # of a message to the room
BATCH = 0.02  # seconds for which presses are gathered, to be written together
REDRAW = 0.25  # seconds between two pictures of what goes on, on the wall and the console
REDRAW_PHONES = 1.0  # the same on phones of others; what one pressed is on one's own at once
PING = 15
WRONG, MOVED, TOO_MANY, FLOOD = 4401, 4403, 4409, 4429
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Listener(Protocol):
    """Whoever asked for something, and hears what came of it."""

    def tell(self, said: dict[str, Any] | None) -> None: ...


@dataclass
class Server:
    """A room and those who are connected to it. `hosts` are the names under which it may be asked, `public` its address."""

    room: Room
    public: str
    hosts: frozenset[str]
    pages: dict[str, tuple[str, bytes]]
    games: list[dict[str, Any]]
    behind: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    talks: set["Talk"] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.moves = Budgets(MOVES_A_SECOND, MOVES_AT_ONCE, time.monotonic)
        self.refusals = Budgets(MOVES_A_SECOND, REFUSALS_UNTIL_CLOSED, time.monotonic)
        self.wrong = Budgets(WRONG_A_SECOND, WRONG_AT_ONCE, time.monotonic)
        self.queue: asyncio.Queue[tuple[Listener, Callable[[], dict[str, Any] | None], list[Any]]] = asyncio.Queue()
        self.stale, self.phones_stale = asyncio.Event(), asyncio.Event()

    @property
    def here(self) -> set[int]:
        """The people whose phone is connected, and those who were invented."""
        invented = {number for number, each in enumerate(self.room.state.people) if each.device.startswith(INVENTED)}
        return invented | {each.person for each in self.talks if each.person is not None}

    def about(self, role: str) -> dict[str, Any]:
        """Return what a wall or a console says of the room: how one comes in, and, to the console, the wall's address."""
        keys, join = self.room.keys, f"{self.public}#key={self.room.keys.join}"
        told: dict[str, Any] = {"address": self.public, "code": keys.code, "qr": qr_code(join)}
        if role == "console":
            told |= {"games": self.games, "wall": self.addresses()[0], "plain": self.public.startswith("http:")}
        return told

    def addresses(self) -> tuple[str, str]:
        """Return the addresses of the wall and of the console, with their keys."""
        return f"{self.public}wall#key={self.room.keys.wall}", f"{self.public}console#key={self.room.keys.console}"

    def link(self, person: int) -> dict[str, str]:
        """Return the address, and its code for a camera, with which another phone takes somebody's seat."""
        address = f"{self.public}#seat={self.room.token(person)}"
        return {"address": address, "qr": qr_code(address)}

    async def write(self) -> None:
        """Take what is asked, in the order in which it came, write it, acknowledge it. Never ends."""
        while True:
            batch = [await self.queue.get()]
            await asyncio.sleep(BATCH)
            while not self.queue.empty():
                batch.append(self.queue.get_nowait())
            answers, lines = [], []
            for talk, take, into in batch:
                before = len(into)
                answers.append((talk, take()))
                lines += into[before:]
            try:
                if lines:
                    await asyncio.to_thread(self.room.keep, lines)
            except OSError:
                answers = [(talk, {"full": True}) for talk, _answer in answers]
            for talk, answer in answers:
                talk.tell(answer)
            self.refresh({talk for talk, _answer in answers}, any(map(self.room.concerns_all, lines)))

    def refresh(self, listeners: "set[Listener]", phones: bool) -> None:
        """Draw anew now for those who did something, and soon for wall and console; where it concerns all, for `phones`, too."""
        for talk in self.talks & listeners:
            talk.draw()
        self.stale.set()
        if phones:
            self.phones_stale.set()

    async def redraw(self, stale: asyncio.Event, phones: bool, seconds: float) -> None:
        """Draw what has changed, not more often than can be seen; meanwhile others are heard. Never ends."""
        while True:
            await stale.wait()
            stale.clear()
            for talk in [each for each in self.talks if (each.role == "phone") == phones]:
                talk.draw()
                await asyncio.sleep(0)
            await asyncio.sleep(seconds)


class Talk(WebSocketHandler):
    """One connection: a wall, a console or a phone, once it said who it is."""

    role, person, language = "", None, "en"

    def initialize(self, server: Server) -> None:
        self.server, self.shown, self.epoch, self.device = server, "", 0, ""

    def check_origin(self, origin: str) -> bool:
        return urlsplit(origin).netloc.lower() in self.server.hosts

    def prepare(self) -> None:
        if self.request.host.lower() not in self.server.hosts:
            raise HTTPError(403)

    def open(self, *_args: str) -> None:
        if len(self.server.talks) >= MOST_CONNECTIONS:
            self.close(TOO_MANY)

    @property
    def address(self) -> str:
        """Whose connection it is; behind a proxy the last address that it adds."""
        seen = self.request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if self.server.behind else ""
        return seen or self.request.remote_ip or ""

    async def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            return self.close(WRONG)
        if not self.role:
            return await self.admit(said)
        if self.server.moves.take(("person", self.role, self.person)):
            if self.server.refusals.take(("person", self.role, self.person)):
                return self.close(FLOOD)
            return self.tell({"busy": said.get("n")})
        if said.get("language") in self.server.room.readers:
            self.language = said["language"]
            self.draw()
        if "home" in said and self.person is not None:
            take = self.server.room.page if said["home"] == "page" else self.server.room.answers
            # A whole game is gone through for it: meanwhile others are heard.
            self.tell({"home": await asyncio.to_thread(take, self.person, self.language), "file": said["home"]})
        if "end" in said and self.role == "console":
            await self.end(delete=said["end"] == "delete")
        if self.role == "console" and said.get("link") in range(len(self.server.room.state.people)):
            self.tell({"link": self.server.link(said["link"]), "person": said["link"]})
        if isinstance(said.get("n"), int) and self.role in ("phone", "console"):
            self.ask(said)
        return None

    def ask(self, said: dict[str, Any]) -> None:
        """Hand on what was pressed. It counts in the order in which it came."""
        room, into, n = self.server.room, list[Any](), said["n"]
        person = CHAIR_PERSON if self.role == "console" else self.person

        def take() -> dict[str, Any] | None:
            if person is None:
                return None
            try:
                into.extend(room.try_press(person, self.device, n, said.get("move")))
            except KitError as error:
                return {"no": n, "why": translated(error.message, room.readers[self.language].say)}
            return {"got": n}

        self.server.queue.put_nowait((self, take, into))

    async def admit(self, said: dict[str, Any]) -> None:
        """Let somebody in who shows a key, a code or a token; a wrong one is answered late."""
        room, role = self.server.room, said.get("as")
        key, token = (str(said.get(each, ""))[:200] for each in ("key", "token"))
        self.device = str(said.get("dev", "")).removeprefix(INVENTED)[:40] or secrets.token_hex(8)
        if said.get("language") in room.readers:
            self.language = said["language"]
        if (role == "wall" and room.keys.opens_wall(key)) or (role == "console" and room.keys.opens_console(key)):
            self.role = role
            return self.enter({"welcome": self.server.about(role)})
        self.person = room.person_of(token) if role == "phone" else None
        if self.person is not None:
            self.role, self.epoch = "phone", room.state.people[self.person].epoch
            return self.enter({"token": token})
        if role == "phone" and room.has_moved(token):
            return self.close(MOVED)
        if role == "phone" and room.keys.lets_in(key, str(said.get("code", ""))[:20]):
            return self.join()
        if role == "trial":  # whether messages pass at all
            return self.tell({"here": True})
        wait = self.server.wrong.take(self.address)
        await asyncio.sleep(min(1 + wait, LONGEST_WAIT))
        self.close(WRONG)
        return None

    def join(self) -> None:
        room, into = self.server.room, list[Any]()

        def take() -> dict[str, Any]:
            known = next((n for n, each in enumerate(room.state.people) if each.device == self.device), None)
            try:  # who asks twice, for the answer was lost, is one person
                into.extend([] if known is not None else room.try_join(self.device))
            except KitError as error:
                return {"shut": translated(error.message, room.readers[self.language].say)}
            self.person = len(room.state.people) - 1 if known is None else known
            self.role, self.epoch = "phone", room.state.people[self.person].epoch
            self.server.talks.add(self)
            return {"token": room.token(self.person)}

        self.server.queue.put_nowait((self, take, into))

    def enter(self, first: dict[str, Any]) -> None:
        self.server.talks.add(self)
        self.tell(first)
        self.draw()
        self.server.stale.set()

    def draw(self) -> None:
        """Send what this screen shows now, if it is not what it shows already."""
        room = self.server.room
        if self.role == "phone" and self.person is not None:
            if room.state.people[self.person].epoch != self.epoch:
                return self.close(MOVED)
            found = room.phone(self.language, self.person)
        elif self.role == "console":
            found = room.console(self.language, self.server.here)
        elif self.role == "wall":
            found = room.wall(self.language)
        else:
            return None
        seen = json.dumps({name: value for name, value in found.items() if name != "clock"}, ensure_ascii=False)
        seen += str(room.state.clock)
        if seen != self.shown:
            self.shown = seen
            self.tell({"draw": found})
        return None

    def tell(self, said: dict[str, Any] | None) -> None:
        """Send something, to whoever is still there."""
        if said is None:
            return
        try:
            self.write_message(json.dumps(said, ensure_ascii=False))
        except WebSocketClosedError:
            self.server.talks.discard(self)

    async def end(self, *, delete: bool) -> None:
        """End the room. Each phone is given what its owner takes home: later nobody can ask for it."""
        talks = list(self.server.talks)
        take = self.server.room.files  # a whole game is gone through for it: meanwhile others are heard
        files = [
            {} if each.person is None else await asyncio.to_thread(take, each.person, each.language) for each in talks
        ]
        try:
            self.server.room.end(delete=delete)
        except OSError:
            return self.tell({"full": True})
        for talk, own in zip(talks, files, strict=True):
            talk.tell({"ended": "deleted" if delete else "kept", "files": own})
        self.server.ended.set()
        return None

    def on_close(self) -> None:
        self.server.talks.discard(self)
        self.server.stale.set()


class PageHandler(RequestHandler):
    """A page of the room, or a file that one of them needs."""

    def initialize(self, server: Server) -> None:
        self.server = server

    def get(self, path: str) -> None:
        if self.request.host.lower() not in self.server.hosts or path not in self.server.pages:
            raise HTTPError(404)
        kind, body = self.server.pages[path]
        self.set_header("Content-Type", kind)
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.write(body)


def qr_code(address: str) -> str:
    """Return a code for cameras as the address of a picture."""
    import segno

    return str(segno.make(address, micro=False).svg_data_uri(border=2, scale=8, light="#fff"))


async def serve(server: Server, listening: list[socket.socket]) -> None:
    """Serve a room until it is ended."""
    handlers = [("/socket", Talk, {"server": server}), ("/(.*)", PageHandler, {"server": server})]
    application = Application(
        handlers,
        websocket_ping_interval=PING,
        websocket_max_message_size=MOST_BYTES,
        log_function=lambda _handler: None,
    )
    http = HTTPServer(application, max_body_size=MOST_BYTES, max_header_size=16_384)
    http.add_sockets(listening)
    work = [
        asyncio.ensure_future(server.write()),
        asyncio.ensure_future(server.redraw(server.stale, phones=False, seconds=REDRAW)),
        asyncio.ensure_future(server.redraw(server.phones_stale, phones=True, seconds=REDRAW_PHONES)),
    ]
    try:
        await server.ended.wait()
        await asyncio.sleep(1)  # until all were told
    finally:
        for talk in list(server.talks):
            talk.close()
        for each in work:
            each.cancel()
        http.stop()
        await http.close_all_connections()
