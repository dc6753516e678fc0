"""Tasks, answers and feedback; and the one file in which a student's work is kept."""

from .feedback import Feedback, check_answer, cited, count_words, is_empty, plain
from .store import Store, as_data, open_store, parse, too_many_parts
from .tasks import Task, as_code, lesson_tasks, read_exercise_tasks, read_tasks, task_from, tasks_by_id, variant
from .variants import CLASS_FILE, Draw, class_draw, digest, draw_for

__all__ = [
    "CLASS_FILE",
    "Draw",
    "Feedback",
    "Store",
    "Task",
    "as_code",
    "as_data",
    "check_answer",
    "cited",
    "class_draw",
    "count_words",
    "digest",
    "draw_for",
    "is_empty",
    "lesson_tasks",
    "open_store",
    "parse",
    "plain",
    "read_exercise_tasks",
    "read_tasks",
    "task_from",
    "tasks_by_id",
    "too_many_parts",
    "variant",
]
