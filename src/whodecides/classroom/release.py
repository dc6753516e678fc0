"""The bundle that an instructor gives to a class: the kit without solutions, and exercises without their key."""

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from ..answers import CLASS_FILE, is_of_an_exercise, read_tasks, tasks_json
from ..answers.lesson_cases import declared_data
from ..answers.lesson_patterns import ASK_IN_EXERCISE
from ..case import COURSE, DEFAULT, NOTEBOOKS, SCHEMAS, CasePaths
from ..files import FIXED_DATE, write_zip
from ..widgets.html import html_paragraph, saved_page
from .wheel_platforms import supported_computers, supported_pythons

# What students need of the kit. Solutions, tests and what is for instructors stay behind.
FILES = (
    "LICENSE LICENSE-TEXT-AND-DATA.md CITATION.cff Makefile bootstrap.py pyproject.toml environment.yml "
    "requirements/student.lock"
).split()
FOLDERS = "jupyter src".split()  # and those of the case
CITATION = "CITATION.cff"
RELEASE_DATE = re.compile(r"^date-released: (\d{4}-\d\d-\d\d)$", re.M)
README = "instructor/for-students.md"  # becomes the bundle's README.md
PYTHON_PLACE, PACKAGES_PLACE = re.compile(r"<!-- python -->(.*)<!-- /python -->"), "<!-- packages -->"  # places in it
ANY_PYTHON = "Python 3.11 or newer"
OTHER_PYTHON_NOTE = (
    " Another one may stay beside it. Take the newest release of it that has an installer for your computer."
)
START_FOLDER = "start"  # a folder beside this file: what one opens on Windows, macOS and Linux
FIRST_LESSON = "00-"  # the lesson with the box of the pseudonym and of the file to hand in
LESSON = re.compile(rf"(?:{NOTEBOOKS}|{COURSE})/(?:[^/]+/)*(\d\d-[^/.]+)[./]")
# As each lesson and exercise but the last one ends.
NEXT_LINK = re.compile(r"\*\*Next:\*\* \[[^]]+\]\((?P<folder>\.\./notebooks/)?\d\d-[\w-]+\.ipynb\)")
THEN_OPEN = re.compile(r"\bthen open lesson (\d\d)\b")  # where one goes on in a single session
LINK = re.compile(r"!?\[([^\]\n]*)\]\((?!\w+:|#)([^)\s#]+)[^)\s]*\)")  # to a file of the kit
EXCLUDED = re.compile(r"__pycache__|\.ipynb_checkpoints|\.pyc$|my-answers|\.egg-info")
VARIANT_NOTE = "Task {task}. Your question appears here with the tools: it differs from student to student."


def bundle(
    kit: CasePaths,
    exercises: dict[str, tuple[str, str]],
    of_class: bytes,
    wheels: Iterable[Path] = (),
    plan: str = "",
) -> dict[str, bytes]:
    """Return {path in the bundle: bytes}.

    `kit` is the case in its kit; `exercises` maps the name of the lesson of each exercise to (notebook as JSON text, its
    tasks without key, as JSON text). `of_class` is the content of CLASS_FILE: nothing in the bundle tells who is in the
    class. The lessons are those of the exercises, and the first; the data of other cases that they declare come along.
    `wheels` are the packages that are brought: the README says for which Python and computers. `plan` is what it tells of
    sessions, in Markdown.
    """
    root = kit.root

    def wanted(name: str) -> bool:
        lesson = LESSON.match(name)
        return not EXCLUDED.search(name) and (
            not lesson or lesson[1] in exercises or lesson[1].startswith(FIRST_LESSON)
        )

    paths = [*(root / each for each in (*FILES, DEFAULT)), *sorted(kit.at(kit.folder(NOTEBOOKS)).glob("*.*"))]
    lessons_here = [
        path.stem for path in paths if path.suffix == ".ipynb" and wanted(path.relative_to(root).as_posix())
    ]
    folders = (kit.data, *declared_data(kit, lessons_here), SCHEMAS, *FOLDERS)
    paths += [path for folder in folders for path in sorted(kit.at(folder).rglob("*")) if path.is_file()]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and wanted(path.relative_to(root).as_posix())
    }
    for path in sorted(kit.at(kit.keys).glob("*.json")):
        if wanted(name := path.relative_to(root).as_posix()):
            of_the_lesson = [task for task in read_tasks(path) if not is_of_an_exercise(task)]
            files[name] = tasks_json(of_the_lesson).encode()  # the key of the exercise stays with the instructor
    for name, (notebook, tasks) in exercises.items():
        files[kit.exercise(name)] = _without_questions(notebook, tasks).encode()
        files[f"{kit.students_tasks}/{name}.json"] = tasks.encode()
    files[CLASS_FILE] = of_class
    page = (root / README).read_text(encoding="utf-8").replace("](../", "](")  # it moves one folder up
    for path in sorted(Path(__file__).with_name(START_FOLDER).iterdir()):
        files[path.name] = path.read_bytes()
    lessons = sorted(name for name in files if re.fullmatch(rf"{kit.folder(NOTEBOOKS)}/\d\d-[^/]+\.ipynb", name))
    page = page.replace("<!-- lessons -->", _contents_table(files, lessons, kit))
    page = page.replace("<!-- plan -->\n\n", f"{plan}\n\n" if plan else "")
    files["README.md"] = _with_install_notes(page, list(wheels)).encode()
    return {name: _without_dead_links(name, content, files, lessons) for name, content in files.items()}


