"""Check a case folder: say in one line each which table, row and column is wrong, and what to do.

Files that cannot be read come first, then the schema (by the frictionless library), then the
rules of the kit that a schema cannot say, then what `case.toml` names.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import KitError, _, suggest_names
from ..progress import progress_step, with_progress
from .config import FILE, config_ids
from .first_minute import OWN_WORDS, judged_exhibits
from .loader import Case, load, read_schema
from .paths import DATA_PACKAGE
from .rules import RULES

CHECKING = _("Checking rule {number} of {all} …")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `row` counts as a spreadsheet does: the header is row 1; 0 stands for the whole table."""

    table: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.table}.csv{row}{column}: {self.text}"


def check_case(folder: Path | str) -> list[Problem | str]:
    """Return the problems of the case in `folder`, in reading order; an empty list when it is sound.

    Nothing is changed. Raises KitError where there is no case to check.
    """
    folder = Path(folder)
    schema = read_schema(folder)
    problems = [each for resource in schema["resources"] for each in _file_problems(folder, resource)]
    problems += _tables_to_add(schema)
    # Without readable tables the later checks would only repeat the same trouble in other words.
    with progress_step(_("Checking the tables against their schema …")):
        problems = problems or _schema_problems(folder, schema)
    if problems:
        return sorted(set(problems))
    case = load(folder)
    broken = {Problem(*found) for rule in with_progress(RULES, CHECKING) for found in rule(case)}
    return [*sorted(broken), *_config_problems(case)]


STEPS = 4  # of the ladder of the first minute


def _config_problems(case: Case) -> Iterator[str]:
    """Yield a sentence for each id in `case.toml` that is in no table, where it lacks a name, and on its ladder of steps."""
    if "name" not in case.config:
        yield f"{FILE}: the case has no name; add [name] with the words in en, fr and es."
    for place, table, named in config_ids(case.config):
        known = case.tables[table]["id"] if table in case.tables else ()
        if named not in set(known):
            yield f"{FILE}, {place}: '{named}' is not in {table}.csv; correct it or remove it."
    yield from _first_minute_problems(case)


def _first_minute_problems(case: Case) -> Iterator[str]:
    """Yield a sentence for each thing that the first minute of `case.toml` lacks or says of what is not there."""
    minute = case.entry("first_minute", {})
    steps = [each["id"] for each in minute.get("steps", [])]
    if len(set(steps)) not in (0, STEPS):
        yield f"{FILE}, first_minute.steps: the ladder has {STEPS} steps, each with an id of its own; give as many."
    elif case.entry("first_minute.theirs", "") not in ("", *steps):
        yield f"{FILE}, first_minute.theirs: is no id of first_minute.steps; name one, or leave it empty."
    missing = [each for each in OWN_WORDS if each not in minute]
    if 0 < len(missing) < len(OWN_WORDS):
        yield f"{FILE}, first_minute: has words of its own for who decided, but no {', '.join(missing)}; give all or none."
    if ("reply" in minute) != ("reply_is" in minute):
        yield f"{FILE}, first_minute: reply and reply_is go together; give both or none."
    if not (minute and "exhibits" in case.tables and case.entry("act.action", "")):
        return
    known = set(case["exhibits"]["id"])
    if not set(minute.get("judged", ())) <= known:
        return  # told above
    judged = [each["id"] for each in judged_exhibits(case)]
    if not judged:
        yield f"{FILE}, first_minute: nothing is judged; the act has no post, so name exhibits in first_minute.judged."
    elif "named" in minute and not case["exhibits"].query("kind == 'reading'")["part_of"].isin(judged).any():
        yield f"{FILE}, first_minute.named: no words of what is judged were read; add a reading to exhibits.csv, or remove it."


