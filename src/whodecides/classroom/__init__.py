"""What an instructor needs around a class: grade, pool, release. Submissions are data; nothing in them is executed."""

from ..answers import foreseen_mistakes, right_answer
from .answer_files import read_answers
from .answer_keys import read_older_kit
from .checkpoint import Checkpoint
from .feedback_pages import feedback_page
from .grading import mark_answer, score
from .judgement_tables import read_judgements
from .judgements import Judgements
from .pool_report import pool_class, pool_lines, write_pool
from .rehearsal import make_rehearsal
from .release import bundle, keys_archive, write_bundle
from .report import PageFacts, grade_class
from .report_files import write_report
from .report_summary import final_line, is_certain, is_final, report_lines
from .roster import ClassList, Student, read_roster
from .simulator import (
    canvas_name,
    made_up_class,
    moodle_name,
    roster_text,
    simulate_class,
    with_lesson_work,
    write_archive,
)
from .submissions import read_submissions
from .typed_codes import read_typed_codes

__all__ = [
    "ClassList",
    "Judgements",
    "PageFacts",
    "Student",
    "Checkpoint",
    "bundle",
    "canvas_name",
    "feedback_page",
    "final_line",
    "foreseen_mistakes",
    "grade_class",
    "keys_archive",
    "is_certain",
    "is_final",
    "made_up_class",
    "mark_answer",
    "moodle_name",
    "pool_class",
    "pool_lines",
    "read_answers",
    "read_judgements",
    "read_older_kit",
    "read_roster",
    "read_submissions",
    "read_typed_codes",
    "make_rehearsal",
    "report_lines",
    "right_answer",
    "roster_text",
    "score",
    "simulate_class",
    "with_lesson_work",
    "write_archive",
    "write_bundle",
    "write_pool",
    "write_report",
]
