"""The process of a room, over real sockets: who comes in, what is kept, and what somebody cannot do to it."""

import asyncio
import json
import signal
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers import KIT, some_in_gate
from room_process import RoomProcess
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from whodecides.answers import lesson_tasks
from whodecides.case import Reader
from whodecides.i18n import LANGUAGES
from whodecides.room.games import find_game
from whodecides.room.open_room import hosts_of, listen
from whodecides.room.pages import room_pages
from whodecides.room.room import Room
from whodecides.room.server import FLOOD, MOST_BYTES, MOVED, WRONG, Server, serve
from whodecides.room.state import NEVER

PAGES = room_pages()
TASKS = {each.id: each for each in lesson_tasks(KIT)}
TASK = next(each for each in TASKS.values() if each.kind == "prediction")
POLL = f"poll {TASK.id}"
FIRST, SECOND = (each["id"] for each in TASK.options[:2])
OPENED = []  # sockets
SOON = 5  # seconds in which what is to come has come


def open_folder(case, folder):
    return Room(folder, lambda name: find_game(case, TASKS, name), {each: Reader(case, each) for each in LANGUAGES})


@asynccontextmanager
async def a_room(case, folder, behind=False):
    """A server of the room in a folder, on a free port."""
    listening = listen(0)
    port = listening[0].getsockname()[1]
    public = f"http://localhost:{port}/"
    server = Server(open_folder(case, folder), public, hosts_of(public, port), PAGES, [], behind)
    running = asyncio.ensure_future(serve(server, listening))
    try:
        yield server
    finally:
        await close_sockets()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        for each in listening:
            each.close()


async def close_sockets():
    for each in OPENED:
        each.close()
        while each.close_code is None and await asyncio.wait_for(each.read_message(), SOON) is not None:
            pass
    OPENED.clear()


class Screen:
    """A phone, a wall or a console as the room knows them: a socket."""

    def __init__(self, socket):
        self.socket, self.n, self.drawn = socket, 0, {}

    @classmethod
    async def opened(cls, server, hello, **headers):
        address = server.public.replace("http", "ws") + "socket"
        screen = cls(
            await websocket_connect(HTTPRequest(address, headers={"Origin": server.public.rstrip("/"), **headers}))
        )
        OPENED.append(screen.socket)
        await screen.say(hello)
        return screen

    @classmethod
    async def phone(cls, server, device, **hello):
        screen = await cls.opened(server, {"as": "phone", "key": server.room.keys.join, "dev": device, **hello})
        screen.token = (await screen.until("token"))["token"]
        return screen

    @classmethod
    async def console(cls, server):
        screen = await cls.opened(server, {"as": "console", "key": server.room.keys.console, "dev": "console"})
        await screen.until("draw")
        return screen

    async def say(self, message):
        await self.socket.write_message(json.dumps(message))

    async def until(self, *names):
        """Read until a message has one of these names; None where the room closed the connection."""
        while (text := await asyncio.wait_for(self.socket.read_message(), SOON)) is not None:
            message = json.loads(text)
            self.drawn = message.get("draw", self.drawn)
            if set(names) & set(message):
                return message
        return None

    async def ask(self, move):
        """Ask for something and return what the room says to it."""
        self.n += 1
        await self.say({"n": self.n, "move": move})
        while message := await self.until("got", "no", "full", "busy"):
            if "busy" in message:
                await asyncio.sleep(0.3)
                await self.say({"n": self.n, "move": move})
            elif message.get("got", message.get("no", self.n)) == self.n:
                break
        return message

    async def press(self, value, step="press", act="choose"):
        return await self.ask({"kind": act, "step": step, "value": value})

    async def go(self, step):
        return await self.ask({"do": "move", "move": {"kind": "next", "step": step}})


def played(test):
    """Run a test of coroutines."""

    def run(case, tmp_path):
        asyncio.run(test(case, tmp_path / "room"))

    run.__name__ = test.__name__
    return run


async def begun(server, people=2):
    """A poll at its press, with a console and phones."""
    console = await Screen.console(server)
    phones = [await Screen.phone(server, f"device {each}") for each in range(people)]
    assert "got" in await console.ask({"do": "game", "name": POLL})
    assert "got" in await console.go("press")
    return console, phones


@played
async def test_what_all_press_is_a_secret_until_it_is_shown(case, folder):
    async with a_room(case, folder) as server:
        console, (first, second) = await begun(server)
        wall = await Screen.opened(server, {"as": "wall", "key": server.room.keys.wall})
        await wall.until("draw")
        assert "got" in await first.press(FIRST) and "got" in await second.press(SECOND)
        while wall.drawn["pressed"] < 2:
            await wall.until("draw")
        assert wall.drawn["asked"] == 2 and not any(each["kind"] == "bars" for each in wall.drawn["screen"]["parts"])
        while not all(each["pressed"] for each in console.drawn["people"]):
            await console.until("draw")
        assert FIRST not in json.dumps(console.drawn["people"])
        await console.go("shown")
        while wall.drawn["step"] != "shown":
            await wall.until("draw")
        bars = next(each["bars"] for each in wall.drawn["screen"]["parts"] if each["kind"] == "bars")
        assert [each["count"] for each in bars][:2] == [1, 1]