def _tables_to_add(schema: dict[str, Any]) -> Iterator[Problem]:
    """Yield for each table the other ones whose rows it names, where the case has no such table."""
    known = {"", *(each["name"] for each in schema["resources"])}  # "" is the table itself
    for resource in schema["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            if (target := key["reference"]["resource"]) not in known:
                text = f"it names rows of {target}.csv, which this case has not; add that table, and name it in {DATA_PACKAGE}."
                yield Problem(resource["name"], 0, ", ".join(_as_list(key["fields"])), text)


def _file_problems(folder: Path, resource: dict[str, Any]) -> Iterator[Problem]:
    """Yield what keeps one table from being read at all: absence, encoding, emptiness, columns."""
    name, path = resource["name"], folder / resource["path"]
    wanted = [field["name"] for field in resource["schema"]["fields"]]
    if not path.is_file():
        yield Problem(name, 0, "", f"the file is missing; add it with the columns {', '.join(wanted)}.")
        return
    raw = path.read_bytes()
    if not raw.strip():
        yield Problem(name, 0, "", f"the file is empty; give it a first row with the columns {', '.join(wanted)}.")
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        yield Problem(name, row, "", "the file is not UTF-8; save it again with the encoding UTF-8.")
        return
    if text.startswith("\ufeff"):
        yield Problem(name, 1, "", "the file starts with a byte order mark; save it as UTF-8 without BOM.")
        return
    header = next(csv.reader(text.splitlines()))
    for column in wanted:
        if column not in header:
            yield Problem(name, 1, column, "this column is missing; add it, with an empty cell where nothing is known.")
    for column in header:
        if column not in wanted:
            yield Problem(
                name,
                1,
                column,
                f"this column is not in the schema; remove it or add it to the schema that {DATA_PACKAGE} names.",
            )
        elif header.count(column) > 1:
            yield Problem(name, 1, column, "this column stands twice; remove one.")
    if sorted(header) == sorted(wanted) and header != wanted:
        yield Problem(name, 1, "", f"the columns stand in another order; put them as {', '.join(wanted)}.")


def _schema_problems(folder: Path, schema: dict[str, Any]) -> list[Problem]:
    try:
        from frictionless import Package
    except ImportError:
        raise KitError(
            _("Checking a case needs the authoring tools: run 'make test-data' once, which installs them.")
        ) from None
    fields = {(r["name"], f["name"]): f for r in schema["resources"] for f in r["schema"]["fields"]}
    problems, longest = [], csv.field_size_limit()
    try:
        tasks = Package.from_descriptor(schema, basepath=str(folder)).validate().tasks
    finally:
        csv.field_size_limit(longest)  # frictionless raises it for the whole process, and so for a class's list
    for task in tasks:
        for error in task.errors:
            problems += _problems_of_error(task.name, error, fields, schema, folder)
    return problems


def _problems_of_error(
    table: str, error: Any, fields: dict[tuple[str, str], Any], schema: dict[str, Any], folder: Path
) -> list[Problem]:
    """Turn one error of frictionless into problems in our words."""
    row = getattr(error, "row_number", 0) or 0
    column = getattr(error, "field_name", "") or ""
    field = fields.get((table, column), {})
    cell = getattr(error, "cell", "")
    match error.type:
        case "type-error":
            text = f"'{cell}' is not a {field['type']}; {_FORM_HINTS.get(field['type'], 'mend it')}."
        case "constraint-error" if not cell:
            text = "the cell is empty; fill it in."
        case "constraint-error":
            text = _constraint_text(cell, field["constraints"])
        case "foreign-key":
            return [
                _foreign_key_problem(table, row, names, values, target, schema, folder)
                for names, values, target in [_key_parts(error, schema, table)]
            ]
        case "primary-key":
            column = ", ".join(_primary_key(schema, table))
            text = "this row has the same key as an earlier row; give it its own or remove it."
        case "blank-row":
            text = "the row is empty; remove it."
        case "missing-cell" | "extra-cell":
            column = ""
            text = "the row has too few or too many cells; check its commas and quotation marks."
        case _:
            text = f"{error.message}"
    return [Problem(table, row, column, text)]


_FORM_HINTS = {
    "date": "write a day that exists as YYYY-MM-DD",
    "boolean": "write true or false",
    "integer": "write a whole number",
    "number": "write a number with a point",
    "year": "write a year with four digits",
}


def _constraint_text(cell: str, constraints: dict[str, Any]) -> str:
    if cell not in constraints.get("enum", [cell]):
        return f"'{cell}' is not a known value. {suggest_names(cell, constraints['enum'])}"
    if "pattern" in constraints:
        return f"'{cell}' does not have the form {constraints['pattern']}; write it in that form."
    return f"'{cell}' is not allowed here; see the codebook."


def _primary_key(schema: dict[str, Any], table: str) -> list[str]:
    key = next(r for r in schema["resources"] if r["name"] == table)["schema"]["primaryKey"]
    return key if isinstance(key, list) else [key]


def _as_list(names: str | list[str]) -> list[str]:
    return names if isinstance(names, list) else [names]


def _key_parts(error: Any, schema: dict[str, Any], table: str) -> tuple[list[str], list[str], dict[str, Any]]:
    """Return the columns, the values and the reference of the foreign key that failed."""
    names = list(error.field_names)
    keys = next(r for r in schema["resources"] if r["name"] == table)["schema"]["foreignKeys"]
    reference = next(k["reference"] for k in keys if _as_list(k["fields"]) == names)
    return names, [str(value) for value in error.field_cells], reference


def _foreign_key_problem(
    table: str,
    row: int,
    names: list[str],
    values: list[str],
    reference: dict[str, Any],
    schema: dict[str, Any],
    folder: Path,
) -> Problem:
    target = reference["resource"]
    path = next(r for r in schema["resources"] if r["name"] == target)["path"]
    with (folder / path).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    *fixed, last = _as_list(reference["fields"])
    fixed_values = dict(zip(fixed, values, strict=False))
    known = [each[last] for each in rows if all(each[k] == v for k, v in fixed_values.items())]
    hint = suggest_names(values[-1], known[:400]) if known else f"Add it to {path} first."
    if len(hint) > 200:
        hint = f"Add it to {path} first, or use an id from there."
    return Problem(table, row, names[-1], f"'{values[-1]}' is not in {path}. {hint}")