def keys_archive(kit: CasePaths) -> bytes:
    """Return all keys of a case as a ZIP archive that the instructor keeps.

    By it `grade --older-kit` marks what was answered before a question was changed.
    """
    packed = BytesIO()
    write_zip(
        packed, ((f"{kit.keys}/{path.name}", path.read_bytes()) for path in sorted(kit.at(kit.keys).glob("*.json")))
    )
    return packed.getvalue()


def _with_install_notes(page: str, wheels: Iterable[Path]) -> str:
    """Return the page with the Python to install, what the first start fetches, and for which computers it is brought."""
    named = [f"Python {each}" for each in supported_pythons(wheels)]
    if not named:
        return PYTHON_PLACE.sub(r"\1", page).replace(PACKAGES_PLACE, "It fetches them from the internet.")
    which = " or ".join(named)
    computers = [words.format(version=version) for words, version in supported_computers(wheels)]
    on = f" on {'; '.join(computers)}" if computers else ""
    note = (
        f"This archive brings them for {which}{on}: there the first start needs no internet. Is yours another computer? "
        "Remove the folder `wheels`, and connect to the internet for the first start."
    )
    page = PYTHON_PLACE.sub(lambda found: found[1].replace(ANY_PYTHON, which) + OTHER_PYTHON_NOTE, page)
    return page.replace(PACKAGES_PLACE, note)


def _contents_table(files: Mapping[str, bytes], lessons: Iterable[str], kit: CasePaths) -> str:
    """Return the lessons and exercises of the bundle as a table in Markdown."""
    rows = ["| lesson | exercise |", "|---|---|"]
    for name in lessons:
        first = json.loads(files[name])["cells"][0]["source"]
        title = "".join(first).splitlines()[0].lstrip("# ").strip()
        number = posixpath.basename(name)[:2]
        exercise = kit.exercise(number)
        rows.append(f"| [{title}]({name}) | {f'[{number}]({exercise})' if exercise in files else '–'} |")
    return "\n".join(rows)


def _without_dead_links(name: str, content: bytes, files: Collection[str], lessons: Iterable[str]) -> bytes:
    """Return a page or notebook with the bare words in place of links to what is not in the bundle.

    A lesson and its exercise lead on to the next lesson of the class.
    """
    place = posixpath.dirname(name)
    later = later_lessons(name, lessons)

    def without_dead_links(text: str) -> str:
        def live_or_words(link: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(place, link[2]))
            there = target in files or any(each.startswith(f"{target}/") for each in files)
            return link[0] if there else link[1]

        return LINK.sub(live_or_words, lead_to_next_lesson(text, later))

    if name.endswith(".md"):
        return without_dead_links(content.decode()).encode()
    if not name.endswith(".ipynb"):
        return content
    notebook, changed = json.loads(content), False
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and without_dead_links(source) != source:
            cell["source"], changed = without_dead_links(source).splitlines(keepends=True), True
    return _notebook_text(notebook).encode() if changed else content


def later_lessons(name: str, lessons: Iterable[str]) -> list[str]:
    """Return the names of the notebooks of the lessons that come behind a lesson or an exercise, all of them as paths."""
    names = map(posixpath.basename, lessons)
    return [each for each in names if each[:2] > posixpath.basename(name)[:2]]


def lead_to_next_lesson(text: str, later: Sequence[str]) -> str:
    """Return the text of a lesson or of its exercise so that it leads on to the next lesson of a class.

    `later` names the notebooks behind it.
    """

    def next_link(found: re.Match[str]) -> str:
        return f"**Next:** [lesson {later[0][:2]}]({found['folder'] or ''}{later[0]})" if later else ""

    def then_open(found: re.Match[str]) -> str:
        there = any(each.startswith(found[1]) for each in later)
        return found[0] if there or not later else f"then open lesson {later[0][:2]}"

    return NEXT_LINK.sub(next_link, THEN_OPEN.sub(then_open, text))


def _without_questions(notebook: str, tasks: str) -> str:
    """Return the exercise saved without the questions that differ between students: nobody reads one that they do not get."""
    varied = {each["id"] for each in json.loads(tasks) if each.get("variants")}
    kept = json.loads(notebook)
    for cell in kept["cells"]:
        call = ASK_IN_EXERCISE.search("".join(cell["source"])) if cell["cell_type"] == "code" else None
        if call and call[1] in varied:
            note = VARIANT_NOTE.format(task=call[1])
            for output in cell["outputs"]:
                output["data"] = {"text/html": saved_page("en", html_paragraph(note)), "text/plain": note}
    return _notebook_text(kept)


def _notebook_text(notebook: Mapping[str, Any]) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_bundle(files: dict[str, bytes], path: Path | BinaryIO, wheels: Iterable[Path] = ()) -> None:
    """Write the bundle as a ZIP archive, with the packages that it installs from where they are given.

    The same files give the same bytes: each says that it was written on the day of the kit's version.
    """
    released = RELEASE_DATE.search(files.get(CITATION, b"").decode())
    texts = ((f"whodecides/{name}", files[name]) for name in sorted(files))
    packages = ((f"whodecides/wheels/{each.name}", each.read_bytes()) for each in wheels)
    write_zip(path, chain(texts, packages), day=date.fromisoformat(released[1]) if released else FIXED_DATE)