@played
async def test_a_room_goes_on_after_its_process_was_killed_and_nothing_counts_twice(case, folder):
    async with a_room(case, folder) as server:
        _console, (first, second) = await begun(server)
        await first.press(FIRST)
        await second.press(FIRST)
    with (folder / "moves.jsonl").open("ab") as file:
        file.write(b'{"t": 99, "kind": "mo')  # as a crash leaves it
    async with a_room(case, folder) as server:
        assert list(server.room.state.play.pressed("press", "choose").values()) == [FIRST, FIRST]
        again = await Screen.phone(server, "device 1", token=second.token, key="")
        assert again.token == second.token and len(server.room.state.people) == 2
        again.n = second.n - 1
        assert "got" in await again.press(SECOND), "sent again, as the answer had not come"
        assert list(server.room.state.play.pressed("press", "choose").values()) == [FIRST, FIRST]
        assert "got" in await again.press(SECOND)
        assert list(server.room.state.play.pressed("press", "choose").values()) == [FIRST, SECOND]


def test_what_is_pressed_while_the_laptop_sleeps_counts_once_when_it_wakes(tmp_path):
    process = RoomProcess(tmp_path / "room")
    where = SimpleNamespace(public=process.address, room=SimpleNamespace(keys=SimpleNamespace(**process.keys)))

    async def slept():
        console, (first, second) = await begun(where)
        assert "got" in await first.press(FIRST)
        process.running.send_signal(signal.SIGSTOP)
        second.n += 1
        sent = {"n": second.n, "move": {"kind": "choose", "step": "press", "value": SECOND}}
        await second.say(sent)
        await second.say(sent)  # a phone that hears nothing sends it again
        await asyncio.sleep(2)
        process.running.send_signal(signal.SIGCONT)
        assert (await second.until("got", "no"))["got"] == second.n
        late = await Screen.phone(where, "late")
        assert "got" in await late.press(FIRST)
        assert "got" in await console.go("shown")
        await close_sockets()

    try:
        asyncio.run(slept())
        moves = [each.get("move", {}) for each in process.lines()]
        pressed = [each["value"] for each in moves if each.get("kind") == "choose"]
        assert pressed == [FIRST, SECOND, FIRST]
    finally:
        process.kill()


@played
async def test_nobody_comes_in_with_a_wrong_code_and_the_right_one_works_meanwhile(case, folder):
    async with a_room(case, folder) as server:
        guesses = [
            await Screen.opened(server, {"as": "phone", "code": f"AAAA{each}", "dev": str(each)}) for each in range(30)
        ]
        code = server.room.keys.code
        right = await Screen.opened(server, {"as": "phone", "code": code.lower(), "dev": "right"})
        assert await right.until("token")
        assert await guesses[0].until("token") is None and guesses[0].socket.close_code == WRONG
        assert len(server.room.state.people) == 1


HELLOS = [
    {"as": "wall", "key": "code"}, {"as": "phone", "key": ["x"], "token": {"a": 1}}, {"as": "console", "key": "wall"},
    {"as": "phone", "token": "0.0.abc"}, {"as": "phone"}, {}, {"n": 1, "move": {}}, [], "text", 7,
]  # fmt: skip


@pytest.mark.parametrize("hello", some_in_gate(HELLOS, step=5), ids=json.dumps)
def test_what_opens_nothing_is_sent_away(case, tmp_path, hello):
    async def tried():
        async with a_room(case, tmp_path) as server:
            if isinstance(hello, dict) and hello.get("key") in ("code", "wall"):
                hello["key"] = getattr(server.room.keys, hello["key"])
            screen = await Screen.opened(server, hello)
            assert await screen.until("token", "draw", "welcome") is None and screen.socket.close_code == WRONG

    asyncio.run(tried())


@played
async def test_another_page_and_another_name_of_this_machine_are_refused(case, folder):
    async with a_room(case, folder) as server:
        client = AsyncHTTPClient()
        upgrade = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        }
        for foreign in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
            with pytest.raises(HTTPClientError, match="403"):
                await client.fetch(HTTPRequest(server.public + "socket", headers={**upgrade, **foreign}))
        with pytest.raises(HTTPClientError, match="404"):
            await client.fetch(HTTPRequest(server.public, headers={"Host": "evil.example"}))
        for path in ("../keys.json", "keys.json", "moves.jsonl", "%2e%2e/keys.json"):
            with pytest.raises(HTTPClientError, match="404"):
                await client.fetch(server.public + path)
        page = await client.fetch(server.public)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"] and b'src="phone.js"' in page.body


