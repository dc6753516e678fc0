"""Make a small case to begin with: a small codebook, words for values, and made-up rows that show the form.

Codebook and words stand in `case/`. A lesson that compares what the rows say stands in `lesson/`.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from string import Template
from typing import Any

from ..case import CASES, COURSE, DATA_PACKAGE, SCHEMAS, case_names, case_paths, load
from ..case.config import FILE
from ..case.views import INFERRED
from ..errors import KitError, suggest_names
from .readme import readme_of

NAME = re.compile(r"[a-z0-9](?:-?[a-z0-9]){0,29}")
DAY = "2001-02-03"
LATER = "2001-02-04"
WORDS = {"en": "made-up words", "fr": "mots inventés", "es": "palabras inventadas"}
NOTE = "Made up: shows the form of a row. Replace it."
CODEBOOK = ("variables", "values")
COPIED = (*CODEBOOK, "labels")
VOCABULARIES = {  # {table: {column: what may stand there}}, where each case has words of its own
    "statements": {"about": ["the act", "platform power in general"]},
    "events": {"thread": ["example"]},
}
TABLES, LESSONS = (Path(__file__).with_name(each) for each in ("case", "lesson"))


def _in_three_languages(column: str, en: str, fr: str, es: str) -> dict[str, str]:
    return {f"{column}_en": en, f"{column}_fr": fr, f"{column}_es": es}


ROWS = {
    "jurisdictions": [
        {"id": "XAA", "kind": "state", **_in_three_languages("name", "Exampleland", "Exemplie", "Ejemplia"), "member": "false"},
        {"id": "XBB", "kind": "state", **_in_three_languages("name", "Otherland", "Autrelande", "Otralandia"), "member": "false"},
    ],
    "actors": [{
        "id": "XAA-example", "name": "Example Person (made up)", "kind": "person", "branch": "executive",
        "jurisdiction": "XAA", **_in_three_languages("office", "made-up minister", "ministre inventée", "ministra inventada"),
        "in_government": "true",
    }],
    "sources": [{
        "id": "example-source", "publisher": "Example Gazette (made up)", "origin": "Example Gazette",
        "title": "A made-up page", "url": "https://example.org/made-up-page", "date": DAY, "language": "en",
        "kind": "national press", "access": "open", "note": NOTE,
    }],
    "statements": [{
        "id": "XAA-01", "jurisdiction": "XAA", "actor": "XAA-example", "speaks_for": "XAA-example", "date": DAY,
        "date_precision": "day", "channel": "interview", "venue": "a made-up radio", "wording": WORDS["en"],
        "language": "en", "wording_status": "original", **_in_three_languages("gloss", *WORDS.values()), "glossed_by": "you",
        "context": "What else was said, in your words.", "about": "the act",
        "companies": "Example Company", "source_1": "example-source", "note": NOTE,
    }],
    "searches": [{
        "id": "Q-XBB", "jurisdiction": "XBB", "date": LATER, "languages": "en", "places": "where you looked (made up)",
        "terms": "what you looked for (made up)", "note": NOTE,
    }],
    "platform_actions": [{
        "id": "A900", "company": "Example Company", "platform": "Example Platform", "action": "suspension",
        "target": "a made-up account", "date": DAY, "date_precision": "day", "duration": "permanent",
        **_in_three_languages("ground", "The ground that the company gave.", "Le motif donné par l'entreprise.",
                    "El motivo que dio la empresa."),
        "decided_by": "company", "source_1": "example-source", "note": NOTE,
    }],
    "events": [{
        "id": "E900", "date": DAY, "date_precision": "day", "kind": "platform action", "jurisdiction": "XAA",
        **_in_three_languages("title", "A made-up company suspends a made-up account",
                    "Une entreprise inventée suspend un compte inventé",
                    "Una empresa inventada suspende una cuenta inventada"),
        "thread": "example", "source_1": "example-source", "note": NOTE,
    }],
    "event_records": [{"event": "E900", "action": "A900"}],
    "open_questions": [{
        "id": "O01", "question_en": "What could not be established? (made up)", "where_looked": "where you looked",
        "nearest": "what came nearest",
    }],
}  # fmt: skip
CASE_TOML = f"""\
# What the tools must know of this case beside its tables. `whodecides check` says which entries other tools need;
# the kit's own case shows them all.

# How the case is called, in the three languages of the kit.
[name]
en = "Made-up example"
fr = "Exemple inventé"
es = "Ejemplo inventado"

# The act that the case is about: its day, and its row in platform_actions.csv.
[act]
day = {DAY}
action = "A900"

# The days with which the timeline opens.
[period]
first = {DAY}
last = {LATER}
"""
README = """\
# {name}: a case to begin with

Every row here is **made up**: it shows the form and is to be replaced. Never mix it with true rows.

