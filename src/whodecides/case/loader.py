"""Read a case folder into data frames, by the schema that lies in the folder."""

import dataclasses
import hashlib
import json
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import KitError, Message, _, suggest_names
from .config import entry, read_config
from .paths import DATA_PACKAGE, current_paths

Row = dict[str, Any]  # of a table, by the names of its columns
# A living page brings the tables read: its pack was made with them, and nobody edits a table in it. Anywhere else such a
# file could be of another day or from a stranger, and is never read.
IN_A_PAGE = sys.platform == "emscripten"
READY_TABLES = "tables.pickle"


@dataclasses.dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that views of a case can be cached
class Case:
    """The tables of one case, and what stands beside them in `case.toml`.

    `case["statements"]` is a data frame with a row for each statement. Text cells that are
    empty hold "", dates are timestamps (NaT where empty), yes/no columns are booleans.
    `schema` is the parsed `datapackage.json`, `config` the parsed `case.toml`.
    """

    folder: Path
    schema: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    config: dict[str, Any] = dataclasses.field(default_factory=dict)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            wrong = _("There is no table '{name}' in this case. {nearest}")
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, self.tables)))
        return self.tables[name]

    def rows(self, table: str) -> list[Row]:
        """Return the rows of `table` in order, as dictionaries made once. Do not change them in place."""
        return _rows(self, table)

    def row(self, table: str, row_id: str) -> Row:
        """Return the row of `table` whose id is `row_id`, as a dictionary. Do not change it in place."""
        rows = _rows_by_id(self, table)
        if row_id not in rows:
            wrong = _("There is no '{name}' in {table}. {nearest}")
            raise KitError(Message(wrong, name=row_id, table=table, nearest=suggest_names(row_id, rows)))
        return rows[row_id]

    def vocabulary(self, table: str, column: str) -> tuple[str, ...]:
        """Return the values that the schema allows in a column, in their order. Raises KitError for another column."""
        return _vocabulary(self, table, column)

    def labelled(self, column: str) -> tuple[str, ...]:
        """Return the values of a column, such as "events.kind", that have a label, in the order of `labels.csv`."""
        return tuple(_labels(self).get(column, ()))

    def label(self, column: str, value: str) -> Row:
        """Return the row of `labels` for a value of a column, such as ("events.kind", "law"). Raises KitError without one."""
        found = _labels(self).get(column, {})
        if value not in found:
            wrong = _("This case has no label for '{value}' of {column}: add a row to labels.csv.")
            raise KitError(Message(wrong, value=value, column=column))
        return found[value]

    def entry(self, name: str, default: Any = None) -> Any:
        """Return an entry of `case.toml`, such as "act.day"; where it is missing the default, else KitError is raised."""
        found = entry(self.config, name)
        if found is None:
            found = default
        if found is None:
            raise KitError(Message(_("This case has no '{entry}' in its case.toml: add it there."), entry=name))
        return found


@cache
def _rows(case: Case, table: str) -> list[Row]:
    # The same as `to_dict("records")`, which takes five times as long: it looks at each cell.
    columns = {name: column.tolist() for name, column in case[table].items()}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


@cache
def _rows_by_id(case: Case, table: str) -> dict[str, Row]:
    return {row["id"]: row for row in case.rows(table)}


@cache
def _labels(case: Case) -> dict[str, dict[str, Row]]:
    """Map columns to their labelled values, and these to their rows of `labels`."""
    found: dict[str, dict[str, Row]] = {}
    for row in case.rows("labels"):
        found.setdefault(row["column"], {})[row["value"]] = row
    return found


@cache
def _vocabulary(case: Case, table: str, column: str) -> tuple[str, ...]:
    listed = {
        f"{resource['name']}.{field['name']}": field.get("constraints", {}).get("enum")
        for resource in case.schema["resources"]
        for field in resource["schema"]["fields"]
    }
    if not (values := listed.get(f"{table}.{column}")):
        wrong = _("The schema of this case lists no values for {column}.")
        raise KitError(Message(wrong, column=f"{table}.{column}"))
    return tuple(values)


