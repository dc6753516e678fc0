"""What the cells of notebooks show to a new student: opened in the kit that the page's Python reads."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ...answers.lesson_patterns import AFTER_TASK
from ...answers.store import FILE, PATH_VARIABLE
from ...case import NOTEBOOKS, CasePaths
from ...hosts.recorder import RecordedAnswer
from ...i18n import LANGUAGES, _
from ...progress import with_progress

CALLED = re.compile(r"^(\w+)\(", re.M)  # the call that opens a tool
TASK = re.compile(r"[\"'](\d\d\.\d+)[\"']")
OF_JUPYTER = ("layout", "tooltip", "tabbable")  # of which a page knows nothing

State = dict[str, Any]  # the traits of a tool, by name


class Opened(NamedTuple):
    """What the cells of a notebook show, in order, by language the first state of each tool, {model: State}, and answers.

    `recorded` has by language the recorded answers to presses on each tool, {place among the tools: answers}; what is told
    of others than this tool is below their places.
    """

    outputs: list[dict[str, Any]]
    states: dict[str, dict[str, State]]
    recorded: dict[str, dict[int, list[RecordedAnswer]]]

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The outputs that show a tool."""
        return [each for each in self.outputs if self.is_tool(each)]

    def state(self, output: Mapping[str, Any], language: str) -> State:
        """Return what a page must know of the tool that an output shows."""
        state = self.states[language][output["model"]]
        return {key: state[key] for key in state if key[0] != "_" and key not in OF_JUPYTER}

    def is_tool(self, output: Mapping[str, Any]) -> bool:
        """Say whether an output shows a tool."""
        return "_esm" in self.states["en"].get(output["model"], {})

    def own(self, output: Mapping[str, Any]) -> tuple[str, str]:
        """Return the script and the styles of the tool that an output shows."""
        state = self.states["en"][output["model"]]
        return state["_esm"], state["_css"]


def open_notebooks(paths: CasePaths, kit: Mapping[str, bytes], notebooks: Sequence[str]) -> dict[str, Opened]:
    """Return {notebook: what it shows}; `kit` is {path in the kit: bytes} of what a student has.

    All are opened in one process, after which one tool is asked for one language after the other, and the others follow.
    Of lessons it then records answers; never of exercises, whose keys are no page's.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in kit.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        own = {PATH_VARIABLE: str(Path(folder) / FILE), "MPLBACKEND": "agg"}  # no window for a figure
        with subprocess.Popen(
            [sys.executable, "-m", "whodecides.hosts.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            encoding="utf-8", cwd=Path(folder, paths.folder(NOTEBOOKS)), env={**os.environ, **own},
        ) as worker:  # fmt: skip

            def write(message: Mapping[str, Any]) -> None:
                print(json.dumps(message), file=worker.stdin, flush=True)

            def read() -> Any:
                return json.loads(worker.stdout.readline())  # type: ignore[union-attr]

            def ask(message: Mapping[str, Any]) -> Any:
                write(message)
                return read()

            write({"notebooks": [str(paths.at(each).resolve()) for each in notebooks], "case": paths.case})
            told = {each: read() for each in with_progress(notebooks, _("Making page {number} of {all} …"))}
            shown_first = _changed({}, (message for each in told.values() for message in json.loads(each["pending"])))
            first, state = next((model, each["state"]) for model, each in shown_first.items() if each.get("state"))
            states = {state["language"]: shown_first}  # that of the class whose kit it is
            for language in [each for each in LANGUAGES if each not in states]:
                wish = {"requested_state": {**state, "language": language}}
                states[language] = _changed(
                    shown_first, ask({"id": first, "data": {"method": "update", "state": wish}})
                )
            opened = {
                each: Opened([output for output in shown["outputs"] if "source" in output], states, {})
                for each, shown in told.items()
            }
            lessons = [each for each in notebooks if each.startswith(paths.folder(NOTEBOOKS))]
            for each in with_progress(lessons, _("Recording the answers of lesson {number} of {all} …")):
                opened[each] = opened[each]._replace(recorded=_recorded(opened[each], ask))
            worker.stdin.close()  # type: ignore[union-attr]
    return opened


def _recorded(opened: Opened, ask: Callable[[Mapping[str, Any]], Any]) -> dict[str, dict[int, list[RecordedAnswer]]]:
    """Return the answers to presses on the tools of a lesson, as `Opened` has them; `ask` asks the process."""
    tools = opened.tools
    recorded: dict[str, dict[int, list[RecordedAnswer]]] = {}
    for language in LANGUAGES:
        recorded[language] = {}
        for place, tool in enumerate(tools):
            if _others_named(tool):
                continue  # what it answers depends on other work, too
            waiting = [other for other, each in enumerate(tools) if _waits_for(each, tool)]
            cells = [tools[each]["source"] for each in (place, *waiting)]
            asked = {"call": called(tool["source"]), "cells": cells, "language": language}
            places = dict(enumerate((place, *waiting)))
            recorded[language][place] = [
                {
                    "pressed": each["pressed"],
                    "stored": each["stored"],
                    "told": {places[int(number)]: traits for number, traits in each["told"].items()},
                }
                for each in ask({"record": asked})
            ]
    return recorded


def _waits_for(output: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether a tool opens once a task of another one is answered, and shows nothing of other work."""
    return bool(AFTER_TASK.search(output["source"])) and _others_named(output) <= set(other["tasks"])


def _others_named(output: Mapping[str, Any]) -> set[str]:
    """Return the tasks that the code of a cell names beside its own."""
    return set(TASK.findall(output["source"])) - set(output["tasks"])


def called(source: str) -> str:
    """Return the name of the call that opens the tool of a cell."""
    return CALLED.findall(source)[-1]


def _changed(states: Mapping[str, State], messages: Iterable[Mapping[str, Any]]) -> dict[str, State]:
    """Return the states of tools, {model: State}, after what they said."""
    after = dict(states)
    for message in messages:
        if message["type"] == "comm_open":
            after[message["id"]] = message["data"]["state"]
        elif (message["data"] or {}).get("method") == "update":
            after[message["id"]] = {**after[message["id"]], **message["data"]["state"]}
    return after
