"""The log of a room in a file: lines that are only ever added, on the disk before anybody is told that they are kept."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME = "moves.jsonl"


class LogFile:
    """The log of a folder. It opens with the lines that are there; a last line that was torn by a crash is cut off."""

    def __init__(self, folder: Path) -> None:
        """Open the log, or make one. Raises OSError where the folder cannot be written."""
        self.path = folder / NAME
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        kept = self._whole_lines()
        self.lines: list[dict[str, Any]] = [json.loads(each) for each in kept.splitlines()]
        self._size = len(kept)
        os.ftruncate(self._file, self._size)

    def _whole_lines(self) -> bytes:
        text = self.path.read_bytes()
        return text[: text.rfind(b"\n") + 1]

    def add(self, lines: Sequence[dict[str, Any]]) -> None:
        """Add lines, all or none. Raises OSError where they cannot be stored; the log is then what it was."""
        text = _written(lines)
        try:
            at = self._size
            while at - self._size < len(text):
                at += os.pwrite(self._file, text[at - self._size :], at)
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._size += len(text)
        self.lines += lines

    def rewrite(self, lines: Sequence[dict[str, Any]]) -> None:
        """Put other lines in the place of all. Raises OSError; the log is then what it was."""
        text = _written(lines)
        beside = self.path.with_suffix(".new")
        beside.write_bytes(text)
        beside.chmod(0o600)
        os.close(self._file)
        beside.replace(self.path)
        self._file = os.open(self.path, os.O_RDWR)
        self.lines, self._size = list(lines), len(text)

    def close(self) -> None:
        os.close(self._file)


def _written(lines: Sequence[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines).encode()
