"""Make what is derived: executed lessons, the codebook; and check what is written by hand."""

from .choices import check_choices
from .codebook import codebook, open_questions
from .course import (
    as_solved,
    as_text,
    exercise_notebook,
    lesson_notebook,
    solution_notebook,
)
from .environment import environment_yml, pins
from .lessons import check_lesson
from .making import carry_back, check_course, keep_revisions, lessons, make_course
from .notebooks import execute, normalise, read_notebook, write_notebook
from .readme import check_pages, pages, readme_of
from .sample import sample
from .samples import check_cited, check_samples, met_on

__all__ = [
    "as_solved",
    "as_text",
    "carry_back",
    "check_choices",
    "check_cited",
    "check_course",
    "check_lesson",
    "check_pages",
    "check_samples",
    "codebook",
    "environment_yml",
    "execute",
    "exercise_notebook",
    "keep_revisions",
    "lesson_notebook",
    "lessons",
    "make_course",
    "met_on",
    "normalise",
    "open_questions",
    "pages",
    "pins",
    "read_notebook",
    "readme_of",
    "sample",
    "solution_notebook",
    "write_notebook",
]