def read_schema(folder: Path | str) -> dict[str, Any]:
    """Return the parsed `datapackage.json` of a case folder, with the schema of each table in its place.

    The cases of a kit share the schemas of their tables: a table names the file of its own as a path from the case
    folder, and lists in `vocabularies`, {column: [value, …]}, the values that belong to this case. Raises KitError where a
    file is missing or broken, or a vocabulary names no column.
    """
    path = Path(folder) / DATA_PACKAGE
    schema = _read_json(path, _("{path} is missing: choose a folder that holds a case, below data/."))
    if "resources" in schema:
        schema["resources"] = [_with_schema(each, path) for each in schema["resources"]]
    return schema


def _read_json(path: Path, missing: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found
    except FileNotFoundError:
        raise KitError(Message(missing, path=path)) from None
    except ValueError as error:
        wrong = _("{path} is not valid JSON ({reason}): restore it from the kit.")
        raise KitError(Message(wrong, path=path, reason=error)) from None


def _with_schema(resource: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return the description of a table in the file at `path` with its schema, and with what that says of the table."""
    if isinstance(resource["schema"], dict):
        return resource
    shared = _read_json(path.parent / resource["schema"], _("{path} is missing: restore it from the kit."))
    own = resource.get("vocabularies", {})
    for column in own.keys() - {each["name"] for each in shared["fields"]}:
        wrong = _("{path} lists values for '{column}', a column that is not in {table}: correct its name there.")
        raise KitError(Message(wrong, path=path, column=column, table=resource["name"]))
    fields = [_with_values(each, own[each["name"]]) if each["name"] in own else each for each in shared["fields"]]
    told = {each: shared[each] for each in ("title", "description")}
    return resource | told | {"schema": shared | {"fields": fields}}


def _with_values(field: dict[str, Any], values: list[str]) -> dict[str, Any]:
    return field | {"constraints": field.get("constraints", {}) | {"enum": values}}


def release_of(folder: Path | str) -> str:
    """Return what tells one release of a case's data from another: its version, and a digest of its tables.

    Nobody has to remember to count it up. It is the same whatever ends a line: Git may change that on Windows.
    """
    found = hashlib.sha256()
    for path in sorted(Path(folder).glob("*.csv")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{path.name} {len(content)}\n".encode() + content)
    return f"{read_schema(folder)['version']}+{found.hexdigest()[:8]}"


def current_release() -> str:
    """Return the release of the case that this notebook is about."""
    return _release_of(current_paths().tables)


@cache
def _release_of(folder: Path) -> str:
    return release_of(folder)


def load(folder: Path | str | None = None) -> Case:
    """Return the Case in `folder`, by default the one that this notebook is about.

    Raises KitError where a table or a column is missing. The full check of the contents is `check_case`.

    >>> load("data/january-2021")
    """
    folder = Path(folder) if folder else current_paths().tables
    schema = read_schema(folder)
    ready = folder / READY_TABLES
    if IN_A_PAGE and ready.is_file():
        tables = pickle.loads(ready.read_bytes())
    else:
        tables = {each["name"]: _read_table(folder, each) for each in schema["resources"]}
    return Case(folder, schema, tables, read_config(folder))


def current_case() -> Case:
    """Return the case that this notebook is about, read once: the widgets of a lesson share it."""
    return load_once(current_paths().tables)


@cache
def load_once(folder: Path) -> Case:
    """Return the Case in `folder`, read the first time that it is asked for. Raises KitError as `load`."""
    return load(folder)


def _read_table(folder: Path, resource: dict[str, Any]) -> pd.DataFrame:
    path = folder / resource["path"]
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise KitError(Message(_("{path} is missing: restore it from the kit."), path=path)) from None
    except (UnicodeDecodeError, pd.errors.EmptyDataError, pd.errors.ParserError):
        wrong = _("{path} cannot be read: run 'whodecides check {folder}' to see why.")
        raise KitError(Message(wrong, path=path, folder=folder)) from None
    for field in resource["schema"]["fields"]:
        if field["name"] not in rows:
            wrong = _("{path} has no column '{name}': run 'whodecides check {folder}' to see what to do.")
            raise KitError(Message(wrong, path=path, name=field["name"], folder=folder))
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
