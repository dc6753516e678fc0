"""Tasks, answers and feedback; and the one file in which a student's work is kept."""

from ..texts import count_words
from .answer_text import answer_text
from .feedback import as_read, check_answer, in_full
from .file import as_data, parse, too_many_parts
from .keys import foreseen_mistakes, right_answer
from .prose import checklist
from .public import all_of_tasks, as_row, public_tasks
from .reading import is_empty, plain
from .result import Feedback
from .revisions import answer_of_today, answers_today, key_of, question_digest, revision_of, revision_today
from .store import Store, open_store
from .tasks import (
    TASKS,
    Task,
    all_variants,
    as_code,
    exercise_tasks,
    is_exercise_id,
    is_of_an_exercise,
    lesson_names,
    lesson_tasks,
    named_variant,
    read_tasks,
    task_from,
    tasks_by_id,
    variant,
)
from .telling import is_done, is_whole, owed
from .variants import CLASS_FILE, class_name, drawn_variant, shown_variant
from .versions import code_digest, earlier_of

__all__ = [
    "CLASS_FILE",
    "TASKS",
    "Feedback",
    "Store",
    "Task",
    "all_of_tasks",
    "all_variants",
    "answer_of_today",
    "answer_text",
    "answers_today",
    "as_code",
    "as_data",
    "as_read",
    "as_row",
    "check_answer",
    "checklist",
    "class_name",
    "code_digest",
    "count_words",
    "drawn_variant",
    "earlier_of",
    "exercise_tasks",
    "foreseen_mistakes",
    "in_full",
    "is_empty",
    "is_exercise_id",
    "is_of_an_exercise",
    "is_done",
    "is_whole",
    "key_of",
    "lesson_names",
    "lesson_tasks",
    "named_variant",
    "open_store",
    "owed",
    "parse",
    "plain",
    "public_tasks",
    "question_digest",
    "read_tasks",
    "revision_of",
    "revision_today",
    "right_answer",
    "shown_variant",
    "task_from",
    "tasks_by_id",
    "too_many_parts",
    "variant",
]
