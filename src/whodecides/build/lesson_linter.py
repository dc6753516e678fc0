"""The house rules of a lesson, as a linter.

Each rule is a function of a lesson that yields sentences; each has a test with a broken notebook.
What the length of an option gives away shows only in the tasks of all lessons: `check_option_lengths` looks at these.
A lesson is a row of screens, each with a heading, at most one short text and below it at most one tool. It is written so
that the rules can read it:

- the first screen begins with the title; its text has the lines `**Time:** 50 minutes`, `**One session only?** …` and,
  where one is needed, `**Content note:** …`;
- each further screen begins with a heading of level 2; one that takes time has a line `*10 minutes*` below its heading;
- what is judged and stands in the text, such as the words of somebody, is a quotation (`> …`); what one opens by choice
  is folded (`<details>`): neither counts as our words;
- the last screen is `## What you can do now`: a numbered list of objectives, each starting with a measurable verb in
  bold and ending with its tasks, `1. **Compare** … *(task 06.2)*`; a question that the next lesson answers; folded,
  further readings with a level (easy, medium, hard) below `### Further reading`; and links to the exercise, where there
  is one, `**Exercise:** [exercise 06](../exercises/06-exercise.ipynb)`, and to the next lesson,
  `**Next:** [lesson 07](07-what-states-do.ipynb)`;
- a task is a cell that calls `ask("06.2")`, or a tool that stores its work as `task="06.2"`; a result that a prediction is about is shown with `after="06.1"`;
- in an exercise the questions stand below their tool, as a screen with one text, at most one tool and its questions;
- a tool that asks for a prediction itself, and shows its result only then, stores it as `task="00.4"` or `expected="00.5"`.

Lessons that are still written in longer parts, with `## What you will learn`, keep `RULES_OF_PARTS`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from ..answers import OPEN_KINDS, TASKS, Task, is_of_an_exercise, read_tasks
from ..answers.lesson_patterns import ASK, ASK_IN_EXERCISE, HEADING, MINUTES, TOTAL
from ..case import CasePaths, paths_of, relative_link
from ..i18n import localized_percent
from ..tools import CALLS
from .notebooks import read_notebook

FEWEST_SCREENS, MOST_SCREENS = 8, 12
SHORT_MINUTES, FEWEST_SCREENS_OF_SHORT = 10, 4  # a lesson of so many minutes may begin a single session
MOST_WORDS_OF_LESSON, MOST_WORDS_ON_SCREEN, MOST_JUDGED_WORDS = 600, 60, 90
MOST_WRITTEN_TEXTS = 2
ABILITIES, READINGS = "What you can do now", "Further reading"
GOALS = "What you will learn"  # the beginning of a lesson that is still written in parts
MOST_CELLS, MOST_WORDS, MOST_WORDS_IN_CELL = 25, 1200, 120  # of one of these
WORDS_BEFORE_A_DECISION, MINUTES_BETWEEN_TASKS = 100, 15
FEWEST_OBJECTIVES, MOST_OBJECTIVES = 2, 4
MEASURABLE = set(
    "apply argue arrange assess calculate choose classify code compare contrast count defend describe distinguish draw "
    "estimate evaluate explain find follow identify interpret judge justify list locate match name negotiate order "
    "predict rank read restore revise save select sequence state test trace weigh write".split()
)
LEVELS = ("easy", "medium", "hard")
MOST_LONGEST = 0.4  # of the choices; where more of the right options are the longest, length gives them away
MOST_LONGER = 1.5  # times the longest wrong option; a single right option beyond that stands out
INTERACTIVE = re.compile(rf"\b({'|'.join(name for name, call in CALLS.items() if call.interactive)})\(")
AFTER = re.compile(r"\b(?:after|expected|task)\s*=\s*[\"'](\d\d\.\d+)[\"']")
TASK_REFERENCE = re.compile(r"\b(\d\d\.\d+)\b")
NEXT = re.compile(r"^\*\*Next:\*\* \[[^]]+\]\((\d\d)-[\w-]+\.ipynb\)\s*\Z", re.M)
EXERCISE = re.compile(r"^\*\*Exercise:\*\* \[[^]]+\]\(((?:\.\./)+exercises/[\w/.-]+\.ipynb)\)$", re.M)
NOTES = re.compile(r"^(?:\*\*(?:Time|One session only\?|Content note):?\*\*.*|\*\d+ minutes?\*)$", re.M)
COUNTED = re.compile(r"\*\*One session only\?\*\*.*\bcells?\b")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
FOLDED = re.compile(r"<details>.*?</details>", re.S)
QUOTATION = re.compile(r"^> ?.*$", re.M)
ADDRESS = re.compile(r"\]\([^)]*\)")
# What a cell of an exercise is: a text with a heading, another text, the links at its end, a tool, a question.
BEGINS, TEXT, ENDS, TOOL, QUESTION = "btecq"
ITS_TASKS = re.compile(r" *\*\(tasks? [^)]*\)\*")


@dataclass(frozen=True)
class LintedLesson:
    """A notebook with the tasks of its number, and the views of it that the rules share."""

    name: str
    notebook: NotebookNode
    tasks: dict[str, Task]
    paths: CasePaths
    has_exercise: bool = False
    following: str = ""  # the number of the next lesson of the course, "" in the last one

    @property
    def is_last(self) -> bool:
        return not self.following

    @property
    def cells(self) -> list[NotebookNode]:
        return self.notebook["cells"]

    @property
    def texts(self) -> dict[int, str]:
        """The Markdown cells' text, without code fences, by cell number (1 is the first)."""
        return {n: FENCE.sub("", c["source"]) for n, c in enumerate(self.cells, 1) if c["cell_type"] == "markdown"}

    @property
    def codes(self) -> dict[int, NotebookNode]:
        return {n: c for n, c in enumerate(self.cells, 1) if c["cell_type"] == "code"}

    def headings(self) -> list[tuple[int, int, str]]:
        """(cell number, level, text) of each heading, in order."""
        return [(n, len(m[1]), m[2].strip()) for n, text in self.texts.items() for m in HEADING.finditer(text)]

    def list_items(self, heading: str) -> list[str]:
        """The numbered or bulleted items below a heading of level 2, up to the next heading."""
        for text in self.texts.values():
            found = re.search(rf"^##+ {heading}\s*$(.*?)(?=^#|\Z)", text, re.M | re.S)
            if found:
                return re.findall(r"^(?:\d+\.|-) +(.+)$", found[1], re.M)
        return []

    @property
    def goals(self) -> str:
        """The heading above the objectives."""
        return GOALS if self.is_in_parts else ABILITIES

    @property
    def is_in_parts(self) -> bool:
        """Whether the lesson is still written in longer parts."""
        return any(f"## {GOALS}" in text for text in self.texts.values())

    def exercise_cells(self) -> list[NotebookNode]:
        """The cells of its exercise; none where it has no exercise."""
        path = self.paths.at(self.paths.exercise(self.name))
        return read_notebook(path).cells if self.has_exercise and path.is_file() else []

    def screens(self) -> list[list[int]]:
        """The cell numbers of each screen: one begins with each heading of level 1 or 2."""
        found: list[list[int]] = [[]]
        for number in range(1, len(self.cells) + 1):
            begins = any(n == number and level <= 2 for n, level, _text in self.headings())
            if begins and found[-1]:
                found.append([])
            found[-1].append(number)
        return found

    def asked_tasks(self) -> list[tuple[int, str]]:
        """The task ids in the order in which cells ask them, with the cell number."""
        return [(n, task) for n, cell in self.codes.items() for task in ASK.findall(cell["source"])]


