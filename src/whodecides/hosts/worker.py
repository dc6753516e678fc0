"""A process that has one tool open: `python -m whodecides.hosts.worker`.

It reads lines and answers each with one. The first is what to open, {"name", "arguments", "case"} as JSON, answered by
{"title", "said", "outputs"} or {"title", "error": one sentence}; each of the others is a message of the page.
"""

import json
import sys
from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

import comm

import whodecides

from ..answers import open_store
from ..case import use_case
from ..errors import KitError, Words, _, nearest
from ..i18n import translator
from ..tools import CALLS, TOOLS
from .plain import Wire, output


def main() -> None:
    """Open the tool and carry messages until the input ends."""
    lines, answers, sys.stdout = sys.stdin, sys.stdout, sys.stderr  # what a tool prints is no answer
    wire = Wire()
    comm.create_comm = wire.create_comm
    print(json.dumps(opened(json.loads(lines.readline()), wire)), file=answers, flush=True)
    for line in lines:
        print(wire.hear(line), file=answers, flush=True)


def opened(asked: dict, wire: Wire) -> dict:
    """Make the call that is asked for; return what the page shows."""
    title = asked["name"]
    try:
        name = call_name(asked["name"])
        arguments, named = read_arguments(CALLS[name].function, asked["arguments"])
        use_case(asked["case"])
        shown = output(getattr(whodecides, name)(*arguments, **named))
    except KitError as error:
        return {"title": title, "error": error.said(translator(open_store().language))}
    return {"title": title, "said": wire.said(), "outputs": [shown]}


def call_name(name: str) -> str:
    """Return the name of the public call that `name` names: itself, or a tool whose first call it is."""
    known = {tool.name: tool.calls[0].name for tool in TOOLS} | {each: each for each in CALLS}
    if name not in known:
        raise KitError(Words(_("There is no tool '{name}'. {nearest}"), name=name, nearest=nearest(name, known)))
    return known[name]


def read_arguments(function: Callable[..., Any], texts: list[str]) -> tuple[list, dict]:
    """Return arguments by place and by name, from texts such as "MEX+DEU" and "kind=statement".

    A text names a parameter where it begins with its name and "=". Where the default is a number or yes and no, so is
    the value. The case is not a text.
    """
    known = {name: each for name, each in signature(function).parameters.items() if name != "case"}
    places = [each for each in known.values() if each.kind is Parameter.POSITIONAL_OR_KEYWORD]
    arguments, named = [], {}
    for text in texts:
        name, _equals, value = text.partition("=")
        if name in known and name != text:
            named[name] = _read(value, known[name])
        else:
            arguments.append(_read(text, places[len(arguments)]) if len(arguments) < len(places) else text)
    return arguments, named


def _read(text: str, parameter: Parameter) -> int | str:
    if isinstance(parameter.default, bool):
        return text.lower() in ("true", "yes")
    return int(text) if isinstance(parameter.default, int) and text.isdecimal() else text


if __name__ == "__main__":
    main()
