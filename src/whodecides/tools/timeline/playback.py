"""A stored prediction beside what the record shows."""

from ...answers import tasks_by_id


def played_back(reader, store, task_id, entry_id):
    """Return {"id": entry beside which it is told, "expected", "shown"}; {} where nothing was predicted."""
    _, task = reader.say, tasks_by_id().get(task_id)
    record = store.answer(task_id) if task and task.outcome and entry_id else None
    options = {each["id"]: each["text"] for each in task.options} if record else {}
    if not record or record["answer"] not in options:
        return {}
    return {
        "id": entry_id,
        "expected": _("You expected: {option}").format(option=options[record["answer"]]),
        "shown": _("The record shows: {option}").format(option=options[task.outcome]),
    }