def title(lesson: LintedLesson) -> Iterator[str]:
    """One title of level 1, in the first cell."""
    tops = [(n, text) for n, level, text in lesson.headings() if level == 1]
    if len(tops) != 1 or tops[0][0] != 1:
        yield f"has {len(tops)} headings of level 1; keep one, in the first cell."


def heading_levels(lesson: LintedLesson) -> Iterator[str]:
    """No heading level is skipped."""
    before = 0
    for number, level, text in lesson.headings():
        if level > before + 1:
            yield f"cell {number}: the heading '{text}' skips a level; use {'#' * (before + 1)}."
        before = level


def objectives(lesson: LintedLesson) -> Iterator[str]:
    """Two to four objectives with a measurable verb, each assessed by a task that is asked."""
    items = lesson.list_items(lesson.goals)
    if not FEWEST_OBJECTIVES <= len(items) <= MOST_OBJECTIVES:
        yield f"has {len(items)} objectives below '## {lesson.goals}'; list {FEWEST_OBJECTIVES} to {MOST_OBJECTIVES}."
    asked = {task for _, task in lesson.asked_tasks()}
    for item in items:
        verb = re.match(r"\*\*(\w+)", item)
        if not verb or verb[1].lower() not in MEASURABLE:
            yield f"objective '{item[:40]}' does not start with a measurable verb in bold; begin with one, such as **Compare**."
        tasks = TASK_REFERENCE.findall(item)
        if not tasks:
            yield f"objective '{item[:40]}' names no task; end it with the task that assesses it."
        for task in tasks:
            if task not in asked:
                yield f"objective '{item[:40]}' names task {task}, which no cell asks; ask it or name another."


