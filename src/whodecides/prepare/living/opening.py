"""What the cells of notebooks show to a new student: opened in the kit that the page's Python reads."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ...answers.store import FILE, PATH_VARIABLE
from ...case import NOTEBOOKS, CasePaths
from ...i18n import LANGUAGES, _
from ...progress import with_progress

OF_JUPYTER = ("layout", "tooltip", "tabbable")  # of which a page knows nothing

State = dict[str, Any]  # the traits of a tool, by name


class Opened(NamedTuple):
    """What the cells of a notebook show, in order, and by language the first state of each tool: {model: State}."""

    outputs: list[dict[str, Any]]
    states: dict[str, dict[str, State]]

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

            write({"notebooks": [str(paths.at(each).resolve()) for each in notebooks], "case": paths.case})
            told = {each: read() for each in with_progress(notebooks, _("Making page {number} of {all} …"))}
            states = {
                "en": _changed({}, (message for each in told.values() for message in json.loads(each["pending"])))
            }
            first, state = next((model, each["state"]) for model, each in states["en"].items() if each.get("state"))
            for language in list(LANGUAGES)[1:]:
                wish = {"requested_state": {**state, "language": language}}
                write({"id": first, "data": {"method": "update", "state": wish}})
                states[language] = _changed(states["en"], read())
            worker.stdin.close()  # type: ignore[union-attr]
    return {
        each: Opened([output for output in shown["outputs"] if "source" in output], states)
        for each, shown in told.items()
    }


def _changed(states: Mapping[str, State], messages: Iterable[Mapping[str, Any]]) -> dict[str, State]:
    """Return the states of tools, {model: State}, after what they said."""
    after = dict(states)
    for message in messages:
        if message["type"] == "comm_open":
            after[message["id"]] = message["data"]["state"]
        elif (message["data"] or {}).get("method") == "update":
            after[message["id"]] = {**after[message["id"]], **message["data"]["state"]}
    return after
