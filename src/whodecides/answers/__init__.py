"""Tasks, answers and feedback; and the one file in which a student's work is kept."""

from .feedback import Feedback, as_read, check_answer, count_words, in_full, is_empty, plain
from .store import Store, as_data, code_digest, open_store, parse, too_many_parts
from .tasks import (
    LESSON_TASKS,
    Task,
    all_variants,
    as_code,
    lesson_tasks,
    named_variant,
    read_exercise_tasks,
    read_tasks,
    task_from,
    tasks_by_id,
    variant,
)
from .variants import CLASS_FILE, class_name, digest, drawn_variant, shown_variant

__all__ = [
    "CLASS_FILE",
    "LESSON_TASKS",
    "Feedback",
    "Store",
    "Task",
    "all_variants",
    "as_code",
    "as_data",
    "as_read",
    "check_answer",
    "class_name",
    "code_digest",
    "count_words",
    "digest",
    "drawn_variant",
    "in_full",
    "is_empty",
    "lesson_tasks",
    "named_variant",
    "open_store",
    "parse",
    "plain",
    "read_exercise_tasks",
    "read_tasks",
    "shown_variant",
    "task_from",
    "tasks_by_id",
    "too_many_parts",
    "variant",
]