def minutes(lesson: LintedLesson) -> Iterator[str]:
    """The minutes of the sections add up to the time in the first cell."""
    total = TOTAL.search(lesson.texts.get(1, ""))
    if not total:
        yield "the first cell has no line '**Time:** 50 minutes'; add it."
        return
    parts = sum(int(each) for text in lesson.texts.values() for each in MINUTES.findall(text))
    if parts != int(total[1]):
        yield f"the sections take {parts} minutes, the first cell says {total[1]}; make them agree."


def length(lesson: LintedLesson) -> Iterator[str]:
    """At most 25 cells, 1,200 words, 120 words a cell; the link to the exercise is none of them."""
    if len(lesson.cells) > MOST_CELLS:
        yield f"has {len(lesson.cells)} cells; keep to {MOST_CELLS}."
    words = {n: len(EXERCISE.sub("", text).split()) for n, text in lesson.texts.items()}
    if sum(words.values()) > MOST_WORDS:
        yield f"has {sum(words.values())} words of text; keep to {MOST_WORDS}."
    for number, count in words.items():
        if count > MOST_WORDS_IN_CELL:
            yield f"cell {number} has {count} words; keep to {MOST_WORDS_IN_CELL} or split it."


def screens(lesson: LintedLesson) -> Iterator[str]:
    """8 to 12 screens, 4 in a lesson of ten minutes at most, each one text and below it at most one tool."""
    found, time = lesson.screens(), TOTAL.search(lesson.texts.get(1, ""))
    fewest = FEWEST_SCREENS_OF_SHORT if time and int(time[1]) <= SHORT_MINUTES else FEWEST_SCREENS
    if not fewest <= len(found) <= MOST_SCREENS:
        yield f"has {len(found)} screens; make it {fewest} to {MOST_SCREENS}."
    for cells in found:
        kinds = [lesson.cells[number - 1]["cell_type"] for number in cells]
        if kinds not in (["markdown"], ["markdown", "code"]):
            yield f"cells {cells[0]} to {cells[-1]}: a screen is one text and below it at most one tool; split or join them."
        if len([number for number, level, _text in lesson.headings() if number == cells[0] and level <= 2]) > 1:
            yield f"cell {cells[0]} has more than one heading of a screen; give each screen a cell of its own."


def our_words(text: str) -> int:
    """Count the words of ours in a text: not what is judged or folded, nor what a lesson says about itself, nor addresses."""
    ours = _without(text, FOLDED, QUOTATION, NOTES, EXERCISE, NEXT, ITS_TASKS)
    return len(re.findall(r"\w[\w'’.,-]*", ADDRESS.sub("]", ours)))


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    """Return a text without what these patterns find, one after the other."""
    for pattern in patterns:
        text = pattern.sub("", text)
    return text


def screen_words(lesson: LintedLesson) -> Iterator[str]:
    """At most 60 words of ours a screen and 600 a lesson, and 90 of what is judged a screen."""
    for number, text in lesson.texts.items():
        if (count := our_words(text)) > MOST_WORDS_ON_SCREEN:
            yield f"cell {number} has {count} words of ours; keep to {MOST_WORDS_ON_SCREEN}."
        judged = len(" ".join(QUOTATION.findall(text)).replace(">", "").split())
        if judged > MOST_JUDGED_WORDS:
            yield f"cell {number} quotes {judged} words; keep to {MOST_JUDGED_WORDS}."
    total = sum(map(our_words, lesson.texts.values()))
    if total > MOST_WORDS_OF_LESSON:
        yield f"has {total} words of text; keep to {MOST_WORDS_OF_LESSON}."


