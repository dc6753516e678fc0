"""Tasks, answers and feedback; and the one file in which a student's work is kept."""

from .feedback import Feedback, check_answer, cited, count_words
from .store import Store, open_store, read_answers
from .tasks import Task, read_tasks, tasks_by_id

__all__ = [
    "Feedback",
    "Store",
    "Task",
    "check_answer",
    "cited",
    "count_words",
    "open_store",
    "read_answers",
    "read_tasks",
    "tasks_by_id",
]