@played
async def test_a_phone_moves_nothing_but_its_own_seat(case, folder):
    async with a_room(case, folder) as server:
        _console, (first, _second) = await begun(server)
        for move in (
            {"do": "move", "move": {"kind": "next", "step": "shown"}}, {"kind": "next", "step": "shown", "by": ""},
            {"kind": "release", "of": 0}, {"kind": "undo", "of": 0}, {"do": "end"}, {"kind": ["choose"]}, None, 7, "x",
        ):  # fmt: skip
            assert "no" in await first.ask(move)
        await first.ask({"kind": "choose", "step": "press", "value": FIRST, "by": "class.2"})
        assert server.room.state.play.pressed("press", "choose") == {"class.1": FIRST}
        assert "no" in await first.press("no such option") and "no" in await first.press(FIRST, step="shown")
        await first.say({"end": "delete"})
        await first.say({"link": 1})
        assert "got" in await first.press(SECOND) and server.room.state.play.step.id == "press"


@played
async def test_who_floods_on_many_connections_is_slowed_down_and_others_are_not(case, folder):
    async with a_room(case, folder) as server:
        _console, (first, second) = await begun(server)
        others = [await Screen.phone(server, "device 0", token=first.token, key="") for _each in range(5)]
        for n in range(1, 1001):
            await others[n % 5].say({"n": n, "move": {"kind": "choose", "step": "press", "value": FIRST}})
        assert "got" in await second.press(SECOND)
        assert (
            sum(each["kind"] == "move" and each["move"].get("by") == "class.1" for each in server.room.log.lines) < 40
        )
        while others[0].socket.close_code is None and await others[0].until("nothing"):
            pass
        assert others[0].socket.close_code == FLOOD


@played
async def test_a_frame_of_a_megabyte_is_cut_off_and_html_stays_text(case, folder):
    async with a_room(case, folder) as server:
        console, (first, second) = await begun(server)
        await first.socket.write_message("x" * 1_000_000)
        assert await first.until("nothing") is None
        await console.go("sentence")
        text = "<img src=x onerror=alert(1)>" + "é" * 50
        assert "got" in await second.press(text, "sentence", "sentence")
        await console.until("draw")
        while not console.drawn["texts"]:
            await console.until("draw")
        assert console.drawn["texts"][0]["text"] == text
        assert (
            len(json.dumps({"n": 1, "move": {"kind": "sentence", "step": "sentence", "value": "é" * 160}})) < MOST_BYTES
        )


@played
async def test_where_the_disk_is_full_nothing_counts_and_all_are_told(case, folder):
    async with a_room(case, folder) as server:
        console, (first, _second) = await begun(server)
        add, server.room.log.add = server.room.log.add, lambda _lines: (_ for _ in ()).throw(OSError(28, "No space"))
        assert "full" in await first.press(FIRST)
        assert server.room.state.play.pressed("press", "choose") == {}
        server.room.log.add = add
        assert "got" in await first.press(FIRST)
        assert server.room.state.play.pressed("press", "choose") == {"class.1": FIRST}


@played
async def test_two_consoles_go_on_once_and_a_lost_phone_is_out(case, folder):
    async with a_room(case, folder) as server:
        console, (first, second) = await begun(server)
        other = await Screen.console(server)
        other.n = 100
        server.room.state.clock.turned = NEVER  # as if some time had gone by
        go = {"do": "move", "move": {"kind": "next", "step": "shown", "from": "press"}}
        assert "got" in await console.ask(go) and "no" in await other.ask(go)
        await console.ask({"do": "renew", "person": 0})
        assert await first.until("nothing") is None and first.socket.close_code == MOVED
        await console.say({"link": 0})
        token = (await console.until("link"))["link"]["address"].partition("#seat=")[2]
        new = await Screen.phone(server, "another", token=token, key="")
        assert server.room.state.seat_of(0) == "class.1" and new.token == token
        await second.say({"home": True})
        assert "home" in await second.until("home")


@played
async def test_the_end_keeps_what_was_pressed_without_texts_or_nothing(case, folder):
    async with a_room(case, folder) as server:
        console, (first, _second) = await begun(server)
        await first.press(FIRST)
        await console.go("sentence")
        await first.press("My own words.", "sentence", "sentence")
        await console.say({"end": "keep"})
        assert (await first.until("ended"))["ended"] == "kept"
    kept = (folder / "moves.jsonl").read_text()
    assert FIRST in kept and "My own words" not in kept
    async with a_room(case, folder) as server:
        console = await Screen.console(server)
        await console.say({"end": "delete"})
        await console.until("ended")
    assert not Path(folder).exists()


@played
async def test_who_comes_twice_is_one_and_the_door_can_be_closed(case, folder):
    async with a_room(case, folder) as server:
        console, (_first, _second) = await begun(server)
        await Screen.phone(server, "device 1")
        assert len(server.room.state.people) == 2
        late = await Screen.phone(server, "late")
        assert server.room.state.seat_of(2) == "class.3" and "got" in await late.press(FIRST)
        await console.ask({"do": "close"})
        shut = await Screen.opened(server, {"as": "phone", "key": server.room.keys.join, "dev": "later"})
        assert (await shut.until("shut", "token"))["shut"]
        await console.ask({"do": "drop", "person": 2})
        assert server.room.state.present() == [0, 1]
