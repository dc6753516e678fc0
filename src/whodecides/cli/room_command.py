"""The command with which a class is led live: one process, and everybody's phone is a seat."""

import argparse
import webbrowser
from pathlib import Path
from typing import Any

from ..errors import Message, _
from .option_types import number_between
from .output import print_lines
from .preparation_commands import add_case_option, paths_from_options

PORT = 8770
FOLDER = "whodecides-room"


def add_room_command(commands: Any) -> None:
    """Give the parser the command that opens a room."""
    room = commands.add_parser("room", help="play a hearing, a table or a poll live: everybody's phone is a seat")
    room.add_argument(
        "folder", nargs="?", type=Path, default=Path(FOLDER), help=f"where the room is kept; by default {FOLDER}"
    )
    room.add_argument("--port", type=number_between(0, 65_535), default=PORT, help=f"by default {PORT}")
    room.add_argument("--behind", default="", help="the public address of a proxy, such as https://room.example.org")
    room.add_argument("--rehearse", type=number_between(0, 400), default=0, help="with so many invented people")
    room.add_argument("--no-browser", dest="browser", action="store_false", help="only print the addresses")
    room.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(room)
    room.set_defaults(run=hold_room)


def hold_room(options: argparse.Namespace) -> int:
    """Open a room and serve it until it is ended at the console, or by Ctrl+C; it goes on where it was."""
    from ..room.open_room import open_room
    from ..room.server import Server

    def tell(server: Server) -> None:
        wall, console = server.addresses()
        print_lines(
            [
                Message(_("Phones: {address} with the code {code}"), address=server.public, code=server.room.keys.code),
                Message(_("Wall, for the projector: {address}"), address=wall),
                Message(_("Console, for you alone: {address}"), address=console),
                Message(_("The day before, can your phone see this? {address}"), address=f"{server.public}ready"),
                _("Ctrl+C stops; the same command goes on where the room was."),
            ]
        )
        if options.browser:
            webbrowser.open(console)

    open_room(paths_from_options(options), options.folder, options.port, options.behind, options.rehearse, tell)
    print_lines([_("The room has ended, and this program with it: you may close the window.")])
    return 0
