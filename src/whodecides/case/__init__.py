"""Read and validate a case: one folder of tables with its schema."""

from .capability import lacks, require
from .checking import check_case
from .days import Day, read_day
from .reader import Reader
from .reading import (
    CASES,
    SCHEMA,
    Case,
    Row,
    find_case,
    find_root,
    load,
    read_schema,
    release_of,
    release_of_the_case,
    the_case,
)
from .views import CITABLE, INFERRED, Citable, citable, compared_jurisdictions, government_codes, statement_codes

__all__ = [
    "CITABLE",
    "INFERRED",
    "CASES",
    "SCHEMA",
    "Case",
    "Citable",
    "Day",
    "Reader",
    "Row",
    "check_case",
    "citable",
    "compared_jurisdictions",
    "find_case",
    "find_root",
    "government_codes",
    "lacks",
    "load",
    "read_day",
    "read_schema",
    "release_of",
    "release_of_the_case",
    "require",
    "statement_codes",
    "the_case",
]
