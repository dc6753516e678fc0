"""How the reader called the command, so that a command that is printed can be copied as it stands."""

import os
import sys
from pathlib import Path

MAIN_MODULES = (("whodecides", "__main__.py"), ("cli", "__main__.py"))
BOOTSTRAP_VARIABLE = "WHODECIDES_CALLED"  # in which bootstrap.py says how it was called itself


def program_name() -> str:
    """Return what the reader wrote in place of the word "whodecides", by which this command begins in the guide."""
    if told := os.environ.get(BOOTSTRAP_VARIABLE):
        return told
    program = Path(sys.argv[0])
    if program.parts[-2:] in MAIN_MODULES:  # python -m whodecides
        return f"{shell_quoted(sys.executable)} -m whodecides"
    return "whodecides"


def command_line(*parts: object) -> str:
    """Return a command of ours with its options, as it is typed into a terminal."""
    return " ".join([program_name(), *map(shell_quoted, parts)])


def shell_quoted(part: object) -> str:
    """Return a part of a command as it is typed into a terminal."""
    return f'"{part}"' if any(each.isspace() for each in str(part)) else str(part)
