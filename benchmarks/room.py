"""Measure a room: from a press on a phone to the wall, with a class, with a crowd, in a storm, and over kills of its process.

    python -m benchmarks.room            print the result
    python -m benchmarks.room --write    also write it into instructor/room.md, with the day

Phones and room share this machine. A press counts as shown when the wall was sent how many have pressed by then.
"""

import asyncio
import datetime
import json
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks.readme import write_between
from whodecides.room.limits import MOVES_A_SECOND
from whodecides.room.server import REDRAW_PHONES

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]
from jupyterlab_page import chromium_program  # noqa: E402
from room_process import RoomProcess  # noqa: E402

PAGE = ROOT / "instructor/room.md"
TASK, OPTIONS = "00.4", ("leave", "label", "time", "good")
CLASS, CROWDS = 60, (300, 1000)  # what is measured of crowds is told, and no promise
WITHIN = 3.0  # seconds in which all press
IDLE_PRESSES, BROWSER_PRESSES, KILLS, STORM = 40, 20, 20, 60.0
MOST_OF_IDLE, MOST_OF_ECHO = 5, 3  # times: what the kit promises
WAIT = 30.0  # seconds for whatever is to come


@dataclass
class Screen:
    """A phone, the wall or the console: a socket that is read all the time."""

    process: RoomProcess
    hello: dict[str, Any]
    n: int = 0
    token: str = ""
    drawn: dict[str, Any] = field(default_factory=dict)
    got: dict[int, float] = field(default_factory=dict)
    pressed_at: list[tuple[int, float]] = field(default_factory=list)  # of the wall: how many have pressed, and when
    socket: WebSocketClientConnection | None = None

    async def open(self) -> "Screen":
        address = f"ws://127.0.0.1:{self.process.port}/socket"
        for _try in range(200):
            try:
                self.socket = await websocket_connect(
                    HTTPRequest(
                        address, headers={"Origin": f"http://127.0.0.1:{self.process.port}"}, connect_timeout=WAIT
                    )
                )
                break
            except OSError:
                await asyncio.sleep(0.1)
        assert self.socket
        said = self.hello | ({"token": self.token} if self.token else {})
        await self.socket.write_message(json.dumps(said))
        self.reading = asyncio.ensure_future(self._read())
        await wait_for(lambda: bool(self.drawn))
        return self

    async def _read(self) -> None:
        assert self.socket
        while (text := await self.socket.read_message()) is not None:
            message = json.loads(text)
            now = time.perf_counter()
            self.token = message.get("token", self.token)
            if "got" in message:
                self.got[message["got"]] = now
            if "draw" in message:
                self.drawn = message["draw"]
                self.pressed_at.append((self.drawn.get("pressed", 0), now))

    async def ask(self, move: dict[str, Any]) -> int:
        self.n += 1
        await self.say({"n": self.n, "move": move})
        return self.n

    async def say(self, message: dict[str, Any]) -> None:
        assert self.socket
        await self.socket.write_message(json.dumps(message))

    async def press(self, value: str) -> int:
        return await self.ask({"kind": "choose", "step": "press", "value": value})

    def close(self) -> None:
        if self.socket:
            self.socket.close()


async def wait_for(so: Any) -> None:
    end = time.perf_counter() + WAIT
    while not so():
        if time.perf_counter() > end:
            raise TimeoutError("the room did not answer")
        await asyncio.sleep(0.002)


async def opened(process: RoomProcess, people: int) -> tuple[Screen, Screen, list[Screen]]:
    """Return the wall, the console and phones of a room in which a question is pressed."""
    keys = process.keys
    console = await Screen(process, {"as": "console", "key": keys["console"], "dev": "console"}).open()
    phones = [Screen(process, {"as": "phone", "key": keys["join"], "dev": f"d{each}"}) for each in range(people)]
    for each in range(0, people, 50):
        await asyncio.gather(*(phone.open() for phone in phones[each : each + 50]))
    wall = await Screen(process, {"as": "wall", "key": keys["wall"]}).open()
    await console.ask({"do": "game", "name": f"poll {TASK}"})
    await console.ask({"do": "move", "move": {"kind": "next", "step": "press"}})
    await wait_for(lambda: all(each.drawn.get("step") == "press" for each in [wall, *phones]))
    return wall, console, phones


async def begin_anew(console: Screen, wall: Screen) -> None:
    await asyncio.sleep(2 / MOVES_A_SECOND)  # no console is quicker than a room allows
    await console.ask({"do": "game", "name": f"poll {TASK}"})
    await console.ask({"do": "move", "move": {"kind": "next", "step": "press"}})
    await wait_for(lambda: console.n in console.got)
    await wait_for(lambda: wall.drawn.get("step") == "press" and wall.drawn.get("pressed") == 0)
    wall.pressed_at.clear()


