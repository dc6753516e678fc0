"""The command `whodecides room` as a process: started, killed, and started again in the same folder."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from helpers import ROOT


class RoomProcess:
    """A room on a port of its own; `people` are invented ones who take part. `keys` are those of its folder."""

    def __init__(self, folder: Path, people: int = 0) -> None:
        self.folder, self.people, self.port = folder, people, 0
        self.start()

    def start(self) -> None:
        """Start it, and wait until it says where it is."""
        command = [sys.executable, "-m", "whodecides", "room", str(self.folder), "--no-browser", f"--port={self.port}", f"--rehearse={self.people}"]  # fmt: skip
        self.running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self.running.stdout
        said = "".join(self.running.stdout.readline() for _line in range(4))
        found = re.search(r":(\d+)/", said)
        assert found, said
        self.port = int(found[1])
        self.address = f"http://127.0.0.1:{self.port}/"
        self.keys: dict[str, str] = json.loads((self.folder / "keys.json").read_text(encoding="utf-8"))

    def kill(self, how: int = signal.SIGKILL) -> None:
        """Kill it, as a dead battery does."""
        self.running.send_signal(how)
        self.running.wait()
        assert self.running.stdout
        self.running.stdout.close()

    def lines(self) -> list[dict[str, Any]]:
        """Return what its log holds."""
        return [json.loads(each) for each in (self.folder / "moves.jsonl").read_text(encoding="utf-8").splitlines()]
