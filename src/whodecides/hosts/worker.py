"""A process that has one tool open: `python -m whodecides.hosts.worker`.

It reads lines and answers each with one. The first is what to open, {"name", "arguments", "case"} as JSON, where the name
is that of a tool or the number of a lesson, answered by
{"title", "pending", "outputs"} or {"title", "error": one sentence}; each of the others is a message of the page.
{"notebooks": paths, "case"} opens these, with an answer for each; {"record": see `recorder.py`} may follow their messages.
"""

import json
import sys
from collections.abc import Callable
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import comm

import whodecides

from ..answers import lesson_names, open_store
from ..case import current_paths, use_case
from ..errors import KitError, Message, _, suggest_names
from ..i18n import translator
from ..tools import CALLS, TOOLS
from ..widgets.host import speak_as_page
from .plain import MessageQueue, notebook_outputs, page_output
from .recorder import record_answers


def main() -> None:
    """Open the tool and carry messages until the input ends."""
    speak_as_page()
    lines, answers, sys.stdout = sys.stdin, sys.stdout, sys.stderr  # what a tool prints is no answer
    queue = MessageQueue()
    comm.create_comm = queue.create_comm
    asked = json.loads(lines.readline())
    for each in asked.get("notebooks", [asked.get("name")]):
        print(json.dumps(open_tool({**asked, "name": each}, queue)), file=answers, flush=True)
    for line in lines:
        asked = json.loads(line)
        said = json.dumps(record_answers(asked["record"], queue)) if "record" in asked else queue.receive(line)
        print(said, file=answers, flush=True)


def open_tool(asked: dict, queue: MessageQueue) -> dict:
    """Make the call that is asked for; return what the page shows."""
    title = asked["name"]
    try:
        use_case(asked["case"])
        if "notebooks" in asked:
            outputs = _notebook_outputs(Path(title))
        elif title in lesson_names():
            outputs = _notebook_outputs(current_paths().at(current_paths().notebook(lesson_names()[title])))
        else:
            name = call_name(title)
            arguments, named = read_arguments(CALLS[name].function, asked["arguments"])
            outputs = [page_output(getattr(whodecides, name)(*arguments, **named))]
    except KitError as error:
        return {"title": title, "error": error.translated(translator(open_store().language))}
    return {"title": title, "pending": queue.pending_messages(), "outputs": outputs}


def _notebook_outputs(path: Path) -> list[dict[str, Any]]:
    """Return what the page shows of a notebook; a cell that failed shows its message."""
    outputs, errors = notebook_outputs(json.loads(path.read_text(encoding="utf-8"))["cells"])
    return [*outputs, *({"text": each} for each in errors)]


def call_name(name: str) -> str:
    """Return the name of the public call that `name` names: itself, or a tool whose first call it is."""
    known = {tool.name: tool.calls[0].name for tool in TOOLS} | {each: each for each in CALLS}
    if name not in known:
        raise KitError(
            Message(_("There is no tool '{name}'. {nearest}"), name=name, nearest=suggest_names(name, known))
        )
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
            named[name] = _argument_value(value, known[name])
        else:
            arguments.append(_argument_value(text, places[len(arguments)]) if len(arguments) < len(places) else text)
    return arguments, named


def _argument_value(text: str, parameter: Parameter) -> int | str:
    if isinstance(parameter.default, bool):
        return text.lower() in ("true", "yes")
    return int(text) if isinstance(parameter.default, int) and text.isdecimal() else text


if __name__ == "__main__":
    main()
