"""A stored prediction beside what the record shows."""

from collections.abc import Mapping

from ..answers import Store, current_answer, is_done, tasks_by_id
from ..case import citable
from ..case.reader import Reader
from .quotation import in_quotation_marks


def prediction_result(
    reader: Reader,
    store: Store,
    task_id: str | None,
    names: Mapping[str, str] | None = None,
    shown: str | None = None,
) -> dict[str, str]:
    """Return {answer, outcome (ids of options), expected, shown (in words)}; {} where nothing was predicted, or to a
    question that has changed since.

    `names` are those of options that are rows of the case: it knows them in the reader's language. What a task itself
    calls an option is the lesson's English, and another language quotes it.
    """
    _, task = reader.say, tasks_by_id().get(task_id or "")
    record = current_answer(task, store.read()["answers"]) if task and task.outcome else None
    if not task or not record:
        return {}
    options = {each["id"]: option_name(each, names or {}, reader.language) for each in task.options}
    if record["answer"] not in options:
        return {}
    return {
        "answer": record["answer"],
        "outcome": task.outcome,
        "expected": _("You expected: {option}").format(option=options[record["answer"]]),
        "shown": (shown or _("The record shows: {option}")).format(option=options[task.outcome]),
    }


def option_name(option: Mapping[str, str], names: Mapping[str, str], language: str) -> str:
    """Return what an option is called: its name in the case, else its English, which another language quotes."""
    if option["id"] in names:
        return names[option["id"]]
    return option["text"] if language == "en" else in_quotation_marks(option["text"], language)


def prediction_result_at(
    reader: Reader, store: Store, task_id: str | None, place: str, shown: str | None = None
) -> dict[str, str]:
    """Return {id: the mark beside which it is told, expected, shown}; {} where nothing was predicted or no place is named.

    `shown` says what shows the outcome, with a gap for the {option}; without it, it is the record.
    """
    result = prediction_result(reader, store, task_id, shown=shown) if place else {}
    return {"id": place, "expected": result["expected"], "shown": result["shown"]} if result else {}


def due_prediction_result(
    reader: Reader, store: Store, task_id: str, names: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return what `prediction_result` does, but only once the task is done that the prediction names as `later`.

    What its `path` waits for concerns a page that shows no result itself: a tool that does tells it as soon as it opens.
    """
    tasks = tasks_by_id()
    task = tasks.get(task_id)
    if not task or not is_done(task.later, tasks, store.read()["answers"], citable(reader.case)):
        return {}
    return prediction_result(reader, store, task_id, names)