def until_shown(sent: list[float], wall: Screen) -> list[float]:
    """Return for each press, in their order, the milliseconds until the wall knew of so many."""
    shown, times = sorted(wall.pressed_at, key=lambda each: each[1]), []
    for count, began in enumerate(sorted(sent), 1):
        at = next((when for pressed, when in shown if pressed >= count), None)
        times.append(1000 * (at - began) if at else float("inf"))
    return times


async def burst(wall: Screen, console: Screen, phones: list[Screen], within: float) -> list[float]:
    """Let all press once, at random times; return the milliseconds until the wall shows each."""
    await begin_anew(console, wall)
    dice, sent = random.Random(len(phones)), []

    async def press(phone: Screen) -> None:
        await asyncio.sleep(dice.uniform(0, within))
        sent.append(time.perf_counter())
        await phone.press(dice.choice(OPTIONS))

    await asyncio.gather(*map(press, phones))
    await wait_for(lambda: wall.drawn.get("pressed") == len(phones))
    return until_shown(sent, wall)


async def idle(folder: Path) -> list[float]:
    """Return the milliseconds from a press to the wall where nobody else is there."""
    process, found = RoomProcess(folder), []
    wall, console, (phone,) = await opened(process, 1)
    for _press in range(IDLE_PRESSES):
        found += await burst(wall, console, [phone], 0)
    process.kill()
    return found


async def crowd(folder: Path, people: int) -> tuple[list[float], float]:
    """Return (milliseconds until each press is shown, megabytes of the process) of a class or a crowd."""
    process = RoomProcess(folder)
    wall, console, phones = await opened(process, people)
    found = await burst(wall, console, phones, WITHIN * max(1, people / 300))
    megabytes = psutil.Process(process.running.pid).memory_info().rss / 1e6
    process.kill()
    return found, megabytes


async def storm(folder: Path, seconds: float) -> tuple[int, int, int]:
    """Let a class lose and find its network for a minute, and press on; return (cuts, acknowledged, lost or doubled)."""
    process = RoomProcess(folder)
    _wall, _console, phones = await opened(process, CLASS)
    dice, cuts, end = random.Random(1), 0, time.perf_counter() + seconds

    async def suffer(phone: Screen) -> int:
        count = 0
        while time.perf_counter() < end:
            await phone.press(dice.choice(OPTIONS))
            await asyncio.sleep(dice.uniform(0.2, 0.8))
            phone.close()
            count += 1
            phone.drawn = {}
            await phone.open()
        return count

    cuts = sum(await asyncio.gather(*map(suffer, phones)))
    await asyncio.sleep(1)
    acknowledged, wrong = compared(process, phones)
    process.kill()
    return cuts, acknowledged, wrong


def compared(process: RoomProcess, phones: list[Screen]) -> tuple[int, int]:
    """Return how many presses were acknowledged, and how many of them the log does not have, or has twice."""
    kept = [(each["dev"], each["n"]) for each in process.lines() if each["kind"] == "move" and "person" in each]
    acknowledged = [(phone.hello["dev"], n) for phone in phones for n in phone.got]
    return len(acknowledged), len(set(acknowledged) - set(kept)) + len(kept) - len(set(kept))


async def killed(folder: Path, times: int) -> tuple[int, int]:
    """Kill the process in the middle of a burst, again and again; return (acknowledged, lost or doubled)."""
    process = RoomProcess(folder)
    _wall, _console, phones = await opened(process, CLASS)
    dice = random.Random(2)

    async def press(phone: Screen) -> None:
        await asyncio.sleep(dice.uniform(0, 0.5))
        if phone.socket:
            await phone.press(dice.choice(OPTIONS))

    for _kill in range(times):
        pressing = asyncio.gather(*map(press, phones), return_exceptions=True)
        await asyncio.sleep(0.25)
        process.kill()
        await pressing
        process.start()
        for each in phones:
            each.drawn = {}
        await asyncio.gather(*(each.open() for each in phones))
        again = [each for each in phones if each.n and each.n not in each.got]
        for each in again:  # as a phone does with what was not acknowledged
            await each.say({"n": each.n, "move": {"kind": "choose", "step": "press", "value": OPTIONS[0]}})
        await wait_for(lambda again=again: all(each.n in each.got for each in again))
    found = compared(process, phones)
    process.kill()
    return found


FRAME = """async ([address, count]) => {
  const times = [];
  for (let each = 0; each < count; each += 1) times.push(await window.once(address));
  return times.sort((one, other) => one - other)[Math.floor(count / 2)];
}"""
ECHO = """() => { window.once = (address) => new Promise((done) => {
  window.echo ??= new WebSocket(address);
  const send = () => { const began = performance.now(); echo.onmessage = () => requestAnimationFrame(() => done(performance.now() - began)); echo.send("x"); };
  if (echo.readyState === 1) send(); else echo.onopen = send;
}); }"""


def quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


async def in_browser(folder: Path) -> tuple[float, float]:
    """Return the medians, in milliseconds, of an echo over a bare socket to the next frame, and of a press to the wall's next frame."""
    from playwright.async_api import async_playwright
    from tornado.httpserver import HTTPServer
    from tornado.web import Application
    from tornado.websocket import WebSocketHandler

    class Echo(WebSocketHandler):
        def check_origin(self, origin: str) -> bool:
            return True

        def on_message(self, message: str | bytes) -> None:
            self.write_message(message)

    echo = HTTPServer(Application([("/", Echo)]))
    echo.listen(0, "127.0.0.1")
    port = next(iter(echo._sockets.values())).getsockname()[1]
    process = RoomProcess(folder)
    wall, console, _phones = await opened(process, 0)
    async with async_playwright() as run:
        browser = await run.chromium.launch(executable_path=chromium_program())
        # A page of its own for the echo: the wall's asks nobody but its room.
        pages = [await (await browser.new_context()).new_page() for _page in range(3)]
        base = f"http://127.0.0.1:{process.port}/"
        await pages[0].goto(f"{base}wall#key={process.keys['wall']}")
        await pages[1].goto(f"{base}#key={process.keys['join']}")
        await pages[1].get_by_text("Label it").wait_for()
        await pages[2].evaluate(ECHO)
        bare = await pages[2].evaluate(FRAME, [f"ws://127.0.0.1:{port}/", IDLE_PRESSES])
        times = []
        for each in range(BROWSER_PRESSES):
            await begin_anew(console, wall)
            await pages[1].get_by_text("Label it").wait_for()
            await asyncio.sleep(2 * REDRAW_PHONES)  # two steps on end are drawn one after the other
            await pages[0].get_by_text("0 of 1 have pressed").wait_for()
            seen = asyncio.ensure_future(
                pages[0].evaluate(
                    """() => new Promise((done) => {
                      const look = () => (document.body.textContent.includes("1 of 1 have pressed") ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look));
                      look();
                    })"""
                )
            )
            option = pages[1].locator(".option").nth(each % 4)
            await option.wait_for()
            began = await option.evaluate("(el) => { el.click(); return performance.timeOrigin + performance.now(); }")
            times.append(await seen - began)
        await browser.close()
    process.kill()
    return bare, statistics.median(times)


async def measured() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        room = iter(Path(place) / f"room-{each}" for each in range(10))
        found: dict[str, Any] = {"idle": await idle(next(room))}
        found["class"] = await crowd(next(room), CLASS)
        for people in CROWDS:
            found[people] = await crowd(next(room), people)
        found["storm"] = await storm(next(room), STORM)
        found["killed"] = await killed(next(room), KILLS)
        found["echo"], found["frame"] = await in_browser(next(room))
    return found


def sentence(found: dict[str, Any], day: str) -> str:
    at_rest, of_class = quantile(found["idle"], 0.95), quantile(found["class"][0], 0.95)
    crowds = "; ".join(f"{people}: {quantile(found[people][0], 0.95):.0f} ms, {found[people][1]:.0f} MB" for people in CROWDS)  # fmt: skip
    cuts, heard, wrong = found["storm"]
    kept, lost = found["killed"]
    return (
        f"Measured on {day}: with {CLASS} phones 95 of 100 presses are on the wall within {of_class / at_rest:.1f} times what "
        f"they take in an empty room ({of_class:.0f} against {at_rest:.0f} ms, {found['class'][1]:.0f} MB; {crowds}). In a "
        f"minute in which phones lost their network {cuts} times, {heard} presses were acknowledged, and {wrong} of them lost or "
        f"doubled; over {KILLS} kills of the process {kept}, and {lost}. In a real browser a press takes "
        f"{found['frame'] / found['echo']:.1f} times a bare echo until the wall's next frame ({found['frame']:.0f} ms)."
    )


def broken_promises(found: dict[str, Any]) -> list[str]:
    at_rest, of_class = quantile(found["idle"], 0.95), quantile(found["class"][0], 0.95)
    kept = {
        f"a class takes more than {MOST_OF_IDLE} times an empty room": of_class <= MOST_OF_IDLE * at_rest,
        "something acknowledged was lost or doubled": not found["storm"][2] and not found["killed"][1],
        f"a frame takes more than {MOST_OF_ECHO} times an echo": found["frame"] <= MOST_OF_ECHO * found["echo"],
    }
    return [promise for promise, holds in kept.items() if not holds]


def main() -> None:
    found = asyncio.run(measured())
    told = sentence(found, datetime.date.today().isoformat())
    print(told)
    if "--write" in sys.argv:
        write_between("room", told, PAGE)
    if broken := broken_promises(found):
        sys.exit("; ".join(broken))


if __name__ == "__main__":
    main()