def exercise_words(lesson: LintedLesson) -> Iterator[str]:
    """At most 60 words of ours in each text of the exercise."""
    for number, cell in enumerate(lesson.exercise_cells(), 1):
        count = our_words(cell.source) if cell.cell_type == "markdown" else 0
        if count > MOST_WORDS_ON_SCREEN:
            yield f"cell {number} of its exercise has {count} words of ours; keep to {MOST_WORDS_ON_SCREEN}."


def exercise_screens(lesson: LintedLesson) -> Iterator[str]:
    """A screen of the exercise is one text, at most one tool, then the questions about it; nothing of it stands on another page."""
    screens: list[tuple[int, str]] = []  # the first cell of each, and a letter for each of its cells
    for number, cell in enumerate(lesson.exercise_cells(), 1):
        if (kind := _exercise_part(cell)) == BEGINS or not screens:
            screens.append((number, kind))
        elif kind != ENDS:
            screens[-1] = (screens[-1][0], screens[-1][1] + kind)
        if number > 1 and kind in (BEGINS, TEXT) and ADDRESS.search(cell.source):
            yield f"cell {number} of its exercise leads to another page; bring what is needed."
    for number, kinds in screens:
        if not re.fullmatch(f"{BEGINS}{TOOL}?{QUESTION}*", kinds):
            yield f"the screen of its exercise from cell {number} is not one text, at most one tool, then its questions; split it."


def _exercise_part(cell: NotebookNode) -> str:
    if cell.cell_type != "markdown":
        return QUESTION if ASK_IN_EXERCISE.search(cell.source) else TOOL
    if cell.source.startswith("**Back:**"):
        return ENDS
    return BEGINS if HEADING.match(cell.source) else TEXT


def first_decision(lesson: LintedLesson) -> Iterator[str]:
    """The first screen has something to decide."""
    first = [lesson.codes[number]["source"] for number in lesson.screens()[0] if number in lesson.codes]
    if not any(map(INTERACTIVE.search, first)):
        yield "the first screen has nothing to decide; bring a tool or a task to its title."


def written_texts(lesson: LintedLesson) -> Iterator[str]:
    """At most two written texts."""
    written = [task.number for task in lesson.tasks.values() if task.rubric or task.kind in OPEN_KINDS]
    if len(written) > MOST_WRITTEN_TEXTS:
        yield f"asks for {len(written)} written texts ({', '.join(written)}); keep to {MOST_WRITTEN_TEXTS}."


def first_interaction(lesson: LintedLesson) -> Iterator[str]:
    """Something to do within a hundred words, and what one will learn only after it."""
    first = next((n for n, cell in lesson.codes.items() if INTERACTIVE.search(cell["source"])), None)
    before = [text for n, text in lesson.texts.items() if first is None or n < first]
    words = sum(len(NOTES.sub("", text).split()) for text in before)
    if first is None or words > WORDS_BEFORE_A_DECISION:
        yield f"the first interaction comes after {words} words; bring one within {WORDS_BEFORE_A_DECISION}."
    if any("## What you will learn" in text for text in before):
        yield "tells what one will learn before there is something to do; move it below the first interaction."


def task_rhythm(lesson: LintedLesson) -> Iterator[str]:
    """A task at least every 15 minutes, counted by the minutes of the sections."""
    since = 0
    for number, cell in enumerate(lesson.cells, 1):
        if cell["cell_type"] == "markdown":
            since += sum(int(each) for each in MINUTES.findall(lesson.texts[number]))
            if since > MINUTES_BETWEEN_TASKS:
                yield f"cell {number}: {since} minutes without a task; add one or split the section."
                since = 0
        elif ASK.search(cell["source"]):
            since = 0


def tasks_exist(lesson: LintedLesson) -> Iterator[str]:
    """Every task asked exists and belongs to this lesson; every task of the lesson is asked, once where it is no work in rounds."""
    asked = [task for _, task in lesson.asked_tasks()]
    for task in sorted(set(asked)):
        if task not in lesson.tasks:
            yield f"asks task {task}, which {lesson.paths.course}/{lesson.name}/{TASKS} does not have; add it there."
        elif asked.count(task) > 1 and lesson.tasks[task].kind != "work":
            yield f"asks task {task} more than once; ask it once."
    for task in lesson.tasks:
        if task not in asked:
            yield f"task {task} is asked nowhere; ask it or remove it."