1. Put your own rows into the tables, in this order: `jurisdictions.csv`, `sources.csv`, `actors.csv`, `statements.csv`
   (a government of which you found no statement gets a row in `searches.csv`), then `positions.csv`: a value on each
   variable of `variables.csv` for each statement and each search. Coders A and B code alone; `adjudicated` is what counts.
2. Run `whodecides check data/{name}`. It names table, row, column and what to do, then says which tools the case opens
   and what each of the others lacks.
3. Write your own questions and rules into `variables.csv` and `values.csv`. Those that stand there are short, so that
   you see the form. What the kit shows for a value of another column stands in `labels.csv`. Then run
   `whodecides build codebook --case {name}` for `CODEBOOK.md`, which explains every column.

| table | a row is |
|---|---|
{tables}

Tables for more tools (laws, a story, a negotiation …) are described in `data/schema/`: name one in `datapackage.json` as
the others are named there, and add its file. What may stand in a column of your case alone goes into its `vocabularies`.

## How far the coders agreed

<!-- reliability -->
<!-- /reliability -->

<!-- overruled -->
<!-- /overruled -->
"""


def new_case(root: Path, name: str, lesson: str = "") -> list[Path]:
    """Write a small valid case called `name` into the kit in `root`, and a lesson of LESSONS where one is asked for.

    Returns the folders made: the case, and the lesson. Raises KitError where they are there already, where the name fits no
    folder and no id, and for another lesson.
    """
    folder, course = root / CASES / name, root / COURSE / name
    if not NAME.fullmatch(name):
        raise KitError(f"'{name}' is no name for a case: write small letters, digits and hyphens, such as my-case.")
    if name in case_names(root) or folder.exists() or (lesson and course.exists()):
        raise KitError(f"'{name}' is there already: name a case that does not exist yet.")
    if lesson and lesson not in (known := lesson_template_names()):
        raise KitError(f"There is no lesson '{lesson}' to begin with. {suggest_names(lesson, known)}")
    paths = case_paths(root)
    case = load(paths.tables)
    rows = ROWS | {each: _read(TABLES / f"{each}.csv") for each in COPIED}
    rows["positions"] = list(_positions(rows["variables"], rows["values"]))
    resources = [each for each in case.schema["resources"] if each["name"] in rows]
    about = {
        "name": f"whodecides-{name}", "title": name, "version": "0.0.1",
        "description": "A case that begins with made-up rows.", "resources": list(map(_resource_reference, resources)),
    }  # fmt: skip
    schema = {key: about.get(key, value) for key, value in case.schema.items()}
    folder.mkdir(parents=True)
    (folder / DATA_PACKAGE).write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / FILE).write_text(CASE_TOML, encoding="utf-8")
    for resource in resources:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        _write(folder / resource["path"], columns, rows[resource["name"]])
    tables = "\n".join(f"| `{each['path']}` | {each['description'].removeprefix('A row is ')} |" for each in resources)
    readme = README.format(name=name, tables=tables)
    (folder / "README.md").write_text(readme_of(load(folder), readme), encoding="utf-8")
    return [folder, _write_lesson(course / f"01-{lesson}", LESSONS / lesson, name)] if lesson else [folder]


def lesson_template_names() -> list[str]:
    """Return the names of the lessons with which a case can begin."""
    return sorted(each.name for each in LESSONS.iterdir() if each.is_dir())


def _write_lesson(folder: Path, templates: Path, case: str) -> Path:
    folder.mkdir(parents=True)
    for template in sorted(templates.glob("*.txt")):
        text = Template(template.read_text(encoding="utf-8")).substitute(name=case)
        name = template.stem.replace("_", ".")  # the bundle of a class holds src/, and no file called teaching.toml
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _resource_reference(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a case names a table that all cases have, with the values that are its own."""
    name = resource["name"]
    own = {"vocabularies": VOCABULARIES[name]} if name in VOCABULARIES else {}
    schema = f"../{PurePosixPath(SCHEMAS).name}/{name}.json"
    return {"name": name, "path": resource["path"], "encoding": "utf-8", "schema": schema} | own


def _positions(variables: Iterable[Mapping[str, str]], values: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Yield a made-up code of each variable: by both coders and adjudicated for the statement, once for the search."""
    for variable in (each["id"] for each in variables):
        own = [each for each in values if each["variable"] == variable]
        first, absent = (
            next(each["id"] for each in own if each["kind"] == kind) for kind in ("substantive", "no statement found")
        )
        about = {"variable": variable, "confidence": "high", "note": NOTE}
        for coder in ("A", "B", "adjudicated"):
            words = INFERRED if coder == "adjudicated" else ""
            yield about | {"jurisdiction": "XAA", "statement": "XAA-01", "value": first, "coder": coder, "words": words}
        yield about | {"jurisdiction": "XBB", "search": "Q-XBB", "value": absent, "coder": "adjudicated"}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: row.get(column, "") for column in columns} for row in rows)
