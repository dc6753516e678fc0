"""Whether what instructors are told fits the lessons: `teaching.toml` of each lesson and `routes.toml` of the course.

Every sentence names the file and says what to do.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from ..answers import count_words
from ..answers.lesson_cases import declared_cases
from ..case import Case, CasePaths, citable, load
from ..game.plan import phases_of
from .bank import check_bank
from .deck.deck_checks import check_slides
from .game_plans import game_plan
from .lessons import ROUTES, TEACHING, Lesson, read_lessons, read_routes
from .routes import check_routes

MOST_WORDS = {"do": 12, "say": 20, "watch": 15, "instead": 14, "no_network": 36, "charged": 80}  # a page holds them
SHORT_WAY = re.compile(r"^\*\*One session only\?\*\* .*?(\d+) minutes", re.M)
ABOUT = 3  # minutes by which "about 30 minutes" may differ from the parts


def check_teaching(paths: CasePaths) -> list[str]:
    """Return a sentence for each thing in the course of a case that its lessons, its data or a page do not bear."""
    said = [each for path in _files(paths) for each in _check_shape(path)]
    if said:
        return said  # what cannot be read says nothing
    lessons = read_lessons(paths)
    known = citable(load(paths.tables))
    for lesson in lessons.values():
        place = f"{lesson.name}/{TEACHING}"
        if not lesson.teaching:
            said.append(f"{place} is missing: write there what an instructor says, watches for and cuts first.")
            continue
        said += [f"{place}: {each}" for each in (*_headings(lesson), *_lengths(lesson.teaching))]
        for name in (each for each in lesson.teaching["common"] if not lesson.meeting(each)):
            said.append(f"{place}: no task of the lesson names the misconception '{name}'; name one that a task has.")
        of_lesson = known.with_cases(declared_cases(paths, lesson.name))
        for name in of_lesson.cited_ids(json.dumps(lesson.teaching, ensure_ascii=False))[1]:
            said.append(f"{place}: the data have no {name}; name what they have.")
        said += [f"{place}: {each}" for each in _phases(lesson, load(paths.tables))]
        said += _short_way(paths, lesson)
    said += check_bank(paths, lessons)
    routes = read_routes(paths) if (paths.at(paths.course) / ROUTES).is_file() else None
    said += [f"{ROUTES}, {each}" for each in (check_routes(routes, lessons) if routes else ())]
    return said or list(check_slides(paths, lessons, routes))  # slides are made of what fits


def _files(paths: CasePaths) -> list[Path]:
    course = paths.at(paths.course)
    found = [course / ROUTES, *sorted(course.glob(f"[0-9][0-9]-*/{TEACHING}"))]
    return [each for each in found if each.is_file()]


def _check_shape(path: Path) -> Iterator[str]:
    """Say whether a file is TOML, names its schema and keeps it."""
    schema = path.name.replace(".toml", ".schema.json")
    up = "../" if path.name == ROUTES else "../../"
    place = path.name if path.name == ROUTES else f"{path.parent.name}/{path.name}"
    text = path.read_text(encoding="utf-8")
    first = f"#:schema {up}{schema}"
    if not text.startswith(first + "\n"):
        yield f"{place}: begin the file with the line {first}"
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"{place} is not valid TOML ({error}); mend it."
        return
    validator = Draft7Validator(json.loads((path.parent / up / schema).read_text(encoding="utf-8")))
    if wrong := best_match(validator.iter_errors(written)):
        at = "".join(f", {each}" if isinstance(each, str) else f" {each + 1}" for each in wrong.absolute_path)
        yield f"{place}{at}: {wrong.message}. The schema course/{schema} says what belongs there."


def _phases(lesson: Lesson, case: Case) -> Iterator[str]:
    """Say where the parts of a lesson name phases that the plan of their game does not have, or name one twice."""
    seen: set[tuple[str, str]] = set()
    for each in lesson.teaching["part"]:
        for phase in each.get("phases", ()):
            if "game" not in each:
                yield f"part '{each['heading']}' has phases and no game; name the game."
            elif phase not in (known := phases_of(game_plan(case, each["game"]))):
                yield f"part '{each['heading']}': the {each['game']} has no phase '{phase}'; it has {', '.join(known)}."
            elif (each["game"], phase) in seen:
                yield f"part '{each['heading']}': the phase '{phase}' stands in an earlier part, too; name it once."
            seen.add((each.get("game", ""), phase))


def _headings(lesson: Lesson) -> Iterator[str]:
    """Every part of the lesson has its notes, in its order, and what is cut is a part."""
    there, noted = [each.heading for each in lesson.parts], [each["heading"] for each in lesson.teaching["part"]]
    for each in noted:
        if each not in there:
            yield f"the lesson has no part '{each}' with minutes; write its heading as the lesson has it."
    for each in there:
        if each not in noted:
            yield f"the part '{each}' has no notes; write do, say and watch for it."
    if sorted(there) == sorted(noted) and there != noted:
        yield "the parts stand in another order than in the lesson; follow the lesson."
    for each in lesson.teaching["cut_first"]:
        if each["heading"] not in there:
            yield f"cut_first names '{each['heading']}', which is no part of the lesson; write its heading."


def _lengths(written: Any, place: str = "") -> Iterator[str]:
    """What stands on the one page is short."""
    if isinstance(written, list):
        for each in written:
            yield from _lengths(each, place)
    elif isinstance(written, dict):
        name = written.get("heading", place)
        for field, text in written.items():
            most = MOST_WORDS.get(field)
            if most and isinstance(text, str) and count_words(text) > most:
                yield f"{field}{f' of {name!r}' if name else ''} has {count_words(text)} words; keep to {most}."
            else:
                yield from _lengths(text, name)


def _short_way(paths: CasePaths, lesson: Lesson) -> Iterator[str]:
    """The minutes that the lesson promises for one session are those of its parts."""
    said = SHORT_WAY.search((paths.at(paths.course) / lesson.name / "lesson.md").read_text(encoding="utf-8"))
    parts = sum(each.minutes for each in lesson.parts if each.short)
    if said and abs(int(said[1]) - parts) > ABOUT:
        yield (
            f"{lesson.name}/lesson.md: the line 'One session only?' says {said[1]} minutes, its parts take {parts}; "
            "name other tasks or other minutes."
        )