def options_teach(lesson: LintedLesson) -> Iterator[str]:
    """Each wrong option or item has feedback of its own and a misconception id; a choice has exactly one right option."""
    for task in lesson.tasks.values():
        if task.kind == "choice" and sum(bool(each.get("right")) for each in task.options) != 1:
            yield f"task {task.number}: mark exactly one option as right."
        parts = {"choice": task.options, "classify": task.items}.get(task.kind, task.mistakes)
        feedback = [each.get("feedback", "") for each in parts]
        for number, part in enumerate(parts, 1):
            name = part.get("id", number)
            if not part.get("feedback") or feedback.count(part["feedback"]) > 1:
                yield f"task {task.number}, option {name}: give it feedback of its own."
            if not part.get("right") and not part.get("misconception"):
                yield f"task {task.number}, option {name}: name the misconception behind it."


def predictions_first(lesson: LintedLesson) -> Iterator[str]:
    """What students predict stays hidden until the prediction is stored, also in the saved output."""
    asked = {task: n for n, task in lesson.asked_tasks()}
    for task in lesson.tasks.values():
        if task.kind != "prediction":
            continue
        shown = [(n, cell) for n, cell in lesson.codes.items() if task.number in AFTER.findall(cell["source"])]
        if not shown:
            yield f'prediction {task.number} hides nothing; show its result with after="{task.number}".'
        for number, cell in shown:
            if number < asked.get(task.number, 0):
                yield f"cell {number} shows the result of prediction {task.number} before it is asked; move it below."
            pages = [
                "".join(o["data"]["text/html"]) for o in cell.get("outputs", []) if "text/html" in o.get("data", {})
            ]
            if any("<table" in page.partition("<details>")[0] for page in pages):
                yield f"cell {number}: the saved output shows the result of prediction {task.number}; run 'make course'."


def outputs_saved(lesson: LintedLesson) -> Iterator[str]:
    """Every code cell that makes something was saved with its output, and without an error."""
    if lesson.codes and not any(cell.get("outputs") for cell in lesson.codes.values()):
        yield "is saved without outputs; run 'make course'."
    for number, cell in lesson.codes.items():
        if INTERACTIVE.search(cell["source"]) and not cell.get("outputs"):
            yield f"cell {number} is saved without its output; run 'make course'."
        if any(o["output_type"] == "error" for o in cell.get("outputs", [])) and "raises-exception" not in cell[
            "metadata"
        ].get("tags", []):
            yield f"cell {number} is saved with an error; mend it and run 'make course'."


def images_have_alt(lesson: LintedLesson) -> Iterator[str]:
    """Every image has a text alternative."""
    pages = [(n, text) for n, text in lesson.texts.items()]
    pages += [
        (n, "".join(o["data"]["text/html"]))
        for n, c in lesson.codes.items()
        for o in c.get("outputs", [])
        if "text/html" in o.get("data", {})
    ]
    for number, page in pages:
        if re.search(r"!\[\s*\]\(|<img(?![^>]*\balt=\"[^\"]+\")", page):
            yield f"cell {number} has an image without alt text; describe what it shows."
    for number, cell in lesson.codes.items():
        for output in cell.get("outputs", []):
            kinds = set(output.get("data", {}))
            if kinds & {"image/png", "image/svg+xml", "image/jpeg"} and "text/html" not in kinds:
                yield f"cell {number} has a picture without alt text; show it with a function of the kit."


def closing(lesson: LintedLesson) -> Iterator[str]:
    """The last screen says what one can do now, asks what the next lesson answers, and leads on; readings have levels."""
    last = lesson.texts.get(len(lesson.cells), "")
    if f"## {ABILITIES}" not in last:
        yield f"does not end with '## {ABILITIES}' in a cell of its own; add it."
    elif not lesson.is_last and not re.search(r"\?(?:\*\*)?$", _without(last, FOLDED, EXERCISE, NEXT), re.M):
        yield f"asks nothing below '## {ABILITIES}'; add a question that the next lesson answers."
    yield from _short_way_and_links(lesson)
    yield from _readings(lesson)


