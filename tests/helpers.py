"""What many tests need: where the kit lies, and tables as lists of texts."""

import ast
import base64
import csv
import io
import json
import shutil
import zipfile
from functools import cache
from pathlib import Path

import pytest

from whodecides import texts
from whodecides.case import SCHEMAS, case_paths, citable, load, read_schema

ROOT = Path(__file__).resolve().parents[1]
KIT = case_paths(ROOT)
DATA = KIT.at(KIT.data)


def copied_case(folder):
    """Copy the kit's own case into `folder`, and the schemas of its tables beside it; return the folder."""
    shutil.copytree(ROOT / SCHEMAS, folder.parent / "schema", dirs_exist_ok=True)
    return shutil.copytree(DATA, folder)


def write_rows(folder, table, rows):
    """Write rows (dictionaries) as the CSV of a table, with the columns of the schema."""
    schema = read_schema(folder)
    fields = next(r for r in schema["resources"] if r["name"] == table)["schema"]["fields"]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, [f["name"] for f in fields], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_rows(folder, table):
    """Return the rows of a table as dictionaries of texts."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def task_rows(lesson):
    """Return the tasks of a lesson and of its exercise as the kit reads them, as dictionaries."""
    return json.loads((ROOT / f"course/january-2021/keys/{lesson}.json").read_text(encoding="utf-8"))


def prose(count):
    """A text of so many words that does not repeat itself and is on the topic, as what students write is."""
    letters, topic = (
        "abcdefghij",
        "Twitter Mexico Germany censorship president minister company court remedy speech".split(),
    )
    words = ["word" + "".join(letters[int(each)] for each in str(number)) for number in range(count)]
    words[::12] = (topic * count)[: len(words[::12])]
    return " ".join(words) + " "


def first_in_gate(first, *others):
    """Parameters, or tuples of several, of which the gate tries the first; `make test-all` tries the same with the others."""
    later = (each if isinstance(each, tuple) else (each,) for each in others)
    return [first, *(pytest.param(*each, marks=pytest.mark.exhaustive) for each in later)]


def some_in_gate(names, step=3):
    """Names of cases that are alike, of which the gate tries each third; `make test-all` tries all."""
    return [
        name if place % step == 0 else pytest.param(name, marks=pytest.mark.exhaustive)
        for place, name in enumerate(names)
    ]


def example_of(call):
    """Return (arguments, {name: value}) of the example in the docstring of a public call."""
    made = ast.parse(call.example, mode="eval").body
    named = {each.arg: ast.literal_eval(each.value) for each in made.keywords}
    return tuple(map(ast.literal_eval, made.args)), named


@cache
def citable_ids():
    """What may be cited of the kit's case."""
    return citable(load(DATA))


def cited_ids(text):
    """Return the ids that a text cites, as the kit's case writes them."""
    return texts.cited_ids(text, citable_ids())[0]


def as_upload(text):
    """Return the text of a file as a field for files sends it."""
    return base64.b64encode(text.encode()).decode()


def zip_bytes(files):
    """Return an archive of {path: text} as bytes."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return page.getvalue()
