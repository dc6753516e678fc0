"""Read a case folder into data frames, by the schema that lies in the folder."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from ..errors import KitError, Words, _, nearest

SCHEMA = "datapackage.json"
CASE_FOLDER = "data"


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that views of a case can be cached
class Case:
    """The tables of one case.

    `case["statements"]` is a data frame with a row for each statement. Text cells that are
    empty hold "", dates are timestamps (NaT where empty), yes/no columns are booleans.
    `schema` is the parsed `datapackage.json`.
    """

    folder: Path
    schema: dict
    tables: dict

    def __getitem__(self, name):
        if name not in self.tables:
            wrong = _("There is no table '{name}' in this case. {nearest}")
            raise KitError(Words(wrong, name=name, nearest=nearest(name, self.tables)))
        return self.tables[name]

    def row(self, table, row_id):
        """Return the row of `table` whose id is `row_id`, as a dictionary. Do not change it in place."""
        rows = _rows_by_id(self, table)
        if row_id not in rows:
            wrong = _("There is no '{name}' in {table}. {nearest}")
            raise KitError(Words(wrong, name=row_id, table=table, nearest=nearest(row_id, rows)))
        return rows[row_id]


@cache
def _rows_by_id(case, table):
    return {row["id"]: row for row in case[table].to_dict("records")}


def find_root(start=None):
    """Return the nearest folder, from `start` upwards, that holds `data/datapackage.json`.

    Lessons, exercises and graded copies lie at different depths; looking upwards serves them all.
    Raises KitError where there is none.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CASE_FOLDER / SCHEMA).is_file():
            return folder
    raise KitError(
        f"No folder '{CASE_FOLDER}' with {SCHEMA} was found in {start.name} or above it: "
        "keep this notebook inside the kit's folder."
    )


def read_schema(folder):
    """Return the parsed `datapackage.json` of a case folder. Raises KitError where it is missing or broken."""
    path = Path(folder) / SCHEMA
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KitError(f"{path} is missing: choose a folder that holds a case, such as data/.") from None
    except ValueError as error:
        raise KitError(f"{path} is not valid JSON ({error}): restore it from the kit.") from None


def load(folder=None):
    """Return the Case in `folder`, by default the one nearest to the notebook.

    Raises KitError where a table or a column is missing. The full check of the contents is `check_case`.
    """
    folder = Path(folder) if folder else find_root() / CASE_FOLDER
    schema = read_schema(folder)
    return Case(folder, schema, {each["name"]: _read_table(folder, each) for each in schema["resources"]})


@cache
def the_case():
    """Return the case nearest to the notebook, read once: the widgets of a lesson share it."""
    return load()


def _read_table(folder, resource):
    path = folder / resource["path"]
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise KitError(Words(_("{path} is missing: restore it from the kit."), path=path)) from None
    except (UnicodeDecodeError, pd.errors.EmptyDataError, pd.errors.ParserError):
        wrong = _("{path} cannot be read: run 'whodecides check {folder}' to see why.")
        raise KitError(Words(wrong, path=path, folder=folder)) from None
    for field in resource["schema"]["fields"]:
        if field["name"] not in rows:
            raise KitError(
                f"{path} has no column '{field['name']}': run 'whodecides check {folder}' to see what to do."
            )
        rows[field["name"]] = _typed(rows[field["name"]], field["type"])
    return rows


def _typed(column, kind):
    if kind == "date":
        return pd.to_datetime(column.replace("", None), format="%Y-%m-%d", errors="coerce")
    if kind == "boolean":
        return column == "true"
    if kind in ("number", "integer", "year"):
        return pd.to_numeric(column.replace("", None), errors="coerce")
    return column
