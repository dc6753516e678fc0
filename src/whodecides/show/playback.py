"""A stored prediction beside what the record shows."""

from ..answers import Store, tasks_by_id
from ..case import Reader


def played_back(reader: Reader, store: Store, task_id: str, entry_id: str) -> dict[str, str]:
    """Return {"id": entry beside which it is told, "expected", "shown"}; {} where nothing was predicted."""
    _, task = reader.say, tasks_by_id().get(task_id)
    if not task or not task.outcome or not entry_id:
        return {}
    record = store.answer(task_id)
    options = {each["id"]: each["text"] for each in task.options}
    if not record or record["answer"] not in options:
        return {}
    return {
        "id": entry_id,
        "expected": _("You expected: {option}").format(option=options[record["answer"]]),
        "shown": _("The record shows: {option}").format(option=options[task.outcome]),
    }
