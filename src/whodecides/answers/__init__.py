"""Tasks, answers and feedback; and the one file in which a student's work is kept."""

from ..texts import count_words
from .answer_text import answer_text
from .feedback import check_answer, feedback_text, normalized_answer
from .file_format import as_json_data, parse, too_many_parts
from .input_parsing import is_empty, normalized
from .keys import foreseen_mistakes, right_answer
from .prerequisites import is_done, is_whole, pending_prerequisite
from .prose import checklist
from .result import Feedback
from .revisions import current_answer, current_revision, is_current_answer, marking_key, question_digest, revision_of
from .store import Store, open_store
from .task_json import public_tasks_json, task_row, tasks_json
from .tasks import (
    OPEN_KINDS,
    TASKS,
    Task,
    all_variants,
    answer_code,
    exercise_tasks,
    find_task,
    is_exercise_id,
    is_of_an_exercise,
    lesson_names,
    lesson_tasks,
    named_variant,
    read_tasks,
    task_from,
    task_variant,
    tasks_by_id,
)
from .variants import (
    CLASS_FILE,
    class_file,
    class_pools,
    drawn_variant,
    draws_variants,
    language_of,
    shown_variant,
)
from .versions import code_digest, earlier_of

__all__ = [
    "CLASS_FILE",
    "OPEN_KINDS",
    "TASKS",
    "Feedback",
    "Store",
    "Task",
    "tasks_json",
    "all_variants",
    "current_answer",
    "answer_text",
    "is_current_answer",
    "answer_code",
    "as_json_data",
    "normalized_answer",
    "task_row",
    "check_answer",
    "checklist",
    "class_file",
    "draws_variants",
    "class_pools",
    "language_of",
    "code_digest",
    "count_words",
    "drawn_variant",
    "earlier_of",
    "exercise_tasks",
    "foreseen_mistakes",
    "feedback_text",
    "is_empty",
    "find_task",
    "is_exercise_id",
    "is_of_an_exercise",
    "is_done",
    "is_whole",
    "marking_key",
    "lesson_names",
    "lesson_tasks",
    "named_variant",
    "open_store",
    "pending_prerequisite",
    "parse",
    "normalized",
    "public_tasks_json",
    "question_digest",
    "read_tasks",
    "revision_of",
    "current_revision",
    "right_answer",
    "shown_variant",
    "task_from",
    "tasks_by_id",
    "too_many_parts",
    "task_variant",
]
