"""Invented people for a rehearsal: most press what their brief says, where a phone knows it, the others by chance; some
sooner, some later."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..errors import KitError
from ..game.log import UNDO
from ..game.play import SWAP
from ..game.screen import Screen
from .state import INVENTED

if TYPE_CHECKING:  # a server needs what a student of tools does without
    from .server import Server

FOLLOWS = 0.75  # chance that somebody presses what the brief says, where the phone knows it
SLOWEST = 12.0  # seconds within which everybody has pressed
# Moves after which some are asked anew in the same step: a new wording, what is secret again, another card.
AGAIN = ("put", UNDO, SWAP)
SAMPLE = "An invented sentence, number {number}."


class Nobody:
    """Stands where a connection would: an invented person hears nothing."""

    def tell(self, said: dict[str, Any] | None) -> None:
        pass


def chance_presses(dice: random.Random, screen: Screen, number: int) -> Iterator[tuple[str, Any]]:
    """Yield what somebody might press or write on a screen, as (act, value): one thing for each of its acts."""
    acts = set()
    for part in screen["parts"]:
        if part["kind"] not in ("options", "field") or part["act"] in acts:
            continue
        if part["kind"] == "field":
            yield part["act"], SAMPLE.format(number=number)[: part["signs"]]
        elif part["options"] and part["pressed"] in (None, []):  # who has answered leaves it so
            found = [each["value"] for each in part["options"]]
            if "likely" in part and dice.random() < FOLLOWS:
                yield part["act"], part["likely"]
            else:
                yield part["act"], dice.choice(found) if part["most"] == 1 else _some(dice, found, part["most"])
        acts.add(part["act"])


def _some(dice: random.Random, found: list[Any], most: int) -> list[Any]:
    """Return as many as may be pressed; where all may, some of them."""
    return dice.sample(found, most if most < len(found) else dice.randint(1, len(found)))


async def rehearse(server: "Server", people: int, seed: int = 1) -> None:
    """Let invented people come in, and press at each step what they are asked. Never ends."""
    dice = random.Random(seed)
    room = server.room
    for number in range(people):
        device = f"{INVENTED}{number}"
        if not any(each.device == device for each in room.state.people):
            _ask(server, lambda device=device: room.try_join(device))
    done, sent = "", 0
    while True:
        await asyncio.sleep(0.5)
        again = sum(each["kind"] in AGAIN for each in room.state.log)
        at = f"{room.state.game and room.state.game.name} {room.state.clock.step_began} {again}"
        if not room.state.game or not room.state.play.seats or at == done:
            continue
        done = at
        for person, each in enumerate(room.state.people):
            if not each.device.startswith(INVENTED):
                continue
            for act, value in chance_presses(dice, room.phone("en", person)["screen"], person + 1):
                sent += 1
                asked = {"kind": act, "step": room.state.play.step.id, "value": value}
                asyncio.get_running_loop().call_later(
                    dice.uniform(1, SLOWEST), _ask, server,
                    lambda person=person, each=each, sent=sent, asked=asked: room.try_press(person, each.device, sent + round(room.t * 1000), asked),
                )  # fmt: skip


def _ask(server: "Server", take: Any) -> None:
    into: list[Any] = []

    def taken() -> None:
        with suppress(KitError):  # the step was over before
            into.extend(take())

    server.queue.put_nowait((Nobody(), taken, into))
