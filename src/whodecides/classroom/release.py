"""The bundle that an instructor gives to a class: the kit without solutions, and exercises without their key."""

import json
import re
import zipfile
from pathlib import Path

from ..answers import CLASS_FILE

# What students need of the kit. Solutions, tests and what is for instructors stay behind.
FILES = (
    "README.md LICENSE LICENSE-TEXT-AND-DATA.md CITATION.cff Makefile bootstrap.py pyproject.toml environment.yml "
    "requirements/student.lock"
).split()
FOLDERS = "data notebooks jupyter src".split()
LEFT_OUT = re.compile(r"__pycache__|\.ipynb_checkpoints|\.pyc$|my-answers|\.egg-info")
STAMP = (2021, 1, 14, 0, 0, 0)  # the same bytes on every day
VARIES = "Your question stands in the form below: the tasks of a class differ from student to student."


def bundle(root, exercises, class_name):
    """Return {path in the bundle: bytes}.

    `root` is the kit; `exercises` maps the name of each exercise to (notebook as JSON text, its tasks without key, as
    JSON text). Nothing in the bundle tells who is in the class.
    """
    root = Path(root)
    paths = [root / each for each in FILES] + [
        path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.is_file()
    ]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not LEFT_OUT.search(path.relative_to(root).as_posix())
    }
    for name, (notebook, tasks) in exercises.items():
        files[f"exercises/{name}.ipynb"] = _without_questions(notebook, tasks).encode()
        files[f"exercises/tasks/{name}.json"] = tasks.encode()
    files[CLASS_FILE] = (json.dumps({"class": class_name}, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _without_questions(notebook, tasks):
    """Return the exercise with a pointer to the form in place of questions that differ between students."""
    varied = {each["id"].replace(".", "-") for each in json.loads(tasks) if each.get("variants")}
    kept = json.loads(notebook)
    for cell in kept["cells"]:
        if cell["id"].removesuffix("-question") in varied:
            heading = "".join(cell["source"]).split("\n\n")[:2]
            cell["source"] = "\n\n".join([*heading, VARIES])
    return json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_bundle(files, path):
    """Write the bundle as a ZIP archive: the same files give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"whodecides/{name}", STAMP), files[name], zipfile.ZIP_DEFLATED)