def closing_of_parts(lesson: LintedLesson) -> Iterator[str]:
    """Key points mirror the objectives; one-session line; further reading with levels; links to exercise and next lesson."""
    points, aims = lesson.list_items("Key points"), lesson.list_items(GOALS)
    if len(points) != len(aims):
        yield f"has {len(points)} key points for {len(aims)} objectives; write one for each, in the same order."
    yield from _short_way_and_links(lesson)
    yield from _readings(lesson)


def _short_way_and_links(lesson: LintedLesson) -> Iterator[str]:
    if "**One session only?**" not in lesson.texts.get(1, ""):
        yield "the first cell has no line '**One session only?** Do tasks …'; add it."
    elif COUNTED.search(lesson.texts[1]):
        yield "the line '**One session only?**' counts cells; name tasks, which bear their numbers."
    exercise = EXERCISE.search(lesson.texts.get(len(lesson.cells), ""))
    where = relative_link(lesson.paths.notebook(lesson.name), lesson.paths.exercise(lesson.name))
    if lesson.has_exercise and not (exercise and exercise[1] == where):
        wanted = f"**Exercise:** [exercise {lesson.name[:2]}]({where})"
        yield f"does not lead to its exercise; add '{wanted}' to the last cell, before '**Next:**'."
    following = NEXT.search(lesson.texts.get(len(lesson.cells), ""))
    if not lesson.is_last and (not following or following[1] != lesson.following):
        yield "does not end with a link to the next lesson; add '**Next:** [lesson …](….ipynb)' to the last cell."


def _readings(lesson: LintedLesson) -> Iterator[str]:
    readings = lesson.list_items(READINGS)
    if not readings:
        yield "has no '## Further reading'; add it to the last cell."
    for item in readings:
        if not any(f"({level})" in item for level in LEVELS):
            yield f"reading '{item[:40]}' names no level; add (easy), (medium) or (hard)."


SHARED_RULES = (
    title,
    heading_levels,
    objectives,
    minutes,
    task_rhythm,
    tasks_exist,
    options_teach,
    predictions_first,
    outputs_saved,
    images_have_alt,
)
RULES = (*SHARED_RULES, screens, screen_words, exercise_words, exercise_screens, first_decision, written_texts, closing)
RULES_OF_PARTS = (*SHARED_RULES, length, exercise_words, exercise_screens, first_interaction, closing_of_parts)


def check_lesson(path: Path, notebook: NotebookNode) -> list[str]:
    """Return the sentences of all rules that the lesson at `path` breaks."""
    paths = paths_of(path)
    file = paths.at(paths.keys) / f"{path.stem}.json"
    tasks = read_tasks(file) if file.is_file() else []
    own = {task.number: task for task in tasks if not is_of_an_exercise(task)}
    later = [each.name[:2] for each in path.parent.glob("[0-9][0-9]-*.ipynb") if each.name[:2] > path.name[:2]]
    following = min(later, default="")
    lesson = LintedLesson(path.stem, notebook, own, paths, has_exercise=len(own) < len(tasks), following=following)
    rules = RULES_OF_PARTS if lesson.is_in_parts else RULES
    return [f"{path.name}: {said}" for rule in rules for said in rule(lesson)]


def check_option_lengths(tasks: Iterable[Task]) -> list[str]:
    """Return a sentence where length gives right options away: one by itself, or too many of the choices among `tasks`.

    The share is that of all tasks together: a lesson has one to three choices, too few for a share of its own.
    """
    choices = [task for task in tasks if task.kind == "choice"]
    standing_out = [task.id for task in choices if _length_ratio(task.options) > MOST_LONGER]
    telling = [task.id for task in choices if _length_ratio(task.options) > 1]
    problems = [
        f"The right option of {', '.join(standing_out)} is longer by half than each wrong one: bring them to like lengths."
    ] * bool(standing_out)
    if len(telling) > MOST_LONGEST * len(choices):
        problems.append(
            f"In {len(telling)} of {len(choices)} choices the right option is the longest ({', '.join(telling)}): "
            f"shorten it or lengthen a wrong one, so that it is so in at most {localized_percent(MOST_LONGEST, 'en')}."
        )
    return problems


def _length_ratio(options: Sequence[Mapping[str, Any]]) -> float:
    """Return how many times as long as the longest wrong option the right one is."""
    right, wrong = (
        max(len(each["text"]) for each in options if bool(each.get("right")) == is_right) for is_right in (True, False)
    )
    return right / wrong
