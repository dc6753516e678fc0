"""Make what is derived: executed lessons, the codebook; and check what is written by hand."""

from .codebook import codebook, open_questions, readme_with_reliability
from .environment import environment_yml, pins
from .exercises import exercise, nbgrader_config, public_tasks, question, refreshed, specifications
from .lessons import check_choices, check_lesson
from .notebooks import execute, normalise, read_notebook, write_notebook

__all__ = [
    "check_choices",
    "check_lesson",
    "codebook",
    "environment_yml",
    "execute",
    "exercise",
    "nbgrader_config",
    "public_tasks",
    "question",
    "refreshed",
    "specifications",
    "normalise",
    "open_questions",
    "pins",
    "read_notebook",
    "readme_with_reliability",
    "write_notebook",
]
