"""Make what is derived: executed lessons, the codebook; and check what is written by hand."""

from .choices import check_choices
from .codebook import codebook, open_questions
from .course import as_text, edited_by_hand, fingerprint, lesson_notebook, solution_notebook
from .environment import environment_yml, pins
from .exercises import exercise, nbgrader_config, question
from .lessons import check_lesson
from .making import carry_back, check_course, lessons, make_course
from .notebooks import as_stored, execute, normalise, read_notebook, write_notebook
from .readme import check_pages, pages, readme_of
from .sample import sample
from .samples import check_cited, check_samples, met_on

__all__ = [
    "as_stored",
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
    "edited_by_hand",
    "execute",
    "exercise",
    "fingerprint",
    "lesson_notebook",
    "lessons",
    "make_course",
    "met_on",
    "nbgrader_config",
    "normalise",
    "open_questions",
    "pages",
    "pins",
    "question",
    "read_notebook",
    "readme_of",
    "sample",
    "solution_notebook",
    "write_notebook",
]
