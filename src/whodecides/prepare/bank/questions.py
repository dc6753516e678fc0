"""The questions of the bank: the tasks of the course as a platform can ask them, before any platform's format.

A number, a choice and a text are what they are everywhere. An order, a classification and a table become gaps to fill
in, one for each item or cell: that is the one form which every platform can mark, and in which each gap has the
feedback that the task holds for it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from ...answers import Task, all_variants, is_of_an_exercise
from ...case import Row
from ...errors import Message, _
from ...i18n import Translator, colon, localized_number
from .pictures import Picture, Table, TaskContext

POINTS = 1.0  # of a task of a lesson, which has none of its own
SHORT_TITLE = 80  # characters of a question that stand in its title
NEVER_ASKED = ("prediction", "work")  # nothing is right or wrong; or only a tool of the kit can take it in
PICTURE_REFERENCE = re.compile(r"\bthe (last )?(picture|figure)\b", re.I)
# The table above, and what is read in one: its rows, its columns, its cells, or texts that somebody reads.
TABLE_REFERENCE = re.compile(
    r"\btable above\b|\bin the table\b|\b(rows?|columns) (on|of the table)\b|\bin the cell\b(?! above)|\bthe column\b|"
    r"\breads (two|three|four|five|six) texts\b",
    re.I,
)
# What a page keeps folded, and a question shows as it is.
FOLDED = re.compile(r"\bopen the (card|table)\b", re.I)
# What points at the page of a lesson: no platform shows that page.
PAGE_REFERENCE = re.compile(
    r"below|above|further down|this page has|next (cell|tool)|in the lines and run|back up|start the tools|run all cells|"
    r"\b(the|its) box|click the bar",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
TOLERANCE = 1e-9  # below it two numbers are one


@dataclass(frozen=True)
class Option:
    """What can be chosen: its words, and what is read by who chose it."""

    id: str
    text: str
    feedback: str = ""
    right: bool = False


@dataclass(frozen=True)
class Gap:
    """A place to fill in: a menu where it has `options`, else a number.

    `right` are the ids of the right options or the right number as digits; `wrong` is read by who fills in anything else,
    but for the numbers of `foreseen`, (number, what is read).
    """

    id: str
    label: str
    right: tuple[str, ...]
    options: tuple[Option, ...] = ()
    wrong: str = ""
    foreseen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Question:
    """One question of the bank.

    `kind`: "choice" has options, "number" one gap, "essay" a rubric; "menus", "numbers" and "order" have several gaps,
    those of "numbers" in a grid of `rows` and `columns`. `page` is the address of the page on which the task stands, "" where
    nobody said where pages lie; of the questions of one `task`, each a `variant`, a student gets one. `right` is what is read when all is right, `wrong` (a hint, "" where there is
    none) otherwise; `common` are mistakes with their feedback, for a platform that cannot tell who made which one, and `pairs` the
    gaps that each of them swaps in an order.
    """

    id: str
    task: str
    lesson: str
    exercise: bool
    kind: str
    title: str
    text: str
    where: str
    page: str
    points: float
    optional: bool = False
    variant: bool = False
    options: tuple[Option, ...] = ()
    gaps: tuple[Gap, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    tolerance: float = 0
    right: str = ""
    wrong: str = ""
    common: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    words: tuple[int, ...] = ()
    levels: tuple[Row, ...] = ()
    samples: tuple[Row, ...] = ()
    picture: Picture | None = None
    table: Table | None = None


def digits(number: float) -> str:
    """Return a number in digits, with the decimals that it has: 5000000, 0.089, -0.01."""
    return f"{number:.10f}".rstrip("0").rstrip(".")


def questions_of(
    tasks: Iterable[Task],
    lesson: str,
    title: str,
    above: Mapping[str, TaskContext],
    _: Translator,
    pages: tuple[str, str] = ("", ""),
) -> list[Question]:
    """Return the questions of a lesson's tasks, each variant as one, without those that no platform can ask.

    `lesson` is its number and `title` its name; `above` says what stands above a task; the question brings the picture or the
    table of which it speaks. `pages` are the addresses of the lesson and of its exercise.
    """
    asked = [all_variants(task) for task in tasks if task.kind not in NEVER_ASKED]
    return [
        _question(each, lesson, title, _needed_context(variants, above.get(each.number, TaskContext())), pages, _)
        for variants in asked
        for each in variants
    ]


def _needed_context(variants: list[Task], above: TaskContext) -> TaskContext:
    """Return of what stands above a task that without which it cannot be answered, as the words of a variant tell.

    A picture brings its own table.
    """
    if above.picture and any(PICTURE_REFERENCE.search(each.question) for each in variants):
        return TaskContext(picture=above.picture)
    return (
        TaskContext(table=above.table)
        if any(TABLE_REFERENCE.search(each.question) for each in variants)
        else TaskContext()
    )


def refers_elsewhere(text: str, shows: TaskContext) -> bool:
    """Say whether a sentence of a text points at something of its page that the question does not bring."""
    return any(
        PAGE_REFERENCE.search(each)
        and not (shows.picture and PICTURE_REFERENCE.search(each))
        and not (shows.table and TABLE_REFERENCE.search(each))
        for each in SENTENCE_END.split(text)
    )


def _question(
    task: Task, lesson: str, title: str, shows: TaskContext, pages: tuple[str, str], _: Translator
) -> Question:
    name = f"{task.id}-{task.variant}" if task.variant else task.id
    template = IN_EXERCISE if is_of_an_exercise(task) else IN_LESSON
    where = Message(template, task=task.id, lesson=lesson, title=title).translated(_)
    titled = name.replace("-", " ")
    titled = _("{name} (optional)").format(name=titled) if task.optional else titled
    common: dict = {
        "id": name,
        "task": task.id,
        "lesson": lesson,
        "exercise": is_of_an_exercise(task),
        "title": shorten(f"{titled}{colon(_.language)}{task.question}", SHORT_TITLE, placeholder=" …"),
        "text": task.question,
        "where": where,
        "page": pages[is_of_an_exercise(task)],
        "optional": task.optional,
        "variant": bool(task.variant),
        "points": task.points or POINTS,
        "tolerance": task.tolerance,
        "right": task.right,
        "wrong": task.hint,
        "picture": shows.picture,
        "table": shows.table,
    }
    return Question(**common | _KINDS[task.kind](task, _))


IN_EXERCISE = _("Task {task} of the kit, in the exercise of lesson {lesson}, “{title}”: open it beside this question.")
IN_LESSON = _("Task {task} of the kit, in lesson {lesson}, “{title}”: open it beside this question.")


def _choice(task: Task, _: Translator) -> dict:
    options = tuple(
        Option(f"o{number}", each["text"], each["feedback"], bool(each.get("right")))
        for number, each in enumerate(task.options, 1)
    )
    return {"kind": "choice", "options": options, "right": ""}


def _number(task: Task, _: Translator) -> dict:
    said = _("If you wrote {entry}: {feedback}")
    foreseen = _foreseen(task, task.answer or 0, task.mistakes, task.tolerance)
    common = tuple(
        said.format(entry=_number_in_language(number, _), feedback=feedback) for number, feedback in foreseen
    )
    gap = Gap("g1", "", (digits(task.answer or 0),), wrong=task.hint, foreseen=foreseen)
    return {"kind": "number", "gaps": (gap,), "common": common}


def _foreseen(task: Task, right: float, mistakes: Iterable[Row], tolerance: float) -> tuple[tuple[str, str], ...]:
    """Return (number, feedback) of the mistakes that can be told from the right number and from those before them."""
    known, found = [right], []
    for each in mistakes:
        if all(abs(each["answer"] - other) > tolerance + TOLERANCE for other in known):
            known.append(each["answer"])
            found.append((digits(each["answer"]), each["feedback"]))
    return tuple(found)


def _number_in_language(number: str, _: Translator) -> str:
    return localized_number(float(number), _.language)


def _table(task: Task, _: Translator) -> dict:
    names = {each["id"]: each["text"] for each in [*task.rows, *task.columns]}
    said, gaps, common = _("If you wrote {entry} for “{cell}”: {feedback}"), [], []
    cells = [f"{row['id']}.{column['id']}" for row in task.rows for column in task.columns]
    for place, cell in enumerate(cells, 1):
        label = ", ".join(names[part] for part in cell.split("."))
        mistakes = [each for each in task.mistakes if each["cell"] == cell]
        foreseen = _foreseen(task, task.cells[cell], mistakes, 0)
        gaps.append(Gap(f"g{place}", label, (digits(task.cells[cell]),), wrong=task.hint, foreseen=foreseen))
        common += [
            said.format(entry=_number_in_language(number, _), cell=label, feedback=text) for number, text in foreseen
        ]
    rows, columns = (tuple(each["text"] for each in part) for part in (task.rows, task.columns))
    return {"kind": "numbers", "gaps": tuple(gaps), "rows": rows, "columns": columns, "common": tuple(common)}


def _classify(task: Task, _: Translator) -> dict:
    options = tuple(Option(f"o{number}", each["text"]) for number, each in enumerate(task.categories, 1))
    ids = {each["id"]: option.id for each, option in zip(task.categories, options, strict=True)}
    gaps = tuple(
        Gap(f"g{place}", each["text"], (ids[each["answer"]],), options, each["feedback"])
        for place, each in enumerate(task.items, 1)
    )
    return {"kind": "menus", "gaps": gaps}


def _order(task: Task, _: Translator) -> dict:
    """Return gaps for the number of each item. Items of one place may have any of the numbers that they share."""
    places = sorted(each["place"] for each in task.items)
    options = tuple(Option(f"o{number}", str(number)) for number in range(1, len(places) + 1))
    gaps = tuple(
        Gap(f"g{place}", each["text"], _numbers_of(each["place"], places), options)
        for place, each in enumerate(task.items, 1)
    )
    ids = {each["id"]: gap.id for each, gap in zip(task.items, gaps, strict=True)}
    pairs = tuple((ids[each["first"]], ids[each["second"]]) for each in task.mistakes)
    return {"kind": "order", "gaps": gaps, "common": tuple(each["feedback"] for each in task.mistakes), "pairs": pairs}


def _numbers_of(place: float, places: list[float]) -> tuple[str, ...]:
    first = places.index(place) + 1
    return tuple(f"o{first + more}" for more in range(places.count(place)))


def _open(task: Task, _: Translator) -> dict:
    return {
        "kind": "essay",
        "words": tuple(task.words),
        "levels": tuple(task.rubric),
        "samples": tuple(task.samples),
        "right": "",
        "wrong": task.hint,
    }


_KINDS: dict[str, Callable[[Task, Translator], dict]] = {
    "choice": _choice,
    "number": _number,
    "order": _order,
    "classify": _classify,
    "table": _table,
    "text": _open,
    "evidence": _open,
}
