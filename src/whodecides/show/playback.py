"""A stored prediction beside what the record shows."""

from ..answers import Store, tasks_by_id
from ..case.reader import Reader


def played_back(reader: Reader, store: Store, task_id: str, entry_id: str, shown: str = "") -> dict[str, str]:
    """Return {"id": entry beside which it is told, "expected", "shown"}; {} where nothing was predicted.

    `shown` says what shows the outcome, with a gap for the {option}; without it, it is the record.
    """
    _, task = reader.say, tasks_by_id().get(task_id)
    record = store.answer(task_id) if task and task.outcome and entry_id else None
    options = {each["id"]: each["text"] for each in task.options} if task and record else {}
    if not task or not record or record["answer"] not in options:
        return {}
    return {
        "id": entry_id,
        "expected": _("You expected: {option}").format(option=options[record["answer"]]),
        "shown": (shown or _("The record shows: {option}")).format(option=options[task.outcome]),
    }
