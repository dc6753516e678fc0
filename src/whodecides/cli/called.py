"""How the reader called the command, so that a command that is printed can be copied as it stands."""

import os
import sys
from pathlib import Path

OURS = (("whodecides", "__main__.py"), ("cli", "__main__.py"))
BY_BOOTSTRAP = "WHODECIDES_CALLED"  # in which bootstrap.py says how it was called itself


def called() -> str:
    """Return what the reader wrote in place of the word "whodecides", by which this command begins in the guide."""
    if told := os.environ.get(BY_BOOTSTRAP):
        return told
    program = Path(sys.argv[0])
    if program.parts[-2:] in OURS:  # python -m whodecides
        return f"{quoted(sys.executable)} -m whodecides"
    return "whodecides"


def command(*parts: object) -> str:
    """Return a command of ours with its options, as it is typed into a terminal."""
    return " ".join([called(), *map(quoted, parts)])


def quoted(part: object) -> str:
    """Return a part of a command as it is typed into a terminal."""
    return f'"{part}"' if any(each.isspace() for each in str(part)) else str(part)
