"""Python's side of a page in which it runs by itself: the cells of one lesson, opened one after the other.

All that it takes and returns is text, so that a worker of the page, or a process behind it, can carry it.
"""

import json
import logging
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo

from ..answers import open_store
from ..answers.versions import answered_at, record_time
from ..errors import KitError
from ..i18n import translator
from ..widgets.answer_files import restored_text
from ..widgets.page_widget import OPENED, PageWidget, open_widget, pending_messages, said_by
from .cells import run_cell
from .late_packages import LatePackages

FIGURES = ("matplotlib", "mpl_toolkits", "PIL", "docx")  # packages of which the page loads the files when asked

_space: dict[str, Any] = {"__name__": "__main__"}

# A figure is shown below its cell: there is no window for `plt.show()`.
os.environ["MPLBACKEND"] = "agg"
warnings.filterwarnings("ignore", r"Figure\w+ is non-interactive")
logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells that it looks for fonts

# pandas asks pytz for time zones. A page brings one copy of them, in the form that Python reads and pytz takes for UTC.
if find_spec("pytz"):
    vars(import_module("pytz"))["timezone"] = ZoneInfo


def open_cell(source: str) -> str:
    """Run a cell; return as JSON what it shows, and below "said" what other tools say now.

    It shows {"model": id, "state": all of its traits}, {"html": HTML}, {"error": sentence}, or nothing; what it printed
    stands in "html" beside a model or an error.
    """
    return _opened(_shown(source)[0])


def run_code(source: str) -> str:
    """Run a cell whose code may be a student's own, as `open_cell`; a tool brings its "script" and its "style"."""
    shown, value = _shown(source)
    if isinstance(value, PageWidget):
        shown |= {"script": value._esm, "style": value._css}  # type: ignore[attr-defined]
    return _opened(shown)


def fetch_on_import(fetch: Callable[[], object]) -> None:
    """Call `fetch` when something imports a package that draws figures or writes documents, for the first time."""
    sys.meta_path.append(LatePackages(FIGURES, fetch))


def _opened(shown: dict[str, Any]) -> str:
    said = [each for each in pending_messages() if each["id"] != shown.get("model") and each["type"] != OPENED]
    return _as_text({**shown, "said": said})


def hear_page(text: str) -> str:
    """Give a message of the page, {"id": widget, "data": …} as JSON, to its widget; return {"said": what was said since}.

    "at" is when it was pressed, of what was kept while nobody could hear it: it does not take the place of an answer that
    was stored later, and what is said then is that answer.
    """
    message = json.loads(text)
    widget = open_widget(message["id"])
    if widget and _is_overtaken(widget, message.get("at", "")):
        return _as_text({"said": [said_by(widget.model_id, _state_in_reply(widget, message["data"]["state"]))]})
    if widget:
        # Its answer is of that moment: what was pressed next, and is heard next, is then the later one.
        with answered_at(message["at"]) if "at" in message else nullcontext():
            widget.hear(message["data"])
    return _as_text({"said": pending_messages()})


def take_answers(text: str) -> str:
    """Take in the answers of another page, or of a file; return {"said": …, "taken": how many, "message": what was done}."""
    try:
        done = open_store().restore(text)
    except KitError as error:
        return _refused(error)
    language = open_store().language
    return _as_text(
        {"said": pending_messages(), "taken": len(done.taken), "message": restored_text(done, language, "")}
    )


def name_answers(text: str) -> str:
    """Keep the name beside the answers; return {"said": …, "message": why not, "" where it is kept}."""
    try:
        open_store().choose_pseudonym(text)
    except KitError as error:
        return _refused(error)
    return _as_text({"said": pending_messages(), "message": ""})


def _refused(error: KitError) -> str:
    return _as_text(
        {"said": pending_messages(), "taken": 0, "message": error.translated(translator(open_store().language))}
    )


def _state_in_reply(widget: PageWidget, pressed: dict[str, Any]) -> dict[str, Any]:
    """Return what a widget shows as the answer to what was `pressed`, so that the page does not wait for another one."""
    shown = widget.synced_state()
    if "requested_state" in pressed:
        shown["state"] = {**shown["state"], "sent": pressed["requested_state"]["sent"]}
    return shown


def _is_overtaken(widget: PageWidget, at: str) -> bool:
    task = getattr(widget, "_task", "")
    stored = open_store().answer(getattr(task, "id", task)) if at and task else None
    return stored is not None and record_time(stored["at"]) > record_time(at)


def _shown(source: str) -> tuple[dict[str, Any], object]:
    """Return what a cell shows, and the value of its last line."""
    ran = run_cell(source, _space)
    shown: dict[str, Any] = {}
    html = text = ""
    if ran.error:
        shown = {"error": _told(ran.error)}
    elif isinstance(ran.value, PageWidget):
        shown = {"model": ran.value.model_id, "state": ran.value.synced_state()}
    elif ran.value is not None:
        html = _own_html(ran.value)
        text = "" if html else repr(ran.value)
    if html or text or ran.printed or ran.figures:
        shown["html"] = ran.html(html, text)
    return shown, ran.value


def _own_html(value: object) -> str:
    """Return how an object shows itself in a notebook, as HTML; nothing where it does not."""
    for name in ("_repr_mimebundle_", "_repr_html_"):
        made = getattr(value, name, lambda: None)()
        made = made[0] if isinstance(made, tuple) else made
        if html := made.get("text/html") if isinstance(made, dict) else made:
            return str(html)
    return ""


def _told(error: BaseException) -> str:
    """Return what went wrong in one sentence, with the line of the cell where Python names one."""
    kind, line, frame = type(error).__name__, getattr(error, "lineno", 0), error.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == "cell":
            line = frame.tb_lineno
        frame = frame.tb_next
    return f"{kind} (line {line}): {error}" if line else f"{kind}: {error}"


def _as_text(content: object) -> str:
    return json.dumps(content, default=lambda each: each.tolist())  # numbers of pandas, as Jupyter sends them
