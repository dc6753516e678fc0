"""Read a case folder into data frames, by the schema that lies in the folder."""

import dataclasses
import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import KitError, Words, _, nearest
from .about import entry, read_about

SCHEMA = "datapackage.json"
Row = dict[str, Any]  # of a table, by the names of its columns

CASES = "data"  # the kit's folder with a folder for each case
CHOSEN = "WHODECIDES_CASE"  # names one of them, where there are several


@dataclasses.dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that views of a case can be cached
class Case:
    """The tables of one case, and what stands beside them in `case.toml`.

    `case["statements"]` is a data frame with a row for each statement. Text cells that are
    empty hold "", dates are timestamps (NaT where empty), yes/no columns are booleans.
    `schema` is the parsed `datapackage.json`, `about` the parsed `case.toml`.
    """

    folder: Path
    schema: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    about: dict[str, Any] = dataclasses.field(default_factory=dict)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            wrong = _("There is no table '{name}' in this case. {nearest}")
            raise KitError(Words(wrong, name=name, nearest=nearest(name, self.tables)))
        return self.tables[name]

    def row(self, table: str, row_id: str) -> Row:
        """Return the row of `table` whose id is `row_id`, as a dictionary. Do not change it in place."""
        rows = _rows_by_id(self, table)
        if row_id not in rows:
            wrong = _("There is no '{name}' in {table}. {nearest}")
            raise KitError(Words(wrong, name=row_id, table=table, nearest=nearest(row_id, rows)))
        return rows[row_id]

    def vocabulary(self, table: str, column: str) -> tuple[str, ...]:
        """Return the values that the schema allows in a column, in their order. Raises KitError for another column."""
        return _vocabulary(self, table, column)

    def entry(self, name: str, default: Any = None) -> Any:
        """Return an entry of `case.toml`, such as "act.day"; where it is missing the default, else KitError is raised."""
        found = entry(self.about, name)
        if found is None:
            found = default
        if found is None:
            raise KitError(Words(_("This case has no '{entry}' in its case.toml: add it there."), entry=name))
        return found


@cache
def _rows_by_id(case: Case, table: str) -> dict[str, Row]:
    return {row["id"]: row for row in case[table].to_dict("records")}


@cache
def _vocabulary(case: Case, table: str, column: str) -> tuple[str, ...]:
    listed = {
        f"{resource['name']}.{field['name']}": field.get("constraints", {}).get("enum")
        for resource in case.schema["resources"]
        for field in resource["schema"]["fields"]
    }
    if not (values := listed.get(f"{table}.{column}")):
        wrong = _("The schema of this case lists no values for {column}.")
        raise KitError(Words(wrong, column=f"{table}.{column}"))
    return tuple(values)


def find_root(start: Path | str | None = None) -> Path:
    """Return the nearest folder, from `start` upwards, that holds `data/` with a case in it.

    Lessons, exercises and graded copies lie at different depths; looking upwards serves them all.
    Raises KitError where there is none.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if _cases_in(folder / CASES):
            return folder
    wrong = _(
        "No folder '{name}' with a case was found in {start} or above it: keep this notebook inside the kit's folder."
    )
    raise KitError(Words(wrong, name=CASES, start=start.name))


def find_case(folder: Path | str) -> Path:
    """Return the folder of the case: `folder`, or else the only case in it, or the one that WHODECIDES_CASE names.

    Raises KitError where there are several and none is named.
    """
    found = {each.name: each for each in _cases_in(folder)}
    chosen = os.environ.get(CHOSEN, "")
    if len(found) > 1 and chosen not in found:
        wrong = _("'{folder}' holds the cases {names}: set {setting} to the name of one.")
        raise KitError(Words(wrong, folder=folder, names=", ".join(found), setting=CHOSEN))
    return next(iter(found.values()), Path(folder)) if len(found) < 2 else found[chosen]


def _cases_in(folder: Path | str) -> list[Path]:
    """Return the folders of the cases in a folder, which may be one itself: until 2026 a kit had one case in `data/`."""
    folder = Path(folder)
    if (folder / SCHEMA).is_file():
        return [folder]
    return [path.parent for path in sorted(folder.glob(f"*/{SCHEMA}"))]


def read_schema(folder: Path | str) -> dict[str, Any]:
    """Return the parsed `datapackage.json` of a case folder. Raises KitError where it is missing or broken."""
    path = Path(folder) / SCHEMA
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        wrong = _("{path} is missing: choose a folder that holds a case, below data/.")
        raise KitError(Words(wrong, path=path)) from None
    except ValueError as error:
        wrong = _("{path} is not valid JSON ({reason}): restore it from the kit.")
        raise KitError(Words(wrong, path=path, reason=error)) from None


def release_of(folder: Path | str) -> str:
    """Return what tells one release of a case's data from another: its version, and a digest of its tables.

    Nobody has to remember to count it up. It is the same whatever ends a line: Git may change that on Windows.
    """
    found = hashlib.sha256()
    for path in sorted(Path(folder).glob("*.csv")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{path.name} {len(content)}\n".encode() + content)
    return f"{read_schema(folder)['version']}+{found.hexdigest()[:8]}"


@cache
def release_of_the_case() -> str:
    """Return the release of the case that the lessons open."""
    return release_of(find_case(find_root() / CASES))


def load(folder: Path | str | None = None) -> Case:
    """Return the Case in `folder`, by default the one nearest to the notebook; see `find_case`.

    Raises KitError where a table or a column is missing. The full check of the contents is `check_case`.

    >>> load("data/january-2021")
    """
    folder = find_case(folder or find_root() / CASES)
    schema = read_schema(folder)
    tables = {each["name"]: _read_table(folder, each) for each in schema["resources"]}
    return Case(folder, schema, tables, read_about(folder))


@cache
def the_case() -> Case:
    """Return the case nearest to the notebook, read once: the widgets of a lesson share it."""
    return load()


def _read_table(folder: Path, resource: dict[str, Any]) -> pd.DataFrame:
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
            wrong = _("{path} has no column '{name}': run 'whodecides check {folder}' to see what to do.")
            raise KitError(Words(wrong, path=path, name=field["name"], folder=folder))
        rows[field["name"]] = _typed(rows[field["name"]], field["type"])
    return rows


def _typed(column: pd.Series, kind: str) -> pd.Series:
    if kind == "date":
        return pd.to_datetime(column.replace("", None), format="%Y-%m-%d", errors="coerce")
    if kind == "boolean":
        return column == "true"
    if kind in ("number", "integer", "year"):
        return pd.to_numeric(column.replace("", None), errors="coerce")
    return column
