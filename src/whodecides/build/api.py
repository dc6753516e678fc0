"""The page of all public calls, made from their docstrings and from what they say when they are registered."""

import re
from inspect import getdoc, signature

from .. import PUBLIC
from ..case.capability import Needs
from ..widgets.tool import Call

PAGE = "docs/api.md"
MODULE = re.compile(r"\b(?:[a-z_]\w*\.)+(?=\w)")  # before the name of a type
ARGUMENTS = re.compile(r", (?=\*|\w+: )")  # between two
LINE_WIDTH = 100  # characters of a signature; a longer one has a line for each argument
GROUPS = {"plots": "Figures", "tools": "Tools"}  # by the part of the library in which a call stands
DATA = "The case and its data"
INTRODUCTION = """\
# What a lesson can call

Written by `whodecides build api` from the docstrings; do not edit.

Each example is one cell of a notebook in the kit, after `from whodecides import *`. Each is about \
the case that the notebook named with `use_case`, else about the default one, or about another one as `case=`. A tool speaks the student's language, and so does a figure without \
`language=`; it shows itself as a picture with the same as a table. A call that cannot be answered says why in one sentence (`KitError`), in the student's language."""


def api_page() -> str:
    """Return the page as Markdown: each public call with its signature, what it takes, and an example."""
    groups: dict[str, list[str]] = {title: [f"## {title}"] for title in (DATA, *GROUPS.values())}
    for _name, call in sorted(PUBLIC.items()):
        groups[GROUPS.get(call.function.__module__.split(".")[1], DATA)].append(_section(call))
    return "\n\n".join([INTRODUCTION, *(part for parts in groups.values() for part in parts)]) + "\n"


def _section(call: Call) -> str:
    text = (getdoc(call.function) or "").partition("\n>>> ")[0].strip()
    parts = [f"### {call.name}", _code([_signature(call)]), text, *_requirements(call.needs)]
    if call.answer_keys:
        parts.append(f"It keeps as the answer to its task: {_enumeration(call.answer_keys)}.")
    return "\n\n".join([*parts, _code([call.example])])


def _code(lines: list[str]) -> str:
    return "\n".join(["```python", *lines, "```"])


def _signature(call: Call) -> str:
    """Return the call with its types, by their short names: Case for whodecides.case.loader.Case."""
    text = MODULE.sub("", f"{call.name}{signature(call.function)}").replace("'", '"')  # as the formatter writes them
    if len(text) <= LINE_WIDTH:
        return text
    head, _, rest = text.partition("(")
    inside, _, end = rest.rpartition(")")
    return "\n".join([f"{head}(", *(f"    {each}," for each in ARGUMENTS.split(inside)), f"){end}"])


def _requirements(needs: Needs | None) -> list[str]:
    """Return a sentence on what a call needs beside the tables of every case; none where it needs nothing more."""
    if not needs:
        return []
    listed = {
        "tables": needs.tables,
        "in `case.toml`": needs.entries,
        "coders": needs.coders,
    }
    found = [f"{what} {_enumeration(names)}" for what, names in listed.items() if names]
    return [f"It needs of a case: {'; '.join(found)}."] if found else []


def _enumeration(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in dict.fromkeys(names))
