"""Read and validate a case: one folder of tables with its schema."""

from .checking import check_case
from .days import read_day
from .reading import CASES, Case, find_case, find_root, load, read_schema, the_case
from .views import CITABLE, citable, compared_jurisdictions, government_codes, statement_codes

__all__ = [
    "CITABLE",
    "CASES",
    "Case",
    "check_case",
    "citable",
    "compared_jurisdictions",
    "find_case",
    "find_root",
    "government_codes",
    "load",
    "read_day",
    "read_schema",
    "statement_codes",
    "the_case",
]
