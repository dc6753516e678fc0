"""Make what is derived: executed lessons, the codebook; and check what is written by hand."""

from .codebook import codebook, open_questions
from .course import (
    exercise_notebook,
    lesson_notebook,
    notebook_text,
    solution_notebook,
    solved_code,
)
from .course_builder import check_course, keep_revisions, lesson_sources, make_course, write_back_edits
from .environment import environment_yml, pinned_versions
from .lesson_linter import check_lesson, check_option_lengths
from .model_answers import check_citations, check_model_answers, ids_on_page
from .notebooks import execute, normalise, read_notebook, write_notebook
from .readme import check_pages, pages, readme_of
from .sample import sample

__all__ = [
    "solved_code",
    "notebook_text",
    "write_back_edits",
    "check_option_lengths",
    "check_citations",
    "check_course",
    "check_lesson",
    "check_pages",
    "check_model_answers",
    "codebook",
    "environment_yml",
    "execute",
    "exercise_notebook",
    "keep_revisions",
    "lesson_notebook",
    "lesson_sources",
    "make_course",
    "ids_on_page",
    "normalise",
    "open_questions",
    "pages",
    "pinned_versions",
    "read_notebook",
    "readme_of",
    "sample",
    "solution_notebook",
    "write_notebook",
]
