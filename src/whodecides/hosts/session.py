"""Python's side of a page in which it runs by itself: the cells of one lesson, opened one after the other.

All that it takes and returns is text, so that a worker of the page, or a process behind it, can carry it.
"""

import json
from typing import Any

from ..answers import open_store
from ..answers.versions import record_time
from ..errors import KitError
from ..i18n import translator
from ..widgets.answer_files import restored_text
from ..widgets.page_widget import OPENED, PageWidget, open_widget, pending_messages, said_by
from .cells import run_cell

_space: dict[str, Any] = {"__name__": "__main__"}


def open_cell(source: str) -> str:
    """Run a cell; return as JSON what it shows, and below "said" what other tools say now.

    It shows {"model": id, "state": all of its traits}, {"html": HTML}, {"text": text}, {"error": sentence}, or nothing.
    """
    shown = _shown(source)
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
        return _as_text({"said": [said_by(widget.model_id, widget.synced_state())]})
    if widget:
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


def _is_overtaken(widget: PageWidget, at: str) -> bool:
    task = getattr(widget, "_task", "")
    stored = open_store().answer(getattr(task, "id", task)) if at and task else None
    return stored is not None and record_time(stored["at"]) > record_time(at)


def _shown(source: str) -> dict[str, Any]:
    try:
        shown = run_cell(source, _space)
    except Exception as error:  # of a student's own line, too
        return {"error": _told(error)}
    if shown is None:
        return {}
    if isinstance(shown, PageWidget):
        return {"model": shown.model_id, "state": shown.synced_state()}
    for name in ("_repr_mimebundle_", "_repr_html_"):
        made = getattr(shown, name, lambda: None)()
        made = made[0] if isinstance(made, tuple) else made
        html = made.get("text/html") if isinstance(made, dict) else made
        if html:
            return {"html": str(html)}
    return {"text": repr(shown)}


def _told(error: Exception) -> str:
    """Return what went wrong in one sentence, with the line of the cell where Python names one."""
    kind, line, frame = type(error).__name__, getattr(error, "lineno", 0), error.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == "cell":
            line = frame.tb_lineno
        frame = frame.tb_next
    return f"{kind} (line {line}): {error}" if line else f"{kind}: {error}"


def _as_text(content: object) -> str:
    return json.dumps(content, default=lambda each: each.tolist())  # numbers of pandas, as Jupyter sends them
