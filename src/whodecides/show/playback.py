"""A stored prediction beside what the record shows."""

from ..answers import Store, tasks_by_id
from ..case.reader import Reader


def played_back(reader: Reader, store: Store, task_id: str | None, entry_id: str) -> dict[str, str]:
    """Return {"id": entry beside which it is told, "expected", "shown"}; {} where nothing was predicted."""
    _, task = reader.say, tasks_by_id().get(task_id or "")
    record = store.answer(task.id) if task and task.outcome and entry_id else None
    if not task or not record:
        return {}
    options = {each["id"]: each["text"] for each in task.options}
    if record["answer"] not in options:
        return {}
    return {
        "id": entry_id,
        "expected": _("You expected: {option}").format(option=options[record["answer"]]),
        "shown": _("The record shows: {option}").format(option=options[str(task.outcome)]),
    }
