"""A room: its log on the disk, its state, and who may do what in it. It knows no sockets."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..answers.store import Store
from ..case.reader import Reader
from ..game.play import is_open
from .games import RoomGame
from .keys import NAME as KEYS
from .keys import Keys, keys_of
from .limits import MOST_PAGES
from .log_file import NAME as LOG
from .log_file import LogFile
from .messages import console_message, phone_message, wall_message
from .requests import chair_lines, join_lines, press_lines
from .state import Line, RoomState, room_after
from .take_home import page_taken_home

CHAIR_PERSON = -1  # who presses at the console
BLANK = "–"  # what stands for a text that was not kept


class Room:
    """A room in a folder: what was there before goes on. `find` returns a game by its name, `readers` one for each language.

    The seconds of a room are those of a clock that never turns back; they begin where the log ends.
    """

    def __init__(self, folder: Path, find: Callable[[str], RoomGame], readers: dict[str, Reader], now: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        """Open the folder, or make it. Raises OSError where it cannot be written."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder, self.find, self.readers, self._now = folder, find, readers, now
        self.keys: Keys = keys_of(folder)
        self.log = LogFile(folder)
        self.state: RoomState = room_after(find, self.log.lines)
        last = self.log.lines[-1]["t"] if self.log.lines else 0
        self._began = now() - last

    @property
    def t(self) -> float:
        """The seconds of the room."""
        return round(self._now() - self._began, 3)

    def try_join(self, device: str) -> list[Line]:
        return self._taken(join_lines(self.state, device, self.t))

    def try_press(self, person: int, device: str, n: int, asked: Any) -> list[Line]:
        """Let a person's press count, in memory. Raises RefusedError."""
        if person == CHAIR_PERSON:
            return self._taken(chair_lines(self.state, device, n, asked, self.t))
        return self._taken(press_lines(self.state, person, device, n, asked, self.t))

    def _taken(self, lines: list[Line]) -> list[Line]:
        for line in lines:
            self.state.take(line)
        return lines

    def concerns_all(self, line: Line) -> bool:
        """Say whether a line that counts changes more screens than those of who pressed, the wall and the console."""
        move = line.get("move", {})
        if "person" not in line or line["kind"] != "move":
            return line["kind"] != "join"
        play = self.state.play if self.state.game else None
        return not (play and play.step.secret and move.get("step") == play.step.id and not is_open(play, play.step.id))

    def keep(self, lines: Sequence[Line]) -> None:
        """Write lines that count already. Raises OSError; then nothing counts that is not on the disk."""
        try:
            self.log.add(lines)
        except OSError:
            self.state = room_after(self.find, self.log.lines)
            raise

    def person_of(self, token: str) -> int | None:
        """Return the person whom a token shows, None where it shows nobody (any more)."""
        found = self.keys.read_token(token)
        if not found or found[0] >= len(self.state.people) or self.state.people[found[0]].epoch != found[1]:
            return None
        return found[0]

    def has_moved(self, token: str) -> bool:
        """Say whether a token showed somebody whose seat went to another phone."""
        return self.keys.read_token(token) is not None and self.person_of(token) is None

    def token(self, person: int) -> str:
        return self.keys.token(person, self.state.people[person].epoch)

    def wall(self, language: str) -> dict[str, Any]:
        return wall_message(self.readers[language], self.state, self.t)

    def phone(self, language: str, person: int) -> dict[str, Any]:
        return phone_message(self.readers[language], self.state, person, self.t)

    def console(self, language: str, here: set[int]) -> dict[str, Any]:
        return console_message(self.readers[language], self.state, self.t, here)

    def answers(self, person: int, language: str) -> str:
        """Return what a person takes home of all games, as a file of answers."""
        with TemporaryDirectory() as place:
            store = Store(Path(place) / "my-answers.json")
            store.choose_language(language)
            for task, answer in self.state.answers_of(person).items():
                store.record(task, answer)
            return store.text()

    def page(self, person: int, language: str) -> str:
        """Return what a person takes home of all games as a page to read, "" where they have no seat."""
        games = self.state.games_of(person)
        return page_taken_home(self.readers[language], games, person, date.today()) if games else ""

    def files(self, person: int, language: str) -> dict[str, str]:
        """Return what a person takes home as the room ends, {kind: content}; {} where they answered nothing.

        Of a large room it is no page: each goes through a whole game.
        """
        if not self.state.has_answers(person):
            return {}
        page = {"page": self.page(person, language)} if len(self.state.people) <= MOST_PAGES else {}
        return page | {"answers": self.answers(person, language)}

    def end(self, *, delete: bool) -> None:
        """End the room: its log without what was written, or nothing of it. Raises OSError."""
        if delete:
            self.log.close()
            delete_room(self.folder)
        else:
            self.log.rewrite(list(_without_texts(self.find, self.log.lines)))


def delete_room(folder: Path) -> None:
    """Delete a room, and its folder where nothing else lies in it. Raises OSError."""
    for name in (LOG, KEYS):
        (folder / name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def _without_texts(find: Callable[[str], RoomGame], lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines without what somebody wrote."""
    writes: frozenset[str] = frozenset()
    for line in lines:
        if line["kind"] == "game":
            writes = find(line["name"]).game.writes
        move = line.get("move", {})
        yield (
            line | {"move": move | {"value": _blank(move["value"], move["kind"] in writes)}}
            if "value" in move
            else line
        )


def _blank(value: Any, is_text: bool) -> Any:
    """Return a value without words of its own: as a text, or as the reason in a dictionary."""
    if is_text:
        return BLANK
    return value | {"reason": ""} if isinstance(value, dict) and "reason" in value else value
